"""A text and the places found in it → those that no gazetteer lists and no place found so far covers: 才纳乡, 320国道."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from tasks.entities.places.foreign_parts import foreign_parts
from tasks.entities.places.gazetteer import Name, names
from tasks.entities.places.named_roads import ROAD_HEADS, named_roads
from tasks.entities.places.place_kinds import names_zone
from tasks.entities.places.place_search import DIVIDED, FOREIGN_CITY, START, TAILED, Found, Search
from tasks.entities.places.streets import STREET_HEADS, streets
from tasks.entities.places.towns import TOWN_CLASSES, towns_in_class
from tasks.entities.places.unlisted_places import ROADS, TOWN_LEADS, foreign_units, listed_with, places_led, roads
from tasks.entities.places.zones import zone_head
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import column_set
from tasks.matching import places_of

_NATURAL = r"[^\W\d_各大小名等的和与在到及全一二三两多群火冰雪山河江湖岛]{1,3}(?:湖|山|河|江|岛|湾|岭|溪)"
_NATURAL_BEHIND = re.compile(rf"({_NATURAL})(?=[、，。；）和及与等\n])")
_NATURAL_BEFORE = re.compile(rf"(?<=[、，。；（在到])({_NATURAL})$")
_TEMPLE = re.compile(
    r"(?:^|(?<=[，、。；：（和及到在\n]))[㐀-鿿]{1,4}(?<![各的古小大新老座个建修拜佛真])(?<![、，。；：（]山)[寺庙祠](?=[，、。；（）和与及等\n]|位于|始建)"
)
_TEMPLE_HEADS = VOCABULARY.add(lambda: "寺庙祠")
_HEADS = VOCABULARY.add(
    lambda: (*TOWN_CLASSES.words, *ROADS.words, *ROAD_HEADS.words, *STREET_HEADS.words, *TOWN_LEADS.words)
)
"""without one of these no road or street is told, no town of a class and none behind the word for it"""
_JOINING = frozenset(("p", "c", "d"))
_NO_NAME = frozenset(("v", "p", "d", "c", "r", "uj", "ul", "u", "vd", "q"))
_BY_HEAD = ("foreign_unit", "named_road", "street", "temple")
OF_CITY = ("市郊", "市中心", "市区", "市政")
"""words that begin as the unit of a city does: 喀布尔|市中心"""
FOREIGN = ("country", "foreign_city")
_LETTERS = ("one_character", "letter_of_country")
_LEAST = 2
"""characters that a name of a town has more of, with its head"""


def find_unlisted(search: Search) -> None:
    """Towns, roads and foreign provinces that no gazetteer lists and no place found so far covers."""
    text, found = search.text, search.found
    spans = [(town.start, town.end, "town_alone") for town in search.towns]
    led: list[tuple[int, int]] = []
    if _HEADS.hits(text):
        words = search.reading.words[search.field]
        spans += [(s, e, "town_in_class") for s, e in towns_in_class(text, words)]
        spans += [(s, e, "road") for s, e in roads(text)]
        spans += [(s, e, "named_road") for s, e in named_roads(text, words)]
        spans += [(s, e, "street") for s, e in streets(text, words)]
        led = [each for each in places_led(text, words) if _is_new(text[slice(*each)])]
        spans += [(s, e, "place_led") for s, e in led]
    if "寺" in text or "庙" in text or "祠" in text:
        spans += [(s, e, "temple") for s, e in _temples(text, search.reading.words[search.field])]
    spans += [(s, e, "foreign_unit") for s, e in chain(foreign_units(text), foreign_parts(search))]
    for known in found if "、" in text else ():
        if text[known.end : known.end + 1] == "、" or text[known.start - 1] == "、":
            if known.name.kinds == FOREIGN_CITY:
                spans += [(s, e, "place_in_list") for s, e in listed_with(text, known.start, known.end)]
            spans += [(s, e, "place_in_list") for s, e in _beside(text, known)]
    named = {f.tail for f in found if f.tail and f.rule in TAILED and is_own_name(f.tail)}
    named |= {text[town.last : town.end] for town in search.towns if town.end - town.last > _LEAST}
    named |= {text[s:e] for s, e in led}
    if named:
        tails = sorted(named)
        spans += [(start, end, "town_named_before") for start, end in places_of(tails, text)]
    if not spans:
        return
    found.sort(key=START)
    starts = [f.start for f in found]
    unlisted: list[Found] = []
    for start, end, rule in sorted(spans):
        k = bisect_left(starts, end)
        before = found[k - 1] if k else None
        if unlisted and unlisted[-1].end > start:
            continue
        if before is not None and before.end > start:
            if rule == "foreign_unit" and before.start == start and before.name.kinds == FOREIGN_CITY:
                if not text.startswith(OF_CITY, end - 1):
                    before.end = max(end, before.end)  # 纽约|布鲁克林|区
            elif (rule in _BY_HEAD and not before.tail and before.start >= start and before.end < end) or (
                rule == "foreign_unit" and before.end == end and _is_end_of_name(found, k - 1, start)
            ):
                before.start, before.end, before.name, before.rule = start, end, Name(text[start:end], (), True), rule
            elif rule == "town_alone" and before.end < end:
                unlisted.extend(_around(text, before, start, end))
            continue
        if (
            before is not None
            and before.end == start
            and rule == "foreign_unit"
            and not before.name.kinds.isdisjoint(FOREIGN)
        ):
            before.end, before.tail = end, before.tail + text[start:end]  # 美国|得克萨斯州, 广岛县|尾道市
            continue
        unlisted.append(Found(start, end, Name(text[start:end], (), True), rule))
    found += unlisted


def _is_end_of_name(found: list[Found], k: int, start: int) -> bool:
    """Whether a place is only the end of a name that begins at `start`, and no other place stands before it there:
    阿|伦敦市, 斯维尔德洛夫斯|克州; but 奥巴马|丹佛市."""
    place = found[k]
    near = start < place.start and (place.start - start <= _LEAST or not place.name.full)
    return near and (k == 0 or found[k - 1].end <= start)


def _is_new(name: str) -> bool:
    """Whether a place is in no gazetteer, and no word: 北部重镇|贾巴利, no 城市|马拉松."""
    return name not in names() and name not in column_set("name_lookalikes", "word")


def _temples(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """白塔寺、|镇江寺、|文庙: what stands between marks and is no word of its own (寺庙)."""
    for _, head, _ in _TEMPLE_HEADS.hits(text):
        temple = next((m for m in (_TEMPLE.match(text, k) for k in range(max(0, head - 4), head)) if m), None)
        if temple is None or temple.end() != head + 1:
            continue
        start, end = temple.span()
        last = words.index_before(end)
        before = last if words.starts[last] < end - 1 else last - 1
        first = words.index_before(start + 1)
        if words.tags[first] in (_NO_NAME if len(words.words[first]) > 1 else _JOINING):
            continue  # 修建|白塔寺, 在|清真寺
        named = words.ends[last] == end and words.is_boundary(start) and words.tags[before] not in _NO_NAME
        if named and (
            end - start > _LEAST
            or words.tags[last] == "ns"
            or (text[start - 1] == "、" and text[end : end + 1] in "、等和")
        ):
            yield start, end


def _beside(text: str, known: Found) -> Iterator[tuple[int, int]]:
    """Lakes, hills and rivers that stand beside a place in a list: 大荔县、|卤阳湖|督查; but no 山水、|江河."""
    if known.rule in _LETTERS:
        return
    if text[known.end : known.end + 1] == "、":
        behind = _NATURAL_BEHIND.match(text, known.end + 1)
        if behind:
            yield behind.span(1)
    if text[known.start - 1 : known.start] == "、":
        before = _NATURAL_BEFORE.search(text, max(0, known.start - 7), known.start - 1)
        if before:
            yield before.span(1)


def _around(text: str, place: Found, start: int, end: int) -> list[Found]:
    """The town that was found over a place: 安徽|小岗村 is one with it, 独龙江|乡 has its name, 中国|才纳乡 stands beside it."""
    if place.start < start or place.tail or (place.start > start and place.name.full):
        return []
    divided = place.start == start and place.name.kinds.issubset(DIVIDED)
    if place.start == start and "country" in place.name.kinds:
        return [Found(place.end, end, Name(text[place.end : end], (), True), "town_alone")]
    if divided and end - place.end > _LEAST:
        place.end, place.tail, place.rule = end, text[place.end : end], "town_or_village"
    elif not (divided and place.name.full):
        place.start, place.end, place.name = start, end, Name(text[start:end], (), True)
        place.rule = "town_alone"
    return []


def is_own_name(tail: str) -> bool:
    """Whether the part behind a division names the place alone: 龙泉关镇, 双岛湾工业区; but not 工业园区, 国家数据标注基地."""
    head = zone_head(tail)
    if not head:
        return len(tail) > _LEAST
    return len(tail) >= _LEAST + len(head) and tail[0] not in "国（" and names_zone(tail[: -len(head)])
