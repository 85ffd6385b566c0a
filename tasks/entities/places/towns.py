"""A text → towns, villages and communities named without their county: 宁条梁镇、|东坑镇, 白霓镇|浪口村, 八角中里社区.

Their names are in no gazetteer. They are found by their head (镇, 村) and read to the left up to the word or mark that no
name holds; kinds (特色小镇, 贫困村) are none. 白霓、铜钟、青山|等乡镇 names towns without their head.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from tasks.entities.left_bound import NO_FIRST, SHORTEST, behind_verb, left_bound
from tasks.entities.places.place_kinds import ends_of_kinds, goes_on, is_kind, is_known, words_before, words_inside
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words

TOWN_HEADS = VOCABULARY.add(lambda: ("街道", "镇", "乡", "苏木", "社区", "村", "嘎查"))
_REACH = 9
"""how far left the word or mark may end that bounds a name"""
_LONGEST = 4
"""characters before the head: 东坑镇, 西上碾头村"""
_NAME = re.compile(
    r"[^\W\d_年月日在的与及是有了等各全每该为从向由被把让使将于者这那其之以不无最镇至除近副约共及已成个]+"
)
_WEAK = frozenset(("d", "c", "p", "r"))
"""the same of one character: 仅|新川村"""
_VERBS = frozenset(("v", "vd", "vn", "d", "t"))
_PLACING = frozenset("、，。；：（“\n在到赴往于")
"""what stands before a name that begins with a word of its own: 来到|才纳乡"""
_OF_A_LEVEL = frozenset("乡镇县区市州省")
_AND = "和与及"
_LISTS = frozenset("、和与及在到赴往于")
"""what stands before a name even where the words take it for a verb: 和|维新镇"""
_WALL = "城"
_SIZES = frozenset("小大中新老各多与对向在和从到由为给让每该本某市县省区全乡农")
_CLOSERS = frozenset("，。、；：！？）”\n") | {""}
_VILLAGE = re.compile(r"[^\W\d_]{1,4}(?:村|社区)")
_CLASS = re.compile(
    r"(?:等(?:[一二三四五六七八九十两\d]{1,3}个?)?|[两三四五六七八九十]个)(?:乡镇|镇街|镇乡|镇村|街镇|镇|乡|村|街道)(?!民|干部|级|域|政府|人大|党)"
)
"""白霓、铜钟|等乡镇"""
TOWN_CLASSES = VOCABULARY.add(
    lambda: [f"{count}{kind}" for count in ("等", "个") for kind in ("乡", "镇", "村", "街道", "街镇")]
)
_LISTED = re.compile(r"[^\W\d_的等各]{2,3}(?:镇|乡|村|街道)?")


class Town(NamedTuple):
    """A town, or several of which each lies in the one before it: 白霓镇浪口村."""

    start: int
    end: int
    last: int
    """where the last of them begins"""


def towns_alone(text: str, words: Words, places: Collection[int] = ()) -> Iterator[Town]:
    """Towns and villages by their head, in their order; where no mark bounds a name, it begins where a place ends
    (`places`): 伊犁|奥依塔木村."""
    last: Town | None = None
    seen: set[str] = set()
    for _, head, end in TOWN_HEADS.hits(text):
        if last is not None and _lies_behind(text, last.end, head, end):
            last = Town(last.start, end, last.end)
            continue
        start = _start(text, words, head, end, places)
        if seen:
            start = next((k for k in range(max(0, head - _LONGEST), head - 1) if text[k:end] in seen), start)
        if start is None:
            continue
        if last is not None:
            yield last
        last = Town(start, end, start)
        seen.add(text[start:end])
    if last is not None:
        yield last


def _lies_behind(text: str, town: int, head: int, end: int) -> bool:
    """Whether a village is named right behind the town that ends there: 白霓镇|浪口村."""
    least = SHORTEST if text[head:end] in ("镇", "乡") else 1  # 屯堡乡|集镇
    near = town + least <= head <= town + _LONGEST and _NAME.fullmatch(text, town, head) is not None
    near = near and not any(word in text[town:head] for word in _AND) and left_bound(text, head, head - town) is None
    return near and not goes_on(text, head, end) and not is_kind(text, town, head, text[head:end])


def _start(text: str, words: Words, head: int, end: int, places: Collection[int]) -> int | None:
    """Where the name begins that ends with the head; None where there is none."""
    if head == 0 or goes_on(text, head, end):
        return None
    if text[head - 1] != _WALL and text[head - 1] in ends_of_kinds(text[head:end]):
        return None
    start = left_bound(text, head, _REACH)
    joined = max([text.rfind(word, max(0, head - _LONGEST - 1), head) for word in _AND])
    if (
        joined > 0
        and text[joined - 1] not in _PLACING
        and head - joined > SHORTEST
        and (words.word_at(joined) == text[joined] or text[joined - 1] in "镇乡村")
    ):
        start = max(start or 0, joined + 1)  # 乐治镇省定示范镇和|维新镇
    for word in words_inside():
        place = text.rfind(word, max(0, head - _REACH), head - SHORTEST)
        start = place + len(word) if place >= (start or 0) else start
    if start is not None and head - start < SHORTEST:
        start = next(
            (k + 1 for k in range(head - SHORTEST - 1, max(0, head - _REACH), -1) if text[k] in _PLACING), None
        )
    if start is None and (told := behind_verb(words, max(0, head - _REACH), head)) > max(0, head - _REACH):
        start = told  # 袁泉深入|奉城镇
    if start is None or head - start > _LONGEST:
        behind = (place for place in range(head - _LONGEST, head - SHORTEST + 1) if place in places)
        start = next(behind, start)
    if start is None or text[start] in _AND or not _NAME.fullmatch(text, start, head):
        return None
    start = _without_leads(text, words, start, head)
    if head - start > _LONGEST:
        start = behind_verb(words, start, head)
    joined_inside = head - start > SHORTEST and "和" in text[start:head]
    if head - start > _LONGEST or text[start] in _OF_A_LEVEL or joined_inside:
        return None
    if is_kind(text, start, head, text[head:end]) and not _is_walled(text, start, head, end):
        return None
    listed = text[start - 1 : start] in _LISTS or text[end : end + 1] == "、"
    if not listed and not is_known(text[start:head]) and words.tag_at(start, head) in _VERBS:
        return None  # 帮助|乡
    return start


def _is_walled(text: str, start: int, head: int, end: int) -> bool:
    """Whether 城 is a part of the name: 深入|奉城镇|，, 建城镇|罗旁村; no 小|城镇."""
    walled = text[head - 1 : end] == "城镇" and head - start == SHORTEST and text[start] not in _SIZES
    return walled and (text[end : end + 1] in _CLOSERS or _VILLAGE.match(text, end) is not None)


def _without_leads(text: str, words: Words, start: int, head: int) -> int:
    """Past words that no name begins with, where enough is left of it: 包括|舍烹村, 仅|新川村."""
    while True:
        if text.startswith(words_before(), start, head - SHORTEST):
            start += len(next(word for word in words_before() if text.startswith(word, start, head - SHORTEST)))
        index = words.index_before(start + 1)
        leads = words.tags[index] in (NO_FIRST if len(words.words[index]) > 1 else _WEAK)
        if words.starts[index] != start or head - words.ends[index] < SHORTEST or not leads:
            return start
        start = words.ends[index]


def towns_in_class(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Towns of a list that tells what they are behind it: 深入|白霓、|路口、|铜钟|等乡镇."""
    for _, _, end in TOWN_CLASSES.hits(text):
        match = next((m for m in _CLASS.finditer(text, max(0, end - 6), end + 2) if m.end() >= end), None)
        if match is None:
            continue
        stop = match.start()
        spans: list[tuple[int, int]] = []
        while True:
            comma = max(text.rfind(mark, max(0, stop - 7), stop) for mark in "、和")
            if comma < 0 or not _LISTED.fullmatch(text, comma + 1, stop):
                break
            spans.append((comma + 1, stop))
            stop = comma
        if not spans:
            continue
        first = left_bound(text, stop, _REACH)
        first = behind_verb(words, max(0, stop - _REACH), stop) if first is None else first
        first = _without_leads(text, words, first, stop)
        if _LISTED.fullmatch(text, first, stop):
            spans.append((first, stop))
            yield from reversed(spans)
