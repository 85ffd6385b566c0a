"""Phrases found in a sentence → those that govern its first action; what stands behind that action's clause governs others.

加强协作，对于群众诉求要限时办结         → 对于群众诉求 goes
停止军事行动，以向东部民众提供救援       → stays: what for
"""

import re

from tasks.directives.clause import Parse
from tasks.directives.clauses import Span

_SIGN = re.compile("[，；。]")
_ENDS = ("", "，", "；", "。")
_WHAT_FOR = re.compile("以(?:便|期|利|免)|以(?![^，；。]{1,40}为)")


def keep_governing(text: str, parse: Parse) -> None:
    """Takes back the phrases that govern only later actions."""
    if len(parse.actions) < 1:
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
