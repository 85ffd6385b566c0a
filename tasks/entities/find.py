"""Sentences → mentions."""

from tasks.clean.article import Article
from tasks.entities.mention import Mention
from tasks.segment.sentence import Sentence


def find_mentions(article: Article, sentences: list[Sentence]) -> list[Mention]:
    """All mentions in title and body, sorted by field (title first), start and type, resolved where they can be."""
    return []
