"""What the modules log by `logging` → standard error, as much as was asked for; in the processes that work for a run, too."""

import logging
import sys

LOUD = ("great_expectations", "httpx")
"""libraries that tell of each step of theirs, which is none of a run's"""


def log_to_stderr(level: int) -> None:
    """From now on, what is at least of that level."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    for library in LOUD:
        logging.getLogger(library).setLevel(max(level, logging.WARNING))
    # on the handler too: as a flow run the loggers are open for the API, whatever is shown here
    logging.getLogger().handlers[0].setLevel(level)
