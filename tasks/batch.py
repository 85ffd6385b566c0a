"""A batch: raw records on disk → rows on disk, one Parquet file a table. What goes between is paths and counts.

A batch is a megabyte: large enough that a process or a Prefect task costs nothing beside it, small enough to be
done again. Its results are written to a temporary name and renamed, so that doing it again repeats nothing.
"""

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import staged_schema
from schemas.tables import ARTICLE_TABLES
from tasks.ingest.document import INTERNAL_ERROR, Reject
from tasks.ingest.records import Record
from tasks.publish.raw import keep_raw
from tasks.timing import Seconds
from tasks.uncollected import uncollected

if TYPE_CHECKING:
    from tasks.tabulate import Rows

logger = logging.getLogger(__name__)

BATCH_BYTES = 1_000_000
"""raw bytes after which a batch is full: some seconds of work, beside which its seven small files and its task cost nothing"""

PORTION_BYTES = 200_000
"""raw bytes that are tabulated together: a hundred news items or one law; more is no faster"""

SPOOL_SCHEMA = pa.schema(
    [
        ("source_uri", pa.string()),
        ("content", pa.binary()),
        ("raw_sha256", pa.string()),
        ("media_type", pa.string()),
        ("declared", pa.string()),
        ("refused", pa.list_(pa.string())),
    ]
)


@dataclass(frozen=True, slots=True)
class Batch:
    """A file of raw records, and where their rows go."""

    number: int
    spool: Path
    folder: Path
    """gets one file a table"""
    raw: Path | None
    """where raw bytes are kept; None keeps none"""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of a batch."""

    number: int
    articles: int
    rejects: list[Reject]
    seconds: dict[str, float] = field(default_factory=dict)
    """per stage"""
    warnings: list[str] = field(default_factory=list)
    """what does not add up in an article, after its source_uri"""


def spool_records(records: Iterable[Record], folder: Path, rows_folder: Path, raw: Path | None) -> Iterator[Batch]:
    """Write records into batches of about BATCH_BYTES, and hand on each as soon as it is full."""
    held: list[Record] = []
    size = number = 0
    for record in records:
        held.append(record)
        size += len(record.content)
        if size >= BATCH_BYTES:
            yield _spool(number, held, folder, rows_folder, raw)
            held, size, number = [], 0, number + 1
    if held:
        yield _spool(number, held, folder, rows_folder, raw)


def _spool(number: int, records: list[Record], folder: Path, rows_folder: Path, raw: Path | None) -> Batch:
    rows = [{name: getattr(record, name) for name in SPOOL_SCHEMA.names} for record in records]
    path = folder / f"{number:06d}.arrow"
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, SPOOL_SCHEMA) as writer:
        writer.write_table(pa.Table.from_pylist(rows, schema=SPOOL_SCHEMA))
    return Batch(number, path, rows_folder / f"{number:06d}", raw)


@uncollected()
def process_batch(batch: Batch) -> BatchResult:
    """All rows of a batch. A document on which the code fails is rejected with what was raised, and the rest goes on."""
    # the stages take a second to import, and a run that finds nothing new needs none of them
    from tasks.decode_and_tabulate import rows_of_records, warnings_of

    made: list[Rows] = []
    rejects: list[Reject] = []
    seconds = Seconds()
    for records in _portions(_read_spool(batch.spool)):
        if batch.raw is not None:
            for record in records:
                keep_raw(batch.raw, record.raw_sha256, record.content)
        for rows in rows_of_records(records, seconds):
            if isinstance(rows, Reject):
                rejects.append(rows)
            else:
                made.append(rows)
    tables, unfit = _arrow_tables(made)
    _write_tables(batch.folder, tables)
    warnings = [warning for rows in made for warning in warnings_of(rows)]
    return BatchResult(batch.number, len(made) - len(unfit), rejects + unfit, dict(seconds), warnings)


def _read_spool(path: Path) -> Iterator[Record]:
    with pa.memory_map(str(path)) as source:
        for row in pa.ipc.open_file(source).read_all().to_pylist():
            yield Record(**{**row, "refused": row["refused"] and tuple(row["refused"])})


def _portions(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records, so many together as are worth doing together."""
    held: list[Record] = []
    size = 0
    for record in records:
        held.append(record)
        size += len(record.content)
        if size >= PORTION_BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held


def _arrow_tables(made: list["Rows"]) -> tuple[dict[str, pa.Table], list[Reject]]:
    """The rows of all documents as Arrow tables, and the documents whose rows no table can hold.

    Nulls are let through where the schemas forbid them: validation names them with table and column.
    """
    try:
        return _as_arrow(made), []
    except UNFIT:
        fit: list[Rows] = []
        unfit: list[Reject] = []
        for rows in made:  # one value spoils a whole table: find whose it is
            try:
                _as_arrow([rows])
                fit.append(rows)
            except UNFIT as error:
                source = rows["sources"][0]
                uri, sha256, declared = source["source_uri"], source["raw_sha256"], source["declared"]
                logger.exception("%s: its rows do not fit the tables", uri)
                detail = f"{type(error).__name__}: a value does not fit its column; run it alone with --verbose and report it"
                unfit.append(Reject(uri, "clean", INTERNAL_ERROR, detail, 0, sha256, declared))
        return _as_arrow(fit), unfit


UNFIT = (pa.ArrowException, OverflowError, UnicodeError, TypeError, KeyError)
"""what building a table raises for a value that is not of its column's type"""


def _as_arrow(made: list["Rows"]) -> dict[str, pa.Table]:
    return {
        table: pa.Table.from_pylist([row for rows in made for row in rows[table]], schema=staged_schema(table))
        for table in ARTICLE_TABLES
    }


def _write_tables(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Write the tables into the folder, whole. A batch that is done again finds them there, and leaves them."""
    building = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    shutil.rmtree(building, ignore_errors=True)  # an attempt that failed half-way leaves it
    building.mkdir()
    for table, rows in tables.items():
        pq.write_table(rows, building / f"{table}.parquet")
    if folder.exists():
        shutil.rmtree(building)
    else:
        building.rename(folder)
