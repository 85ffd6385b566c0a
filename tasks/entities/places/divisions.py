"""The administrative divisions of China: names → codes, codes → full names (510411 → 四川省攀枝花市仁和区)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tasks.clean.article import Region
from tasks.clean.region.divisions import all_divisions, parents


@dataclass(frozen=True, slots=True)
class Division:
    """One division of province, city or county level."""

    code: str
    name: str
    level: str
    """province, city or county"""
    parent: str
    """code of the division above; empty for provinces"""
    full: str
    """names from coarse to fine, joined: 四川省攀枝花市仁和区"""


@cache
def divisions() -> Mapping[str, Division]:
    """All divisions by code."""
    return {
        code: Division(
            code,
            each.name,
            each.level,
            each.parent,
            "".join(above.name for above in reversed(parents(each))),
        )
        for code, each in all_divisions().items()
    }


@cache
def division_names() -> Mapping[str, tuple[str, ...]]:
    """Every full name, short name and variant with the codes it may stand for; the coarsest level first."""
    named: dict[str, list[str]] = defaultdict(list)
    for code, each in all_divisions().items():
        names = {each.name, *each.variants}
        if not each.short_is_risky:
            names.add(each.short)
        for name in names:
            if len(name) > 1:
                named[name].append(code)
    order = {"province": 0, "city": 1, "county": 2}
    return {name: tuple(sorted(codes, key=lambda c: order[divisions()[c].level])) for name, codes in named.items()}


def lies_in(code: str, above: str) -> bool:
    """Whether a division is `above` or lies in it: (510411, 510400) → True."""
    division = divisions().get(code)
    while division is not None:
        if division.code == above:
            return True
        division = divisions().get(division.parent)
    return False


def place_named(names: Sequence[str], region: Region) -> Division | None:
    """The division that names from coarse to fine stand for (四川, 攀枝花市, 仁和区); None where it is not the only one.

    Where several bear the name, the one in or above the article's own region is meant, then the coarsest one
    if it is the only one of its level (吉林 → 吉林省).
    """
    candidates = list(division_names().get(names[-1], ()))
    for name in reversed(names[:-1]):
        above = division_names().get(name, ())
        candidates = [c for c in candidates if any(lies_in(c, a) for a in above)]
    if len(candidates) > 1 and region.code:
        near = [c for c in candidates if lies_in(c, region.code) or lies_in(region.code, c)]
        province = region.code[:2]
        candidates = near[:1] or [c for c in candidates if c[:2] == province] or candidates
    if len(candidates) > 1:
        level = divisions()[candidates[0]].level
        candidates = [c for c in candidates if divisions()[c].level == level]
    return divisions()[candidates[0]] if len(candidates) == 1 else None


def region_of(code: str) -> Region | None:
    """The region with names from coarse to fine: 510411 → 四川省, 攀枝花市, 仁和区; None where no division has the code."""
    names: dict[str, str] = {}
    division = divisions().get(code)
    while division is not None:
        names[division.level] = division.name
        division = divisions().get(division.parent)
    if not names:
        return None
    return Region(names.get("province"), names.get("city"), names.get("county"), code, "local")
