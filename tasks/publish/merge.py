"""The parts of the current state and new rows → the parts of the next one. Only what changed is written."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from schemas.arrow import arrow_schema, schema_id
from schemas.tables import ARTICLE_TABLES, PART_TABLES
from tasks.publish.cut import write_partition, write_shares
from tasks.publish.gather import Gathered, Share, gathered, no_rows
from tasks.publish.index import TELLING, index_rows, is_indexed
from tasks.publish.parts import (
    Part,
    Partition,
    Replaced,
    id_of,
    is_as_cut,
    number_of,
    part_rows,
    read_parquet,
    read_part,
    sort_rows,
    write_part,
)
from tasks.publish.state import State
from tasks.validate.change import Change

MAX_SMALL_PARTS = 8
"""parts of about one size, of one table in one partition, after which they are put together: reading slows with each file"""
SIZE_BITS = 3
"""parts whose numbers of rows differ by less than these bits are of about one size: so a row is written again some five
times while runs of one document each fill a part"""


def next_parts(
    parts_folder: Path,
    state: State,
    staged: Mapping[str, Sequence[Path]],
    replaced: Replaced,
    rejects: Iterable[pa.Table],
    scratch: Path,
) -> list[Part]:
    """The parts of the next state, sorted; duplicates aside, which depend on them.

    `staged` names for each article table the Parquet files that the batches wrote; `replaced` are the articles whose
    old rows go; `rejects` is that table as a whole, in pieces. In `scratch` lies what memory is not to hold.
    """
    parts = write_shares(parts_folder, "rejects", (0, 0), [gathered("rejects", rejects, scratch).of((0, 0))])
    for table in ARTICLE_TABLES:
        new = gathered(table, _staged_rows(table, staged.get(table, ())), scratch)
        parts += _merge_table(parts_folder, table, state, new, replaced)
    parts += _index_parts(parts_folder, state, parts, staged.get("articles", ()), replaced, scratch)
    return sorted(set(parts))


def _index_parts(
    folder: Path, state: State, parts: Sequence[Part], staged: Iterable[Path], replaced: Replaced, scratch: Path
) -> list[Part]:
    """The parts of the index; where the state has none as it is declared now, of all articles of the next one, `parts`."""
    if is_indexed(state) or not state.parts:
        made = (index_rows(read_parquet(path, list(TELLING))) for path in staged)
        return _merge_table(folder, "index", state, gathered("index", made, scratch), {(0, 0): _of_index(replaced)})
    articles = (folder / part.file_name for part in parts if part.table == "articles")
    told = (index_rows(read_parquet(path, list(TELLING))) for path in articles)
    return write_shares(folder, "index", (0, 0), [gathered("index", told, scratch).of((0, 0))])


def _of_index(replaced: Replaced) -> "array[int]":
    """Articles whose rows in the index go, which is not partitioned."""
    return array("Q", sorted(chain.from_iterable(replaced.values())))


def _staged_rows(table: str, files: Iterable[Path]) -> Iterator[pa.Table]:
    for path in files:
        yield read_parquet(path).cast(arrow_schema(table))


def compact_parts(parts_folder: Path, state: State, scratch: Path) -> list[Part]:
    """The parts of a state with the same rows, as a warehouse has them that took in everything at once."""
    compacted: list[Part] = []
    for table in PART_TABLES:
        for partition, parts in _of_table(state, table).items():
            if is_as_cut(table, parts):
                compacted += parts
            else:
                compacted += _put_together(parts_folder, table, partition, parts, scratch)
    return sorted(compacted)


def _put_together(folder: Path, table: str, partition: Partition, parts: Sequence[Part], scratch: Path) -> list[Part]:
    """The rows of these parts, cut anew."""
    rows = gathered(table, (read_part(folder, part) for part in parts), scratch)
    return write_shares(folder, table, partition, [rows.of(partition)])


def _of_table(state: State, table: str) -> dict[Partition, list[Part]]:
    """The parts of one table, by partition."""
    found: dict[Partition, list[Part]] = defaultdict(list)
    for part in state.parts:
        if part.table == table:
            found[part.partition].append(part)
    return found


def _merge_table(folder: Path, table: str, state: State, new: Gathered, replaced: Replaced) -> list[Part]:
    """The parts of one table; a table without rows is one empty part."""
    old, added = _of_table(state, table), new.partitions()
    parts: list[Part] = []
    for partition in sorted(old.keys() | added):
        held, gone = old.get(partition, []), replaced.get(partition, ())
        if gone or partition in added or not all(part.rows and part.schema == schema_id(table) for part in held):
            parts += _merge_partition(folder, held, new.of(partition), gone, new)
        else:
            parts += held
    return parts or write_partition(folder, table, (0, 0), no_rows(table))


def _merge_partition(folder: Path, old: list[Part], fresh: Share, gone: Sequence[int], new: Gathered) -> list[Part]:
    """The parts of one table in one partition: old ones without the articles that are gone, and new rows.

    Rows of an article that stays in its part's bucket go there, so that what was cut by key stays so.
    """
    table, partition = new.table, fresh.partition
    kept: list[Part] = []
    for part in old:
        rest = _without(folder, part, gone)
        if rest is None:
            kept.append(part)
            continue
        theirs = fresh.take(part.bucket)
        if rest.num_rows + theirs.count() <= part_rows(table):
            rows = pa.concat_tables([rest, *theirs.rows(part.bucket)]).combine_chunks()
            kept += [write_part(folder, table, partition, part.bucket, sort_rows(table, rows))] if rows.num_rows else []
        else:
            shares = [gathered(table, [rest], new.scratch).of(partition), theirs]
            kept += write_shares(folder, table, partition, shares, part.bucket)
    if fresh.count():
        kept += write_shares(folder, table, partition, [fresh])
    small = _too_many_small(kept)
    if small:
        kept = [part for part in kept if part not in small]
        kept += _put_together(folder, table, partition, small, new.scratch)
    return kept


def _too_many_small(parts: Sequence[Part]) -> list[Part]:
    """Parts that are to be put together: those of a size of which there are too many, and all smaller ones.

    Parts of a bucket are left out: they came of rows that filled more than one part.
    """
    by_size: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        if not part.bucket:
            by_size[part.rows.bit_length() // SIZE_BITS].append(part)
    crowded = [size for size, those in by_size.items() if len(those) > MAX_SMALL_PARTS]
    return [part for size in sorted(by_size) if crowded and size <= max(crowded) for part in by_size[size]]


def _without(folder: Path, part: Part, gone: Sequence[int]) -> pa.Table | None:
    """The rows of the part that belong to none of the articles, which are sorted; None where it can stay as it is."""
    among = _among(part, gone)
    if among:
        rows = read_part(folder, part)
        theirs = pc.is_in(rows["article_id"], value_set=pa.array(map(id_of, among), pa.string()))
        if pc.any(theirs).as_py():
            return rows.filter(pc.invert(theirs))
    if part.rows and part.schema == schema_id(part.table):
        return None
    return read_part(folder, part)  # of an earlier version of the table, or empty


def _among(part: Part, gone: Sequence[int]) -> Sequence[int]:
    """Those of the articles, which are sorted, that may lie in the part by their ids."""
    low, high = (number_of(article) if article else 0 for article in (part.low, part.high))
    return gone[bisect_left(gone, low) : bisect_right(gone, high)]


def change_between(
    folder: Path,
    old: State,
    new: State,
    staged: Mapping[str, Sequence[Path]] | None = None,
    replaced: Replaced | None = None,
) -> Change:
    """What must be checked before `new` may follow `old`."""
    before, after = set(old.parts), set(new.parts)
    near = replaced or {}
    of_index = _of_index(near)
    is_anew = bool(old.parts) and not is_indexed(old)

    def files(parts: Iterable[Part]) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {table: [] for table in PART_TABLES}
        for part in parts:
            found[part.table].append(folder / part.file_name)
        return found

    def gone_from(part: Part) -> Sequence[int]:
        return of_index if part.table == "index" else near.get(part.partition, ())

    return Change(
        dropped=files(part for part in old.parts if part not in after),
        written=files(part for part in new.parts if part not in before),
        beside=files(part for part in new.parts if part in before and _among(part, gone_from(part))),
        staged=staged or {},
        replaced=near,
        whole=files(part for part in new.parts if part.table in ("duplicates", "rejects", "index") or is_anew),
        index_is_anew=is_anew,
    )
