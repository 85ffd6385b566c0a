"""Work that makes no cycles of objects, without Python's looking for any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles among what is made meanwhile: there are none, and it looks often.

    Where the looking goes on, it begins with all that was made and is still held: a batch is to let go of its rows first.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
