"""Mentions of organs and persons → their full names and ids, where they can be known.

A person's id is the name and what tells bearers of one name apart, by the first of these that holds:

1. someone whom everyone knows by name: person:习近平
2. an organ of a place, of the first post that the text gives: person:班宏@510411
3. another organ, of that post: person:黄卫@科学技术部
4. the place of the article's authorities: person:王伟@510411
5. nothing: null

So two 王伟 of two counties are two persons, and so is one who moves from one county to another; two of one county are
one. That is the limit of a rule that reads one document at a time.
"""

from tasks.clean.article import Region
from tasks.entities.chains import Around, chain_before
from tasks.entities.divisions import region_of
from tasks.entities.mention import Mention
from tasks.entities.organ_names import TOWNSHIPS, resolve_national, resolve_organ
from tasks.entities.posts import posts_by_end
from tasks.entities.reading import Reading
from tasks.lexicons import column_set

_CENTRE = ("国务院", "中共中央", "中央", "国家", "中华人民共和国")
"""how issuers begin that are of the whole country"""
LONGEST_POST = 12
"""characters between two organs of one list: the post in the first of them and 、"""


def resolve_organs(reading: Reading, mentions: list[Mention]) -> None:
    """Give the ORG mentions full name, id and region code."""
    township: str | None = None
    before: Mention | None = None
    for mention in mentions:
        if mention.type == "ORG":
            region = _region_of_list(reading, before, mention) or reading.region
            organ = resolve_organ(mention.surface, region, township)
            if organ.full is None and _speaks_of_state(reading):
                organ = resolve_national(mention.surface) or organ
            if organ.place and organ.place.endswith(TOWNSHIPS):
                township = organ.place
            mention.canonical, mention.entity_id, mention.region_code = organ.full, organ.entity_id, organ.region_code
            before = mention


def _speaks_of_state(reading: Reading) -> bool:
    """Whether organs without a place are those of the state, by the text's region or its issuer."""
    if reading.region.scope == "national":
        return True
    return reading.region.code is None and (reading.article.issuer or "").startswith(_CENTRE)


def _region_of_list(reading: Reading, before: Mention | None, mention: Mention) -> Region | None:
    """宁夏回族自治区党委书记、|人大常委会, 四川省教育厅、|财政厅: what follows in a list is of the same place."""
    if before is None or before.region_code is None or before.field != mention.field:
        return None
    between = reading.text(mention.field)[before.end : mention.start]
    if not 1 <= len(between) <= LONGEST_POST or between[-1] != "、" or any(mark in between for mark in "，。；\n"):
        return None
    return region_of(before.region_code)


def resolve_persons(reading: Reading, mentions: list[Mention]) -> None:
    """Give the PERSON mentions the name without blanks and an id."""
    persons = [mention for mention in mentions if mention.type == "PERSON"]
    if not persons:
        return
    holders = _first_organs(reading, mentions)
    for person in persons:
        name = person.canonical = person.canonical or person.surface
        person.entity_id = _person_id(reading, name, holders.get(name))


def _person_id(reading: Reading, name: str, organ: Mention | None) -> str | None:
    if name in column_set("notable_persons", "name"):
        return f"person:{name}"
    if organ is not None:
        return f"person:{name}@{organ.region_code or organ.canonical}"
    return f"person:{name}@{reading.region.code}" if reading.region.code else None


def _first_organs(reading: Reading, mentions: list[Mention]) -> dict[str, Mention]:
    """Name → the first organ with a full name in which the text gives it a post."""
    found: dict[str, Mention] = {}
    for field, text in reading.fields:
        posts = posts_by_end(text)
        persons = [m for m in mentions if m.type == "PERSON" and m.field == field]
        if not posts or not persons:
            continue
        around = Around(text, posts, {m.end: m for m in mentions if m.type == "ORG" and m.field == field}, {})
        for person in persons:
            name = person.canonical or person.surface
            if name in found:
                continue
            for held in chain_before(around, person.start):
                if held.organ is not None and held.organ.canonical is not None:
                    found.setdefault(name, held.organ)
    return found
