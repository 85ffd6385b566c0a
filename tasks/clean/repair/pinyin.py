"""Readings that a converter put behind characters: found, and taken away.

關(guān)工委 → 關工委; 會(hui)(hui)議 → 會議; 企業(yuan), 单位(dan) and C(an) stay.
"""

import re
from functools import cache

from tasks.clean.repair.frequency import rarity
from tasks.clean.repair.script import simplified

LETTERS = "a-zāáǎàēéěèêếềīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ"
BRACKETED = rf"[(（][{LETTERS}]{{1,7}}[)）]"
_HAS_NOTE = re.compile(rf"[(（][{LETTERS}]")
_NOTED = re.compile(rf"([㐀-䶿一-鿿])((?:{BRACKETED}){{1,3}})")
_NOTE = re.compile(BRACKETED)
_PLAIN = str.maketrans("āáǎàēéěèêếềīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ", "aaaaeeeeeeeiiiioooouuuuvvvvvnnnmg")
_RARE = -12.0
"""log probability of a character below which one or two notes in a text are the author's own gloss: 砳(lè)砳, 镉(gé)."""


def has_notes(text: str) -> bool:
    """Whether a bracket opens before what could be a reading; cheap, and False for clean text."""
    return _HAS_NOTE.search(text) is not None


@cache
def readings(char: str) -> frozenset[str]:
    """All readings of a character, with tones and without: 長 → cháng, zhǎng, chang, zhang."""
    from pypinyin import Style, pinyin  # imported where a note was seen: it takes 0.2 s

    toned = {reading for found in pinyin(char, style=Style.TONE, heteronym=True, errors="ignore") for reading in found}
    return frozenset(toned | {without_tones(reading) for reading in toned})


def without_tones(reading: str) -> str:
    """diào → diao; lǜ → lv, as lü also does."""
    return reading.translate(_PLAIN)


def is_reading(note: str, char: str) -> bool:
    """Whether a bracket holds a reading of the character: (diào), （diao） of 調."""
    return _fits(note[1:-1].replace("ɡ", "g"), char)


@cache
def _fits(inner: str, char: str) -> bool:
    known = readings(char)
    return inner in known or (without_tones(inner) == inner.replace("ü", "v") and without_tones(inner) in known)


def pinyin_notes(text: str) -> list[tuple[int, int]]:
    """Start and end of every run of notes that reads the very character before it.

    One or two different characters annotated in a whole text are the author's gloss where they are rare ones.
    """
    found: list[tuple[int, int]] = []
    noted: set[str] = set()
    for match in _NOTED.finditer(text):
        char, end = match.group(1), match.start(2)
        for note in _NOTE.finditer(match.group(2)):
            if not is_reading(note.group(), char):
                break
            end = match.start(2) + note.end()
        if end > match.start(2):
            found.append((match.start(2), end))
            noted.add(char)
    if len(noted) <= 2 and all(rarity(simplified(char)) < _RARE for char in noted):
        return []
    return found
