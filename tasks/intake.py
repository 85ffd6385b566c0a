"""Records as they are listed → those that must be processed, against what the warehouse knows of them.

Everything that comes in is counted once: n_in = n_new + n_changed + n_unchanged + n_rejected.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from tasks.ingest.document import INTERNAL_ERROR, Reject
from tasks.ingest.records import Record, records_of
from tasks.ingest.sources import Found
from tasks.publish.index import Known
from tasks.publish.runs import Run


@dataclass(slots=True)
class Intake:
    """What the sources of a run are. It is filled while records stream through `to_process`."""

    index: Mapping[str, Known]
    """what the warehouse knows, by source_uri"""
    found: Found
    text_column: str | None = None
    pending: dict[str, str] = field(default_factory=dict)
    """raw_sha256 of every source that is processed"""
    rejects: dict[str, Reject] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    still_rejected: set[str] = field(default_factory=set)
    n_in: int = 0
    """sources listed, each address once"""

    def to_process(self) -> Iterator[Record]:
        """The records that are new or changed, or made by an older version."""
        for listed in chain(self.found.rejects, chain.from_iterable(self._records())):
            if self._is_listed(listed.source_uri):
                continue  # one address twice, by two roots that overlap: the first was taken
            self.n_in += 1
            if isinstance(listed, Reject):
                self.reject(listed)
            elif self._is_due(listed):
                yield listed

    def _records(self) -> Iterator[Iterator[Record | Reject]]:
        return (records_of(source, self.text_column) for source in self.found.sources)

    def _is_listed(self, uri: str) -> bool:
        return any(uri in known for known in (self.pending, self.unchanged, self.rejects, self.still_rejected))

    def _is_due(self, record: Record) -> bool:
        uri = record.source_uri
        known = self.index.get(uri)
        if known is None or not known.is_up_to_date(record.raw_sha256):
            self.pending[uri] = record.raw_sha256
            return True
        (self.unchanged if known.article_id else self.still_rejected).add(uri)
        return False

    def reject(self, reject: Reject) -> None:
        """Count a source as rejected, whatever it was counted as before."""
        self.pending.pop(reject.source_uri, None)
        self.rejects[reject.source_uri] = reject

    @property
    def replaced(self) -> set[str]:
        """article_ids whose rows in the current state go: they are made again, or their source is no text any more.

        A source that cannot be read now, or on which the code fails, keeps the rows of the time when it went well.
        """
        gone = [uri for uri, r in self.rejects.items() if r.raw_sha256 and r.reason != INTERNAL_ERROR]
        known = (self.index.get(uri) for uri in (*self.pending, *gone))
        return {found.article_id for found in known if found and found.article_id}

    def unsettled(self, rejected: Iterable[str]) -> set[str]:
        """Of what earlier runs rejected, what stays so: met again as it was, or in a file that was not read now."""
        read = {source.source_uri for source in self.found.sources}
        return {uri for uri in rejected if uri in self.still_rejected or uri.partition("#")[0] not in read}

    def count(self, run: Run) -> None:
        """Write the counts into the run."""
        run.n_in = self.n_in
        run.n_new = sum(uri not in self.index for uri in self.pending)
        run.n_changed = len(self.pending) - run.n_new
        run.n_unchanged = len(self.unchanged)
        run.n_rejected = len(self.rejects) + len(self.still_rejected)
