"""Rows of one partition → its parts, cut by the leading bits of article_id until none holds more than a part may."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from tasks.publish.gather import Share, gathered, no_rows
from tasks.publish.parts import Part, Partition, part_rows, sort_rows, write_part


def cut(table: str, shares: Sequence[Share], bucket: str = "") -> Iterator[tuple[str, pa.Table]]:
    """Sorted rows of a bucket in pieces with the bucket of each. No rows are one piece at the root, and none elsewhere."""
    n_rows = sum(share.count(bucket) for share in shares)
    if n_rows <= part_rows(table) or len(set().union(*(share.ends(bucket) for share in shares))) == 1:
        if n_rows or not bucket:
            pieces = [rows for share in shares for rows in share.rows(bucket)]
            yield bucket, sort_rows(table, pa.concat_tables([no_rows(table), *pieces]).combine_chunks())
        return
    for bit in "01":
        yield from cut(table, shares, bucket + bit)


def write_shares(
    folder: Path, table: str, partition: Partition, shares: Sequence[Share], bucket: str = ""
) -> list[Part]:
    """Cut the rows of one partition (or of one bucket of it) and write them as parts."""
    return [write_part(folder, table, partition, bucket, piece) for bucket, piece in cut(table, shares, bucket)]


def write_partition(folder: Path, table: str, partition: Partition, rows: pa.Table) -> list[Part]:
    """The same for rows that memory holds."""
    return write_shares(folder, table, partition, [gathered(table, [rows], folder).of(partition)])
