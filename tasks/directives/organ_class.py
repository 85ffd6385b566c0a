"""An addressee as written → what kind of organ it is, of which level and where.

各县（市、区）教育局, in a document of 四川省 → education_bureau, county, 510000
各级党委                                   → party_committee, all
遂宁市关工委 (with its mention)              → care_next_generation, city, 510900, [org:…]
"""

import re
from dataclasses import dataclass, field
from functools import cache

from tasks.clean.article import Article
from tasks.clean.divisions import names_in
from tasks.directives.actors import head_kinds
from tasks.directives.words import Words, words_of
from tasks.entities.mention import Mention
from tasks.lexicons import lexicon

_JOINED = re.compile("[、和及与或，]")
_AND_ABOVE = re.compile("级?以上")
_LOCAL = ("province", "city", "county", "township")
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
    heads = [
        place for place in words_of("addressee_heads", "head").places(addressee) if head_kinds()[place[0]] != "none"
    ]
    low, levels = 0, frozenset[str]()
    for k, (head, start, end) in enumerate(heads):
        written = _levels_in(addressee[:end], low) or _levels_of_place(addressee[low:start])
        levels = written or levels
        low = end
        follows = k + 1 < len(heads) and not _JOINED.search(addressee, end, heads[k + 1][1])
        if follows and head_kinds()[heads[k + 1][0]] not in _PERSONAL:
            continue  # 人民政府|林业主管部门 is one organ
        own = _head_levels().get(head)
        found.append(NamedOrgan(head_kinds()[head], written | {own} if own else levels))
    return found


def _levels_of_place(text: str) -> frozenset[str]:
    """The level of the place whose organ it is: 浙江省 → province."""
    places = names_in(text)
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
    kinds = head_kinds()
    named_heads = [
        place for place in words_of("addressee_heads", "head").places(addressee) if kinds[place[0]] != "none"
    ]
    first = _first_of(addressee, named_heads)
    heads = [head for head, _, end in named_heads if end <= first]
    heads = heads or [head for head, _, _ in named_heads][-1:]  # 市场监管、海关等有关部门: what closes the list
    exact = [head for head in heads if kinds[head] not in _PERSONAL]
    chosen = exact[-1] if exact else heads[-1] if heads else None
    words, levels = _levels()
    level = _head_levels().get(chosen or "")
    if level is None:
        found = [levels[word] for word, start, end in words.places(addressee) if _stands_alone(addressee, start, end)]
        level = found[0] if found else None
    return OrganClass(
        list(dict.fromkeys(mention.entity_id for mention in named if mention.entity_id)),
        kinds[chosen] if chosen else None,
        level,
        _region(level, named, article),
    )


def _first_of(addressee: str, heads: list[tuple[str, int, int]]) -> int:
    """Where the first of those that are named together ends: 工业和信息化部|、商务部, 各县（市、区）教育局|和学校."""
    for joint in _JOINED.finditer(addressee):
        at = joint.start()
        bracket = addressee.rfind("（", 0, at) > addressee.rfind("）", 0, at)
        if not bracket and not any(start < at < end for _, start, end in heads):
            return at
    return len(addressee)


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
