"""The lines of a page, each with one role, and what header and signature say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tasks.clean.layout.fields import Field
from tasks.clean.layout.furniture import TAIL, beginnings
from tasks.clean.layout.shapes import is_running_text

TITLE, METADATA, FURNITURE, BODY = "title", "metadata", "furniture", "body"

_ONLY_FURNITURE = frozenset({"editor", "counter", "font", "share", "place"})
"""fields that say nothing of the article"""


@dataclass(slots=True)
class Line:
    """A line that is not blank: its place in the text, without blanks at its ends, and its role."""

    start: int
    end: int
    chars: str
    running: bool
    """whether it is running text beyond doubt, so that it need not be asked what else it may be"""
    role: str = ""


class Signature(NamedTuple):
    """Who signs, and when."""

    line: int
    """number of its last line"""
    day: str
    """as printed; "" where none is"""
    by: tuple[str, ...]
    """organs, or post and name, a line each"""


@dataclass(slots=True)
class Page:
    """A text cut into lines, and what its header and signature say."""

    text: str
    lines: list[Line]
    fields: list[Field] = field(default_factory=list)
    title: list[int] = field(default_factory=list)
    """numbers of the lines that make the title"""
    subtitle: str | None = None
    speaker: str | None = None
    doc_numbers: list[str] = field(default_factory=list)
    head_dates: list[str] = field(default_factory=list)
    adoption_notes: list[str] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    hard_wrapped: bool = False
    """whether its lines are cut at a fixed width, so that a paragraph runs over several"""

    def first(self, *names: str) -> str | None:
        """The first value of these fields that is not empty, in the order of the names."""
        if not self.fields:
            return None
        for name in names:
            for each in self.fields:
                if each.name == name and each.value:
                    return each.value
        return None

    @property
    def signed_by(self) -> tuple[str, ...]:
        """Who signed the text itself: what it passes on stands below it, with signatures of its own."""
        if not self.signatures:
            return ()
        return next((signature.by for signature in sorted(self.signatures) if signature.by), ())

    @property
    def signed_on(self) -> list[str]:
        """The dates of the signatures, that of the text itself first."""
        return [signature.day for signature in sorted(self.signatures) if signature.day]

    @property
    def glued_title(self) -> str:
        """The title as far as it was read, without blanks and marks."""
        if not self.title and not self.fields:
            return ""
        return "".join(glued(self.lines[i].chars) for i in self.title) or glued(self.first("title") or "")


def lines_of(text: str) -> list[Line]:
    """The lines of a text, without blank ones and without blanks at their ends."""
    found: list[Line] = []
    furniture = beginnings(TAIL)
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            at = start if bare is line else start + line.index(bare[0])
            running = is_running_text(bare) and not (bare[0] in furniture and bare.startswith(furniture[bare[0]]))
            found.append(Line(at, at + len(bare), bare, running))
        start += len(line) + 1
    return found


def glued(text: str) -> str:
    """Letters, digits and characters only, by which two lines are told to say the same."""
    return "".join(filter(str.isalnum, text))


def role_of_fields(names: Iterable[str]) -> str:
    """A line of counters, editors and buttons is furniture, one that says more of the article is metadata."""
    return FURNITURE if all(name in _ONLY_FURNITURE for name in names) else METADATA
