"""A run as a Prefect flow: the body is build's, the batches and the named steps of it become task runs.

`build-warehouse` → list-sources, process-batch-000000 …, write-parts, validate, publish
"""

import errno
import logging
import multiprocessing
import queue
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.logging.handlers import APILogHandler
from prefect.states import Completed, Failed
from prefect.task_runners import ProcessPoolTaskRunner
from prefect.tasks import Task
from pydantic import Field

from tasks.batch import Batch, BatchResult
from tasks.ingest.sources import UsageError
from tasks.lexicons import LexiconError
from tasks.publish.warehouse import WarehouseError
from tasks.validate.verdict import ValidationFailed

if TYPE_CHECKING:
    from flows.build import MapBatches, Report, Settings
    from flows.mapping import Step

logger = logging.getLogger(__name__)

T = TypeVar("T")

EXPECTED = (UsageError, WarehouseError, LexiconError, ValidationFailed, OSError)
"""what a run may fail of without anything being wrong in the code: told in one line, without a traceback"""
OWN_LOGGERS = ("flows", "tasks")
RETRY_SECONDS = (1.0, 10.0)
PASSING = (
    *(errno.EIO, errno.EAGAIN, errno.EINTR, errno.EBUSY, errno.ENOMEM, errno.ENFILE, errno.EMFILE, errno.ESTALE),
    *(errno.ETIMEDOUT, errno.ECONNRESET, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH),
)
"""errors of a file system that may be over in a moment; a full disk and a missing right are not"""


def _nobody(articles: int) -> None:
    """Watches when nobody does."""


@dataclass(slots=True)
class Seat:
    """Where the process that started the flow sits: it is told of progress, and finds the full report."""

    watch: Callable[[int], None] = _nobody
    report: "Report | None" = None


_SEAT: ContextVar[Seat | None] = ContextVar("seat", default=None)

SEEDS = ["seeds/documents"]


def _titled(title: str, **constraints: Any) -> Any:
    # Prefect titles a parameter by its name and lets only this through
    return Field(json_schema_extra={"title": title}, **constraints)


@flow(
    name="build-warehouse",
    description="Brings a warehouse up to date with folders of scraped pages. Nothing is fetched from the network. "
    "What is new or changed is processed in batches; the new state is validated and published as a whole. "
    "Where an expectation fails nothing is published, and the state of the run names table, column and expectation.",
    persist_result=False,
)
def build_warehouse(
    sources: Annotated[list[str], _titled("Sources", min_length=1)] = SEEDS,
    warehouse: Annotated[Path, _titled("Warehouse")] = Path("warehouse"),
    name: Annotated[str | None, _titled("Name of the source")] = None,
    jobs: Annotated[int | None, _titled("Processes", ge=1)] = None,
    keep_raw: Annotated[bool, _titled("Keep the bytes as they came")] = True,
    wait: Annotated[bool, _titled("Wait for another run")] = True,
) -> Any:
    """The run's body, its parameters as the form in Prefect's UI shows them.

    Args:
        sources: Files, folders or globs to read. Relative ones lie in the project's folder on the worker's machine.
        warehouse: The folder of the warehouse that is brought up to date.
        name: Stands in source_uri in place of the folder's own name.
        jobs: How many processes work at once; empty takes one a core.
        keep_raw: Keep a compressed copy of every source in the warehouse's folder raw.
        wait: Wait while another run is writing this warehouse; otherwise this run fails at once.
    """
    # The pool's processes are sent this function by value, so it only names what they can import.
    from flows.build import Settings

    settings = Settings(tuple(sources), warehouse, name, keep_raw, wait)
    return build_in_tasks(settings, jobs or multiprocessing.cpu_count())


def build_in_tasks(settings: "Settings", jobs: int) -> State[Any]:
    """The body of the flow; the state in which it ends."""
    # Prefect holds on to a flow's function for good and so to all that its module names; DuckDB, which build brings
    # along, would then report at exit what was never released.
    from flows.build import build
    from flows.report import summary

    seat = _SEAT.get() or Seat()
    map_batches = as_tasks(jobs)
    with _logging_to_the_api():
        try:
            report = build(settings, map_batches, seat.watch, perform=perform_as_task)
        except EXPECTED as error:
            return _failed(error)
        except Exception as error:  # left to Prefect, it would be pickled into a file in PREFECT_HOME
            logger.exception("the run failed")
            return _failed(error, f"{type(error).__name__}: {error}")
        for root in report.missing:
            logger.warning("source %s does not exist", root)
    seat.report = report
    return Completed(message=summary(report.run), data=counts(report))


def run_as_flow(settings: "Settings", jobs: int, watch: Callable[[int], None]) -> "Report":
    """The flow run, in this process, against the API that is configured. Raises what build raises."""
    seat = Seat(watch)
    token = _SEAT.set(seat)
    try:
        build_warehouse(
            sources=list(settings.sources),
            warehouse=settings.warehouse,
            name=settings.name,
            jobs=jobs,
            keep_raw=settings.keep_raw,
            wait=settings.wait,
        )
    finally:
        _SEAT.reset(token)
        # Prefect's threads keep the context in which they began, and the seat in it
        report, seat.report, seat.watch = seat.report, None, _nobody
    assert report is not None
    return report


def counts(report: "Report") -> dict[str, Any]:
    """What the flow returns: what became of the documents, and which state is current now."""
    run = report.run
    of_documents = {kind: getattr(run, kind) for kind in ("n_in", "n_new", "n_changed", "n_unchanged", "n_rejected")}
    return {"run_id": run.run_id, "outcome": run.outcome, "state": run.state, **of_documents}


def _failed(error: Exception, message: str = "") -> State[Any]:
    """A state that says in one line what failed, and raises the error itself where somebody asks for the result."""
    return Failed(message=" ".join((message or str(error)).split()) or type(error).__name__, data=error)


def may_pass(task: Task[Any, Any], task_run: TaskRun, state: State[Any]) -> bool:
    """Whether doing a batch again may help."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError) and error.errno in PASSING


@task(
    name="process-batch",
    task_run_name="process-batch-{batch.number:06d}",
    retries=len(RETRY_SECONDS),
    retry_delay_seconds=list(RETRY_SECONDS),
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def process_one(step: "Step", batch: Batch) -> BatchResult:
    """All rows of one batch; doing it again repeats nothing."""
    return step(batch)


def perform_as_task(step: str, do: Callable[[], T], /) -> T:
    """Do a step in this process as a task run of its own. What it makes stays here: no result is kept by Prefect."""
    made: list[T] = []

    @task(name=step, task_run_name=step, cache_policy=NO_CACHE, persist_result=False)
    def perform() -> State[Any] | None:
        try:
            made.append(do())
        except EXPECTED as error:
            return _failed(error)
        return None

    perform()
    return made[0]


def as_tasks(jobs: int) -> "MapBatches":
    """A task run a batch, over at most `jobs` processes; a single batch, or a single job, stays in this process."""

    def map_batches(step: "Step", batches: Iterable[Batch]) -> Iterator[BatchResult]:
        waiting = iter(batches)
        first = list(islice(waiting, 2))
        if jobs == 1 or len(first) < 2:
            for batch in chain(first, waiting):
                yield process_one(step, batch)
            return
        with ProcessPoolTaskRunner(max_workers=jobs, initializer=_prepare_process) as runner:
            try:
                yield from _bounded(runner, step, chain(first, waiting), 2 * jobs)
            except BaseException:
                for process in multiprocessing.active_children():
                    process.kill()  # nothing that it has begun will count, and it would be waited for
                raise

    return map_batches


def _bounded(
    runner: ProcessPoolTaskRunner, step: "Step", batches: Iterator[Batch], limit: int
) -> Iterator[BatchResult]:
    """Keep at most `limit` batches under way, so that reading never runs far ahead of processing."""
    done: queue.SimpleQueue[PrefectFuture[BatchResult]] = queue.SimpleQueue()
    running = 0
    while True:
        for batch in islice(batches, limit - running):
            runner.submit(process_one, {"step": step, "batch": batch}).add_done_callback(lambda ended: done.put(ended))
            running += 1
        if not running:
            return
        result: BatchResult = done.get().result()
        running -= 1
        yield result


def _prepare_process() -> None:
    from flows.mapping import leave_interrupts_to_the_parent

    leave_interrupts_to_the_parent()
    _log_to_the_api()


@contextmanager
def _logging_to_the_api() -> Iterator[None]:
    """What the project's own modules log appears with the run, from INFO on."""
    before = {name: logging.getLogger(name).level for name in OWN_LOGGERS}
    handler = _log_to_the_api()
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).removeHandler(handler)
            logging.getLogger(name).setLevel(level)


def _log_to_the_api() -> logging.Handler:
    handler = APILogHandler()
    for name in OWN_LOGGERS:
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(logging.INFO)
    return handler
