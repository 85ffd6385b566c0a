"""Sources → a new state of the warehouse: the body of a run, the same wherever it runs.

It knows nothing of Prefect, of a terminal or of processes: how a step is mapped over batches, and who watches, come in
as arguments.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.tables import ARTICLE_TABLES, STATE_TABLES
from tasks import PIPELINE_VERSION
from tasks.batch import Batch, BatchResult, process_batch, spool_records
from tasks.ingest.document import Reject
from tasks.ingest.records import Record, records_of
from tasks.ingest.sources import Found, find_sources
from tasks.lexicons import lexicon_version
from tasks.publish.duplicates import duplicate_parts
from tasks.publish.index import Known, read_index
from tasks.publish.lock import writing
from tasks.publish.merge import next_parts
from tasks.publish.parts import Part
from tasks.publish.runs import Run, record_run
from tasks.publish.state import State, publish_state, read_state, sweep_staging
from tasks.publish.warehouse import Warehouse
from tasks.timing import Seconds
from tasks.validate.verdict import Failure, ValidationFailed

logger = logging.getLogger(__name__)

MapBatches = Callable[[Callable[[Batch], BatchResult], Iterable[Batch]], Iterator[BatchResult]]
"""maps a step over batches and gives what becomes of each, in any order"""

T = TypeVar("T")


class Perform(Protocol):
    """Does a step of the run under its name, and gives what it returns: a way to make steps visible elsewhere."""

    def __call__(self, step: str, do: Callable[[], T], /) -> T: ...


def at_once(step: str, do: Callable[[], T], /) -> T:
    """Just does it."""
    return do()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do."""

    sources: tuple[str, ...]
    warehouse: Path
    name: str | None = None
    keep_raw: bool = True
    wait: bool = False
    dry_run: bool = False


@dataclass(slots=True)
class Report:
    """What a run did."""

    run: Run
    missing: list[str] = field(default_factory=list)
    """named sources that do not exist"""
    rejects: list[Reject] = field(default_factory=list)
    """what this run rejected"""
    rows: dict[str, int] = field(default_factory=dict)
    """rows per table of the state that is current now"""
    articles: int = 0
    """articles that this run made"""


@dataclass(slots=True)
class Intake:
    """What the sources of a run are, against what the warehouse knows. Filled while records stream through it."""

    index: dict[str, Known]
    found: Found
    pending: dict[str, str | None] = field(default_factory=dict)
    """article_id of the rows to be replaced, or None, for every source that is processed"""
    rejects: dict[str, Reject] = field(default_factory=dict)
    still_rejected: set[str] = field(default_factory=set)
    n_in: int = 0
    n_unchanged: int = 0

    def to_process(self) -> Iterator[Record]:
        """The records that are new or changed, or made by an older version; all are counted."""
        for reject in self.found.rejects:
            self.n_in += 1
            self.reject(reject)
        for source in self.found.sources:
            for record in records_of(source):
                self.n_in += 1
                if isinstance(record, Reject):
                    self.reject(record)
                    continue
                known = self.index.get(record.source_uri)
                if known is not None and known.is_up_to_date(record.raw_sha256):
                    if known.article_id is None:
                        self.still_rejected.add(record.source_uri)
                    else:
                        self.n_unchanged += 1
                    continue
                self.pending[record.source_uri] = known.article_id if known else None
                yield record

    def reject(self, reject: Reject) -> None:
        self.pending.pop(reject.source_uri, None)
        self.rejects[reject.source_uri] = reject

    @property
    def replaced(self) -> set[str]:
        """article_ids whose rows in the current state go: they are made again, or their source is no text any more.

        A source that cannot be read now keeps the rows of the time when it could.
        """
        gone = [self.index[uri].article_id for uri, r in self.rejects.items() if r.raw_sha256 and uri in self.index]
        return {article for article in (*self.pending.values(), *gone) if article is not None}

    def count(self, run: Run) -> None:
        """Write the counts into the run."""
        run.n_in = self.n_in
        run.n_new = sum(uri not in self.index for uri in self.pending)
        run.n_changed = len(self.pending) - run.n_new
        run.n_unchanged = self.n_unchanged
        run.n_rejected = len(self.rejects) + len(self.still_rejected)


def build(
    settings: Settings,
    map_batches: MapBatches,
    watch: Callable[[int], None] = lambda articles: None,
    at: Callable[[str], None] = lambda step: None,
    perform: Perform = at_once,
) -> Report:
    """Bring the warehouse up to date with the sources.

    `watch` is called with the number of documents that were processed, as they are; `at` with the name of each step of
    publication; `perform` does the steps that are worth showing by name. Raises UsageError for sources that cannot be
    named so, WarehouseError for a warehouse that cannot be written, ValidationFailed where the new state contradicts
    its declarations; nothing is published then.
    """
    warehouse = Warehouse(settings.warehouse)
    found = perform(
        "list-sources", lambda: find_sources(settings.sources, settings.name, passing_over=settings.warehouse)
    )
    report = Report(Run(), missing=found.missing)
    if settings.dry_run:
        _look(warehouse, found, report)
        return report
    warehouse.create()
    with writing(warehouse, settings.wait):
        try:
            sweep_staging(warehouse)
            _build(warehouse, settings, found, map_batches, report, watch, at, perform)
        except KeyboardInterrupt:
            report.run.outcome, report.run.detail = "interrupted", "interrupted; the warehouse is as it was"
            raise
        except Exception as error:
            report.run.detail = str(error)
            raise
        finally:
            sweep_staging(warehouse)
            record_run(warehouse, report.run)
    return report


def _look(warehouse: Warehouse, found: Found, report: Report) -> None:
    """Count what a run would do, and write nothing."""
    state = read_state(warehouse)
    intake = Intake(read_index(warehouse, state), found)
    for _ in intake.to_process():
        pass
    intake.count(report.run)
    report.rejects, report.rows = list(intake.rejects.values()), state.rows


def _build(
    warehouse: Warehouse,
    settings: Settings,
    found: Found,
    map_batches: MapBatches,
    report: Report,
    watch: Callable[[int], None],
    at: Callable[[str], None],
    perform: Perform,
) -> None:
    run = report.run
    seconds = Seconds()
    state = read_state(warehouse)
    run.state = state.state_id if state.parts else None
    intake = Intake(read_index(warehouse, state), found)
    folders = _process(warehouse, settings, intake, map_batches, report, seconds, watch)
    rejects = _next_rejects(warehouse, state, intake)

    if not folders and not intake.replaced and rejects.equals(_rejects(warehouse, state)):
        intake.count(run)
        run.outcome, report.rows = "unchanged", state.rows
        run.n_duplicates = state.rows.get("duplicates", 0)
    else:
        with seconds.timing("publish"):
            new = perform("write-parts", lambda: _write_parts(warehouse, state, folders, intake, rejects))
        with seconds.timing("validate"):
            perform("validate", lambda: _validate(warehouse, new, folders, intake, run))
        with seconds.timing("publish"):
            perform("publish", lambda: publish_state(warehouse, new, at))
        run.outcome, run.state, report.rows = "published", new.state_id, new.rows
        run.n_duplicates = new.rows.get("duplicates", 0)
    report.rejects = list(intake.rejects.values())
    run.seconds = dict(seconds)


def _process(
    warehouse: Warehouse,
    settings: Settings,
    intake: Intake,
    map_batches: MapBatches,
    report: Report,
    seconds: Seconds,
    watch: Callable[[int], None],
) -> list[Path]:
    """Process what is new or changed; the folders of the batches that hold rows, in order."""
    spools, rows = warehouse.staging / "spools", warehouse.staging / "rows"
    spools.mkdir()
    rows.mkdir()
    batches = spool_records(intake.to_process(), spools, rows, warehouse.raw if settings.keep_raw else None)
    folders: list[Path] = []
    for result in map_batches(process_batch, batches):
        seconds.add_all(result.seconds)
        report.articles += result.articles
        for reject in result.rejects:
            intake.reject(reject)
        if result.articles:
            folders.append(rows / f"{result.number:06d}")
        watch(result.articles + len(result.rejects))
    shutil.rmtree(spools)
    return sorted(folders)


def _rejects(warehouse: Warehouse, state: State) -> pa.Table:
    schema = arrow_schema("rejects")
    parts = [warehouse.parts / part.file_name for part in state.parts if part.table == "rejects"]
    return pa.concat_tables(
        [schema.empty_table(), *(pq.read_table(p, schema=schema, partitioning=None) for p in parts)]
    )


def _next_rejects(warehouse: Warehouse, state: State, intake: Intake) -> pa.Table:
    """The rejects table after this run: what was rejected now, and what was before and was not settled since."""
    rows = {row["source_uri"]: row for row in _rejects(warehouse, state).to_pylist()}
    for uri in intake.pending:
        rows.pop(uri, None)
    versions = {"pipeline_version": PIPELINE_VERSION, "lexicon_version": lexicon_version()}
    rows |= {uri: asdict(reject) | versions for uri, reject in intake.rejects.items()}
    return pa.Table.from_pylist([rows[uri] for uri in sorted(rows)], schema=arrow_schema("rejects"))


def _write_parts(warehouse: Warehouse, state: State, folders: list[Path], intake: Intake, rejects: pa.Table) -> State:
    """The state that comes next, its parts written but nothing published."""
    staged = {table: [folder / f"{table}.parquet" for folder in folders] for table in ARTICLE_TABLES}
    parts = next_parts(warehouse.parts, state, staged, intake.replaced, rejects)
    parts += duplicate_parts(warehouse.parts, parts, warehouse.staging)
    return State(tuple(sorted(parts)))


def _validate(warehouse: Warehouse, new: State, folders: list[Path], intake: Intake, run: Run) -> None:
    """Check changed rows and the whole new state. Raises ValidationFailed with all that does not hold."""
    # Great Expectations takes seconds to import, and only a run that has something to publish needs it
    from tasks.validate.changed import check_batches
    from tasks.validate.state import check_conservation, check_state
    from tasks.validate.verdict import check_rows

    intake.count(run)
    failures: list[Failure] = check_batches(folders)
    for table in ("rejects", "duplicates"):
        failures += check_rows(table, _read_table(warehouse, new.parts, table))
    files = {table: [warehouse.parts / p.file_name for p in new.parts if p.table == table] for table in STATE_TABLES}
    failures += check_state(files, warehouse.staging)
    counts = {name: getattr(run, name) for name in ("n_new", "n_changed", "n_unchanged", "n_rejected")}
    failures += check_conservation(run.n_in, counts)
    if failures:
        raise ValidationFailed(failures)


def _read_table(warehouse: Warehouse, parts: Iterable[Part], table: str) -> pa.Table:
    paths = [warehouse.parts / part.file_name for part in parts if part.table == table]
    return pa.concat_tables([pq.read_table(p, schema=arrow_schema(table), partitioning=None) for p in paths])
