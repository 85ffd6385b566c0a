"""A text → the words of its sentences and their parts of speech."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter

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


def tagged_stretches(text: str, spans: Iterable[tuple[int, int]]) -> list[Tagged]:
    """The same for stretches of a text, in its order; it is looked at once, which is much faster than one by one."""
    pairs = rjieba.tag(text)
    words, tags = list(map(_WORD, pairs)), list(map(_TAG, pairs))
    ends = list(accumulate(map(len, words)))
    holds_blanks = _BLANK.search(text) is not None
    found: list[Tagged] = []
    behind = 0
    for start, end in spans:
        first = bisect_left(ends, start + 1, behind)
        behind = last = bisect_left(ends, end, first)
        begins = start == 0 or (first > 0 and ends[first - 1] == start)
        if not begins or last >= len(ends) or ends[last] != end:
            found.append(tagged_words(text[start:end]))
        elif holds_blanks and _WHITE.search(text, start, end):
            found.append(_without_blanks(pairs[first : last + 1]))
        else:
            found.append((words[first : last + 1], tags[first : last + 1]))
    return found


def _without_blanks(pairs: list[tuple[str, str]]) -> Tagged:
    kept = [pair for pair in pairs if not pair[0].isspace()]
    return [word for word, _ in kept], [tag for _, tag in kept]
