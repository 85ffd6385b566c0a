"""Merging: whatever the history, the same rows; after compaction, the same bytes; and nothing written but what changed."""

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from schemas.arrow import arrow_schema, schema_id, staged_schema
from schemas.declare import Column
from schemas.tables import TABLES as TABLES_DECLARED
from tasks.publish import gather
from tasks.publish import parts as parts_module
from tasks.publish.merge import MAX_SMALL_PARTS, change_between, compact_parts, next_parts
from tasks.publish.parts import Part, is_as_cut, number_of, read_part
from tasks.publish.state import EMPTY, State
from tasks.validate.change import Change, check_change, check_same_rows

PARTITIONS = ((2022, 0), (2023, 510000))
TABLES = ("sources", "citations")
"""one with a row an article and one with several; the others are merged by the same code"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(parts_module, "PART_ROWS", {})
    monkeypatch.setattr(parts_module, "PART_ROWS_ELSE", 10)
    return tmp_path


def article_id(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()[:16]


def rows_of(number: int, version: int) -> dict[str, list[dict]]:
    """The rows of an article: where it lies and how many citations it has depend on its version."""
    year, province_code = PARTITIONS[(number + version // 3) % 2]
    place = {"article_id": article_id(number), "year": year, "province_code": province_code}
    source = {"source_uri": f"a/{number}", "raw_sha256": "0" * 64, "media_type": "text/plain", "encoding": "utf-8"}
    citation = {"field": "body", "sentence_no": 0, "raw_start": 0, "raw_end": 1, "relation": "mentions", "rule": "x"}
    return {
        "sources": [{**place, **source, "raw_text": f"第{version}稿"}],
        "citations": [{**place, **citation, "start": n, "end": n + 1} for n in range((number + version) % 4)],
    }


class History:
    """A warehouse without anything around it: runs that take in, change and prune articles."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.state = EMPTY
        self.versions: dict[int, int] = {}
        self.runs = 0

    def run(self, made: dict[int, int], pruned: set[int] = frozenset()) -> set[str]:
        """Make articles by number and version, take others away; the names of the parts that were written."""
        self.runs += 1
        staged = {table: list(self._stage(table, made)) for table in TABLES}
        gone: dict[tuple[int, int], list[int]] = {}
        for number in (made.keys() | pruned) & self.versions.keys():
            (source,) = rows_of(number, self.versions[number])["sources"]
            gone.setdefault((source["year"], source["province_code"]), []).append(number_of(article_id(number)))
        replaced = {partition: array("Q", sorted(numbers)) for partition, numbers in gone.items()}
        rejects: list[pa.Table] = []
        new = State(tuple(next_parts(self.folder, self.state, staged, replaced, rejects, self.folder)))
        self.change = change_between(self.folder, self.state, new, staged, replaced)
        written = {part.name for part in new.parts} - {part.name for part in self.state.parts}
        self.state = new
        self.versions = {n: v for n, v in (self.versions | made).items() if n not in pruned}
        return written

    def _stage(self, table: str, made: dict[int, int]) -> Iterator[Path]:
        """Files of nine articles each."""
        for number in range(0, len(made), 9):
            rows = [row for n, v in list(made.items())[number : number + 9] for row in rows_of(n, v).get(table, [])]
            path = self.folder / f".staged-{self.runs}-{number}-{table}"
            pq.write_table(pa.Table.from_pylist(rows, schema=staged_schema(table)), path)
            yield path

    def compact(self) -> None:
        new = State(tuple(compact_parts(self.folder, self.state, self.folder)))
        assert check_same_rows(change_between(self.folder, self.state, new), self.folder) == []
        self.state = new

    def rows(self, table: str) -> list[dict]:
        found = [row for part in self.parts(table) for row in read_part(self.folder, part).to_pylist()]
        return sorted(found, key=repr)

    def parts(self, table: str) -> list[Part]:
        return [part for part in self.state.parts if part.table == table]


def fresh(folder: Path, versions: dict[int, int]) -> History:
    made = History(folder)
    made.run(versions)
    return made


runs = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 60), st.integers(0, 9), max_size=25), st.sets(st.integers(0, 60), max_size=8)
    ),
    min_size=1,
    max_size=6,
)
folders: Iterator[int] = iter(range(10**9))


# making an example smaller takes minutes, and the history that failed tells enough
@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(runs)
def test_any_history_has_the_rows_of_a_fresh_warehouse_and_compacted_its_bytes(
    folder: Path, history: list[tuple[dict[int, int], set[int]]]
) -> None:
    lived = History(folder / f"lived{next(folders)}")
    with pytest.MonkeyPatch.context() as patch:  # as if memory held no more than a batch: the rest is read from disk
        patch.setattr(gather, "HELD_BYTES", 1)
        patch.setattr(gather, "BATCH_ROWS", 3)
        for made, pruned in history:
            lived.run(made, pruned - made.keys())
    new = fresh(folder / f"fresh{next(folders)}", lived.versions)
    for table in TABLES:
        assert lived.rows(table) == new.rows(table)
    lived.compact()
    assert lived.state == new.state
    before = lived.state
    lived.compact()
    assert lived.state == before


def test_what_is_written_at_once_is_as_cut_and_fits(folder: Path) -> None:
    new = fresh(folder / "fresh", dict.fromkeys(range(200), 0))
    for table in TABLES:
        for partition in PARTITIONS:
            parts = [part for part in new.parts(table) if part.partition == partition]
            assert len(parts) > 4
            assert is_as_cut(table, parts)
            assert all(part.rows <= 10 for part in parts)
            assert not is_as_cut(table, parts[1:] + parts[1:2])


def test_changed_document_is_written_into_its_own_part(folder: Path) -> None:
    lived = fresh(folder / "lived", dict.fromkeys(range(200), 0))
    before = lived.state
    written = lived.run({7: 1})
    assert len(written) == 2  # its part of sources, and that of citations
    assert len(lived.state.parts) == len(before.parts)
    assert lived.state == fresh(folder / "fresh", dict.fromkeys(range(200), 0) | {7: 1}).state


@pytest.mark.parametrize("held", [20, 400])
def test_new_document_costs_one_document_whatever_the_warehouse_holds(folder: Path, held: int) -> None:
    lived = fresh(folder / "lived", dict.fromkeys(range(held), 0))
    written = lived.run({1001: 0})
    sizes = {part.table: part.rows for part in lived.state.parts if part.name in written}
    assert sizes == {"sources": 1, "citations": 1}


def test_small_parts_are_put_together_past_a_threshold(folder: Path) -> None:
    lived = fresh(folder / "lived", dict.fromkeys(range(20), 0))
    counts, rows_written = [], 0
    for number in range(100, 150):
        written = lived.run({number: 0})
        rows_written += sum(part.rows for part in lived.parts("sources") if part.name in written)
        counts.append(max(sum(part.partition == p for part in lived.parts("sources")) for p in PARTITIONS))
    assert MAX_SMALL_PARTS < max(counts) <= 3 * MAX_SMALL_PARTS
    assert rows_written <= 5 * 50
    lived.compact()
    assert lived.state == fresh(folder / "fresh", lived.versions).state


def merge_failures(change: Change, folder: Path) -> list[tuple[str, int]]:
    """Tables in which rows were lost or are too many, and how many. The articles of these tests have no other rows."""
    failures = check_change(change, folder)
    return [(f.table, f.count) for f in failures if f.expectation == "no_row_is_lost_in_merging"]


@pytest.mark.parametrize(
    ("made", "pruned"),
    [
        ({100: 0}, set()),
        ({7: 1}, set()),
        ({7: 0}, set()),  # made again, and the same
        ({7: 3, 8: 0}, {9}),  # 7 moves to the other partition
        ({}, {1, 2, 3}),
        ({}, set(range(30))),
        (dict.fromkeys(range(40), 2), set()),
    ],
)
def test_right_merging_breaks_nothing(folder: Path, made: dict[int, int], pruned: set[int]) -> None:
    lived = fresh(folder / "lived", dict.fromkeys(range(30), 0))
    lived.run(made, pruned)
    assert merge_failures(lived.change, folder) == []


def test_rows_lost_doubled_or_left_behind_in_merging_are_named(folder: Path) -> None:
    lived = fresh(folder / "lived", dict.fromkeys(range(30), 0))
    old = lived.state
    lived.run({7: 1})
    change, new = lived.change, lived.state

    def broken(parts: tuple[Part, ...]) -> list[tuple[str, int]]:
        found = change_between(lived.folder, old, State(parts))
        return merge_failures(replace(found, staged=change.staged, replaced=change.replaced), folder)

    (written,) = [part for part in lived.parts("sources") if part not in old.parts]
    (dropped,) = [part for part in old.parts if part.table == "sources" and part not in new.parts]
    lost = tuple(part for part in new.parts if part != written)
    assert broken(lost) == [("sources", written.rows)]
    stale = (*lost, dropped)  # the new version is not taken in, and the old one is still there
    beside = replace(change_between(lived.folder, old, State(stale)), staged=change.staged, replaced=change.replaced)
    left = replace(beside, beside={"sources": [lived.folder / dropped.file_name]})
    assert merge_failures(left, folder)[-1] == ("sources", 2)
    doubled = (*new.parts, written._replace(bucket="1111"))
    assert broken(doubled) == [("sources", written.rows)]


def test_column_that_is_declared_later_is_added_to_old_rows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lived = fresh(folder / "lived", dict.fromkeys(range(30), 0))
    before = lived.rows("sources")
    declared = TABLES_DECLARED["sources"]
    columns = (
        *declared.columns,
        Column("language", pa.string(), "language of the text", "语言", nullable=True),
        Column("n_lines", pa.int32(), "lines", "行数"),
    )
    monkeypatch.setitem(TABLES_DECLARED, "sources", replace(declared, columns=columns))
    forget_schemas()
    try:
        assert lived.rows("sources") == [row | {"language": None, "n_lines": 0} for row in before]
        lived.run({})
        assert merge_failures(lived.change, folder) == []
        for part in lived.parts("sources"):
            assert pq.read_schema(lived.folder / part.file_name).names[-2:] == ["language", "n_lines"]
        assert lived.rows("sources") == [row | {"language": None, "n_lines": 0} for row in before]
        state = lived.state
        assert lived.run({}) == set()
        assert lived.state == state
        lived.compact()
        assert lived.state == state
    finally:
        monkeypatch.undo()
        forget_schemas()


def forget_schemas() -> None:
    for made in (arrow_schema, staged_schema, schema_id):
        made.cache_clear()
