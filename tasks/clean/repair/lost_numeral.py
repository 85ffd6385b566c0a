"""The numeral at the head of a paragraph whose blank lost a byte → what it was: ?。ㄒ唬┘訌 → （一）加強.

（一） is A1A1 A3A8 D2BB A3A9. Its first byte lost, what follows is read as A1A3 A8D2 BBA3 A9..: 。ㄒ唬┘; pairs that spell
nothing are thrown away: （六） (C1F9) leaves 。 and no more.
"""

from functools import cache

from tasks.clean.repair.gbk import bytes_of

_LEFT, _RIGHT = (0xA3, 0xA8), (0xA3, 0xA9)
_BLANK_TRAIL = 0xA1
_UNITS = "一二三四五六七八九"
_NUMERALS = (*_UNITS, "十一", "十四", "十五", "十七", "十八", "十九")
"""those beyond nine that look like no other: of （十）, （十二）, （十三） and （十六） the same is left"""


@cache
def _misread() -> tuple[tuple[str, str], ...]:
    """What each numeral in brackets looks like one byte off, up to its last byte, the longest first."""
    found: dict[str, str] = {}
    for numeral in _NUMERALS:
        data = bytes((_BLANK_TRAIL, *_LEFT)) + numeral.encode("gbk") + bytes(_RIGHT[:1])
        pairs = (data[i : i + 2] for i in range(0, len(data), 2))
        found.setdefault("".join(pair.decode("gbk", "ignore") for pair in pairs), numeral)
    return tuple(sorted(found.items(), key=lambda pair: len(pair[0]), reverse=True))


def lost_numeral(line: str, at: int) -> tuple[int, int, str] | None:
    """For the lost byte that opens a line: the place behind the numeral, the byte that is left over, and the numeral."""
    if line[at + 1 : at + 2] != "。" or line[:at].strip(" 　\xa0"):
        return None
    for misread, numeral in _misread():
        end = at + 1 + len(misread)
        pair = bytes_of(line[end]) if line.startswith(misread, at + 1) and end < len(line) else None
        if pair and pair[0] == _RIGHT[1]:
            return end + 1, pair[1], numeral
    return None
