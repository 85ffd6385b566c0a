"""Stretches of a page's source → what a reader sees of them, with the place of each character.

大良街道&ldquo;一行&rdquo;
    到访    → 大良街道“一行”到访
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.text import Edit, Run, Text

Piece = tuple[int, int]
"""start and end in the source; an empty piece is a blank between two cells of a table"""

_SPECIAL = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]|&(?:[A-Za-z]{2,8};|nbsp|#\d{2,7};?|#[xX][0-9a-fA-F]{2,6};?)")
_BLANKS = " \t\r\n\f"
_BREAKS = re.compile(r"[\r\n\f]")


@dataclass(frozen=True, slots=True)
class Visible:
    """A line as it is seen."""

    text: Text
    entities: list[Edit]
    """the entities in it, by their place in the source, and what they say"""

    @property
    def raw_span(self) -> tuple[int, int]:
        """Where it begins and ends in the source."""
        return self.text.raw_span(0, len(self.text))


def visible(source: str, pieces: list[Piece]) -> Visible:
    """The pieces of one line: entities read, runs of white space a blank, or nothing between two Chinese characters."""
    plain = _as_written(source, pieces)
    if plain is not None:
        return Visible(plain, [])
    chars: list[str] = []
    runs: list[Run] = []
    entities: list[Edit] = []
    length = 0
    blank: tuple[int, int, str] | None = None
    for low, high, said in _tokens(source, pieces):
        seen = source[low:high] if said is None else said
        if seen == "" or (seen == " " and said is not None and source[low : low + 1] != "&"):
            blank = (low, high, seen) if blank is None or seen else blank
            continue
        if blank is not None:
            if chars and (blank[2] or chars[-1][-1].isascii() or seen[0].isascii()) and not chars[-1].endswith(" "):
                runs.append((length, blank[0], blank[1], False))
                chars.append(" ")
                length += 1
            blank = None
        if said is not None:
            entities.append((low, high, said))
        runs.append((length, low, high, said is None))
        chars.append(seen)
        length += len(seen)
    return Visible(Text("".join(chars), runs).strip(), entities)


def _as_written(source: str, pieces: list[Piece]) -> Text | None:
    """The line where it is one stretch of plain text; None where something in it must be read."""
    start, end = pieces[0]
    written = source[start:end]
    bare = written.strip()
    if (
        not bare
        or any(low < high and not source[low:high].isspace() for low, high in pieces[1:])
        or _SPECIAL.search(bare)
    ):
        return None
    at = start + written.index(bare[0])
    return Text(bare, [(0, at, at + len(bare), True)])


def _tokens(source: str, pieces: list[Piece]) -> Iterator[tuple[int, int, str | None]]:
    """Stretches of source with what they say: None for themselves, else what an entity says, or for white space a blank
    where it stands beside a tag or keeps words of one line apart (来源：新华社    字号：大), and "" where it only breaks or
    indents the text.
    """
    for start, end in pieces:
        if start == end:
            yield start, end, " "
            continue
        at = start
        for match in _SPECIAL.finditer(source, start, end):
            low, high = match.span()
            if low > at:
                yield at, low, None
            at = high
            yield low, high, _said(match.group(), at_tag=low == start or high == end)
        if end > at:
            yield at, end, None


def _said(written: str, *, at_tag: bool) -> str:
    """What an entity or white space stands for. An &nbsp; was put there on purpose, and is seen."""
    if written[0] in _BLANKS:
        return " " if at_tag or not _BREAKS.search(written) else ""
    said = html.unescape(written if written.endswith(";") else written + ";")
    return "　" if said == "\u2003" else said.replace("\xa0", " ")
