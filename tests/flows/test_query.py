"""Questions to the warehouse: answered from the current state, and nothing can be changed or reached by them."""

import csv
import io
import json
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.build import Settings, build
from flows.mapping import processes
from schemas.tables import TABLES

TEXT = "关于做好防汛工作的通知\n各县（市、区）人民政府：\n各级要严格落实值班制度。\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one article, for questions only."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "pages").mkdir()
    (folder / "pages" / "通知.txt").write_text(TEXT, encoding="utf-8")
    build(Settings((str(folder / "pages"),), folder / "warehouse"), processes(1))
    return folder / "warehouse"


@pytest.fixture
def filled(published: Path, tmp_path: Path) -> Path:
    """That warehouse, where commands look for it."""
    (tmp_path / "warehouse").symlink_to(published)
    return tmp_path / "warehouse"


def test_answers_come_as_table_csv_json_or_parquet(command, filled: Path, tmp_path: Path) -> None:
    sql = "SELECT source_uri, year, repairs FROM articles"
    shown = command("query", sql)
    assert shown.status == 0
    assert "pages/通知.txt" in shown.out
    assert "1 row" in shown.out.splitlines()
    rows = list(csv.reader(io.StringIO(command("query", sql, "--csv").out)))
    assert rows[0] == ["source_uri", "year", "repairs"]
    assert rows[1][0] == "pages/通知.txt"
    assert json.loads(rows[1][2]) == json.loads(command("query", sql, "--json").out)[0]["repairs"]
    written = command("query", sql, "--parquet", "answer.parquet")
    assert written.out == "1 row written to answer.parquet\n"
    assert pq.read_table(tmp_path / "answer.parquet").column("source_uri").to_pylist() == ["pages/通知.txt"]


def test_every_table_is_a_view_and_tells_what_it_means(command, filled: Path) -> None:
    sql = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    comments = {
        (r["table_name"], r["column_name"]): r["comment"] for r in json.loads(command("query", sql, "--json").out)
    }
    assert comments == {(t.name, c.name): c.en for t in TABLES.values() for c in t.columns}
    for table in TABLES:
        assert command("query", f"SELECT count(*) FROM {table}").status == 0


def test_path_prints_the_state(command, filled: Path) -> None:
    assert Path(command("path").out.strip()) == (filled / "current").resolve()


@pytest.mark.parametrize("arguments", [("query", "SELECT 1"), ("path",)])
def test_nothing_published_yet(arguments: tuple[str, ...], command) -> None:
    ended = command(*arguments)
    assert ended.status == 1
    assert ended.err.startswith(
        "zhengling: warehouse warehouse: nothing is published there; fill it with `zhengling run"
    )


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM articles",
        "CREATE TABLE t AS SELECT 1",
        "COPY (SELECT 1 AS a) TO 'stolen.csv'",
        "COPY articles TO '{part}' (FORMAT parquet, USE_TMP_FILE false)",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY (SELECT 1) TO 'stolen.csv'",
        "ATTACH 'stolen.db'",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA enable_profiling",
        "INSTALL httpfs",
        "LOAD httpfs",
        "EXPORT DATABASE 'stolen'",
        "CALL pragma_version()",
        "EXPLAIN ANALYZE SELECT 1",
        "WITH x AS (COPY (SELECT 1 AS a) TO '{part}' (FORMAT parquet, USE_TMP_FILE false)) SELECT * FROM x",
        "SELECT * FROM (WITH x AS (COPY (SELECT 1 AS a) TO 'stolen.csv') SELECT * FROM x)",
        "SELECT (WITH x AS (COPY (SELECT 1) TO 'stolen.csv') SELECT count(*) FROM x)",
        "WITH x AS (DELETE FROM articles RETURNING *) SELECT * FROM x",
        "",
    ],
)
def test_whatever_is_no_single_select_is_refused(sql: str, command, filled: Path, tmp_path: Path) -> None:
    part = next((filled / "current" / "articles").rglob("*.parquet"))
    before = part.read_bytes()
    ended = command("query", sql.format(part=part))
    assert ended.status == 1
    assert ended.err == "zhengling: query takes one SELECT statement; the warehouse is read-only\n"
    assert part.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["warehouse"]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/*')",
        "FROM '/etc/passwd'",
        "SELECT * FROM read_csv('warehouse/../pages/通知.txt')",
        "SELECT * FROM read_parquet('other.parquet')",
        "FROM query('COPY (SELECT 1) TO ''stolen.csv''')",
        "SELECT * FROM read_parquet('https://example.org/a.parquet')",
        "SELECT nothing FROM articles",
        "SELEC 1",
    ],
)
def test_select_reaches_nothing_but_the_tables(sql: str, command, filled: Path, tmp_path: Path) -> None:
    pq.write_table(pq.read_table(next((filled / "runs").glob("*.parquet"))), tmp_path / "other.parquet")
    ended = command("query", sql)
    assert ended.status == 1
    assert ended.err.startswith("zhengling: ")
    assert ended.err.count("\n") == 1
    assert "stolen.csv" not in os.listdir(tmp_path)


def test_query_that_fails_on_the_way_leaves_no_file(command, filled: Path, tmp_path: Path) -> None:
    ended = command("query", "SELECT error(source_uri) AS e FROM articles", "--parquet", "answer.parquet")
    assert ended.status == 1
    assert not list(tmp_path.glob("*answer*"))


@pytest.mark.parametrize(
    "sql",
    [
        "DESCRIBE articles",
        "SUMMARIZE articles",
        "SHOW TABLES",
        "FROM articles",
        "VALUES (1)",
        "WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT * FROM t",
        "SELECT * FROM articles UNION ALL SELECT * FROM articles",
    ],
)
def test_all_that_only_reads_is_answered(sql: str, command, filled: Path) -> None:
    assert command("query", sql).status == 0


def test_seconds_of_a_run_are_named_in_json_and_csv(command, filled: Path) -> None:
    (run,) = json.loads(command("query", "SELECT seconds FROM runs", "--json").out)
    assert {"ingest", "clean", "publish"} <= run["seconds"].keys()
    _, (written,) = csv.reader(io.StringIO(command("query", "SELECT seconds FROM runs", "--csv").out))
    assert json.loads(written) == run["seconds"]


@pytest.mark.parametrize("sql", ["SELECT MAP {[1]: 2} AS m", "SELECT MAP {DATE '2023-05-15': 2} AS m"])
def test_a_map_without_names_is_a_list_of_pairs(sql: str, command, filled: Path) -> None:
    ((pair,),) = (row["m"] for row in json.loads(command("query", sql, "--json").out))
    assert pair[1] == 2


def test_a_row_that_no_line_holds_is_shown_column_by_column(command, filled: Path, monkeypatch) -> None:
    sql = "SELECT title, NULL AS nothing, body || chr(10) || '第二行' AS body, repeat('长', 90) AS long FROM articles"
    monkeypatch.setenv("COLUMNS", "80")
    assert command("query", sql).out.splitlines() == [
        "row 1",
        "  title    关于做好防汛工作的通知",
        "  body     各县（市、区）人民政府：",
        "           各级要严格落实值班制度。",
        "           第二行",
        f"  long     {'长' * 90}",
        "",
        "1 row",
    ]
    monkeypatch.setenv("COLUMNS", "200")
    assert "row 1" not in command("query", sql).out


def test_a_pipe_gets_the_lines_whole(command, filled: Path, monkeypatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = command("query", "SELECT article_id, raw_sha256, repeat('长', 40) AS long FROM articles").out.splitlines()
    (whole,) = (line.split() for line in lines if "长" in line)
    assert [len(cell) for cell in whole] == [16, 64, 40]


def test_json_keeps_every_column_and_is_json(command, filled: Path) -> None:
    (row,) = json.loads(
        command("query", "SELECT 1 AS a, 2 AS a, 'nan'::DOUBLE AS b, ['inf'::DOUBLE] AS c", "--json").out
    )
    assert row == {"a": 1, "a_1": 2, "b": None, "c": [None]}


def test_nothing_is_written_into_the_warehouse(command, filled: Path) -> None:
    ended = command("query", "SELECT 1 AS a", "--parquet", "warehouse/current/articles/a.parquet")
    assert ended.status == 2
    assert not (filled / "current" / "articles" / "a.parquet").exists()


def test_empty_runs_file_of_a_crash_stops_no_question(command, filled: Path) -> None:
    (filled / "runs" / "torn.parquet").touch()
    assert command("query", "SELECT count(*) FROM runs").status == 0
    (filled / "runs" / "torn.parquet").unlink()


def test_runs_of_a_time_when_they_had_fewer_columns_are_told_too(command, filled: Path) -> None:
    [file] = [path for path in (filled / "runs").glob("*.parquet") if path.stat().st_size]
    elder = filled / "runs" / "20200101T000000Z-00000000.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["n_removed"]), elder)
    ended = command("query", "SELECT n_in, n_removed FROM runs ORDER BY n_removed", "--csv")
    elder.unlink()
    assert ended.out.splitlines() == ["n_in,n_removed", "1,0", "1,"]


def test_forms_exclude_one_another(command, filled: Path) -> None:
    assert command("query", "SELECT 1", "--csv", "--parquet", "answer.parquet").status == 2


def test_text_of_a_page_is_shown_as_text(command, filled: Path) -> None:
    shown = command("query", "SELECT '[bold]x[/bold]' AS a, chr(27) || '[31m红' AS b")
    assert "[bold]x[/bold]" in shown.out
    assert "\x1b" not in shown.out


@pytest.mark.parametrize(
    ("sql", "hint"),
    [
        ("SELECT titel FROM articles", 'Candidate bindings: "title"'),
        ("SELECT * FROM article", 'Did you mean "articles"?'),
    ],
)
def test_what_was_meant_is_told_on_the_one_line(sql: str, hint: str, command, filled: Path) -> None:
    ended = command("query", sql)
    assert (ended.status, ended.err.count("\n")) == (1, 1)
    assert hint in ended.err
    assert "LINE 1" not in ended.err


def test_two_forms_at_once_are_a_usage_error(command, filled: Path) -> None:
    ended = command("query", "SELECT 1", "--csv", "--json")
    assert (ended.status, ended.out) == (2, "")
    assert "--csv and --json go not together" in ended.err
