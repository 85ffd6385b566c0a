"""Parts → a state of the warehouse: written beside the one that is current, then put in its place by one rename."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from schemas.arrow import schema_id
from schemas.tables import PART_TABLES, TABLES
from tasks.publish.parts import Part
from tasks.publish.warehouse import FORMAT, Warehouse, WarehouseError, sync_below, sync_folder, write_durably

STEPS = (
    "parts_written",
    "folders_linked",
    "state_synced",
    "state_named",
    "link_written",
    "link_renamed",
    "link_synced",
)
"""the steps of a publication; a program killed after any of them leaves the old state or the new one"""

MANIFEST = "state.json"


@dataclass(frozen=True)
class State:
    """One state: the parts that it consists of. Its id depends on nothing else."""

    parts: tuple[Part, ...]

    @cached_property
    def state_id(self) -> str:
        listing = "\n".join(f"{p.place}/{p.file_name} {p.bucket}" for p in self.parts)
        return hashlib.sha256(f"format {FORMAT}\n{listing}".encode()).hexdigest()[:16]

    @cached_property
    def rows(self) -> dict[str, int]:
        """Rows per table."""
        counts: dict[str, int] = {}
        for part in self.parts:
            counts[part.table] = counts.get(part.table, 0) + part.rows
        return counts

    @property
    def is_of_now(self) -> bool:
        """Whether all parts were written by the tables as they are declared now."""
        return all(part.schema == schema_id(part.table) for part in self.parts)


EMPTY = State(())


def read_state(warehouse: Warehouse) -> State:
    """The state that is current; EMPTY where nothing was published yet.

    Raises WarehouseError where its manifest cannot be read or is of a later format.
    """
    if not warehouse.current.is_symlink():
        return EMPTY
    return read_manifest(warehouse.resolve())


def read_manifest(folder: Path) -> State:
    """The state in that folder. Raises WarehouseError as read_state does."""
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        version = found["format"]
        unknown = _unknown_columns(found.get("columns", {}))
        parts = tuple(Part(**part) for part in found["parts"]) if version <= FORMAT and not unknown else ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WarehouseError(
            f"{path} cannot be read ({error}); remove the link `current` and run again from the sources"
        ) from error
    if version > FORMAT:
        raise WarehouseError(
            f"{folder} was written by a later version (format {version}, here {FORMAT}); update zhengling"
        )
    if unknown:
        raise WarehouseError(
            f"{folder} was written by a later version ({unknown[0]} is not known here); update zhengling"
        )
    return State(parts)


def _unknown_columns(columns: Mapping[str, Sequence[str]]) -> list[str]:
    """What a later version of the program wrote: rewriting it would lose columns that this one knows nothing of."""
    here = {f"{table.name}.{column.name}" for table in TABLES.values() for column in table.columns}
    return [f"{table}.{name}" for table, names in columns.items() for name in names if f"{table}.{name}" not in here]


def publish_state(warehouse: Warehouse, state: State, at: Callable[[str], None] = lambda step: None) -> Path:
    """Make the state current and give its folder. All parts lie in warehouse.parts already.

    `at` is called with the name of each of STEPS when it is done.
    """
    at("parts_written")
    folder = warehouse.states / state.state_id
    if not (folder / MANIFEST).exists():
        _write_state_folder(warehouse, state, folder, at)
    point_current_at(warehouse, folder, at)
    return folder


def point_current_at(warehouse: Warehouse, folder: Path, at: Callable[[str], None] = lambda step: None) -> None:
    """Make the state in that folder current: one rename."""
    temporary = warehouse.root / f".current.{os.getpid()}.tmp"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(Path("states") / folder.name)
    at("link_written")
    before = warehouse.current.resolve()
    if before != folder.resolve() and before.is_dir():
        os.utime(before)  # it is current now, and no more in a moment: readers that have it are spared for a while
    temporary.replace(warehouse.current)
    at("link_renamed")
    sync_folder(warehouse.root)
    at("link_synced")


def _write_state_folder(warehouse: Warehouse, state: State, folder: Path, at: Callable[[str], None]) -> None:
    building = warehouse.staging / f"state-{state.state_id}-{os.getpid()}"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir()
    parts, made = str(warehouse.parts), set()
    for part in state.parts:
        place = f"{building}/{part.place}"
        if place not in made:
            made.add(place)
            _make(place)
        os.link(f"{parts}/{part.file_name}", f"{place}/{part.file_name}")
    at("folders_linked")
    manifest = {
        "format": FORMAT,
        "state": state.state_id,
        "rows": state.rows,
        "columns": {table: [column.name for column in TABLES[table].columns] for table in PART_TABLES},
        "parts": [part._asdict() for part in state.parts],
    }
    write_durably(building / MANIFEST, json.dumps(manifest).encode(), mode=0o444)
    sync_below(building)
    sync_folder(warehouse.parts)
    at("state_synced")
    shutil.rmtree(folder, ignore_errors=True)
    building.rename(folder)
    sync_folder(warehouse.states)
    at("state_named")


def _make(folder: str) -> None:
    """As os.makedirs, but with one call where the folder above is there, as it mostly is."""
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        os.makedirs(folder)


def sweep_staging(warehouse: Warehouse) -> tuple[int, int]:
    """Take away what a run left that did not end: staging, temporary files, parts that no state holds.

    Gives the number of parts that went, and their bytes.
    """
    shutil.rmtree(warehouse.staging, ignore_errors=True)
    warehouse.staging.mkdir()
    for folder in (warehouse.root, warehouse.runs):
        for leftover in folder.glob(".*.tmp"):
            leftover.unlink(missing_ok=True)
    unheld = []
    with os.scandir(warehouse.parts) as entries:
        for entry in entries:
            if entry.name.endswith(".tmp"):
                os.unlink(entry)
            elif entry.name.endswith(".parquet") and entry.stat().st_nlink == 1:
                unheld.append(Path(entry))
    try:  # one that lost its other name behind our back is the last copy there is
        spared = {part.file_name for part in read_state(warehouse).parts} if unheld else set()
    except WarehouseError:
        return 0, 0  # nobody knows what the current state holds
    gone = n_bytes = 0
    for path in unheld:
        if path.name not in spared:
            gone, n_bytes = gone + 1, n_bytes + path.stat().st_size
            path.unlink()
    return gone, n_bytes
