"""Ways to map a step over batches: in this process, or over a pool of processes."""

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from flows.build import MapBatches
from flows.logs import log_to_stderr
from tasks.batch import Batch, BatchResult

Step = Callable[[Batch], BatchResult]

PARENT_SECONDS = 1.0
"""how often a worker looks whether its parent is still there"""


LETTING_GO = 2.0
"""seconds in which the pool of a run that failed lets go of its semaphores; who ends meanwhile is told that they leak"""


class WorkerDied(Exception):
    """A process that worked for the run is gone; the message says in one line what to do."""


def processes(jobs: int, meanwhile: Callable[[], None] | None = None) -> MapBatches:
    """Over at most `jobs` processes.

    A single job stays in this process. So does a single batch, for a process costs a second to start; but not where
    there is something to do in this one `meanwhile`, such as what takes long to import.
    """

    def map_batches(step: Step, batches: Iterable[Batch]) -> Iterator[BatchResult]:
        waiting = iter(batches)
        first = list(islice(waiting, 2))
        if jobs == 1 or not first or (len(first) < 2 and meanwhile is None):
            for batch in first:
                yield step(batch)
            for batch in waiting:
                yield step(batch)
            return
        # spawned, not forked: Arrow's and DuckDB's threads do not survive a fork
        context = multiprocessing.get_context("spawn")
        before = set(multiprocessing.active_children())
        level = logging.getLogger().level
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare, initargs=(level,)) as pool:
            threads, managing = set(threading.enumerate()), set[threading.Thread]()
            try:
                running = _submit(pool, step, first)
                managing = set(threading.enumerate()) - threads
                if meanwhile:
                    meanwhile()
                yield from _bounded(pool, step, running, waiting, 2 * jobs)
            except BaseException as error:
                pool.shutdown(wait=False, cancel_futures=True)
                for process in set(multiprocessing.active_children()) - before:
                    process.terminate()
                for thread in managing:
                    thread.join(LETTING_GO)
                if isinstance(error, BrokenProcessPool):
                    raise WorkerDied("a worker process died, perhaps for want of memory; try fewer --jobs") from error
                raise

    return map_batches


def _bounded(
    pool: ProcessPoolExecutor, step: Step, running: set[Future[BatchResult]], waiting: Iterator[Batch], limit: int
) -> Iterator[BatchResult]:
    """Keep at most `limit` batches under way, so that reading never runs far ahead of processing."""
    while running:
        running |= _submit(pool, step, islice(waiting, limit - len(running)))
        done, running = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()


def _submit(pool: ProcessPoolExecutor, step: Step, batches: Iterable[Batch]) -> set[Future[BatchResult]]:
    """Hand batches to the pool, which starts its workers here: they inherit that interrupts are held back.

    A worker that was interrupted while it imports, before it can say that this is its parent's business, printed a traceback.
    """
    submitted = set()
    for batch in batches:
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            submitted.add(pool.submit(step, batch))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
    return submitted


def _prepare(level: int) -> None:
    """A worker logs as much as its parent; without this, Python would print every failed document's traceback."""
    leave_interrupts_to_the_parent()
    log_to_stderr(level)


def leave_interrupts_to_the_parent() -> None:
    """In a worker: interrupts are the parent's business, and a worker whose parent is gone goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_go_with, args=(parent.pid,), daemon=True).start()


def _go_with(parent: int | None) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os._exit(1)
