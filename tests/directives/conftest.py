"""Articles made from a few lines, for the stages behind segment."""

from collections.abc import Callable

import pytest

from tasks.clean.article import Article
from tasks.directives.directive import Directive
from tasks.directives.find import find_directives
from tasks.ingest.document import RawDocument
from tasks.segment.segment import segment
from tasks.text import Text

Directives = Callable[..., list[Directive]]


@pytest.fixture
def directives_of() -> Directives:
    """Directives of a text of the given doc_type."""

    def find(text: str, doc_type: str = "meeting_report", title: str = "") -> list[Directive]:
        document = RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text)
        article = Article(
            document=document,
            title=Text.of(title),
            body=Text.of(text),
            doc_type=doc_type,
        )
        return find_directives(article, segment(article), [])

    return find
