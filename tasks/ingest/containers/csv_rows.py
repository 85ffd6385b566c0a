"""CSV → rows, streaming: other delimiters than the comma, texts of several lines in quotes, and stray quotes that
spoil their own row at most.

A row is the fewest lines whose quotes are balanced and that have as many fields as the header. Where the lines that
a quote opens make no such row, the quote is taken for a character of its line.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from tasks.ingest.charset import likeliest_text
from tasks.ingest.containers.expand import Broken
from tasks.ingest.containers.fields import columns_for, no_text_among, used_of
from tasks.ingest.containers.json_rows import row_record
from tasks.ingest.containers.lines import Line, in_utf8, lines_of
from tasks.ingest.containers.seen import Seen
from tasks.ingest.document import Reject
from tasks.ingest.files import MAX_BYTES
from tasks.ingest.names import uri_of_place
from tasks.ingest.reasons import refuse
from tasks.ingest.record import Record

MAX_ROW_LINES = 20_000
"""Lines that a quoted text may run over before its quote is taken for a stray one. The longest laws have 3,000."""

_LONGEST_HEADER = 1_000
_DELIMITERS = ",;\t|，"
_NO_DELIMITERS = frozenset(" _-.\"'\ufeff")
"""signs in the names of columns, and around them"""


def csv_rows(uri: str, stream: io.BufferedReader, text_column: str | None) -> Iterator[Record | Reject]:
    """A record per row; its bytes are what is used of it, as one JSON object.

    Raises Broken with no_text_column, or where the stream does.
    """
    csv.field_size_limit(MAX_BYTES)
    rows = _Rows(lines_of(in_utf8(stream)), text_column)
    with Seen() as seen:
        for number, fields in enumerate(rows, start=1):
            place = uri_of_place(uri, "row", number)
            if isinstance(fields, Broken):
                yield refuse(place, fields.reason, fields.detail)
                continue
            row = dict(zip(rows.header, fields, strict=True))
            yield row_record(uri, place, row, used_of(row, text_column), seen, text_column)


@dataclass(slots=True)
class _Rows:
    """The rows of a CSV file as lists of fields; Broken for a row that is none."""

    lines: Iterator[Line]
    text_column: str | None
    header: list[str] = field(default_factory=list)
    delimiter: str = ","
    ahead: deque[str] = field(default_factory=deque)
    """lines that were looked at and belong to rows to come"""

    def __iter__(self) -> Iterator[list[str] | Broken]:
        first = self._next_line()
        while first is not None and (not first.strip() or first.startswith("sep=")):  # sep=; is Excel's own first line
            first = self._next_line()
        if first is None:
            return
        self._read_header(first)
        while (line := self._next_line()) is not None:
            if line.strip():
                yield self._row(line)

    def _read_header(self, line: str) -> None:
        """The delimiter is the one by which the header has a column for text: a usual one, else any sign in it."""
        others = (char for char in line[:_LONGEST_HEADER] if not (char.isalnum() or char in _NO_DELIMITERS))
        for delimiter in dict.fromkeys((*_DELIMITERS, *others)):
            try:
                header = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
            except csv.Error:  # a lone carriage return, a name longer than any column's
                continue
            if columns_for(header, self.text_column).get("text"):
                self.header, self.delimiter = header, delimiter
                return
        raise Broken("no_text_column", no_text_among(line, self.text_column))

    def _next_line(self) -> str | None:
        if self.ahead:
            return self.ahead.popleft()
        line = next(self.lines, None)
        return None if line is None else likeliest_text(line.content)

    def _row(self, line: str) -> list[str] | Broken:
        """The row that begins with the line."""
        if '"' not in line:
            return self._unless_wrong(line.split(self.delimiter))
        fields = self._parsed(line)
        if len(fields) == len(self.header):
            return fields
        if line.count('"') % 2:
            held = self._lines_to_the_closing_quote(line)
            fields = self._parsed("\n".join(held))
            if len(fields) == len(self.header):
                return fields
            self.ahead.extendleft(reversed(held[1:]))
        return self._unless_wrong([_unquoted(value) for value in line.split(self.delimiter)])

    def _lines_to_the_closing_quote(self, line: str) -> list[str]:
        """The line and those after it, until their quotes are balanced or there are too many."""
        held = [line]
        n_quotes = line.count('"')
        size = len(line)
        while n_quotes % 2 and len(held) < MAX_ROW_LINES and size < MAX_BYTES:
            more = self._next_line()
            if more is None:
                break
            held.append(more)
            n_quotes += more.count('"')
            size += len(more)
        return held

    def _parsed(self, text: str) -> list[str]:
        """The fields of the one row that the text is by the rules of CSV; none where it is not."""
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True))
        except csv.Error:
            return []
        return rows[0] if len(rows) == 1 else []

    def _unless_wrong(self, fields: list[str]) -> list[str] | Broken:
        if len(fields) == len(self.header):
            return fields
        return Broken("bad_record", f"{len(fields)} fields where the header has {len(self.header)}")


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
