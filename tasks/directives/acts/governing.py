"""Phrases found in a sentence → those that govern its first action, and what stands in front as what it acts on.

What stands behind the clause of the first action governs others:

加强协作，对于群众诉求要限时办结         → 对于群众诉求 goes
不要自行前往灾区，以支持抗震救灾工作   → stays: what for
"""

import re
from functools import cache

from tasks.directives.acts.aim import takes_act
from tasks.directives.acts.clause import Parse
from tasks.directives.grammar.clauses import Places, Span
from tasks.directives.grammar.words import ACTORS, DISPOSAL
from tasks.lexicons import words_with_role

_SIGN = re.compile("[，；。]")
_ENDS = ("", "，", "；", "。")
_WHAT_FOR = re.compile("以(?:便|期|利|免|防|资)|以(?![^，；。]{1,40}为)")


def keep_governing(text: str, parse: Parse) -> None:
    """Takes back the phrases that govern only later actions."""
    if not parse.actions or not parse.context:
        return
    aim, acted_on = parse.actions[0]
    end = max(aim[1], acted_on[1]) if acted_on else aim[1]
    sign = _SIGN.search(text, end)
    stop = sign.start() if sign else len(text)
    for slot, spans in parse.context.items():
        parse.context[slot] = [span for span in spans if span[0] < stop or _says_what_for(text, stop, span)]


def _says_what_for(text: str, stop: int, span: Span) -> bool:
    """Whether a phrase opens the clause right behind the first action and says what for."""
    whole = text[span[1] : span[1] + 1] in _ENDS
    return whole and span[0] == stop + 1 and text[stop] == "，" and _WHAT_FOR.match(text, span[0]) is not None


@cache
def _goal_verbs() -> frozenset[str]:
    """Verbs that say into what goes that stands in front: 纳入, 列入, 计入; not 公布, 投入使用."""
    words = DISPOSAL.words
    return frozenset(word for word in words if word[-1] == "入" and word != "投入")


def _acts(text: str, topic: Span) -> bool:
    """Whether what stands in front acts, and is not acted on: 人民法院|不予支持; not 对企业."""
    low, high = topic
    return (
        ACTORS.ends(text, high, low) < high and "的" not in text[low:high] and text[low - 1 : low] not in ("对", "于")
    )


def give_topic(text: str, places: Places, parse: Parse) -> None:
    """The first action without an object of its own acts on what stands in front: 前项之计划，行政院应列管之.

    Where it has one, the front only says in which matter: 各项政策落实要简化手续.
    """
    if parse.topic is None:
        return
    if parse.actions:
        aim, acted_on = parse.actions[0]
        if acted_on is None and _acts(text, parse.topic):
            return
        if acted_on is None or text[slice(*acted_on)] in ("之", "它", "其"):
            parse.actions[0] = (aim, parse.topic)
            return
        goes = text[slice(*aim)] in _goal_verbs() and acted_on[0] >= aim[1]  # not 将情况|纳入体系
        if goes and text[parse.topic[0] - 1] not in ("对", "于"):
            parse.actions[0] = (aim, parse.topic)  # 处置费用，可以纳入医疗成本
            return
        light = text[slice(*aim)] in words_with_role("light_behind_object") and text[parse.topic[0] - 1] == "对"
        if light and acted_on[0] == aim[1] and takes_act(text, places, *acted_on):
            parse.actions[0] = ((aim[0], acted_on[1]), parse.topic)  # 对违规线索，要立即实施检查、处置
            return
        if text[slice(*aim)] in words_with_role("measures"):
            return
    low, high = parse.topic
    if text[low - 1 : low] == "对" or text[low - 2 : low] == "对于":
        parse.note("condition", (low - 1 - (text[low - 1] == "于"), high))
    elif any(tag.startswith("v") for _, tag in places.between(low, high)):
        parse.note("condition", parse.topic)
