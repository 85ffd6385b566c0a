"""The clauses of a sentence → the one that tells what is mainly asked: of the first deontic, of the agent, or behind the cases.

携带犬只进入景区，经劝阻拒不改正的，处五十元罚款 → the third
"""

import re

from tasks.directives.acts.aim import aim_at, punishes
from tasks.directives.grammar.clauses import Places, Span
from tasks.directives.grammar.markers import Marker
from tasks.directives.grammar.predicate import behind_counter, imperative_start, skip_adverbs
from tasks.directives.grammar.slots import slot_of
from tasks.directives.grammar.verbs import OFTEN, opens, verb_end

_FOLLOWS = re.compile(
    "处|没收|责令|吊销|依法(?:承担|追究|给予)|依照[^，。；]{2,40}(?:处罚|处理|处分)|给予|追究|承担|适用"
)
"""what is done to those of whom the clauses before tell: 携带犬只进入景区，经劝阻拒不改正的，|处五十元罚款"""


def main_clause(
    text: str, places: Places, clauses: list[Span], listed: list[Marker], addressee: Span | None
) -> int | None:
    """The clause of the first deontic that governs an act (not 认为可以接受的资助), else that of the agent (由主管部门…)."""
    marked = []
    for k, (low, high) in enumerate(clauses):
        for marker in listed:
            if low <= marker.start < high:
                within = text.find("的", marker.end, high) >= 0
                aim = aim_at(text, places, marker.end, high, True) if within else None
                if aim is None or not text.startswith("的", aim[1]):
                    return _punishing_before(text, clauses[:k]) or k
                marked.append(k)
    if marked:
        return marked[0]
    if addressee and text[addressee[0] - 1 : addressee[0]] == "由":
        return next((k for k, (low, high) in enumerate(clauses) if low <= addressee[0] < high), None)
    return None


def _punishing_before(text: str, clauses: list[Span]) -> int | None:
    """The clause behind the first that tells a punishment: 规避检查者，|处二十万元以下罚锾，并得按次处罚."""
    return next((k for k, (low, _) in enumerate(clauses) if k and punishes(text, low)), None)


def behind_conditions(text: str, clauses: list[Span]) -> int | None:
    """The clause behind one that ends in 的 where no act is told before: 违反规定，造成损毁，…的，|依照规定给予处罚."""
    last = max((k for k, (_, end) in enumerate(clauses) if text.endswith(("的", "者"), 0, end)), default=-1)
    if last == 0 and len(clauses) > 1 and text[clauses[0][1] - 1] == "者" and punishes(text, clauses[1][0]):
        return 1  # 从事间谍行为而刺探机密者，处五年以上有期徒刑
    if not 0 < last < len(clauses) - 1:
        return None
    if slot_of(text, *clauses[0]) == "condition" or _FOLLOWS.match(text, clauses[last + 1][0]):
        return last + 1
    return None if any(_tells_act(text, low, high) for low, high in clauses[:last]) else last + 1


def _tells_act(text: str, low: int, high: int) -> bool:
    """Whether a clause opens with an act: 加强检查; not 赔偿请求人因下列障碍, 在请求时效期间的最后六个月内."""
    low = behind_counter(text, low, high)
    at = imperative_start(text[low:high])
    low = skip_adverbs(text, low)
    return at is not None and verb_end(text, low) > low and opens(text[low : verb_end(text, low)], "v") >= OFTEN
