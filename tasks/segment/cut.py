"""Body text → paragraphs and sentences, as offsets.

A sentence ends at 。！？!?… outside of quotation marks and title marks, or with a closing mark right behind such a stop:

    学先进。“要抓好落实。”他说。 → 学先进。 | “要抓好落实。” | 他说。
"""

import re
from collections.abc import Iterator

_STOPS = "。！？!?…"
_CLOSER_OF = dict(zip("“「『《〈", "”」』》〉", strict=True))
_CLOSERS = frozenset(_CLOSER_OF.values()) | {'"', ")", "）"}
_MARKS = re.compile("[" + _STOPS + "".join(_CLOSER_OF) + "".join(_CLOSER_OF.values()) + f']|(?<=[{_STOPS}])[")）]')
"""stops, marks that pair, and brackets that close right behind a stop"""


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that holds more than white space, without the white space at its ends."""
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            low = start + len(line) - len(line.lstrip())
            yield low, low + len(stripped)
        start += len(line)


def sentence_spans(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of a line, without the white space between them."""
    start = 0
    for end in _ends(line):
        low, high = start, end
        start = end
        while low < high and line[low].isspace():
            low += 1
        while low < high and line[high - 1].isspace():
            high -= 1
        if low < high:
            yield low, high


def _ends(line: str) -> Iterator[int]:
    """Where sentences end, the end of the line included."""
    start = 0
    open_marks: list[str] = []
    for mark in _MARKS.finditer(line):
        at, char = mark.start(), mark.group()
        if char in _STOPS:
            following = line[at + 1 : at + 2]
            if not open_marks and not (following and (following in _STOPS or following in _CLOSERS)):
                start = at + 1
                yield start
            continue
        if char in _CLOSER_OF:
            open_marks.append(_CLOSER_OF[char])
            continue
        if open_marks and char == open_marks[-1]:
            open_marks.pop()
        if not open_marks and at > start and line[at - 1] in _STOPS:
            start = at + 1
            yield start
    yield len(line)
