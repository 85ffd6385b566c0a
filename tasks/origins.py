"""Where the records of a run come from: the sources that the user named, or the bytes that the warehouse kept of them."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Protocol

from tasks.ingest.containers.seen import Seen
from tasks.ingest.document import Reject
from tasks.ingest.records import Record, records_again, records_of
from tasks.ingest.sources import Found
from tasks.publish.index import Kept
from tasks.publish.raw import RawMissing, read_raw


class Origin(Protocol):
    """What a run takes in, and what that says of addresses that the warehouse knows."""

    def records(self) -> Iterator[Record | Reject]:
        """Everything that comes in, one after another."""
        ...

    def lost(self) -> Iterable[str]:
        """Addresses that belong here and whose bytes are gone; asked when all records were given."""
        ...

    def is_forced(self, uri: str) -> bool:
        """Whether it is made again even where it is up to date."""
        ...

    def was_looked_at(self, uri: str) -> bool:
        """Whether what lies there now has come in, so that an earlier verdict on it counts no more."""
        ...

    def gone(self, known: Iterable[str], is_refused: Callable[[str], bool]) -> Iterable[str]:
        """Which of the known addresses are no more. What lies in one that is refused was not seen."""
        ...


@dataclass(slots=True)
class Sources:
    """Files, folders and globs."""

    found: Found
    text_column: str | None = None
    prune: bool = False
    """whether what is not there any more leaves the warehouse"""
    _read: Set[str] = frozenset()

    def __post_init__(self) -> None:
        self._read = {source.source_uri for source in self.found.sources}

    def records(self) -> Iterator[Record | Reject]:
        read = (records_of(source, self.text_column) for source in self.found.sources)
        return chain(self.found.rejects, chain.from_iterable(read))

    def lost(self) -> Iterable[str]:
        return ()

    def is_forced(self, uri: str) -> bool:
        return False

    def was_looked_at(self, uri: str) -> bool:
        return uri.partition("#")[0] in self._read

    def gone(self, known: Iterable[str], is_refused: Callable[[str], bool]) -> Iterable[str]:
        if not self.prune:
            return ()
        return (uri for uri in known if self.found.covers(uri) and not any(map(is_refused, _places_of(uri))))


def _places_of(uri: str) -> Iterator[str]:
    """The address, and the folders and containers in which it lies: what could not be read has not vanished."""
    yield uri
    yield from (uri[:at] for at, char in enumerate(uri) if char in "/#")


@dataclass(slots=True)
class RawBytes:
    """The bytes that earlier runs kept: the sources themselves are not needed, nor looked for."""

    folder: Path
    kept: Iterable[Kept]
    """given once"""
    text_column: str | None = None
    everything: bool = True
    """whether all that comes out is made again, or only what is asked for by address"""
    missing: list[str] = field(default_factory=list)
    """addresses whose bytes are not there"""
    _tried: Seen = field(default_factory=Seen)

    def records(self) -> Iterator[Record | Reject]:
        for kept in self.kept:
            content = self._content_of(kept)
            if content is None:
                self.missing.append(kept.source_uri)
                continue
            self._tried.add(kept.source_uri)
            yield from records_again(kept.source_uri, content, kept.declared, self.text_column)

    def _content_of(self, kept: Kept) -> bytes | None:
        # a record whose id another one has is no document, however often it is tried
        if kept.raw_sha256 is None or kept.reason == "duplicate_id":
            return None
        try:
            return read_raw(self.folder, kept.raw_sha256)
        except RawMissing:
            return None

    def lost(self) -> Iterable[str]:
        return self.missing

    def is_forced(self, uri: str) -> bool:
        return self.everything or uri in self._tried

    def was_looked_at(self, uri: str) -> bool:
        return uri in self._tried

    def gone(self, known: Iterable[str], is_refused: Callable[[str], bool]) -> Iterable[str]:
        """What was tried again and became something else: a file that is opened as a container now."""
        return (uri for uri in known if uri in self._tried)
