"""Records as they are listed → those that must be processed, against what the warehouse knows of them.

Everything that comes in is counted once: n_in = n_new + n_changed + n_unchanged + n_rejected.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.ingest.document import Reject
from tasks.ingest.records import Record
from tasks.ledger import DUE, REJECTED, STILL_REJECTED, UNCHANGED, Entry, Ledger
from tasks.origins import Origin
from tasks.publish.runs import Run


@dataclass(slots=True)
class Intake:
    """What the sources of a run are. The ledger is filled while records stream through `to_process`."""

    ledger: Ledger
    """tells what the warehouse knows"""
    origin: Origin
    n_in: int = 0
    """sources listed, each address once"""

    def to_process(self) -> Iterator[Record]:
        """The records that are new or changed, or made by an older version."""
        for listed in self.origin.records():
            if self._is_met(listed):
                self.n_in += 1
                continue
            entry = self.ledger.find(listed.source_uri)
            if entry and entry.came:
                continue  # one address twice, by two roots that overlap: the first was taken
            self.n_in += 1
            if isinstance(listed, Reject):
                self.ledger.reject(listed)
            elif self._is_due(listed, entry):
                self.ledger.note(listed.source_uri, DUE, listed.raw_sha256)
                yield listed
            else:
                self._stays(listed.source_uri, entry)
        for uri in self.origin.lost():
            entry = self.ledger.find(uri)
            if not (entry and entry.came):
                self.n_in += 1
                self._stays(uri, entry)

    def _is_met(self, listed: Record | Reject) -> bool:
        """Whether it is an article that is up to date; most are."""
        if isinstance(listed, Reject) or self.origin.is_forced(listed.source_uri):
            return False
        return self.ledger.meets(listed.source_uri, listed.raw_sha256)

    def _is_due(self, record: Record, entry: Entry | None) -> bool:
        is_up_to_date = entry is not None and entry.fits and entry.raw_sha256 == record.raw_sha256
        return not is_up_to_date or self.origin.is_forced(record.source_uri)

    def _stays(self, uri: str, entry: Entry | None) -> None:
        self.ledger.note(uri, UNCHANGED if entry and entry.article_id else STILL_REJECTED)

    def close(self) -> None:
        """When all was listed and processed: what is gone, and which earlier rejects are settled.

        Settled is what was not met again as it was, and is gone or was looked at now.
        """
        ledger, origin = self.ledger, self.origin
        ledger.let_go(origin.gone(ledger.not_come(), ledger.is_refused))
        ledger.settle(uri for uri in ledger.rejected_before() if self._is_settled(uri))

    def _is_settled(self, uri: str) -> bool:
        entry = self.ledger.find(uri)
        if entry and entry.came == STILL_REJECTED:
            return False
        return self.ledger.is_gone(uri) or self.origin.was_looked_at(uri)

    def count(self, run: Run) -> None:
        """Write the counts into the run."""
        counts = self.ledger.counts()
        run.n_in = self.n_in
        run.n_new, run.n_changed = counts[DUE, False], counts[DUE, True]
        run.n_unchanged = counts[UNCHANGED, True]
        run.n_rejected = sum(
            counts[kind, is_known] for kind in (REJECTED, STILL_REJECTED) for is_known in (False, True)
        )
        run.n_removed = self.ledger.removed()
