"""The table `index`, by which a run knows all articles: made where an older warehouse has none, and anew where it is damaged."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tasks.publish.state import State, publish_state, read_state
from tasks.publish.warehouse import Warehouse

ROOT = Path(__file__).resolve().parents[2]
NOTICE = "关于做好{}工作的通知\n2023年6月{}日\n成都市各县（市、区）人民政府：\n各级要严格落实24小时值班制度。\n"
TOLD = """
    SELECT article_id, source_uri, raw_sha256, pipeline_version, minhash, n_shingles, year, province_code FROM {} ORDER BY ALL
"""


@pytest.fixture
def warehouse(command, tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for number, what in enumerate(("防汛", "防火", "供暖"), start=1):
        (tmp_path / "pages" / f"{what}.txt").write_text(NOTICE.format(what, number), encoding="utf-8")
    assert command("run", "pages").status == 0
    return tmp_path / "warehouse"


def tells_what_articles_tell(warehouse: Path) -> bool:
    index, articles = (
        duckdb.sql(
            TOLD.format(f"read_parquet('{warehouse}/current/{table}/**/*.parquet', hive_partitioning = false)")
        ).fetchall()
        for table in ("index", "articles")
    )
    return index == articles and bool(index)


def cut_off(warehouse: Path, table: str) -> None:
    """All parts of the table, under both names."""
    for path in (warehouse / "current" / table).rglob("*.parquet"):
        path.chmod(0o644)
        os.truncate(path, path.stat().st_size // 2)


def test_index_follows_the_articles(process, command, warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "pages" / "防火.txt").write_text(NOTICE.format("防火", 9), encoding="utf-8")
    (tmp_path / "pages" / "供暖.txt").unlink()
    assert command("run", "pages", "--prune").status == 0
    assert tells_what_articles_tell(warehouse)
    asked = process("query", "SELECT source_uri, published FROM index ORDER BY source_uri", "--csv")
    assert asked.out == "source_uri,published\npages/防汛.txt,2023-06-01\npages/防火.txt,2023-06-09\n"


def test_warehouse_of_a_version_without_an_index_gets_one(process, command, warehouse: Path, tmp_path: Path) -> None:
    made = Warehouse(warehouse)
    whole = read_state(made)
    publish_state(made, State(tuple(part for part in whole.parts if part.table != "index")))
    assert process("check").status == 0
    ended = process("run", "pages", "--jobs", "1")
    assert ended.out.startswith("3 documents: 0 new and 0 changed processed, 3 unchanged, 0 rejected\n")
    (tmp_path / "pages" / "新.txt").write_text(NOTICE.format("防疫", 5), encoding="utf-8")
    assert "1 new and 0 changed processed, 3 unchanged" in command("run", "pages").out
    assert tells_what_articles_tell(warehouse)
    (tmp_path / "pages" / "新.txt").unlink()
    command("run", "pages", "--prune")
    assert command("compact").status == 0
    assert read_state(made) == whole


@pytest.mark.parametrize("tables", [("index",), ("articles", "index", "sources"), ("articles", "sentences", "sources")])
def test_tables_that_are_damaged_together_are_named_and_made_again(
    process, command, warehouse: Path, tables: tuple[str, ...]
) -> None:
    whole = read_state(Warehouse(warehouse))
    for table in tables:
        cut_off(warehouse, table)
    ended = process("check")
    assert (ended.status, ended.err) == (1, "")
    for table in tables:
        assert f"damaged: {table}" in ended.out
    assert command("run", "pages").status == 0
    assert read_state(Warehouse(warehouse)) == whole
    ended = process("check")
    assert (ended.status, ended.out.splitlines()[-1].split("; ")[-1]) == (
        0,
        "0 parts damaged, 0 keys broken, 0 documents lost",
    )


def test_run_whose_reader_has_seen_enough_says_nothing_more(warehouse: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = "from flows.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", code, "run", "pages", "--jobs", "1"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("command_line", [("query", "SELECT 1"), ("diff", "current", "current")])
def test_what_is_no_file_is_not_replaced_by_one(process, warehouse: Path, tmp_path: Path, command_line) -> None:
    os.mkfifo(tmp_path / "pipe")
    ended = process(*command_line, "--parquet", "pipe")
    assert (ended.status, ended.out, ended.err) == (1, "", "zhengling: pipe: is no file; name one\n")
    assert (tmp_path / "pipe").is_fifo()
