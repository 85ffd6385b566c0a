"""A text → zones by their heads: behind a division (苏州|工业园区, 海口|美兰国际机场) or with a name of their own (娄里水库)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from tasks.entities.left_bound import behind_verb, left_bound
from tasks.entities.places.place_kinds import (
    ends_as_kind,
    gap_characters,
    is_in_zone,
    is_kind,
    is_part_of_zone,
    names_zone,
    parks,
    sites,
)
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import lexicon
from tasks.matching import WordList

ZONE_REACH = 22
"""how far behind a place a zone of it may end: 博鳌|乐城国际医疗旅游先行区"""
FREE_TRADE = re.compile(r"（([\u4e00-\u9fff]{2,3})）自(?:由贸易|贸)(?:试验区|港)")
"""中国（上海）自由贸易试验区"""


def _heads() -> list[str]:
    """Last words of names of zones: 开发区, 国际机场."""
    return [row["head"] for row in lexicon("place_heads")]


ZONE_HEADS = VOCABULARY.add(_heads)
_FIRST_HEAD = WordList(_heads)


@cache
def _gaps() -> tuple[int, ...]:
    """How much may stand before each head; -1: it only looks like one (港口)."""
    return tuple(int(row["gap"]) for row in lexicon("place_heads"))


@cache
def _words() -> tuple[str, ...]:
    return tuple(_heads())


@cache
def _gap() -> re.Pattern[str]:
    """What may stand between a place and the head of a zone: 苏州|工业园区, 海口|美兰|国际机场."""
    part = rf"(?:国家(?!级)|·|[^\W\d_{gap_characters()}])"
    return re.compile(rf"(?:（[\u4e00-\u9fff]{{2,4}}）)?{part}{{0,9}}")


@cache
def _standalone() -> tuple[bool, ...]:
    """Whether each head makes a name without a place before it: 众创金融街."""
    return tuple(row["standalone"] == "1" for row in lexicon("place_heads"))


@cache
def _heads_by_last() -> dict[str, tuple[str, ...]]:
    """All heads by their last character, the longest first."""
    heads = sorted(_heads(), key=len, reverse=True)
    return {last: tuple(head for head in heads if head[-1] == last) for last in {head[-1] for head in heads}}


@lru_cache(maxsize=4096)
def zone_head(name: str) -> str:
    """The longest head that a name ends with: 双岛湾工业区 → 工业区; "" where it ends with none."""
    return next((head for head in _heads_by_last().get(name[-1:], ()) if name.endswith(head)), "")


@cache
def _last_characters() -> re.Pattern[str]:
    """A character that a head of a zone ends with; looked for before the heads themselves."""
    return re.compile(f"[{''.join({row['head'][-1] for row in lexicon('place_heads')})}]")


def last_zone(text: str) -> int:
    """Where the last head of a zone ends in it; 0 where there is none."""
    heads = ZONE_HEADS.hits(text)
    return heads[-1][2] if heads else 0


def zone_behind(text: str, end: int, divided: bool, words: Words) -> int | None:
    """Where the zone ends that begins with the place that ends at `end`; None where there is none.

    Where the place is no division (`divided`), the head must follow at once: 大运河|文化带.
    """
    if not _last_characters().search(text, end, end + ZONE_REACH):
        return None
    heads = _FIRST_HEAD.hits(text[end : end + ZONE_REACH])
    if not heads:
        return None
    which, start, stop = heads[0]
    if start > _gaps()[which] or (start and not divided and not FREE_TRADE.match(text, end)):
        return None
    gap = _gap().fullmatch(text, end, end + start)
    if (
        not gap
        or not is_part_of_zone(gap[0])
        or ends_as_kind(gap[0], _words()[which])
        or _says(words, end, end + start)
    ):
        return None
    return end + stop


_LONG = 3
"""characters of a word that is a name of its own: 侵华日军南京大屠杀遇难同胞纪念馆"""


def _in_noun(words: Words, place: int) -> bool:
    """Whether a noun reaches over the place: 纪念|馆."""
    index = words.index_before(place)
    if index < 0 or words.ends[index] <= place:
        return False
    return words.tags[index] == "n" or len(words.words[index]) > _LONG


_GOODS = frozenset(("n", "vn", "an", "b"))
"""jieba's tags of words that tell what a park is for"""


def _of_goods(words: Words, left: int, head: int) -> bool:
    """Whether what stands before a park only tells what is made there: 皮革|工业园区, 航天信息|产业园."""
    first, last = words.index_before(left + 1), words.index_before(head)
    return all(tag in _GOODS for tag in words.tags[first : last + 1])


_SAYING = frozenset(("v", "vd", "d", "ad", "p", "c", "r"))
"""jieba's tags of words that tell of a place instead of naming what lies in it"""


def _says(words: Words, start: int, stop: int) -> bool:
    """Whether a word between a place and the head of a zone is none of its name: 阿拉善右旗|位于|沙漠, 河北|经|天津口岸."""
    index = words.index_before(start + 1)
    last = words.index_before(stop)
    while index <= last:
        length = words.ends[index] - words.starts[index]
        if words.tags[index] in _SAYING and words.starts[index] >= start and words.ends[index] <= stop:
            if length == 2 and not is_in_zone(words.words[index]):
                return True
            if length == 1 and words.starts[index] == start and words.tags[index] == "p":
                return True
        index += 1
    return False


def zones_alone(text: str, words: Words, towns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Zones that have a name of their own: 在众创金融街; it begins no sooner than a town ends (`towns`) before it."""
    alone = _standalone()
    for which, start, end in ZONE_HEADS.hits(text):
        if not alone[which]:
            continue
        left = left_bound(text, start, 8)
        town = bisect_right(towns, start)
        behind_town = bool(left is not None and town and towns[town - 1] > left)
        if behind_town:
            left = towns[town - 1]
        if left is not None:
            left = behind_verb(words, left, start)
            left += text[left] == "沿" and start - left > 2
        if left is None or not 2 <= start - left <= 6 or (not behind_town and _in_noun(words, left)):
            continue  # 纪念馆|国旗广场 is no 馆国旗广场
        if text[start:end] in parks() and _of_goods(words, left, start):
            continue
        if not (text[left:start].isalpha() if text[start:end] in sites() else names_zone(text[left:start])):
            continue
        if not is_kind(text, left, start, text[start:end], "zone"):
            yield left, end
