"""The steps of a run → task runs of the flow run they are done in."""

import errno
import multiprocessing
import queue
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.states import Failed
from prefect.task_runners import ProcessPoolTaskRunner
from prefect.tasks import Task

from flows.mapping import Step, WorkerDied, leave_interrupts_to_the_parent
from flows.run_log import log_to_the_run
from tasks.batch import Batch, BatchResult
from tasks.ingest.sources import UsageError
from tasks.lexicons import LexiconError
from tasks.publish.warehouse import WarehouseError
from tasks.validate.verdict import ValidationFailed

if TYPE_CHECKING:
    from flows.build import MapBatches

T = TypeVar("T")

EXPECTED = (UsageError, WarehouseError, LexiconError, ValidationFailed, WorkerDied, OSError)
"""what a run may fail of without anything being wrong in the code: told in one line, without a traceback"""
RETRY_SECONDS = (1.0, 10.0)
PASSING = (
    *(errno.EIO, errno.EAGAIN, errno.EINTR, errno.EBUSY, errno.ENOMEM, errno.ENFILE, errno.EMFILE, errno.ESTALE),
    *(errno.ETIMEDOUT, errno.ECONNRESET, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH),
)
"""errors of a file system that may be over in a moment; a full disk and a missing right are not"""

INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


def failed(error: Exception, message: str = "") -> State[Any]:
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
def process_one(step: Step, batch: Batch) -> BatchResult:
    """All rows of one batch; doing it again repeats nothing."""
    return step(batch)


def perform_as_task(step: str, do: Callable[[], T], /) -> T:
    """Do a step in this process as a task run of its own. What it makes stays here: no result is kept by Prefect."""
    made: list[T] = []
    raised: list[Exception] = []

    @task(name=step, task_run_name=step, cache_policy=NO_CACHE, persist_result=False)
    def perform() -> State[Any] | None:
        try:
            made.append(do())
        except EXPECTED as error:
            raised.append(error)
            return failed(error)
        return None

    perform()
    for error in raised:
        raise error
    return made[0]


def as_tasks(jobs: int) -> "MapBatches":
    """A task run a batch, over at most `jobs` processes; a single batch, or a single job, stays in this process."""

    def map_batches(step: Step, batches: Iterable[Batch]) -> Iterator[BatchResult]:
        waiting = iter(batches)
        first = list(islice(waiting, 2))
        if jobs == 1 or len(first) < 2:
            for batch in chain(first, waiting):
                yield process_one(step, batch)
            return
        with (
            _killing_what_is_left() as killing,
            ProcessPoolTaskRunner(max_workers=jobs, initializer=_prepare_process) as runner,
        ):
            try:
                yield from _bounded(runner, step, chain(first, waiting), 2 * jobs)
            except BaseException as error:
                killing.set()
                if isinstance(error, BrokenProcessPool):
                    raise WorkerDied("a worker process died, perhaps for want of memory; try fewer --jobs") from error
                raise

    return map_batches


def _bounded(runner: ProcessPoolTaskRunner, step: Step, batches: Iterator[Batch], limit: int) -> Iterator[BatchResult]:
    """Keep at most `limit` batches under way, so that reading never runs far ahead of processing."""
    done: queue.SimpleQueue[PrefectFuture[BatchResult]] = queue.SimpleQueue()
    running = 0
    while True:
        for batch in islice(batches, limit - running):
            with _signals_held():
                future = runner.submit(process_one, {"step": step, "batch": batch})
            future.add_done_callback(lambda ended: done.put(ended))
            running += 1
        if not running:
            return
        result: BatchResult = done.get().result()
        running -= 1
        yield result


@contextmanager
def _killing_what_is_left() -> Iterator[threading.Event]:
    """From when the event is set until the block ends: nothing that a process has begun counts, it only is waited for.

    Processes may still be on their way up then, hence again and again.
    """
    killing, ended = threading.Event(), threading.Event()
    before = set(multiprocessing.active_children())

    def kill() -> None:
        killing.wait()
        while not ended.wait(0.05):
            for process in set(multiprocessing.active_children()) - before:
                process.kill()

    threading.Thread(target=kill, daemon=True).start()
    try:
        yield killing
    finally:
        ended.set()
        killing.set()


@contextmanager
def _signals_held() -> Iterator[None]:
    """An interrupt in the block takes effect at its end: within pydantic's serializer it would turn into an error.

    Threads that are made in the block, and the processes they start, never see Ctrl-C: it is for the parent.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    before = {number: signal.signal(number, lambda number, _: held.append(number)) for number in INTERRUPTS}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for interrupt, handler in before.items():
            signal.signal(interrupt, handler)
        for number in held:
            signal.raise_signal(number)


def _prepare_process() -> None:
    leave_interrupts_to_the_parent()
    log_to_the_run()
