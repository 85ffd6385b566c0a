"""The administrative divisions of GB/T 2260 and their names, in force and former: 仁和区 → 510411 under 攀枝花市, 四川省.

names_in("四川省攀枝花市仁和区召开会议") → 四川省 [510000], 攀枝花市 [510400], 仁和区 [510411]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tasks.lexicons import lexicon
from tasks.matching import WordList

LEVELS = ("province", "city", "county")


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or county in force."""

    code: str
    name: str
    short: str
    level: str
    parent: str
    """code of the division above; "" for a province"""
    abbreviations: tuple[str, ...]
    """one-character names of a province: 川, 蜀"""
    kind: str
    """省, 市, 县, 区, 自治州 …"""
    variants: tuple[str, ...]
    short_is_risky: bool
    """whether the short name is also a common word (朝阳, 和平), so that it needs an organ or a title behind it"""


class NameFound(NamedTuple):
    """A name of divisions in a text, and what it can stand for."""

    start: int
    end: int
    name: str
    full: bool
    """whether it is a full name, 市 or 县 included"""
    meanings: tuple[Division, ...]


@cache
def all_divisions() -> dict[str, Division]:
    """Every division in force by its code."""
    return {
        row["code"]: Division(
            row["code"], row["name"], row["short"], row["level"], row["parent"],
            tuple(filter(None, row["abbr"].split("/"))), row["kind"],
            tuple(filter(None, row["variants"].split("/"))), row["short_risk"] == "1",
        )
        for row in lexicon("divisions")
    }  # fmt: skip


def division(code: str) -> Division | None:
    """The division with that code: 510411 → 仁和区."""
    return all_divisions().get(code)


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    return _grouped((each.name, each) for each in all_divisions().values())


@cache
def names_of_organisations() -> frozenset[str]:
    """Short names of organisations of several countries: 阿盟 alone is not 阿拉善盟."""
    return frozenset(row["short"] for row in lexicon("other_organs") if row["level"] == "international")


@cache
def _by_short() -> dict[str, tuple[Division, ...]]:
    return _grouped(
        (name, each)
        for each in all_divisions().values()
        for name in (each.short, *each.variants)
        if len(name) > 1 and name != each.name and name not in names_of_organisations()
    )


@cache
def _by_former_name() -> dict[str, tuple[Division, ...]]:
    rows = lexicon("former_divisions")
    known = all_divisions()
    return _grouped((row["name"], known[row["code_now"]]) for row in rows if row["code_now"] in known)


@cache
def _former_names_of() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for row in lexicon("former_divisions"):
        names.setdefault(row["code_now"], []).append(row["name"])
    return {code: tuple(each) for code, each in names.items()}


def name_in_use(each: Division, text: str) -> str:
    """Its name as a text has it, where that is a former one of its own: 延庆县, of 延庆区; 彬县, of 彬州市; else that in force."""
    if each.name in text:
        return each.name
    former = [name for name in _former_names_of().get(each.code, ()) if name[0] == each.name[0] and name in text]
    return max(former, key=text.count, default=each.name)


def _grouped(pairs: Iterator[tuple[str, Division]]) -> dict[str, tuple[Division, ...]]:
    groups: dict[str, tuple[Division, ...]] = {}
    for name, each in pairs:
        if each not in groups.get(name, ()):
            groups[name] = (*groups.get(name, ()), each)
    return groups


def named(name: str) -> tuple[Division, ...]:
    """The divisions with that full name: 鼓楼区 → those of 南京, 徐州, 开封, 福州. Former names lead to what they are now."""
    return _by_name().get(name) or _by_former_name().get(name, ())


def named_short(short: str) -> tuple[Division, ...]:
    """The divisions with that short or variant name: 遂宁 → 遂宁市."""
    return _by_short().get(short, ())


def parents(each: Division) -> tuple[Division, ...]:
    """Itself and those above it, from the finest to its province."""
    above = all_divisions().get(each.parent)
    return (each, *parents(above)) if above else (each,)


def lies_in(each: Division, other: Division) -> bool:
    """Whether a division is the other, or a part of it."""
    return other in parents(each)


@cache
def _children_of() -> dict[str, tuple[Division, ...]]:
    return _grouped((each.parent, each) for each in all_divisions().values())


def children(code: str) -> tuple[Division, ...]:
    """The divisions right below one: the counties of a city, the cities of a province."""
    return _children_of().get(code, ())


@cache
def _province_by_character() -> dict[str, Division]:
    return {char: each for each in all_divisions().values() if each.level == "province" for char in each.abbreviations}


def province_by_abbreviation(char: str) -> Division | None:
    """川 → 四川省."""
    return _province_by_character().get(char)


@cache
def _names() -> tuple[tuple[str, bool, tuple[Division, ...]], ...]:
    full = _by_name()
    former = {name: found for name, found in _by_former_name().items() if name not in full}
    former = {name: found for name, found in former.items() if len(name) > 2 or name.endswith("县")}
    short = {name: found for name, found in _by_short().items() if name not in full and name not in former}
    return (
        *((name, True, found) for name, found in (full | former).items()),
        *((name, False, found) for name, found in short.items()),
    )


_NAMES = WordList(lambda: [name for name, _, _ in _names()])


def names_in(text: str) -> list[NameFound]:
    """All names of divisions in a text, leftmost and longest first, full, short and former ones."""
    names = _names()
    found = [NameFound(start, end, *names[i]) for i, start, end in _NAMES.hits(text)]
    return [each for k, each in enumerate(found) if not _is_tail(text, each, found[k - 1] if k else None)]


@cache
def _short_former() -> frozenset[str]:
    """Former names of two characters, which are the ends of many others: 林县 of 云林县, 安县 of 乐安县."""
    return frozenset(name for name in _by_former_name() if len(name) == 2) - _by_name().keys() - _by_short().keys()


def _is_tail(text: str, name: NameFound, before: NameFound | None) -> bool:
    """Whether a short former name stands behind a character that is no place's: 云|林县, but 陕西|彬县."""
    if name.end - name.start != 2 or name.name not in _short_former() or name.start == 0:
        return False
    return (before is None or before.end != name.start) and "㐀" <= text[name.start - 1] <= "鿿"
