"""The body of a run: what comes in stands in the tables or in rejects, and a run repeated changes nothing."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from flows.build import Report, Settings, build
from flows.mapping import processes
from schemas.arrow import arrow_schema, schema_id, staged_schema
from schemas.declare import Column
from schemas.tables import TABLES
from tasks import batch as batch_module
from tasks.batch import Batch, BatchResult
from tasks.lexicons import LexiconError
from tasks.publish import state as state_module
from tasks.publish.state import STEPS
from tasks.publish.warehouse import Warehouse, WarehouseError
from tasks.validate.verdict import ValidationFailed

NOTICE = """关于做好防汛工作的通知
2023年6月1日　来源：市应急管理局
各县（市、区）人民政府：
一、加强值守。各级要严格落实24小时值班制度。
二、压实责任。要把责任落实到人。
"""
SPEECH = """在全市教育工作会议上的讲话
2022年3月2日
同志们：
今天我们召开全市教育工作会议。希望大家认真抓好落实。
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "讲话.txt").write_text(SPEECH, encoding="gb18030")
    return folder


def run(pages: Path, jobs: int = 1, **settings: object) -> Report:
    warehouse = pages.parent / "warehouse"
    return build(Settings(sources=(str(pages),), warehouse=warehouse, **settings), processes(jobs))


def counts(report: Report) -> tuple[int, int, int, int]:
    found = report.run
    assert found.n_in == found.n_new + found.n_changed + found.n_unchanged + found.n_rejected
    return found.n_new, found.n_changed, found.n_unchanged, found.n_rejected


def files(folder: Path) -> dict[str, str]:
    """Every file below the folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def table(pages: Path, name: str, columns: str) -> list[tuple]:
    current = pages.parent / "warehouse" / "current" / name
    return duckdb.sql(f"SELECT {columns} FROM read_parquet('{current}/**/*.parquet') ORDER BY ALL").fetchall()


def test_documents_become_rows(pages: Path) -> None:
    report = run(pages)
    assert counts(report) == (2, 0, 0, 0)
    assert report.run.outcome == "published"
    assert table(pages, "articles", "source_uri, body LIKE '%落实%'") == [
        ("pages/讲话.txt", True),
        ("pages/通知.txt", True),
    ]
    assert table(pages, "sources", "encoding, raw_text") == [("gb18030", SPEECH), ("utf-8", NOTICE)]


def test_second_run_publishes_nothing_and_changes_no_byte(pages: Path) -> None:
    run(pages)
    warehouse = pages.parent / "warehouse"
    before = files(warehouse / "states") | files(warehouse / "parts")
    report = run(pages)
    assert counts(report) == (0, 0, 2, 0)
    assert report.run.outcome == "unchanged"
    assert files(warehouse / "states") | files(warehouse / "parts") == before


def test_two_warehouses_of_the_same_pages_are_equal_byte_for_byte(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = build(Settings((str(pages),), pages.parent / "one"), processes(1))
    monkeypatch.setattr(batch_module, "BATCH_BYTES", 1)  # a batch for each document
    two = build(Settings((str(pages),), pages.parent / "two"), processes(2))
    assert one.run.state == two.run.state
    assert files(pages.parent / "one" / "states") == files(pages.parent / "two" / "states")


def test_new_and_changed_documents_replace_their_rows_alone(pages: Path) -> None:
    run(pages)
    (pages / "讲话.txt").write_text(SPEECH.replace("希望大家", "请各单位"), encoding="utf-8")
    (pages / "简报.txt").write_text("工作简报\n市委要求，各地要抓紧整改。\n", encoding="utf-8")
    report = run(pages)
    assert counts(report) == (1, 1, 1, 0)
    bodies = dict(table(pages, "articles", "source_uri, body"))
    assert len(bodies) == 3
    assert "请各单位" in bodies["pages/讲话.txt"]
    assert {uri for (uri,) in table(pages, "sources", "source_uri")} == set(bodies)
    fresh = build(Settings((str(pages),), pages.parent / "fresh"), processes(1))
    assert fresh.rows == report.rows


def test_vanished_documents_keep_their_rows(pages: Path) -> None:
    run(pages)
    (pages / "讲话.txt").unlink()
    report = run(pages)
    assert counts(report) == (0, 0, 1, 0)
    assert report.rows["articles"] == 2


def test_older_version_of_the_code_is_made_again(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(pages)
    for module in ("tasks.publish.index", "tasks.tabulate"):
        monkeypatch.setattr(f"{module}.PIPELINE_VERSION", "99.0.0")
    report = run(pages)
    assert counts(report) == (0, 2, 0, 0)
    assert table(pages, "articles", "DISTINCT pipeline_version") == [("99.0.0",)]


def test_column_that_is_declared_later_comes_with_the_next_run(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(pages)
    before = table(pages, "citations", "count(*)") + table(pages, "sources", "source_uri")
    declared = TABLES["sources"]
    added = Column("language", pa.string(), "language of the text", "语言", nullable=True)
    monkeypatch.setitem(TABLES, "sources", replace(declared, columns=(*declared.columns, added)))
    made_of_declarations = (arrow_schema, staged_schema, schema_id)
    for made in made_of_declarations:
        made.cache_clear()
    try:
        report = run(pages)
        assert (counts(report), report.run.outcome) == ((0, 0, 2, 0), "published")
        assert table(pages, "sources", "DISTINCT language") == [(None,)]
        assert table(pages, "citations", "count(*)") + table(pages, "sources", "source_uri") == before
        assert run(pages).run.outcome == "unchanged"
    finally:
        monkeypatch.undo()
        for made in made_of_declarations:
            made.cache_clear()
    with pytest.raises(WarehouseError, match=r"later version \(sources\.language is not known here\)"):
        run(pages)


def test_what_is_no_text_stands_in_rejects_until_it_is(pages: Path) -> None:
    (pages / "照片.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert counts(run(pages)) == (2, 0, 0, 1)
    assert table(pages, "rejects", "source_uri, stage, reason") == [("pages/照片.txt", "ingest", "not_text")]
    report = run(pages)
    assert (counts(report), report.run.outcome) == ((0, 0, 2, 1), "unchanged")
    (pages / "照片.txt").write_text(NOTICE.replace("防汛", "防火"), encoding="utf-8")
    assert counts(run(pages)) == (0, 1, 2, 0)
    assert table(pages, "rejects", "source_uri") == []


def test_rejects_that_stay_as_they_are_publish_nothing(pages: Path) -> None:
    for number in range(5):
        (pages / f"照片{number}.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    first = run(pages)
    second = run(pages)
    assert (second.run.outcome, second.run.state, counts(second)) == ("unchanged", first.run.state, (0, 0, 2, 5))


def test_article_that_is_no_text_any_more_leaves_the_tables(pages: Path) -> None:
    run(pages)
    (pages / "讲话.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert counts(run(pages)) == (0, 0, 1, 1)
    for name in ("articles", "sources"):
        assert table(pages, name, "source_uri") == [("pages/通知.txt",)]


def test_copies_point_to_the_earliest(pages: Path) -> None:
    (pages / "转发.txt").write_text(NOTICE.replace("：", ":"), encoding="utf-8")
    report = run(pages)
    assert report.run.n_duplicates == 1
    ids = {uri: article_id for article_id, uri in table(pages, "articles", "article_id, source_uri")}
    # of two copies of one day the first by address is the original, and 转 comes before 通
    assert table(pages, "duplicates", "article_id, duplicate_of, similarity") == [
        (ids["pages/通知.txt"], ids["pages/转发.txt"], 1.0)
    ]


def test_document_on_which_the_code_fails_takes_no_neighbour_along(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on_speeches(monkeypatch, ZeroDivisionError("something of the page: 13800138000"))
    assert counts(run(pages)) == (1, 0, 0, 1)
    (reject,) = table(pages, "rejects", "source_uri, stage, reason, detail")
    assert reject[:3] == ("pages/讲话.txt", "clean", "internal_error")
    assert "ZeroDivisionError" in reject[3]
    assert "13800138000" not in reject[3]


def fail_on_speeches(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Clean raises on documents that have 讲话 in their address."""
    from tasks import tabulate

    clean = tabulate.clean

    def fails(document):
        if "讲话" in document.source_uri:
            raise error
        return clean(document)

    monkeypatch.setattr(tabulate, "clean", fails)


def test_failing_code_costs_no_article_its_rows_and_is_tried_again(pages: Path) -> None:
    run(pages)
    (pages / "讲话.txt").write_text(SPEECH.replace("希望大家", "请各单位"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        fail_on_speeches(patch, ZeroDivisionError())
        assert counts(run(pages)) == (0, 0, 1, 1)
        assert counts(run(pages)) == (0, 0, 1, 1)
    assert len(table(pages, "articles", "source_uri")) == 2
    assert counts(run(pages)) == (0, 1, 1, 0)
    assert table(pages, "rejects", "source_uri") == []


@pytest.mark.parametrize(
    "error", [LexiconError("lexicon posts.csv, line 3: mend it"), MemoryError(), OSError(5, "I/O error")]
)
def test_what_is_no_fault_of_the_document_rejects_nothing(error: Exception, pages: Path, monkeypatch) -> None:
    run(pages)
    (pages / "讲话.txt").write_text(SPEECH.replace("希望大家", "请各单位"), encoding="utf-8")
    fail_on_speeches(monkeypatch, error)
    with pytest.raises((LexiconError, MemoryError, WarehouseError)):
        run(pages)
    assert len(table(pages, "articles", "source_uri")) == 2
    assert table(pages, "rejects", "source_uri") == []


@pytest.mark.parametrize("value", [2**70, "很多", "\ud800"])
def test_value_that_fits_no_column_is_one_documents_fault(value: object, pages: Path, monkeypatch) -> None:
    from tasks import tabulate

    row = tabulate._article_row
    column = "site" if value == "\ud800" else "missing_chars"
    monkeypatch.setattr(
        tabulate,
        "_article_row",
        lambda article: row(article) | ({column: value} if "讲话" in article.document.source_uri else {}),
    )
    assert counts(run(pages)) == (1, 0, 0, 1)
    assert table(pages, "rejects", "source_uri, reason") == [("pages/讲话.txt", "internal_error")]


def test_null_where_none_may_be_is_named(pages: Path, monkeypatch) -> None:
    from tasks import tabulate

    row = tabulate._article_row
    monkeypatch.setattr(tabulate, "_article_row", lambda article: row(article) | {"doc_type": None})
    with pytest.raises(ValidationFailed, match=r"articles\.doc_type expect_column_values_to_not_be_null: 2 rows"):
        run(pages)


def test_link_that_led_outside_and_is_a_file_now_is_no_reject_any_more(pages: Path) -> None:
    run(pages)
    (pages / "讲话.txt").rename(pages.parent / "elsewhere.txt")
    (pages / "讲话.txt").symlink_to(pages.parent / "elsewhere.txt")
    assert counts(run(pages)) == (0, 0, 1, 1)
    assert len(table(pages, "articles", "source_uri")) == 2
    (pages / "讲话.txt").unlink()
    (pages.parent / "elsewhere.txt").rename(pages / "讲话.txt")
    assert counts(run(pages)) == (0, 0, 2, 0)
    assert table(pages, "rejects", "source_uri") == []


def test_rows_that_another_run_left_in_staging_are_never_taken(pages: Path) -> None:
    run(pages)
    strange = pages.parent / "warehouse" / "staging" / "20200101T000000Z-00000000" / "rows" / "000000"
    strange.mkdir(parents=True)
    (strange / "articles.parquet").write_bytes(b"strange")
    (pages / "新.txt").write_text(NOTICE.replace("防汛", "防火"), encoding="utf-8")
    assert counts(run(pages)) == (1, 0, 2, 0)
    assert not strange.exists()


def test_failed_expectation_stops_publication(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(pages)
    warehouse = pages.parent / "warehouse"
    before = files(warehouse / "states") | files(warehouse / "parts")
    state = os.readlink(warehouse / "current")
    from tasks import tabulate

    monkeypatch.setattr(tabulate, "_sentence_row", lambda article, sentence: _misplaced(article, sentence))
    (pages / "新.txt").write_text(NOTICE, encoding="utf-8")
    with pytest.raises(ValidationFailed) as failed:
        run(pages)
    assert {(f.table, f.expectation) for f in failed.value.failures} >= {("sentences", "offsets_point_at_text")}
    assert os.readlink(warehouse / "current") == state
    assert files(warehouse / "states") | files(warehouse / "parts") == before
    outcomes = duckdb.sql(f"SELECT outcome FROM read_parquet('{warehouse}/runs/*.parquet') ORDER BY started").fetchall()
    assert outcomes == [("published",), ("failed",)]


def _misplaced(article, sentence) -> dict:
    row = {"sentence_no": sentence.sentence_no, "paragraph_no": 0, "start": 1, "end": 3, "raw_start": 0, "raw_end": 1}
    return row | {"text": sentence.text, "item": None, "heading": None, "tokens": sentence.tokens, "pos": sentence.pos}


@pytest.mark.parametrize("step", STEPS)
def test_kill_between_steps_of_a_run_loses_nothing(step: str, pages: Path) -> None:
    run(pages)
    old = os.readlink(pages.parent / "warehouse" / "current")
    (pages / "新.txt").write_text(NOTICE.replace("防汛", "防火"), encoding="utf-8")

    class Killed(BaseException):
        """Stands for a kill: nothing of ours catches it but to clean up, which a kill would not."""

    def stop(at: str) -> None:
        if at == step:
            raise Killed

    settings = Settings((str(pages),), pages.parent / "warehouse")
    with pytest.raises(Killed):
        build(settings, processes(1), at=stop)
    now = os.readlink(pages.parent / "warehouse" / "current")
    assert (now != old) == (step in ("link_renamed", "link_synced"))
    report = run(pages)
    assert report.rows["articles"] == 3


def test_interrupt_leaves_the_warehouse_as_it_was(pages: Path) -> None:
    run(pages)
    warehouse = pages.parent / "warehouse"
    before = files(warehouse / "states") | files(warehouse / "parts")
    (pages / "新.txt").write_text(NOTICE, encoding="utf-8")

    def interrupted(step: Callable[[Batch], BatchResult], batches: Iterable[Batch]) -> Iterator[BatchResult]:
        yield step(next(iter(batches)))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(Settings((str(pages),), warehouse), interrupted)
    assert files(warehouse / "states") | files(warehouse / "parts") == before
    assert not list((warehouse / "staging").iterdir())
    (last,) = duckdb.sql(
        f"SELECT last(outcome ORDER BY started) FROM read_parquet('{warehouse}/runs/*.parquet')"
    ).fetchall()
    assert last == ("interrupted",)


def test_interrupt_that_duckdb_wraps_is_an_interrupt(pages: Path) -> None:
    def interrupted(step: Callable[[Batch], BatchResult], batches: Iterable[Batch]) -> Iterator[BatchResult]:
        yield step(next(iter(batches)))
        raise duckdb.InvalidInputException("reading the schema of the object failed: KeyboardInterrupt: ")

    with pytest.raises(KeyboardInterrupt, match="interrupted; nothing was published"):
        build(Settings((str(pages),), pages.parent / "warehouse"), interrupted)


def test_dry_run_counts_and_writes_nothing(pages: Path) -> None:
    report = run(pages, dry_run=True)
    assert counts(report) == (2, 0, 0, 0)
    assert not (pages.parent / "warehouse").exists()


def test_raw_bytes_are_kept_unless_not_wanted(pages: Path) -> None:
    run(pages)
    assert len(list((pages.parent / "warehouse" / "raw").rglob("*.zst"))) == 2
    build(Settings((str(pages),), pages.parent / "other", keep_raw=False), processes(1))
    assert not list((pages.parent / "other" / "raw").rglob("*.zst"))


def test_rows_lie_in_the_partition_of_their_article(pages: Path) -> None:
    run(pages)
    for name in ("articles", "sentences", "sources"):
        found = table(pages, name, "DISTINCT year = part_year AND province_code = part_province")
        assert found == [(True,)]


def test_every_table_can_be_read_even_where_it_is_empty(pages: Path) -> None:
    run(pages)
    rows = state_module.read_state(Warehouse(pages.parent / "warehouse")).rows
    assert rows["articles"] == 2
    assert rows["duplicates"] == 0
    assert {name: table(pages, name, "count(*)")[0][0] for name in rows} == rows


def test_nothing_in_publishes_nothing(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    report = run(tmp_path / "pages")
    assert counts(report) == (0, 0, 0, 0)
    assert (report.run.outcome, report.run.state) == ("unchanged", None)


def test_arrow_reads_partitions(pages: Path) -> None:
    import pandas as pd

    run(pages)
    frame = pd.read_parquet(pages.parent / "warehouse" / "current" / "articles")
    assert set(frame["source_uri"]) == {"pages/讲话.txt", "pages/通知.txt"}
    assert isinstance(pa.Table.from_pandas(frame), pa.Table)
