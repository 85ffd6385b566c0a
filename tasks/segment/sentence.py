"""What segment hands on: sentences with their place in paragraph and outline."""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.segment.openers import Opener


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter of a list: its depth from 1 by first appearance, its number, its shape."""

    depth: int
    number: int
    shape: str
    """chapter, article, 一、, （一）, 1., （1）, ①, 一是, 一要, 第一, 首先 …"""


@dataclass(slots=True)
class Sentence:
    """A sentence of the body: body[start:end] == text."""

    sentence_no: int
    paragraph_no: int
    start: int
    end: int
    text: str
    article: int | None = None
    """number of the article of a law or rule that it stands in (第七条)"""
    item: str | None = None
    """number path of the list that it stands under, 2.1, within its article"""
    heading: str | None = None
    """text of the heading that it stands under, without its counter"""
    counters: tuple[Counter, ...] = ()
    """counters that stand in the sentence itself, in order"""
    is_heading: bool = False
    """a line that is only a heading (一、总体要求)"""
    openers: tuple[Opener, ...] = ()
    """reporting frames that open in the sentence (会议强调，…), by their shape"""
    tokens: Sequence[str] = ()
    pos: Sequence[str] = ()

    @property
    def path(self) -> str | None:
        """Number path from the outermost counter: 第七条（二） → 7.2."""
        if self.article is None:
            return self.item
        return f"{self.article}.{self.item}" if self.item else str(self.article)
