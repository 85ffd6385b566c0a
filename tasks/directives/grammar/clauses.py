"""A sentence → its clauses, parted by ，；：。 outside of marks that pair, and its words with their places."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from tasks.directives.grammar.markers import READ
from tasks.directives.grammar.predicate import imperative_start
from tasks.directives.grammar.tokens import mended
from tasks.segment.sentence import Sentence

_MARKS = re.compile("[，；：。！？“”《》（）]")
_GOES_ON = ("以及", "特别是", "尤其是", "及其", "包括")
PARALLEL = 3
"""characters in which parallel clauses end alike: 的协同"""
_PART_ENDS = ("；", "。")
_CLOSER_OF = {"“": "”", "《": "》", "（": "）"}

_CONNECTS = re.compile("(?:其中|同时|此外|另外|与此同时|因此|但是?|首先|其次|最后|对此)，")
Span = tuple[int, int]
"""start and end in a sentence"""


def clauses_of(text: str, start: int = 0) -> list[Span]:
    """The clauses from `start` on, without their marks, empty ones left out."""
    found: list[Span] = []
    low, closer = start, ""
    for mark in _MARKS.finditer(text, start):
        sign = mark.group()
        if closer:
            closer = "" if sign == closer else closer
        elif sign in _CLOSER_OF:
            closer = _CLOSER_OF[sign]
        elif sign not in "”》）":
            high = mark.start()
            if high > low:
                found.append((low, high))
            low = high + 1
    if closer:  # a mark that never closes (《关于…) holds back no clause
        return [*found, *_unpaired(text, low)]
    if low < len(text):
        found.append((low, len(text)))
    return found


def _unpaired(text: str, start: int) -> list[Span]:
    found, low = [], start
    for mark in re.finditer("[，；：。！？]", text[start:]):
        if start + mark.start() > low:
            found.append((low, start + mark.start()))
        low = start + mark.end()
    if low < len(text):
        found.append((low, len(text)))
    return found


def behind_connective(text: str, start: int) -> int:
    """Where the sentence goes on behind a word that only ties it to the one before: 其中，|…; 同时，|…"""
    found = _CONNECTS.match(text, start)
    return found.end() if found else start


def end_of_object(text: str, start: int, end: int) -> int:
    """Where an object ends that a list follows: 掌理事项|如下："""
    return end - len("如下") if text.endswith(("如下", "如左"), start, end) and text[end : end + 1] == "：" else end


def joined_clauses(text: str, clauses: list[Span]) -> list[Span]:
    """The clauses, with what 以及 or 特别是 adds to a noun phrase as part of its clause: 对执行情况，|以及宣传情况进行监测."""
    found: list[Span] = []
    for start, end in clauses:
        if (
            found
            and text[start - 1] == "，"
            and (
                text.startswith(_GOES_ON, start)
                or (text[end - PARALLEL] == "的" and _is_parallel(text, found[-1], (start, end)))
            )
        ):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_parallel(text: str, one: Span, other: Span) -> bool:
    """Whether two clauses, the second with 的 before its last word, end alike: 加强共治|的协同，部门政策|的协同."""
    tail = text[other[1] - PARALLEL : other[1]]
    if not text.endswith(tail, *one) or other[1] - other[0] <= PARALLEL:
        return False
    return imperative_start(text[slice(*one)]) is not None and imperative_start(text[slice(*other)]) is None


def parts_of(text: str, clauses: list[Span]) -> Iterator[list[Span]]:
    """The clauses, parted where a semicolon or full stop parts them."""
    part: list[Span] = []
    for start, end in clauses:
        part.append((start, end))
        if text[end : end + 1] in _PART_ENDS:
            yield part
            part = []
    if part:
        yield part


class _OrEmpty(dict[int, str]):
    """Place → what is said of the word that begins there; "" where none does."""

    def __missing__(self, _: int) -> str:
        return ""


class Places:
    """Where the words of a sentence begin, and what part of speech each is."""

    __slots__ = ("starts", "tag_at", "tags", "text", "word_at")

    def __init__(self, starts: list[int], tags: Sequence[str], words: Sequence[str], text: str) -> None:
        self.starts, self.tags, self.text = starts, tags, text
        self.tag_at = _OrEmpty(zip(starts, tags, strict=True)).__getitem__
        """the tag of the word that begins there; "" where none does"""
        self.word_at = _OrEmpty(zip(starts, words, strict=True)).__getitem__
        """the word that begins there; "" where none does"""

    def last(self, start: int, end: int) -> tuple[int, str] | None:
        """Start and tag of the last word that begins in start..end."""
        k = bisect_left(self.starts, end) - 1
        return (self.starts[k], self.tags[k]) if k >= 0 and self.starts[k] >= start else None

    def between(self, start: int, end: int) -> list[tuple[int, str]]:
        """Start and tag of the words that begin in start..end."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(zip(self.starts[low:high], self.tags[low:high], strict=True))


def places_of(sentence: Sentence) -> Places:
    """The words of the sentence with their places; as many as stand in what is read of it."""
    words, tags = mended(sentence.tokens[:READ], sentence.pos[:READ])
    text = sentence.text
    starts = list(accumulate(map(len, words), initial=0))
    if starts.pop() < len(text):  # blanks stand between the words, or it is longer than what is read
        at = 0
        for k, word in enumerate(words):
            starts[k] = at = text.index(word, at)
            at += len(word)
    return Places(starts, tags, words, text)
