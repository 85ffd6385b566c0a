"""A text → the posts that stand in it: 常务副主任, 原党委书记, 副总理, 秘书长."""

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Post:
    """A post at text[start:end]; `name_start` is where the post itself begins, behind 原 or 时任."""

    start: int
    name_start: int
    end: int
    kind: str
    """head, government, state, rank or role"""
    former: bool
    shared: bool
    """whether several hold it at once: the names of a list share it (副主任甲、乙)"""


@cache
def _matcher() -> tuple[AhoCorasick, list[dict[str, str]]]:
    rows = list(lexicon("posts"))
    return AhoCorasick([row["post"] for row in rows], matchkind=MatchKind.LeftmostLongest), rows


@cache
def _modifiers() -> dict[str, str]:
    return {row["modifier"]: row["kind"] for row in lexicon("post_modifiers")}


@cache
def _modifiers_of_post() -> tuple[str, ...]:
    """Longest first, so that 常务副 is not read as 副."""
    return tuple(
        sorted(
            (m for m, kind in _modifiers().items() if kind == "post"),
            key=len,
            reverse=True,
        )
    )


@cache
def _modifiers_of_time() -> tuple[str, ...]:
    return tuple(
        sorted(
            (m for m, kind in _modifiers().items() if kind != "post"),
            key=len,
            reverse=True,
        )
    )


@cache
def post_heads() -> tuple[str, ...]:
    """Posts of organs as words, also with 副 or 原 before them: what may stand right behind an organ."""
    heads = tuple(row["post"] for row in lexicon("posts") if row["kind"] in ("head", "government", "state"))
    return (*heads, *_modifiers())


def find_posts(text: str) -> list[Post]:
    """All posts with their modifiers, from left to right."""
    matcher, rows = _matcher()
    found = []
    for index, start, end in matcher.find_matches_as_indexes(text):
        row = rows[index]
        if row["kind"] != "decoy":
            found.append(_with_modifiers(text, start, end, row))
    return found


def _with_modifiers(text: str, start: int, end: int, row: dict[str, str]) -> Post:
    shared = row["shared"] == "1"
    low = start
    while text.endswith(_modifiers_of_post(), 0, low):
        modifier = next(m for m in _modifiers_of_post() if text.endswith(m, 0, low))
        shared = shared or modifier.endswith(("副", "名誉"))
        low -= len(modifier)
    name_start, former = low, False
    while text.endswith(_modifiers_of_time(), 0, low):
        modifier = next(m for m in _modifiers_of_time() if text.endswith(m, 0, low))
        former = former or _modifiers()[modifier] == "former"
        low -= len(modifier)
    return Post(low, name_start, end, row["kind"], former, shared)
