"""A query's result → a table on the terminal, columns aligned for Chinese text; where it is far too wide, a record a row."""

from collections.abc import Sequence

import pyarrow as pa
from rich.box import SIMPLE
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.command import counted
from flows.commands.query import rows_at_most
from flows.terminal import Terminal

SHOWN_ROWS = 1000
"""rows that a terminal shows; --csv, --json and --parquet give all"""
FOLDED = 2
"""a table of up to so many times the width has its longest cells folded; a wider one could not be read any more"""
GAP = 3
"""cells between two columns"""


def print_table(reader: pa.RecordBatchReader) -> None:
    """Print the first SHOWN_ROWS rows, and say so if there are more. Values are shown as text, never as markup."""
    first, n_rows = rows_at_most(reader, SHOWN_ROWS)
    rows = [[shown(value) for value in row] for row in first]
    console = Terminal(soft_wrap=False)
    names = reader.schema.names
    natural = sum(_widths(names, rows)) + GAP * (len(names) - 1)
    if rows and natural > FOLDED * console.width:
        _print_records(console, names, rows)
    else:
        console.print(_table(reader.schema, rows))
    rest = n_rows - len(first)
    n_rows = len(first)
    console.print(
        counted(n_rows, "row") if not rest else f"{n_rows} of {n_rows + rest} rows; --csv, --json or --parquet give all"
    )


def _widths(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The cells that the longest line of each column takes."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return [
        max(cell_len(line) for text in (name, *column) for line in text.split("\n"))
        for name, column in zip(names, columns, strict=True)
    ]


def _table(schema: pa.Schema, rows: Sequence[Sequence[str]]) -> Table:
    """A line a row, numbers to the right."""
    table = Table(box=SIMPLE, pad_edge=False)
    for name, type_ in zip(schema.names, schema.types, strict=True):
        number = pa.types.is_integer(type_) or pa.types.is_floating(type_)
        table.add_column(Text(name), justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _print_records(console: Console, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A line a column, a blank line after each row; columns without a value are left out."""
    width = max(map(cell_len, names))
    below = "\n" + " " * (width + 4)
    for number, row in enumerate(rows, 1):
        console.print(f"row {number}", highlight=False)
        for name, value in zip(names, row, strict=True):
            if value:
                label = name + " " * (width - cell_len(name))
                lines = value.replace("\n", below)
                console.print(f"  {label}  {lines}", markup=False, highlight=False, soft_wrap=True)
        console.print()


CONTROL: dict[int, str] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}") | {
    0x0A: "\n",
    0x09: " ",
}
"""control characters of a page must not reach the terminal"""


def shown(value: object) -> str:
    """A value as the terminal may have it."""
    return "" if value is None else str(value).translate(CONTROL)
