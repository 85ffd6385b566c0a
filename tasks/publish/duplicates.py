"""The duplicates of the last state, and the articles of the next → the parts of its table `duplicates`."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from tasks.copies import find_copies
from tasks.publish.cut import write_shares
from tasks.publish.gather import Gathered, gathered
from tasks.publish.parts import Part, Partition, Replaced
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
    index = [folder / part.file_name for part in parts if part.table == "index"]

    def found(connection: duckdb.DuckDBPyConnection) -> Gathered:
        create_view(connection, "indexed", "index", index)
        create_view(connection, "old_duplicates", "duplicates", [folder / part.file_name for part in known])
        create_view(connection, "made_articles", "articles", made if known else index)
        connection.execute(
            "CREATE TEMP TABLE before AS SELECT article_id, duplicate_of, similarity FROM old_duplicates"
        )
        connection.execute("CREATE TEMP TABLE made AS SELECT article_id FROM made_articles")
        create_ids(connection, "gone", gone.values())
        return gathered("duplicates", _copies(connection, Pages(folder, parts)), scratch)

    rows = asked(scratch, found)
    return [
        part
        for partition in sorted(rows.partitions()) or [(0, 0)]
        for part in write_shares(folder, "duplicates", partition, [rows.of(partition)])
    ]


def _copies(connection: duckdb.DuckDBPyConnection, pages: "Pages") -> Iterator[pa.Table]:
    for batch in find_copies(connection, pages.look_up).to_arrow_reader(ROWS_AT_ONCE):
        yield pa.Table.from_batches([batch]).cast(arrow_schema("duplicates"))


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the text and the mentions of articles lie."""

    folder: Path
    parts: Sequence[Part]

    def look_up(self, connection: duckdb.DuckDBPyConnection, asked: Sequence[tuple[str, int, int]] | None) -> None:
        """Let the views `articles` and `entities` be of the parts in which those articles lie, given with their partitions.

        None asks for all parts.
        """
        ids: dict[Partition, list[str]] = defaultdict(list)
        for article, year, province_code in sorted(asked or ()):
            ids[year, province_code].append(article)
        for table in ("articles", "entities"):
            own = [part for part in self.parts if part.table == table]
            paths = [self.folder / p.file_name for p in own if asked is None or _may_hold(p, ids[p.partition])]
            create_view(connection, f"{table}_{len(paths)}", table, paths)
            connection.execute(f"CREATE OR REPLACE VIEW {table} AS FROM {table}_{len(paths)}")


def _may_hold(part: Part, ids: Sequence[str]) -> bool:
    return bisect_left(ids, part.low) < bisect_right(ids, part.high)
