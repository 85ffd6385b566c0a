"""Parts: same rows, same bytes; cut between articles; never changed."""

import hashlib
import stat
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.arrow import arrow_schema
from tasks.publish import parts
from tasks.publish.cut import cut, write_partition
from tasks.publish.gather import gathered
from tasks.publish.parts import read_part, span


def rejects(*uris: str) -> pa.Table:
    row = {
        "raw_sha256": None,
        "stage": "ingest",
        "reason": "empty",
        "detail": "",
        "n_bytes": 0,
        "pipeline_version": "0.1.0",
        "lexicon_version": "0",
    }
    return pa.Table.from_pylist([{"source_uri": uri, **row} for uri in uris], schema=arrow_schema("rejects"))


@given(st.lists(st.sampled_from("abcdefghijkl"), max_size=40), st.integers(1, 7))
def test_cuts_lie_between_articles_and_depend_on_the_rows_alone(owners: list[str], limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(parts.PART_ROWS, "rejects", limit)
        pieces = [(bucket, piece["source_uri"].to_pylist()) for bucket, piece in cut_rejects(owners)]
        assert pieces == [(bucket, piece["source_uri"].to_pylist()) for bucket, piece in cut_rejects(owners[::-1])]
    assert sorted(chain.from_iterable(piece for _, piece in pieces)) == sorted(owners)
    held = [set(piece) for _, piece in pieces]
    assert sum(map(len, held)) == len(set(owners))
    assert all(len(piece) <= limit or len(set(piece)) == 1 for _, piece in pieces)
    for bucket, piece in pieces:
        low, high = span(bucket)
        assert all(low <= int(digest(owner), 16) <= high for owner in piece)


def cut_rejects(uris: list[str]) -> list[tuple[str, pa.Table]]:
    return list(cut("rejects", [gathered("rejects", [rejects(*uris)], Path()).of((0, 0))]))


def digest(uri: str) -> str:
    return hashlib.sha256(uri.encode()).hexdigest()[:16]


def test_order_of_rows_does_not_change_bytes(tmp_path: Path) -> None:
    one = write_partition(tmp_path, "rejects", (0, 0), rejects("b", "a", "c"))
    two = write_partition(tmp_path, "rejects", (0, 0), rejects("c", "b", "a"))
    assert one == two
    assert [path.name for path in tmp_path.iterdir()] == [one[0].file_name]


def test_rows_in_chunks_do_not_change_bytes(tmp_path: Path) -> None:
    chunked = pa.concat_tables([rejects("a", "b"), rejects("c")])
    assert write_partition(tmp_path, "rejects", (0, 0), chunked) == write_partition(
        tmp_path, "rejects", (0, 0), rejects("a", "b", "c")
    )


def test_part_tells_what_it_holds_and_cannot_be_written(tmp_path: Path) -> None:
    (part,) = write_partition(tmp_path, "rejects", (0, 0), rejects("b", "a"))
    path = tmp_path / part.file_name
    assert (part.rows, part.low, part.high, part.n_bytes) == (
        2,
        digest("b"),
        digest("a"),
        path.stat().st_size,
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert read_part(tmp_path, part).column("source_uri").to_pylist() == sorted("ab", key=digest)


def test_empty_table_is_a_part_with_its_columns(tmp_path: Path) -> None:
    (part,) = write_partition(tmp_path, "entities", (0, 0), arrow_schema("entities").empty_table())
    assert pq.read_schema(tmp_path / part.file_name).names == arrow_schema("entities").names


def test_parquet_metadata_means_something_and_names_no_place_on_the_machine(tmp_path: Path) -> None:
    (part,) = write_partition(tmp_path, "rejects", (0, 0), rejects("a"))
    path = tmp_path / part.file_name
    assert pq.read_schema(path).field("reason").metadata[b"description"] == b"code of the reason"
    assert str(tmp_path).encode() not in path.read_bytes()


def test_row_groups_hold_so_many_bytes_and_are_told_by_the_rows_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "GROUP_BYTES", 1_000)
    rows = rejects(*(f"{number:0100d}" for number in range(40)))
    pieces = pa.concat_tables([rows.slice(30), rows.slice(0, 30)])
    (one,), (two,) = (write_partition(tmp_path, "rejects", (0, 0), each) for each in (rows, pieces))
    assert one == two
    with pq.ParquetFile(tmp_path / one.file_name) as file:
        groups = [file.metadata.row_group(place).num_rows for place in range(file.metadata.num_row_groups)]
    assert len(groups) > 4
    assert max(groups) * 100 <= 1_000
    assert sum(groups) == 40
