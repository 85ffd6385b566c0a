"""Records as they are listed → those that must be processed, against what the warehouse knows of them.

Everything that comes in is counted once: n_in = n_new + n_changed + n_unchanged + n_rejected.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tasks.ingest.document import INTERNAL_ERROR, Reject
from tasks.ingest.records import Record
from tasks.origins import Origin
from tasks.publish.index import Known
from tasks.publish.runs import Run


@dataclass(slots=True)
class Intake:
    """What the sources of a run are. It is filled while records stream through `to_process`."""

    index: Mapping[str, Known]
    """what the warehouse knows, by source_uri"""
    origin: Origin
    pending: dict[str, str] = field(default_factory=dict)
    """raw_sha256 of every source that is processed"""
    rejects: dict[str, Reject] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    still_rejected: set[str] = field(default_factory=set)
    n_in: int = 0
    """sources listed, each address once"""
    damaged: frozenset[str] = frozenset()
    """article_ids whose rows are not all there any more"""

    def to_process(self) -> Iterator[Record]:
        """The records that are new or changed, or made by an older version."""
        for listed in self.origin.records():
            if self.is_listed(listed.source_uri):
                continue  # one address twice, by two roots that overlap: the first was taken
            self.n_in += 1
            if isinstance(listed, Reject):
                self.reject(listed)
            elif self._is_due(listed):
                yield listed
        for uri in self.origin.lost():
            if not self.is_listed(uri):
                self.n_in += 1
                self._stays(uri)

    def is_listed(self, uri: str) -> bool:
        """Whether the address has come in."""
        return any(uri in known for known in (self.pending, self.unchanged, self.rejects, self.still_rejected))

    def _is_due(self, record: Record) -> bool:
        uri = record.source_uri
        known = self.index.get(uri)
        if known is None or self.origin.is_forced(uri) or not known.is_up_to_date(record.raw_sha256):
            self.pending[uri] = record.raw_sha256
            return True
        self._stays(uri)
        return False

    def _stays(self, uri: str) -> None:
        (self.unchanged if self.index[uri].article_id else self.still_rejected).add(uri)

    def reject(self, reject: Reject) -> None:
        """Count a source as rejected, whatever it was counted as before."""
        self.pending.pop(reject.source_uri, None)
        self.rejects[reject.source_uri] = reject

    @property
    def gone(self) -> set[str]:
        """Addresses that the warehouse knows and that are no more, by the word of the origin."""
        refused = self.rejects.keys() | self.still_rejected
        return {uri for uri in self.origin.gone(self.index, refused) if not self.is_listed(uri)}

    @property
    def replaced(self) -> set[str]:
        """article_ids whose rows in the current state go: they are made again, are gone, or are no text any more.

        A source that cannot be read now, or on which the code fails, keeps the rows of the time when it went well.
        """
        refused = [uri for uri, r in self.rejects.items() if r.raw_sha256 and r.reason != INTERNAL_ERROR]
        known = (self.index.get(uri) for uri in (*self.pending, *refused, *self.gone))
        return {found.article_id for found in known if found and found.article_id} | self.damaged

    def unsettled(self, rejected: Iterable[str]) -> set[str]:
        """Of what earlier runs rejected, what stays so: met again as it was, or not looked at now."""
        gone = self.gone
        return {
            uri for uri in rejected if uri in self.still_rejected or not (uri in gone or self.origin.was_looked_at(uri))
        }

    def count(self, run: Run) -> None:
        """Write the counts into the run."""
        run.n_in = self.n_in
        run.n_new = sum(uri not in self.index for uri in self.pending)
        run.n_changed = len(self.pending) - run.n_new
        run.n_unchanged = len(self.unchanged)
        run.n_rejected = len(self.rejects) + len(self.still_rejected)
        run.n_removed = sum(bool(self.index[uri].article_id) for uri in self.gone)
