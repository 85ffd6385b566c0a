"""A run → its row in DIR/runs: the only place where clock time stands."""

import datetime as dt
import secrets
from dataclasses import asdict, dataclass, field

import pyarrow as pa
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
        "seconds": sorted((stage, round(seconds, 3)) for stage, seconds in run.seconds.items()),
    }
    path = warehouse.runs / f"{run.run_id}.parquet"
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist([row], schema=arrow_schema("runs")), sink)
    write_durably(path, sink.getvalue().to_pybytes(), mode=0o444)
    sync_folder(warehouse.runs)
