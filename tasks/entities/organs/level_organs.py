"""A text → organs that no lexicon lists, by the level before them and the head behind: 市|平安|办, 县|农机|局, 市|督查|室.

配合单位：市发改委、国土房管局、外经贸局 → 国土房管局, 外经贸局: behind an organ of the list
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from tasks.entities.organs.organ_lexicon import pieces, words_with_use
from tasks.entities.organs.organ_start import LEVELS, NAME_TAGS, Scan, direct_start
from tasks.entities.posts.posts import POST_HEADS
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import column_of, lexicon
from tasks.matching import Beginnings

_LEVEL = "省市县区州旗"
_LEVELS = frozenset(_LEVEL)
_HAN = re.compile("[㐀-鿿]+")
_NO_NAME = re.compile(
    "[的了和与及在对把被为是有等以按将全所这那其由从向给让使各级于至到并或不已还也都又就只个种类次年月日内来去着过该某第两三四五六七八九十举召]|一[个家些]|重要|组建|(?<![河林田湖])长"
)
"""what stands in no such name: 市、县（区）|各有关局"""
_OF_LEVEL = frozenset("城下域民场区县市份级乡长里内镇辖容府间委")
"""what makes another word of the level before it: 区|域, 市|民"""
_PARTY = ("常委", "党委", "政委", "纪委")
"""县卫健委|党委 is told as part of the post, or found by its own name"""
_SHORTEST_LISTED = 2
_SHORT = 4
"""characters of a name that any words may make; in longer ones stands no verb"""


_NOT_BEHIND = Beginnings(lambda: words_with_use("no_organ_before"))
"""What stands behind no organ: 市政府中心|工作"""


@cache
def _longest() -> dict[str, int]:
    """Head → characters that its name has before it at most."""
    return {row["head"]: int(row["longest"]) for row in lexicon("level_organ_heads")}


@cache
def _reaches() -> tuple[int, ...]:
    """The same by the index of the head."""
    return tuple(int(row["longest"]) for row in lexicon("level_organ_heads"))


_HEADS = VOCABULARY.add(lambda: column_of("level_organ_heads", "head"))


def level_organs(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each; those already found, and what lies in one of them, are left out."""
    heads = _HEADS.hits(scan.text)
    if not heads:
        return
    known = {end: start for start, end, _ in scan.found}
    inside = iter(sorted((start, end) for start, end, _ in scan.found))
    low, high = next(inside, (0, 0))
    for index, head, end in heads:
        low_name = max(0, head - _reaches()[index] - 1)
        comma = scan.text.rfind("、", low_name, head)
        listed = comma >= 0 and comma in known
        if not listed and _LEVELS.isdisjoint(scan.text[low_name : head - 1]):
            continue  # neither a level nor an organ of the same list before it
        while high < end and (following := next(inside, None)) is not None:
            low, high = following
        if low <= head < high and (end < high or scan.text[low] in _LEVEL):
            continue
        if not _closes(scan, head, end):
            continue
        start, rule = _start(scan, head, end), "organ_of_level_and_head"
        if start is None and listed:
            start, rule = _listed(scan, comma, head), "organ_in_list"
        if start is not None and start < known.get(end, end):
            known[end] = start
            yield start, end, rule


def _start(scan: Scan, head: int, end: int) -> int | None:
    """Where the organ begins whose level stands before the name that ends at `head`; None where there is none."""
    text = scan.text
    if text.rfind("社区", max(0, head - _longest()[text[head:end]] - 2), head) >= 0:
        return None  # 社区|党群|中心: every one has it
    for name in range(head - 1, max(0, head - _longest()[text[head:end]]) - 1, -1):
        if not "㐀" <= text[name] <= "鿿":
            return None
        if name == 0 or text[name - 1] not in _LEVEL or not _opens(scan, name):
            continue
        if _NO_NAME.search(text, name, head) or (text[name] == "委" and text[head:end] == "委"):
            return None
        if text[name:end] in pieces():
            return None  # what a lexicon lists was judged by it
        start = direct_start(scan, name)
        if start is not None:
            return start if head - name <= _SHORT or _is_noun(scan, name, head) else None
    return None


def _opens(scan: Scan, name: int) -> bool:
    """Whether a word begins there, or the level before it is told as a word with its first character: |市外|侨办."""
    index = scan.words.index_before(name)
    if index < 0 or scan.words.ends[index] <= name:
        return True
    return scan.words.starts[index] == name - 1 and scan.text[name] not in _OF_LEVEL


def _listed(scan: Scan, comma: int, head: int) -> int | None:
    """Where a bureau of a list begins that stands behind an organ of a level: 市发改委、|外经贸局."""
    text = scan.text
    if head - comma <= _SHORTEST_LISTED:
        return None
    start = comma + 1
    named = _HAN.fullmatch(text, start, head) and not _NO_NAME.search(text, start, head)
    first = scan.words.word_at(start)
    return start if named and first and first not in words_with_use("class") and first not in LEVELS else None


def _closes(scan: Scan, head: int, end: int) -> bool:
    """Whether the head ends there and is no part of another word: no 举|办, 格|局, 市|办理."""
    if scan.text.endswith(_PARTY, 0, end) or _NOT_BEHIND.stand_at(scan.text, end):
        return False
    if POST_HEADS.stand_at(scan.text, end):
        return True
    index = bisect_left(scan.words.starts, end) - 1
    if index < 0 or scan.words.ends[index] != end:
        return False
    return scan.words.starts[index] >= head or scan.words.words[index] not in words_with_use("no_head")


def _is_noun(scan: Scan, start: int, end: int) -> bool:
    """Whether every word of a name may stand in one: no 温州|争创国际消费|中心."""
    words, inside = scan.words, words_with_use("inside")
    indexes = range(words.index_before(start + 1), words.index_before(end) + 1)
    return all(words.tags[k] in NAME_TAGS or words.words[k] in inside for k in indexes)
