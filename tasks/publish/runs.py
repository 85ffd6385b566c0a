"""A run → its row in DIR/runs: the only place where clock time stands."""

import datetime as dt
import io
import json
import secrets
from dataclasses import asdict, dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.json as pj
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from tasks import PIPELINE_VERSION
from tasks.lexicons import lexicon_version
from tasks.publish.warehouse import Warehouse, sync_folder, write_durably


def now() -> dt.datetime:
    """The moment, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Run:
    """What a run did, as far as it came."""

    started: dt.datetime = field(default_factory=now)
    run_id: str = ""
    finished: dt.datetime | None = None
    outcome: str = "failed"
    state: str | None = None
    detail: str | None = None
    n_in: int = 0
    n_new: int = 0
    n_changed: int = 0
    n_unchanged: int = 0
    n_rejected: int = 0
    n_removed: int = 0
    n_duplicates: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # the random end keeps two runs of one second on two warehouses' copies apart
        self.run_id = self.run_id or f"{self.started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


def record_run(warehouse: Warehouse, run: Run) -> None:
    """Write the run's row to a file of its own."""
    run.finished = now()
    row = asdict(run) | {
        "pipeline_version": PIPELINE_VERSION,
        "lexicon_version": lexicon_version(),
        # a file name that is no UTF-8 may stand in it
        "detail": run.detail and run.detail.encode("utf-8", "backslashreplace").decode(),
        "seconds": [{"key": stage, "value": round(seconds, 3)} for stage, seconds in sorted(run.seconds.items())],
    }
    path = warehouse.runs / f"{run.run_id}.parquet"
    sink = pa.BufferOutputStream()
    pq.write_table(_as_table(row), sink)
    write_durably(path, sink.getvalue().to_pybytes(), mode=0o444)
    sync_folder(warehouse.runs)


def _as_table(row: dict[str, Any]) -> pa.Table:
    """The row as a table. Arrow imports pandas, a fifth of a second, to make arrays of Python's values, but not of JSON."""
    schema = arrow_schema("runs")
    place = schema.get_field_index("seconds")
    pairs = pa.list_(pa.struct([("key", pa.string()), ("value", pa.float64())]))  # JSON knows no maps
    line = io.BytesIO(json.dumps(row, default=lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}").encode())
    options = pj.ParseOptions(explicit_schema=schema.set(place, pa.field("seconds", pairs)))
    table = pj.read_json(line, parse_options=options).select(schema.names)
    seconds = table["seconds"].combine_chunks()
    by_stage = pa.MapArray.from_arrays(seconds.offsets, seconds.values.field("key"), seconds.values.field("value"))
    return table.set_column(place, "seconds", by_stage).cast(schema)
