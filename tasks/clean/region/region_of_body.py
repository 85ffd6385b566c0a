"""The body of an article whose head names no place → the place that it speaks of as its own.

也为我县建设经济强县、美丽阜城提供了行动纲领 → 阜城县; 平凉市委常委…全市政治安全 → 平凉市
"""

import re
from collections import Counter
from functools import cache

from tasks.clean.region.divisions import Division, NameFound, lies_in, names_in, parents
from tasks.lexicons import lexicon, words_with_role

_SHORTEST_FULL = 2
"""characters of full names that are letters of other words as often: 和县"""
_OF_ANOTHER = frozenset(("镇", "乡", "村", "街", "路", "桥", "湖", "山", "河", "水"))
"""what makes the short name a part of another: 石梁河|水库"""
_NO_PROVINCE = ("自由", "自治")
_LISTS = ("、", "至", "到")
_AHEAD = 2
"""how many times as often as any other the place must be named"""


@cache
def own_words() -> dict[str, re.Pattern[str]]:
    """How a text speaks of its own place, by the last character of the place's name, the lowest first: 我县, 县委."""
    own, organs = "".join(words_with_role("own_place")), "|".join(words_with_role("organ_of_level"))
    return {last: re.compile(f"[{own}]{last}|{last}(?:{organs})") for last in words_with_role("level_of_place")}


def region_of_body(body: str) -> Division | None:
    """The one division of the level that the text speaks of as its own; None where it names none, or several alike."""
    levels = [last for last in own_words() if any(f"{own}{last}" in body for own in words_with_role("own_place_alone"))]
    levels = levels or [last for last, own in own_words().items() if own.search(body)]
    if not levels:
        return None
    named = Counter(told for name in names_in(body) if (told := _meant(name, levels)) and _is_told(body, name))
    for last in levels:
        found = Counter({each: n for each, n in named.items() if each.name[-1] == last})
        if found:
            (first, times), *others = found.most_common(2)
            ahead = all(times >= _AHEAD * n for _, n in others)
            return first if ahead and _is_in_all(first, named) else None
        if last == "市" and (city := _city_of_all(named)):
            return city
    return None


def _meant(name: NameFound, levels: list[str]) -> Division | None:
    """What a name stands for: of several the one of the level that the text calls its own: 吉林, of 省委, is 吉林省."""
    if len(name.meanings) == 1:
        return name.meanings[0]
    fitting = [each for each in name.meanings if each.level == "province" and each.name[-1] in levels]
    return fitting[0] if len(fitting) == 1 else None


def _city_of_all(named: Counter[Division]) -> Division | None:
    """The city in which all of several counties lie: 赴我市安乡县、汉寿县 → 常德市."""
    counties = [each for each in named if each.level == "county"]
    cities = {parents(each)[1] for each in counties}
    return cities.pop() if len(counties) > 1 and len(cities) == 1 and len(counties) == len(named) else None


@cache
def _words() -> frozenset[str]:
    """Short names that are words: 冒着严寒|上街|清扫积雪."""
    return frozenset(row["word"] for row in lexicon("place_false_friends") if row["why"] == "risky")


def _is_told(body: str, name: NameFound) -> bool:
    """Whether a name is no common word and no entry of a list: 老城区, 和县 in 县委和县政府, 山门、|石柱|公路."""
    if name.full and len(name.name) > _SHORTEST_FULL:
        return name.name[-1] != "区" or not name.meanings[0].short_is_risky
    if not name.full and body[name.end : name.end + 1] in _OF_ANOTHER:
        return False  # 石|梁河|镇
    if body.startswith(_NO_PROVINCE, name.end):
        return False  # 海南|自由贸易港
    listed = body[name.start - 1 : name.start] in _LISTS or body[name.end : name.end + 1] in _LISTS
    return not (name.full or listed or name.meanings[0].short_is_risky or name.name in _words())


def _is_in_all(found: Division, named: Counter[Division]) -> bool:
    """Whether no place beside it is named as often that it does not lie in, nor that lies in it."""
    return all(n < named[found] for each, n in named.items() if not (lies_in(each, found) or lies_in(found, each)))
