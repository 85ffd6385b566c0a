"""The visible lines of a page → those that are its title: what the window's title says, or the head of a box.

市委召开常委会会议_攀枝花市人民政府 → the line 市委召开常委会会议, as near above the text as can be
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.clean.html.page_facts import SEPARATORS
from tasks.clean.layout import shapes
from tasks.clean.layout.furniture import HEAD, is_furniture

_SHORTEST, _LONGEST, _MOST_LINES = 4, 120, 6
_BEFORE_TEXT = 8
"""lines above the text among which a title is looked for by its shape"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What can be a title: a visible line in simplified characters."""

    text: str
    heading: bool
    linked: bool
    field: bool
    """whether it holds labelled values, a date or a number"""


def title_lines(lines: Sequence[Candidate], named: Sequence[str], text: int) -> range | None:
    """The numbers of the lines that make the title. `named` are the titles that the head of the page gives, `text` is the
    number of the first line of running text: the title stands above it, or is repeated right there.
    """
    by_name = _named_lines(lines[: text + 1], named, text)
    return by_name or _line_by_shape(lines, text)


def _named_lines(lines: Sequence[Candidate], named: Sequence[str], text: int) -> range | None:
    """The run of lines that says most of a given title; of several the last heading, or the nearest to the text."""
    said = [glued for name in named for glued in _parts(name)]
    best: tuple[float, range] | None = None
    glued_lines = [_glued(line.text) if len(line.text) <= _LONGEST else "" for line in lines]
    for i, line in enumerate(lines):
        if not glued_lines[i] or line.field:
            continue
        count = _run_within(glued_lines, i, said)
        length = len("".join(glued_lines[i : i + count]))
        if not count and not _holds(glued_lines[i], said):
            continue
        if length < _SHORTEST and count:
            continue
        score = (length or len(glued_lines[i])) / 20 + (1.5 if line.heading else 0.0) - (2.0 if line.linked else 0.0)
        score -= abs(text - i) / 200
        if best is None or score > best[0]:
            best = score, range(i, i + max(count, 1))
    return best[1] if best else None


def _parts(name: str) -> list[str]:
    """The title that a window bears, whole and without the names of site and column; no part that is much shorter."""
    parts = [glued for part in SEPARATORS.split(name) if (glued := _glued(part))]
    longest = max(map(len, parts), default=0)
    return [_glued(name), *(part for part in parts if len(part) * 2 >= longest)] if longest else []


def _run_within(lines: list[str], i: int, said: list[str]) -> int:
    """How many lines from i on stand one after another in a given title, from its start; 0 for none."""
    for name in said:
        joined, count = lines[i], 1
        if not name.startswith(joined):
            continue
        while count < _MOST_LINES and i + count < len(lines) and lines[i + count]:
            if not name.startswith(joined + lines[i + count]):
                break
            joined += lines[i + count]
            count += 1
        if len(joined) * 2 >= len(name) or len(joined) >= 12:
            return count
    return 0


def _holds(line: str, said: list[str]) -> bool:
    """Whether a line is a title that is given a little shorter or longer."""
    return any(
        (len(name) > 8 and name in line and len(line) < len(name) + 6) or (len(line) * 2 >= len(name) and line in name)
        for name in said
        if len(line) >= _SHORTEST
    )


def _line_by_shape(lines: Sequence[Candidate], text: int) -> range | None:
    """A heading, or a line with the shape of a title, above the text."""
    above = range(max(0, text - _BEFORE_TEXT), text)
    for wanted in (True, False):
        for i in reversed(above):
            line = lines[i]
            if line.field or (wanted and not line.heading) or is_furniture(line.text, HEAD):
                continue
            if line.linked or line.text.startswith("首页") or any(mark in line.text for mark in ">»＞|｜"):
                break
            if line.text[:1] in "（(" and shapes.is_adoption_note(line.text):
                continue
            if shapes.is_title_like(line.text.rstrip("！？!?")) and not shapes.is_organ(line.text):
                return range(i, i + 1)
    return None


def _glued(text: str) -> str:
    return "".join(filter(str.isalnum, text))
