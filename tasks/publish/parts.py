"""Rows → immutable part files, named by their content.

Rows are sorted by article and cut by the leading bits of article_id, until no piece holds more than a part may: where
the cuts lie depends on the rows alone, so that the same rows give the same bytes whatever batches they came in.

    1,500 articles, at most 1,000 a part    → buckets 0 (about 750) and 1 (about 750)
    another 1,350                           → buckets 00, 01, 10, 11
"""

import hashlib
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema, schema_id
from schemas.tables import TABLES
from tasks.publish.warehouse import write_durably

PART_ROWS = {"sources": 250, "articles": 250, "index": 1_000, "entities": 5_000}
PART_ROWS_ELSE = 2_500
"""rows that a part may hold: a changed document costs writing the parts that it lies in, and a state a link for each part"""
GROUP_BYTES = 32_000_000
"""of strings in a row group of a part: DuckDB reads two thousand rows at once, but of one group. Parts of news have less"""
ID_BITS = 64

Partition = tuple[int, int]
"""year and province_code; (0, 0) for what is not partitioned"""

Replaced = Mapping[Partition, "array[int]"]
"""articles whose old rows go, by the partition in which these lie: their ids as numbers, in ascending order"""


def number_of(article_id: str) -> int:
    """An article_id as a number, which takes a tenth of the memory.

    >>> number_of("00000000000000ff")
    255
    """
    return int(article_id, 16)


def id_of(number: int) -> str:
    """And back.

    >>> id_of(255)
    '00000000000000ff'
    """
    return f"{number:016x}"


class Part(NamedTuple):
    """One part file of a state: its table, partition, name, and the articles it holds. A state has thousands."""

    table: str
    year: int
    province_code: int
    name: str
    """SHA-256 of its bytes, 32 hex digits"""
    rows: int
    n_bytes: int
    low: str
    high: str
    """least and greatest article_id of its rows (of rejects: what it would be); "" where it is empty"""
    bucket: str = ""
    """leading bits of article_id for which it was cut: of the rows that were written together it holds all that have them"""
    schema: str = ""
    """which declaration of the table it was written by"""

    @property
    def partition(self) -> Partition:
        return self.year, self.province_code

    @property
    def file_name(self) -> str:
        return f"{self.name}.parquet"

    @property
    def place(self) -> str:
        """The folder in which it lies in a state, from the state's own."""
        if not TABLES[self.table].partitioned:
            return self.table
        return f"{self.table}/part_year={self.year}/part_province={self.province_code}"

    @property
    def folder(self) -> Path:
        """The same as a path."""
        return Path(self.place)


def part_rows(table: str) -> int:
    """How many rows a part of the table may hold; it holds more where one article alone has more."""
    return PART_ROWS.get(table, PART_ROWS_ELSE)


def order_key(table: str) -> tuple[str, ...]:
    """The columns that rows are sorted by, after the article: the place in it, and what else the key has."""
    names = [column.name for column in TABLES[table].columns]
    places = tuple(name for name in ("field", "sentence_no", "start", "end") if name in names)
    return tuple(dict.fromkeys((*places, *TABLES[table].key)))


def owner_ids(table: str, rows: pa.Table) -> pa.ChunkedArray:
    """The article_id that each row belongs to; of rejects, which have no article, the one that theirs would have."""
    if "article_id" in rows.column_names:
        return rows["article_id"]
    uris = rows[TABLES[table].key[0]].to_pylist()
    return pa.chunked_array([[hashlib.sha256(uri.encode()).hexdigest()[:16] for uri in uris]], pa.string())


def sort_rows(table: str, rows: pa.Table) -> pa.Table:
    """Rows in the order of parts. Titles come before bodies."""
    owned = rows.append_column(OWNER, owner_ids(table, rows))
    keys = [(name, "descending" if name == "field" else "ascending", "at_start") for name in (OWNER, *order_key(table))]
    return rows.take(pc.sort_indices(owned, sort_keys=keys))


OWNER = "owner "
"""name of a column that no table has"""


def span(bucket: str) -> tuple[int, int]:
    """The least and the greatest article_id that have those leading bits, as numbers."""
    return int(bucket.ljust(ID_BITS, "0"), 2), int(bucket.ljust(ID_BITS, "1"), 2)


def is_as_cut(table: str, parts: Sequence[Part]) -> bool:
    """Whether the parts of one partition are those that its rows would be cut into if they were written together now."""

    def is_so(bucket: str, below: Sequence[Part]) -> bool:
        if sum(part.rows for part in below) <= part_rows(table) or _is_of_one_article(below):
            return not below or [part.bucket for part in below] == [bucket]
        halves = [[part for part in below if part.bucket.startswith(bucket + bit)] for bit in "01"]
        return sum(map(len, halves)) == len(below) and is_so(bucket + "0", halves[0]) and is_so(bucket + "1", halves[1])

    return is_so("", parts) and all(part.schema == schema_id(table) for part in parts)


def _is_of_one_article(parts: Sequence[Part]) -> bool:
    return len({article for part in parts for article in (part.low, part.high)}) == 1


def write_part(folder: Path, table: str, partition: Partition, bucket: str, rows: pa.Table) -> Part:
    """Write sorted rows as one part into `folder`, synced to disk; a part that is there already is not written again."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        rows.cast(arrow_schema(table)).combine_chunks(),
        sink,
        compression="zstd",
        row_group_size=_rows_in_a_group(rows),
        write_statistics=True,
        store_schema=True,
    )
    content = sink.getvalue()
    name = hashlib.sha256(content).hexdigest()[:32]
    path = folder / f"{name}.parquet"
    if not path.exists() or path.stat().st_size != content.size:
        write_durably(path, content, mode=0o444)
    owners = owner_ids(table, rows)
    low, high = (owners[0].as_py(), owners[-1].as_py()) if rows.num_rows else ("", "")
    return Part(table, *partition, name, rows.num_rows, content.size, low, high, bucket, schema_id(table))


def _rows_in_a_group(rows: pa.Table) -> int:
    """Told by the strings alone: what Arrow holds beside them depends on how the table was put together."""
    strings = [
        pc.sum(pc.binary_length(column)).as_py() or 0 for column in rows.columns if pa.types.is_string(column.type)
    ]
    fitting = rows.num_rows * GROUP_BYTES // max(GROUP_BYTES, sum(strings))
    return max(1, min(PART_ROWS_ELSE, int(fitting)))


def read_parquet(path: Path, columns: list[str] | None = None) -> pa.Table:
    """What is in one Parquet file. Arrow's own `read_table` imports pandas, half a second, to look into folders."""
    with pq.ParquetFile(path) as file:
        return file.read(columns=columns)


def read_part(folder: Path, part: Part) -> pa.Table:
    """The rows of a part, by the table's declaration of now: what a part of an earlier version has not is filled in."""
    schema = arrow_schema(part.table)
    rows = read_parquet(folder / part.file_name)
    if part.schema == schema_id(part.table):
        return rows.cast(schema)
    columns = [
        rows[field.name].cast(field.type) if field.name in rows.column_names else _unsaid(field, rows.num_rows)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def _unsaid(field: pa.Field, n_rows: int) -> pa.Array:
    """What rows that know nothing of a column hold in it: null, and where none may be, nothing of its kind."""
    if field.nullable:
        return pa.nulls(n_rows, field.type)
    if pa.types.is_string(field.type):
        value: object = ""
    elif pa.types.is_boolean(field.type):
        value = False
    elif pa.types.is_list(field.type):
        value = []
    elif pa.types.is_struct(field.type):
        value = {}
    else:
        value = 0
    return pa.array([value] * n_rows, field.type)
