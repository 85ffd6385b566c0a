"""Articles → their sentences, each with its place in paragraph and outline and its words."""

import re
from collections.abc import Sequence

from tasks.clean.article import Article
from tasks.segment.counters import counter_candidates
from tasks.segment.cut import paragraph_spans, sentence_spans
from tasks.segment.openers import Opener, reporting_openers, reporting_verbs
from tasks.segment.outline import outline
from tasks.segment.sentence import Sentence
from tasks.segment.words import Placed, tagged_stretches

REPORTING_TYPES = ("meeting_report", "news", "other")
"""document types that report what others say; all others speak for themselves"""

Segmented = tuple[list[Sentence], dict[str, Placed]]
"""sentences, and the words of title and sentences with their places in title and body, by the name of the field"""


_TO_ORGANS = re.compile(
    r"(?=[^。！？\n]{0,160}(?:人民政府|[村镇乡街县市区]|各[^。！？\n]{0,40}(?:单位|部门|企业|学校|医院|机构|支部|党委|局|办)))"
    r"(?:各|[一-龥（）]{2,30}[，、]各)[^。！？“”\n]{2,160}[：:]$"
)
"""各乡镇人民政府，县政府各部门："""
_TO_LISTENERS = re.compile(r"[^，。！？：\n]{0,40}(?:同志们|各位代表|各位委员|各位领导)[：:！，]")
_ISSUED = re.compile(
    r"(?:现将?[^。！？\n“”]{0,40}(?:通知|通告|公告)如下|特(?:发布|制定|作|向)[^。！？\n“”]{0,30}如下[^。！？\n“”]{0,8})[：:。]"
)
"""现将有关事项通告如下： | 特发布如下禁火令："""
OPENING = 800
"""characters in which a text says what it issues"""
FIRST_LINES = 3
"""lines among which a text names whom it speaks to"""


def speaking_type(article: Article) -> str:
    """The document's type, but for a page that was taken for a report and opens with those it speaks to.

    各乡镇人民政府，县政府各部门： → notice
    同志们： → speech
    """
    if article.doc_type in ("meeting_report", "other"):
        for line in article.body.chars.split("\n", FIRST_LINES)[:FIRST_LINES]:
            if _TO_ORGANS.match(line):
                return "notice"
            if _TO_LISTENERS.match(line):
                return "speech"
        if _ISSUED.search(article.body.chars, 0, OPENING):
            return "notice"
    return article.doc_type


def reports_others(article: Article, kind: str) -> bool:
    """Whether the article, which speaks as a `kind`, reports what others say; an official document (a reply of a
    ministry) speaks for itself."""
    official = article.doc_type == "other" and bool(article.doc_number or article.document_form)
    return kind in REPORTING_TYPES and not official


def segment(article: Article) -> list[Sentence]:
    """The sentences of the body, in order, with outline and words."""
    return segment_together([article])[0][0]


def segment_together(articles: Sequence[Article]) -> list[Segmented]:
    """The sentences of several articles, and the words of their titles and sentences, in the order of the articles.

    A step is done for all of them before the next begins, which is faster: its code and its words are then at hand.
    """
    cut = [_cut(article.body.chars) for article in articles]
    for article, sentences in zip(articles, cut, strict=True):
        _open_frames(article.body.chars, sentences)
    for article, sentences in zip(articles, cut, strict=True):
        _set_outline(article.body.chars, sentences, reports_others(article, speaking_type(article)))
    return [(sentences, _set_words(article, sentences)) for article, sentences in zip(articles, cut, strict=True)]


def cut_with_outline(text: str, reported: bool = True) -> list[Sentence]:
    """The sentences of a text with paragraph, frames, item and heading, and still without words.

    Where the text reports what others say, a list ends where the next of them begins to speak; in a text that speaks
    for itself (a plan that quotes a leader) it does not.
    """
    sentences = _cut(text)
    _open_frames(text, sentences)
    _set_outline(text, sentences, reported)
    return sentences


def _open_frames(text: str, sentences: list[Sentence]) -> None:
    verbs = reporting_verbs(text)
    at, behind = 0, len(verbs)
    for sentence in sentences:
        first = at
        while at < behind and verbs[at][1] < sentence.end:
            at += 1
        if at > first:
            sentence.openers = tuple(reporting_openers(sentence.text, verbs[first:at], sentence.start))


def _set_outline(text: str, sentences: list[Sentence], reported: bool) -> None:
    reframed = {s.sentence_no for s in sentences if s.openers and not _by_name(s.openers)} if reported else set()
    outline(sentences, counter_candidates(text), reframed)


def _by_name(openers: Sequence[Opener]) -> bool:
    """Whether nobody opens a frame but who may turn out to be no person."""
    return all(opener.kind == "name" for opener in openers)


def _set_words(article: Article, sentences: list[Sentence]) -> dict[str, Placed]:
    """Give the sentences their words; those of title and sentences with their places, by the name of the field."""
    body, title = article.body.chars, article.title.chars
    behind = len(body) + 1
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    (*words, titled), placed = tagged_stretches(f"{body}\n{title}", [*spans, (behind, behind + len(title))])
    for sentence, (tokens, pos) in zip(sentences, words, strict=True):
        sentence.tokens, sentence.pos = tokens, pos
    return {"title": placed.cut_off(len(titled[0]), behind), "body": placed}


def _cut(text: str) -> list[Sentence]:
    sentences: list[Sentence] = []
    for paragraph_no, (low, high) in enumerate(paragraph_spans(text)):
        line = text[low:high]
        for start, end in sentence_spans(line):
            sentences.append(Sentence(len(sentences), paragraph_no, low + start, low + end, line[start:end]))
    return sentences
