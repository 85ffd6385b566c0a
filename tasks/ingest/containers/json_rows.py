"""JSON lines, JSON arrays and JSON objects → rows, streaming; a bad one is refused alone."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import orjson

from tasks.ingest.charset import Decoded, decode_bytes
from tasks.ingest.containers.expand import Broken
from tasks.ingest.containers.fields import id_of, text_of
from tasks.ingest.containers.json_items import items_of
from tasks.ingest.containers.lines import in_narrow_bytes, in_utf8, lines_of
from tasks.ingest.containers.seen import Seen
from tasks.ingest.document import Reject
from tasks.ingest.files import MAX_BYTES
from tasks.ingest.names import is_place, uri_of_place, uri_of_record
from tasks.ingest.reasons import refuse
from tasks.ingest.record import ROW, Record, declarations, declare, record_of

_JSON = json.JSONDecoder(strict=False)  # scrapers leave tabs and line ends in strings as they are


_NO_ROWS = frozenset({b"", b"[", b"]", b"],", b"\xef\xbb\xbf["})
"""lines without a row: blank ones, and those that open and close an array of which each line holds an object"""
LONGEST_OF_NO_ROW = 5
_FLAT = frozenset({str, int, bool, type(None)})


class Row(NamedTuple):
    """A JSON object, and how its bytes were read."""

    columns: dict[str, object]
    encoding: str
    torn: bool
    halves: bool
    """whether its strings may hold half characters: an escape without its partner"""


def parse_row(content: bytes) -> Row:
    """The object that the bytes of a row are. Raises Broken: bad_record, or the reason that decoding gives."""
    try:
        columns = orjson.loads(content)
    except orjson.JSONDecodeError:
        return _parse_leniently(content)
    # orjson makes a float of a number that is too long for it, and there is more than one way to write a float
    if type(columns) is dict and _FLAT.issuperset(map(type, columns.values())):
        return Row(columns, "utf-8", torn=False, halves=False)
    return _parse_leniently(content)


def _parse_leniently(content: bytes) -> Row:
    """A row in any charset, with line ends and half characters in its strings, numbers as they are written."""
    decoded = _decode_row(content)
    try:
        columns = _JSON.decode(decoded.text.rstrip().removesuffix(","))  # lines of an array
    except (ValueError, RecursionError) as error:
        raise Broken("bad_record", f"no JSON: {error}") from error
    if not isinstance(columns, dict):
        raise Broken("bad_record", f"a JSON {type(columns).__name__} where an object was expected")
    return Row(columns, decoded.encoding, decoded.torn, halves="\\u" in decoded.text)


def _decode_row(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        decoded = decode_bytes(content)
    if isinstance(decoded, Decoded):
        return decoded
    raise Broken(decoded.reason, decoded.detail)


def row_of(source_uri: str, content: bytes, text_column: str | None) -> Record:
    """A record that is a row. The column that the user named for text travels with it to where it is decoded."""
    return record_of(source_uri, content, ROW, _declared(text_column))


@lru_cache(maxsize=256)  # the rows of a file are declared alike
def _declared(text_column: str | None) -> str | None:
    return declare(media_type=ROW, text_column=text_column)


def json_lines(uri: str, stream: io.BufferedReader, text_column: str | None) -> Iterator[Record | Reject]:
    """A record per line. The bytes of a record are its line. Raises Broken where the stream does."""
    with Seen() as seen:
        for line in lines_of(in_narrow_bytes(stream)):
            content = line.content.strip()
            if len(content) < LONGEST_OF_NO_ROW and content in _NO_ROWS:
                continue
            place = uri_of_place(uri, "line", line.number)
            if line.too_long:
                yield refuse(place, "too_large", f"{line.length} bytes; at most {MAX_BYTES}")
                continue
            yield _row_record(uri, place, line.content, seen, text_column)


def _row_record(uri: str, place: str, content: bytes, seen: Seen, text_column: str | None) -> Record | Reject:
    try:
        columns = parse_row(content).columns
    except Broken:
        return row_of(place, content, text_column)  # decoding says what is wrong with it
    return row_record(uri, place, columns, content, seen, text_column)


def row_again(record: Record, text_column: str | None) -> Record | Reject:
    """A row that was taken from its container before, read anew: it may have an id of its own now."""
    container, _, place = record.source_uri.rpartition("#")
    text_column = text_column or declarations(record.declared).get("text_column")
    if not is_place(place):
        return row_of(record.source_uri, record.content, text_column)
    with Seen() as seen:
        return _row_record(container, record.source_uri, record.content, seen, text_column)


def row_record(
    uri: str, place: str, row: Mapping[str, object], content: bytes, seen: Seen, text_column: str | None
) -> Record | Reject:
    """The record of a row of the container `uri`: under its own id, else under its place in it."""
    own_id = id_of(row)
    if own_id is not None and not seen.add(own_id):
        return refuse(place, "duplicate_id", f"the id {own_id} was given before", content)
    return row_of(uri_of_record(uri, own_id) if own_id else place, content, text_column)


def json_values(uri: str, stream: io.BufferedReader, text_column: str | None) -> Iterator[Record | Reject]:
    """A record per object: of an array, of objects one after another, or of the one list in a single object.

    A single object with a text is one document and has the file's own address. Raises Broken where the stream does.
    """
    values = _Values(in_utf8(stream))
    number = 0
    with Seen() as seen:
        for content in values:
            number += 1
            place = uri_of_place(uri, "item", number)
            try:
                columns = parse_row(content).columns
            except Broken:
                yield row_of(place, content, text_column)
                continue
            if number == 1 and values.is_single():
                yield from _single(uri, columns, content, seen, text_column)
            else:
                yield row_record(uri, place, columns, content, seen, text_column)


def _single(
    uri: str, row: dict[str, object], content: bytes, seen: Seen, text_column: str | None
) -> Iterator[Record | Reject]:
    """`{"title": …, "text": …}`, or what interfaces answer: `{"code": 0, "data": {"list": [{…}, {…}]}}`."""
    items = [] if text_of(row, text_column) is not None else items_of(row, text_column)
    if not items:
        yield row_of(uri, content, text_column)
        return
    for number, item in enumerate(items, start=1):
        own = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield row_record(uri, uri_of_place(uri, "item", number), item, own, seen, text_column)


class _Values:
    """The bytes of each value of a JSON array, or of values that stand one after another, read piece by piece."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._held = b""
        self._at_end = False
        self._in_array = False

    def __iter__(self) -> Iterator[bytes]:
        self._skip(_BLANKS)
        if self._held.startswith(b"["):
            self._in_array = True
            self._held = self._held[1:]
        while True:
            self._skip(_BLANKS + b",")
            if not self._held or (self._in_array and self._held.startswith(b"]")):
                return
            yield self._value()

    def is_single(self) -> bool:
        """Whether the value just given was the whole file."""
        self._skip(_BLANKS)
        return not self._in_array and not self._held

    def _skip(self, blanks: bytes) -> None:
        self._held = self._held.lstrip(blanks)
        while not self._held and not self._at_end:
            self._more()
            self._held = self._held.lstrip(blanks)

    def _more(self) -> None:
        """As much again as is held: a long value is copied a few times, not once for each piece."""
        chunks = [self._held]
        wanted = max(1 << 16, len(self._held))
        while wanted > 0 and not self._at_end:
            # read1, since read would lose what it has when the stream breaks
            chunks.append(self._stream.read1(1 << 16))
            wanted -= len(chunks[-1])
            self._at_end = not chunks[-1]
        self._held = b"".join(chunks)

    def _value(self) -> bytes:
        scan = _Scan()
        while (end := scan.end_in(self._held)) is None and not self._at_end:
            if len(self._held) > MAX_BYTES:
                raise Broken("too_large", f"an item of more than {MAX_BYTES} bytes, or a quote that is never closed")
            self._more()
        if end is None:
            end = len(self._held)
        value, self._held = self._held[:end], self._held[end:]
        return value


_BLANKS = b" \t\r\n"
_OUTSIDE = re.compile(rb'["{}\[\],]')
_INSIDE = re.compile(rb'["\\]')


class _Scan:
    """Finds where a value ends: at the bracket that closes it; where it has none, before the next comma or bracket."""

    def __init__(self) -> None:
        self._at = 0
        self._depth = 0
        self._in_string = False

    def end_in(self, held: bytes) -> int | None:
        """The end, if it lies in what is held; called again with more, it goes on where it was."""
        while found := (_INSIDE if self._in_string else _OUTSIDE).search(held, self._at):
            self._at = found.end()
            if found[0] == b"\\":
                self._at += 1
            elif found[0] == b'"':
                self._in_string = not self._in_string
            elif found[0] in b"{[":
                self._depth += 1
            elif self._depth == 0:
                return max(1, found.start())
            elif found[0] in b"}]":
                self._depth -= 1
                if self._depth == 0:
                    return self._at
        self._at = max(self._at, len(held))
        return None
