"""Every expectation refuses a table that breaks it, by its name; right rows break none."""

import datetime as dt
import pickle
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.arrow import arrow_schema
from schemas.declare import Column
from schemas.tables import PART_TABLES, STATE_TABLES, TABLES
from tasks.validate.changed import merge_failures
from tasks.validate.offsets import check_offsets, texts_of
from tasks.validate.state import (
    StateCheck,
    check_conservation,
    check_made,
    check_state,
    state_checks,
)
from tasks.validate.verdict import Failure, ValidationFailed, check_rows

Rows = dict[str, list[dict]]
OTHER = "0000000000000000"


def table_of(name: str, rows: list[dict]) -> pa.Table:
    """Rows as a table that may hold nulls where the schema has none."""
    schema = pa.schema([field.with_nullable(True) for field in arrow_schema(name)])
    return pa.Table.from_pylist(rows, schema=schema)


def broken(column: Column) -> list[tuple[str, object]]:
    """For each expectation on the column: its name, and a value that breaks it."""
    found: list[tuple[str, object]] = []
    if not column.nullable:
        found.append(("expect_column_values_to_not_be_null", None))
    if column.values:
        found.append(("expect_column_values_to_be_in_set", "无此值"))
    if column.pattern:
        found.append(("expect_column_values_to_match_regex", ""))
    if column.low is not None:
        found.append(("expect_column_values_to_be_between", column.low - 1))
    if column.high is not None:
        found.append(("expect_column_values_to_be_between", column.high + 1))
    if column.nullable and pa.types.is_string(column.type) and not column.pattern and not column.values:
        found.append(("expect_column_value_lengths_to_be_between", ""))
    return found


@pytest.mark.parametrize("table", STATE_TABLES)
def test_right_rows_break_nothing(table: str, good_rows: Rows) -> None:
    assert check_rows(table, table_of(table, good_rows[table])) == []


@pytest.mark.parametrize("table", STATE_TABLES)
def test_no_rows_break_nothing(table: str) -> None:
    assert check_rows(table, table_of(table, [])) == []


@pytest.mark.parametrize("table", STATE_TABLES)
def test_every_expectation_on_rows_refuses(table: str, good_rows: Rows) -> None:
    """One row for each expectation of the table, with one value that breaks it and it alone."""
    rows, want = [], Counter()
    for column in TABLES[table].columns:
        for expectation, value in broken(column):
            rows.append(good_rows[table][0] | {column.name: value})
            want[column.name, expectation] += 1
    failures = check_rows(table, table_of(table, rows))
    assert {(f.column, f.expectation): f.count for f in failures} == want
    assert all(f"{f.column}=" in f.examples[0] for f in failures)


@pytest.mark.parametrize("value", ["documents/a.txt\n", "x" * 63 + "g", "A" * 64])
def test_pattern_is_matched_against_the_whole_value(value: str, good_rows: Rows) -> None:
    rows = good_rows["sources"]
    rows[0]["raw_sha256"] = value
    assert [f.column for f in check_rows("sources", table_of("sources", rows))] == ["raw_sha256"]


@pytest.mark.parametrize("table", STATE_TABLES)
def test_missing_column_is_refused(table: str, good_rows: Rows) -> None:
    rows = table_of(table, good_rows[table])
    failures = check_rows(table, rows.drop_columns([rows.column_names[-1]]))
    assert "expect_table_columns_to_match_ordered_list" in {f.expectation for f in failures}


def test_expectation_that_raises_has_failed(good_rows: Rows) -> None:
    rows = table_of("sentences", good_rows["sentences"])
    spoiled = rows.set_column(rows.column_names.index("item"), "item", pa.array([[1, 2]]))
    failures = [f for f in check_rows("sentences", spoiled) if f.column == "item"]
    assert failures
    assert all(f.count for f in failures)


OFFSET_CASES = [
    ("sentences", {"end": 3}, "offsets_point_at_text"),
    ("sentences", {"start": -1}, "offsets_point_at_text"),
    ("sentences", {"end": 99}, "offsets_point_at_text"),
    ("sentences", {"article_id": OTHER}, "offsets_point_at_text"),
    ("entities", {"start": 1}, "offsets_point_at_text"),
    ("entities", {"surface": "关心下一代工作委员会"}, "offsets_point_at_text"),
    ("entities", {"field": "title"}, "offsets_point_at_text"),
    ("directives", {"text": "要抓好"}, "offsets_point_at_text"),
    ("appointments", {"start": 3}, "offsets_point_at_text"),
    ("citations", {"end": 400}, "offsets_point_at_text"),
    ("entities", {"raw_end": 99}, "raw_offsets_lie_in_raw_text"),
    ("sentences", {"raw_start": 30, "raw_end": 2}, "raw_offsets_lie_in_raw_text"),
    ("directives", {"roles": [{"role": "deontic", "start": 8, "end": 99}]}, "roles_lie_in_text"),
    ("directives", {"roles": [{"role": "deontic", "start": 8, "end": 8}]}, "roles_lie_in_text"),
    ("entities", {"start": None}, "offsets_point_at_text"),
    ("entities", {"field": "subtitle"}, "offsets_point_at_text"),
    ("entities", {"sentence_no": None}, "body_rows_name_a_sentence"),
    ("citations", {"field": "title"}, "body_rows_name_a_sentence"),
    ("articles", {"n_chars": 3}, "n_chars_counts_the_body"),
    ("articles", {"published_precision": "day"}, "date_has_precision_and_rule"),
    ("articles", {"field_rules": [{"field": "title", "rule": "as_printed"}]}, "header_fields_have_rules"),
    ("articles", {"author": "王伟"}, "header_fields_have_rules"),
    ("articles", {"keywords": []}, "header_fields_have_rules"),
    ("articles", {"effective_to": dt.date(2023, 4, 30)}, "force_ends_after_it_begins"),
    ("sentences", {"tokens": ["关工委"], "pos": ["n"]}, "tokens_join_to_text"),
    ("sentences", {"pos": ["n"]}, "tokens_join_to_text"),
    (
        "articles",
        {"repairs": [{"kind": "pinyin_note", "raw_start": 1, "raw_end": 7, "before": "(gong)", "after": ""}]},
        "repairs_tell_what_stood_there",
    ),
]


@pytest.mark.parametrize("table", ["articles", "sentences", "entities", "appointments", "directives", "citations"])
def test_right_offsets_break_nothing(table: str, good_rows: Rows) -> None:
    texts = texts_of(table_of("sources", good_rows["sources"]), table_of("articles", good_rows["articles"]))
    assert check_offsets(table, table_of(table, good_rows[table]), texts) == []


@pytest.mark.parametrize(("table", "spoiled", "expectation"), OFFSET_CASES)
def test_offset_check_refuses(table: str, spoiled: dict, expectation: str, good_rows: Rows) -> None:
    texts = texts_of(table_of("sources", good_rows["sources"]), table_of("articles", good_rows["articles"]))
    rows = good_rows[table]
    rows[0].update(spoiled)
    failures = check_offsets(table, table_of(table, rows), texts)
    assert expectation in {f.expectation for f in failures}
    assert all(f.table == table and f.count == 1 and len(f.examples) == 1 for f in failures)


def write_state(rows: Rows, folder: Path) -> dict[str, list[Path]]:
    """Rows as the files of a state, one a table."""
    files = {}
    for name in PART_TABLES:
        path = folder / f"{name}.parquet"
        pq.write_table(table_of(name, rows[name]), path)
        files[name] = [path]
    return files


def spoil_for(check: StateCheck, rows: Rows) -> None:
    """Make rows that break the check."""
    row = rows[check.table][0]
    if check.name == "key_is_unique":
        rows[check.table].append(dict(row))
    elif check.name.startswith("value_stands_in_"):
        row[check.column] = OTHER
    elif check.name == "rows_lie_in_the_partition_of_their_article":
        row["year"] = 1999
    elif check.name == "articles_are_sources_key_for_key":
        rows["sources"].pop()
    elif check.name == "article_id_is_hash_of_source_uri":
        for table in ("sources", "articles"):
            rows[table][0]["source_uri"] = "documents/renamed.txt"
    elif check.name == "no_article_copies_itself_or_a_copy":
        row["duplicate_of"] = row["article_id"]
    elif check.name == "index_tells_what_articles_tell":
        row["text"] = OTHER
    else:
        raise ValueError(f"no table that {check.name} must refuse")


def test_right_state_breaks_nothing(good_rows: Rows, tmp_path: Path) -> None:
    assert check_state(write_state(good_rows, tmp_path), tmp_path) == []


@pytest.mark.parametrize("check", list(state_checks()), ids=lambda check: f"{check.table}.{check.column} {check.name}")
def test_state_check_refuses(check: StateCheck, good_rows: Rows, tmp_path: Path) -> None:
    spoil_for(check, good_rows)
    failures = check_state(write_state(good_rows, tmp_path), tmp_path)
    assert (check.table, check.column, check.name) in {(f.table, f.column, f.expectation) for f in failures}


def test_lost_source_is_refused() -> None:
    counts = {"n_new": 2, "n_changed": 0, "n_unchanged": 1, "n_rejected": 1}
    assert check_conservation(4, counts) == []
    assert [f.expectation for f in check_conservation(5, counts)] == ["every_source_is_accounted_for"]


def test_document_that_no_article_came_of_is_refused() -> None:
    asked = {"documents/a.txt": "1" * 64, "documents/b.txt": "2" * 64}
    assert check_made(asked.items(), asked.items()) == []
    for made in ({}, {"documents/a.txt": "1" * 64}, asked | {"documents/b.txt": "3" * 64}, asked | {"c.txt": "4" * 64}):
        assert [f.expectation for f in check_made(asked.items(), sorted(made.items()))] == ["every_document_is_made"]


def test_state_check_that_raises_has_failed(good_rows: Rows, tmp_path: Path) -> None:
    files = write_state(good_rows, tmp_path)
    pq.write_table(pa.table({"source_uri": ["documents/a.txt"]}), files["sources"][0])
    failures = check_state(files, tmp_path)
    assert ("articles", "articles_are_sources_key_for_key") in {(f.table, f.expectation) for f in failures}
    assert all("it raised" in f.examples[0] for f in failures if f.expectation == "articles_are_sources_key_for_key")


def test_failures_cross_processes() -> None:
    failed = ValidationFailed([Failure("entities", "type", "expect_column_values_to_be_in_set", 1, ("a",))])
    assert pickle.loads(pickle.dumps(failed)).failures == failed.failures


def test_failure_shows_at_most_five_rows(good_rows: Rows) -> None:
    rows = [dict(good_rows["rejects"][0], source_uri=f"documents/{n}.png", reason="NOT TEXT") for n in range(9)]
    (failure,) = check_rows("rejects", table_of("rejects", rows))
    assert (failure.count, len(failure.examples)) == (9, 5)
    assert failure.line().startswith("rejects.reason expect_column_values_to_match_regex: 9 rows, for example ")


def test_failures_of_several_batches_are_one() -> None:
    one = Failure("entities", "type", "expect_column_values_to_be_in_set", 3, ("a", "b", "c"))
    two = Failure("entities", "type", "expect_column_values_to_be_in_set", 4, ("d", "e", "f"))
    assert merge_failures([one, two]) == [Failure(one.table, one.column, one.expectation, 7, ("a", "b", "c", "d", "e"))]
