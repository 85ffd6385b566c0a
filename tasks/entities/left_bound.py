"""Where a name begins that is known by its head: the place behind the last word or mark that no name holds."""

import re
from functools import cache
from operator import itemgetter

from tasks.entities.words import Words
from tasks.lexicons import column_of
from tasks.matching import WordList

NO_FIRST = frozenset(("d", "c", "p", "r", "uj", "ul", "uv", "uz", "ud", "ug", "y", "t", "e", "v", "vd"))
"""jieba's tags of words of two characters that begin no name where enough is left of it: 包括|舍烹村"""
SHORTEST = 2
"""characters of a name before its head"""
MARKS = re.compile(r"[，。；：！？、“”「」『』《》（）〈〉\[\]【】\s…—,;:!?()|]")


_END = itemgetter(1)
_WORDS = WordList(lambda: column_of("event_words", "word"))
"""words that end a name to the left, and longer ones that only look so"""


@cache
def _roles() -> tuple[str, ...]:
    return column_of("event_words", "role")


def boundaries(window: str) -> list[tuple[int, int, str]]:
    """Start, end and role of every word and mark that may bound a name, from right to left."""
    roles = _roles()
    tokens = [(start, end, roles[word]) for word, start, end in _WORDS.hits(window)]
    tokens += [(m.start(), m.end(), m[0]) for m in MARKS.finditer(window)]
    tokens.sort(key=_END, reverse=True)
    return tokens


def left_bound(text: str, head: int, reach: int) -> int | None:
    """The end of the nearest word or mark before `head`; None where there is none within reach.

    在众创金融街, head at 金融街 → the place behind 在
    """
    low = max(0, head - reach)
    roles = _roles()
    words = [end for word, _, end in _WORDS.hits(text[low:head]) if roles[word] != "keep"]
    bound = low + words[-1] if words else -1
    for mark in MARKS.finditer(text, max(low, bound), head):
        bound = mark.end()
    if bound < 0:
        return 0 if low == 0 else None
    return bound


def behind_verb(words: Words, start: int, head: int) -> int:
    """The end of the last verb or adverb that leaves enough for a name: 重点突出|龙场镇."""
    for index in range(words.index_before(head), words.index_before(start + 1) - 1, -1):
        end = words.ends[index]
        if head - end >= SHORTEST and len(words.words[index]) > 1 and words.tags[index] in NO_FIRST:
            return end
    return start
