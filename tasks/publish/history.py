"""The folder of a warehouse → the states it holds, when each was published and by what; going back, and freeing them."""

import datetime as dt
import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from tasks.publish.parts import read_parquet
from tasks.publish.raw import free_raw
from tasks.publish.state import MANIFEST, State, point_current_at, read_manifest, sweep_staging
from tasks.publish.warehouse import Warehouse, WarehouseError, sync_folder

SPARED = dt.timedelta(hours=1)
"""how long after a state was current a reader may still be busy with it"""
MADE_CURRENT = ("published", "compacted", "rolled_back")
"""outcomes of runs that changed which state is current"""


@dataclass(frozen=True, slots=True)
class Held:
    """A state that the warehouse holds."""

    state_id: str
    folder: Path
    is_current: bool
    published: dt.datetime
    """when it last became current, as the runs tell; else when its folder was made"""
    last_current: dt.datetime
    """a moment at which it was current: the last one known"""
    rows: dict[str, int]
    """rows per table; none where its manifest cannot be read"""
    run: dict[str, Any] | None
    """the row of the run that last made it current"""


def states_held(warehouse: Warehouse) -> list[Held]:
    """The states, those that became current last first."""
    current = warehouse.resolve()
    runs = _runs(warehouse)
    held = []
    for folder in warehouse.states.iterdir():
        if not (folder / MANIFEST).exists():
            continue
        run = runs.get(folder.name)
        made = _moment((folder / MANIFEST).stat().st_mtime)
        held.append(
            Held(
                state_id=folder.name,
                folder=folder,
                is_current=folder.samefile(current),
                published=run["finished"] if run else made,
                last_current=_moment(folder.stat().st_mtime),
                rows=_rows(folder),
                run=run,
            )
        )
    return sorted(held, key=lambda state: (state.is_current, state.published, state.state_id), reverse=True)


def _moment(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _rows(folder: Path) -> dict[str, int]:
    try:
        rows: dict[str, int] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["rows"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return rows


def _runs(warehouse: Warehouse) -> dict[str, dict[str, Any]]:
    """For each state the run that last made it current."""
    found: dict[str, dict[str, Any]] = {}
    # names begin with the time
    for path in sorted(warehouse.runs.glob("*.parquet")):
        try:
            rows = read_parquet(path).to_pylist()
        except (OSError, ValueError):  # a damaged report of a run is no reason to show no states
            continue
        found |= {row["state"]: row for row in rows if row["state"] and row["outcome"] in MADE_CURRENT}
    return found


def find_state(warehouse: Warehouse, given: str) -> Path:
    """The folder of the state of that id, or of the only one whose id begins so; `current` is the one that is current.

    Raises WarehouseError where there is none, or more than one.
    """
    current = warehouse.resolve()
    if given == "current":
        return current
    pattern = re.fullmatch(r"[0-9a-f]{1,16}", given)
    among = sorted(path for path in warehouse.states.glob(f"{given}*") if pattern and (path / MANIFEST).exists())
    if len(among) == 1:
        return among[0]
    what = "names several states" if among else "is no state"
    raise WarehouseError(f"{given!r} {what} of the warehouse {warehouse.root}; `zhengling states` lists them")


def roll_back(warehouse: Warehouse, folder: Path) -> State:
    """Make a state that the warehouse holds current again. Raises WarehouseError where a part of it is missing.

    The caller holds the lock.
    """
    state = read_manifest(folder)
    for part in state.parts:
        path = folder / part.folder / part.file_name
        if not path.exists() or path.stat().st_size != part.n_bytes:
            raise WarehouseError(
                f"state {folder.name} is damaged: {path} is missing or cut; nothing was changed; see `zhengling check`"
            )
    point_current_at(warehouse, folder)
    return state


@dataclass(frozen=True, slots=True)
class Swept:
    """What sweeping took away and what it left."""

    states: list[str]
    kept: int
    spared: int
    """of those kept, how many only because they were current within SPARED"""
    parts: int
    n_bytes: int
    records: int
    """of raw/, and their size: no state that is kept refers to them"""
    raw_bytes: int


def sweep_states(warehouse: Warehouse, keep: int, now: dt.datetime) -> Swept:
    """Free all but the `keep` states that became current last, sparing what readers may still hold; and what only they use.

    Raw records are left where not every state that is kept can be read. The caller holds the lock.
    """
    held = states_held(warehouse)
    recent = [s for s in islice(held, max(keep, 1), None) if now - s.last_current < SPARED]
    gone = [s for s in islice(held, max(keep, 1), None) if s not in recent]
    for state in gone:
        # out of the way at once, whatever happens then: half a state must never be taken for one
        away = warehouse.staging / f"swept-{state.state_id}-{os.getpid()}"
        state.folder.rename(away)
        shutil.rmtree(away)
    sync_folder(warehouse.states)
    parts, n_bytes = sweep_staging(warehouse)
    records = raw_bytes = 0
    with suppress(WarehouseError, OSError, pa.ArrowException):
        kept = [read_manifest(state.folder) for state in held if state not in gone]
        records, raw_bytes = free_raw(warehouse, kept)
    return Swept([s.state_id for s in gone], len(held) - len(gone), len(recent), parts, n_bytes, records, raw_bytes)
