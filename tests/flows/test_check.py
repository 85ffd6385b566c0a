"""Parts that are deleted, cut off or altered behind the warehouse's back: named, and made again."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from flows.build import Report, Settings, build
from flows.mapping import processes
from flows.report import print_report
from schemas.tables import STATE_TABLES
from tasks.publish.damage import find_damage
from tasks.publish.parts import Part
from tasks.publish.state import read_state
from tasks.publish.warehouse import Warehouse

COMMAND = "from flows.cli import main; main()"
NOTICE = "关于做好{}工作的通知\n{}年6月1日\n各县（市、区）人民政府：\n{}，要严格落实24小时值班制度。\n联系人：王建国\n"
PAGES = {
    "防汛.txt": NOTICE.format("防汛", 2022, "成都市汛期已至"),
    "防火.txt": NOTICE.format("防火", 2022, "成都市天干物燥"),
    "转发.txt": NOTICE.format("防火", 2022, "成都市天干物燥"),
    "供暖.txt": NOTICE.format("供暖", 2023, "各地气温骤降"),
    "照片.txt": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}


def delete(path: Path) -> None:
    path.unlink()


def cut_off(path: Path) -> None:
    path.chmod(0o644)
    os.truncate(path, path.stat().st_size // 2)


def alter(path: Path) -> None:
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


DAMAGES = {delete: "is gone", cut_off: "bytes instead of", alter: "holds other bytes than its name says"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages and a warehouse of them."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "pages").mkdir()
    for name, text in PAGES.items():
        (folder / "pages" / name).write_text(text, encoding="latin-1" if text[0] == "\x89" else "utf-8")
    run(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it, in which parts have two names as they have there."""
    subprocess.run(["cp", "-a", *map(str, made.iterdir()), str(tmp_path)], check=True)
    return tmp_path


def run(folder: Path, **settings: bool) -> Report:
    return build(Settings((str(folder / "pages"),), folder / "warehouse", **settings), processes(1))


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        [sys.executable, "-c", COMMAND, "check", "--warehouse", str(folder / "warehouse")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ended.stderr
    return ended


def parts(folder: Path, table: str, year: int | None = None) -> list[Part]:
    state = read_state(Warehouse(folder / "warehouse"))
    return [part for part in state.parts if part.table == table and year in (None, part.year)]


def names(folder: Path, part: Part) -> list[Path]:
    """Both places of a part."""
    warehouse = Warehouse(folder / "warehouse")
    return [warehouse.parts / part.file_name, warehouse.resolve() / part.folder / part.file_name]


def rows(folder: Path) -> dict[str, list[tuple]]:
    current = folder / "warehouse" / "current"
    return {
        table: duckdb.sql(f"SELECT * FROM read_parquet('{current}/{table}/**/*.parquet') ORDER BY ALL").fetchall()
        for table in STATE_TABLES
    }


def is_whole(folder: Path) -> bool:
    warehouse = Warehouse(folder / "warehouse")
    return not find_damage(warehouse, warehouse.resolve(), read_state(warehouse), thoroughly=True)


def test_whole_warehouse_is_told_to_be_whole(folder: Path) -> None:
    ended = check(folder)
    assert ended.returncode == 0
    assert "4 documents; 0 parts damaged, 0 keys broken, 0 documents lost" in ended.stdout


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        ("articles", delete),
        ("articles", cut_off),
        ("articles", alter),
        ("sources", alter),
        ("entities", delete),
        ("duplicates", alter),
        ("rejects", cut_off),
    ],
)
def test_damaged_part_is_named_with_its_documents_and_made_again(
    table: str, damage: Callable[[Path], None], made: Path, folder: Path
) -> None:
    part = parts(folder, table, 0 if table == "rejects" else 2022)[0]
    for path in names(folder, part):
        if path.exists():  # altered under one name it is so under both
            damage(path)
            if damage is not delete:
                break
    ended = check(folder)
    assert ended.returncode == 1
    assert part.file_name in ended.stdout
    assert DAMAGES[damage] in ended.stdout
    if table in ("articles", "sources", "entities"):
        for name in ("防汛.txt", "防火.txt", "转发.txt"):
            assert f"    pages/{name}: the next run makes it again from raw/\n" in ended.stdout
    assert "供暖" not in ended.stdout
    report = run(folder)
    shown = io.StringIO()
    print_report(report, Console(file=shown))
    told = "made again, for their rows were damaged: 3\n" in shown.getvalue()
    assert told == (table in ("articles", "sources", "entities"))
    assert rows(folder) == rows(made)
    assert is_whole(folder)


@pytest.mark.parametrize("which", [0, 1])
def test_part_that_lost_one_of_its_names_gets_it_back(which: int, made: Path, folder: Path) -> None:
    for part in parts(folder, "articles"):
        names(folder, part)[which].unlink()
    run(folder)
    assert rows(folder) == rows(made)
    for part in parts(folder, "articles"):
        one, other = names(folder, part)
        assert one.samefile(other)
    assert is_whole(folder)


def test_what_a_run_sees_without_reading_needs_no_check_before(made: Path, folder: Path) -> None:
    for table in ("articles", "sources", "sentences"):
        for part in parts(folder, table, 2022):
            cut_off(names(folder, part)[0])
    run(folder)
    assert rows(folder) == rows(made)


def test_source_that_is_no_more_is_made_again_from_raw(made: Path, folder: Path) -> None:
    for path in names(folder, parts(folder, "articles", 2022)[0]):
        path.unlink()
    for name in PAGES:
        (folder / "pages" / name).unlink()
    (folder / "pages" / "新.txt").write_text(NOTICE.format("防震", 2021, "各地"), encoding="utf-8")
    run(folder)
    found, before = rows(folder), rows(made)
    assert [row for row in found["articles"] if row in before["articles"]] == before["articles"]
    assert len(found["articles"]) == len(before["articles"]) + 1


def test_what_has_neither_raw_bytes_nor_source_is_listed(folder: Path) -> None:
    shutil.rmtree(folder / "warehouse" / "raw")
    for path in names(folder, parts(folder, "sentences", 2023)[0]):
        path.unlink()
    ended = check(folder)
    assert ended.returncode == 1
    assert "    pages/供暖.txt: not in raw/; only a run with its source makes it again\n" in ended.stdout
    (folder / "pages" / "供暖.txt").rename(folder / "供暖.txt")
    ended = subprocess.run(
        [sys.executable, "-c", COMMAND, "run", "pages", "--jobs", "1"],
        cwd=folder, env=os.environ | {"PYTHONPATH": os.getcwd()}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "zhengling: lost: pages/供暖.txt" in ended.stderr
    assert [row for row in rows(folder)["rejects"] if row[0] == "pages/供暖.txt"]
    ended = check(folder)
    assert ended.returncode == 1
    assert "lost: pages/供暖.txt" in ended.stdout
    (folder / "供暖.txt").rename(folder / "pages" / "供暖.txt")
    run(folder)
    assert not [row for row in rows(folder)["rejects"] if row[0] == "pages/供暖.txt"]
    assert is_whole(folder)


def test_query_on_a_damaged_state_says_what_to_do(folder: Path) -> None:
    cut_off(names(folder, parts(folder, "articles")[0])[1])
    command = ["query", "SELECT count(*) FROM articles", "--warehouse", str(folder / "warehouse")]
    ended = subprocess.run([sys.executable, "-c", COMMAND, *command], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "`zhengling check` names what is damaged, the next run makes it again" in ended.stderr


def test_nothing_published_is_one_line(tmp_path: Path) -> None:
    ended = check(tmp_path)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
