"""The duplicates of the last state, and the articles of the next → the parts of its table `duplicates`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from tasks.copies import find_copies
from tasks.publish.cut import write_shares
from tasks.publish.gather import Gathered, gathered
from tasks.publish.parts import Part, Replaced
from tasks.publish.state import State
from tasks.views import asked, create_ids, create_view

ROWS_AT_ONCE = 5_000


def duplicate_parts(
    folder: Path, old: State, parts: Sequence[Part], made: Sequence[Path], gone: Replaced, scratch: Path
) -> list[Part]:
    """The parts of the duplicates table for the state whose other parts are given, and which comes after `old`.

    `made` are the files of the articles that this run made, `gone` those whose rows in `old` are no more.
    Where `old` has no part of the table, all are compared.
    """
    known = [part for part in old.parts if part.table == "duplicates"]
    if known and old.is_of_now and not made and not gone:
        return known
    files = {table: [folder / p.file_name for p in parts if p.table == table] for table in ("articles", "entities")}

    def found(connection: duckdb.DuckDBPyConnection) -> Gathered:
        for table, paths in files.items():
            create_view(connection, table, table, paths)
        create_view(connection, "old_duplicates", "duplicates", [folder / part.file_name for part in known])
        create_view(connection, "made_articles", "articles", made if known else files["articles"])
        connection.execute(
            "CREATE TEMP TABLE before AS SELECT article_id, duplicate_of, similarity FROM old_duplicates"
        )
        connection.execute("CREATE TEMP TABLE made AS SELECT article_id FROM made_articles")
        create_ids(connection, "gone", gone.values())
        return gathered("duplicates", _copies(connection), scratch)

    rows = asked(scratch, found)
    return [
        part
        for partition in sorted(rows.partitions()) or [(0, 0)]
        for part in write_shares(folder, "duplicates", partition, [rows.of(partition)])
    ]


def _copies(connection: duckdb.DuckDBPyConnection) -> Iterator[pa.Table]:
    for batch in find_copies(connection).to_arrow_reader(ROWS_AT_ONCE):
        yield pa.Table.from_batches([batch]).cast(arrow_schema("duplicates"))
