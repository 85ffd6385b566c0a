"""A sentence of a report within a frame → the rule by which it is a directive; None where it only says something.

会议指出，简政放权必须持续推进   → marker_in_frame
会议要求，各地加强管理           → imperative_in_frame
市政府希望，先进单位珍惜荣誉     → urged
"""

import re

from tasks.directives.addressees.asked import DOER_REACH, asks_someone
from tasks.directives.frames import Frame
from tasks.directives.grammar.markers import Marker
from tasks.directives.grammar.words import ACTORS
from tasks.directives.judging.imperatives import (
    ASSERTS,
    COPULA,
    EVENT,
    PERFORMATIVE,
    PRAISE,
    clauses_in,
    is_imperative,
    told_done,
)
from tasks.directives.judging.setting import Setting
from tasks.directives.judging.telling import WISHES, telling_marker
from tasks.lexicons import words_with_role
from tasks.segment.sentence import Sentence

_WEAK = ("可", "可以", "不能", "需要", "需")
"""markers that state a possibility or need as often as they allow or demand"""
_PARTY = re.compile("[一-龥]{1,6}?(?:方面?|军|国|政府|当局|各地)")
"""whom a party to a conflict tells: 要求|苏丹方面在保障安全的前提下，积极营救"""
_HOLDS = re.compile(r"共?有\d+[项条个]")
"""在推进严格司法方面，共有48项改革举措: says how much is planned"""


def reported_rule(sentence: Sentence, said: str, markers: list[Marker], content: int, setting: Setting) -> str | None:
    """Name of the rule; `said` is what stands from `content` on, behind a counter."""
    text, voice, frame = sentence.text, setting.voice, setting.voice.frame
    if frame is None or ("决定" in text and PERFORMATIVE.search(text)):
        return None
    if frame.verb_class == "assert" and frame.issuer.endswith(words_with_role("pledges")):
        return None
    if voice.opens and (frame.verb_class == "urge" or frame.verb in ("责成", "命令")):
        return "urged" if urges(sentence, said, frame) else None
    marker, demands = telling_marker(markers, sentence, content)
    if frame.verb_class == "warn" and voice.opens:
        return "urged" if marker is not None or is_imperative(said) else None
    if marker is not None:
        if demands:
            return "marker_in_frame"
        if marker.word in _WEAK:
            told = sentence.item or frame.verb_class == "command" or _allows_someone(text, marker, frame)
            return "marker_in_frame" if told else None
        if marker.word in WISHES:
            return None
    commanding = voice.opens and (frame.verb_class in ("command", "stress") or _is_paper(frame))
    if not setting.hot and not commanding and not sentence.counters and frame.verb_class != "propose":
        return None
    listed = bool(sentence.counters) and (setting.hot or frame.verb_class == "command")
    listed = listed or (voice.opens and frame.verb_class == "propose" and text.startswith("：一是", content - 1))
    goes_on = setting.hot and bool(sentence.item)
    asks = (listed or goes_on) and not (PRAISE.search(said) or told_done(said) or _HOLDS.search(said))
    if listed and asks:
        return "listed_in_frame"
    if voice.opens and frame.verb_class == "command" and _tells_someone(said):
        return "imperative_in_frame"
    leads = words_with_role("leads") if voice.opens else (*words_with_role("leads"), *words_with_role("leads_on"))
    if (commanding or (setting.hot and frame.verb in leads)) and is_imperative(said):
        return "imperative_in_frame"
    if goes_on and asks and not (COPULA.match(said) or EVENT.match(said) or ASSERTS.search(said)):
        return "listed_in_frame"
    return None


def _allows_someone(text: str, marker: Marker, frame: Frame) -> bool:
    """Whether a leader allows a named one to act: 习近平强调，|各地|可以统筹安排资金."""
    named = ACTORS.ends(text, marker.start) < marker.start
    return named and frame.verb_class == "stress" and marker.word in ("可", "可以")


def _tells_someone(said: str) -> bool:
    """Whether an actor and what he is to do follow 要求 at once: 要求|各地加强管理."""
    clause = clauses_in(said)[0] if clauses_in(said) else ""
    heads = [end for _, _, end in ACTORS.places(clause[:DOER_REACH])]
    named = _PARTY.match(clause)
    if named:
        heads.append(named.end())
    return any(is_imperative(said[end:].lstrip("，")) for end in heads) and not told_done(said)


def urges(sentence: Sentence, said: str, frame: Frame) -> bool:
    """Whether what a frame of urging holds is a call; a wish is one if it names who is to act, or stands behind a
    colon and opens with the act (张德军希望：从……的高度，进一步增强使命担当)."""
    if frame.verb not in WISHES:
        return not said.startswith("下达")  # 演习命令下达后，…
    start = len(sentence.text) - len(said)
    return asks_someone(sentence, start) or (sentence.text[start - 1] == "：" and is_imperative(said))


def _is_paper(frame: Frame) -> bool:
    """Whether a paper speaks, what it puts forward is to be done: 党的十八大报告提出，鼓励有条件的地方…"""
    return frame.verb in words_with_role("leads") and frame.issuer.endswith(words_with_role("paper"))
