"""A word as the segmenter cut and tagged it → the words that official texts mean by it.

应依/nr     → 应/v 依/p
应采/v      → 应/v 采/v
深刻理解/l  → 深刻/d 理解/v
查明/nr     → 查明/v
"""

from collections.abc import Sequence
from functools import cache

from tasks.directives.grammar.words import ADVERBS, VERBS
from tasks.lexicons import words_with_role

Token = tuple[str, str]
"""word and tag"""
_NAMES = frozenset(["nr", "nrt", "nrfg", "ns", "nt", "nz"])
_DEONTIC = "应须得"
_OUGHT = "应须"
_PREPOSITIONS = "依按由向在于将以"
MAY, _ORDERS = "得", "命令"
"""得|命其限期改善"""
_BY_APPENDIX = "依附"
JOINED = 4
"""length of an adverb and a verb that the segmenter takes for one word"""


def mended(words: Sequence[str], tags: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The words and tags, with those that are cut or tagged wrongly mended; they cover the same text."""
    pairs = _pairs()
    parts = {
        k: made
        for k, (word, tag) in enumerate(zip(words, tags, strict=True))
        if (tag in _NAMES or len(word) == JOINED or word in pairs) and (made := _parts(word, tag)) is not None
    }
    if not parts:
        return words, tags
    words, tags = list(words), list(tags)
    for k, made in reversed(parts.items()):
        words[k : k + 1], tags[k : k + 1] = zip(*made, strict=True)
    return words, tags


@cache
def _pairs() -> frozenset[str]:
    """Words of two characters that may be a deontic and what it governs: 应依, 应采."""
    governed = (
        *(deontic + preposition for deontic in _DEONTIC for preposition in _PREPOSITIONS),
        *(deontic + act for deontic in _OUGHT for act in words_with_role("act_of_one")),
        *(MAY + order for order in _ORDERS),
    )
    return frozenset((*governed, _BY_APPENDIX))


def _parts(word: str, tag: str) -> tuple[Token, ...] | None:
    """What a word is made of; None where it is right as it is."""
    if len(word) == 2 and word[0] in _DEONTIC and word[1] in _PREPOSITIONS and tag != "v":
        return (word[0], "v"), (word[1], "p")
    if len(word) == 2 and (
        (word[0] in _OUGHT and word[1] in words_with_role("act_of_one")) or (word[0] == MAY and word[1] in _ORDERS)
    ):
        return (word[0], "v"), (word[1], "v")
    if len(word) == JOINED and word[:2] in ADVERBS and word[2:] in VERBS:
        return (word[:2], "d"), (word[2:], "v")
    if len(word) == JOINED and tag == "n" and word[:2] in VERBS and word[2:] in words_with_role("leads_others"):
        return ((word, "v"),)  # 教育引导
    if tag in _NAMES and word in VERBS:
        return ((word, "v"),)
    if word == _BY_APPENDIX:
        return (word[0], "p"), (word[1], "n")  # 应|依|附表三收取审查费
    return None
