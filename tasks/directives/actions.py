"""The clauses of a directive → what is to be done to what (Aim and Object), and under what context.

要按规定对移交的幼儿园办理移交手续   → means 按规定, aim 办理, object 移交手续
将建设用地及时纳入国土空间规划       → aim 纳入国土空间规划, object 建设用地
对幼儿园情况进行全面摸底排查         → aim 进行全面摸底排查, object 幼儿园情况
为实现目标提供坚强保证               → purpose 为实现目标, aim 提供, object 坚强保证
"""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from tasks.directives.clauses import Places, Span, clauses_of
from tasks.directives.markers import Marker
from tasks.directives.predicate import counter_length, skip_adverbs
from tasks.directives.words import Words, words_of
from tasks.lexicons import lexicon

CLAUSES = 60
"""clauses of a sentence that are read; a longer one is a list or no sentence"""
TIME_LENGTH = 30
"""longest stretch with a date in it that is only a time"""

_TIME = re.compile(
    r"(?:19|20)\d\d年|\d{1,2}月|[年月季]度?底|\d+个?(?:工作)?[日天]|工作日|年内|近期|今年|明年|每年|每月|每半年|每季度|期间|时期|年前|日前|阶段"
)
_PLACE = re.compile(
    r"^在[^，]{0,16}(?:全国|全省|全市|全县|全区|地区|区域|范围|境内|领域|特区|新区|园区|试验区|城市|农村|基层|校园|社区|场所|地点|单位|部门)"
)
_JOINING = "、和与及并或"
_COMPLEMENTS = "好到成为了起"


@dataclass(slots=True)
class Parse:
    """What was found in a sentence: spans count in it."""

    actions: list[tuple[Span, Span | None]] = field(default_factory=list)
    """Aim and Object of every action, the main one first"""
    context: dict[str, list[Span]] = field(default_factory=dict)
    """purpose, means, condition, time and place"""

    def note(self, slot: str, span: Span) -> None:
        self.context.setdefault(slot, []).append(span)


@cache
def _phrases() -> tuple[Words, Words, dict[tuple[str, str], str]]:
    slots = {(row["place"], row["word"]): row["slot"] for row in lexicon("context_phrases")}
    begins = words_of("context_phrases", "word", "place", "begins")
    return begins, words_of("context_phrases", "word", "place", "ends"), slots


def _verbs() -> Words:
    return words_of("action_verbs", "verb")


def _light() -> Words:
    return words_of("light_verbs", "verb")


def parse_actions(text: str, places: Places, markers: list[Marker], content: int, addressee: Span | None) -> Parse:
    """Actions and context of a directive sentence; `content` is where what is said begins."""
    parse = Parse()
    content += counter_length(text[content:])
    listed = [marker for marker in markers if marker.listed]
    for start, end in islice(clauses_of(text, content), CLAUSES):
        low = _predicate(text, (start, end), listed, addressee, parse)
        if low < end:
            _read_clause(text, places, low, end, parse)
    return parse


def _predicate(text: str, clause: Span, listed: list[Marker], addressee: Span | None, parse: Parse) -> int:
    """Where the predicate of the clause begins: behind its addressee and its deontic."""
    start, end = clause
    low = start
    if addressee and start <= addressee[0] < end:
        if text[addressee[0] - 1 : addressee[0]] in ("由", "请", "望"):
            _note_context(text, start, addressee[0] - 1, parse)
        low = addressee[1]
    for marker in listed:
        if low <= marker.start < end:
            if low < marker.start:
                _note_context(text, low, marker.start, parse)
            return marker.end
    return low


def slot_of(text: str, start: int, end: int) -> str | None:
    """Which kind of context a stretch is; None where it is none: 按照规定 → means, 在整改到位之前 → time."""
    piece = text[start:end]
    begins, ends, slots = _phrases()
    first = begins.at(piece, 0)
    last = ends.ends(piece, len(piece))
    if _TIME.search(piece) and len(piece) <= TIME_LENGTH and (not first or slots["begins", piece[:first]] == "time"):
        return "time"
    if _PLACE.match(piece) and last in (len(piece), len(piece) - 1):
        return "place"
    if first:
        slot = slots["begins", piece[:first]]
        if (
            slot == "purpose"
            and last < len(piece)
            and slots["ends", piece[last:]] == "condition"
            and piece[last:] == "的"
        ):
            return "condition"
        return slot
    if last < len(piece):
        return slots["ends", piece[last:]]
    return "condition" if piece.startswith(("对", "在")) else None


def _note_context(text: str, start: int, end: int, parse: Parse) -> None:
    while start < end and text[start] in "，、 ":
        start += 1
    slot = slot_of(text, start, end) if end - start > 1 else None
    if slot:
        parse.note(slot, (start, end))


def _read_clause(text: str, places: Places, start: int, end: int, parse: Parse) -> None:
    """One clause: context, or an action with the phrases that stand before its verb."""
    low = skip_adverbs(text, start)
    if low >= end:
        return
    moved: Span | None = None
    for _ in range(3):
        if _verbs().at(text, low) > low and text[low] not in "将把" and not _is_phrase(text, low, end):
            break
        found = _leading_phrase(text, places, low, end)
        if found is None:
            slot = slot_of(text, low, end)
            if slot:
                parse.note(slot, (low, end))
                return
            break
        span, verb_at, slot = found
        if slot == "object":
            moved = span
        elif slot:
            parse.note(slot, span)
        low = skip_adverbs(text, verb_at)
        if low >= end:
            return
    aim = _aim(text, places, low, end)
    if aim is None:
        return
    rest: Span | None = (aim[1], end) if aim[1] < end else None
    if moved is not None:
        aim, rest = ((aim[0], end) if rest else aim), moved
    parse.actions.append((aim, rest))


def _is_phrase(text: str, low: int, end: int) -> bool:
    """Whether a verb that may also be a preposition (围绕, 结合, 依托) only leads a context clause here."""
    begins, _, _ = _phrases()
    return begins.at(text, low) > low


def _leading_phrase(text: str, places: Places, low: int, end: int) -> tuple[Span, int, str | None] | None:
    """A phrase with a preposition and the verb behind it: its span, the verb's place, its slot or object."""
    begins, _, _ = _phrases()
    behind = begins.at(text, low)
    if behind == low:
        if text[low] not in "将把对在于向与就" or text.startswith(("对外", "在线", "就业"), low):
            return None
        behind = low + 1
    if behind > end:
        return None
    word = text[low:behind]
    verb_at = _verb_behind(text, places, behind + 1, end, word)
    if verb_at is None:
        return None
    if word in ("将", "把"):
        return (behind, verb_at), verb_at, "object"
    if word in ("对", "对于") and _light().at(text, skip_adverbs(text, verb_at)) > verb_at:
        return (behind, verb_at), verb_at, "object"
    return (low, verb_at), verb_at, slot_of(text, low, verb_at)


def _verb_behind(text: str, places: Places, start: int, end: int, preposition: str) -> int | None:
    """Where the predicate behind a phrase begins, adverbs included; None where the phrase fills the clause."""
    _, ends, _ = _phrases()
    if ends.ends(text[start:end], end - start) < end - start:
        return None
    verbs, light = _verbs(), _light()
    candidates = []
    for at, tag in places.between(start, end):
        word_end = verbs.at(text, at)
        acts = tag.startswith("v") or light.at(text, at) > at
        if at < word_end < end and acts and text[word_end] != "的" and text[at - 1] not in "的、和与及":
            candidates.append(at)
    if not candidates:
        return None
    chosen = candidates[0]
    if preposition in ("将", "把", "对"):
        chosen = next((at for at in candidates if light.at(text, at) > at), candidates[-1])
    return _back_over_adverbs(text, places, chosen, start, words_of("manner_adverbs", "adverb"))


def _back_over_adverbs(text: str, places: Places, at: int, floor: int, adverbs: Words) -> int:
    for start, _ in reversed(places.between(floor, at)):
        if adverbs.at(text, start) != at:
            break
        at = start
    return at


def _aim(text: str, places: Places, low: int, end: int) -> Span | None:
    """The verb at `low` with verbs joined to it: 加强和改进, 学习贯彻."""
    verbs = _verbs()
    high = verbs.at(text, low)
    word = places.word_at(low)
    if high == low or (len(word) > high - low and places.tag_at(low).startswith(("v", "l", "i"))):
        if not places.tag_at(low).startswith(("v", "l", "i", "p")) or not word:
            return None
        high = low + len(word)
    if high > end:
        return None
    while high < end:
        joined = high + 1 if text[high] in _JOINING else high
        following = verbs.at(text, joined)
        if following - joined < 2 or following >= end or text[following] in "的者":
            break
        high = following
    if high < end and text[high] in _COMPLEMENTS and places.tag_at(high) != "v":
        high += 1
    return low, high
