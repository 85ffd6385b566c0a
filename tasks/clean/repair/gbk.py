"""GBK, byte by byte: what two bytes spell, which characters a missing byte leaves possible.

A page in GBK writes a character in two bytes. Where one was lost, what follows is read one byte off until a byte
below 0x80, or one that begins nothing, brings it back in step: 危化學品 (CEA3 BBAF 8C57 C6B7), its CE lost → ?；瘜W品.
"""

from functools import cache

from tasks.clean.repair.script import has_chinese, simplified

LEADS = tuple(range(0x81, 0xFF))
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@cache
def _table() -> dict[tuple[int, int], str]:
    table: dict[tuple[int, int], str] = {}
    for lead in LEADS:
        for trail in TRAILS:
            try:
                char = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            table[lead, trail] = char
    return table


@cache
def bytes_of(char: str) -> tuple[int, int] | None:
    """Its two bytes in GBK; None where it has none there."""
    try:
        pair = char.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (pair[0], pair[1]) if len(pair) == 2 else None


def spelt(leads: tuple[int, ...], trails: tuple[int, ...]) -> list[str]:
    """The characters, simplified, that any of the lead bytes spells with any of the trail bytes."""
    table = _table()
    found = (table.get((lead, trail)) for lead in leads for trail in trails)
    return list(dict.fromkeys(_plain(char) for char in found if char is not None and _usual(char)))


@cache
def _plain(char: str) -> str:
    return simplified(char)


_USUAL_MARKS = frozenset("，。、；：？！“”‘’《》〈〉（）【】—…·％〔〕")


@cache
def _usual(char: str) -> bool:
    """Chinese characters and the punctuation of official text; no Cyrillic, kana or box lines."""
    return char in _USUAL_MARKS or has_chinese(char)


def out_of_step(after: str) -> tuple[int, ...]:
    """Bytes that spell nothing together with the character after them, so that a decoder drops them: before 第 (B5DA) F8."""
    if after.isascii():
        if len(after) == 1 and ord(after) >= 0x40:
            return tuple(b for b in TRAILS if b >= 0x80 and (b, ord(after)) not in _table())
        return tuple(b for b in TRAILS if b >= 0x80)
    pair = bytes_of(after)
    if pair is None:
        return tuple(b for b in TRAILS if b >= 0x80)
    return tuple(b for b in TRAILS if b >= 0x80 and (b, pair[0]) not in _table())
