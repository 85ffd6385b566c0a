"""A directive without a written addressee → who is meant: bracket note, heading, main recipient, audience, or the body that met.

（牵头单位：市教育局）            → 市教育局, bracket_note
（二）市公安局职责                → 市公安局, heading
各省、自治区、直辖市人民政府：    → 各省、自治区、直辖市人民政府, main_recipient
同志们：                          → 同志们, audience
浙江省关工委召开主任常务会议，…    → 浙江省关工委, meeting_body
"""

import re
from dataclasses import dataclass
from functools import cache

from tasks.clean.article import Article
from tasks.directives.addressees.actors import head_kinds
from tasks.directives.grammar.predicate import imperative_start
from tasks.directives.grammar.words import ACTORS
from tasks.entities.mention import Mention
from tasks.segment.sentence import Sentence

_NOTE = re.compile(
    r"（(?:[^（）]{0,20}[；;，])?(?:责任|牵头|主办|承办|负责|实施|配合|主责)(?:单位|部门|主体|人)?[：:](?P<who>[^（）；;]{2,80})"
)
_WHOLE_NOTE = re.compile(
    r"^（(?P<who>[^（）；;。：]{2,80}?)(?:按职责分工|按职责)?(?:等)?(?:牵头负责|负责|牵头)(?:，[^（）]{0,60})?）。?$"
)
_AUDIENCE = re.compile(
    r"^(?P<who>[^，。！]{0,12}(?:同志们|各位代表|各位委员|同学们|朋友们|各位同志|各位领导|各位同仁))[：，！:]"
)
_ANSWERS = ("批复", "函", "复函")
"""forms of documents that speak to whom they are sent"""
_RECIPIENTS = re.compile("[，、]")
_CALLS = re.compile(r"[^，。]{0,20}?(?:组织|联合|共同)?(?:召开|举行|举办)")
_DUTIES = re.compile("(?:的|工作|主要|具体)*(?:职责|责任|任务)(?:分工)?$")
_VAGUE = ("organisation", "kind", "person", "localities", "enterprise")
"""kinds of heads that a heading may hold without naming who is to act: 组织机构, 试点地区"""
HEADING_LENGTH = 24
FIRST_LINES = 12
"""sentences among which a salutation or the list of recipients stands"""
RECIPIENT_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Implied:
    """Who is meant, as written elsewhere, and which rung of the ladder says so."""

    words: str
    rung: str
    sentence_no: int


def bracket_note(text: str) -> str | None:
    """Who is named in a note behind a task: （责任单位：市教育局）."""
    found = _NOTE.search(text) or _WHOLE_NOTE.match(text)
    return found["who"].strip() if found else None


@cache
def actor_of_heading(heading: str | None) -> str | None:
    """The organ that a heading names, whose tasks stand below it: 市公安局, 各区人民政府主要职责; not 组织机构."""
    if heading is None or len(heading) > HEADING_LENGTH:
        return None
    who = _DUTIES.sub("", heading.rstrip("。：:"))
    head = ACTORS.ends(who, len(who))
    kind = head_kinds().get(who[head:], "none")
    vague = kind in _VAGUE and (who == heading.rstrip("。：:") or head == 0)
    if kind == "none" or vague or "的" in who or imperative_start(who) is not None:
        return None
    return who


def notes_by_paragraph(sentences: list[Sentence]) -> dict[int, str]:
    """Who is named in a note that stands as a sentence of its own at the end of a paragraph: （体育总局、民政部负责）."""
    notes = {}
    for sentence in sentences:
        if sentence.text.startswith("（"):
            who = bracket_note(sentence.text)
            if who:
                notes[sentence.paragraph_no] = who
    return notes


def implied_by_document(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> Implied | None:
    """Whom the document as a whole speaks to."""
    if article.doc_type in ("notice", "opinions", "decision", "plan") or article.document_form in _ANSWERS:
        return _main_recipient(sentences)
    if article.doc_type == "speech":
        for sentence in sentences[:FIRST_LINES]:
            found = _AUDIENCE.match(sentence.text)
            if found:
                return Implied(found["who"], "audience", sentence.sentence_no)
    if article.doc_type == "meeting_report":
        return _meeting_body(sentences, mentions)
    return None


def recipient_meant(addressee: str, implied: Implied | None) -> str | None:
    """Which of the recipients 你省, 你部 … is: 建议你省… to 湖北省人民政府，财政部： → 湖北省人民政府; None where none alone fits."""
    if implied is None or implied.rung != "main_recipient" or not addressee.startswith("你"):
        return None
    if addressee == "你们":
        return implied.words
    fitting = [name for name in _RECIPIENTS.split(implied.words) if addressee[1:] in name]
    return fitting[0] if len(fitting) == 1 else None


def _main_recipient(sentences: list[Sentence]) -> Implied | None:
    for sentence in sentences[:FIRST_LINES]:
        text = sentence.text
        if text.endswith(("：", ":")) and 1 < len(text) <= RECIPIENT_LENGTH:
            return (
                None if "如下" in text or "。" in text else Implied(text[:-1], "main_recipient", sentence.sentence_no)
            )
    return None


def _meeting_body(sentences: list[Sentence], mentions: list[Mention]) -> Implied | None:
    """The organ that calls the meeting of the first sentence."""
    if not sentences:
        return None
    first = sentences[0]
    named = [m for m in mentions if m.field == "body" and m.type == "ORG" and m.sentence_no == first.sentence_no]
    for mention in named:
        if _CALLS.match(first.text, mention.end - first.start):
            return Implied(mention.surface, "meeting_body", 0)
    return None
