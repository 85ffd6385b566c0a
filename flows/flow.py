"""A run as a Prefect flow: the body is build's, the batches and the named steps of it become task runs.

`build-warehouse` → list-sources, process-batch-000000 …, validate-rows, write-parts, validate-state, publish
"""

import logging
import multiprocessing
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.exceptions import TerminationSignal
from prefect.states import Completed
from pydantic import Field

from flows.run_log import logging_to_the_run
from flows.steps import EXPECTED, as_tasks, failed, perform_as_task

if TYPE_CHECKING:
    from flows.build import Report, Settings

logger = logging.getLogger(__name__)

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
    sources: Annotated[list[str], _titled("Sources")] = SEEDS,
    warehouse: Annotated[Path, _titled("Warehouse")] = Path("warehouse"),
    name: Annotated[str | None, _titled("Name of the source")] = None,
    jobs: Annotated[int | None, _titled("Processes", ge=1)] = None,
    keep_raw: Annotated[bool, _titled("Keep the bytes as they came")] = True,
    wait: Annotated[bool, _titled("Wait for another run")] = True,
    text_column: Annotated[str | None, _titled("Column of the text")] = None,
    prune: Annotated[bool, _titled("Take away what is gone")] = False,
    reprocess: Annotated[bool, _titled("Make everything again from kept bytes")] = False,
) -> Any:
    """The run's body, its parameters as the form in Prefect's UI shows them.

    Args:
        sources: Files, folders or globs to read. Relative ones lie in the project's folder on the worker's machine.
        warehouse: The folder of the warehouse that is brought up to date.
        name: Stands in source_uri in place of the folder's own name.
        jobs: How many processes work at once; empty takes one a core.
        keep_raw: Keep a compressed copy of every source in the warehouse's folder raw.
        wait: Wait while another run is writing this warehouse; otherwise this run fails at once.
        text_column: Column of tables and JSON that holds the text, where its name is not a usual one.
        prune: Take away the articles of what is not in the sources any more.
        reprocess: Read no source; make again, from the bytes that the warehouse keeps, what bears their names.
    """
    # The pool's processes are sent this function by value, so it only names what they can import.
    from flows.build import Settings

    settings = Settings(
        tuple(sources), warehouse, name, keep_raw, wait, text_column=text_column, prune=prune, reprocess=reprocess
    )
    return build_in_tasks(settings, jobs or multiprocessing.cpu_count())


def _nobody(articles: int) -> None:
    """Watches when nobody does."""


@dataclass(slots=True)
class Seat:
    """Where the process that started the flow sits: it is told of progress, and finds the full report."""

    watch: Callable[[int], None] = _nobody
    report: "Report | None" = None
    interrupted: str = ""
    """how an interrupt left the warehouse"""


_SEAT: ContextVar[Seat | None] = ContextVar("seat", default=None)


def build_in_tasks(settings: "Settings", jobs: int) -> State[Any]:
    """The body of the flow; the state in which it ends."""
    # Prefect holds on to a flow's function for good and so to all that its module names; DuckDB, which build brings
    # along, would then report at exit what was never released.
    from flows.build import build
    from flows.report import summary

    seat = _SEAT.get() or Seat()
    with logging_to_the_run():
        try:
            report = build(settings, as_tasks(jobs), seat.watch, perform=perform_as_task)
        except EXPECTED as error:
            return failed(error)
        except (KeyboardInterrupt, TerminationSignal) as interrupt:
            seat.interrupted = str(interrupt)
            raise
        except Exception as error:  # left to Prefect, it would be pickled into a file in PREFECT_HOME
            logger.exception("the run failed")
            return failed(error, f"{type(error).__name__}: {error}")
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
            text_column=settings.text_column,
            prune=settings.prune,
            reprocess=settings.reprocess,
        )
    except (KeyboardInterrupt, TerminationSignal) as interrupt:
        raise KeyboardInterrupt(seat.interrupted) from interrupt
    finally:
        _SEAT.reset(token)
    assert seat.report is not None
    return seat.report


def counts(report: "Report") -> dict[str, Any]:
    """What the flow returns: what became of the documents, and which state is current now."""
    run = report.run
    of_documents = {kind: getattr(run, kind) for kind in ("n_in", "n_new", "n_changed", "n_unchanged", "n_rejected")}
    return {"run_id": run.run_id, "outcome": run.outcome, "state": run.state, **of_documents}
