"""How a table is declared: columns with type, meaning and constraints, said once.

Everything that must know a table (Arrow schema, expectations, data dictionary, comments in DuckDB)
is derived from these declarations and from nothing else.
"""

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, what it holds, what must be true of it."""

    name: str
    type: pa.DataType
    en: str
    zh: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    """the closed set that a value must come from (null aside)"""
    pattern: str | None = None
    """regular expression that a whole value must match (null aside); without capturing groups"""
    low: int | None = None
    high: int | None = None
    """least and greatest value, both included"""
    points_to: str | None = None
    """`table.column` that holds every value of this column (null aside)"""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the warehouse."""

    name: str
    en: str
    zh: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    partitioned: bool = True
    """whether its rows lie in part_year=…/part_province=… folders"""
    points_with: str | None = None
    """column whose text must equal (title or body)[start:end], where rows point into the article"""
    warning: str = ""
    """what must not be concluded from the table"""

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")
