"""Parquet files of tables → DuckDB views over exactly those, for whoever reads a state: checks, joins, queries."""

import logging
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from schemas.arrow import staged_schema

logger = logging.getLogger(__name__)

MEMORY = "100MB"
"""of a run, which DuckDB fills before it puts anything on disk: enough for the million and a half articles of two gigabytes,
where one thread asks; each further one takes as much again. A user's own questions get what DuckDB takes by itself, most
of the machine's"""
MUCH_MEMORY = "2GB"
T = TypeVar("T")
_NUMBERS = count()
"""two that are open at once have folders of their own"""


def connect(
    files: Mapping[str, Sequence[Path]], scratch: Path, memory: str | None = MEMORY
) -> duckdb.DuckDBPyConnection:
    """DuckDB with one view a table over exactly those files."""
    connection = opened(scratch, memory)
    for table, paths in files.items():
        create_view(connection, table, table, paths)
    return connection


def opened(scratch: Path, memory: str | None = MEMORY) -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB; what its memory, of which DuckDB itself decides where it is None, does not hold it puts into a
    folder of `scratch`. It fetches and draws nothing.
    """
    limit: dict[str, str | int] = {"memory_limit": memory, "threads": 1} if memory else {}
    connection = duckdb.connect(
        config={
            **limit,
            "temp_directory": str(scratch / f"duckdb-{os.getpid()}-{next(_NUMBERS)}"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    connection.execute("SET enable_progress_bar = false")  # it would stand among what a command prints
    return connection


def asked(scratch: Path, ask: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
    """What `ask` gives of a DuckDB with the memory of a run.

    It is asked once more of one with MUCH_MEMORY where that is too little: a row must fit in whole, and the ten million
    words of one sentence, 好好好…, take half a gigabyte.
    """
    try:
        with opened(scratch, MEMORY) as connection:
            return ask(connection)
    except duckdb.OutOfMemoryException as error:
        logger.warning(
            "DuckDB is asked again with %s, %s did not do: %s", MUCH_MEMORY, MEMORY, str(error).splitlines()[0]
        )
        with opened(scratch, MUCH_MEMORY) as connection:
            return ask(connection)


def create_view(connection: duckdb.DuckDBPyConnection, name: str, table: str, paths: Sequence[Path]) -> None:
    """A view over those Parquet files of the table; where there are none, an empty one with the columns declared now."""
    if paths:
        # parts of a state have the same columns; runs are filed for good, each with those of its time
        files = [str(path) for path in paths]
        connection.read_parquet(files, hive_partitioning=False, union_by_name=table == "runs").create_view(name)
    else:
        connection.register(name, staged_schema(table).empty_table())


def create_ids(connection: duckdb.DuckDBPyConnection, name: str, articles: Iterable["array[int]"]) -> None:
    """A table of the article_ids that these numbers are."""
    connection.execute(f"CREATE TEMP TABLE {name} (article_id VARCHAR)")
    for numbers in articles:
        connection.register("numbers", pa.table({"number": pa.array(numbers, pa.uint64())}))
        connection.execute(f"INSERT INTO {name} SELECT format('{{:016x}}', number) FROM numbers")


def rows_of(relation: duckdb.DuckDBPyRelation) -> Iterator[tuple[Any, ...]]:
    """Its rows as Python's values, some at a time."""
    for batch in relation.to_arrow_reader(ROWS_AT_ONCE):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


ROWS_AT_ONCE = 5_000
