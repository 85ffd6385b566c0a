"""What a run takes of memory does not grow with what it takes in."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from memory import peak_of_a_run, write_records

from flows.build import Settings, build
from flows.mapping import processes
from schemas.arrow import staged_schema
from tasks import views
from tasks.publish import cut, gather
from tasks.publish import parts as parts_module
from tasks.publish.merge import compact_parts, next_parts
from tasks.publish.state import EMPTY, State


def staged(folder: Path, batches: int) -> dict[str, list[Path]]:
    """Files of 50 sources each, all of them of one partition and some kilobytes long."""
    files = []
    for batch in range(batches):
        numbers = range(batch * 50, batch * 50 + 50)
        rows = [
            {
                "article_id": f"{number * 2654435761 % 2**32:08x}{number:08x}",
                "source_uri": f"a/{number}",
                "raw_sha256": "0" * 64,
                "media_type": "text/plain",
                "encoding": "utf-8",
                "raw_text": f"{number}" * 1000,
                "year": 2023,
                "province_code": 0,
            }
            for number in numbers
        ]
        files.append(folder / f"{batch}.parquet")
        pq.write_table(pa.Table.from_pylist(rows, schema=staged_schema("sources")), files[-1])
    return {"sources": files}


@pytest.mark.parametrize("step", ["merge", "compact"])
def test_many_rows_hold_no_more_than_few(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "HELD_BYTES", 1_000_000)
    monkeypatch.setattr(gather, "BATCH_ROWS", 20)
    monkeypatch.setitem(parts_module.PART_ROWS, "sources", 100)
    held: list[int] = []
    for module, name in ((cut, "write_part"), (gather, "_by_partition_and_article")):
        does = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *given, does=does: (held.append(pa.total_allocated_bytes()), does(*given))[1]
        )

    def most(batches: int) -> int:
        """Bytes that Arrow holds at most where rows are sorted and written."""
        folder = tmp_path / f"{batches}"
        folder.mkdir()
        files = staged(folder, batches)
        parts = next_parts(folder, EMPTY, files, {}, [], folder)
        if step == "compact":
            held.clear()
            # one is missing: the rest is not as it would be cut
            state = State(tuple([part for part in parts if part.table == "sources"][1:]))
            assert len(compact_parts(folder, state, folder)) > 1
        found = max(held)
        held.clear()
        return found

    few, many = most(12), most(96)
    assert many < 1.5 * few


def test_whole_run_takes_no_more_for_many_records_than_for_few(tmp_path: Path) -> None:
    peak = {}
    for megabytes in (1, 6):
        write_records(tmp_path / f"{megabytes}.jsonl", megabytes)
        peak[megabytes] = peak_of_a_run(tmp_path / f"{megabytes}.jsonl", tmp_path / f"{megabytes}", models=True).itself
    assert peak[6] < 1.25 * peak[1]


def test_row_that_the_memory_of_a_run_does_not_hold_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # the same as a text of ten million characters in 256 megabytes
    monkeypatch.setattr(views, "MEMORY", "8MB")
    caplog.set_level("WARNING", "tasks.views")
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "one.txt").write_text("好" * 300_000, encoding="utf-8")
    report = build(Settings((str(tmp_path / "p"),), tmp_path / "w"), processes(1))
    assert (report.run.outcome, report.rows["sentences"]) == ("published", 1)
    assert caplog.messages[0].startswith("DuckDB is asked again with 2GB, 8MB did not do: Out of Memory Error")
    (sentences,) = (tmp_path / "w" / "current" / "sentences").rglob("*.parquet")
    with views.opened(tmp_path, views.MEMORY) as connection, pytest.raises(duckdb.OutOfMemoryException):
        connection.execute(f"SELECT sum(hash(COLUMNS(*))) FROM read_parquet('{sentences}')").fetchall()


def test_only_what_memory_does_not_hold_is_asked_again(tmp_path: Path) -> None:
    asked: list[str] = []

    def fails(connection: duckdb.DuckDBPyConnection) -> None:
        asked.extend(value for (value,) in connection.execute("SELECT current_setting('memory_limit')").fetchall())
        raise duckdb.IOException("No space left on device")

    with pytest.raises(duckdb.IOException):
        views.asked(tmp_path, fails)
    assert len(asked) == 1
