"""What the project's modules log by `logging` → the log of the flow run or task run that they are doing."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from prefect.logging.handlers import APILogHandler

OWN_LOGGERS = ("flows", "tasks")


@contextmanager
def logging_to_the_run() -> Iterator[None]:
    """For the length of the block."""
    before = {name: logging.getLogger(name).level for name in OWN_LOGGERS}
    handler = log_to_the_run()
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).removeHandler(handler)
            logging.getLogger(name).setLevel(level)


def log_to_the_run() -> logging.Handler:
    """From now on, from INFO on; the handler that does it."""
    handler = APILogHandler()
    for name in OWN_LOGGERS:
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(logging.INFO)
    return handler
