"""Mentions → who holds which post."""

from tasks.clean.article import Article
from tasks.entities.mention import Appointment, Mention
from tasks.segment.sentence import Sentence


def find_appointments(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> list[Appointment]:
    """Every named person together with a post, sorted by field (title first) and start."""
    return []
