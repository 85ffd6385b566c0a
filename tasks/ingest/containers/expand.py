"""Compressed bytes → a stream that cannot be made to swell without bound, and whose failures have one name."""

import gzip
import io
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

import zstandard

MAX_RATIO = 200
"""How much more may come out of a file than is in it. Text shrinks to a third to a twentieth, logs to a hundredth;
a gzip bomb to a thousandth, nested or overlapping zips to far less."""

FREE_BYTES = 64_000_000
"""What may come out of any file, however small."""

MAX_DEPTH = 3
"""Containers inside containers: a .jsonl.gz in a .zip in a .zip."""

_BUFFER = 1 << 16


class Broken(Exception):
    """A container that cannot be read on; what came out of it before stands."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Budget:
    """What may still come out of one file of the user's, and of all that is nested in it."""

    def __init__(self, n_bytes: int) -> None:
        self.allowed = max(FREE_BYTES, MAX_RATIO * n_bytes)
        self.left = self.allowed

    def spend(self, n_bytes: int) -> None:
        """Raises Broken when it is used up."""
        self.left -= n_bytes
        if self.left < 0:
            raise Broken("expands_too_much", f"more than {self.allowed} bytes come out of it")


class Pieces(Protocol):
    """What a decompressor gives, piece by piece."""

    def read1(self, n_bytes: int, /) -> bytes: ...


class _Guarded(io.RawIOBase):
    """A decompressing stream that spends a budget and raises Broken for whatever is wrong with its bytes."""

    def __init__(self, raw: Pieces, budget: Budget) -> None:
        self._raw = raw
        self._budget = budget
        self._failed: Broken | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # the caller is BufferedReader
        """Fills the buffer unless the end comes first. What was read before a failure is handed out before it."""
        n_read = 0
        while n_read < len(buffer) and self._failed is None:
            try:
                # read1: where the bytes break, read would take along what it had got before
                chunk = self._raw.read1(len(buffer) - n_read)
                self._budget.spend(len(chunk))
            except Broken as broken:
                self._failed = broken
            except (
                OSError,
                EOFError,
                ValueError,
                zlib.error,
                lzma.LZMAError,
                zstandard.ZstdError,
                zipfile.BadZipFile,
            ) as error:
                self._failed = Broken("broken_archive", f"cannot be unpacked to its end: {error}")
            else:
                if not chunk:
                    break
                buffer[n_read : n_read + len(chunk)] = chunk
                n_read += len(chunk)
        if self._failed is not None and n_read == 0:
            raise self._failed
        return n_read


def guarded(raw: Pieces, budget: Budget) -> io.BufferedReader:
    """A stream of expanded bytes under the budget."""
    return io.BufferedReader(_Guarded(raw, budget), _BUFFER)


def gunzip(compressed: BinaryIO, budget: Budget) -> io.BufferedReader:
    """All members of a gzip file, one after the other."""
    return guarded(gzip.GzipFile(fileobj=compressed, mode="rb"), budget)


def unzstd(compressed: BinaryIO, budget: Budget) -> io.BufferedReader:
    """All frames of a Zstandard file, one after the other."""
    decompressor = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    reader = decompressor.stream_reader(compressed, read_across_frames=True, closefd=False)
    return guarded(reader, budget)


@contextmanager
def seekable(stream: io.BufferedReader) -> Iterator[io.BufferedReader]:
    """The same bytes where one can go back: what comes out of a container is first put into a temporary file."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile(buffering=0) as raw:
        shutil.copyfileobj(stream, raw, _BUFFER)
        raw.seek(0)
        file: io.BufferedReader = io.BufferedReader(raw, _BUFFER)
        yield file
