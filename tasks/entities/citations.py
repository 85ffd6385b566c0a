"""Mentions → which document the text rests on, passes on or implements."""

from tasks.clean.article import Article
from tasks.entities.mention import Citation, Mention
from tasks.segment.sentence import Sentence


def find_citations(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> list[Citation]:
    """Every document, speech and meeting cited, sorted by field (title first) and start."""
    return []


def document_id(article: Article) -> str | None:
    """entity_id of the official document that the article is the text of; None where it is none."""
    return None
