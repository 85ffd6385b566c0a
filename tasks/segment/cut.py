"""Body text → paragraphs and sentences, as offsets.

A sentence ends at 。！？!?… outside of quotation marks and title marks, or with a closing mark right behind such a stop:

    学先进。“要抓好落实。”他说。 → 学先进。 | “要抓好落实。” | 他说。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_STOPS = "。！？!?…"
_CLOSER_OF = dict(zip("“「『《〈", "”」』》〉", strict=True))
_PAIRED = "".join(_CLOSER_OF) + "".join(_CLOSER_OF.values())
_AT_END = f'(?<=[{_STOPS}])(?![{_STOPS}{"".join(_CLOSER_OF.values())}")）])|(?<=[{_STOPS}][")）])'
"""behind a stop before no other stop or closing mark, or behind a bracket that closes right behind one"""
_AT_PAIR = "|".join(f"(?<={low})[^{_PAIRED}]*+{high}" for low, high in _CLOSER_OF.items())
_MARKS = re.compile(f'[{_STOPS}{_PAIRED}")）](?:{_AT_PAIR}|(?<=[{_PAIRED}])|{_AT_END})')
"""pairs of marks with no other between them, marks that pair in another way, and ends"""


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that holds more than white space, without the white space at its ends."""
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            low = start + len(line) - len(line.lstrip())
            yield low, low + len(stripped)
        start += len(line)


def sentence_spans(line: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of a line, without the white space between them."""
    between = pairwise(_ends(line))
    if line.split(None, 1) == [line]:  # no white space, as in most lines
        return [(start, end) for start, end in between if start < end]
    found: list[tuple[int, int]] = []
    for start, end in between:
        whole = line[start:end]
        bare = whole.strip()
        if bare:
            low = start + whole.index(bare)
            found.append((low, low + len(bare)))
    return found


def _ends(line: str) -> list[int]:
    """Where sentences end, the beginning and the end of the line included."""
    found = [0]
    open_marks: list[str] = []
    for mark in _MARKS.finditer(line):
        start, end = mark.span()
        char = line[end - 1]
        if char in _STOPS:
            if not open_marks:
                found.append(end)
            continue
        if end == start + 1:
            if char in _CLOSER_OF:
                open_marks.append(_CLOSER_OF[char])
                continue
            if open_marks and char == open_marks[-1]:
                open_marks.pop()
        if not open_marks and end - 1 > found[-1] and line[end - 2] in _STOPS:
            found.append(end)
    found.append(len(line))
    return found
