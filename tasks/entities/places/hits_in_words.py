"""The names of the gazetteer that stand in a text → those that its words bear out: 跨越|南通, 同|德国, 新疆乌鲁木齐、|奎屯."""

from bisect import bisect_left
from functools import cache

from tasks.entities.places.gazetteer import NAMES, Name, names, names_by_index, names_in
from tasks.entities.places.place_search import FOREIGN_CITY, Hits, Search
from tasks.entities.places.streets import OPENS_STREET, names_street
from tasks.entities.places.unlisted_places import sounds

_LOCAL = frozenset(("local",))
_DIVISIONS = frozenset(("province", "city", "county"))
_LONGEST = 12
"""characters of the longest names that are looked for behind a word"""
_VERB_TAGS = frozenset(("v", "vn", "vd"))


def _between_words(search: Search) -> Hits:
    """The names of the gazetteer in a text without those that begin inside a word and end inside the next, which may name a place (跨越|南通), and
    without the names of streets (合川|路) and of persons (埃斯特万·|圣地亚哥)."""
    text, words, hits = search.text, search.reading.words[search.field], []
    starts, ends, last = words.starts, words.ends, len(words.starts) - 1
    persons, known_names = _named_persons(search) if "·" in text else (), names_by_index()
    for which, start, end in NAMES.hits(text):
        name = known_names[which]
        if name is None or name in persons:
            continue
        if text[end : end + 1] in OPENS_STREET and (not name.full or name.kinds == _LOCAL) and names_street(text, end):
            continue
        index = bisect_left(starts, start + 1) - 1
        if starts[index] < start < ends[index] < end and index < last:
            if ends[bisect_left(starts, end) - 1] <= end:
                hits.append((start, end, name))
                continue
            start, end = starts[index + 1], ends[index + 1]
            known = names().get(text[start:end])
            if known is not None and start == ends[index]:
                hits.append((start, end, known))
            continue
        if name.risky and name.kinds <= _DIVISIONS and not (hits and hits[-1][1] == start):
            behind = bisect_left(starts, end) - 1
            if ends[behind] > end and starts[behind] > start:
                hits += _sure_at(text, starts[behind])  # 同|德国, 从|江西, 弘扬|中国
                continue
        hits.append((start, end, name))
    return hits


def _named_persons(search: Search) -> set[Name]:
    """Names that stand behind the point in the name of a person: 埃斯特万·|圣地亚哥; but 中国·|莆田, 越南·|河内."""
    text, words = search.text, search.reading.words[search.field]
    hits = names_in(text)
    ends = {end for _, end, _ in hits}
    named = [
        (words.index_before(start - 1), name)
        for start, _, name in hits
        if name.foreign and start > 1 and text[start - 1] == "·" and start - 1 not in ends
    ]
    sound = sounds()[0]
    return {
        name
        for k, name in named
        if words.words[k][-1] in sound or any(tag[:2] == "nr" for tag in words.tags[max(k - 1, 0) : k + 1])
    }


def _sure_at(text: str, start: int) -> Hits:
    """The longest name of a place that begins there, where nothing is risky about it."""
    for stop in range(min(len(text), start + _LONGEST), start + 1, -1):
        known = names().get(text[start:stop])
        if known is not None and not known.risky:
            return [(start, stop, known)]
    return []


def told_by_words(search: Search) -> Hits:
    """Names of the gazetteer, a risky name made sure where the words of the text or a list of places hold it: 新疆乌鲁木齐、|奎屯."""
    hits = _between_words(search)
    risky = [k for k, (_, _, name) in enumerate(hits) if name.risky]
    if not risky:
        return hits
    text, words = search.text, search.reading.words[search.field]
    told: list[tuple[int, int, Name] | None] = list(hits)
    for k in risky:
        start, end, name = hits[k]
        if name.risk != "word" and words.word_at(start) == name.word:
            by_tag = words.tags[words.index_before(start + 1)] == "ns"
            if name.risk == "soft" or by_tag or _of_named_country(name, hits) or _in_list(text, hits, k):
                told[k] = (start, end, _sure_name(name))
        elif name.risk == "word" and words.tag_at(start, end) in _VERB_TAGS:
            told[k] = None  # 辽宁|振兴发展, not even behind its province
    return [hit for hit in told if hit is not None]


def _of_named_country(name: Name, hits: Hits) -> bool:
    """Whether it is a city abroad whose country is named too: 在|万象|会见了老挝总理."""
    if name.kinds != FOREIGN_CITY:
        return False
    countries = {place.parent for _, _, other in hits if "country" in other.kinds for place in other.meanings}
    return any(place.parent in countries for place in name.meanings)


def _in_list(text: str, hits: Hits, k: int) -> bool:
    """Whether a place that is no common word stands right beside it in a list: 临安、|桐庐."""
    start, end, _ = hits[k]
    before, after = hits[k - 1] if k else None, hits[k + 1] if k + 1 < len(hits) else None
    if before and before[1] == start - 1 and text[start - 1] == "、" and not _is_doubtful(before[2]):
        return True
    return bool(after and after[0] == end + 1 and text[end] == "、" and not _is_doubtful(after[2]))


def _is_doubtful(name: Name) -> bool:
    """Whether nothing but other places beside it make it one; a soft risk is none that a list leaves: 珲春、|集安."""
    return name.risky and name.risk != "soft"


@cache
def _sure_name(name: Name) -> Name:
    """The same name where nothing is risky about it."""
    return Name(name.word, name.meanings, name.full)
