"""An addressee as written → what kind of organ it is, of which level and where.

各县（市、区）教育局, in a document of 四川省 → education_bureau, county, 510000
各级党委                                   → party_committee, all
遂宁市关工委 (with its mention)              → care_next_generation, city, 510900, [org:…]
"""

import re
from dataclasses import dataclass, field
from functools import cache

from tasks.clean.article import Article
from tasks.directives.addressee import head_kinds
from tasks.directives.words import Words, words_of
from tasks.entities.mention import Mention
from tasks.lexicons import lexicon

_JOINED = re.compile("[、和及与]")
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


def organ_class(addressee: str, named: list[Mention], article: Article) -> OrganClass:
    """Kind, level and region of an addressee; `named` are the mentions of organs and people inside it."""
    kinds = head_kinds()
    first = _JOINED.split(addressee)[0]
    heads = [head for head, _, _ in words_of("addressee_heads", "head").places(first) if kinds[head] != "none"]
    heads = heads or [h for h, _, _ in words_of("addressee_heads", "head").places(addressee) if kinds[h] != "none"]
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
