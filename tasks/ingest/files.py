"""A path → its bytes, within limits: only plain files, never through a link, never more than a document may hold."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

MAX_CHARS = 10_000_000
"""Characters of one document. The longest laws and yearbooks have 2 million; a plan over 10 million is a data dump."""

MAX_BYTES = 4 * MAX_CHARS
"""Bytes of one document that is text: no charset takes more than four for a character."""


class NotAFile(OSError):
    """What stood at the path when it was opened was no plain file."""


def open_file(path: Path) -> BinaryIO:
    """The file opened for reading. Raises OSError; NotAFile for a pipe or device put there since it was found."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile("no plain file")
    return os.fdopen(descriptor, "rb")


def size_of(file: BinaryIO) -> int:
    """Bytes that the opened file holds now."""
    return os.fstat(file.fileno()).st_size
