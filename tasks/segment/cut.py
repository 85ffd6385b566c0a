"""Body text → paragraphs and sentences, as offsets.

A sentence ends at 。！？!?… outside of quotation marks and title marks, or with a closing mark right behind such a stop:

    学先进。“要抓好落实。”他说。 → 学先进。 | “要抓好落实。” | 他说。
"""

import re
from collections.abc import Iterator

_STOPS = "。！？!?…"
_CLOSER_OF = dict(zip("“「『《〈", "”」』》〉", strict=True))
_CLOSERS = set(_CLOSER_OF.values()) | {'"', ")", "）"}
_MARKS = re.compile("[" + re.escape(_STOPS + "".join(_CLOSER_OF) + "".join(sorted(_CLOSERS))) + "]")


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
    start, open_marks = 0, []
    for mark in _MARKS.finditer(line):
        at, char = mark.start(), mark.group()
        after_stop = char in _CLOSERS and at > start and line[at - 1] in _STOPS
        if char in _CLOSER_OF:
            open_marks.append(_CLOSER_OF[char])
        elif open_marks and char == open_marks[-1]:
            open_marks.pop()
        elif char in _STOPS and not open_marks:
            following = line[at + 1 : at + 2]
            if following and (following in _STOPS or following in _CLOSERS):
                continue
            yield from _trimmed(line, start, at + 1)
            start = at + 1
        if after_stop and not open_marks:
            yield from _trimmed(line, start, at + 1)
            start = at + 1
    yield from _trimmed(line, start, len(line))


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = line[start:end]
    stripped = piece.strip()
    if stripped:
        low = start + len(piece) - len(piece.lstrip())
        yield low, low + len(stripped)
