"""Rows of a few records → rows of any number of records, without reading them: what a run does beside the stages, in a moment.

What memory the stages take does not depend on how many records come after another. So the first records are read, and
their rows stand in for those of all others, each under an address and an id of its own.
"""

import base64
import hashlib
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import flows.build
from schemas.arrow import staged_schema
from schemas.tables import ARTICLE_TABLES
from tasks import batch
from tasks.publish import gather
from tasks.validate import changed, verdict

MODELS = 50
"""records whose rows stand in for those of the others"""
OF_AN_ARTICLE = ("article_id", "directive_id", "parent_id")
"""columns that begin with the id of the article"""
ID_DIGITS = 16


def stand_in() -> None:
    """From now on the first records are models for the others; but nothing is a copy, and nothing is judged row by row.

    So that few megabytes show what many do, no more than a tenth of what is usual is sorted in memory.
    """
    gather.HELD_BYTES //= 10
    changed.check_rows = verdict.check_rows = lambda table, rows: []
    changed.check_offsets = lambda table, rows, texts: []
    models: dict[str, pa.Table] = {}
    process = flows.build.process_batch

    def processed(of: batch.Batch) -> batch.BatchResult:
        records = _records(of)
        if not models:
            models.update(_models(of, records, process))
        batch._write_tables(of.folder, {table: _renamed(rows, records) for table, rows in models.items()})
        return batch.BatchResult(of.number, records.num_rows, [])

    flows.build.process_batch = processed


def _records(of: batch.Batch) -> pa.Table:
    with pa.memory_map(str(of.spool)) as source:
        records = pa.ipc.open_file(source).read_all().select(["source_uri", "raw_sha256"])
        return pa.table({name: pa.array(records[name].to_pylist(), pa.string()) for name in records.column_names})


def _models(
    of: batch.Batch, records: pa.Table, process: Callable[[batch.Batch], batch.BatchResult]
) -> dict[str, pa.Table]:
    """The rows of the first records by table, with the number of their record in a column more."""
    process(of)
    ids = pa.array(map(_id_of, records["source_uri"].to_pylist()[:MODELS]), pa.string())
    models = {}
    for table in ARTICLE_TABLES:
        rows = pq.read_table(of.folder / f"{table}.parquet", schema=staged_schema(table), partitioning=None)
        rows = rows.append_column("model", pc.index_in(rows["article_id"], value_set=ids))
        models[table] = rows.filter(pc.is_valid(rows["model"])).sort_by("model")
    for path in of.folder.iterdir():
        path.unlink()
    of.folder.rmdir()
    return models


def _id_of(uri: str) -> str:
    return hashlib.sha256(uri.encode()).hexdigest()[:ID_DIGITS]


def _renamed(models: pa.Table, records: pa.Table) -> pa.Table:
    """The rows of the models as those of these records, one model after another."""
    starts = np.searchsorted(models["model"].to_numpy(), np.arange(MODELS + 1))
    numbers = np.arange(records.num_rows)
    first, last = starts[numbers % MODELS], starts[numbers % MODELS + 1]
    places = np.concatenate([np.arange(low, high) for low, high in zip(first, last, strict=True)])
    owners = pa.array(np.repeat(numbers, last - first))
    rows = models.drop_columns("model").take(pa.array(places)).combine_chunks()
    texts = records["raw_sha256"].to_pylist()
    of_its_own = {
        "source_uri": records["source_uri"],
        "raw_sha256": records["raw_sha256"],
        "body_sha256": records["raw_sha256"],
        "minhash": pa.array(map(_signature, texts), pa.string()),
    }
    ids = pa.array(map(_id_of, records["source_uri"].to_pylist()), pa.string()).take(owners)
    for place, name in enumerate(rows.column_names):
        if name in of_its_own:
            rows = rows.set_column(place, name, of_its_own[name].take(owners))
        elif name in OF_AN_ARTICLE:
            renamed = pc.binary_join_element_wise(ids, pc.utf8_slice_codeunits(rows[name], ID_DIGITS), "")
            rows = rows.set_column(place, name, renamed)
    return rows.cast(staged_schema(rows_table(rows)))


def rows_table(rows: pa.Table) -> str:
    return next(table for table in ARTICLE_TABLES if staged_schema(table).names == rows.column_names)


def _signature(text: str) -> str:
    """One that is like no other, of 256 places."""
    drawn = b"".join(hashlib.sha256(f"{number}{text}".encode()).digest() for number in range(6))
    return base64.b64encode(drawn, b"-_").decode()
