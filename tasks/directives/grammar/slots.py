"""A stretch of a sentence → which kind of context it is, by the words that open and close it.

按照规定 → means | 在整改到位之前 → time | 在全市范围内 → place | 发现线索的 → condition | 同时 → None
"""

import re
from functools import cache

from tasks.directives.grammar.words import CONTEXT_BEGINS, Words, words_of
from tasks.lexicons import lexicon, words_with_role

TIME_LENGTH = 30
"""longest stretch with a date in it that is only a time"""
_TIME = re.compile(
    r"(?:19|20)\d\d年|\d{1,2}月|[年月季]度?底|\d+个?(?:工作)?[日天]|工作日|年内|近期|今年|明年|每年|每月|每半年|每季度|期间|时期|年前|日前|阶段"
)
_TIME_END = re.compile(
    r"(?<!为)(?:[年月日天号]|底|前|后|内|起|间|时期|阶段|近期|季度|末|时)$|^(?:每|定期|近期|今年|明年)[^，]{0,4}$"
)
_TIME_LAST = frozenset("年月日天号底前后内起间期段度末时")
_TIME_FIRST = ("每", "定期", "近期", "今年", "明年")
"""without one of which at its end or beginning it ends as no time does"""
_PLACE = re.compile(
    r"^在[^，]{0,16}(?:全国|全省|全市|全县|全区|地区|区域|范围|境内|领域|特区|新区|园区|试验区|城市|农村|基层|校园|社区|场所|地点|单位|部门)"
)


@cache
def phrases() -> tuple[Words, Words, dict[tuple[str, str], str]]:
    """Words that open phrases, words that close them, and the kind of each by its place and itself."""
    slots = {(row["place"], row["word"]): row["slot"] for row in lexicon("context_phrases")}
    return CONTEXT_BEGINS, words_of("context_phrases", "word", "place", "ends"), slots


def phrase_end(text: str, at: int) -> int:
    """Where the preposition that stands there ends; `at` where none does: 以|大局为重; not 以上工作."""
    end = CONTEXT_BEGINS.at(text, at)
    return at if end > at and phrases()[2].get(("begins", text[at:end])) == "none" else end


def slot_of(text: str, start: int, end: int) -> str | None:
    """Which kind of context a stretch is; None where it is none: 按照规定 → means, 在整改到位之前 → time."""
    piece = text[start:end]
    _, ends, slots = phrases()
    if slots.get(("whole", piece)) == "none":
        return None  # 同时，
    first = phrase_end(piece, 0)
    if (
        first
        and piece.startswith(words_with_role("case_or_act"))
        and not piece.endswith(words_with_role("ends_case_or_way"))
    ):
        return None  # 及时发现感染者; not 发现线索的，
    last = ends.ends(piece, len(piece))
    if (
        len(piece) <= TIME_LENGTH
        and (not first or slots["begins", piece[:first]] == "time")
        and (piece[-1:] in _TIME_LAST or piece.startswith(_TIME_FIRST))
        and _TIME.search(piece)
        and _TIME_END.search(piece)
    ):
        return "time"
    if piece.startswith("在") and _PLACE.match(piece) and last in (len(piece), len(piece) - 1):
        return "place"
    if first:
        slot = slots["begins", piece[:first]]
        return "condition" if slot == "purpose" and piece.endswith("的") else slot
    if last < len(piece):
        return slots["ends", piece[last:]]
    return "condition" if piece.startswith(("对", "在")) and not piece.startswith("对外") else None
