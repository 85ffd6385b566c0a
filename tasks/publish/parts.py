"""Rows → immutable part files, named by their content.

Rows of a partition are sorted by article_id and cut where a part is full, always between two articles, so that
the same rows give the same bytes whatever batches they came in.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.tables import TABLES
from tasks.publish.warehouse import write_durably

PART_ROWS = {"sources": 10_000, "articles": 10_000}
PART_ROWS_ELSE = 200_000
"""rows after which a part is full: rows that hold whole texts are a hundred times as heavy as others"""
ROW_GROUP_ROWS = 20_000

Partition = tuple[int, int]
"""year and province_code; (0, 0) for what is not partitioned"""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One part file of a state: its table, partition, name, and the articles it holds."""

    table: str
    year: int
    province_code: int
    name: str
    """SHA-256 of its bytes, 32 hex digits"""
    rows: int
    n_bytes: int
    low: str
    high: str
    """least and greatest key of its rows; "" where it is empty"""

    @property
    def partition(self) -> Partition:
        return self.year, self.province_code

    @property
    def file_name(self) -> str:
        return f"{self.name}.parquet"

    @property
    def folder(self) -> Path:
        """Where it lies in a state."""
        if not TABLES[self.table].partitioned:
            return Path(self.table)
        return Path(self.table) / f"part_year={self.year}" / f"part_province={self.province_code}"


def order_key(table: str) -> tuple[str, ...]:
    """The columns that rows are sorted by: the article first, then the place in it."""
    key = TABLES[table].key
    names = [column.name for column in TABLES[table].columns]
    first = ("article_id",) if "article_id" in names else key[:1]
    places = tuple(name for name in ("field", "sentence_no", "start", "end") if name in names)
    return tuple(dict.fromkeys((*first, *places, *key)))


def sort_rows(table: str, rows: pa.Table) -> pa.Table:
    """Rows in the order of parts. Titles come before bodies."""
    keys = [(name, "descending" if name == "field" else "ascending", "at_start") for name in order_key(table)]
    return rows.take(pc.sort_indices(rows, sort_keys=keys))


def cut(table: str, rows: pa.Table) -> Iterator[pa.Table]:
    """Sorted rows in pieces of at most PART_ROWS, or more where one article alone has more."""
    limit = PART_ROWS.get(table, PART_ROWS_ELSE)
    owners = rows.column(order_key(table)[0])
    start = 0
    while rows.num_rows - start > limit:
        end = start + limit
        owner = owners[end]
        while end > start and owners[end - 1] == owner:
            end -= 1
        if end == start:
            end = start + limit
            while end < rows.num_rows and owners[end] == owner:
                end += 1
        yield rows.slice(start, end - start)
        start = end
    if rows.num_rows > start or rows.num_rows == 0:
        yield rows.slice(start)


def write_part(folder: Path, table: str, partition: Partition, rows: pa.Table) -> Part:
    """Write sorted rows as one part into `folder`, synced to disk; a part that is there already is not written again."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        rows.cast(arrow_schema(table)).combine_chunks(),
        sink,
        compression="zstd",
        row_group_size=ROW_GROUP_ROWS,
        write_statistics=True,
        store_schema=True,
    )
    content = sink.getvalue()
    name = hashlib.sha256(content).hexdigest()[:32]
    path = folder / f"{name}.parquet"
    if not path.exists() or path.stat().st_size != content.size:
        write_durably(path, content, mode=0o444)
    owners = rows.column(order_key(table)[0])
    low, high = (owners[0].as_py(), owners[-1].as_py()) if rows.num_rows else ("", "")
    return Part(table, *partition, name, rows.num_rows, content.size, low, high)


def write_partition(folder: Path, table: str, partition: Partition, rows: pa.Table) -> list[Part]:
    """Sort the rows of one partition, cut them and write them as parts."""
    return [write_part(folder, table, partition, piece) for piece in cut(table, sort_rows(table, rows))]


def read_part(folder: Path, part: Part) -> pa.Table:
    """The rows of a part."""
    return pq.read_table(folder / part.file_name, schema=arrow_schema(part.table), partitioning=None)
