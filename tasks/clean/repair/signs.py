"""A text → which signs stand in it that later steps look for: marks to be set, marks doubled, masks, notices of a cut.

One reading finds them all, so that a step of which no sign stands in the text need not read it again.
"""

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from tasks.lexicons import column_set

_WIDTHS = frozenset(
    """,:;!()"\xa0\t．０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"""
)
"""marks, digits and letters that may have to become full-width or half-width"""
MASKS = frozenset("*×✕XxＸ某□〇")
"""what names and figures are masked with"""
_STOP = "."
_HIDDEN = "此处"

_DOUBLED = frozenset(first + second for first in "，。、；：" for second in " ，。、；：")
"""marks of which one stays where two follow each other"""


class Signs(NamedTuple):
    """What may be in a text; what is not said here is not in it."""

    widths: frozenset[str]
    """marks, digits and letters that may have to be set"""
    doubled: bool
    masks: bool
    cut_off: bool
    """a notice that the text goes on elsewhere"""
    hidden: bool
    """a notice that a passage is hidden"""


NO_SIGNS = Signs(widths=frozenset(), doubled=False, masks=False, cut_off=False, hidden=False)


@cache
def _cut_off() -> frozenset[str]:
    return column_set("cut_off_notices", "words")


@cache
def _automaton() -> AhoCorasick:
    every = {_STOP, *_WIDTHS, *MASKS, *_DOUBLED, *_cut_off(), _HIDDEN}
    return AhoCorasick(sorted(every), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def _stops_chinese(text: str) -> bool:
    """Whether a half-width full stop stands behind a Chinese character, and not in a number."""
    at = text.find(_STOP)
    while at >= 0:
        if at and "㐀" <= text[at - 1] <= "鿿":
            return True
        at = text.find(_STOP, at + 1)
    return False


def signs_in(text: str) -> Signs:
    """The signs in a text: 习近平：,要 → widths."""
    found = frozenset(_automaton().find_matches_as_strings(text))
    if not found:
        return NO_SIGNS
    widths = found & _WIDTHS
    return Signs(
        widths=widths | {_STOP} if _STOP in found and _stops_chinese(text) else widths,
        doubled=not found.isdisjoint(_DOUBLED),
        masks=not found.isdisjoint(MASKS),
        cut_off=not found.isdisjoint(_cut_off()),
        hidden=_HIDDEN in found,
    )
