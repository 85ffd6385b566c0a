"""A reading → its PLACE mentions: divisions, countries, cities, regions, landmarks, zones, towns and villages.

A place stands for itself; one that lies inside the name of an organ, event or document is dropped where overlaps are
settled. A place and the part of it that follows are one: 攀枝花市仁和区, 阜平县骆驼湾村.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from tasks.entities.mention import Mention
from tasks.entities.places.country_letters import country_letters, letters_of
from tasks.entities.places.gazetteer import Name, Place, divisions, full_name, lies_in, names
from tasks.entities.places.hits_in_words import told_by_words
from tasks.entities.places.joined_places import BATTLE, join_behind
from tasks.entities.places.one_character import one_character_names
from tasks.entities.places.place_edges import OPENS_PART, cut_before_word, lies_behind, part_behind
from tasks.entities.places.place_kinds import goes_on, is_known
from tasks.entities.places.place_meanings import Settled, meaning_of, settled_as
from tasks.entities.places.place_search import DIVIDED, OF_VILLAGES, RULE, START, TAILED, Found, Hits, Search
from tasks.entities.places.towns import TOWN_HEADS, towns_alone
from tasks.entities.places.uncovered_places import find_unlisted
from tasks.entities.places.unlisted_places import town_behind
from tasks.entities.places.zones import FREE_TRADE, ZONE_HEADS, last_zone, zone_behind, zone_head, zones_alone
from tasks.entities.reading import Reading

UNIT = re.compile(
    r"[市州省郡邦县镇](?!场|民|长|政|值|区|内|立|际|郊|中心|静|定|压|委)|河(?!北|南|西|东|段|流|道|内|口|谷)"
)
"""纽约市, 荷台达省; but 纽约市长 is a post"""
NOT_A_PLACE = re.compile(
    r"人(?!民|口|大|才|士|社|工|员|均|力|数|文|生|间|类|次|为|机|体|防|造)|籍|裔|语|话|菜|族(?!自治)|队(?!伍)|女排|女足|男足|男篮|女篮|独立军|舰(?![队艇船])"
    r"|\d{1,3}[A-Z]?星(?!级)|[一二三四五六七八九十]{1,2}号(?![线楼院文坝坑营])"
)
"""What makes a name mean people, a language, a team or a satellite: 中国人, 日本队, 东坡08星, 吉林一号"""


NO_HEADS = ("长江", "长期", "长途", "长城", "长三角", "长株潭")
"""words that begin as the head of a division does: 泰州|长江公路大桥"""
CLOSERS = frozenset("，。、；：！？”》）\n ") | {""}
PAVILION = ("（", "馆")
"""what a country may be told with: 中国|馆"""
LOCAL = frozenset(("local",))
DIVISIONS = ("province", "city", "county")
PEOPLE = frozenset("人籍裔语话菜族队女男独舰0123456789一二三四五六七八九十")


def _find_listed(search: Search, certain: frozenset[str]) -> None:
    """Places that the gazetteer lists, chains joined; `certain` are risky names that the article vouches for."""
    text, hits = search.text, search.hits
    if not hits:
        return
    found: list[Found] = []
    last: Found | None = None
    reach = 0
    zones = last_zone(text)
    for k, (start, end, name) in enumerate(hits):
        if start < reach:
            continue
        chained = part_of(last.name, name) if last is not None and reach == start and not last.tail else None
        if last is not None and chained is not None:
            last = found[-1] = Found(last.start, end, chained, "place_chain")
        elif (name.risky and name.word not in certain and not _is_told_by_part(hits, k)) or (
            not name.full and name.word[0] == "长" and text[start - 1 : start] in HEADED
        ):
            continue  # 旗长|白云海 is no 长白
        else:
            last = Found(start, end, name, "full_name" if name.full else "short_name")
            found.append(last)
        reach = end
        if k + 1 < len(hits) and hits[k + 1][0] == end and part_of(last.name, hits[k + 1][2]):
            continue
        behind = text[end : end + 1]
        if behind not in CLOSERS and (behind in PAVILION or "country" not in last.name.kinds):
            _extend(search, last, zones)
            reach = last.end
    search.found = [f for f in found if text[f.end : f.end + 1] not in PEOPLE or not _of_people(text, f)]


def _is_told_by_part(hits: Hits, k: int) -> bool:
    """Whether a county that lies in it stands right behind: 来宾|象州县."""
    _, end, name = hits[k]
    behind = hits[k + 1] if k + 1 < len(hits) else None
    return behind is not None and behind[0] == end and behind[2].full and part_of(name, behind[2]) is not None


def _find_zones(search: Search) -> None:
    text = search.text
    words = search.reading.words[search.field]
    if TOWN_HEADS.hits(text):
        divided = {
            place.end
            for place in search.found
            if not place.name.kinds.isdisjoint(DIVISIONS) or text[place.end - 1] in "区镇乡道"
        }
        search.towns = list(towns_alone(text, words, divided))
    if not ZONE_HEADS.hits(text):
        return
    zones = list(zones_alone(text, words, [town.end for town in search.towns]))
    taken = {f.end: f for f in search.found} if zones else {}
    for start, end in zones:
        known = taken.get(end)
        if known is None:
            search.found.append(Found(start, end, Name(text[start:end], (), True), "zone_by_head"))
        elif start < known.start and not known.name.full:  # 涔|天河水库 is none of 天河
            known.start, known.name, known.tail, known.rule = start, Name(text[start:end], (), True), "", "zone_by_head"


def _make_whole(search: Search) -> None:
    """The places in their order, one that lies in the one right before it joined to it, each with the part that is meant."""
    text = search.text
    if not search.found:
        return
    search.found.sort(key=START)
    whole: list[Found] = []
    for place in search.found:
        last = whole[-1] if whole else None
        if last is not None and last.end == place.start and _joins(text, last, place):
            last.end, last.name, last.tail, last.rule = place.end, place.name, place.tail, "place_chain"
        else:
            whole.append(place)
    for place in whole:
        if text[place.end : place.end + 1] not in OPENS_PART:
            continue
        if not place.tail:
            place.end = cut_before_word(text, place.start, place.end)
        end = part_behind(text, place.end, place.name)
        if end > place.end:
            place.tail += text[place.end : end]
            place.end, place.rule = end, "part_of_place"
    by_head = "zone_by_head" in map(RULE, whole)
    search.found = [f for f in whole if f.rule != "zone_by_head" or _is_noun(search, f)] if by_head else whole


def _joins(text: str, outer: Found, inner: Found) -> bool:
    """Whether two places beside one another are one: 陕西|秦岭, 龙泉关镇|骆驼湾村."""
    if outer.rule in TAILED or outer.rule in OF_VILLAGES:
        return text[outer.end - 1] in "镇乡村道" and inner.rule in (*OF_VILLAGES, "zone_by_head")
    if inner.rule == "named_road" or "road" in (outer.rule, inner.rule):
        return False
    if inner.rule == "town_alone" and not outer.tail and not outer.name.kinds.isdisjoint(DIVISIONS):
        return True  # 伊犁|奥依塔木村
    if inner.rule == "zone_of_place" and outer.name.kinds == LOCAL and not outer.tail:
        return True  # 京津|中关村科技城
    here = text[outer.start : outer.end], text[inner.start : inner.end]
    return not outer.tail and lies_behind(outer.name, here[0], inner.name, here[1])


def _of_people(text: str, place: Found) -> bool:
    """Whether it tells whose people, language or team: 日本人; but 山西临汾人 names where one is from."""
    return not place.tail and place.rule != "place_chain" and NOT_A_PLACE.match(text, place.end) is not None


@lru_cache(maxsize=8192)
def part_of(outer: Name, inner: Name) -> Name | None:
    """The name as a part of the place right before it: 攀枝花市 + 仁和区; None where it is none."""
    if inner.risky and "country" in outer.kinds:
        return None
    inside = tuple(p for p in inner.meanings if any(lies_in(p, place) for place in outer.meanings))
    return Name(inner.word, inside, inner.full) if inside else None


def _extend(search: Search, place: Found, zones: int) -> None:
    """Take in the town, village or zone that follows, or leave 长 to the post: 江苏省长 → 江苏; no head of a zone stands
    behind `zones`."""
    text, kinds = search.text, place.name.kinds
    if (
        kinds == LOCAL
        and text[place.end : place.end + 1] in ("镇", "乡")
        and not goes_on(text, place.end, place.end + 1)
    ):
        town = text[place.end] + town_behind(text, place.end + 1)  # 周口店|镇黄山店村
        place.end, place.tail, place.rule = place.end + len(town), town, "town_or_village"
        return
    if "county" in kinds or "city" in kinds:
        town = town_behind(text, place.end)
        if town and (place.name.full or text[place.end - 1] in "市县区州盟旗" or "镇" in town or "乡" in town):
            place.end, place.tail, place.rule = place.end + len(town), town, "town_or_village"
            return
    if "foreign_city" in kinds and UNIT.match(text, place.end):
        place.end += 1
        return
    zone = None
    if place.end < zones:
        divided = not kinds.isdisjoint(DIVIDED) or _lies_in_division(place.name)
        zone = zone_behind(text, place.end, divided, search.reading.words[search.field])
    if zone is not None:
        place.end, place.tail, place.rule = zone, text[place.end : zone], "zone_of_place"
        return
    of_head = text[place.end : place.end + 1] == "长" and not text.startswith(NO_HEADS, place.end)
    if (of_head and text[place.end - 1] in "省市县区州" and place.end - place.start > _SHORT) or text.startswith(
        "市场", place.end - 1
    ):
        place.end -= 1  # 江苏|省长, 占了杭州|市场


def _lies_in_division(name: Name) -> bool:
    """Whether it is a zone that lies in one division, such as 雄安新区."""
    return any(place.kind == "local" and place.code is not None for place in name.meanings)


def find_places(reading: Reading) -> list[Mention]:
    """PLACE mentions with full name, id and code; null where a name has several meanings and nothing tells which."""
    return places_of([reading])[0]


def places_of(readings: Sequence[Reading]) -> list[list[Mention]]:
    """The same of several readings; each step reads all of them before the next does, which is faster."""
    found = [[Search(reading, field, text, [], [], []) for field, text in reading.fields] for reading in readings]
    every = [search for searches in found for search in searches]
    for search in every:
        search.hits = told_by_words(search)
    for searches in found:
        certain = _vouched_for(searches)
        for search in searches:
            _find_listed(search, certain)
    for find in (_find_zones, join_behind, find_unlisted, _make_whole, _find_letters):
        for search in every:
            find(search)
    for searches in found:
        _add_letters_of_named(searches)
    return [_mentions(reading, searches) for reading, searches in zip(readings, found, strict=True)]


def _mentions(reading: Reading, searches: list[Search]) -> list[Mention]:
    every = {f.name for search in searches for f in search.found}
    sure = {name.meanings[0] for name in every if len(name.meanings) == 1}
    settled = {name: settled_as(meaning_of(name, reading, sure)) for name in every}
    mentions = []
    for search in searches:
        text, field = search.text, search.field
        trade = "贸" in text
        search.found.sort(key=START)
        for place in search.found:
            if trade or place.tail or place.rule == BATTLE:
                mentions.append(_mention(search, place, settled[place.name]))
            else:
                start, end = place.start, place.end
                mentions.append(
                    Mention(field, None, start, end, "PLACE", text[start:end], place.rule, *settled[place.name][1:])
                )
    return mentions


def _find_letters(search: Search) -> None:
    letters = one_character_names(search.text, in_news=search.reading.article.doc_type != "law")
    search.found += [Found(start, end, name, "one_character") for start, end, name in letters]


def _add_letters_of_named(searches: list[Search]) -> None:
    """Put in the countries that the article names and then writes by one character: 访巴."""
    if searches[0].reading.article.doc_type == "law":
        return
    meant = letters_of([place.name for search in searches for place in search.found])
    if not meant:
        return
    for search in searches:
        text = search.text
        told = list(country_letters(text, search.reading.words[search.field], meant))
        taken = set(chain.from_iterable([range(each.start, each.end) for each in search.found])) if told else ()
        for place, name in told:
            if place not in taken:
                end = part_behind(text, place + 1, name)  # 在乌|东部
                search.found.append(Found(place, end, name, "letter_of_country", text[place + 1 : end]))


_SHORT = 2
"""characters of the shortest divisions: 歙县|长陔岭"""
HEADED = frozenset("县区旗镇乡州盟")
"""levels whose head is a 长"""
NO_NAME_TAGS = frozenset(("v", "vd", "d", "ad", "p", "c", "r", "u", "uj", "f"))
"""jieba's tags of words that begin no name of a zone"""


def _is_noun(search: Search, place: Found) -> bool:
    """Whether no verb or adverb begins what stands before the head: 娄里|水库, but not 取用|水库, 充分考虑|水库."""
    words = search.reading.words[search.field]
    head = len(zone_head(place.name.word)) or 1
    first, last = words.index_before(place.start + 1), words.index_before(place.end - head) + 1
    return all(words.tags[k] not in NO_NAME_TAGS or is_known(words.words[k]) for k in range(first, last))


def _vouched_for(searches: list[Search]) -> frozenset[str]:
    """Short names that are common words, but whose full name stands in the article: 朝阳 beside 朝阳区."""
    risky = {name for search in searches for _, _, name in search.hits if name.risky}
    if not risky:
        return frozenset()
    own = divisions().get(searches[0].reading.region.code or "")
    full = {
        place
        for search in searches
        for _, _, name in search.hits
        if name.full and not name.risky
        for place in name.meanings
    }
    return frozenset(
        name.word for name in risky if any(place in full or (own and _near(place, own)) for place in name.meanings)
    )


def _near(place: Place, own: Place) -> bool:
    """Whether a place is that of the article, or a county of its city."""
    return place == own or (own.kind == "city" and lies_in(place, own))


def _mention(search: Search, place: Found, settled: Settled) -> Mention:
    meaning, canonical, entity_id, code = settled
    tail = place.tail
    surface = search.text[place.start : place.end]
    if "贸" in surface and ("自由贸易" in tail or "自贸" in tail or "自由贸易" in place.name.word):
        free = FREE_TRADE.search(search.text, place.start, place.end)
        known = names().get(f"{free[1]}自贸试验区") if free else None
        if known is not None:
            meaning, canonical, entity_id, code = settled_as(known.meanings[0])
            tail = ""
    if tail and meaning is not None:
        above = divisions().get(meaning.parent) if place.rule == "zone_of_place" else None
        stem = place.name.word if place.rule == "zone_of_place" else canonical
        canonical, entity_id = f"{full_name(above) if above else ''}{stem}{tail}", f"{entity_id}/{tail}"
    if place.rule == BATTLE:
        return Mention(
            search.field, None, place.start, place.end, "EVENT", surface, BATTLE, surface, f"event:{surface}"
        )
    return Mention(search.field, None, place.start, place.end, "PLACE", surface, place.rule, canonical, entity_id, code)
