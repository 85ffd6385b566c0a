"""A stream → its lines, one in memory at a time, however long somebody made one of them."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from tasks.ingest.charset import Decoded, decode_bytes
from tasks.ingest.files import MAX_BYTES

_CHUNK = 1 << 16
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Line(NamedTuple):
    """One line without its line end."""

    number: int
    """from 1, as an editor counts"""
    content: bytes
    length: int
    """in bytes; where it is more than MAX_BYTES the content is cut off"""

    @property
    def too_long(self) -> bool:
        return self.length > MAX_BYTES


def lines_of(stream: BinaryIO) -> Iterator[Line]:
    """All lines, empty ones too. Raises Broken where the stream does; the line that it broke in is not given."""
    number = 0
    while line := stream.readline(MAX_BYTES + 2):
        number += 1
        length = len(line)
        while not line.endswith(b"\n") and length > MAX_BYTES and (more := stream.readline(_CHUNK)):
            length += len(more)
            if more.endswith(b"\n"):
                break
        content = line.removesuffix(b"\n").removesuffix(b"\r")
        yield Line(number, content, length if length > MAX_BYTES + 2 else len(content))


class _Narrowed(io.RawIOBase):
    """Any charset as UTF-8, in which line ends, quotes and commas are one byte and nothing else has these bytes."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # the caller is BufferedReader
        while not self._held:
            chunk = self._stream.read1(_CHUNK)  # read would lose what it has when the stream breaks
            self._held = self._decoder.decode(chunk, final=not chunk).encode("utf-8", "replace")
            if not chunk:
                break
        part, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def in_narrow_bytes(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream itself; one that begins with a mark of UTF-16 or UTF-32 is turned into UTF-8. A mark is taken off."""
    head = stream.peek(4)
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            stream.read(len(mark))
            return io.BufferedReader(_Narrowed(stream, encoding), _CHUNK)
    if head.startswith(codecs.BOM_UTF8):
        stream.read(3)
    return stream


def in_utf8(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream in UTF-8, whatever charset its beginning is in."""
    narrow = in_narrow_bytes(stream)
    decoded = decode_bytes(narrow.peek(_CHUNK))
    if isinstance(decoded, Decoded) and decoded.encoding not in ("utf-8", "utf-8-sig"):
        return io.BufferedReader(_Narrowed(narrow, decoded.encoding), _CHUNK)
    return narrow
