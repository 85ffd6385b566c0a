"""Rows and violations → failures by name, judged by Great Expectations.

Great Expectations is imported when there is something to judge, never before.
"""

import gc
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.declare import Column
from schemas.tables import TABLES

EXAMPLES = 5
"""offending rows that a failure shows"""
VALUE_WIDTH = 60
"""characters of a value that are shown"""


class ValidationFailed(Exception):
    """A state that must not be published; `failures` says why."""

    def __init__(self, failures: "Sequence[Failure]") -> None:
        super().__init__("; ".join(failure.line() for failure in failures))
        self.failures = tuple(failures)

    def __reduce__(self) -> tuple[Any, ...]:
        # an exception that crosses processes is made again from its arguments, which are not the message
        return type(self), (self.failures,)


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that does not hold: where, which, how often, and the first rows that break it."""

    table: str
    column: str
    """the column, or the columns joined by a comma; "" where the table as a whole fails"""
    expectation: str
    count: int
    examples: tuple[str, ...]

    def line(self) -> str:
        """One line: `entities.start offsets_point_at_text: 3 rows, for example …`."""
        where = f"{self.table}.{self.column}" if self.column else self.table
        shown = f", for example {' | '.join(self.examples)}" if self.examples else ""
        return f"{where} {self.expectation}: {self.count} rows{shown}"


def prepare() -> None:
    """Import Great Expectations, which takes seconds, before there is something to judge."""
    with _collecting_no_garbage():
        _batch_definition()


def check_rows(table: str, rows: pa.Table) -> list[Failure]:
    """What of the table's declaration the rows break, one failure an expectation.

    Nulls and ranges are for Arrow to find, as types are: Great Expectations takes 10 to 20 ms for each of them, whatever
    the number of rows, and is handed what must not be there.
    """
    if not rows.num_rows:
        return []
    _batch_definition()
    from schemas.expectations import suite

    failures: list[Failure] = []
    for column in TABLES[table].columns:
        if column.name in rows.column_names:
            for expectation, broken in _found_by_arrow(column, rows[column.name]):
                violations = rows.filter(broken).select(_shown_columns(rows, column.name))
                failures += check_empty(table, column.name, expectation, violations)
    return failures + _judge(table, rows, suite(table))


def _found_by_arrow(column: Column, values: pa.ChunkedArray) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """The expectations that do not hold of the values, each with a mask of those that break it."""
    if not column.nullable and values.null_count:
        yield "expect_column_values_to_not_be_null", pc.is_null(values)
    if column.low is not None or column.high is not None:
        low = pc.less(values, column.low) if column.low is not None else False
        high = pc.greater(values, column.high) if column.high is not None else False
        outside = pc.fill_null(pc.or_(low, high), False)
        if pc.any(outside).as_py():
            yield "expect_column_values_to_be_between", outside


def check_empty(table: str, column: str, expectation: str, violations: pa.Table) -> list[Failure]:
    """A failure of that name if there are violations: rows that must not exist."""
    _batch_definition()
    import great_expectations as gx
    import great_expectations.expectations as gxe

    nothing = gx.ExpectationSuite(expectation, expectations=[gxe.ExpectTableRowCountToEqual(value=0)])
    return [
        Failure(table, column, expectation, violations.num_rows, _examples(violations, range(violations.num_rows)))
        for _ in _judge(table, violations, nothing)
    ]


def _judge(table: str, rows: pa.Table, suite: Any) -> list[Failure]:
    """The failures of a suite on rows. An expectation that raises has failed, under its name.

    Where nothing fails only that is asked: which rows break an expectation takes as long again.
    """
    batch = _batch(rows)
    with _collecting_no_garbage():
        if batch.validate(suite, result_format={"result_format": "BOOLEAN_ONLY"}).success:
            return []
        verdict = batch.validate(suite, result_format={"result_format": "COMPLETE"})
    failures = []
    for result in verdict.results:
        if result.success:
            continue
        config = result.expectation_config
        column = config.kwargs.get("column", "")
        error = _raised(result.exception_info)
        if error:
            failures.append(Failure(table, column, config.type, rows.num_rows, (f"it raised {error}",)))
            continue
        places = result.result.get("unexpected_index_list") or []
        count = result.result.get("unexpected_count", rows.num_rows)
        shown = rows.select(_shown_columns(rows, column))
        failures.append(Failure(table, column, config.type, count, _examples(shown, places)))
    return failures


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    """Great Expectations makes so many objects that all that there are would be looked through time and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def _batch_definition() -> Any:
    """Great Expectations, imported late, without its progress bars, chatter and usage statistics."""
    os.environ["GX_ANALYTICS_ENABLED"] = "False"
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    # it sets its own level to INFO when imported, and tells of temporary folders
    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("rows").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")


def _batch(rows: pa.Table) -> Any:
    return _batch_definition().get_batch({"dataframe": _frame(rows)})


def _frame(rows: pa.Table) -> Any:
    """A pandas frame of Python values: nullable integers stay integers, patterns are Python's."""
    import pandas as pd

    return pd.DataFrame(
        {
            name: pd.Series(column.to_pylist(), dtype=object)
            for name, column in zip(rows.column_names, rows.columns, strict=True)
        }
    )


def _raised(info: dict[str, Any] | None) -> str | None:
    """The message of what an expectation raised, from either of the two shapes that the library uses."""
    if not info:
        return None
    entries = [info] if "raised_exception" in info else [v for v in info.values() if isinstance(v, dict)]
    for entry in entries:
        if entry.get("raised_exception"):
            return str(entry.get("exception_message", "")).splitlines()[0]
    return None


KEYS = ("source_uri", "article_id", "directive_id", "sentence_no", "start", "end")


def _shown_columns(rows: pa.Table, column: str) -> list[str]:
    return [name for name in rows.column_names if name in KEYS or name == column]


def _examples(rows: pa.Table, places: Sequence[int]) -> tuple[str, ...]:
    shown = rows.take(pa.array(places[:EXAMPLES], pa.int64())).to_pylist()
    return tuple(", ".join(f"{name}={_short(value)}" for name, value in row.items()) for row in shown)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= VALUE_WIDTH else text[: VALUE_WIDTH - 1] + "…"
