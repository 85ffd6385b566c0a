"""Places found in a text → what stands right behind them and is one name with them.

内蒙古|达里湖, 桂林|小东江 → one place; 肯塔基州|路易斯维尔 → a town of the foreign state; 湘江|战役 → the name of a battle
"""

import re
from functools import cache

from tasks.entities.places.gazetteer import Name
from tasks.entities.places.place_kinds import is_kind
from tasks.entities.places.place_search import DIVIDED, FOREIGN_CITY, START, Search
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import lexicon, words_with_role

_NATURAL = re.compile(
    r"([^\W\d_各名等的和与在到至及全一二两三四五六七八九十多群火冰雪山河江湖岛城]{2,3})"
    r"(?:湖|山|河|江|岛|洲|溪|湾|岭|沟|峡|泉|洼|滩|坪|寨|坝|瀑布|草原|峡谷)(?=[，、。；）的在和与及等畔上\n]|流域|沿岸|治理|段|$)"
)
_NAMED = frozenset(("ns", "nr", "nz", "nrt", "x", "nt"))
"""tags of words that may be a name of nature"""
_STATES = ("州", "省", "邦", "郡", "大区")
_SHORTEST, _LONGEST = 3, 8
"""characters of a foreign town without its head"""
_ENDS_TOWN = re.compile(r"市|[，、。；）的在和与及等\n]|$")

_OF_NAME = re.compile(r"(?:湖|岛|溪|岭|峰|山|寺|塔|古镇|古城)(?=[，、。；：）的在和与及等\n]|位于|坐落|脚下|$)")
BATTLES = VOCABULARY.add(lambda: words_with_role("battle"))
"""what is named after the place right before it: 湘江|战役"""


KEPT_BATTLE = re.compile("纪念|遗址|旧址|烈士陵|博物|展")
"""平型关大捷|纪念馆 is an organ"""
BATTLE = "battle_of_place"
"""rule of what is no place, but an event that bears its name: 湘江战役"""
_MARKS = frozenset("，。、；：！？”》）\n ") | {""}


@cache
def _sounds() -> re.Pattern[str]:
    chars = "".join(sorted(row["char"] for row in lexicon("foreign_name_chars") if "western" in row["tradition"]))
    return re.compile(f"[{chars}]{{{_SHORTEST},{_LONGEST}}}")


def nature_behind(text: str, end: int, words: Words) -> int:
    """Where the lake, hill or river ends that is told behind its place: 内蒙古|达里湖|，; `end` where none is."""
    natural = _NATURAL.match(text, end)
    if natural is None or not words.is_boundary(natural.end()):
        return end
    head = natural.end(1)
    last = words.index_before(natural.end())
    first = words.index_before(end + 1)
    named = any(words.tags[k] in _NAMED for k in range(first, last + 1))
    if not named or words.starts[first] < end or is_kind(text, end, head, text[head : natural.end()]):
        return end
    return natural.end()


def bears_name(text: str, end: int) -> int:
    """Where what is named after the place ends: 船山|湖, 镇江|寺; `end` where nothing is."""
    feature = _OF_NAME.match(text, end)
    return feature.end() if feature else end


def foreign_town_behind(text: str, end: int) -> int:
    """Where the town ends that is told behind a foreign state: 肯塔基州|路易斯维尔|，; `end` where none is."""
    if not text.endswith(_STATES, 0, end):
        return end
    town = _sounds().match(text, end)
    behind = _ENDS_TOWN.match(text, town.end()) if town else None
    return end if town is None or behind is None else town.end() + (behind[0] == "市")


def join_behind(search: Search) -> None:
    """Let a division reach over the lake or town that is told right behind it, and a place be the name of its battle."""
    text, words = search.text, search.reading.words[search.field]
    if not search.found:
        return
    search.found.sort(key=START)
    starts = {place.start for place in search.found}
    battles = {start: end for _, start, end in BATTLES.hits(text)}
    for place in search.found:
        end = place.end
        battle = battles.get(end) if battles else None
        if battle is not None and not KEPT_BATTLE.match(text, battle):
            place.end, place.rule, place.name, place.tail = (
                battle,
                BATTLE,
                Name(text[place.start : battle], (), True),
                "",
            )
            continue
        if text[end : end + 1] in _MARKS or place.tail or end in starts:
            continue
        kinds = place.name.kinds
        if not place.name.full and not kinds.isdisjoint(("city", "county")) and place.rule == "short_name":
            end = bears_name(text, end)
            if end > place.end and starts.isdisjoint(range(place.end, end)):
                place.end, place.rule, place.name = end, "joined_behind", Name(text[place.start : end], (), True)
                continue  # 烟台山 lies in 福州
        if end == place.end and not kinds.isdisjoint(DIVIDED):
            end = nature_behind(text, place.end, words)
        if end == place.end and (kinds <= FOREIGN_CITY):
            end = foreign_town_behind(text, place.end)
        if end > place.end and starts.isdisjoint(range(place.end, end)):
            place.tail, place.end, place.rule = text[place.end : end], end, "joined_behind"
