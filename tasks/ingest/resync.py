"""GBK or Big5 with torn bytes → text that is back in step right behind the tear.

Both write a character in two bytes and do not say which is the first. Where one byte is lost, a decoder takes the
second byte of every character for the first of the next, up to the end of the line, and mostly without complaint:

    （市、区）人民政府要认真贯彻落实ABC会议 without the first byte of ） is read as （市、区┤嗣裾…险婀岢孤涫礎BC会议
"""

import re
from functools import cache

from tasks.lexicons import column_set

MAX_MENDED = 1_000_000
"""Bytes of torn stretches that are put back in step; what is torn beyond is replaced as the decoder does."""

_STRETCH = re.compile(rb"[\x30-\x7f]*[\x80-\xff][\x30-\xff]*")
"""Bytes that a decoder may be out of step in: up to the next one that is no half of any character."""

_SKIP = -3.5
"""What it costs to leave a byte out. To misread a stretch takes two of these, more than chance gives in 60 characters;
to mend one takes one, which the first eight characters behind the tear pay for."""

_STRANGE = 4
"""characters in a row, none of them common: hardly ever in a right reading, soon in one that is out of step"""

_GAINS = (0.0, 1.0)
"""a character, a common character"""


def is_strange(text: str) -> bool:
    """Whether the text may be out of step somewhere."""
    return bool(_strange().search(text))


def read_in_step(content: bytes, encoding: str) -> str:
    """The text, U+FFFD for each byte that is left out."""
    parts: list[str] = []
    at = 0
    left = MAX_MENDED
    for stretch in _STRETCH.finditer(content):
        parts.append(content[at : stretch.start()].decode("ascii"))
        at = stretch.end()
        text = stretch[0].decode(encoding, "replace")
        if "\ufffd" in text or is_strange(text):
            left -= len(stretch[0])
            text = _mended(stretch[0], encoding) if left >= 0 else text
        parts.append(text)
    parts.append(content[at:].decode("ascii"))
    return "".join(parts)


def _mended(stretch: bytes, encoding: str) -> str:
    """The reading that leaves out few bytes and has many common characters, found from the end backwards."""
    n = len(stretch)
    best = [0.0] * (n + 4)
    steps: list[tuple[int, str]] = [(0, "")] * n
    for at in range(n - 1, -1, -1):
        best[at], steps[at] = best[at + 1] + _SKIP, (1, "\ufffd")
        for width in (1,) if stretch[at] < 0x80 else (2, 4):
            char = _character(stretch[at : at + width], encoding) if at + width <= n else ""
            if char:
                value = best[at + width] + _GAINS[char in _common()]
                if value > best[at]:
                    best[at], steps[at] = value, (width, char)
                break
    chars: list[str] = []
    at = 0
    while at < n:
        width, char = steps[at]
        chars.append(char)
        at += width
    return "".join(chars)


@cache  # at most 24,000 characters of two bytes, and those of four that occur
def _character(content: bytes, encoding: str) -> str:
    try:
        char = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""


_SIGNS = "".join(
    map(chr, (*range(0x2460, 0x2474), *range(0x2500, 0x2580), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F)))
)
"""Digits in circles, lines of tables, brackets, full-width forms: rows of them are no sign of a tear."""


@cache
def _common() -> frozenset[str]:
    return column_set("common_characters", "character") | frozenset(f"{_SIGNS}“”‘’—…·")


@cache
def _strange() -> re.Pattern[str]:
    characters = re.escape("".join(sorted(_common())))
    # half of a character may stand as a letter between two misread ones
    return re.compile(f"(?:[^\\x00-\\x7f{characters}][\\x40-\\x7e]?){{{_STRANGE},}}")
