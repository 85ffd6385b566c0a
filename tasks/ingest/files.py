"""A path → its bytes, within limits: only plain files, never through a link, never more than a document may hold."""

import hashlib
import io
import os
import stat
from pathlib import Path
from typing import BinaryIO

MAX_CHARS = 10_000_000
"""Characters of one document. The longest laws and yearbooks have 2 million; a plan over 10 million is a data dump."""

MAX_SENTENCES = 400_000
"""Sentences and lines of one document, each of which becomes rows: ten million characters of laws have fewer."""

MAX_BYTES = 4 * MAX_CHARS
"""Bytes of one document that is text: no charset takes more than four for a character."""


class NotAFile(OSError):
    """What stood at the path when it was opened was no plain file."""


def open_file(path: Path) -> io.BufferedReader:
    """The file opened for reading. Raises OSError; NotAFile for a pipe or device put there since it was found."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile("no plain file")
    return io.BufferedReader(io.FileIO(descriptor), 1 << 16)


def sha256_of(file: BinaryIO) -> tuple[str, int]:
    """Hash and number of the bytes from here to the end."""
    digest = hashlib.sha256()
    n_bytes = 0
    while chunk := file.read(1 << 20):
        digest.update(chunk)
        n_bytes += len(chunk)
    return digest.hexdigest(), n_bytes
