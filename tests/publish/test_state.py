"""States: complete, immutable, put in place by one rename."""

import json
import os
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema
from tasks.publish import warehouse as warehouse_module
from tasks.publish.cut import write_partition
from tasks.publish.parts import Part
from tasks.publish.state import EMPTY, STEPS, State, publish_state, read_state, sweep_staging
from tasks.publish.warehouse import FORMAT, Warehouse, WarehouseError, sync_below


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path / "warehouse")
    made.create()
    return made


def duplicates(warehouse: Warehouse, *articles: str, year: int = 2023) -> list[Part]:
    rows = [
        {"article_id": a, "duplicate_of": "0" * 16, "similarity": 1.0, "year": year, "province_code": 0}
        for a in articles
    ]
    table = pa.Table.from_pylist(rows, schema=arrow_schema("duplicates"))
    return write_partition(warehouse.parts, "duplicates", (year, 0), table)


def test_nothing_published_yet_is_an_empty_state(warehouse: Warehouse) -> None:
    assert read_state(warehouse) == EMPTY
    with pytest.raises(WarehouseError, match="nothing is published there; fill it with `zhengling run"):
        warehouse.resolve()


def test_state_is_a_folder_of_links_to_parts(warehouse: Warehouse) -> None:
    state = State(tuple(duplicates(warehouse, "a" * 16)))
    folder = publish_state(warehouse, state)
    (path,) = folder.rglob("*.parquet")
    assert path.relative_to(folder).parts[:-1] == ("duplicates", "part_year=2023", "part_province=0")
    assert path.samefile(warehouse.parts / path.name)
    assert warehouse.current.resolve() == folder
    assert os.readlink(warehouse.current) == f"states/{state.state_id}"
    assert read_state(warehouse) == state
    assert state.rows == {"duplicates": 1}


def test_publishing_the_same_state_again_changes_nothing(warehouse: Warehouse) -> None:
    state = State(tuple(duplicates(warehouse, "a" * 16)))
    before = publish_state(warehouse, state).stat()
    after = publish_state(warehouse, state).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("step", STEPS)
def test_kill_at_any_step_leaves_the_old_state_or_the_new_one(step: str, warehouse: Warehouse) -> None:
    old = State(tuple(duplicates(warehouse, "a" * 16)))
    publish_state(warehouse, old)
    new = State(tuple(duplicates(warehouse, "b" * 16, "c" * 16)))

    def stop(at: str) -> None:
        if at == step:
            os._exit(9)

    child = os.fork()
    if child == 0:
        publish_state(warehouse, new, stop)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    found = read_state(warehouse)
    assert found == (new if step in ("link_renamed", "link_synced") else old)
    sweep_staging(warehouse)
    for part in found.parts:
        assert (warehouse.resolve() / part.folder / part.file_name).exists()
    new = State(tuple(duplicates(warehouse, "b" * 16, "c" * 16)))
    publish_state(warehouse, new)
    assert read_state(warehouse) == new
    assert not list(warehouse.staging.iterdir())


def test_sweeping_takes_parts_that_no_state_holds(warehouse: Warehouse) -> None:
    kept = duplicates(warehouse, "a" * 16)
    publish_state(warehouse, State(tuple(kept)))
    duplicates(warehouse, "b" * 16)
    sweep_staging(warehouse)
    assert [path.name for path in warehouse.parts.iterdir()] == [kept[0].file_name]


def test_sweeping_spares_a_part_of_the_current_state_that_lost_its_other_name(warehouse: Warehouse) -> None:
    (part,) = duplicates(warehouse, "a" * 16)
    folder = publish_state(warehouse, State((part,)))
    (folder / part.folder / part.file_name).unlink()
    sweep_staging(warehouse)
    assert (warehouse.parts / part.file_name).exists()


def test_later_format_is_refused(warehouse: Warehouse) -> None:
    folder = publish_state(warehouse, State(tuple(duplicates(warehouse, "a" * 16))))
    manifest = folder / "state.json"
    manifest.chmod(0o644)
    manifest.write_text(json.dumps({"format": FORMAT + 1, "parts": []}))
    with pytest.raises(WarehouseError, match=r"later version .*; update zhengling"):
        read_state(warehouse)


def test_state_with_a_column_of_a_later_version_is_refused(warehouse: Warehouse) -> None:
    folder = publish_state(warehouse, State(tuple(duplicates(warehouse, "a" * 16))))
    manifest = folder / "state.json"
    found = json.loads(manifest.read_text())
    found["columns"]["articles"].append("mood")
    manifest.chmod(0o644)
    manifest.write_text(json.dumps(found))
    with pytest.raises(WarehouseError, match=r"later version \(articles\.mood is not known here\); update zhengling"):
        read_state(warehouse)


def test_warehouse_is_marked_with_the_version_of_its_layout(warehouse: Warehouse) -> None:
    publish_state(warehouse, State(tuple(duplicates(warehouse, "a" * 16))))
    assert (warehouse.root / "FORMAT").read_text() == f"zhengling warehouse, format {FORMAT}\n"
    for mark, told in ((f"zhengling warehouse, format {FORMAT + 1}\n", "later version"), ("?", "does not say")):
        (warehouse.root / "FORMAT").write_text(mark)
        for use in (warehouse.create, warehouse.resolve, lambda: read_state(warehouse)):
            with pytest.raises(WarehouseError, match=told):
                use()


@pytest.mark.parametrize("at_once", [True, False])
def test_folders_are_synced_at_once_or_one_by_one(warehouse: Warehouse, monkeypatch, at_once: bool) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(warehouse_module, "sync_folder", synced.append)
    libc = SimpleNamespace(syncfs=lambda handle: 0) if at_once else SimpleNamespace()
    monkeypatch.setattr(warehouse_module.ctypes, "CDLL", lambda name, use_errno: libc)
    (warehouse.staging / "a" / "b").mkdir(parents=True)
    sync_below(warehouse.staging)
    below = [warehouse.staging, warehouse.staging / "a", warehouse.staging / "a" / "b"]
    assert sorted(synced) == ([] if at_once else below)


def test_file_system_that_cannot_be_synced_is_told(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    libc = SimpleNamespace(syncfs=lambda handle: -1)
    monkeypatch.setattr(warehouse_module.ctypes, "CDLL", lambda name, use_errno: libc)
    with pytest.raises(OSError, match=str(warehouse.staging)):
        sync_below(warehouse.staging)


def test_state_that_was_current_remembers_when(warehouse: Warehouse) -> None:
    first = publish_state(warehouse, State(tuple(duplicates(warehouse, "a" * 16))))
    os.utime(first, (0, 0))
    publish_state(warehouse, State(tuple(duplicates(warehouse, "b" * 16))))
    assert first.stat().st_mtime > 0


@pytest.mark.parametrize("content", ["", "{", "[]", "{}"])
def test_broken_manifest_is_named(content: str, warehouse: Warehouse) -> None:
    folder = publish_state(warehouse, State(tuple(duplicates(warehouse, "a" * 16))))
    manifest = folder / "state.json"
    manifest.chmod(0o644)
    manifest.write_text(content)
    with pytest.raises(WarehouseError, match=r"state\.json cannot be read"):
        read_state(warehouse)
