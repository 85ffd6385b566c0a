"""Parquet files of tables → DuckDB views over exactly those, for whoever reads a state: checks, joins, queries."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from schemas.arrow import staged_schema

MEMORY = "400MB"
"""what DuckDB holds before it spills; left alone it takes four fifths of the machine's"""


def connect(
    files: Mapping[str, Sequence[Path]], scratch: Path, memory: str | None = MEMORY
) -> duckdb.DuckDBPyConnection:
    """DuckDB with one view a table over exactly those files."""
    connection = opened(scratch, memory)
    for table, paths in files.items():
        create_view(connection, table, table, paths)
    return connection


def opened(scratch: Path, memory: str | None = MEMORY) -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB; it spills to `scratch` what is more than `memory`, fetches no extension and draws nothing."""
    connection = duckdb.connect(
        config={
            "temp_directory": str(scratch / "duckdb"),
            **({"memory_limit": memory} if memory else {}),
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
