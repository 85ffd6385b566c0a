"""A text → the words of its sentences and their parts of speech."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

import rjieba

_WORD, _TAG = itemgetter(0), itemgetter(1)
_WHITE = re.compile(r"\s")
_BLANK = re.compile(r"[^\S\n]")
"""white space that may stand within a line"""

Tagged = tuple[list[str], list[str]]
"""words and jieba's tags, as many of one as of the other"""


def tagged_words(text: str) -> Tagged:
    """Words and jieba's tags, white space left out: 要抓好落实 → [要, 抓好, 落实], [v, v, a]."""
    return _without_blanks(rjieba.tag(text))


class Placed(NamedTuple):
    """The words of a text in order, each with its tag and where it begins and ends; white space belongs to none."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: list[str]

    def cut_off(self, count: int, place: int) -> "Placed":
        """Its last `count` words, which it has no longer, with their places behind `place`."""
        first = len(self.words) - count
        cut = Placed(
            [start - place for start in self.starts[first:]],
            [end - place for end in self.ends[first:]],
            self.words[first:],
            self.tags[first:],
        )
        for each in self:
            del each[first:]
        return cut


def tagged_stretches(text: str, spans: Iterable[tuple[int, int]]) -> tuple[list[Tagged], Placed]:
    """The same for stretches of a text, in its order, and all their words with their places in the text.

    The text is looked at once, which is much faster than stretch by stretch.
    """
    pairs = rjieba.tag(text)
    words, tags = list(map(_WORD, pairs)), list(map(_TAG, pairs))
    starts = list(accumulate(map(len, words), initial=0))
    ends = starts[1:]
    holds_blanks = _BLANK.search(text) is not None
    found: list[Tagged] = []
    placed = Placed([], [], [], [])
    behind = 0
    for start, end in spans:
        first = bisect_left(ends, start + 1, behind)
        behind = last = bisect_left(ends, end, first)
        if starts[first] == start and last < len(ends) and ends[last] == end:
            behind = last = last + 1
            if not (holds_blanks and _WHITE.search(text, start, end)):
                tagged = words[first:last], tags[first:last]
                placed.starts.extend(starts[first:last])
                placed.ends.extend(ends[first:last])
            else:
                tagged = _without_blanks(pairs[first:last])
                _place(text, start, tagged[0], placed)
        else:
            tagged = tagged_words(text[start:end])
            _place(text, start, tagged[0], placed)
        placed.words.extend(tagged[0])
        placed.tags.extend(tagged[1])
        found.append(tagged)
    return found, placed


def _place(text: str, place: int, words: list[str], placed: Placed) -> None:
    """Look for words between which white space stands, from `place` on."""
    for word in words:
        place = text.find(word, place)
        placed.starts.append(place)
        place += len(word)
        placed.ends.append(place)


def _without_blanks(pairs: list[tuple[str, str]]) -> Tagged:
    kept = [pair for pair in pairs if not pair[0].isspace()]
    return [word for word, _ in kept], [tag for _, tag in kept]
