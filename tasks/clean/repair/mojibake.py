"""Text decoded in the wrong charset → the text: 鍏充簬 → 关于 (UTF-8 read as GBK), ÖÐ¹ú → 中国 (GBK read as Latin-1)."""

import re

from tasks.clean.repair.lost_bytes import UNKNOWN
from tasks.clean.repair.script import has_chinese
from tasks.text import Edit

MISREAD = "锛銆鐨涓鍦鏄鍜浜鍏鎴"
"""what the UTF-8 bytes of ，。的中在是和关 begin with in GBK; rare characters in any real text"""
LATIN1_LETTERS = "À-ÖØ-öø-ÿ"
_UTF8_IN_GBK = re.compile(f"[{MISREAD}]")
_LATIN1 = re.compile(f"[{LATIN1_LETTERS}]")
_WORD_UTF8 = re.compile(r"[^\x00-\x7f][^\x00->@-\x7f]*")
_BETWEEN_MARKS = re.compile(r"[^\x00-\x7f，。、；：？！“”（）　][^\x00->@-\x7f，。、；：？！“”（）　]+")
_LOST_BYTE = re.compile("[?\ufffd]")
_LOST_CHARACTER = re.compile("\ufffd+")
_WORD_LATIN1 = re.compile(r"(?:[¡-ÿ]{2}|[\x81-\xfe][@-~\x80-\xff]){2,}")
_COMMON = frozenset("的一是在了和有大这为个中上以要工作会不关于全国人民市县委")


def wrong_charset(text: str) -> list[Edit]:
    """The stretches that were decoded in the wrong charset, and what they say. Clean text has none."""
    edits: list[Edit] = []
    if _UTF8_IN_GBK.search(text):
        edits = [edit for match in _WORD_UTF8.finditer(text) for edit in _from_gbk(match)]
    if not edits and _LATIN1.search(text):
        edits = [edit for match in _WORD_LATIN1.finditer(text) if (edit := _from_latin1(match))]
    return edits


def _from_gbk(match: re.Match[str]) -> list[Edit]:
    """A stretch whose GBK bytes are UTF-8, or those of its parts between marks that are. Odd bytes were lost as ? or U+FFFD."""
    stretch, start = match.group(), match.start()
    said = _utf8_of(stretch)
    if said is not None:
        return [(start, match.end(), said)]
    return [
        (start + part.start(), start + part.end(), said)
        for part in _BETWEEN_MARKS.finditer(stretch)
        if (said := _utf8_of(part.group())) is not None
    ]


def _utf8_of(stretch: str) -> str | None:
    """What the GBK bytes of a stretch say in UTF-8; □ for a character of which a byte was lost."""
    parts = _LOST_BYTE.split(stretch)
    try:
        said = b"\xff".join(map(_gbk_bytes, parts)).decode("utf-8", "replace")
    except UnicodeError:
        return None
    said = _LOST_CHARACTER.sub("\ufffd", said)
    if said.count("\ufffd") >= len(parts) or len(said) < 2 or not has_chinese(said):
        return None
    return said.replace("\ufffd", UNKNOWN)


def _gbk_bytes(text: str) -> bytes:
    """Its bytes in GBK as Windows reads it, where € is the byte 80: 鐨勯€氱煡 → 的通知."""
    return b"\x80".join(part.encode("gb18030") for part in text.split("€"))


def _from_latin1(match: re.Match[str]) -> Edit | None:
    try:
        said = match.group().encode("latin-1").decode("gb18030")
    except UnicodeError:
        return None
    chinese = sum(map(has_chinese, said))
    if chinese < 2 or 2 * chinese < len(said) or (len(said) < 8 and not _COMMON.intersection(said)):
        return None
    return match.start(), match.end(), said
