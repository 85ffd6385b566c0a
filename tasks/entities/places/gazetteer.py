"""Names of places → what they can stand for: divisions with their codes, countries, foreign cities, regions, landmarks.

names_in("在四川省攀枝花市仁和区") → 四川省, 攀枝花市, 仁和区 with their meanings
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tasks.clean.region.divisions import Division, all_divisions, names_of_organisations
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon

RANKS = {"country": 0, "region": 1, "province": 1, "city": 2, "foreign_city": 2, "local": 3, "county": 4}
"""Which meaning of a short name comes first: 吉林 is the province before it is the city"""


FOREIGN = frozenset(("country", "foreign_city"))
RISKS = ("", "soft", "hard", "word")
"""from none to most"""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One thing that a name can stand for. There is one object for each, so that they compare by identity."""

    name: str
    """full name of its own level: 仁和区, 中华人民共和国"""
    kind: str
    """country, region, province, city, county, foreign_city or local"""
    code: str | None
    """GB/T 2260 code of it, or of the division that it lies in"""
    parent: str
    """code of the division above, or ISO 3166 code of the country"""

    @property
    def entity_id(self) -> str:
        """place:510411, place:FR, place:FR/巴黎, place:310000/上海自贸试验区"""
        if self.kind in ("province", "city", "county"):
            return f"place:{self.code}"
        if self.kind == "country" and self.parent:
            return f"place:{self.parent}"
        return f"place:{self.parent}/{self.name}" if self.parent else f"place:{self.name}"


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name of places: its meanings, and whether it is a common word or a person's name as well."""

    word: str
    meanings: tuple[Place, ...]
    full: bool
    risk: str = ""
    """soft: risky only as a part of other words (台中 in 舞台中央); hard: a word or a person's name as well (和平);
    word: hardly ever the place (新建)"""
    kinds: frozenset[str] = field(init=False)
    """kinds of its meanings"""
    risky: bool = field(init=False)
    """whether the word alone does not tell that it is a place"""
    foreign: bool = field(init=False)
    """whether it is a country other than China, or a place in one"""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", frozenset(place.kind for place in self.meanings))
        object.__setattr__(self, "risky", self.risk != "")
        object.__setattr__(self, "foreign", bool(self.kinds) and self.kinds <= FOREIGN and self.word != "中国")


@cache
def divisions() -> dict[str, Place]:
    """Every division in force by its code."""
    return {code: Place(each.name, each.level, code, each.parent) for code, each in all_divisions().items()}


@cache
def full_name(place: Place) -> str:
    """With the divisions above it: 仁和区 → 四川省攀枝花市仁和区; a foreign place by its own name."""
    if place.kind not in ("province", "city", "county"):
        return place.name
    above = divisions().get(place.parent)
    return full_name(above) + place.name if above else place.name


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether one place is a part of the other: 仁和区 of 四川省, 巴黎 of 法国."""
    if outer.kind == "country":
        return inner.kind != "country" and (inner.parent == outer.parent or (outer.parent == "CN" and _chinese(inner)))
    if outer.kind not in ("province", "city", "county") or inner.code is None or outer.code is None:
        return False
    if inner.code == outer.code:
        return inner.kind == "local"
    above = divisions().get(inner.code if inner.kind == "local" else inner.parent)
    return above is not None and (above == outer or lies_in(above, outer))


def _chinese(place: Place) -> bool:
    return place.kind in ("province", "city", "county") or (place.kind == "local" and place.code is not None)


Entry = tuple[str, Place, bool, str]
"""word, meaning, whether it is a full name, and how risky it is: "", soft or hard"""


def _entries() -> Iterator[Entry]:
    known = divisions()
    for number, each in all_divisions().items():
        yield each.name, known[number], len(each.name) > 2, "hard" if len(each.name) == 2 else ""
        for short in (each.short, *each.variants):
            if len(short) > 1 and short != each.name:
                yield short, known[number], False, _risk_of_short(short, each)
    for row in lexicon("former_divisions"):
        if row["code_now"] in known and (len(row["name"]) > 2 or row["name"].endswith("县")):
            yield row["name"], known[row["code_now"]], len(row["name"]) > 2, "hard" if len(row["name"]) == 2 else ""
    for row in lexicon("countries"):
        kind = "region" if row["kind"] == "region" else "country"
        place = Place(row["full_zh"] or row["name_zh"], kind, None, row["iso3166"])
        for word in {row["name_zh"], row["full_zh"], *row["variants"].split("/")} - {""}:
            yield word, place, True, ""
    for row in lexicon("foreign_cities"):
        city = Place(row["name_zh"], "foreign_city", None, row["country_iso"])
        yield row["name_zh"], city, True, "hard" if row["short_risk"] == "1" else ""
    for row in lexicon("local_places"):
        code = row["region_code"] or None
        hard = "hard" if row["kind"] == "street_town" else "soft"
        yield row["name"], Place(row["name"], "local", code, code or ""), True, hard if row["short_risk"] == "1" else ""


def _risk_of_short(short: str, each: Division) -> str:
    """昆山 is soft; the short name of a district (张店), one that is a word (和平) or another's (阿盟) is hard."""
    if short in names_of_organisations():
        return "word"
    if each.short_is_risky:
        return "hard"
    if each.level != "county" or len(short) > 2:
        return ""
    return "hard" if each.kind == "区" else "soft"


@cache
def names() -> dict[str, Name]:
    """Every name with its meanings, the broadest first. The least risk of its meanings is its own."""
    also_words = {row["word"] for row in lexicon("place_false_friends") if row["why"] == "risky"}
    meanings: dict[str, list[Place]] = {}
    full_names: set[str] = set()
    risks: dict[str, set[str]] = {}
    for word, place, full, risk in _entries():
        if len(word) < 2:
            continue
        group = meanings.setdefault(word, [])
        if place not in group:
            group.append(place)
        if full:
            full_names.add(word)
        risks.setdefault(word, set()).add("word" if word in also_words else risk)
    return {
        word: Name(
            word,
            tuple(sorted(group, key=lambda p: RANKS[p.kind])),
            word in full_names,
            next(risk for risk in RISKS if risk in risks[word]),
        )
        for word, group in meanings.items()
    }


@cache
def _names_and_guards() -> dict[str, Name | None]:
    """All names, and the words that only look as if they held one (大同小异, 中国式): those have no meaning."""
    guards = [row["word"] for row in lexicon("place_false_friends") if row["why"] != "risky"]
    known = {word: name for word, name in names().items() if word not in set(guards)}
    return {**known, **dict.fromkeys(guards)}


NAMES = VOCABULARY.add(_names_and_guards)


@cache
def names_by_index() -> list[Name | None]:
    """The name of each word of NAMES; None for the words that only look as if they held one."""
    return list(_names_and_guards().values())


def names_in(text: str) -> list[tuple[int, int, Name]]:
    """Start, end and name of every place name, leftmost and longest first."""
    known = names_by_index()
    return [(start, end, name) for index, start, end in NAMES.hits(text) if (name := known[index]) is not None]
