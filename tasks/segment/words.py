"""A text → the words of its sentences and their parts of speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, compress
from operator import itemgetter
from typing import NamedTuple

import rjieba

from tasks.text import WHITE_SPACE

_WORD, _TAG = itemgetter(0), itemgetter(1)
_BLANK = re.compile(f"[{WHITE_SPACE}]")
MOST_MOVES = 1_000_000
"""words that are moved up at most where white space is taken out one by one; where more were, all words are asked"""

Tagged = tuple[list[str], list[str]]
"""words and jieba's tags, as many of one as of the other"""


def tagged_words(text: str) -> Tagged:
    """Words and jieba's tags, white space left out: 要抓好落实 → [要, 抓好, 落实], [v, v, a]."""
    kept = [pair for pair in rjieba.tag(text) if not pair[0].isspace()]
    return [word for word, _ in kept], [tag for _, tag in kept]


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
    """The same for stretches of a text, in its order, between which only white space stands; and all their words with
    their places in the text.

    The text is looked at once, which is much faster than stretch by stretch. A stretch that begins or ends within a
    word of the text is looked at alone.
    """
    spans = list(spans)
    broken = len("".join(text.split())) < sum(end - start for start, end in spans)
    placed = _placed(text, broken or len(spans) * len(text) > MOST_MOVES)
    starts, ends, words, tags = placed
    found: list[Tagged] = []
    between: list[tuple[int, int]] = []
    behind = 0
    for start, end in spans:
        first = bisect_left(starts, start, behind)
        if first > behind:
            between.append((behind, first))
        behind = bisect_left(starts, end, first)
        if first == behind or starts[first] != start or ends[behind - 1] != end:
            first = bisect_right(ends, start, max(first - 1, 0))
            behind = first + _replace(placed, first, behind, text, start, end)
        found.append((words[first:behind], tags[first:behind]))
    between.append((behind, len(words)))
    for low, high in reversed(between):
        for each in placed:
            del each[low:high]
    return found, placed


def _placed(text: str, bare: bool) -> Placed:
    """All words of a text; without white space, if they are to be `bare`."""
    pairs = rjieba.tag(text)
    words = list(map(_WORD, pairs))
    starts = list(accumulate(map(len, words), initial=0))
    placed = Placed(starts, starts[1:], words, list(map(_TAG, pairs)))
    starts.pop()
    if not bare:
        return placed
    blanks = {bisect_right(starts, blank.start()) - 1 for blank in _BLANK.finditer(text)}
    if len(blanks) * len(words) > MOST_MOVES:
        kept = [not word.isspace() for word in words]
        starts, ends, words, tags = placed
        return Placed(
            list(compress(starts, kept)),
            list(compress(ends, kept)),
            list(compress(words, kept)),
            list(compress(tags, kept)),
        )
    for k in sorted(blanks, reverse=True):
        if words[k].isspace():
            for each in placed:
                del each[k]
    return placed


def _replace(placed: Placed, first: int, behind: int, text: str, start: int, end: int) -> int:
    """Put the words that a stretch has alone in the place of those that reach into it; how many these are."""
    words, tags = tagged_words(text[start:end])
    starts = []
    for word in words:
        starts.append(text.index(word, start))
        start = starts[-1] + len(word)
    placed.starts[first:behind] = starts
    placed.ends[first:behind] = [place + len(word) for place, word in zip(starts, words, strict=True)]
    placed.words[first:behind], placed.tags[first:behind] = words, tags
    return len(words)
