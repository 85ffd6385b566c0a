"""Mentions of organs → their full names and ids, where they can be known."""

from tasks.clean.article import Region
from tasks.entities.mention import Mention
from tasks.entities.organs.organ_names import TOWNSHIPS, resolve_national, resolve_organ
from tasks.entities.organs.party_centres import (
    OF_SESSION,
    OWN,
    of_foreign_party,
    party_of,
    party_that_meets,
    short_names_abroad,
)
from tasks.entities.places.countries import country_of
from tasks.entities.places.divisions import region_of
from tasks.entities.reading import Reading

_CENTRE = ("国务院", "中共中央", "中央", "国家", "中华人民共和国")
"""how issuers begin that are of the whole country"""
_FORCES = ("海军", "空军", "陆军")
Spoken = list[tuple[str, str, int]]
"""parties that a text speaks of, in order: full name, field and end of the words"""
LONGEST_POST = 12
"""characters between two organs of one list: the post in the first of them and 、"""


def resolve_organs(reading: Reading, mentions: list[Mention]) -> None:
    """Give the ORG mentions full name, id and region code."""
    township: str | None = None
    before: Mention | None = None
    told: Spoken = []
    named: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type == "EVENT":
            if (party := party_that_meets(mention.surface)) is not None:
                told.append((party, mention.field, mention.end))
        elif mention.type != "ORG":
            continue
        elif mention.rule == "organ_alias":
            _like(mention, named)
        else:
            named.setdefault(mention.surface, mention)
            region = _region_of_list(reading, before, mention) or reading.region
            organ = resolve_organ(mention.surface, region, township)
            if organ.full is None and _speaks_of_state(reading):
                organ = resolve_national(mention.surface) or organ
            if organ.place and organ.place.endswith(TOWNSHIPS):
                township = organ.place
            mention.canonical, mention.entity_id, mention.region_code = organ.full, organ.entity_id, organ.region_code
            if before is not None and mention.surface.startswith("中央") and _in_list(reading, before, mention):
                mention.canonical = of_foreign_party(before.canonical, organ.full) or organ.full
                mention.entity_id = f"org:{mention.canonical}" if mention.canonical else None
            elif before is not None and (whose := _outer(reading, before, mention)) is not None:
                mention.canonical, mention.entity_id = whose, f"org:{whose}"
            if told and mention.surface.endswith("委员会") and OF_SESSION.fullmatch(mention.surface):
                _give_party(reading, told, mention)
            elif (party := party_of(mention.canonical)) is not None:
                told.append((party, mention.field, mention.end))
            if mention.surface in short_names_abroad():
                _give_country(mentions, mention)
            before = mention


def _outer(reading: Reading, before: Mention, mention: Mention) -> str | None:
    """Full name by the organ before it: 全国人大原|内务司法委员会 is of the congress, 以空军和|海军 of Israel; else None."""
    if before.field != mention.field or before.canonical is None:
        return None
    between = reading.text(mention.field)[before.end : mention.start]
    if between == "原" and mention.surface.endswith("委员会"):
        return before.canonical + mention.surface
    forces = before.surface.endswith(_FORCES) and mention.surface in _FORCES and between in ("和", "、", "与", "及")
    country = before.canonical.removesuffix(before.canonical[-2:]) if forces else ""
    return country + mention.surface if country and country_of(before.canonical) not in (None, "CN") else None


def _like(alias: Mention, named: dict[str, Mention]) -> None:
    """Give a short name what its organ has (with 办公室 behind it, that office); nothing where that was not kept."""
    full = alias.canonical or ""
    organ = named.get(full) or named.get(full.removesuffix("办公室"))
    if organ is None or organ.canonical is None:
        alias.canonical = None
        return
    office = full.removeprefix(organ.surface)
    alias.canonical, alias.region_code = organ.canonical + office, organ.region_code
    alias.entity_id = f"org:{alias.canonical}"


def _give_country(mentions: list[Mention], mention: Mention) -> None:
    """A 共和党 is the American one where the United States were spoken of last among countries abroad; else open."""
    at = next(k for k, each in enumerate(mentions) if each is mention)
    told = next(filter(None, map(_country_abroad, (*reversed(mentions[:at]), *mentions[at + 1 :]))), None)
    if told != country_of(mention.canonical or ""):
        mention.canonical = mention.entity_id = None


def _country_abroad(mention: Mention) -> str | None:
    """The ISO code of a country other than China, or of the one that an organ is of; None for every other mention."""
    if mention.type == "ORG" and mention.surface not in short_names_abroad():
        return country_of(mention.canonical) if mention.canonical else None
    name = mention.entity_id if mention.type == "PLACE" else None
    return name[6:] if name is not None and len(name) == 8 and name[6:].isalpha() and name[6:] != "CN" else None


def _give_party(reading: Reading, told: Spoken, mention: Mention) -> None:
    """Tell a 第十三届中央委员会 to be of the party spoken of last in its paragraph, else of that of the title: 民革."""
    party, field, end = told[-1]
    between = reading.text(field)[end : mention.start] if field == mention.field else "\n"
    if party == OWN and "。" not in between and "\n" not in between:
        return
    if party == OWN or "\n" in between:
        party = next((name for name, where, _ in told if where == "title"), OWN)
    if party != OWN:
        mention.canonical = f"{party}{mention.surface[mention.surface.index('中央') :]}"
        mention.entity_id = f"org:{mention.canonical}"


def _speaks_of_state(reading: Reading) -> bool:
    """Whether organs without a place are those of the state, by the text's region or its issuer."""
    if reading.region.scope == "national":
        return True
    return reading.region.code is None and (reading.article.issuer or "").startswith(_CENTRE)


def _region_of_list(reading: Reading, before: Mention | None, mention: Mention) -> Region | None:
    """宁夏回族自治区党委书记、|人大常委会, 四川省教育厅、|财政厅: what follows in a list is of the same place."""
    if before is None or before.region_code is None or not _in_list(reading, before, mention):
        return None
    return region_of(before.region_code)


def _in_list(reading: Reading, before: Mention, mention: Mention) -> bool:
    """Whether only a post and 、 stand between two organs."""
    if before.field != mention.field:
        return False
    between = reading.text(mention.field)[before.end : mention.start]
    return 1 <= len(between) <= LONGEST_POST and between[-1] == "、" and not any(mark in between for mark in "，。；\n")
