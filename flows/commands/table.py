"""A query's result → a table on the terminal, columns aligned for Chinese text."""

import pyarrow as pa
from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from flows.command import counted
from flows.commands.query import rows_at_most
from flows.terminal import Terminal

SHOWN_ROWS = 1000
"""rows that a terminal shows; --csv, --json and --parquet give all"""


def print_table(reader: pa.RecordBatchReader) -> None:
    """Print the first SHOWN_ROWS rows, and say so if there are more. Values are shown as text, never as markup."""
    table = Table(box=SIMPLE, pad_edge=False)
    for name, type_ in zip(reader.schema.names, reader.schema.types, strict=True):
        number = pa.types.is_integer(type_) or pa.types.is_floating(type_)
        table.add_column(Text(name), justify="right" if number else "left", overflow="fold")
    first, n_rows = rows_at_most(reader, SHOWN_ROWS)
    for row in first:
        table.add_row(*(Text(shown(value)) for value in row))
    console = Terminal(soft_wrap=False)
    console.print(table)
    rest = n_rows - len(first)
    n_rows = len(first)
    console.print(
        counted(n_rows, "row") if not rest else f"{n_rows} of {n_rows + rest} rows; --csv, --json or --parquet give all"
    )


CONTROL: dict[int, str] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}") | {
    0x0A: "\n",
    0x09: " ",
}
"""control characters of a page must not reach the terminal"""


def shown(value: object) -> str:
    """A value as the terminal may have it."""
    return "" if value is None else str(value).translate(CONTROL)
