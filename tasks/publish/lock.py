"""One writer at a time: an flock on DIR/lock, whoever starts the run. A dead process holds no lock."""

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tasks.publish.warehouse import Warehouse, WarehouseError

POLL_SECONDS = 0.2


@contextmanager
def writing(warehouse: Warehouse, wait: bool = False) -> Iterator[None]:
    """Hold the warehouse's lock for the length of the block.

    Raises WarehouseError naming the holder where another run has it and `wait` is not asked for.
    """
    try:
        file = warehouse.lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise WarehouseError(
            f"warehouse {warehouse.root} cannot be written: {error.strerror}; name another with --warehouse"
        ) from error
    with file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if not wait:
                    raise WarehouseError(
                        f"warehouse {warehouse.root} is being written by {_holder(file)}; wait for it with --wait"
                    ) from error
                time.sleep(POLL_SECONDS)
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()} on {socket.gethostname()}\n")
        file.flush()
        yield
        # the name goes, the file stays: a file that is removed could be locked twice
        file.seek(0)
        file.truncate()


def _holder(file: TextIO) -> str:
    file.seek(0)
    return file.read(200).strip() or "another run"
