"""The centre of a party other than the Communist Party of China: where its name begins, and its full name.

    民建|第十二届中央委员会 → 中国民主建国会中央委员会; 老挝人革党|中央政治局 → 老挝人民革命党中央政治局

党中央, 中央委员会 and 政治局 alone are those of the Communist Party of China; behind the name of another they are its.
"""

import re
from functools import cache, lru_cache

from tasks.entities.organs.organ_lexicon import Piece
from tasks.entities.organs.organ_start import Scan, over_session
from tasks.lexicons import lexicon

OWN = "中国共产党"
_OWN_NAMES = (OWN, "中共")
CENTRES = ("中央", "党中央", "政治局")
"""how what every party has begins"""
_KINDS = ("party", "democratic_party")
_SESSIONS = re.compile(r"第?[一二三四五六七八九十]{1,4}届、$")
_SHORT = re.compile(r"[^\W的以和与向对同为在及将按上中下]{0,3}")
"""between a country and 党 in the short name of a party that no lexicon has: 老挝|人革|党中央"""
LONGEST_SHORT = 3
OF_SESSION = re.compile(r"(?:第?[一二三四五六七八九十]{1,4}届)?中央(?:常务)?委员会")
"""a committee that a text names without its party where another party than the own is spoken of"""


@cache
def parties() -> dict[str, str]:
    """Name or short name of a party → its full name: 民建 → 中国民主建国会."""
    return {
        row["short"]: row["name"]
        for lexicon_name in ("central_organs", "other_organs", "known_organs")
        for row in lexicon(lexicon_name)
        if row["kind"] in _KINDS and row["name"] != OWN and not row["name"].startswith(f"{OWN}中央")
    }


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(parties(), key=len, reverse=True))


def start_of_party(scan: Scan, piece: Piece, start: int) -> int | None:
    """Where the party's name begins whose centre the piece at `start` is; None where it is that of the own party."""
    if piece.kind != "party" or not piece.text.startswith(CENTRES):
        return None
    if piece.text[0] == "党":
        return _short_name(scan, start)
    text, low = scan.text, over_session(scan.text, start)
    while low != start and (earlier := _SESSIONS.search(text, max(0, low - 7), low)):
        low = earlier.start()  # 民革第八届、九届、|十届中央委员会
    if low < start and text.endswith(_OWN_NAMES, 0, low):
        return low - next(len(name) for name in _OWN_NAMES if text.endswith(name, 0, low))  # 中共|十九届中央委员会
    before = scan.ends.get(low)
    if before is not None and before[1] == "organ" and text[low - 1] == "党" and text[before[0] : low] != OWN:
        return before[0]
    if text.endswith(_names(), 0, low):
        return low - next(len(name) for name in _names() if text.endswith(name, 0, low))
    return None


def _short_name(scan: Scan, start: int) -> int | None:
    """老挝|人革|党中央 → start of 老挝."""
    words, text = scan.words, scan.text
    for low in range(start, max(start - LONGEST_SHORT - 1, 0), -1):
        place = scan.ends.get(low)
        if place is None:
            continue
        named = place[1] == "country" and _SHORT.fullmatch(text, low, start)
        inside = range(words.index_before(low + 1), words.index_before(start) + 1) if low < start else ()
        verb = any(len(words.words[k]) > 1 and words.tags[k].startswith(("v", "d", "p", "c")) for k in inside)
        return place[0] if named and not verb else None
    return None


def centre_in_full(name: str) -> str | None:
    """民建中央委员会 → 中国民主建国会中央委员会, 越共中央 → 越南共产党中央委员会; None for what is none of a party."""
    at = name.find("中央", 2)
    at = at if at > 0 else name.find("政治局", 2)
    party, rest = parties().get(name[:at]), name[at:]
    if at < 0 or (party is None and not name.endswith("党", 0, at)):
        return None
    party = party or _only_party_of(name[: at - 1]) or name[:at]
    return party + ("中央委员会" if rest == "中央" else rest)


@cache
def _foreign() -> frozenset[str]:
    """Full names of the parties of other countries."""
    rows = lexicon("known_organs")
    return frozenset(row["name"] for row in rows if row["level"] == "foreign" and row["kind"] == "party")


@cache
def short_names_abroad() -> frozenset[str]:
    """Short names that several countries have a party of: 共和党, 工党."""
    rows = lexicon("known_organs")
    return (
        frozenset(row["short"] for row in rows if row["name"].endswith(row["short"]) and row["name"] in _foreign())
        - _foreign()
    )


def _only_party_of(country: str) -> str | None:
    """老挝|党 → 老挝人民革命党; None where no party of the country is known, or more than one."""
    known = [name for name in _foreign() if name.startswith(country) and name.endswith("党")]
    return known[0] if len(known) == 1 else None


def of_foreign_party(before: str | None, full: str | None) -> str | None:
    """What is named behind another organ in one list is of the same party: 越共中央政治局委员、|中央书记处|书记."""
    party = party_of(before)
    if party not in _foreign() or full is None or not full.startswith(f"{OWN}中央"):
        return None
    return f"{party}{full.removeprefix(OWN)}"


@lru_cache(maxsize=8192)
def party_of(canonical: str | None) -> str | None:
    """The party that an organ is or is the centre of; None where it is neither."""
    if canonical is None:
        return None
    stem = canonical.split("中央", 1)[0]
    return stem if stem == OWN or stem in _full_names() else None


def party_that_meets(event: str) -> str | None:
    """民革第十四次全国代表大会 → 中国国民党革命委员会; None for what begins with no such party."""
    if not event.startswith(_names()):
        return None
    return next(parties()[name] for name in _names() if event.startswith(name))


@cache
def _full_names() -> frozenset[str]:
    return frozenset(parties().values())
