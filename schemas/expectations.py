"""Declarations → Great Expectations suites.

Importing this module imports Great Expectations, which takes seconds: import it where there are rows to check.
"""

from functools import cache

import great_expectations as gx
import great_expectations.expectations as gxe
import pyarrow as pa

from schemas.declare import Column
from schemas.tables import TABLES


@cache
def suite(table: str) -> gx.ExpectationSuite:
    """What the declaration of the table says of single values; types, nulls and ranges are for Arrow, keys and
    references for the whole state.

    Patterns are matched against the whole value. Raises KeyError if there is no table of that name.
    """
    declared = TABLES[table]
    expectations: list[gxe.Expectation] = [
        gxe.ExpectTableColumnsToMatchOrderedList(column_list=[c.name for c in declared.columns])
    ]
    for column in declared.columns:
        expectations.extend(_column_expectations(column))
    return gx.ExpectationSuite(table, expectations=expectations)


def _column_expectations(column: Column) -> list[gxe.Expectation]:
    found: list[gxe.Expectation] = []
    if column.values:
        found.append(gxe.ExpectColumnValuesToBeInSet(column=column.name, value_set=list(column.values)))
    if column.pattern is not None:
        found.append(gxe.ExpectColumnValuesToMatchRegex(column=column.name, regex=rf"^(?:{_inline(column.pattern)})\Z"))
    if column.nullable and pa.types.is_string(column.type) and column.pattern is None and not column.values:
        # an empty string where a null is meant would count as a value in every query
        found.append(gxe.ExpectColumnValueLengthsToBeBetween(column=column.name, min_value=1))
    return found


def _inline(pattern: str) -> str:
    """A pattern without its leading global flag, which may not stand inside a group."""
    return f"(?s:{pattern[4:]})" if pattern.startswith("(?s)") else pattern
