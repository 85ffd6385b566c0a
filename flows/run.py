"""What is asked for → a run: at once in this process, or as a flow run where a Prefect API is configured.

Prefect takes seconds to import and a server longer to start, so neither is touched where nobody asked for them.
"""

import atexit
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from flows.api import configured_api
from flows.build import Report, Settings, build
from flows.mapping import processes
from flows.server import serving
from tasks.validate.verdict import prepare

_FLOW_RUNS: list[Settings] = []


def run(settings: Settings, jobs: int, watch: Callable[[int], None], own_server: bool = False) -> Report:
    """Bring the warehouse up to date, wherever that is to be done; a dry run and a replay are always done here.

    Raises what build raises, and ApiError where the Prefect API does not do its part.
    """
    if settings.dry_run or settings.replay or not (own_server or configured_api()):
        return build(settings, processes(jobs, None if "great_expectations" in sys.modules else prepare), watch)
    if logging.getLogger().level > logging.INFO:
        # Prefect tells standard error of every task; the closing report tells the same
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    if not own_server:
        return _run_as_flow(settings, jobs, watch)
    with serving() as environment, _set(environment):
        return _run_as_flow(settings, jobs, watch)


def leave(status: int) -> NoReturn:
    """End the process. Without taking Python down where that is too much: what Great Expectations is made of takes most of
    a second to take apart; after a flow run Prefect's threads, and what it holds of DuckDB, would print tracebacks and
    reports of leaks on the way. What is registered to be done at exit is done.
    """
    if not _FLOW_RUNS and "great_expectations" not in sys.modules:
        sys.exit(status)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _run_as_flow(settings: Settings, jobs: int, watch: Callable[[int], None]) -> Report:
    _FLOW_RUNS.append(settings)
    from flows.client import reporting
    from flows.flow import run_as_flow

    with reporting():
        return run_as_flow(settings, jobs, watch)


@contextmanager
def _set(environment: dict[str, str]) -> Iterator[None]:
    """These variables for the length of the block; workers inherit them."""
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
