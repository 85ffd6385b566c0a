"""What tests of the finders share: a reading made from a title, a body and what is known of the article."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tasks.clean.article import Article, Published, Region
from tasks.entities.reading import Reading
from tasks.ingest.document import RawDocument
from tasks.segment.segment import segment_together
from tasks.text import Text

SUINING = Region("四川省", "遂宁市", None, "510900", "local")


@pytest.fixture
def read() -> Callable[..., Reading]:
    """read(body, title, published, region, …) → the reading of an article of that kind, cut into its sentences."""

    def made(
        body: str, title: str = "", published: str | None = None, region: Region | None = None, **known: Any
    ) -> Reading:
        document = RawDocument("tests/a.txt", "0" * 64, len(body), "text/plain", "utf-8", body)
        day = Published(dt.date.fromisoformat(published), "day", "test") if published else None
        article = Article(document, Text.of(title), Text.of(body), published=day, region=region or Region(), **known)
        return Reading(article, *segment_together([article])[0])

    return made
