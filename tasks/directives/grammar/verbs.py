"""Verbs: where a known one ends, and how often it is the act rather than part of a noun phrase."""

from functools import cache

from tasks.directives.grammar.words import VERBS, words_of
from tasks.lexicons import lexicon

SELDOM = 0.12
"""a verb that opens fewer predicates is mostly part of a name: 国务院|教育督导委员会, 撤销|登记"""
OFTEN = 0.2
"""from here on a verb is the act as often as not, where a noun follows: 开展|活动; not 检查|事项"""
_UNSEEN = {"v": 0.4, "vn": 0.2}
"""verbs that were not counted, by their tag"""
_UNSEEN_NOUN = 0.1
_QUALIFYING = words_of("nominal_heads", "word", "part", "verb")


verb_end = VERBS.at
"""(text, at) → where the longest known verb that begins at `at` ends; `at` where none does"""


@cache
def _counted() -> dict[str, float]:
    return {row["verb"]: int(row["opens"]) / 100 for row in lexicon("verb_openings")}


def opens(verb: str, tag: str) -> float:
    """How often a verb opens a predicate, and does not qualify a noun or stand for one: 推进 .81, 管理 .05."""
    known = _counted().get(verb)
    if known is not None:
        return known
    return _UNSEEN.get("v" if tag != "vn" and verb in VERBS else tag, _UNSEEN_NOUN)


@cache
def _led() -> frozenset[tuple[str, str]]:
    return frozenset((row["preposition"], row["verb"]) for row in lexicon("verb_prepositions"))


def led_by(preposition: str, verb: str) -> bool:
    """Whether a phrase with the preposition asks for the verb: 向…|发出, 对…|负责, 与…|协商."""
    return (preposition, verb) in _led()


def qualifies(verb: str) -> bool:
    """Whether a verb often only qualifies the noun behind it: 服务贸易, 生活垃圾; not 制定方案, 健全制度."""
    return verb in _QUALIFYING
