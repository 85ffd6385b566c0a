"""The Prefect API that is configured: whether it answers, and that all was told to it before the program ends."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from prefect.client.orchestration import get_client
from prefect.events.worker import EventsWorker
from prefect.exceptions import PrefectException
from prefect.logging.handlers import APILogWorker

from flows.api import ApiError

ANSWER_SECONDS = 10
DRAIN_SECONDS = 10


@contextmanager
def reporting() -> Iterator[None]:
    """For a flow run in the block: an API that answers, before and after.

    Raises ApiError where it does not answer, or stops answering on the way.
    """
    with get_client(httpx_settings={"timeout": ANSWER_SECONDS}, sync_client=True) as client:
        url = str(client.api_url).rstrip("/")
        error = client.api_healthcheck()
    if error is not None:
        raise ApiError(
            f"the Prefect API at {url} does not answer ({type(error).__name__}): start its server, "
            "or set PREFECT_API_URL to nothing to run without Prefect"
        )
    try:
        yield
    except (httpx.HTTPError, PrefectException) as error:
        raise ApiError(
            f"the Prefect API at {url} stopped answering ({type(error).__name__}); `zhengling query` over runs tells "
            "how far this one came"
        ) from error
    finally:
        # what is still on its way would be sent while Python shuts down, and fail with tracebacks
        APILogWorker.drain_all(timeout=DRAIN_SECONDS)
        EventsWorker.drain_all(timeout=DRAIN_SECONDS)
