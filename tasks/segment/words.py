"""A text → the words of its sentences and their parts of speech."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter

import rjieba

_WORD, _TAG = itemgetter(0), itemgetter(1)
_WHITE = re.compile(r"\s")

Tagged = tuple[list[str], list[str]]
"""words and jieba's tags, as many of one as of the other"""


def tagged_words(text: str) -> Tagged:
    """Words and jieba's tags, white space left out: 要抓好落实 → [要, 抓好, 落实], [v, v, a]."""
    return _without_blanks(rjieba.tag(text))


def tagged_stretches(text: str, spans: Iterable[tuple[int, int]]) -> list[Tagged]:
    """The same for each of the stretches of a text, which is looked at once: much faster than one by one."""
    pairs = rjieba.tag(text)
    words, tags = list(map(_WORD, pairs)), list(map(_TAG, pairs))
    ends = list(accumulate(map(len, words)))
    found: list[Tagged] = []
    for start, end in spans:
        first, last = bisect_left(ends, start + 1), bisect_left(ends, end)
        begins = start == 0 or (first > 0 and ends[first - 1] == start)
        if not begins or last >= len(ends) or ends[last] != end:
            found.append(tagged_words(text[start:end]))
        elif _WHITE.search(text, start, end):
            found.append(_without_blanks(pairs[first : last + 1]))
        else:
            found.append((words[first : last + 1], tags[first : last + 1]))
    return found


def _without_blanks(pairs: list[tuple[str, str]]) -> Tagged:
    kept = [pair for pair in pairs if not pair[0].isspace()]
    return [word for word, _ in kept], [tag for _, tag in kept]
