"""A raw document → an article."""

from tasks.clean.article import Article
from tasks.ingest.document import RawDocument, Reject
from tasks.text import Text


def clean(document: RawDocument) -> Article | Reject:
    """The article that the document holds; a Reject where it holds no Chinese text."""
    return Article(document=document, title=Text.empty(), body=Text.of(document.raw_text).strip())
