"""The clauses of a directive → what is to be done to what (Aim and Object), and under what context.

要按规定对移交的幼儿园办理移交手续   → means 按规定, aim 办理, object 移交手续
将建设用地及时纳入国土空间规划       → aim 纳入国土空间规划, object 建设用地
对幼儿园情况进行全面摸底排查         → aim 进行全面摸底排查, object 幼儿园情况
为实现目标提供坚强保证               → purpose 为实现目标, aim 提供, object 坚强保证
"""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise

from tasks.directives.clauses import Places, Span, clauses_of
from tasks.directives.markers import Marker
from tasks.directives.predicate import counter_length, skip_adverbs
from tasks.directives.words import Words, words_of
from tasks.lexicons import lexicon

CLAUSES = 60
"""clauses of a sentence that are read; a longer one is a list or no sentence"""
TAKING = ("采取", "采用", "运用", "利用", "参照", "遵循")
"""verbs that lead a phrase of means as often as they are the act"""
_WAYS = ("方式", "形式", "办法", "手段", "途径", "方法", "等")
_BOUNDS = re.compile(
    "基础上|过程中|方面|等?方式|形式|手段|途径|办法|为抓手|为重点|为契机|[上中下里时前后](?![一-龥]?[、的])"
)
"""where a phrase that opens with 在, 以 or 通过 may end within its clause"""
_PREFERRED = {
    "将": ("disposal", "light"),
    "把": ("disposal", "light"),
    "对": ("light",),
    "对于": ("light",),
    "为": ("giving",),
    "为了": ("giving",),
}
"""kinds of verbs that a phrase asks for: 把…作为, 对…进行, 为…提供"""
TIME_LENGTH = 30
"""longest stretch with a date in it that is only a time"""

_TIME = re.compile(
    r"(?:19|20)\d\d年|\d{1,2}月|[年月季]度?底|\d+个?(?:工作)?[日天]|工作日|年内|近期|今年|明年|每年|每月|每半年|每季度|期间|时期|年前|日前|阶段"
)
_PLACE = re.compile(
    r"^在[^，]{0,16}(?:全国|全省|全市|全县|全区|地区|区域|范围|境内|领域|特区|新区|园区|试验区|城市|农村|基层|校园|社区|场所|地点|单位|部门)"
)
_VERBAL = ("v", "l", "i", "p")
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
    return words_of("light_verbs", "verb", "kind", "light")


def parse_actions(text: str, places: Places, markers: list[Marker], content: int, addressee: Span | None) -> Parse:
    """Actions and context of a directive sentence; `content` is where what is said begins."""
    parse = Parse()
    content += counter_length(text[content:])
    listed = [marker for marker in markers if marker.listed]
    for start, end in islice(clauses_of(text, content), CLAUSES):
        if (
            text.startswith("对", start)
            and listed
            and listed[-1].start > end
            and not any(start <= m.start < end for m in listed)
        ):
            parse.note("condition", (start, end))  # 对过程中出现的质疑，要迅速澄清
            continue
        low = _predicate(text, (start, end), listed, addressee, parse)
        if low < end:
            _read_clause(text, places, low, end, any(marker.end == low for marker in listed), parse)
    if not parse.actions:
        _fall_back(text, places, content, parse)
    if listed:
        behind = next((marker.end for marker in listed if marker.start >= content), content)
        parse.actions.sort(key=lambda action: action[0][0] < behind)
    return parse


def _fall_back(text: str, places: Places, content: int, parse: Parse) -> None:
    """The first verb behind an adverb, where no clause opens with one: 标准复审周期一般不超过五年 → 超过."""
    taken = [span for spans in parse.context.values() for span in spans]
    for start, end in islice(clauses_of(text, content), CLAUSES):
        if (start, end) in taken:
            continue
        words = places.between(start, end)
        plain = [at for at, tag in words if tag == "v"]
        led = [at for (_, before), (at, tag) in pairwise(words) if tag == "v" and before in ("d", "ad", "p")]
        for at in (led or plain)[:1]:
            high = at + len(places.word_at(at))
            parse.actions.append(((at, high), (high, end) if high < end else None))
            return


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


def _read_clause(text: str, places: Places, start: int, end: int, asked: bool, parse: Parse) -> None:
    """One clause: context, or an action with the phrases that stand before its verb."""
    low = _head(text, start, end)
    if low >= end:
        return
    moved: Span | None = None
    for _ in range(3):
        if _verbs().at(text, low) > low and (_is_whole(text, low, end) or not _is_phrase(text, low)):
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
        low = _head(text, verb_at, end)
        if low >= end:
            return
    aim = _aim(text, places, low, end, asked)
    if aim is None:
        return
    rest: Span | None = (aim[1], end) if aim[1] < end else None
    if rest is not None and text[rest[0]] == "、":  # 尽职尽责、勤政有为
        aim, rest = (aim[0], end), None
    if moved is not None:
        aim, rest = ((aim[0], end) if rest else aim), moved
    parse.actions.append((aim, rest))


def _head(text: str, start: int, end: int) -> int:
    """Where the predicate begins behind its adverbs; a word that is both, as the last one, is the verb: 加快城市更新."""
    low = skip_adverbs(text, start)
    if low > start and low <= end and _verbs().at(text, low) == low and _phrases()[0].at(text, low) == low:
        for back in range(max(start, low - 4), low):
            if _verbs().at(text, back) == low and text[low : low + 1] not in "将把对在向由":
                return back
    return low


def _is_phrase(text: str, low: int) -> bool:
    """Whether a verb that may also be a preposition (围绕, 结合, 依托) stands there."""
    return _phrases()[0].at(text, low) > low


def _is_whole(text: str, low: int, end: int) -> bool:
    """Whether such a verb fills its clause with its object, the last of its sentence: 采用上述全部考核指标。"""
    return (
        text[low : low + 2] in TAKING and not text.endswith(_WAYS, low, end) and text[end : end + 1] in ("。", "；", "")
    )


def _leading_phrase(text: str, places: Places, low: int, end: int) -> tuple[Span, int, str | None] | None:
    """A phrase with a preposition and the verb behind it: its span, the verb's place, its slot or object."""
    begins, _, _ = _phrases()
    behind = begins.at(text, low)
    if behind == low:
        if text[low] not in "将把对在于向与就由" or text.startswith(("对外", "在线", "就业"), low):
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
    candidates = [at for at, tag in places.between(start, end) if _acts(text, places, at, tag, end, preposition)]
    if not candidates:
        return None
    bound = max((found.end() for found in islice(_BOUNDS.finditer(text, start, end), 8)), default=start)
    if preposition not in ("将", "把", "对", "对于"):
        candidates = [at for at in candidates if at >= bound] or candidates
    preferred = _PREFERRED.get(preposition, ())
    chosen = candidates[-1] if preposition in ("将", "把") else candidates[0]
    for kind in preferred:
        words = words_of("light_verbs", "verb", "kind", kind)
        fitting = [at for at in candidates if words.at(text, at) > at]
        if fitting:
            chosen = fitting[-1] if kind == "disposal" else fitting[0]
            break
    return _back_over_adverbs(text, places, chosen, start, words_of("manner_adverbs", "adverb"))


def _acts(text: str, places: Places, at: int, tag: str, end: int, preposition: str) -> bool:
    """Whether a predicate may begin at a word: a verb of action, or behind a first phrase another one (按规定对…)."""
    if tag == "p" and text[at] in "对将把向由" and preposition not in ("将", "把", "对", "对于"):
        return True
    high = max(_verbs().at(text, at), words_of("light_verbs", "verb").at(text, at))
    fits = at < high <= end and not text.startswith("的", high) and text[at - 1] not in "的、和与及"
    if not fits:
        return False
    joined = at + len(places.word_at(at)) > high and not _qualifies(text[at:high])  # 制定方案 as one noun
    return joined or tag.startswith(("v", "a", "p")) or words_of("light_verbs", "verb").at(text, at) > at + 1


def _back_over_adverbs(text: str, places: Places, at: int, floor: int, adverbs: Words) -> int:
    for start, _ in reversed(places.between(floor, at)):
        if adverbs.at(text, start) != at:
            break
        at = start
    return at


def _qualifies(verb: str) -> bool:
    """Whether a verb often only qualifies the noun behind it: 服务贸易, 生活垃圾; not 制定方案, 健全制度."""
    return verb in words_of("nominal_heads", "word", "part", "verb")


def _aim(text: str, places: Places, low: int, end: int, asked: bool) -> Span | None:
    """The verb at `low` with verbs joined to it: 加强和改进, 学习贯彻.

    `asked`: behind a deontic the word must be the verb, whatever it is tagged (应当讯问被告人).
    """
    verbs = _verbs()
    high = max(verbs.at(text, low), words_of("light_verbs", "verb").at(text, low))
    word = places.word_at(low)
    verbal = places.tag_at(low).startswith(_VERBAL)
    if high > low + 1 and len(word) > high - low and not verbal and _qualifies(text[low:high]):
        return None
    if high == low or (len(word) > high - low and verbal):
        if not word or not (verbal or (asked and not places.tag_at(low).startswith(("x", "f", "m")))):
            return None
        high = low + len(word)
    if high > end:
        return None
    while high < end:
        joined = high + 1 if text[high] in _JOINING else high
        following = verbs.at(text, joined)
        if joined == high and following == end and following - joined >= 2 and _qualifies(text[low:high]):
            return low, end  # 组织实施; not 抓好落实
        if following - joined < 2 or following >= end - 2 or text[following] in "的者、和与及":
            break
        if not places.tag_at(joined).startswith("v") or len(places.word_at(joined)) != following - joined:
            break
        if joined == high and words_of("nominal_heads", "word", "part", "head").at(text, following) > following:
            break
        high = following
    if high < end and text[high] in _COMPLEMENTS and places.tag_at(high) != "v":
        high += 1
    return low, high
