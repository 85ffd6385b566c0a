"""A piece of an organ's name in a text → whether it begins and ends where words do: no 宣传部 in 宣传部门, no 部 in 干部."""

from bisect import bisect_left

from tasks.entities.organs.organ_lexicon import words_with_use
from tasks.entities.organs.organ_start import LEADS, LEVELS, Scan
from tasks.entities.posts.posts import POST_HEADS

LONG_NAME = 5
"""characters from which a name of the lexicon is no part of another word"""


def heads_long_word(scan: Scan, start: int, end: int) -> bool:
    """联合国安理会|常任理事国: a long name that a dictionary joins with a whole word; no 中国共产党 in 中国共产党员."""
    return end - start >= LONG_NAME and scan.words.ends[scan.words.index_before(end)] - end > 1


def is_own_word(scan: Scan, start: int, end: int) -> bool:
    """No 作协 in 合作协议, no 宣传部 in 宣传部门: its borders are those of words."""
    return opens_word(scan, start) and closes_word(scan, end)


def opens_word(scan: Scan, start: int) -> bool:
    """Whether a word begins there; a single character that the dictionary joins to it does no harm (就|央行)."""
    index = bisect_left(scan.words.starts, start) - 1
    return index < 0 or scan.words.ends[index] <= start or scan.text[scan.words.starts[index] : start] in LEADS


def closes_word(scan: Scan, end: int) -> bool:
    """Whether a word ends there, or a post begins (外交部|长, 宗教局|局长)."""
    index = bisect_left(scan.words.starts, end) - 1
    if index < 0 or scan.words.ends[index] <= end or scan.text.startswith("长", end):
        return True
    if scan.words.starts[index] == end - 1 and scan.words.words[index] not in words_with_use("tail"):
        return True  # a word that is none: 自然资源|部要
    return POST_HEADS.stand_at(scan.text, end)


def ends_well(scan: Scan, start: int, end: int) -> bool:
    """Whether the suffix is a word's end there: no 大学 in 大学生, no 部 in 干部."""
    index = bisect_left(scan.words.starts, end) - 1
    if index < 0:
        return True
    word_start, word_end = scan.words.starts[index], scan.words.ends[index]
    if word_end > end:
        return scan.text.startswith("长", end) or POST_HEADS.stand_at(scan.text, end)
    if end - start == 1 and (
        scan.words.tags[index] in ("l", "i") or _is_particle(scan, index, end) or scan.text[start - 1].isdecimal()
    ):
        return False  # 落到实|处, 联合国千年发展目标|所作, 浦东新区法规4|部
    return word_start >= start or end - start > 1 or scan.words.tags[index] in ("nt", "nz") or end - word_start > 3


def _is_particle(scan: Scan, index: int, end: int) -> bool:
    """Whether 所 is the particle before a verb: 英国情报部门|所获取."""
    words = scan.words
    alone = index > 0 and words.words[index] == "所" and words.words[index - 1] in words_with_use("no_institute")
    return alone and index + 1 < len(words.tags) and words.tags[index + 1] == "v"


def joins_level(text: str, start: int, end: int) -> bool:
    """Whether a name of two characters with 和 is the word before a level: 县总工会|和|县妇联 is not of 和县."""
    return (
        end - start == 2
        and text[end - 1] in LEVELS
        and start > 0
        and text[start - 1] not in "，。；：（\n"
        and not text.endswith(("鞍山", "鞍山市", "安徽省"), 0, start)
    )
