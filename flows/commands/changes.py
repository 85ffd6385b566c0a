"""States of a warehouse, and what lies between two of them → what a person reads."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.command import counted
from flows.commands.query import write_parquet
from flows.commands.table import CONTROL
from schemas.tables import STATE_TABLES
from tasks.publish.diff import CAUSES, SUMMARY, differences
from tasks.publish.history import Held
from tasks.publish.warehouse import WarehouseError

SHOWN_ROWS = 1000
SHOWN_CHARS = 40
"""of a value before and after"""
COUNTED = (("n_new", "new"), ("n_changed", "changed"), ("n_rejected", "rejected"))


def print_states(held: Sequence[Held], console: Console) -> None:
    """One line a state, the one that is current first."""
    n_articles, n_rows = ([f"{count:,}" for count in counts] for counts in _counts(held))
    for place, state in enumerate(held):
        before = held[place + 1].rows if place + 1 < len(held) else {}
        counts = f"{n_articles[place]:>{_width(n_articles)}} articles  {n_rows[place]:>{_width(n_rows)}} rows"
        changed = "; ".join(filter(None, (_how(state), _grown(before, state.rows))))
        mark = "*" if state.is_current else " "
        console.print(
            f"{mark} {state.state_id}  {_clock(state.published)}  {counts}  {changed}".rstrip(), highlight=False
        )
    console.print(f"{counted(len(held), 'state')}; * is current", highlight=False)


def _counts(held: Sequence[Held]) -> tuple[list[int], list[int]]:
    rows = [sum(state.rows.get(table, 0) for table in STATE_TABLES) for state in held]
    return [state.rows.get("articles", 0) for state in held], rows


def _width(cells: Sequence[str]) -> int:
    return max(map(len, cells), default=0)


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _how(state: Held) -> str:
    """What the run that made it current did."""
    if state.run is None:
        return ""
    if state.run["outcome"] != "published":
        return str(state.run["outcome"]).replace("_", " ")
    return ", ".join(f"{state.run[column]} {word}" for column, word in COUNTED if state.run[column])


def _grown(before: dict[str, int], after: dict[str, int]) -> str:
    """Rows against the state listed below: `articles +3, sentences +41`."""
    by = {table: after.get(table, 0) - before.get(table, 0) for table in STATE_TABLES}
    return ", ".join(f"{table} {n:+,}" for table, n in by.items() if n and table != "sources")


def tell_differences(old: Path, new: Path, table: str | None, parquet: Path | None, console: Console) -> None:
    """Print how many rows each table differs in and why; of one table the rows; or write the rows to a file.

    Raises WarehouseError where a state cannot be read.
    """
    tables = (table,) if table else STATE_TABLES
    try:
        with TemporaryDirectory() as scratch, differences(old, new, tables, Path(scratch)) as connection:
            if parquet:
                rows = connection.sql('SELECT * FROM differences ORDER BY "table", "key"')
                n_rows = write_parquet(rows.to_arrow_reader(10_000), parquet)
                console.print(f"{counted(n_rows, 'row')} written to {parquet}", markup=False, highlight=False)
            elif table:
                _print_rows(connection, console)
            else:
                _print_summary(connection, console)
            if not parquet:
                _print_causes(connection, console)
    except duckdb.Error as error:
        raise WarehouseError(f"{old} and {new} cannot be compared: {str(error).splitlines()[0]}") from error


def _print_summary(connection: duckdb.DuckDBPyConnection, console: Console) -> None:
    counts: dict[tuple[str, str], int] = {}
    for name, change, n_rows in connection.sql(SUMMARY).fetchall():
        counts[name, change] = n_rows
    shown = Table(box=SIMPLE, pad_edge=False)
    shown.add_column("table")
    for change in ("added", "removed", "changed"):
        shown.add_column(change, justify="right")
    for name in STATE_TABLES:
        shown.add_row(name, *(f"{counts.get((name, change), 0):,}" for change in ("added", "removed", "changed")))
    console.print(shown)


def _print_rows(connection: duckdb.DuckDBPyConnection, console: Console) -> None:
    relation = connection.sql(
        f'SELECT change, "key", columns, before, after, why FROM differences ORDER BY "key" LIMIT {SHOWN_ROWS}'
    )
    rows: pa.Table = relation.to_arrow_table()
    shown = Table(box=SIMPLE, pad_edge=False)
    for name in ("change", "key", "what", "why"):
        shown.add_column(name, overflow="fold")
    for row in rows.to_pylist():
        cells = (row["change"], row["key"], _what(row), row["why"])
        shown.add_row(*(Text(cell) for cell in cells))
    console.print(shown)
    ((n_rows,),) = connection.sql("SELECT count(*) FROM differences").fetchall()
    told = counted(n_rows, "row") if n_rows <= SHOWN_ROWS else f"{SHOWN_ROWS} of {n_rows} rows; --parquet gives all"
    console.print(told, highlight=False)


TELLING = ("text", "surface", "person", "title", "body", "raw_text", "duplicate_of", "detail")
"""columns that show what a row is about, the first that it has"""


def _what(row: dict[str, Any]) -> str:
    """Of a changed row the columns that differ; of another what it says."""
    before, after = dict(row["before"]), dict(row["after"])
    if row["change"] == "changed":
        return "\n".join(f"{name}: {_short(before.get(name))} → {_short(after.get(name))}" for name in row["columns"])
    values = before | after
    return next((_short(values[name]) for name in TELLING if name in values), "")


def _short(value: str | None) -> str:
    if value is None:
        return "–"
    text = value.translate(CONTROL).replace("\n", " ")
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1] + "…"


def _print_causes(connection: duckdb.DuckDBPyConnection, console: Console) -> None:
    """What made the differences, most articles first."""
    for why, added, removed, changed, articles in connection.sql(CAUSES).fetchall():
        console.print(
            f"{why}: {articles:,} {'article' if articles == 1 else 'articles'}, {added:,} {'row' if added == 1 else 'rows'} added, {removed:,} removed, {changed:,} changed",
            markup=False,
            highlight=False,
        )
