"""A state → which of its parts are no longer what their names say, and whose documents lay in them.

A part has two names: one in parts/, one in the folder of each state that has it. Where one of them was deleted or led
elsewhere, it is put back from the other, and nothing is damaged. Bytes are shared by both, so what was cut off or
altered is damaged under all names: it has to be made again.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from schemas.tables import ARTICLE_TABLES
from tasks.publish.parts import Part, Partition
from tasks.publish.state import State, read_manifest
from tasks.publish.warehouse import Warehouse, WarehouseError, sync_folder
from tasks.views import connect

NAME_DIGITS = 32
READ_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """A part that cannot be read as it was written."""

    part: Part
    what: str
    """what became of it, as the end of a sentence: is gone"""


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """A document of which rows lay in a damaged part."""

    article_id: str
    partition: Partition
    source_uri: str | None = None
    """None where the parts that knew its address are damaged, too"""
    raw_sha256: str | None = None
    declared: str | None = None


def find_damage(warehouse: Warehouse, folder: Path, state: State, thoroughly: bool = False) -> list[Damage]:
    """The damaged parts of the state in that folder; names of whole parts that were lost are put back.

    `thoroughly` reads every part; else only those are read that are not there under both names, with their size.
    """
    found = []
    for part in state.parts if thoroughly else _not_as_they_were(warehouse, folder, state):
        what = _made_whole(part, [warehouse.parts / part.file_name, folder / part.folder / part.file_name])
        if what:
            found.append(Damage(part, what))
    return found


def _not_as_they_were(warehouse: Warehouse, folder: Path, state: State) -> list[Part]:
    """Parts that are not one file of their size under both names. Every run asks: 1,400 parts take it 30 ms."""
    found = []
    parts, places = f"{warehouse.parts}", dict[tuple[str, Partition], str]()
    for part in state.parts:
        kind = part.table, part.partition
        place = places.get(kind) or places.setdefault(kind, f"{folder}/{part.place}")
        try:
            one = os.stat(f"{parts}/{part.file_name}")
            other = os.stat(f"{place}/{part.file_name}")
        except OSError:
            found.append(part)
            continue
        if not os.path.samestat(one, other) or one.st_size != part.n_bytes:
            found.append(part)
    return found


def _made_whole(part: Part, places: list[Path]) -> str | None:
    """What became of the part; None where it is whole, under all its names now."""
    said = [_what_became_of(part, path) for path in places]
    if all(said):
        return next((what for what in said if what != GONE), GONE)
    whole = places[said.index(None)]
    for path in places:
        if path != whole and not (path.exists() and path.samefile(whole)):
            link_anew(whole, path)
    return None


GONE = "is gone"


def _what_became_of(part: Part, path: Path) -> str | None:
    """None where the file holds what its name says."""
    digest = hashlib.sha256()
    try:
        size = path.stat().st_size
        if size != part.n_bytes:
            return f"has {size:,} bytes instead of {part.n_bytes:,}"
        with path.open("rb") as file:
            while block := file.read(READ_AT_ONCE):
                digest.update(block)
    except FileNotFoundError:
        return GONE
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if digest.hexdigest()[:NAME_DIGITS] == part.name else "holds other bytes than its name says"


def link_anew(whole: Path, path: Path) -> None:
    """Give the file that name, in place of whatever has it: one rename. Where nothing can be written it stays so."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        os.link(whole, temporary)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError:
        temporary.unlink(missing_ok=True)


def set_aside(warehouse: Warehouse, damages: Iterable[Damage]) -> None:
    """Take the name in parts/ from what is damaged, so that the next run sees it without reading every part."""
    for damage in damages:
        (warehouse.parts / damage.part.file_name).unlink(missing_ok=True)


def without(state: State, damages: Iterable[Damage]) -> State:
    """What is left of the state."""
    damaged = {damage.part for damage in damages}
    return State(tuple(part for part in state.parts if part not in damaged))


def put_back(warehouse: Warehouse, state: State, damages: Iterable[Damage]) -> None:
    """Damaged parts that were made again take the place of the damaged ones in every state that has them.

    So do all parts of the state that comes next, where it was there before: its folder is taken as it is.
    """
    for damage in damages:
        made = warehouse.parts / damage.part.file_name
        for folder in warehouse.states.iterdir() if made.exists() else ():
            path = folder / damage.part.folder / damage.part.file_name
            if _has(folder, damage.part) and not (path.exists() and path.samefile(made)):
                link_anew(made, path)
    folder = warehouse.states / state.state_id
    if folder.exists():
        find_damage(warehouse, folder, state)


def _has(folder: Path, part: Part) -> bool:
    try:
        return part in read_manifest(folder).parts
    except WarehouseError:
        return False


def documents_in(warehouse: Warehouse, state: State, damages: Iterable[Damage], scratch: Path) -> list[Document]:
    """The documents that must be made again, as what is left of the state knows them, in the order of their addresses.

    The index tells them; where it is damaged, too, the parts of one partition tell of one another: what stands in
    `articles` and not in a damaged part of `sources`.
    """
    left = without(state, damages)
    found: dict[str, Document] = {}
    for damage in damages:
        if damage.part.table in ARTICLE_TABLES and damage.part.rows:
            for document in _documents_in(warehouse, left, damage.part, scratch):
                found.setdefault(document.article_id, document)
    return sorted(found.values(), key=lambda document: (document.source_uri or "", document.article_id))


def _documents_in(warehouse: Warehouse, left: State, part: Part, scratch: Path) -> Iterator[Document]:
    beside = [
        other for other in left.parts if other.rows and (other.partition == part.partition or other.table == "index")
    ]
    files = {
        table: [warehouse.parts / other.file_name for other in beside if other.table == table]
        for table in (*ARTICLE_TABLES, "index")
    }
    here = f"WHERE year = {part.year} AND province_code = {part.province_code}"
    with connect({table: paths for table, paths in files.items() if paths}, scratch) as connection:
        named, every = (
            " UNION ".join(f'SELECT {columns} FROM "{table}" {here}' for table in tables if files[table]) or nothing
            for columns, tables, nothing in (
                ("article_id, source_uri, raw_sha256, declared", ("articles", "sources", "index"), NO_NAMES),
                ("article_id", tuple(files), "SELECT NULL::VARCHAR AS article_id WHERE false"),
            )
        )
        # one row an article: those that stand in another part of the table lay in no damaged one
        held = part.table if part.table in ("articles", "sources") and files[part.table] else None
        rows: pa.Table = connection.sql(
            f"SELECT * FROM ({every}) LEFT JOIN ({named}) USING (article_id) "
            "WHERE article_id BETWEEN $1 AND $2 "
            + (f"AND article_id NOT IN (SELECT article_id FROM {held})" if held else ""),
            params=[part.low, part.high],
        ).to_arrow_table()
    for row in rows.to_pylist():
        yield Document(partition=part.partition, **row)


NO_NAMES = "SELECT NULL::VARCHAR AS article_id, '' AS source_uri, '' AS raw_sha256, '' AS declared WHERE false"
