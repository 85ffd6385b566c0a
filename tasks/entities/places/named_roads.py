"""A text → motorways and highways named by the places that they join: 京港澳高速公路, 连霍高速, 青藏公路.

Railways (京张高铁, 匈塞铁路) are told as projects and are no places.
"""

from collections.abc import Iterator
from functools import cache

from tasks.entities.places.gazetteer import names
from tasks.entities.places.place_kinds import is_kind
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import column_of, lexicon

ROAD_HEADS = VOCABULARY.add(lambda: ("高速公路", "高速", "公路"))
_NO_HEAD = (
    "增长",
    "发展",
    "列车",
    "动车",
    "运行",
    "运转",
    "行驶",
    "飞行",
    "铁路",
    "路网",
    "网络",
    "通道",
    "旋转",
    "度",
    "率",
)
"""what 高速 tells a manner of: 高速|增长"""
_SHORTEST, _LONGEST = 2, 5
_JOINED = frozenset(("nz", "j", "nr", "nrt", "nrfg"))
"""jieba's tags of names of roads that the list does not hold: 独库|公路"""


@cache
def _roads() -> frozenset[str]:
    return frozenset(column_of("named_roads", "name"))


@cache
def _ends_of_roads() -> frozenset[str]:
    """Characters that stand for a place where a road ends: those that stand for provinces and countries, and those
    that names of divisions begin with."""
    numerals = frozenset("一二三四五六七八九十两")
    letters = {row["character"] for row in lexicon("place_characters")}
    divisions = {word[0] for word, name in names().items() if name.kinds & {"province", "city", "county"}}
    return frozenset(letters | divisions) - numerals


def named_roads(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Start and end of each."""
    known = _roads()
    for _, head, end in ROAD_HEADS.hits(text):
        if text.startswith(_NO_HEAD, end):
            continue
        for start in range(max(0, head - _LONGEST), head - _SHORTEST + 1):
            if text[start:head] in known:
                yield start, end
                break
        else:
            index = words.index_before(head)
            if index >= 0 and words.tags[index] in _JOINED and _joins_places(text, words.starts[index], head):
                yield words.starts[index], end


def _joins_places(text: str, start: int, head: int) -> bool:
    """Whether every character stands for a place, and the word is none itself: 横钦|高速, but no 上海|公路."""
    name = text[start:head]
    if len(name) != _SHORTEST or name in names() or is_kind(text, start, head, "公路"):
        return False  # 普通|公路
    return all(char in _ends_of_roads() for char in name)
