"""Where a name begins that is known by its head: the place behind the last word or mark that no name holds."""

from collections.abc import Iterator
from functools import cache

from tasks.entities.words import Words
from tasks.lexicons import column_of
from tasks.matching import WordList

NO_FIRST = frozenset(("d", "c", "p", "r", "uj", "ul", "uv", "uz", "ud", "ug", "y", "t", "e", "v", "vd"))
"""jieba's tags of words of two characters that begin no name where enough is left of it: 包括|舍烹村"""
SHORTEST = 2
"""characters of a name before its head"""
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
MARKS = f"，。；：！？、“”「」『』《》（）〈〉[]【】…—,;:!?()|{_BLANKS}"
_WORDS = WordList(lambda: (*column_of("event_words", "word"), *MARKS))
"""words that end a name to the left, longer ones that only look so, and marks, of which none stands in a word"""


@cache
def _roles() -> tuple[str, ...]:
    """The role of each; a mark is its own."""
    return (*column_of("event_words", "role"), *MARKS)


def boundaries(window: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and role of every word and mark that may bound a name, from right to left."""
    roles = _roles()
    return ((start, end, roles[word]) for word, start, end in reversed(_WORDS.hits(window)))


def left_bound(text: str, head: int, reach: int) -> int | None:
    """The end of the nearest word or mark before `head`; None where there is none within reach.

    在众创金融街, head at 金融街 → the place behind 在
    """
    low = max(0, head - reach)
    roles = _roles()
    for word, _, end in reversed(_WORDS.hits(text[low:head])):
        if roles[word] != "keep":
            return low + end
    return 0 if low == 0 else None


def behind_verb(words: Words, start: int, head: int) -> int:
    """The end of the last verb or adverb that leaves enough for a name: 重点突出|龙场镇."""
    for index in range(words.index_before(head), words.index_before(start + 1) - 1, -1):
        end = words.ends[index]
        if head - end >= SHORTEST and len(words.words[index]) > 1 and words.tags[index] in NO_FIRST:
            return end
    return start
