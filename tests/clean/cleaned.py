"""A text as it comes from a plain file → the article that cleaning makes of it."""

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.ingest.document import RawDocument


def article(text: str) -> Article:
    """The article; fails where the text is rejected."""
    found = clean(RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text))
    assert isinstance(found, Article)
    return found


def day_of(found: Article) -> str | None:
    """When it was published: 2023-05-15; None where that is not told."""
    return found.published.day.isoformat() if found.published else None
