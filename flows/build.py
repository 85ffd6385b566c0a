"""Sources → a new state of the warehouse: the body of a run, the same wherever it runs.

It knows nothing of Prefect, of a terminal or of processes: how a step is mapped over batches, and who watches, come in
as arguments.
"""

import errno
import logging
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from heapq import nsmallest
from pathlib import Path
from typing import Protocol, TypeVar

from duckdb import Error as DuckDBError

from schemas.tables import ARTICLE_TABLES
from tasks.batch import Batch, BatchResult, process_batch, spool_records
from tasks.ingest.document import PART_DAMAGED, Reject
from tasks.ingest.sources import Found, find_sources, names_of
from tasks.intake import Intake
from tasks.ledger import Ledger
from tasks.mending import Mending, Remains, find_remains, index_of
from tasks.origins import Origin, RawBytes, Sources
from tasks.publish.damage import put_back
from tasks.publish.index import list_kept, read_index
from tasks.publish.lock import writing
from tasks.publish.merge import change_between, next_parts
from tasks.publish.parts import Replaced, read_part
from tasks.publish.runs import Run, record_run
from tasks.publish.state import State, publish_state, read_state, sweep_staging
from tasks.publish.warehouse import Warehouse, WarehouseError
from tasks.timing import Seconds
from tasks.validate.verdict import Failure, ValidationFailed
from tasks.views import connect, rows_of

MapBatches = Callable[[Callable[[Batch], BatchResult], Iterable[Batch]], Iterator[BatchResult]]
"""maps a step over batches and gives what becomes of each, in any order; a generator that is closed early stops what is under way"""

T = TypeVar("T")

logger = logging.getLogger(__name__)

SHOWN_REJECTS = 10
SHOWN_WARNINGS = 10


class Perform(Protocol):
    """Does a step of the run under its name, and gives what it returns: a way to make steps visible elsewhere."""

    def __call__(self, step: str, do: Callable[[], T], /) -> T: ...


def at_once(step: str, do: Callable[[], T], /) -> T:
    """Just does it, and logs that it begins."""
    logger.info(step)
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
    text_column: str | None = None
    """column of tables and JSON that holds the text, where its name is not a usual one"""
    prune: bool = False
    """take away the articles of what is not in the named sources any more"""
    reprocess: bool = False
    """make everything again from the bytes in raw/; sources only say of which names"""
    replay: bool = False
    """try again from raw/ what was rejected"""
    reason: str | None = None
    """of which reason, where it is to be one"""

    @property
    def from_raw(self) -> bool:
        return self.reprocess or self.replay


@dataclass(slots=True)
class Report:
    """What a run did."""

    run: Run
    missing: list[str] = field(default_factory=list)
    """named sources that do not exist"""
    rejected: Counter[str] = field(default_factory=Counter)
    """how many this run rejected, by reason"""
    rejects: list[Reject] = field(default_factory=list)
    """the first of them"""
    rows: dict[str, int] = field(default_factory=dict)
    """rows per table of the state that is current now"""
    articles: int = 0
    """articles that this run made"""
    warnings: list[str] = field(default_factory=list)
    """articles that this run made and in which something does not add up: the first of them by their addresses"""
    n_warnings: int = 0
    """how many there are"""
    without_bytes: list[str] = field(default_factory=list)
    """sources that were to be made again from raw/ and are not there"""
    damaged: int = 0
    """articles that had rows in a damaged part; those that are not lost are made again"""
    lost: list[str] = field(default_factory=list)
    """sources whose rows were damaged and cannot be made again"""


@dataclass(frozen=True, slots=True)
class _Staged:
    """What the batches of a run wrote."""

    folders: list[Path]
    """one for each batch that made articles, with a file a table"""

    def files(self, table: str) -> list[Path]:
        return [folder / f"{table}.parquet" for folder in self.folders]

    @property
    def tables(self) -> dict[str, list[Path]]:
        return {table: self.files(table) for table in ARTICLE_TABLES}


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
    report = Report(Run())
    # before anything is made or waited for: a source that cannot be named so is an error of usage
    found = perform("list-sources", lambda: _list(settings, report))
    if settings.from_raw:
        warehouse.resolve()
    if settings.dry_run:
        _look(warehouse, settings, found, report)
        return report
    warehouse.create()
    with writing(warehouse, settings.wait):
        if settings.wait:
            found = _list(settings, report)  # what was listed before waiting may be old
        try:
            remains = find_remains(warehouse)  # before sweeping: a part whose other name was lost would go with it
            sweep_staging(warehouse)
            _build(warehouse, remains, settings, found, map_batches, report, watch, at, perform)
        except BaseException as error:
            told = _tell_failure(report.run, error)
            with suppress(OSError):  # whatever fails now, the first failure is what is told
                _leave(warehouse, report.run)
            if told is error:
                raise
            raise told from error
        _leave(warehouse, report.run)
    return report


def source_names(settings: Settings) -> list[str]:
    """The names that the sources bear in source_uri, whether or not they exist any more."""
    return names_of(settings.sources, settings.name)


def _list(settings: Settings, report: Report) -> Found:
    if settings.from_raw:
        return Found([], source_names(settings), [], [])
    found = find_sources(settings.sources, settings.name, passing_over=settings.warehouse)
    report.missing = found.missing
    return found


def _origin(warehouse: Warehouse, state: State, settings: Settings, found: Found) -> Origin:
    if not settings.from_raw:
        return Sources(found, settings.text_column, settings.prune)
    kept = (
        each
        for each in list_kept(warehouse, state)
        if (settings.reprocess or each.reason)
        and settings.reason in (None, each.reason)
        and (not found.names or each.source_uri.partition("/")[0] in found.names)
    )
    return RawBytes(warehouse.raw, kept, settings.text_column, everything=settings.reprocess)


def _without_bytes(intake: Intake, settings: Settings) -> list[str]:
    """What stays as it was for want of bytes; rejects only where they were asked for, since many never had any."""
    lost = sorted(intake.origin.lost())
    return lost if settings.replay else [uri for uri in lost if intake.ledger.has_article(uri)]


def _leave(warehouse: Warehouse, run: Run) -> None:
    sweep_staging(warehouse)
    record_run(warehouse, run)


def _tell_failure(run: Run, error: BaseException) -> BaseException:
    """Write into the run how it ended, and give what is to be raised."""
    published = run.outcome == "published"
    ending = "the new state is published" if published else "nothing was published, the warehouse is as it was"
    # DuckDB wraps what comes while it calls Python
    if isinstance(error, DuckDBError) and "KeyboardInterrupt" in str(error):
        error = KeyboardInterrupt()
    if isinstance(error, sqlite3.Error):  # what it writes to is in staging/
        error = OSError(errno.EIO, str(error))
    if not isinstance(error, Exception):  # Ctrl-C, or what Prefect raises where a flow run is to end
        error.args = (f"interrupted; {ending}",)
        run.outcome = "published" if published else "interrupted"
    elif isinstance(error, OSError):
        place = f": {error.filename}" if error.filename else ""
        error = WarehouseError(f"{error.strerror or error}{place}; {ending}")
    run.detail = str(error)
    return error


def _look(warehouse: Warehouse, settings: Settings, found: Found, report: Report) -> None:
    """Count what a run would do, and write nothing."""
    state = read_state(warehouse)
    with closing(Ledger()) as ledger:
        ledger.know(read_index(warehouse, state))
        intake = Intake(ledger, _origin(warehouse, state, settings, found))
        deque(intake.to_process(), maxlen=0)  # what it counts is told; the documents themselves are not needed
        intake.close()
        _tell(intake, settings, report)
        report.rows = state.rows


def _tell(intake: Intake, settings: Settings, report: Report) -> None:
    """Write into the report what came in."""
    intake.count(report.run)
    report.rejected, report.rejects = intake.ledger.rejected(), intake.ledger.first_rejected(SHOWN_REJECTS)
    report.without_bytes = _without_bytes(intake, settings)
    report.lost = sorted(reject.source_uri for reject in intake.ledger.rejected_for(PART_DAMAGED))


def _build(
    warehouse: Warehouse,
    remains: Remains,
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
    state = remains.state
    run.state = state.state_id if state.parts else None
    origin = _origin(warehouse, state, settings, found)
    if remains.documents:
        origin = Mending(origin, warehouse.raw, remains.by_address)
        report.damaged = len(remains.documents)
    with closing(Ledger(warehouse.staging / f"ledger-{run.run_id}")) as ledger:
        ledger.know(index_of(warehouse, remains))
        intake = Intake(ledger, origin)
        staged = _process(warehouse, settings, intake, map_batches, report, seconds, watch)
        for part in state.parts:
            if part.table == "rejects" and part.rows:
                ledger.know_rejects(read_part(warehouse.parts, part))
        intake.close()
        _tell(intake, settings, report)
        replaced = ledger.replaced(remains.article_ids)
        if staged.folders or replaced or ledger.rejects_change() or remains.damages or not state.is_of_now:
            with seconds.timing("validate"):
                perform("validate-rows", lambda: _validate_rows(warehouse, staged, intake, run))
            with seconds.timing("publish"):
                new = perform("write-parts", lambda: _write_parts(warehouse, state, staged, ledger, replaced))
            with seconds.timing("validate"):
                perform("validate-state", lambda: _validate_state(warehouse, state, new, staged, replaced))
            with seconds.timing("publish"):
                put_back(warehouse, new, remains.damages)
                perform("publish", lambda: publish_state(warehouse, new, _noting(run, new, at)))
            state = new
        else:
            run.outcome = "unchanged"
    report.rows, run.n_duplicates, run.seconds = state.rows, state.rows.get("duplicates", 0), dict(seconds)


def _noting(run: Run, new: State, at: Callable[[str], None]) -> Callable[[str], None]:
    """`at`, and the run knows from the moment of the rename that the new state is published."""

    def noted(step: str) -> None:
        if step == "link_renamed":
            run.outcome, run.state = "published", new.state_id
        at(step)

    return noted


def _process(
    warehouse: Warehouse,
    settings: Settings,
    intake: Intake,
    map_batches: MapBatches,
    report: Report,
    seconds: Seconds,
    watch: Callable[[int], None],
) -> _Staged:
    """Process what is new or changed."""
    # a folder of this run's own: what a worker of a killed run still writes must never be taken for ours
    spools, rows = (warehouse.staging / report.run.run_id / name for name in ("spools", "rows"))
    spools.mkdir(parents=True)
    rows.mkdir()
    batches = spool_records(intake.to_process(), spools, rows, warehouse.raw if settings.keep_raw else None)
    folders: list[Path] = []
    results = map_batches(process_batch, batches)
    try:
        for result in results:
            seconds.add_all(result.seconds)
            logger.info("batch %d: %d articles, %d rejects", result.number, result.articles, len(result.rejects))
            report.articles += result.articles
            for reject in result.rejects:
                intake.ledger.reject(reject)
            report.warnings = nsmallest(SHOWN_WARNINGS, report.warnings + result.warnings)
            report.n_warnings += len(result.warnings)
            if result.articles:
                folders.append(rows / f"{result.number:06d}")
            (spools / f"{result.number:06d}.arrow").unlink()
            watch(result.articles + len(result.rejects))
    finally:
        if isinstance(results, Generator):
            results.close()  # workers stop now, not when the last reference to them goes
    return _Staged(sorted(folders))


def _write_parts(warehouse: Warehouse, state: State, staged: _Staged, ledger: Ledger, replaced: Replaced) -> State:
    """The state that comes next, its parts written but nothing published."""
    from tasks.publish.duplicates import duplicate_parts  # its library, too, is for runs that have something to publish

    folder, scratch = warehouse.parts, warehouse.staging
    parts = next_parts(folder, state, staged.tables, replaced, ledger.next_rejects(), scratch)
    parts += duplicate_parts(folder, state, parts, staged.files("articles"), replaced, scratch)
    return State(tuple(sorted(parts)))


def _validate_rows(warehouse: Warehouse, staged: _Staged, intake: Intake, run: Run) -> None:
    """Check what the batches made, before any of it is merged. Raises ValidationFailed with all that does not hold."""
    # Great Expectations takes seconds to import, and only a run that has something to publish needs it
    from tasks.validate.changed import check_batches
    from tasks.validate.state import check_conservation, check_made

    failures: list[Failure] = check_batches(staged.folders)
    with connect({"articles": staged.files("articles")}, warehouse.staging) as connection:
        made = connection.sql("SELECT source_uri, raw_sha256 FROM articles ORDER BY source_uri")
        failures += check_made(intake.ledger.due(), rows_of(made))
    counts = {name: getattr(run, name) for name in ("n_new", "n_changed", "n_unchanged", "n_rejected")}
    failures += check_conservation(run.n_in, counts)
    if failures:
        raise ValidationFailed(failures)


def _validate_state(warehouse: Warehouse, old: State, new: State, staged: _Staged, replaced: Replaced) -> None:
    """Check what the new state changes. Raises ValidationFailed with all that does not hold."""
    from tasks.validate.change import check_change
    from tasks.validate.changed import check_files

    change = change_between(warehouse.parts, old, new, staged.tables, replaced)
    failures: list[Failure] = []
    for table in ("rejects", "duplicates"):
        failures += check_files(table, change.written[table])
    failures += check_change(change, warehouse.staging)
    if failures:
        raise ValidationFailed(failures)
