"""A warehouse → what of it is damaged, told part by part with the documents that lay there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pyarrow.compute as pc
from rich.console import Console

from flows.command import counted
from schemas.tables import PART_TABLES
from tasks.ingest.document import PART_DAMAGED
from tasks.publish.damage import Damage, Document, documents_in, find_damage, set_aside, without
from tasks.publish.history import states_held
from tasks.publish.lock import writing
from tasks.publish.parts import read_part
from tasks.publish.raw import RawMissing, read_raw
from tasks.publish.state import State, read_manifest
from tasks.publish.warehouse import Warehouse, WarehouseError
from tasks.validate.state import failures_of, state_checks
from tasks.validate.verdict import Failure
from tasks.views import connect


def check(warehouse: Warehouse, wait: bool, console: Console) -> bool:
    """Look at every part and every key, say what is damaged, and give whether nothing is.

    Damaged parts lose their names in parts/, by which the next run sees what it has to make again; a warehouse that
    cannot be written is only looked at. Raises WarehouseError where nothing is published or another run writes.
    """
    warehouse.resolve()  # what is no warehouse gets no lock
    with _writing(warehouse, wait) as may_write, tempfile.TemporaryDirectory() as scratch:
        folder = warehouse.resolve()
        state = read_manifest(folder)
        damages = find_damage(warehouse, folder, state, thoroughly=True)
        if may_write:
            set_aside(warehouse, damages)
        left = without(state, damages)
        documents = {damage: documents_in(warehouse, left, [damage], Path(scratch)) for damage in damages}
        failures = _broken_keys(warehouse, left, Path(scratch), is_whole=not damages)
        elsewhere = list(_damage_elsewhere(warehouse, state))
    lost = _lost(warehouse, left)
    for damage in damages:
        _tell_damage(warehouse, damage, documents[damage], console)
    for failure in failures:
        console.print(f"keys: {failure.line()}", highlight=False, markup=False)
    for state_id, damage in elsewhere:
        console.print(f"state {state_id}, not current: {_line(damage)}", highlight=False, markup=False)
    for uri in lost:
        console.print(f"lost: {uri}: its rows were damaged; run again with its source", highlight=False, markup=False)
    n_bytes = sum(part.n_bytes for part in state.parts)
    console.print(
        f"state {state.state_id}: {counted(len(state.parts), 'part')}, {n_bytes:,} bytes, {counted(state.rows.get('articles', 0), 'document')}; "
        f"{counted(len(damages), 'part')} damaged, {counted(len(failures), 'key')} broken, {counted(len(lost), 'document')} lost",
        highlight=False,
    )
    return not (damages or failures or elsewhere or lost)


@contextmanager
def _writing(warehouse: Warehouse, wait: bool) -> Iterator[bool]:
    """Whether names may be put right: not on a read-only file system, where nobody else writes either."""
    may_write = os.access(warehouse.root, os.W_OK)
    with writing(warehouse, wait) if may_write else nullcontext():
        yield may_write


def _broken_keys(warehouse: Warehouse, state: State, scratch: Path, is_whole: bool) -> list[Failure]:
    """Keys that stand twice; and, where no part is missing, references into nothing."""
    files = {table: [warehouse.parts / p.file_name for p in state.parts if p.table == table] for table in PART_TABLES}
    with connect({table: paths for table, paths in files.items() if paths}, scratch) as connection:
        checks = [check for check in state_checks() if files[check.table]]
        return failures_of(connection, checks if is_whole else [c for c in checks if c.name == "key_is_unique"])


def _damage_elsewhere(warehouse: Warehouse, current: State) -> Iterator[tuple[str, Damage]]:
    """Damaged parts that only states have which are not current: nothing makes them again."""
    seen = set(current.parts)
    for held in states_held(warehouse):
        try:
            state = read_manifest(held.folder)
        except WarehouseError:
            continue
        others = State(tuple(part for part in state.parts if part not in seen))
        seen.update(others.parts)
        for damage in find_damage(warehouse, held.folder, others, thoroughly=True):
            yield held.state_id, damage


def _lost(warehouse: Warehouse, state: State) -> list[str]:
    """What an earlier run could not make again."""
    rejects = [read_part(warehouse.parts, part) for part in state.parts if part.table == "rejects" and part.rows]
    damaged = [rows.filter(pc.equal(rows["reason"], PART_DAMAGED)) for rows in rejects]
    return sorted(uri for rows in damaged for uri in rows["source_uri"].to_pylist())


def _line(damage: Damage) -> str:
    part = damage.part
    place = f", part_year={part.year}/part_province={part.province_code}" if part.year or part.province_code else ""
    return f"{part.table}{place}: {part.file_name} {damage.what} ({counted(part.rows, 'row')})"


def _tell_damage(warehouse: Warehouse, damage: Damage, documents: list[Document], console: Console) -> None:
    console.print(f"damaged: {_line(damage)}", highlight=False, markup=False)
    for document in documents:
        name = document.source_uri or f"article {document.article_id}, whose address is damaged, too"
        console.print(f"    {name}: {_remedy(warehouse, document)}", highlight=False, markup=False)


def _remedy(warehouse: Warehouse, document: Document) -> str:
    if document.raw_sha256:
        try:
            read_raw(warehouse.raw, document.raw_sha256)
        except RawMissing:
            pass
        else:
            return "the next run makes it again from raw/"
    return "not in raw/; only a run with its source makes it again"
