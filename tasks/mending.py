"""Documents of damaged parts → records, so that a run makes them again: from its sources, else from the bytes kept in raw/."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tasks.ingest.document import PART_DAMAGED, Reject
from tasks.ingest.records import Record, records_again
from tasks.origins import Origin
from tasks.publish.damage import Damage, Document, documents_in, find_damage, without
from tasks.publish.index import Known, read_index
from tasks.publish.raw import RawMissing, read_raw
from tasks.publish.state import EMPTY, State, read_state
from tasks.publish.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Remains:
    """What a run finds in the warehouse: the current state without its damaged parts."""

    state: State
    damages: list[Damage] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    """those of which rows lay there"""

    @property
    def article_ids(self) -> frozenset[str]:
        return frozenset(document.article_id for document in self.documents)

    @property
    def by_address(self) -> dict[str, Document]:
        return {document.source_uri: document for document in self.documents if document.source_uri}


def find_remains(warehouse: Warehouse) -> Remains:
    """The current state, and what of it can be seen to be damaged without reading every part."""
    state = read_state(warehouse)
    damages = find_damage(warehouse, warehouse.resolve(), state) if state != EMPTY else []
    if not damages:
        return Remains(state)
    left = without(state, damages)
    # what is made of all articles is made anew as a whole: a copy may lie with another original
    anew = {damage.part.table for damage in damages} & {"duplicates", "index"}
    left = State(tuple(part for part in left.parts if part.table not in anew))
    return Remains(left, damages, documents_in(warehouse, state, damages, warehouse.staging))


def index_of(warehouse: Warehouse, remains: Remains) -> Iterator[Known]:
    """What the warehouse knows; documents of damaged parts too, those without an address by a stand-in."""
    for document in remains.documents:
        uri = document.source_uri or f"?{document.article_id}"
        yield Known(uri, document.raw_sha256, False, document.article_id, *document.partition)
    damaged = remains.article_ids
    yield from (known for known in read_index(warehouse, remains.state) if known.article_id not in damaged)


@dataclass(slots=True)
class Mending:
    """What a run takes in, and the documents whose rows were damaged though they did not come in."""

    origin: Origin
    raw: Path
    documents: dict[str, Document]
    """by address"""
    listed: set[str] = field(default_factory=set)
    """those of them that came in"""

    def records(self) -> Iterator[Record | Reject]:
        for record in self.origin.records():
            # what cannot be read where it lies may yet be in raw/
            if isinstance(record, Record) or record.raw_sha256 or record.source_uri not in self.documents:
                if record.source_uri in self.documents:
                    self.listed.add(record.source_uri)
                yield record
        for uri, document in self.documents.items():
            if uri not in self.listed:
                yield from self._kept(uri, document)

    def _kept(self, uri: str, document: Document) -> Iterator[Record | Reject]:
        try:
            content = read_raw(self.raw, document.raw_sha256 or "")
        except RawMissing:
            detail = "its rows were damaged, its bytes are not in raw/ and its source was not among those of the run"
            yield Reject(uri, "ingest", PART_DAMAGED, detail, 0, document.raw_sha256, document.declared)
            return
        yield from records_again(uri, content, document.declared)

    def lost(self) -> Iterable[str]:
        return (uri for uri in self.origin.lost() if uri not in self.documents)

    def is_forced(self, uri: str) -> bool:
        return uri in self.documents or self.origin.is_forced(uri)

    def was_looked_at(self, uri: str) -> bool:
        return uri in self.documents or self.origin.was_looked_at(uri)

    def gone(self, known: Iterable[str], is_refused: Callable[[str], bool]) -> Iterable[str]:
        return self.origin.gone(known, is_refused)
