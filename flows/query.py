"""SQL → rows of the current state, and nothing else: no other file is read, none is written.

The statement must be one that DuckDB's own parser types as SELECT. It runs over views on the explicit list of parts of
one state, with access to anything outside that list off and the configuration locked.
"""

import csv
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.tables import RUNS, STATE_TABLES, TABLES
from tasks.publish.state import read_manifest
from tasks.publish.warehouse import Warehouse
from tasks.validate.state import connect

ROWS_AT_ONCE = 10_000
"""rows of a result that are held at once while they are written"""


class QueryError(Exception):
    """A statement that cannot be run; the message says why in one line."""


@contextmanager
def open_state(warehouse: Warehouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB over the state that is current now, with every table and runs as a view; locked, read-only."""
    folder = warehouse.resolve()
    files: dict[str, list[Path]] = {table: [] for table in STATE_TABLES}
    for part in read_manifest(folder).parts:
        files[part.table].append(folder / part.folder / part.file_name)
    files[RUNS.name] = sorted(warehouse.runs.glob("*.parquet"))
    with tempfile.TemporaryDirectory() as scratch, connect(files, Path(scratch)) as connection:
        for table in files:
            _comment(connection, table)
        listed = [str(path) for paths in files.values() for path in paths]
        connection.execute("SET allowed_paths = $paths", {"paths": listed})
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def _comment(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Say in DuckDB's catalogue what the table and its columns mean."""
    declared = TABLES[table]
    connection.execute(f'COMMENT ON VIEW "{table}" IS {_literal(declared.en)}')
    for column in declared.columns:
        connection.execute(f'COMMENT ON COLUMN "{table}"."{column.name}" IS {_literal(column.en)}')


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def run_query(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.RecordBatchReader:
    """The result of one SELECT. Raises QueryError where it is no such statement, or fails."""
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise QueryError("query takes one SELECT statement; the warehouse is read-only")
        return connection.sql(sql).to_arrow_reader(ROWS_AT_ONCE)
    except duckdb.Error as error:
        raise QueryError(str(error).splitlines()[0]) from error


def rows_of(reader: pa.RecordBatchReader) -> Iterator[tuple[Any, ...]]:
    """The rows of a result as tuples of Python values. Raises QueryError where the query fails on the way."""
    try:
        for batch in reader:
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
    except (duckdb.Error, pa.ArrowException) as error:
        raise QueryError(str(error).splitlines()[0]) from error


def write_csv(reader: pa.RecordBatchReader, out: TextIO) -> None:
    """Comma-separated with a header; lists and structs as JSON."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(reader.schema.names)
    for row in rows_of(reader):
        writer.writerow([_cell(value) for value in row])


def write_json(reader: pa.RecordBatchReader, out: TextIO) -> None:
    """One JSON array with an object a row, each on a line of its own."""
    names = reader.schema.names
    separator = "[\n"
    for row in rows_of(reader):
        out.write(separator + json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str))
        separator = ",\n"
    out.write("\n]\n" if separator == ",\n" else "[]\n")


def write_parquet(reader: pa.RecordBatchReader, path: Path) -> int:
    """Write the result to a Parquet file, whole or not at all; the number of rows."""
    temporary = path.with_name(f".{path.name}.tmp")
    n_rows = 0
    try:
        with pq.ParquetWriter(temporary, reader.schema, compression="zstd") as writer:
            for batch in reader:
                writer.write_batch(batch)
                n_rows += batch.num_rows
        temporary.replace(path)
    except (duckdb.Error, pa.ArrowException) as error:
        raise QueryError(str(error).splitlines()[0]) from error
    finally:
        temporary.unlink(missing_ok=True)
    return n_rows


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value
