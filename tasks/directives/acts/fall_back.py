"""Clauses in none of which an action was found → the act that they tell all the same.

标准复审周期一般不超过五年 → 超过 | 五年
应依安全运送规则之规定     → 依 | 安全运送规则之规定
以私有者为限               → 为 | 限, without a phrase
"""

import re
from itertools import pairwise

from tasks.directives.acts.aim import aim_at
from tasks.directives.acts.clause import Parse
from tasks.directives.grammar.clauses import Places, Span, end_of_object
from tasks.directives.grammar.predicate import skip_adverbs
from tasks.lexicons import words_with_role

_LIMITS = re.compile("以[^，；。]{1,60}(?P<aim>为)(?P<object>限|准|前提|原则|主|度|依据|标准|基础|条件|必要)")
_FOLLOWS = re.compile("(?P<aim>从)其(?:规定|约定|决定|特别规定)")


def fall_back(text: str, places: Places, clauses: list[Span], floor: int, asked: bool, parse: Parse) -> None:
    """The first verb from `floor` on or behind an adverb, where no clause opens with one; `asked`: behind a deontic."""
    taken = [span for spans in parse.context.values() for span in spans]
    for start, end in clauses:
        low = max(start, floor)
        rule = _rule_as_act(text, low, end, asked and low == floor) if low < end else None
        if rule is not None:
            parse.drop((low, end))
            if rule[0][0] > low:
                parse.note("means", (low, rule[0][0]))
            parse.actions.append(rule)
            return
    for start, end in clauses:
        low = max(start, floor)
        if low >= end or any(first <= start and end <= last for first, last in taken):
            continue
        if any(first <= low and end <= last for first, last in taken) and _acts_later(text, places, clauses, end):
            continue  # 要本着对历史负责的态度，深刻反省历史
        words = [
            (at, tag) for at, tag in places.between(low, end) if not text.startswith("的", at + len(places.word_at(at)))
        ]
        plain = [at for at, tag in words if tag == "v"]
        led = [at for (_, before), (at, tag) in pairwise(words) if tag == "v" and before in ("d", "ad", "p")]
        chosen = (led or plain)[:1] or ([low] if low == floor else [])
        for at in chosen:
            found = aim_at(text, places, at, end, True)
            if found is not None:
                stop = end_of_object(text, found[1], end)
                acts_on = found[1] < stop and text[found[1]] != "、"
                parse.actions.append((found[0], (found[1], stop) if acts_on else None))
                return


def _acts_later(text: str, places: Places, clauses: list[Span], end: int) -> bool:
    """Whether a clause behind `end` opens with adverbs and a verb: ，深刻反省历史."""
    starts = [skip_adverbs(text, start) for start, _ in clauses if start > end]
    return any(places.tag_at(at) == "v" and text[at - 1] not in "，；" for at in starts)


def _rule_as_act(text: str, low: int, end: int, asked: bool) -> tuple[Span, Span | None] | None:
    """The act of a clause that is nothing but a phrase: 运送作业应|依|安全规则之规定; 以私有者|为|限."""
    limit = _LIMITS.fullmatch(text, low, end)
    if limit:
        return limit.span("aim"), limit.span("object")
    follows = _FOLLOWS.match(text, low, end)
    if follows:
        return follows.span("aim"), (follows.end("aim"), end)
    if not asked or not text.endswith(words_with_role("names_rule"), low, end):
        return None
    rule = next((word for word in words_with_role("rule") if text.startswith(word, low)), None)
    return ((low, low + len(rule)), (low + len(rule), end)) if rule else None
