"""The commands over states, run as processes: list, compare, go back, free."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.build import Settings, build
from flows.mapping import processes
from schemas.tables import STATE_TABLES
from tasks.publish.lock import writing
from tasks.publish.warehouse import FORMAT, Warehouse

ROOT = Path(__file__).resolve().parents[2]
NOTICE = "关于做好防汛工作的通知\n2023年6月1日　来源：市应急管理局\n一、加强值守。各级要严格落实24小时值班制度。\n"
REPORT = "工作简报\n市委要求，各地要抓紧整改。\n"
HOURS = 3600


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of two states: a notice; then the notice changed, and a report."""
    folder = tmp_path_factory.mktemp("made")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "通知.txt").write_text(NOTICE, encoding="utf-8")
    run(folder)
    (pages / "通知.txt").write_text(NOTICE.replace("24小时", "12小时"), encoding="utf-8")
    (pages / "简报.txt").write_text(REPORT, encoding="utf-8")
    run(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it, its links between files kept."""
    subprocess.run(["cp", "-a", str(made), str(tmp_path / "copy")], check=True)
    return tmp_path / "copy"


def run(folder: Path) -> str | None:
    return build(Settings((str(folder / "pages"),), folder / "warehouse"), processes(1)).run.state


def zhengling(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """How the command ends, and what it prints."""
    ended = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stdout, ended.stderr


def ids(folder: Path) -> tuple[str, str]:
    """The ids of the first state and of the one after it."""
    runs = duckdb.sql(
        f"SELECT state FROM read_parquet('{folder}/warehouse/runs/*.parquet') ORDER BY started"
    ).fetchall()
    return runs[0][0], runs[1][0]


def words(printed: str) -> list[list[str]]:
    return [line.split() for line in printed.splitlines()]


def test_states_are_listed_with_time_rows_and_what_changed(folder: Path) -> None:
    old, new = ids(folder)
    status, out, _ = zhengling(folder, "states")
    first, second, last = out.splitlines()
    assert status == 0
    assert first.startswith(f"* {new}  20")
    assert " UTC  2 articles  " in first
    assert "1 new, 1 changed; articles +1, sentences +1" in first
    assert second.startswith(f"  {old}  20")
    assert "1 articles" in second
    assert "1 new; articles +1" in second
    assert last == "2 states; * is current"


def test_difference_is_counted_by_table_with_its_cause(folder: Path) -> None:
    old, new = ids(folder)
    status, out, _ = zhengling(folder, "diff", old, "current")
    assert status == 0
    assert ["articles", "1", "0", "1"] in words(out)
    assert ["sentences", "1", "0", "1"] in words(out)
    assert ["rejects", "0", "0", "0"] in words(out)
    assert "new document: 1 article, " in out
    assert "other bytes: 1 article, 0 rows added, 0 removed, 4 changed" in out
    assert ["articles", "0", "1", "1"] in words(zhengling(folder, "diff", new, old)[1])
    assert ["articles", "0", "0", "0"] in words(zhengling(folder, "diff", new, new)[1])


def test_rows_that_differ_are_shown_by_key(folder: Path) -> None:
    old, new = ids(folder)
    out = zhengling(folder, "diff", old[:8], new[:8], "directives")[1]
    assert "object: 24小时值班制度 → 12小时值班制度" in out
    assert "各地要抓紧整改" in out
    assert "2 rows" in out


def test_rows_that_differ_are_written_as_parquet(folder: Path) -> None:
    old, new = ids(folder)
    status, out, _ = zhengling(folder, "diff", old, new, "--parquet", "changes.parquet")
    rows = pq.read_table(folder / "changes.parquet").to_pylist()
    assert (status, out) == (0, f"{len(rows)} rows written to changes.parquet\n")
    (changed,) = [row for row in rows if row["table"] == "articles" and row["change"] == "changed"]
    assert set(changed["columns"]) == {"raw_sha256", "body", "body_sha256"}
    assert "24小时" in dict(changed["before"])["body"]
    assert "12小时" in dict(changed["after"])["body"]
    assert {row["table"] for row in rows if row["change"] == "added"} >= {"sources", "articles", "sentences"}


def test_lexicon_that_made_the_difference_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks import tabulate

    old = ids(folder)[1]
    for module in ("tasks.publish.index", "tasks.tabulate"):
        monkeypatch.setattr(f"{module}.lexicon_version", lambda: "feedfeedfeed")
    row = tabulate._directive_row
    monkeypatch.setattr(tabulate, "_directive_row", lambda *given: row(*given) | {"force": "must"})
    new = run(folder)
    out = zhengling(folder, "diff", old, str(new))[1]
    assert ["articles", "0", "0", "0"] in words(out)
    assert ["directives", "0", "0", "3"] in words(out)
    assert " → feedfeedfeed: 2 articles, 0 rows added, 0 removed, 3 changed" in out
    (versions,) = {
        (
            row["lexicon_version_after"],
            row["columns"][0],
            row["pipeline_version_before"] == row["pipeline_version_after"],
        )
        for row in parquet(folder, old, str(new))
    }
    assert versions == ("feedfeedfeed", "force", True)


def parquet(folder: Path, old: str, new: str) -> list[dict]:
    zhengling(folder, "diff", old, new, "--parquet", "changes.parquet")
    rows: list[dict] = pq.read_table(folder / "changes.parquet").to_pylist()
    return rows


def test_rollback_makes_an_earlier_state_current_and_the_next_run_goes_on_from_it(folder: Path) -> None:
    old, new = ids(folder)
    assert zhengling(folder, "rollback", old) == (0, f"state {old} is current again, {new} was\n", "")
    assert zhengling(folder, "path")[1].strip().endswith(old)
    assert zhengling(folder, "rollback", old[:6])[1] == f"state {old} is current already\n"
    assert "  rolled back; articles -1" in zhengling(folder, "states")[1]
    outcomes = zhengling(folder, "query", "SELECT outcome FROM runs ORDER BY started", "--csv")[1].split()
    assert outcomes == ["outcome", "published", "published", "rolled_back"]
    assert run(folder) == new


def test_rollback_to_a_state_that_lost_a_part_changes_nothing(folder: Path) -> None:
    old, new = ids(folder)
    part = next((folder / "warehouse" / "states" / old / "articles").rglob("*.parquet"))
    part.unlink()
    status, _, err = zhengling(folder, "rollback", old)
    assert status == 1
    assert err.startswith(f"zhengling: state {old} is damaged: ")
    assert len(err.splitlines()) == 1
    assert zhengling(folder, "path")[1].strip().endswith(new)


def test_sweeping_frees_states_and_parts_but_spares_what_was_current_within_the_hour(folder: Path) -> None:
    old, new = ids(folder)
    out = zhengling(folder, "sweep", "--keep", "1")[1]
    assert out.splitlines() == [
        "0 states freed, 2 kept; 0 parts freed, 0 bytes; 0 raw records freed, 0 bytes",
        "kept for their readers, for they were current within the last hour: 1",
    ]
    states, parts = folder / "warehouse" / "states", folder / "warehouse" / "parts"
    old_parts = {path.name for path in (states / old).rglob("*.parquet")}
    new_parts = {path.name for path in (states / new).rglob("*.parquet")}
    before = (states / old).stat().st_mtime
    os.utime(states / old, (before - 2 * HOURS, before - 2 * HOURS))
    out = zhengling(folder, "sweep", "--keep", "1")[1]
    assert out.startswith(f"1 state freed, 1 kept; {len(old_parts - new_parts)} parts freed, ")
    assert [path.name for path in states.iterdir()] == [new]
    assert {path.name for path in parts.iterdir()} == new_parts
    assert zhengling(folder, "query", "SELECT count(*) AS n FROM articles", "--csv")[1] == "n\n2\n"


def raw_records(folder: Path) -> set[str]:
    return {path.stem for path in (folder / "warehouse" / "raw").rglob("*.zst")}


def test_sweeping_leaves_the_raw_bytes_of_all_that_a_kept_state_refers_to(folder: Path) -> None:
    (folder / "pages" / "照片.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "pages" / "新.txt").write_text(REPORT.replace("整改", "第一稿"), encoding="utf-8")
    run(folder)
    (folder / "pages" / "新.txt").write_text(REPORT.replace("整改", "第二稿"), encoding="utf-8")
    run(folder)
    assert "; 0 raw records freed" in zhengling(folder, "sweep", "--keep", "1")[1]  # all states are of this hour
    for state in (folder / "warehouse" / "states").iterdir():
        os.utime(state, (0, 0))
    out = zhengling(folder, "sweep", "--keep", "1")[1]
    assert "; 2 raw records freed, " in out  # the first drafts of two pages
    left = raw_records(folder)
    referred = zhengling(
        folder, "query", "SELECT raw_sha256 FROM articles UNION SELECT raw_sha256 FROM rejects", "--csv"
    )[1]
    assert left == set(referred.splitlines()[1:])
    shutil.rmtree(folder / "pages")
    kept = rows(folder / "warehouse")
    status, out, _ = zhengling(folder, "run", "--reprocess", "--jobs", "1")
    assert status == 0
    assert out.startswith("4 documents: 0 new and 3 changed processed, 0 unchanged, 1 rejected\n")
    assert rows(folder / "warehouse") == kept


def test_current_state_is_kept_though_it_was_made_long_ago(folder: Path) -> None:
    old, new = ids(folder)
    zhengling(folder, "rollback", old)
    for state in (old, new):
        os.utime(folder / "warehouse" / "states" / state, (0, 0))
    assert zhengling(folder, "sweep", "--keep", "1")[1].startswith("1 state freed, 1 kept; ")
    assert zhengling(folder, "path")[1].strip().endswith(old)


def test_any_history_is_equal_to_a_fresh_warehouse_and_compacted_byte_for_byte(folder: Path) -> None:
    for number in range(3):
        (folder / "pages" / f"新{number}.txt").write_text(REPORT.replace("整改", f"整改第{number}项"), encoding="utf-8")
        run(folder)
    (folder / "pages" / "新1.txt").write_text(REPORT.replace("整改", "落实"), encoding="utf-8")
    lived = run(folder)
    fresh = build(Settings((str(folder / "pages"),), folder / "fresh"), processes(1)).run.state
    assert lived != fresh
    assert rows(folder / "warehouse") == rows(folder / "fresh")
    status, out, _ = zhengling(folder, "compact")
    assert status == 0
    assert out.startswith(f"state {fresh} published: ")
    assert files(folder / "warehouse") == files(folder / "fresh")
    assert zhengling(folder, "compact")[1].startswith(f"state {fresh} is compact: ")
    assert "  compacted\n" in zhengling(folder, "states")[1]
    assert ["articles", "0", "0", "0"] in words(zhengling(folder, "diff", str(lived), "current")[1])
    assert run(folder) == fresh


def rows(warehouse: Path) -> dict[str, list[tuple]]:
    """The rows of every table of the current state, sorted."""
    return {
        table: duckdb.sql(
            f"SELECT * FROM read_parquet('{warehouse}/current/{table}/**/*.parquet', hive_partitioning = false) ORDER BY ALL"
        ).fetchall()
        for table in STATE_TABLES
    }


def files(warehouse: Path) -> dict[str, bytes]:
    """Every file of the current state with its bytes."""
    current = (warehouse / "current").resolve()
    return {str(path.relative_to(current)): path.read_bytes() for path in current.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", [("rollback", "{old}"), ("sweep", "--keep", "1"), ("compact",)])
def test_commands_that_write_leave_while_another_writes(folder: Path, command: tuple[str, ...]) -> None:
    old, new = ids(folder)
    before = files(folder / "warehouse")
    with writing(Warehouse(folder / "warehouse")):
        status, out, err = zhengling(folder, *(word.format(old=old) for word in command))
    assert (status, out) == (1, "")
    assert err.startswith(f"zhengling: warehouse warehouse is being written by process {os.getpid()} on ")
    assert err.endswith("wait for it with --wait\n")
    assert files(folder / "warehouse") == before
    assert (folder / "warehouse" / "states" / new).is_dir()


def test_copy_is_laid_to_the_article_that_it_copies(folder: Path) -> None:
    old = ids(folder)[1]
    (folder / "pages" / "转发.txt").write_text(REPORT, encoding="utf-8")
    new = run(folder)
    (copy,) = [row for row in parquet(folder, old, str(new)) if row["table"] == "duplicates"]
    assert (copy["change"], copy["columns"][:2]) == ("added", ["article_id", "duplicate_of"])
    assert copy["why"] in ("new document", "another article")


def test_no_file_of_a_warehouse_holds_a_path_of_the_machine(folder: Path) -> None:
    written = [path for path in (folder / "warehouse").rglob("*") if path.is_file() and path.suffix != ".zst"]
    assert {path.suffix for path in written} == {".parquet", ".json", ""}
    for path in written:
        content = path.read_bytes()
        assert not any(str(place).encode() in content for place in (folder, folder.parent, ROOT))


def test_warehouse_of_a_later_version_is_refused_in_a_line(folder: Path) -> None:
    (folder / "warehouse" / "FORMAT").write_text(f"zhengling warehouse, format {FORMAT + 1}\n")
    before = files(folder / "warehouse")
    for command in (
        ["run", "pages"],
        ["path"],
        ["query", "SELECT 1"],
        ["states"],
        ["compact"],
        ["sweep", "--keep", "1"],
    ):
        status, out, err = zhengling(folder, *command)
        assert (status, out) == (1, "")
        assert err == (
            f"zhengling: warehouse was written by a later version (format {FORMAT + 1}, here {FORMAT}); update zhengling\n"
        )
    assert files(folder / "warehouse") == before


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("rollback", "ffffffffffffffff"), 1, "'ffffffffffffffff' is no state of the warehouse"),
        (("rollback", "../../etc"), 1, "'../../etc' is no state of the warehouse"),
        (("rollback", ""), 1, "'' is no state of the warehouse"),
        (("diff", "current", "*"), 1, "'*' is no state of the warehouse"),
        (("diff", "current", "current", "runs"), 2, "'runs' is no table of a state"),
        (("diff", "current", "current", "--parquet", "warehouse/x.parquet"), 2, "--parquet writes nothing into"),
        (("sweep",), 2, "Missing option '--keep'"),
        (("sweep", "--keep", "0"), 2, "0 is not in the range"),
        (("states", "--warehouse", "nowhere"), 1, "nothing is published there; fill it with `zhengling run"),
        (("rollback", "0", "--warehouse", "nowhere"), 1, "nothing is published there"),
        (("sweep", "--keep", "1", "--warehouse", "nowhere"), 1, "nothing is published there"),
        (("compact", "--warehouse", "nowhere"), 1, "nothing is published there"),
    ],
)
def test_mistakes_are_told_in_a_line(folder: Path, arguments: tuple[str, ...], status: int, told: str) -> None:
    found, _, err = zhengling(folder, *arguments)
    assert found == status
    assert told in err
    assert not (folder / "nowhere").exists()
