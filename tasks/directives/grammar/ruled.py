"""A sentence without deontic that says by which rule something is done → what it is done to.

居留证件的签发管理，按照外交部的规定执行 → 居留证件的签发管理
相关支出，在学历教育期间按照每月400元扣除 → 相关支出
各地按照规定办理                         → none (各地 acts)
"""

import re
from dataclasses import dataclass
from itertools import islice

from tasks.directives.grammar.clauses import Places, Span, behind_connective, clauses_of
from tasks.directives.grammar.predicate import skip_adverbs
from tasks.directives.grammar.verbs import OFTEN, opens, verb_end
from tasks.directives.grammar.words import ACTORS
from tasks.lexicons import words_with_role

_MOST_CLAUSES = 3
"""what is acted on, when or where, and the rule"""
_SIGN = re.compile("[按依照据准自从]")
"""in every word that opens a rule, or from when something counts"""
_COUNTED = re.compile("(?P<from>[自从](?=[^，；。]{2,60}起))[^，；。]{2,60}?起(?P<verb>(?:重新)?(?:计算|起算))")
"""诉讼时效期间|从合同被撤销之日起|计算"""
_PARTS = "；。"
_NO_THING = ("的", "者", "时", "后", "前", "中", "内", "下", "外", "期间", "起")
"""ends of clauses that say in which case or when"""
_PHRASE = re.compile("在|自|从|于|经|对|凡|如|因|为|由|按|依|根据|通过|除")


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is acted on, the phrases behind it, the rule and the verb with which the sentence closes."""

    topic: Span
    between: tuple[Span, ...]
    rule: Span
    verb: Span


def ruled(text: str, places: Places, start: int) -> Ruled | None:
    """The thing that is done by a rule, in the sentence from `start` on; None where someone acts, or no rule is told."""
    if not _SIGN.search(text, start):
        return None
    start = behind_connective(text, start)
    part: list[Span] = []
    for clause in islice(clauses_of(text, start), _MOST_CLAUSES + 1):
        part.append(clause)
        if text[clause[1] : clause[1] + 1] in _PARTS or text.endswith(words_with_role("by_rule"), *clause):
            break  # 甲的标准按照规定执行，|乙的标准按照政策执行
    counted = _COUNTED.search(text, *part[-1]) if part else None
    if counted and counted.end() == part[-1][1]:
        return _counted(counted, part)
    low, high = part[-1] if part else (start, start)
    high -= text[high - 1 : high] == "之"
    verb = next((word for word in words_with_role("by_rule") if text.endswith(word, low, high)), None)
    if len(part) > _MOST_CLAUSES or verb is None:
        return None
    rules = words_with_role("rule")
    at = next((at for at, _ in places.between(low, high) if places.word_at(at) in rules), None)
    if at is None:
        return None
    first = part.pop(0)
    topic = first if part else (first[0], at)
    if not _is_thing(text, places, topic) or not all(_PHRASE.match(text, skip_adverbs(text, k)) for k, _ in part):
        return None
    between = tuple(part[:-1]) + (((low, at),) if part and low < at else ())
    return Ruled(topic, between, (at, high - len(verb)), (high - len(verb), high))


def _counted(counted: re.Match[str], part: list[Span]) -> Ruled | None:
    """请求时效期间|自其知道损害结果之日起|计算: what stands right before 自 counts, else the clause before."""
    low, at = part[-1][0], counted.start()
    *before, topic = [*part[:-1], (low, at)] if at - low > 1 else part[:-1] or [(low, low)]
    if topic[1] - topic[0] < 2:
        return None
    verb = counted.span("verb")
    return Ruled(topic, tuple(before), (at, verb[0]), (verb[1] - 2, verb[1]))


def _is_thing(text: str, places: Places, topic: Span) -> bool:
    """Whether a stretch is a noun phrase that cannot act: no clause, no phrase, no actor."""
    low, high = topic
    if high - low < 2 or text.endswith(_NO_THING, low, high) or _PHRASE.match(text, low):
        return False
    if any(text.startswith("由", at) for at, _ in places.between(low, high)):
        return False
    if ACTORS.ends(text[low:high], high - low) < high - low and "的" not in text[low:high]:
        return False
    end = verb_end(text, skip_adverbs(text, low))
    return end == low or places.tag_at(low) == "n" or opens(text[low:end], "v") < OFTEN
