"""The lexicons of organs, places and what looks like them → one matcher over a text.

Every pattern says what it may be the end or the whole of: a place that an organ's name begins with (四川省, 美国),
a fixed organ (国务院), an abbreviation that a level or place goes before (省|关工委, 遂宁市|委), a bureau (教育局),
a suffix that other words go before (…研究院), or a decoy, a word in which these are only letters (委员, 干部).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.entities.places.divisions import division_names, divisions
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Piece:
    """What a pattern is, and what its lexicon says of it."""

    role: str
    """place, country, fixed, abbreviation, bureau, suffix or decoy"""
    text: str
    kind: str = ""
    """organ kind: education_bureau, party_committee …"""
    bare: bool = False
    """whether it is an organ without anything before it (教育局), or only a class (党委)"""
    shape: str = ""
    """of a suffix: named, office or part"""


@cache
def pieces() -> dict[str, Piece]:
    """Every pattern with what it is; where lexicons share one, the more exact lexicon decides."""
    made: dict[str, Piece] = {}
    for piece in _all_pieces():
        made.setdefault(piece.text, piece)
    return made


def _all_pieces() -> Iterator[Piece]:
    for row in lexicon("organ_decoys"):
        yield Piece("decoy", row["word"])
    for row in lexicon("organ_templates"):
        yield Piece("abbreviation", row["abbr"], row["kind"], row["bare"] == "1")
    for row in lexicon("organ_bureaus"):
        for head in row["heads"].split("/"):
            yield Piece("bureau", row["field"] + head, row["kind"], True)
    for name in ("central_organs", "other_organs", "known_organs"):
        for row in lexicon(name):
            yield Piece("fixed", row["short"], row["kind"])
    for row in lexicon("organ_suffixes"):
        yield Piece("suffix", row["suffix"], row["kind"], shape=row["shape"])
    for word in sorted(words_with_use("start")):
        yield Piece("place", word)
    for name in division_names():
        yield Piece("place", name)
    for row in lexicon("former_divisions"):
        yield Piece("place", row["name"])
    for row in lexicon("countries"):
        for name in (row["name_zh"], row["full_zh"], *row["variants"].split("/")):
            if len(name) > 1 and name != f"{row['name_zh']}国":  # 以色列|国防部
                yield Piece("place" if row["name_zh"] == "中国" else "country", name)
    for row in lexicon("foreign_cities"):
        if row["short_risk"] == "0":
            yield Piece("country", row["name_zh"])


PIECES = VOCABULARY.add(pieces)


@cache
def pieces_by_index() -> list[Piece]:
    """The pieces in the order of PIECES."""
    return list(pieces().values())


@cache
def words_with_use(use: str) -> frozenset[str]:
    """Words of organ_name_words.csv that may stand inside a name (管理), or that make what follows a class (各级)."""
    return frozenset(row["word"] for row in lexicon("organ_name_words") if row["use"] == use)


@cache
def provinces() -> frozenset[str]:
    """Full and short names of the provinces; none of the municipalities, which a 北京医院 may be named by."""
    known = divisions()
    return frozenset(
        name
        for name, codes in division_names().items()
        if any(known[code].level == "province" and not known[code].name.endswith("市") for code in codes)
    )


@cache
def countries() -> frozenset[str]:
    """All names of countries."""
    rows = [row for row in lexicon("countries") if row["kind"] == "country"]
    return frozenset(
        name for row in rows for name in (row["name_zh"], row["full_zh"], *row["variants"].split("/")) if name
    )


@cache
def forces_of_one_country() -> frozenset[str]:
    """美军, 俄海军: whatever place is named before them, 日本冲绳县|美军, they are no part of it."""
    rows = (row for row in lexicon("known_organs") if row["level"] == "foreign")
    return frozenset(row["short"] for row in rows if row["kind"] == "military")


@cache
def international_names() -> dict[str, str]:
    """Organisations of several countries and their full names: 中国|欧盟领导人会晤, but 巴勒斯坦法塔赫."""
    return {row["short"]: row["name"] for row in lexicon("other_organs") if row["level"] == "international"}
