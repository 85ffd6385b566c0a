"""An addressee as written → what kind of organ it is, of which level and where.

各县（市、区）教育局, in a document of 四川省 → education_bureau, county, 510000
各级党委                                   → party_committee, all
各级党委、政府                             → several
遂宁市关工委 (with its mention)              → care_next_generation, city, 510900, [org:…]
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tasks.clean.article import Article
from tasks.clean.region.divisions import names_in
from tasks.directives.addressees.actors import head_kinds
from tasks.directives.grammar.words import ACTORS, Words, words_of
from tasks.entities.mention import Mention
from tasks.lexicons import lexicon

_JOINED = re.compile("[、和及与或，]")
_BRACKETS = re.compile("（[^（）]*）")
_BEHIND_LISTED = re.compile("[、和及与或，]|等?(?:有关|相关)?$")
_ORGAN_ENDS = tuple("部委局办署院会社厅")
_AND_ABOVE = re.compile("级?以上")
_LOCAL = ("province", "city", "county", "township")
MOST_ADDRESSEES = 10_000
"""addressees whose organs are kept: the same few hundred are told what to do again and again"""
SEVERAL = "several"
"""the kind of an addressee that names organs of several kinds"""
_PERSONAL = ("person", "localities", "organisation", "department")
"""kinds that say little; a more exact one in the same phrase wins"""


@dataclass(frozen=True, slots=True)
class OrganClass:
    """What is known of an addressee beyond its words."""

    ids: list[str] = field(default_factory=list)
    kind: str | None = None
    level: str | None = None
    region: str | None = None


@cache
def _levels() -> tuple[Words, dict[str, str]]:
    return words_of("addressee_levels", "word"), {row["word"]: row["level"] for row in lexicon("addressee_levels")}


@cache
def _head_levels() -> dict[str, str]:
    return {row["head"]: row["level"] for row in lexicon("addressee_heads") if row["level"]}


@cache
def _subjects() -> dict[str, str]:
    """What departments are for, with the kind of those: 发展改革 → development_reform, by 发展改革部门."""
    return {
        head[: -len(end)]: kind
        for head, kind in head_kinds().items()
        if kind not in (*_PERSONAL, "none")
        for end in ("行政主管部门", "主管部门", "行政部门", "部门")
        if head.endswith(end) and len(head) > len(end) + 1
    }


_SUBJECTS = Words(_subjects)


@dataclass(frozen=True, slots=True)
class NamedOrgan:
    """One organ among those that an addressee names: its kind, and the levels that it may be of (none known: any)."""

    kind: str
    levels: frozenset[str]


def organs_named(addressee: str) -> list[NamedOrgan]:
    """Each organ of an addressee with the levels written before it, or shared with the one before.

    县级以上人民政府林业主管部门   → forestry of county, city and province
    各级党委和教育局               → party_committee of all, education_bureau of all
    """
    found: list[NamedOrgan] = []
    heads = [place for place in ACTORS.places(addressee) if head_kinds()[place[0]] != "none"]
    low, levels = 0, frozenset[str]()
    for k, (head, start, end) in enumerate(heads):
        written = _levels_in(addressee[:end], low) or _levels_of_place(addressee[low:start])
        levels = written or levels
        if head.endswith("部门"):
            found += [NamedOrgan(kind, levels) for kind in _kinds_listed(addressee[low:start])]
        low = end
        follows = k + 1 < len(heads) and not _JOINED.search(addressee, end, heads[k + 1][1])
        if follows and head_kinds()[heads[k + 1][0]] not in _PERSONAL:
            continue  # 人民政府|林业主管部门 is one organ
        own = _head_levels().get(head)
        found.append(NamedOrgan(head_kinds()[head], written | {own} if own else levels))
    return found


def _kinds_listed(before: str) -> list[str]:
    """The kinds of those departments of a list of which only the last says 部门: 财政、发展改革、教育等(部门)."""
    subjects = _subjects()
    places = _SUBJECTS.places(before)
    return [subjects[word] for word, _, end in places if end == len(before) or _BEHIND_LISTED.match(before, end)]


def _levels_of_place(text: str) -> frozenset[str]:
    """The level of the place whose organ it is: 浙江省 → province. 人力资源 is none of 资源县."""
    places = [place for place in names_in(text) if place.full or not place.meanings[0].short_is_risky]
    return frozenset(division.level for division in places[-1].meanings) if places else frozenset()


def _levels_in(text: str, low: int) -> frozenset[str]:
    """The levels that are written from `low` on: 省、市 → province and city; 县级以上 → county, city and province."""
    words, levels = _levels()
    found = set()
    for word, start, end in words.places(text[low:]):
        if _stands_alone(text, low + start, low + end):
            level = levels[word]
            found.add(level)
            if _AND_ABOVE.match(text, low + end) and level in _LOCAL:
                found.update(_LOCAL[: _LOCAL.index(level)])
    return frozenset(found)


def organ_class(addressee: str, named: list[Mention], article: Article) -> OrganClass:
    """Kind, level and region of an addressee; `named` are the mentions of organs and people inside it."""
    kinds, first = _kinds_of_organs(addressee)
    words, levels = _levels()
    level = _head_levels().get(first or "")
    if level is None:
        found = [levels[word] for word, start, end in words.places(addressee) if _stands_alone(addressee, start, end)]
        level = found[0] if found else None
    return OrganClass(
        list(dict.fromkeys(mention.entity_id for mention in named if mention.entity_id)),
        SEVERAL if len(set(kinds)) > 1 else kinds[0] if kinds else None,
        level,
        _region(level, named, article),
    )


@lru_cache(MOST_ADDRESSEES)
def _kinds_of_organs(addressee: str) -> tuple[tuple[str | None, ...], str | None]:
    """The kind of each organ of a list (None of one that is not known), and the word for what the first is.

    海关总署、国管局 → customs, None;  市、县人民政府 → government;  各县（市、区）教育局 → education_bureau
    """
    kinds: list[str | None] = []
    first = None
    for organ in _organs_listed(addressee):
        head = _head_of(organ)
        first = first or head
        if head is not None:
            kinds.append(head_kinds()[head])
        elif organ.removesuffix("等").endswith(_ORGAN_ENDS):
            kinds.append(None)
        elif addressee.endswith("部门"):
            kinds += _kinds_listed(organ)
    return tuple(kinds), first


def _organs_listed(addressee: str) -> list[str]:
    """What stands between the joints of a list, those aside that stand in a bracket or in a name: 文化和旅游部门."""
    plain = _BRACKETS.sub(lambda bracket: "\0" * len(bracket[0]), addressee)
    heads = ACTORS.places(plain) + _SUBJECTS.places(plain)
    listed, low = [], 0
    for joint in _JOINED.finditer(plain):
        if not any(start < joint.start() < end for _, start, end in heads):
            listed.append(addressee[low : joint.start()])
            low = joint.end()
    return [*listed, addressee[low:]]


def _head_of(organ: str) -> str | None:
    """The word for what an organ is, the most exact one and the last."""
    kinds = head_kinds()
    heads = [head for head, _, _ in ACTORS.places(organ) if kinds[head] != "none"]
    exact = [head for head in heads if kinds[head] not in _PERSONAL]
    return exact[-1] if exact else heads[-1] if heads else None


def _stands_alone(addressee: str, start: int, end: int) -> bool:
    """Whether 省, 市, 县 … is the level of an organ there and no part of another word (市场监管总局)."""
    if end - start > 1:
        return True
    before, behind = addressee[start - 1 : start], addressee[end : end + 1]
    return before in ("", "、", "和", "及", "各", "全", "本", "我") and behind not in ("场", "民", "域", "际", "容")


def _region(level: str | None, named: list[Mention], article: Article) -> str | None:
    """The place of a named organ; else the article's own, cut to the level where that is wider."""
    for mention in named:
        if mention.region_code:
            return mention.region_code
    code = article.region.code
    if code is None or level == "central":
        return None
    if level == "province":
        return code[:2] + "0000"
    if level == "city" and code[2:4] != "00":
        return code[:4] + "00"
    return code
