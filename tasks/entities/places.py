"""A reading → its PLACE mentions: divisions, countries, cities, regions, landmarks, zones, towns and villages.

A place stands for itself; one that lies inside the name of an organ, event or document is dropped where overlaps are
settled. A place and the part of it that follows are one: 攀枝花市仁和区, 阜平县骆驼湾村.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.entities.gazetteer import Name, Place, divisions, full_name, lies_in, names, names_in
from tasks.entities.left_bound import left_bound
from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.unlisted_places import foreign_units, town_behind, towns_alone
from tasks.lexicons import lexicon

ZONE_GAP = re.compile(
    r"(?:（[\u4e00-\u9fff]{2,4}）)?[^\W\d_的和与及在是有了等各全多将为对以第除出到获批座同内外届由后上至局路家个级县区]{0,9}"
)
"""What may stand between a place and the head of a zone: 苏州|工业园区, 海口|美兰|国际机场"""
ZONE_REACH = 22
"""how far behind a place a zone of it may end: 博鳌|乐城国际医疗旅游先行区"""
ZONE_STOPS = re.compile(
    r"建设|推进|加快|设立|打造|参观|考察|调研|视察|走访|举行|政府|委员会|人民|经济社会|企业|首个|国家级|省级|市级|试点"
)
FREE_TRADE = re.compile(r"（([\u4e00-\u9fff]{2,3})）自由贸易(?:试验区|港)")
"""中国（上海）自由贸易试验区"""
UNIT = re.compile(r"[市州省郡](?!场|民|长|政|值|区|内|立|际)")
"""纽约市, 荷台达省; but 纽约市长 is a post"""
NOT_A_PLACE = re.compile(r"人(?!民|口|大|才|士|社)|籍|裔|语|话|菜|族(?!自治)|队(?!伍)|女排|女足|男足|男篮|女篮|独立军")
"""What makes a name mean people, a language or a team: 中国人, 日本队"""
UNNAMED_ZONE = re.compile(
    r"国家|省级|市级|各|首个|本|该|这|多|新型|现代|专业|重点|特色|美丽|智慧|综合|主题|大型|示范|一批|文化旅游|考察|未来|发展|升级|参观|建设|[\W\d]"
)


@dataclass(slots=True)
class Found:
    """A place name in a text, or a chain of them."""

    start: int
    end: int
    name: Name
    rule: str
    tail: str = ""
    """town, village or zone behind the division"""


CLOSERS = frozenset("，。、；：！？”》）\n ") | {""}
PEOPLE = frozenset("人籍裔语话菜族队女男独")
Hits = list[tuple[int, int, Name]]


@cache
def _zone_heads() -> AhoCorasick:
    """Last words of names of zones: 开发区, 国际机场."""
    heads = [row["head"] for row in lexicon("place_heads")]
    return AhoCorasick(heads, matchkind=MatchKind.LeftmostLongest)


@cache
def _standalone_heads() -> tuple[str, ...]:
    """Those that make a name without a place before them: 众创金融街."""
    return tuple(row["head"] for row in lexicon("place_heads") if row["standalone"] == "1")


@cache
def _last_characters() -> re.Pattern[str]:
    """A character that a head of a zone ends with; looked for before the heads themselves."""
    return re.compile(f"[{''.join({row['head'][-1] for row in lexicon('place_heads')})}]")


def places(text: str, hits: Hits, certain: frozenset[str]) -> list[Found]:
    """Place names in their order, chains joined; `certain` are risky names that the article vouches for."""
    found: list[Found] = []
    for k, (start, end, name) in enumerate(hits):
        last = found[-1] if found else None
        if last is not None and last.end > start:
            continue
        chained = part_of(last.name, name) if last is not None and last.end == start and not last.tail else None
        if chained is None and name.risky and name.word not in certain:
            continue
        if chained is not None and last is not None:
            here = Found(last.start, end, chained, "place_chain")
            found[-1] = here
        else:
            here = Found(start, end, name, "full_name" if name.full else "short_name")
            found.append(here)
        if k + 1 < len(hits) and hits[k + 1][0] == end and part_of(here.name, hits[k + 1][2]):
            continue
        if text[end : end + 1] not in CLOSERS:
            _extend(text, here)
    found = [f for f in found if f.tail or text[f.end : f.end + 1] not in PEOPLE or not NOT_A_PLACE.match(text, f.end)]
    found.extend(_zones_alone(text, found))
    found.extend(_unlisted(text, found))
    return sorted(found, key=lambda f: f.start)


def _unlisted(text: str, found: list[Found]) -> list[Found]:
    """Towns and foreign provinces that no gazetteer lists and no place found so far covers."""
    spans = [(s, e, "town_alone") for s, e in towns_alone(text)]
    spans += [(s, e, "foreign_unit") for s, e in foreign_units(text)]
    tails = sorted({f.tail for f in found if f.rule == "town_or_village" and len(f.tail) > 2})
    if tails:
        again = AhoCorasick(tails, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text)
        spans += [(start, end, "town_named_before") for _, start, end in again]
    taken = sorted((f.start, f.end) for f in found)
    unlisted: list[Found] = []
    for start, end, rule in sorted(spans):
        k = bisect_left(taken, (end, 0))
        if (k and taken[k - 1][1] > start) or (unlisted and unlisted[-1].end > start):
            continue
        unlisted.append(Found(start, end, Name(text[start:end], (), True, False), rule))
    return unlisted


@lru_cache(maxsize=8192)
def part_of(outer: Name, inner: Name) -> Name | None:
    """The name as a part of the place right before it: 攀枝花市 + 仁和区; None where it is none."""
    if inner.risky and "country" in outer.kinds:
        return None
    inside = tuple(p for p in inner.meanings if any(lies_in(p, place) for place in outer.meanings))
    return Name(inner.word, inside, inner.full, False) if inside else None


def _extend(text: str, place: Found) -> None:
    """Take in the town, village or zone that follows, or leave 长 to the post: 江苏省长 → 江苏."""
    kinds = place.name.kinds
    if "country" in kinds and text[place.end] != "（":
        return
    if "county" in kinds or "city" in kinds:
        town = town_behind(text, place.end)
        if town and (place.name.full or "镇" in town or "乡" in town):
            place.end, place.tail, place.rule = place.end + len(town), town, "town_or_village"
            return
    if "foreign_city" in kinds and UNIT.match(text, place.end):
        place.end += 1
        return
    zone = _zone_head_behind(text, place.end)
    if zone is not None:
        gap = ZONE_GAP.fullmatch(text, place.end, zone[0])
        divided = not kinds.isdisjoint(("province", "city", "county", "foreign_city"))
        if gap and not ZONE_STOPS.search(gap[0]) and (divided or FREE_TRADE.match(text, place.end)):
            place.end, place.tail, place.rule = zone[1], text[place.end : zone[1]], "zone_of_place"
            return
    if (
        text[place.end : place.end + 1] == "长"
        and text[place.end - 1] in "省市县区州"
        and text[place.end : place.end + 2] != "长期"
    ):
        place.end -= 1


def _zone_head_behind(text: str, end: int) -> tuple[int, int] | None:
    """Start and end of the first head of a zone that begins within reach of a place that ends there."""
    if not _last_characters().search(text, end, end + ZONE_REACH):
        return None
    heads = _zone_heads().find_matches_as_indexes(text[end : end + ZONE_REACH])
    return (end + heads[0][1], end + heads[0][2]) if heads else None


def _zones_alone(text: str, found: list[Found]) -> list[Found]:
    """Zones that have a name of their own: 在众创金融街."""
    taken = {f.end for f in found}
    alone = []
    for head in _standalone_heads():
        start = text.find(head)
        while start >= 0:
            end = start + len(head)
            left = left_bound(text, start, 8) if end not in taken else None
            if left is not None and 2 <= start - left <= 6 and not UNNAMED_ZONE.search(text[left:start]):
                alone.append(Found(left, end, Name(text[left:end], (), True, False), "zone_by_head"))
            start = text.find(head, end)
    return alone


def find_places(reading: Reading) -> list[Mention]:
    """PLACE mentions with full name, id and code; null where a name has several meanings and nothing tells which."""
    hits = {field: names_in(text) for field, text in reading.fields}
    certain = _vouched_for(reading, hits)
    found = [(field, place) for field, text in reading.fields for place in places(text, hits[field], certain)]
    open_names = any(len(f.name.meanings) > 1 for _, f in found)
    sure = {f.name.meanings[0] for _, f in found if len(f.name.meanings) == 1} if open_names else set()
    settled: dict[Name, Settled] = {}
    for _, place in found:
        if place.name not in settled:
            settled[place.name] = _settled(_meaning(place.name, reading, sure))
    return [_mention(reading, field, place, settled[place.name]) for field, place in found]


Settled = tuple[Place | None, str | None, str | None, str | None]
"""the meaning of a name in an article, its canonical name, id and code"""


def _settled(meaning: Place | None) -> Settled:
    return (meaning, full_name(meaning), meaning.entity_id, meaning.code) if meaning else (None, None, None, None)


def _vouched_for(reading: Reading, hits: dict[str, Hits]) -> frozenset[str]:
    """Short names that are common words, but whose full name stands in the article: 朝阳 beside 朝阳区."""
    if not any(name.risky for found in hits.values() for _, _, name in found):
        return frozenset()
    own = divisions().get(reading.region.code or "")
    full = {
        place
        for found in hits.values()
        for _, _, name in found
        if name.full and not name.risky
        for place in name.meanings
    }
    return frozenset(
        name.word
        for found in hits.values()
        for _, _, name in found
        if name.risky and any(place in full or (own and _near(place, own)) for place in name.meanings)
    )


def _near(place: Place, own: Place) -> bool:
    """Whether a place is that of the article, or a county of its city."""
    return place == own or (own.kind == "city" and lies_in(place, own))


def _meaning(name: Name, reading: Reading, sure: set[Place]) -> Place | None:
    """The one thing that a name stands for here; None where that is open."""
    meanings = name.meanings
    if len(meanings) <= 1:
        return meanings[0] if meanings else None
    own = divisions().get(reading.region.code or "")
    if own:
        near = [p for p in meanings if p == own or lies_in(p, own) or lies_in(own, p)]
        near = near or [p for p in meanings if p.code and own.code and p.code[:2] == own.code[:2]]
        if len(near) == 1:
            return near[0]
    told = [p for p in meanings if any(lies_in(p, other) for other in sure)]
    if len(told) == 1:
        return told[0]
    local = [p for p in meanings if p.kind == "local"]
    if local and not own:
        return local[0]
    first, second = meanings[0], meanings[1]
    if not name.full and first.kind in ("province", "city", "region") and first.kind != second.kind:
        return first
    return first if first.kind == "country" and second.kind != "country" else None


def _mention(reading: Reading, field: str, place: Found, settled: Settled) -> Mention:
    meaning, canonical, entity_id, code = settled
    tail = place.tail
    if "自由贸易" in tail or "自由贸易" in place.name.word:
        free = FREE_TRADE.search(reading.text(field), place.start, place.end)
        known = names().get(f"{free[1]}自贸试验区") if free else None
        if known is not None:
            meaning, canonical, entity_id, code = _settled(known.meanings[0])
            tail = ""
    if tail and meaning is not None:
        above = divisions().get(meaning.parent) if place.rule == "zone_of_place" else None
        stem = place.name.word if place.rule == "zone_of_place" else canonical
        canonical, entity_id = f"{full_name(above) if above else ''}{stem}{tail}", f"{entity_id}/{tail}"
    return reading.mention("PLACE", field, place.start, place.end, place.rule, canonical, entity_id, code)
