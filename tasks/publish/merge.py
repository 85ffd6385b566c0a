"""The parts of the current state and new rows → the parts of the next one. Only what changed is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.tables import ARTICLE_TABLES, TABLES
from tasks.publish.parts import Part, Partition, order_key, read_part, write_partition
from tasks.publish.state import State

MAX_PARTS = 8
"""parts of one table in one partition after which they are put together again, for reading slows with each file"""


def next_parts(
    parts_folder: Path,
    state: State,
    staged: Mapping[str, Iterable[Path]],
    replaced: set[str],
    rejects: pa.Table,
) -> list[Part]:
    """The parts of the next state, sorted; duplicates aside, which depend on them.

    `staged` names for each article table the Parquet files that the batches wrote; `replaced` are the article_ids
    whose old rows go; `rejects` is that table as a whole.
    """
    old: dict[tuple[str, Partition], list[Part]] = defaultdict(list)
    for part in state.parts:
        if part.table in ARTICLE_TABLES:
            old[part.table, part.partition].append(part)
    new = {key: rows for table in ARTICLE_TABLES for key, rows in _by_partition(table, staged.get(table, ())).items()}

    parts: list[Part] = []
    for key in sorted(old.keys() | new.keys()):
        parts.extend(_merge_partition(parts_folder, *key, old[key], new.get(key), replaced))
    parts.extend(write_partition(parts_folder, "rejects", (0, 0), rejects))
    for table in ARTICLE_TABLES:
        if not any(part.table == table and part.rows for part in parts):
            parts.extend(write_partition(parts_folder, table, (0, 0), arrow_schema(table).empty_table()))
    return sorted(set(parts))


def _by_partition(table: str, files: Iterable[Path]) -> dict[tuple[str, Partition], pa.Table]:
    """Staged rows by partition."""
    pieces = [pq.read_table(path, schema=arrow_schema(table), partitioning=None) for path in files]
    rows = pa.concat_tables(pieces) if pieces else arrow_schema(table).empty_table()
    found = rows.group_by(["year", "province_code"]).aggregate([]).to_pylist()
    return {
        (table, (p["year"], p["province_code"])): rows.filter(
            (pc.field("year") == p["year"]) & (pc.field("province_code") == p["province_code"])
        )
        for p in found
    }


def _merge_partition(
    folder: Path, table: str, partition: Partition, old: list[Part], new: pa.Table | None, replaced: set[str]
) -> list[Part]:
    """The parts of one table in one partition: old ones without the replaced articles, and new ones."""
    kept: list[Part] = []
    rewritten: list[pa.Table] = []
    for part in old:
        rows = without(folder, part, replaced)
        if rows is None:
            kept.append(part)
        else:
            rewritten.append(rows)
    fresh = [*rewritten, *([new] if new is not None else [])]
    if len(kept) + len(fresh) > MAX_PARTS:
        fresh = [*(read_part(folder, part) for part in kept), *fresh]
        kept = []
    rows = pa.concat_tables(fresh) if fresh else arrow_schema(table).empty_table()
    return kept + (write_partition(folder, table, partition, rows) if rows.num_rows else [])


def without(folder: Path, part: Part, articles: set[str]) -> pa.Table | None:
    """The rows of the part that belong to none of the articles; None where it holds no row of theirs."""
    among = [article for article in articles if part.low <= article <= part.high]
    owner = order_key(part.table)[0]
    if not among or owner not in [column.name for column in TABLES[part.table].columns]:
        return None
    owners = pq.read_table(folder / part.file_name, columns=[owner], partitioning=None).column(owner)
    touched = pc.is_in(owners, value_set=pa.array(among, pa.string()))
    if not pc.any(touched).as_py():
        return None
    return read_part(folder, part).filter(pc.invert(touched))
