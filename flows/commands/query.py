"""SQL → rows of the current state, and nothing else: no other file is read, none is written.

The statement must be one that DuckDB's own parser types as SELECT. It runs over views on the explicit list of parts of
one state, with access to anything outside that list off and the configuration locked.
"""

import csv
import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.tables import PART_TABLES, RUNS, TABLES
from tasks.publish.state import read_manifest
from tasks.publish.warehouse import Warehouse, WarehouseError
from tasks.views import connect

ROWS_AT_ONCE = 10_000
"""rows of a result that are held at once while they are written"""


class QueryError(Exception):
    """A statement that cannot be run; the message says why in one line."""


@contextmanager
def open_state(warehouse: Warehouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB over the state that is current now, with every table and runs as a view; locked, read-only."""
    folder = warehouse.resolve()
    files: dict[str, list[Path]] = {table: [] for table in PART_TABLES}
    for part in read_manifest(folder).parts:
        files[part.table].append(folder / part.folder / part.file_name)
    files[RUNS.name] = sorted(path for path in warehouse.runs.glob("*.parquet") if path.stat().st_size)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            connection = connect(files, Path(scratch), memory=None)
            for table in files:
                _comment(connection, table)
            listed = [str(path) for paths in files.values() for path in paths]
            connection.execute("SET allowed_paths = $paths", {"paths": listed})
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
        except duckdb.Error as error:
            raise WarehouseError(
                f"{folder} cannot be read: {_first_line(error)}; `zhengling check` names what is damaged, the next run makes it again"
            ) from error
        with connection:
            yield connection


HINTS = ("Did you mean", "Candidate bindings", "Candidate functions")
"""how the lines of DuckDB begin that say what could have been meant"""


def _first_line(error: Exception) -> str:
    """What is wrong, and DuckDB's hint where it has one; not the statement, which it prints with a mark below."""
    first, *rest = str(error).splitlines() or [type(error).__name__]
    return " ".join([first, *(line.strip() for line in rest if line.strip().startswith(HINTS))])


def _comment(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Say in DuckDB's catalogue what the table and its columns mean."""
    declared = TABLES[table]
    connection.execute(f'COMMENT ON VIEW "{table}" IS {literal(declared.en)}')
    held = set(connection.table(table).columns)  # a state of an earlier version may not have all
    for column in declared.columns:
        if column.name not in held:
            continue
        connection.execute(f'COMMENT ON COLUMN "{table}"."{column.name}" IS {literal(column.en)}')


def literal(text: str) -> str:
    """The text as SQL has it, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def run_query(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.RecordBatchReader:
    """The result of one SELECT. Raises QueryError where it is no such statement, or fails."""
    try:
        statements = connection.extract_statements(sql)
        if (
            len(statements) != 1
            or statements[0].type != duckdb.StatementType.SELECT
            or not _only_reads(connection, sql)
        ):
            raise QueryError("query takes one SELECT statement; the warehouse is read-only")
        return connection.sql(sql).to_arrow_reader(ROWS_AT_ONCE)
    except duckdb.Error as error:
        raise QueryError(_first_line(error)) from error


READING_NODES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE"}
"""the kinds of query node, in DuckDB's own parse tree, that only read. A statement that is typed SELECT may hold others:
WITH x AS (COPY (SELECT 1) TO 'part.parquet') SELECT * FROM x writes"""


def _only_reads(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Whether every node of the statement's parse tree only reads. What DuckDB cannot spell out does not count as such."""
    ((written,),) = connection.execute("SELECT json_serialize_sql($1::VARCHAR)", [sql]).fetchall()
    tree = json.loads(written)
    return tree.get("error") is False and all(kind in READING_NODES for kind in _node_kinds(tree["statements"]))


def _node_kinds(tree: object) -> Iterator[str]:
    """The type of every query node in the tree."""
    waiting = [tree]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            kind = found.get("type")
            if isinstance(kind, str) and kind.endswith("_NODE"):
                yield kind
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)


def rows_of(reader: pa.RecordBatchReader) -> Iterator[tuple[Any, ...]]:
    """The rows of a result as tuples of Python values. Raises QueryError where the query fails on the way."""
    try:
        for batch in reader:
            yield from zip(*map(_values, batch.columns), strict=True)
    except (duckdb.Error, pa.ArrowException) as error:
        raise QueryError(_first_line(error)) from error


def rows_at_most(reader: pa.RecordBatchReader, limit: int) -> tuple[list[tuple[Any, ...]], int]:
    """The first rows of a result, and how many it has in all. Raises QueryError as rows_of does."""
    shown: list[tuple[Any, ...]] = []
    n_rows = 0
    try:
        for batch in reader:
            n_rows += batch.num_rows
            wanted = batch.slice(0, limit - len(shown))
            shown += zip(*map(_values, wanted.columns), strict=True)
    except (duckdb.Error, pa.ArrowException) as error:
        raise QueryError(_first_line(error)) from error
    return shown, n_rows


def _values(column: pa.Array) -> list[Any]:
    """The values of a column, a map of names as a dict: the seconds of a run by stage."""
    by_name = pa.types.is_map(column.type) and pa.types.is_string(column.type.key_type)
    values: list[Any] = column.to_pylist(maps_as_pydicts="strict" if by_name else None)
    return values


def write_csv(reader: pa.RecordBatchReader, out: TextIO) -> None:
    """Comma-separated with a header; lists and structs as JSON."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(reader.schema.names)
    for row in rows_of(reader):
        writer.writerow([_cell(value) for value in row])


def write_json(reader: pa.RecordBatchReader, out: TextIO) -> None:
    """One JSON array with an object a row, each on a line of its own."""
    names = _distinct(reader.schema.names)
    separator = "[\n"
    for row in rows_of(reader):
        out.write(separator + _json(dict(zip(names, row, strict=True))))
        separator = ",\n"
    out.write("\n]\n" if separator == ",\n" else "[]\n")


def write_parquet(reader: pa.RecordBatchReader, path: Path) -> int:
    """Write the result to a Parquet file, whole or not at all; the number of rows.

    Raises QueryError where the query fails, the file cannot be written, or something lies there that is no file: a device
    would be replaced by one.
    """
    if path.exists() and not path.is_file():
        raise QueryError(f"{path}: is no file; name one")
    temporary = path.with_name(f".{path.name}.tmp")
    n_rows = 0
    try:
        with pq.ParquetWriter(temporary, reader.schema, compression="zstd") as writer:
            for batch in reader:
                writer.write_batch(batch)
                n_rows += batch.num_rows
        temporary.replace(path)
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror or error}") from error
    except (duckdb.Error, pa.ArrowException) as error:
        raise QueryError(_first_line(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    return n_rows


def _cell(value: object) -> object:
    return _json(value) if isinstance(value, (list, dict)) else value


def _json(value: object) -> str:
    """As JSON; what JSON has no word for (NaN, infinity) as null, dates and decimals as strings."""
    return json.dumps(_finite(value), ensure_ascii=False, default=str, allow_nan=False)


def _finite(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {name: _finite(inner) for name, inner in value.items()}
    return [_finite(inner) for inner in value] if isinstance(value, list) else value


def _distinct(names: list[str]) -> list[str]:
    """Names of columns, the second article_id of a join as article_id_1."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        found.append(f"{name}_{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return found
