"""Mentions → the year to file an undated article under."""

from tasks.entities.mention import Mention
from tasks.segment.sentence import Sentence


def year_told(sentences: list[Sentence], mentions: list[Mention]) -> int:
    """The latest year that the text tells as having happened; 0 where it tells none."""
    return 0
