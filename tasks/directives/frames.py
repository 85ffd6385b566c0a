"""Sentences, openers and mentions → who speaks at each sentence.

    谢道全要求，全市各级要…。要牢牢把握… → both 谢道全 / 要求
    他指出，……市委书记王景章指示要…      → 王景章 / 指示 in that sentence alone, then the speaker before

A frame holds over the following sentences and lists until the next one opens or the text turns to something else
(who attended, what was heard). In a text that speaks for itself a quoted speaker holds for his own sentence alone.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tasks.directives.grammar.markers import markers_of
from tasks.directives.speakers import (
    DATELINE,
    Named,
    People,
    before_verb,
    issued_by,
    may_speak,
    named_before,
    named_here,
    organ_before,
    subject_of,
)
from tasks.entities.mention import Mention
from tasks.lexicons import words_with_role
from tasks.segment.openers import Opener
from tasks.segment.sentence import Sentence
from tasks.segment.speaker import name_start, speaker_kind

_TURNS = re.compile(
    "会后|随后|当天|当日|同日|据了解|据悉|据介绍|记者|截至|[^，。]{0,12}日(?:上午|下午|晚)?，"
    "|(?:出席|参加|列席|陪同)[^，。]{0,12}的[^，。、]{0,12}?(?:有|是|包括)"
)
"""opens a sentence that tells what happened then, or who was there"""
_TAKES_PART = re.compile(
    "|".join(
        [
            *(f"{who}(?:出席|参加|列席|陪同)了?[^，。]{{0,10}}。$" for who in ("等", "分别", "一同")),
            *(
                f"{does}了?(?:此次|本次|上述|有关)?(?:会议|大会|座谈会|活动|仪式|调研|考察|会见|座谈)?。$"
                for does in ("出席", "参加", "列席", "陪同", "主持")
            ),
        ]
    )
)
"""every branch opens with a character, so that it is looked for fast"""
TAKES_PART_LENGTH = 16
"""characters at the end of a sentence that _TAKES_PART covers"""
_SPEAKS_NEXT = re.compile(r"(?:出席|主持|讲话|致辞|致词|发言|考察|调研|会见|会谈|座谈)[^，。]{0,20}。$")
"""ends a sentence whose subject then speaks: 全国政协主席王沪宁出席并讲话。他表示，…"""
_STOPS = ("。", "！", "？", "；", "…", "”", "：", "）")
WISHED = ("希望",)
"""verbs that are a marker of their own where somebody speaks already"""
_PERSON_MEANT = re.compile("[^，。]{0,6}年前(?:他|她)$|(?:他|她)(?!们)")
"""17年前|他说, 他|抱病呼吁"""
_JOINED = ("与", "和", "及")
LONGEST_ASKING, LONGEST_POST = 40, 24
"""characters before 请 in a sentence that opens with who asks, and of his post"""
MOST_FRAMES = 6
"""frames before the last one of a sentence that are looked at; sentences of real texts have three"""


@dataclass(slots=True)
class Frame:
    """Who speaks and by which verb; start and end of the issuer in the body, where it stands in the sentence itself."""

    issuer: str
    verb: str
    verb_class: str
    sentence_no: int
    issuer_id: str | None = None
    start: int | None = None
    end: int | None = None
    verb_start: int = 0
    content: int = 0
    """where in its sentence begins what is said"""


class Voice(NamedTuple):
    """The frame that holds at a sentence, and whether it opens there."""

    frame: Frame | None
    opens: bool = False
    earlier: tuple[Frame, ...] = ()
    """frames that open in the sentence before it: X要求Y…，强调…"""


NOBODY = Voice(None)


def voices(sentences: list[Sentence], mentions: list[Mention], reported: bool, told: bool = False) -> list[Voice]:
    """For each sentence who speaks there. `reported`: whether frames hold beyond their own sentence; `told`: whether the
    text tells a story of its own beside, so that they end with their paragraph unless the next one goes on demanding."""
    people = People(mentions)
    held: Frame | None = None
    stem: tuple[Frame, str] | None = None
    person: Named | None = None
    going: Voice = NOBODY
    result = []
    for sentence in sentences:
        if not sentence.openers and held is None and stem is None:
            result.append(NOBODY)
            continue
        opened, outer = None, held
        earlier: tuple[Frame, ...] = ()
        for opener in sentence.openers:
            if opener.kind == "pronoun" and opened is not None:
                person = (opened.issuer, opened.issuer_id)
            frame = _frame(sentence, opener, people, held, person, sentences)
            if frame is None or not (reported or _is_quotation(opener, frame, people)):
                continue
            if opened is not None and opener.kind == "carried" and opener.verb in WISHED:
                continue  # 拉夫罗夫说，……，希望乌方化解危机
            if opened is None or opener.kind == "carried":
                held = frame
            earlier = (*earlier, opened)[:MOST_FRAMES] if opened else ()
            opened = frame
            if opener.kind in ("other", "name", "pronoun", "carried"):
                person = (frame.issuer, frame.issuer_id)
        if (
            opened is not None
            and outer is not None
            and held is not None
            and _is_cited(held, outer, sentence, sentences)
        ):
            held = outer
        stem = _stem(sentence, opened, stem)
        if opened is None and reported and (asking := _asking(sentence, people)) is not None:
            result.append(Voice(asking, True))
            continue
        if opened is not None:
            result.append(Voice(opened, True, earlier))
        elif reported and held is not None and _holds(held, sentence, sentences, people, told):
            going = going if going.frame is held else Voice(held)
            result.append(going)
        elif stem is not None and not reported and sentence.item and sentence.item.startswith(stem[1]):
            result.append(Voice(stem[0]))
        else:
            held = None
            result.append(NOBODY)
        if not reported or (opened is not None and (_is_motto(sentence, opened) or _is_headline(sentence))):
            held = None
    return result


def _is_cited(frame: Frame, outer: Frame, sentence: Sentence, sentences: list[Sentence]) -> bool:
    """Whether a meeting that is held only cites another one by its name, and then goes on to speak itself.

    会议指出，……。省委十五届八次全会提出我省发展目标，要求……。要再学习再领会 → 会议
    """
    same = sentences[outer.sentence_no].paragraph_no == sentence.paragraph_no
    return same and outer.issuer == "会议" and frame.issuer != "会议" and speaker_kind(frame.issuer) == "meeting"


def _is_motto(sentence: Sentence, frame: Frame) -> bool:
    """Whether a leader's word only heads a report: 央视网消息：习近平总书记指出，没有全民健康就没有全面小康。"""
    start = sentence.text.rfind("：", 0, DATELINE) + 1
    return sentence.sentence_no == 0 and sentence.text.startswith(f"{frame.issuer}总书记{frame.verb}", start)


def _asking(sentence: Sentence, people: People) -> Frame | None:
    """Who asks another one by name in a sentence of its own: 普京|请韩正转达良好祝愿."""
    at = sentence.text.find("请", 0, LONGEST_ASKING)
    who = people.last_in(sentence.start, sentence.start + at) if at > 0 else None
    whom = people.first_in(sentence.start + at, sentence.start + at + 2) if at > 0 else None
    if who is None or whom is None or who.end != sentence.start + at or who.start - sentence.start > LONGEST_POST:
        return None
    return Frame(who.surface, "", "urge", sentence.sentence_no, who.entity_id, who.start, who.end, at, at)


def _is_headline(sentence: Sentence) -> bool:
    """Whether a line without a stop only heads what follows: 二十国集团强调应确保全球能源供应安全."""
    return not sentence.text.endswith(_STOPS) and not sentence.counters


def _stem(sentence: Sentence, opened: Frame | None, before: tuple[Frame, str] | None) -> tuple[Frame, str] | None:
    """Whose list goes on: 三、… 发展改革委提出了以下意见： | （一）… | （二）…, and the path that its items begin with."""
    if opened is not None:
        ends = opened.content >= len(sentence.text) and sentence.item
        return (opened, f"{sentence.item}.") if ends else before
    if before is not None and sentence.counters and not (sentence.item or "").startswith(before[1]):
        return None
    return before


def _is_quotation(opener: Opener, frame: Frame, people: People) -> bool:
    """Whether a text that speaks for itself quotes someone: 习近平总书记强调，…; not 各地要……，明确任务."""
    if opener.kind == "meeting":
        return True
    if opener.verb_end == opener.content or opener.verb not in words_with_role("quotes"):
        return False
    if opener.kind in ("organ", "document", "pronoun"):
        return True
    return frame.issuer_id is not None or frame.start in people.starts


def _holds(frame: Frame, sentence: Sentence, sentences: list[Sentence], people: People, told: bool) -> bool:
    """Whether the frame still holds: not behind a headline, who attended or what the speaker then did; a rule's or a
    spokesman's not behind its paragraph."""
    text = sentence.text
    lasting = frame.verb_class == "stress" or frame.verb in words_with_role("speaks_on")
    if not lasting and sentences[frame.sentence_no].paragraph_no != sentence.paragraph_no:
        return False
    opens_paragraph = sentences[sentence.sentence_no - 1].paragraph_no < sentence.paragraph_no
    cut = sentence.sentence_no == len(sentences) - 1 and not opens_paragraph
    if _is_headline(sentence) and not cut:
        return False
    if _TURNS.match(text) or _TAKES_PART.search(text, max(0, len(text) - TAKES_PART_LENGTH)):
        return False
    if _does(frame.issuer, sentence, people) or _is_quoted(frame, sentences):
        return False
    return not (told and opens_paragraph and speaker_kind(frame.issuer) != "document" and not _goes_on(sentence))


def _goes_on(sentence: Sentence) -> bool:
    """Whether a new paragraph goes on with what is demanded."""
    if sentence.text.startswith("——"):
        return True
    return any(marker.listed and marker.force in ("must", "should") for marker in markers_of(sentence.text))


def _is_quoted(frame: Frame, sentences: list[Sentence]) -> bool:
    """Whether what was said stands whole in quotation marks, so that behind them the reporter speaks again."""
    text = sentences[frame.sentence_no].text
    return text.find("“", max(0, frame.content - 1), frame.content + 1) >= 0 and text.rstrip("。！").endswith("”")


def _does(issuer: str, sentence: Sentence, people: People) -> bool:
    """Whether the speaker is the subject of a sentence that reports no words: 在社区，习近平详细了解社区组织运行情况。"""
    if issuer not in sentence.text:
        return False
    subject = subject_of(sentence.text, sentence.start, people)
    return subject is not None and subject[0] == issuer


def _frame(
    sentence: Sentence,
    opener: Opener,
    people: People,
    held: Frame | None,
    person: Named | None,
    sentences: list[Sentence],
) -> Frame | None:
    start, end = (
        sentence.start + opener.speaker_start,
        sentence.start + opener.speaker_end,
    )
    if opener.kind == "earlier":
        if held is not None:
            return _speaks(held.issuer, held.issuer_id, sentence, opener)
        known = named_before(sentence, people, sentences)  # 张怀玺一行察看了…。要求我县在下步工作中要…
        if known is None or known[1] is None:
            known = organ_before(sentence, people, sentences) or known
        return _speaks(*known, sentence, opener) if known else None
    text = sentence.text[opener.speaker_start : opener.speaker_end]
    if opener.kind == "pronoun" or (opener.kind == "carried" and speaker_kind(text) == "pronoun"):
        if text.endswith("们"):
            return None
        known = named_here(sentence, opener, people)
        if known is None and sentence.sentence_no and _SPEAKS_NEXT.search(sentences[sentence.sentence_no - 1].text):
            known = named_before(sentence, people, sentences, 1)
        if known is None and held is None:
            known = named_before(sentence, people, sentences)
        known = known or person
        return _speaks(*known, sentence, opener) if known else None
    if text in words_with_role("written_words"):  # 李克强作出重要批示。批示指出，…
        known = named_before(sentence, people, sentences, 2) or person
        if known is not None:
            return _speaks(*known, sentence, opener)
    if text in words_with_role("issued_paper"):
        known = issued_by(text, sentence, people, sentences)
        if known is not None:
            return _speaks(*known, sentence, opener)
    named = people.last_in(start, end)
    if opener.kind == "name" and (named is None or named.end != end):
        offset = name_start(text)  # 里约警察局负责人|维洛佐说，…
        if not offset or not may_speak(text[offset:]):
            return None
    if named is not None and (opener.kind in ("other", "carried") or named.end == end):
        return _speaks(named.surface, named.entity_id, sentence, opener, named.start, named.end)
    if opener.kind == "carried" and named is None and people.persons and speaker_kind(text) == "other":
        low, high = opener.speaker_end + 1, opener.verb_start
        found = subject_of(sentence.text[low:high], sentence.start + low, people) if low < high else None
        if found is not None:  # 思政课如何讲，习近平总书记给出答案，强调…
            return _speaks(*found, sentence, opener)
    if opener.kind == "carried" and held is not None and opener.verb in WISHED and (start, end) not in people.organs:
        return None  # 习近平指出，……。我国经济恢复仍处在关键阶段，希望大家…
    if opener.kind in ("other", "carried", "name"):
        if held is not None and text in WISHED:  # 希望停止暴力，并|呼吁各界放下分歧
            return _speaks(held.issuer, held.issuer_id, sentence, opener)
        return _unknown(text, start, sentence, opener, people, person)
    organ = people.organs.get((start, end))
    return _speaks(text, organ.entity_id if organ else None, sentence, opener, start, end)


def _unknown(
    text: str,
    start: int,
    sentence: Sentence,
    opener: Opener,
    people: People,
    person: Named | None,
) -> Frame | None:
    """A speaker of no known kind in whom no person is named; None for words that nobody can be: 目标任务, 准确."""
    behind = people.last_in(start + len(text), sentence.start + opener.verb_start)
    if behind is not None and sentence.text.startswith(_JOINED, opener.speaker_end) and opener.kind == "other":
        return _speaks(behind.surface, behind.entity_id, sentence, opener, behind.start, behind.end)
    text = before_verb(text)
    if _PERSON_MEANT.match(text):
        return _speaks(*person, sentence, opener) if person else None
    offset = name_start(text)
    if offset == len(text):  # 还明确规定，要……，强调按市场化方式配置资源: nobody stands before the verb
        return None
    issuer = text[offset:]
    if may_speak(issuer):
        return _speaks(issuer, None, sentence, opener, start + offset, start + len(text))
    organ = next((m for (low, _), m in people.organs.items() if low == start and m.end <= start + len(text)), None)
    return _speaks(organ.surface, organ.entity_id, sentence, opener, organ.start, organ.end) if organ else None


def _speaks(
    issuer: str,
    issuer_id: str | None,
    sentence: Sentence,
    opener: Opener,
    start: int | None = None,
    end: int | None = None,
) -> Frame:
    verb, kind, number = opener.verb, opener.verb_class, sentence.sentence_no
    return Frame(issuer, verb, kind, number, issuer_id, start, end, opener.verb_start, opener.content)
