"""The parts of the current state and new rows → the parts of the next one. Only what changed is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema, staged_schema
from schemas.tables import ARTICLE_TABLES
from tasks.publish.parts import PART_ROWS, PART_ROWS_ELSE, Part, Partition, order_key, read_part, write_partition
from tasks.publish.state import State

MAX_SMALL_PARTS = 8
"""parts less than half full, of one table in one partition, after which they are put together: reading slows with each
file, and full parts are never written again for a few rows"""


def next_parts(
    parts_folder: Path,
    state: State,
    staged: Mapping[str, Sequence[Path]],
    replaced: set[str],
    rejects: pa.Table,
) -> list[Part]:
    """The parts of the next state, sorted; duplicates aside, which depend on them.

    `staged` names for each article table the Parquet files that the batches wrote; `replaced` are the article_ids
    whose old rows go; `rejects` is that table as a whole.
    """
    parts = write_partition(parts_folder, "rejects", (0, 0), rejects)
    for table in ARTICLE_TABLES:
        merged = _merge_table(parts_folder, table, state, staged.get(table, ()), replaced)
        parts += merged or write_partition(parts_folder, table, (0, 0), arrow_schema(table).empty_table())
    return sorted(set(parts))


def _merge_table(folder: Path, table: str, state: State, staged: Sequence[Path], replaced: set[str]) -> list[Part]:
    """The parts of one table; none where it has no rows."""
    old: dict[Partition, list[Part]] = defaultdict(list)
    for part in state.parts:
        if part.table == table and part.rows:
            old[part.partition].append(part)
    new = dict(_by_partition(table, staged))
    return [
        part
        for partition in sorted(old.keys() | new.keys())
        for part in _merge_partition(folder, table, partition, old[partition], new.get(partition), replaced)
    ]


def _by_partition(table: str, files: Iterable[Path]) -> Iterator[tuple[Partition, pa.Table]]:
    """Staged rows by partition."""
    pieces = [pq.read_table(path, schema=staged_schema(table), partitioning=None) for path in files]
    if not pieces:
        return
    rows = pa.concat_tables(pieces).sort_by([("year", "ascending"), ("province_code", "ascending")])
    keys = list(zip(rows["year"].to_pylist(), rows["province_code"].to_pylist(), strict=True))
    starts = [place for place, key in enumerate(keys) if place == 0 or key != keys[place - 1]]
    for start, end in pairwise([*starts, len(keys)]):
        yield keys[start], rows.slice(start, end - start)


def _merge_partition(
    folder: Path, table: str, partition: Partition, old: list[Part], new: pa.Table | None, replaced: set[str]
) -> list[Part]:
    """The parts of one table in one partition: old ones without the replaced articles, and new ones."""
    kept: list[Part] = []
    fresh: list[pa.Table] = [new] if new is not None else []
    for part in old:
        rows = _without(folder, part, replaced)
        if rows is None:
            kept.append(part)
        else:
            fresh.append(rows)
    small = [part for part in kept if part.rows < PART_ROWS.get(table, PART_ROWS_ELSE) // 2]
    if len(small) + len(fresh) > MAX_SMALL_PARTS:
        fresh += [read_part(folder, part) for part in small]
        kept = [part for part in kept if part not in small]
    rows = pa.concat_tables([piece.cast(arrow_schema(table)) for piece in fresh]) if fresh else None
    return kept + (write_partition(folder, table, partition, rows) if rows is not None and rows.num_rows else [])


def rows_of_articles(folder: Path, part: Part, articles: set[str]) -> pa.ChunkedArray | None:
    """Which rows of the part belong to one of the articles, as booleans; None where none does."""
    among = [article for article in articles if part.low <= article <= part.high]
    if not among:
        return None
    owners = pq.read_table(folder / part.file_name, columns=[order_key(part.table)[0]], partitioning=None).column(0)
    theirs = pc.is_in(owners, value_set=pa.array(among, pa.string()))
    return theirs if pc.any(theirs).as_py() else None


def _without(folder: Path, part: Part, articles: set[str]) -> pa.Table | None:
    """The rows of the part that belong to none of the articles; None where it holds no row of theirs."""
    theirs = rows_of_articles(folder, part, articles)
    return None if theirs is None else read_part(folder, part).filter(pc.invert(theirs))


def rows_expected(
    parts_folder: Path, state: State, staged: Mapping[str, Sequence[Path]], replaced: set[str]
) -> dict[str, int]:
    """How many rows each article table must have after merging: what it had, less what goes, and what was made."""
    expected = {
        table: sum(pq.read_metadata(path).num_rows for path in staged.get(table, ())) for table in ARTICLE_TABLES
    }
    for part in state.parts:
        if part.table in expected:
            theirs = rows_of_articles(parts_folder, part, replaced)
            expected[part.table] += part.rows - (0 if theirs is None else pc.sum(theirs).as_py())
    return expected
