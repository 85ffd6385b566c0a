"""Articles made from a few lines, for the stages behind segment."""

import re
from collections.abc import Callable

import pytest

from tasks.clean.article import Article
from tasks.directives.directive import Directive
from tasks.directives.find import find_directives
from tasks.entities.mention import Mention
from tasks.ingest.document import RawDocument
from tasks.segment.segment import segment
from tasks.segment.sentence import Sentence
from tasks.text import Text

Directives = Callable[..., list[Directive]]


def _named(people: tuple[str, ...], sentences: list[Sentence]) -> list[Mention]:
    """Mentions of the people, wherever they stand in the sentences."""
    return sorted(
        (
            Mention("body", s.sentence_no, s.start + at.start(), s.start + at.end(), "PERSON", name, "test")
            for name in people
            for s in sentences
            for at in re.finditer(name, s.text)
        ),
        key=lambda mention: mention.start,
    )


@pytest.fixture
def directives_of() -> Directives:
    """Directives of a text of the given doc_type; `people`: who is found by name in it."""

    def find(
        text: str,
        doc_type: str = "meeting_report",
        title: str = "",
        people: tuple[str, ...] = (),
        script: str = "hans",
    ) -> list[Directive]:
        document = RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text)
        article = Article(
            document=document,
            title=Text.of(title),
            body=Text.of(text),
            doc_type=doc_type,
            script=script,
        )
        sentences = segment(article)
        return find_directives(article, sentences, _named(people, sentences))

    return find
