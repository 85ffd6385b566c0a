"""Staged rows of a run → what they break: declarations row by row, and offsets."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from schemas.arrow import staged_schema
from schemas.tables import ARTICLE_TABLES
from tasks.publish.parts import read_parquet
from tasks.validate.offsets import check_offsets, texts_of
from tasks.validate.verdict import EXAMPLES, Failure, check_rows

CHECKED_AT_ONCE = 8_000_000
"""bytes of one table that Great Expectations sees at once: as Python objects they take some ten times that"""


def check_batches(folders: Sequence[Path]) -> list[Failure]:
    """What the rows of these batches break, one failure for each expectation."""
    failures: list[Failure] = []
    for folder in folders:
        texts = texts_of(_read(folder, "sources"), _read(folder, "articles"))
        for table in ARTICLE_TABLES:
            failures += check_offsets(table, _read(folder, table), texts)
    for table in ARTICLE_TABLES:
        failures += check_files(table, [folder / f"{table}.parquet" for folder in folders])
    return merge_failures(failures)


def check_files(table: str, files: Sequence[Path]) -> list[Failure]:
    """What the rows of a table in these files break by its declaration."""
    failures: list[Failure] = []
    held: list[pa.Table] = []
    for path in files:
        held.append(read_parquet(path).cast(staged_schema(table)))
        if sum(rows.nbytes for rows in held) >= CHECKED_AT_ONCE or path == files[-1]:
            failures += check_rows(table, pa.concat_tables(held))
            held = []
    return merge_failures(failures)


def _read(folder: Path, table: str) -> pa.Table:
    return read_parquet(folder / f"{table}.parquet").cast(staged_schema(table))


def merge_failures(failures: Sequence[Failure]) -> list[Failure]:
    """Failures of the same expectation in several batches as one."""
    merged: dict[tuple[str, str, str], Failure] = {}
    for failure in failures:
        key = (failure.table, failure.column, failure.expectation)
        before = merged.get(key)
        if before is None:
            merged[key] = failure
        else:
            examples = (before.examples + failure.examples)[:EXAMPLES]
            merged[key] = Failure(*key, before.count + failure.count, examples)
    return list(merged.values())
