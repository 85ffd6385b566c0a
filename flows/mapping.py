"""Ways to map a step over batches: in this process, or over a pool of processes."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice

from flows.build import MapBatches
from tasks.batch import Batch, BatchResult

Step = Callable[[Batch], BatchResult]


def processes(jobs: int) -> MapBatches:
    """Over at most `jobs` processes; a single batch, or a single job, stays in this process, which costs nothing to start."""

    def map_batches(step: Step, batches: Iterable[Batch]) -> Iterator[BatchResult]:
        waiting = iter(batches)
        first = list(islice(waiting, 2))
        if jobs == 1 or len(first) < 2:
            for batch in first:
                yield step(batch)
            for batch in waiting:
                yield step(batch)
            return
        # spawned, not forked: Arrow's and DuckDB's threads do not survive a fork
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=leave_interrupts_to_the_parent) as pool:
            try:
                yield from _bounded(pool, step, first, waiting, 2 * jobs)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for process in multiprocessing.active_children():
                    process.terminate()
                raise

    return map_batches


def _bounded(
    pool: ProcessPoolExecutor, step: Step, first: list[Batch], waiting: Iterator[Batch], limit: int
) -> Iterator[BatchResult]:
    """Keep at most `limit` batches under way, so that reading never runs far ahead of processing."""
    running: set[Future[BatchResult]] = {pool.submit(step, batch) for batch in first}
    while running:
        running |= {pool.submit(step, batch) for batch in islice(waiting, limit - len(running))}
        done, running = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()


def leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
