"""The duplicates of the last state, and the articles of the next → the parts of its table `duplicates`."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from schemas.arrow import arrow_schema
from tasks.copies import find_copies
from tasks.publish.cut import write_partition
from tasks.publish.parts import Part, Partition, read_part
from tasks.publish.state import State
from tasks.views import connect


def duplicate_parts(
    folder: Path, old: State, parts: Sequence[Part], made: set[str], gone: set[str], scratch: Path
) -> list[Part]:
    """The parts of the duplicates table for the state whose other parts are given, and which comes after `old`.

    `made` are the ids of the articles that this run made, `gone` of those whose rows in `old` are no more.
    Where `old` has no part of the table, all are compared.
    """
    known = [part for part in old.parts if part.table == "duplicates"]
    if known and old.is_of_now and not made and not gone:
        return known
    before = pa.concat_tables([arrow_schema("duplicates").empty_table(), *(read_part(folder, part) for part in known)])
    files = {table: [folder / p.file_name for p in parts if p.table == table] for table in ("articles", "entities")}
    with connect(files, scratch) as connection:
        if not known:
            made = {article for (article,) in connection.table("articles").select("article_id").fetchall()}
        rows = find_copies(connection, before, made, gone).cast(arrow_schema("duplicates"))
    places: dict[Partition, list[int]] = defaultdict(list)
    for place, partition in enumerate(zip(rows["year"].to_pylist(), rows["province_code"].to_pylist(), strict=True)):
        places[partition].append(place)
    if not places:
        return write_partition(folder, "duplicates", (0, 0), rows)
    return [
        part
        for partition in sorted(places)
        for part in write_partition(folder, "duplicates", partition, rows.take(places[partition]))
    ]
