"""Field table, visible lines and meta tags → abstract, keywords and index number of an article.

索 引 号：000014349/2019-00003　主题词：教育 幼儿园 通知 → 000014349/2019-00003, [教育, 幼儿园, 通知]
"""

import re
from collections.abc import Mapping

from tasks.clean.article import Said
from tasks.clean.layout.page import Page
from tasks.clean.repair.script import simplified

_INDEX = re.compile(r"(?=[^\d]*\d)[\w/／.．:：()（）\[\]〔〕【】\u2013\u2014—-]{4,60}")
_MARKS = re.compile(r"[,，;；、|｜/\n]+")
_BLANKS = re.compile(r"[\s　\xa0]+")
_SENTENCE = re.compile("[，。；！？].*[。！？…]")
_MOST_KEYWORDS, _LONGEST_KEYWORD = 30, 30


def index_number_of(page: Page) -> Said | None:
    """索引号 without blanks; what holds no digit or more than a number is none."""
    printed = page.first("index")
    bare = _BLANKS.sub("", printed) if printed else ""
    return Said(bare, "field_index") if bare and _INDEX.fullmatch(bare) else None


def abstract_of(page: Page, given: Mapping[str, Said]) -> Said | None:
    """The abstract that the page prints, else what its head describes it with, where that is running text."""
    printed = page.first("abstract")
    if printed:
        return Said(printed, "field_abstract")
    described = given.get("abstract")
    text = simplified(_BLANKS.sub(" ", described.value)).strip() if described else ""
    return Said(text, described.rule) if described and _SENTENCE.search(text) else None


def keywords_of(page: Page, given: Mapping[str, Said]) -> tuple[list[str], str | None]:
    """The keywords that the page prints (主题词, 关键词), else those of its head; and the rule."""
    printed = page.first("keywords")
    if printed:
        return _words(printed), "field_keywords"
    if "keywords" in given:
        return _words(simplified(given["keywords"].value)), given["keywords"].rule
    return [], None


def _words(text: str) -> list[str]:
    """Parted by marks; by blanks where there are none."""
    parts = _MARKS.split(text) if _MARKS.search(text) else _BLANKS.split(text)
    words = [_BLANKS.sub(" ", part).strip(" △▲*#") for part in parts]
    return list(dict.fromkeys(word for word in words if 0 < len(word) <= _LONGEST_KEYWORD))[:_MOST_KEYWORDS]
