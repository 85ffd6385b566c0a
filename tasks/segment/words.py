"""A text → the words of its sentences and their parts of speech."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

import rjieba

_WORD, _TAG = itemgetter(0), itemgetter(1)

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
    found: list[Tagged] = []
    placed = Placed([], [], [], [])
    behind = 0
    for start, end in spans:
        first = bisect_left(starts, start, behind)
        behind = bisect_left(starts, end, first)
        stretch = text[start:end]
        whole = starts[first] == start and starts[behind] == end
        if whole and stretch.split(None, 1) == [stretch]:
            tagged = words[first:behind], tags[first:behind]
            placed.starts.extend(starts[first:behind])
            placed.ends.extend(starts[first + 1 : behind + 1])
        else:
            tagged = _without_blanks(pairs[first:behind]) if whole else tagged_words(stretch)
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
