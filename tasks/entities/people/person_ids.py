"""Mentions of persons → their names without blanks and ids, where these can be known.

A person's id is the name and what tells bearers of one name apart, by the first of these that holds:

1. someone whom everyone knows by name, or a leader of the state among organs of the centre: person:习近平, person:王沪宁
2. the country of one from abroad who is known by name, or of an organ or office abroad: person:拉夫罗夫@RU, of 俄罗斯外长
   as of 俄罗斯外交部发言人
3. the place of the first post that the text gives: person:班宏@510411
4. the organ of that post: person:黄卫@科学技术部
5. the place of the article's authorities: person:王伟@510411
6. nothing: null

So two 王伟 of two counties are two persons, and so is one who moves from one county to another; two of one county are
one. That is the limit of a rule that reads one document at a time.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from tasks.entities.mention import Mention
from tasks.entities.people.sounded_names import is_foreign_name
from tasks.entities.places.countries import country_names, country_of
from tasks.entities.posts.chains import Around, Held, around_of, chain_before
from tasks.entities.posts.posts import posts_by_end
from tasks.entities.reading import Reading
from tasks.lexicons import column_set, lexicon, words_with_role

_OFFICES = frozenset(("state", "government", "head"))
"""kinds of posts that a place goes before: 俄罗斯|总统, 平昌县|县长"""


def resolve_persons(reading: Reading, mentions: list[Mention]) -> None:
    """Give the PERSON mentions the name without blanks and an id; a ministry abroad gets its country's name."""
    persons = [mention for mention in mentions if mention.type == "PERSON"]
    if not persons:
        return
    for person in persons:
        person.canonical = person.canonical or person.surface
    scopes = _scopes(reading, mentions, persons)
    names = {person.canonical or "" for person in persons}
    known = names & column_set("notable_persons", "name")
    leading = names & _leaders().keys()
    texts = [text for _, text in reading.fields]
    abroad = _known_abroad()
    ids: dict[str, str | None] = {name: f"person:{name}@{abroad[name]}" for name in names & abroad.keys()}
    for name in names - ids.keys():
        leads = name in leading and _leads(reading, name, scopes.get(name), known | leading, texts)
        ids[name] = f"person:{name}" if name in known or leads else _scoped(reading, name, scopes.get(name))
    for person in persons:
        person.entity_id = ids[person.canonical or ""]


def _scoped(reading: Reading, name: str, scope: str | None) -> str | None:
    scope = scope or reading.region.code
    return f"person:{name}@{scope}" if scope else None


@cache
def _known_abroad() -> dict[str, str]:
    """Those from abroad whom everyone knows → their country: 拉夫罗夫 → RU."""
    return {row["name"]: row["country"] for row in lexicon("known_abroad")}


@cache
def _leaders() -> dict[str, bool]:
    """Leaders of the state → whether many others bear the name."""
    return {row["name"]: row["common"] == "1" for row in lexicon("state_leaders")}


def _leads(reading: Reading, name: str, scope: str | None, known: set[str], texts: Sequence[str]) -> bool:
    """Whether a leader is meant: an organ of the centre tells so, else other leaders, for a common name in one list."""
    if scope is not None:
        return scope.startswith(words_with_role("state_organ"))
    if len(known) < 2:
        return False
    listed = any(f"、{name}" in text or f"{name}、" in text for text in texts)
    return listed or not (_leaders()[name] or reading.region.code)


def _scopes(reading: Reading, mentions: list[Mention], persons: list[Mention]) -> dict[str, str]:
    """Name → the country of a post abroad that the text gives, else the place or organ of the first post."""
    found: dict[str, str] = {}
    ministries: list[tuple[str, list[Held]]] = []
    given, of_any_country = _given(), words_with_role("ministry_of_any_country")
    for field, text in reading.fields:
        posts = posts_by_end(text)
        here = [person for person in persons if person.start in posts and person.field == field]
        if not here:
            continue
        around = around_of(field, text, mentions)
        for person in here:
            name = person.canonical or ""
            chain = [held for held in chain_before(around, person.start) if held.name not in given]
            told = [scope for held in chain if (scope := _scope(around, held)) is not None]
            abroad = next(filter(_is_country, told), None)
            if abroad is not None and not _is_country(found.get(name, "")):
                found[name] = abroad
            elif told:
                found.setdefault(name, told[0])
            if any(held.organ is not None and held.organ.surface in of_any_country for held in chain):
                ministries.append((name, chain))
    for name, chain in ministries:
        if _is_country(found.get(name, "")):
            _name_ministries(chain, found[name])
        elif is_foreign_name(name) and found.get(name) in of_any_country:
            del found[name]
            _name_ministries(chain, None)  # 法国经济与财政部长隆巴尔 is of no Chinese ministry
    return found


@cache
def _given() -> frozenset[str]:
    """What stands before a name and is no post of it: 中央组织部|追授|邹碧华."""
    return frozenset((*words_with_role("appoints"), *words_with_role("honours")))


def _scope(around: Around, held: Held, further: bool = True) -> str | None:
    """The country, region or organ of a post; 俄罗斯|总统|新闻秘书 is of Russia."""
    organ, place = held.organ, held.place
    if organ is not None:
        return organ.region_code or (country_of(organ.canonical) or organ.canonical if organ.canonical else None)
    if place is not None and held.post.kind in _OFFICES and around.text[place.start - 1 : place.start] != "驻":
        code = (place.entity_id or "").removeprefix("place:")
        return code if _is_country(code) else place.region_code if held.post.kind == "government" else None
    if further and place is None and held.start in around.posts:
        before = chain_before(around, held.start)
        return _scope(around, before[-1], further=False) if before else None
    return None


def _is_country(scope: str) -> bool:
    return len(scope) == 2 and scope.isascii() and scope.isalpha()


def _name_ministries(chain: Iterable[Held], country: str | None) -> None:
    """伊朗副总统兼|外交部长: a ministry that any country has, of a person from abroad, is its country's, which may be open."""
    for held in chain:
        organ = held.organ
        if organ is not None and organ.surface in words_with_role("ministry_of_any_country"):
            organ.canonical = f"{country_names()[country]}{organ.surface}" if country else None
            organ.entity_id, organ.region_code = f"org:{organ.canonical}" if country else None, None
