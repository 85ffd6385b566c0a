"""A text → the posts that stand in it: 常务副主任, 原党委书记, 副总理, 秘书长."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.entities.vocabulary import VOCABULARY, remembered
from tasks.lexicons import column_of, lexicon
from tasks.matching import Beginnings


@dataclass(slots=True)
class Post:
    """A post at text[start:end]; `name_start` is where the post itself begins, behind 原 or 时任.

    Not frozen for the same reason as Mention.
    """

    start: int
    name_start: int
    end: int
    kind: str
    """head, government, state, rank or role"""
    former: bool
    proposed: bool
    """whether it is not held yet: 拟任"""
    shared: bool
    """whether several hold it at once: the names of a list share it (副主任甲、乙)"""


ASIDE = re.compile(r"（(?:兼|挂职|主持|正|副|分管|不驻会|驻会|女|援|借调|代|试用)[^（）\n]{0,8}）|\(兼\)")
"""what may stand between a post and the name: 副部长（兼）吕建军, 副县长（挂职）普布次仁"""

_POSTS = VOCABULARY.add(lambda: column_of("posts", "post"))


@cache
def proposals() -> tuple[str, ...]:
    """Words behind which a post is one that is not held yet: 拟任, 拟提拔为."""
    return tuple(modifier for modifier, kind in _modifiers().items() if kind == "proposed")


@cache
def _modifiers() -> dict[str, str]:
    return {row["modifier"]: row["kind"] for row in lexicon("post_modifiers")}


@cache
def _by_last_character(of_post: bool) -> dict[str, tuple[str, ...]]:
    """Last character → modifiers of the post (常务副) or of time (原), longest first, so that 常务副 is not read as 副."""
    found: dict[str, list[str]] = {}
    for modifier, kind in sorted(_modifiers().items(), key=lambda each: -len(each[0])):
        if (kind == "post") == of_post:
            found.setdefault(modifier[-1], []).append(modifier)
    return {char: tuple(modifiers) for char, modifiers in found.items()}


def _post_heads() -> Iterator[str]:
    yield from (row["post"] for row in lexicon("posts") if row["kind"] in ("head", "government", "state"))
    yield from _modifiers()


POST_HEADS = Beginnings(_post_heads)
"""Posts of organs as words, also with 副 or 原 before them: what may stand right behind an organ"""


@cache
def _by_index() -> list[tuple[str, bool]]:
    """Kind of each post, and whether several hold it at once."""
    return [(row["kind"], row["shared"] == "1") for row in lexicon("posts")]


@cache
def _last_characters() -> frozenset[str]:
    """The last characters of all modifiers."""
    return frozenset(modifier[-1] for modifier in _modifiers())


@remembered
def find_posts(text: str) -> tuple[Post, ...]:
    """All posts with their modifiers, from left to right. The finders of one article ask for the same texts in turn."""
    known, last = _by_index(), _last_characters()
    posts = []
    for index, start, end in _POSTS.hits(text):
        kind, shared = known[index]
        if kind != "decoy":
            modified = start and text[start - 1] in last
            posts.append(
                _with_modifiers(text, start, end, kind, shared)
                if modified
                else Post(start, start, end, kind, False, False, shared)
            )
    return tuple(posts)


def may_hold_post(text: str, start: int, end: int) -> bool:
    """Whether a post may stand in text[start:end]: no word that looks like one stands in the text there."""
    return any(low < end and high > start for _, low, high in _POSTS.hits(text))


@remembered
def posts_by_end(text: str) -> dict[int, Post]:
    """The same by where they end; not to be changed."""
    return {post.end: post for post in find_posts(text)}


@remembered
def posts_by_start(text: str) -> dict[int, Post]:
    """The same by where they begin; not to be changed."""
    return {post.start: post for post in find_posts(text)}


def _with_modifiers(text: str, start: int, end: int, kind: str, shared: bool) -> Post:
    low = start
    while modifier := _modifier_before(text, low, _by_last_character(of_post=True)):
        shared = shared or modifier.endswith(("副", "名誉"))
        low -= len(modifier)
    name_start, former, proposed = low, False, False
    while modifier := _modifier_before(text, low, _by_last_character(of_post=False)):
        former = former or _modifiers()[modifier] == "former"
        proposed = proposed or _modifiers()[modifier] == "proposed"
        low -= len(modifier)
    return Post(low, name_start, end, kind, former, proposed, shared)


def _modifier_before(text: str, end: int, by_last: dict[str, tuple[str, ...]]) -> str | None:
    modifiers = by_last.get(text[end - 1]) if end else None
    if modifiers is None:
        return None
    return next((modifier for modifier in modifiers if text.endswith(modifier, 0, end)), None)
