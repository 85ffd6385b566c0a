"""A clause → where its imperative begins: adverbs aside, at a verb of action.

进一步压缩负面清单                  → 压缩
将电信业务经营许可……改为后置审批     → 将
在全国推广28项改革试点经验           → 推广
试验区设立一年多来                  → none
"""

import re
from functools import lru_cache

from tasks.directives.grammar.words import ACTION_VERBS, ADVERBS, DISPOSAL, OTHER_VERBS, words_of

_COUNTER = re.compile(
    r"^(?:第\s?[一二三四五六七八九十百千零\d]{1,7}(?:-\d{1,2})?\s?条(?:之[一二三四五六七八九十]{1,2}|-\d{1,2})?(?![例件款及和与至、])|第[一二三四五六七八九十]{1,3}(?:句话|点(?:意见|要求|建议|希望)?|个(?:方面|问题|要求|建议|意见))[，、：:]|第?[一二三四五六七八九十百]{1,4}(?:[、．.，]|是要|就是要|是|要(?=\\S)|则|靠)|[（(][一二三四五六七八九十\d]{1,3}[）)][、.．]?"
    r"|\d{1,2}(?:[.．]\d{1,2}){2,3}(?![.．\d])|\d{1,2}(?:[.．]\d{1,2})?[\u3000\t ]{1,3}(?=[一-龥“])|\d{1,2}[.．、](?!\d)|[①-⑳㈠-㈩⑴-⒇]、?|首先[，是]?|其次[，是]?|再次[，是]?|最后[，是]?|其[一二三四五][，是]?)\s*"
)
_COUNTER_BEGINS = frozenset("第首其再最一二三四五六七八九十百（(0123456789０１２３４５６７８９") | {
    chr(code) for low, high in ("①⑳", "㈠㈩", "⑴⒇") for code in range(ord(low), ord(high) + 1)
}
_CLAUSE_MARK = re.compile("[，。；：！]")
_CONTEXT_BEGINS, _CONTEXT_ENDS = (words_of("context_words", "word", "place", place) for place in ("begins", "ends"))
_CONTEXT_AMONG = words_of("context_phrases", "word", "place", "adverb")
"""words of context that stand among adverbs: 依法"""
CLAUSE = 120
"""characters that a clause is looked through for the verb of 将…"""
MOST_ADVERBS = 30
"""adverbs that stand in a row; four in texts that are read, but a file may hold ten million"""
MOST_ROWS = 10_000
"""rows of adverbs of which it is kept what context they hold"""
LOST = "□"
"""sign for a lost character, as may stand before a counter: □（五）加快建设"""
_MAY_COUNT = _COUNTER_BEGINS | {LOST}
COUNTER_LENGTH = 14
"""longest counter: 第一百二十三条之一 with a blank behind it"""


def strip_counter(text: str) -> str:
    """Without the counters that it opens with: 二是将… → 将…, （一）1.加强领导 → 加强领导."""
    return text[counter_length(text) :]


def counter_length(text: str) -> int:
    """Characters of the counters that a text opens with."""
    if text[:1] not in _MAY_COUNT:
        return 0
    at, end = len(text) - len(text.lstrip(LOST)), 0
    for _ in range(2):
        if text[at : at + 1] not in _COUNTER_BEGINS:
            break
        found = _COUNTER.match(text[at : at + COUNTER_LENGTH])
        if not found:
            break
        at = end = at + found.end()
    return end


def behind_counter(text: str, start: int, end: int | None = None) -> int:
    """Where what stands at `start` goes on behind its counters."""
    if text[start : start + 1] not in _MAY_COUNT:
        return start
    return start + counter_length(text[start:end])


def skip_adverbs(text: str, start: int) -> int:
    """Where the adverbs that stand at `start` end: 要进一步切实加强 → at 加强."""
    for _ in range(MOST_ADVERBS):
        end = ADVERBS.at(text, start)
        if text.startswith("将", start) and _will(text, start):
            end = start + 1
        if end == start or text.startswith("要求", start) or _is_longer_verb(text, start, end):
            return start
        start = end
        if text.startswith("、", start) and ADVERBS.at(text, start + 1) > start + 1:
            start += 1  # 及时、迅速、有序做好
        if text[start : start + 1] in ("地", "，") and text[start : start + 2] not in ("地方", "地区"):
            start += 1
    return start


@lru_cache(MOST_ROWS)
def context_among(adverbs: str) -> tuple[tuple[int, int], ...]:
    """Where words of context stand among adverbs: 依法从严 → (0, 2)."""
    return tuple((start, end) for _, start, end in _CONTEXT_AMONG.places(adverbs))


def _is_longer_verb(text: str, start: int, end: int) -> bool:
    """Whether a verb stands at `start` that reaches further than an adverb that ends at `end`: 更新, 综合施策, 同步推进."""
    return ACTION_VERBS.at(text, start) > end or OTHER_VERBS.at(text, start) > end


def _will(text: str, start: int) -> bool:
    """Whether 将 says what will be done: 将建设, 将继续; not 将……改为, 要将…."""
    if text[start - 1 : start] == "要":
        return False
    following = start + 1
    ends = [words.at(text, following) for words in (ADVERBS, ACTION_VERBS)]
    acts = any(end > following and not text.startswith("的", end) for end in ends)  # not 将委托的单位，书面通知企业
    return acts and not _disposes(text, start)


def _disposes(text: str, start: int) -> bool:
    """Whether 将 moves an object to the front of a verb that asks for one: 将建设用地纳入规划; not 将建设体育场."""
    mark = _CLAUSE_MARK.search(text, start)
    return DISPOSAL.any(text[start : mark.start() if mark else start + CLAUSE])


def imperative_start(clause: str) -> int | None:
    """Where the verb of a bare imperative stands in the clause; None where the clause is none."""
    start = skip_adverbs(clause, 0)
    for at in (start, 0):
        end = ACTION_VERBS.at(clause, at)
        if end > at:
            return None if clause.endswith("的") or clause.startswith("的", end) else at
    behind = _CONTEXT_BEGINS.at(clause, start)
    if behind == start or _CONTEXT_ENDS.ends(clause, len(clause)) < len(clause):
        return None
    return _verb_behind(clause, behind)


def is_action(text: str, start: int) -> bool:
    """Whether a verb of action stands at `start`, adverbs aside."""
    start = skip_adverbs(text, start)
    return ACTION_VERBS.at(text, start) > start


def is_context(clause: str) -> bool:
    """Whether a clause only says how, where or when: 除涉及法律修订等事项外 | 在整改到位之前; not 今年."""
    start = skip_adverbs(clause, 0)
    return _CONTEXT_BEGINS.at(clause, start) > start or _CONTEXT_ENDS.ends(clause, len(clause)) < len(clause)


def _verb_behind(clause: str, start: int) -> int | None:
    """The verb behind a phrase with a preposition: 在全国推广… → at 推广."""
    for _, low, _high in ACTION_VERBS.places(clause[start:]):
        if low >= 1:
            return start + low
    return None
