"""The articles of a state → which of them are copies of an earlier one."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from schemas.arrow import arrow_schema
from tasks.publish.parts import Part, write_partition
from tasks.validate.state import connect

COPIES = """
    SELECT article_id, first AS duplicate_of, 1.0::DOUBLE AS similarity, year, province_code
    FROM (
        SELECT article_id, year, province_code, n_chars,
               first_value(article_id) OVER (
                   PARTITION BY body_sha256 ORDER BY published NULLS LAST, source_uri
               ) AS first
        FROM articles
    )
    WHERE article_id <> first AND n_chars > 0
    ORDER BY article_id
"""
"""copies have the same letters, digits and characters in title and body; the earliest published is the original,
among those of one day the first by source_uri"""


def duplicate_parts(folder: Path, parts: Sequence[Part], scratch: Path) -> list[Part]:
    """The parts of the duplicates table for a state whose other parts are given."""
    files = {"articles": [folder / part.file_name for part in parts if part.table == "articles"]}
    with connect(files, scratch) as connection:
        rows: pa.Table = connection.sql(COPIES).to_arrow_table().cast(arrow_schema("duplicates"))
    by_partition: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, key in enumerate(zip(rows["year"].to_pylist(), rows["province_code"].to_pylist(), strict=True)):
        by_partition[key].append(place)
    if not by_partition:
        return write_partition(folder, "duplicates", (0, 0), rows)
    return [
        part
        for partition, places in sorted(by_partition.items())
        for part in write_partition(folder, "duplicates", partition, rows.take(places))
    ]
