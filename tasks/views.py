"""Parquet files of tables → DuckDB views over exactly those, for whoever reads a state: checks, joins, queries."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from schemas.arrow import staged_schema


def connect(files: Mapping[str, Sequence[Path]], scratch: Path) -> duckdb.DuckDBPyConnection:
    """DuckDB with one view a table over exactly those files."""
    connection = opened(scratch)
    for table, paths in files.items():
        create_view(connection, table, table, paths)
    return connection


def opened(scratch: Path) -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB; it spills to `scratch`, fetches no extension and draws nothing.

    Its memory is left at four fifths of the machine's: a small limit made runs over 150,000 records fail, since not all
    that it does can spill.
    """
    connection = duckdb.connect(
        config={
            "temp_directory": str(scratch / "duckdb"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    connection.execute("SET enable_progress_bar = false")  # it would stand among what a command prints
    return connection


def create_view(connection: duckdb.DuckDBPyConnection, name: str, table: str, paths: Sequence[Path]) -> None:
    """A view over those Parquet files of the table; where there are none, an empty one with the columns declared now."""
    if paths:
        # parts of a state have the same columns; runs are filed for good, each with those of its time
        files = [str(path) for path in paths]
        connection.read_parquet(files, hive_partitioning=False, union_by_name=table == "runs").create_view(name)
    else:
        connection.register(name, staged_schema(table).empty_table())
