"""Rows of one table, in any number and any order → the rows of some articles of a partition, read when they are asked for.

Memory holds HELD_BYTES of them. What is more is sorted by partition and article, so much at a time, and written to disk;
asked for articles between two ids, each of these runs reads the few batches in which they lie. So a state is merged in
the same memory, however many rows it has: 16 bytes are held for each article, and 8 for each batch.
"""

import os
import tempfile
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from schemas.arrow import arrow_schema
from schemas.tables import TABLES
from tasks.publish.parts import OWNER, Partition, owner_ids, span

HELD_BYTES = 16_000_000
"""of rows that are sorted in memory at once; sorting takes thrice that"""
BATCH_ROWS = 50
"""rows of a run that are read at once: of two hundred runs those at both ends of what is asked for are no more than a part"""


class _Sorted(Protocol):
    def read(self, start: int, end: int) -> pa.Table:
        """The rows from place `start` up to `end`."""
        ...


@dataclass(frozen=True, slots=True)
class _InMemory:
    rows: pa.Table

    def read(self, start: int, end: int) -> pa.Table:
        return self.rows.slice(start, end - start)


class _Disk:
    """A file without a name for the batches of all runs: it goes when nobody asks for their rows any more."""

    def __init__(self, schema: pa.Schema, scratch: Path) -> None:
        self._schema = schema
        self._file = tempfile.TemporaryFile(dir=scratch)  # noqa: SIM115  # it lasts as long as its rows
        self._places = array("Q", [0])
        """where each batch begins, and where the last one ends"""

    def __del__(self) -> None:
        self._file.close()

    def write(self, rows: pa.Table) -> "_OnDisk":
        """The rows, to be read again."""
        first = len(self._places) - 1
        for batch in rows.to_batches(max_chunksize=BATCH_ROWS):
            self._places.append(self._places[-1] + self._file.write(batch.serialize()))
        self._file.flush()
        return _OnDisk(self, first)

    def batch(self, number: int) -> pa.RecordBatch:
        """The batch of that number."""
        start, end = self._places[number], self._places[number + 1]
        return pa.ipc.read_record_batch(pa.py_buffer(os.pread(self._file.fileno(), end - start, start)), self._schema)

    def table(self, first: int, last: int) -> pa.Table:
        """The batches from one up to another."""
        return pa.Table.from_batches(map(self.batch, range(first, last)), self._schema)


@dataclass(frozen=True, slots=True)
class _OnDisk:
    disk: _Disk
    first: int
    """number of the batch that it begins with"""

    def read(self, start: int, end: int) -> pa.Table:
        skipped = start // BATCH_ROWS
        rows = self.disk.table(self.first + skipped, self.first - (-end // BATCH_ROWS))
        return rows.slice(start - skipped * BATCH_ROWS, end - start).combine_chunks()


@dataclass(frozen=True, slots=True)
class _Run:
    """Sorted rows, and where those of each article begin."""

    rows: _Sorted
    articles: "array[int]"
    """their ids as numbers, those of a partition in ascending order"""
    starts: "array[int]"
    """the place of the first row of each, and after the last one the number of rows"""
    partitions: dict[Partition, tuple[int, int]]
    """which of the articles lie in it: from, up to"""


@dataclass(slots=True)
class Gathered:
    """The rows that were added, to be asked for when all were."""

    table: str
    scratch: Path
    """a folder for what memory is not to hold"""
    _held: list[pa.Table] = field(default_factory=list)
    _runs: list[_Run] = field(default_factory=list)
    _disk: _Disk | None = None

    def add(self, rows: pa.Table) -> None:
        """Rows of whole articles, by the table's declaration of now."""
        if rows.num_rows:
            self._held.append(rows)
            if sum(held.nbytes for held in self._held) >= HELD_BYTES:
                self._end_run(on_disk=True)

    def partitions(self) -> set[Partition]:
        """Those in which rows lie."""
        self._end_run(on_disk=bool(self._runs))
        return {partition for run in self._runs for partition in run.partitions}

    def of(self, partition: Partition) -> "Share":
        """The rows of that partition."""
        self._end_run(on_disk=bool(self._runs))
        return Share(partition, [run for run in self._runs if partition in run.partitions])

    def _end_run(self, on_disk: bool) -> None:
        if self._held:
            rows = _by_partition_and_article(self.table, pa.concat_tables(self._held).combine_chunks())
            self._held.clear()
            owners, rows = rows[OWNER].combine_chunks(), rows.drop_columns(OWNER)
            stored = self._spilled(rows) if on_disk else _InMemory(rows)
            self._runs.append(_indexed(owners, rows, stored, TABLES[self.table].partitioned))

    def _spilled(self, rows: pa.Table) -> _OnDisk:
        self._disk = self._disk or _Disk(rows.schema, self.scratch)
        return self._disk.write(rows)


def gathered(table: str, pieces: Iterable[pa.Table], scratch: Path) -> Gathered:
    """All these rows."""
    made = Gathered(table, scratch)
    for rows in pieces:
        made.add(rows)
    return made


def _by_partition_and_article(table: str, rows: pa.Table) -> pa.Table:
    """The rows sorted so, with the id of the article in a column more."""
    owned = rows.append_column(OWNER, owner_ids(table, rows))
    keys = ("year", "province_code", OWNER) if TABLES[table].partitioned else (OWNER,)
    return owned.take(pc.sort_indices(owned, sort_keys=[(name, "ascending") for name in keys])).combine_chunks()


def _indexed(owners: pa.Array, rows: pa.Table, stored: _Sorted, partitioned: bool) -> _Run:
    runs = pc.run_end_encode(owners)
    starts = array("q", [0, *runs.run_ends.to_pylist()])
    firsts = pa.array(starts[:-1], pa.int64())
    years, provinces = (
        rows[name].take(firsts).to_pylist() if partitioned else [0] * len(firsts) for name in ("year", "province_code")
    )
    partitions: dict[Partition, tuple[int, int]] = {}
    for place, partition in enumerate(zip(years, provinces, strict=True)):
        partitions[partition] = (partitions.get(partition, (place,))[0], place + 1)
    articles = array("Q", (int(owner, 16) for owner in runs.values.to_pylist()))
    return _Run(stored, articles, starts, partitions)


@dataclass(slots=True)
class Share:
    """The rows of a partition that are of articles with certain ids."""

    partition: Partition
    runs: Sequence[_Run]
    spans: list[tuple[int, int]] = field(default_factory=lambda: [span("")])
    """from, to and with"""

    def take(self, bucket: str) -> "Share":
        """Those of the articles of the bucket; they are in this share no more."""
        low, high = span(bucket)
        taken = list(_within(self.spans, low, high))
        self.spans = [*_within(self.spans, 0, low - 1), *_within(self.spans, high + 1, span("")[1])]
        return Share(self.partition, self.runs, taken)

    def count(self, bucket: str = "") -> int:
        """How many rows are of articles of the bucket."""
        return sum(run.starts[last] - run.starts[first] for run, first, last in self._places(bucket))

    def ends(self, bucket: str) -> set[int]:
        """The least and the greatest of those articles in each run."""
        return {
            run.articles[place]
            for run, first, last in self._places(bucket)
            if first < last
            for place in (first, last - 1)
        }

    def rows(self, bucket: str) -> Iterator[pa.Table]:
        """The rows of those articles, a table for each run that has any."""
        for run, first, last in self._places(bucket):
            if first < last:
                yield run.rows.read(run.starts[first], run.starts[last])

    def _places(self, bucket: str) -> Iterator[tuple[_Run, int, int]]:
        """Which articles of each run they are: from, up to."""
        for low, high in _within(self.spans, *span(bucket)):
            for run in self.runs:
                first, last = run.partitions[self.partition]
                yield (
                    run,
                    bisect_left(run.articles, low, first, last),
                    bisect_right(run.articles, high, first, last),
                )


def _within(spans: Iterable[tuple[int, int]], low: int, high: int) -> Iterator[tuple[int, int]]:
    for first, last in spans:
        if max(first, low) <= min(last, high):
            yield max(first, low), min(last, high)


def no_rows(table: str) -> pa.Table:
    """The table without a row. Arrow's own `empty_table` imports pandas."""
    return pa.Table.from_batches([], arrow_schema(table))
