"""Sentences with their items → what does not add up in the numbering: points that were announced and do not follow, gaps.

我讲三点意见：…一、…二、…     → announces 3 points, 2 follow
…3.…  5.…                      → item 5 follows item 3

Nothing is renumbered: a gap is most often what a page cut out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tasks.numerals import arabic
from tasks.segment.counters import Candidate, counter_candidates

_ANNOUNCED = re.compile(
    r"(?:讲|谈|提|强调|提出|说)(?:以下|如下|了)?(?P<n>[二两三四五六七八九十]|\d{1,2})(?:点|个方面的?)(?:要求|意见|希望|建议|看法|体会|想法|问题)"
)
LAST_OF_SERIES = 0
"""number of a counter that ends a series (最后)"""

SentenceRow = Mapping[str, Any]
"""sentence_no, paragraph_no, text and item of a sentence"""


def numbering_warnings(sentences: Sequence[SentenceRow]) -> list[str]:
    """What does not add up, in the order of the text; [] for most articles."""
    return [*_announcements(sentences), *_gaps(sentences)]


def _announcements(sentences: Sequence[SentenceRow]) -> Iterator[str]:
    for k, sentence in enumerate(sentences):
        told = _ANNOUNCED.search(sentence["text"]) if "点" in sentence["text"] or "个方面" in sentence["text"] else None
        if told is None:
            continue
        wanted = arabic(told["n"])
        found = _points_behind(sentences[k:], told.end())
        if found != wanted:
            yield f"sentence {sentence['sentence_no']} announces {wanted} points, {found} follow"


def _points_behind(sentences: Sequence[SentenceRow], start: int) -> int:
    """How far the first list counts that begins behind `start` in the first of the sentences."""
    shape, last = "", 0
    for counter in _counters(sentences, start):
        if not shape and counter.number == 1 and counter.shape not in ("part", "article", "row"):
            shape, last = counter.shape, 1
        elif counter.shape == shape:
            if counter.number == 1:
                break
            if counter.number in (last + 1, LAST_OF_SERIES):
                last += 1
    return last


def _counters(sentences: Sequence[SentenceRow], start: int) -> Iterator[Candidate]:
    for sentence in sentences:
        yield from (counter for counter in counter_candidates(sentence["text"]) if counter.start >= start)
        start = 0


def _gaps(sentences: Sequence[SentenceRow]) -> Iterator[str]:
    """Items that open a line and leave out a number behind the one before them in their list."""
    last: dict[str, int] = {}
    paragraph = None
    for sentence in sentences:
        opens_line, paragraph = sentence["paragraph_no"] != paragraph, sentence["paragraph_no"]
        if not sentence["item"]:
            last.clear()
            continue
        above, _, number = sentence["item"].rpartition(".")
        before = last.get(above)
        inside = [counter.number for counter in counter_candidates(sentence["text"])]
        if opens_line and before is not None and int(number) > before + 1:
            yield f"sentence {sentence['sentence_no']}: item {sentence['item']} follows item {f'{above}.{before}'.lstrip('.')}"
        last = {path: n for path, n in last.items() if sentence["item"].startswith(f"{path}." if path else "")}
        last[above] = max([int(number), *(n for n in inside if n == int(number) + 1)])
