"""Parquet → rows, a few in memory at a time, and of them only the columns that are used."""

from collections.abc import Iterator
from typing import BinaryIO

from tasks.ingest.charset import likeliest_text
from tasks.ingest.containers.expand import Broken, Budget
from tasks.ingest.containers.fields import columns_for, no_text_among, used_of
from tasks.ingest.containers.json_rows import row_record
from tasks.ingest.containers.seen import Seen
from tasks.ingest.document import Reject
from tasks.ingest.names import uri_of_place
from tasks.ingest.record import Record

_ROWS = 256
"""rows in memory"""

TORN = (ValueError, LookupError, NotImplementedError, OverflowError, OSError)
"""what pyarrow raises on bytes that are no Parquet, or were it: its own exceptions are of these, and UnicodeDecodeError"""


def parquet_rows(uri: str, file: BinaryIO, budget: Budget, text_column: str | None) -> Iterator[Record | Reject]:
    """A record per row; its bytes are what is used of it, as one JSON object.

    Raises Broken with no_text_column, broken_archive or expands_too_much.
    """
    with Seen() as seen:
        for number, row in enumerate(_rows(file, budget, text_column), start=1):
            content = used_of(row, text_column)
            yield row_record(uri, uri_of_place(uri, "row", number), row, content, seen, text_column)


def _rows(file: BinaryIO, budget: Budget, text_column: str | None) -> Iterator[dict[str, object]]:
    import pyarrow.parquet as pq

    try:
        # dictionaries stay folded: a kilobyte of Parquet can say one long string a billion times
        whole = pq.ParquetFile(file)
        names = whole.schema_arrow.names
        leaves = [whole.schema.column(n) for n in range(len(whole.schema))]
        folded = [leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY"]
        parquet = pq.ParquetFile(file, read_dictionary=folded, pre_buffer=False, buffer_size=1 << 20)
    except TORN as error:
        raise Broken("broken_archive", f"no Parquet file: {error}") from error
    by_field = columns_for(names, text_column)
    if "text" not in by_field:
        raise Broken("no_text_column", no_text_among(", ".join(names), text_column))
    columns = [column for chosen in by_field.values() for column in chosen]
    batches = parquet.iter_batches(batch_size=_ROWS, columns=columns)
    while True:
        try:
            batch = next(batches, None)
        except TORN as error:
            raise Broken("broken_archive", f"cannot be read to its end: {error}") from error
        if batch is None:
            return
        for at in range(batch.num_rows):
            try:
                row = {name: _value(batch.column(n)[at]) for n, name in enumerate(batch.schema.names)}
            except TORN as error:
                raise Broken("broken_archive", f"a value that is none of its column: {error}") from error
            budget.spend(sum(map(_length, row.values())))
            yield row


def _length(value: object) -> int:
    """Characters of a value, and of the values in it."""
    if isinstance(value, list):
        return sum(map(_length, value))
    return len(value) if isinstance(value, str) else 0


def _value(scalar: object) -> object:
    """A Python value; bytes as the text that they most likely are, also where the file calls them UTF-8 and they are not."""
    try:
        value = scalar.as_py()  # type: ignore[attr-defined]  # pyarrow has no types
    except UnicodeDecodeError:
        held = getattr(scalar, "value", scalar)  # of a dictionary
        value = held.as_buffer().to_pybytes() if hasattr(held, "as_buffer") else None
    return likeliest_text(value) if isinstance(value, bytes) else value
