"""Sentences and mentions → directives."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from tasks.clean.article import Article
from tasks.directives.addressees.implied import implied_by_document, notes_by_paragraph
from tasks.directives.directive import Directive
from tasks.directives.frames import NOBODY, Voice, voices
from tasks.directives.grammar.markers import Marker, markers_of
from tasks.directives.judging.judge import demand_rule
from tasks.directives.judging.labels import opens_demands
from tasks.directives.judging.law import forbids, names_things, opens_duties
from tasks.directives.judging.own_voice import STATED_AIM, aim_start
from tasks.directives.judging.setting import Setting
from tasks.directives.judging.stance import OPEN, stances
from tasks.directives.judging.telling import POSSIBLE
from tasks.directives.judging.tense import plans_throughout
from tasks.directives.roles import Demand, Surroundings, clock_of, directives_of
from tasks.entities.mention import Mention
from tasks.segment.counters import NUMBER_OF_ARTICLE
from tasks.segment.segment import reports_others, speaking_type
from tasks.segment.sentence import Sentence

Text = tuple[Article, list[Sentence], list[Mention]]
"""an article with its sentences and mentions"""
Kind = tuple[str, bool]
"""the type of document that a text speaks as, and whether it reports what others say"""
Heard = tuple[Sentence, Voice, list[Marker]]
"""a sentence, who speaks there, and its markers"""

_ARTICLE = re.compile(rf"第\s?{NUMBER_OF_ARTICLE}\s?条(?![例件款规])")
_ANNOUNCES = re.compile(r"如下[：。]$")
COMMAND = "command"
"""class of reporting verbs whose complement is a demand as it stands"""
FEWEST_ARTICLES = 2
AFTER_DEMAND = 3
"""sentences of a speech within which a bare imperative still follows a demand"""


def find_directives(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> list[Directive]:
    """One directive for each sentence that demands, forbids or allows, in the order of the sentences."""
    return find_directives_together([(article, sentences, mentions)])[0]


def find_directives_together(texts: Iterable[Text]) -> list[list[Directive]]:
    """The same of several articles, in their order.

    A step is done for all of them before the next begins, which is faster: its code and its words are then at hand.
    """
    texts = list(texts)
    kinds = [_kind(*text) for text in texts]
    voiced = list(map(_voices, texts, kinds))
    heard = list(map(_heard, texts, kinds, voiced))
    demands = [list(_demands(*each)) for each in zip(texts, kinds, heard, strict=True)]
    surroundings = [_surroundings(*text) if here else None for text, here in zip(texts, demands, strict=True)]
    told = [(demand, around) for here, around in zip(demands, surroundings, strict=True) if around for demand in here]
    directives = iter(directives_of(told))
    return [list(islice(directives, len(here))) for here in demands]


def _kind(article: Article, sentences: list[Sentence], _: list[Mention]) -> Kind:
    """How the text speaks. Part of a report without its title, in which nobody speaks and every sentence plans, is one
    of work."""
    kind = speaking_type(article)
    reported = reports_others(article, kind)
    if reported and kind != "news" and not any(s.openers for s in sentences) and plans_throughout(sentences):
        return "work_summary", False
    if kind == "other" and not any(s.openers for s in sentences) and _has_sections(sentences):
        return kind, False
    return kind, reported


def _has_sections(sentences: list[Sentence]) -> bool:
    """Whether a text is ordered as official ones are: 一、… 二、…"""
    signs = [s.counters[0].number for s in sentences if s.counters and s.counters[0].shape in ("一、", "（一）")]
    return max(signs, default=0) > 1


def _voices(text: Text, kind: Kind) -> list[Voice]:
    """Who speaks at each sentence; [] where nobody does in an article that reports."""
    article, sentences, mentions = text
    doc_type, reported = kind
    if reported and not any(sentence.openers for sentence in sentences):
        return []
    if doc_type == "law":
        return [NOBODY] * len(sentences)
    return voices(sentences, mentions, reported, _tells(article, sentences))


def _heard(text: Text, kind: Kind, voiced: list[Voice]) -> list[Heard]:
    """The sentences with voice and markers; [] where nobody speaks in an article that reports."""
    doc_type, reported = kind
    grants = doc_type == "law" and text[0].script == "hant"
    return [
        (sentence, voice, [] if reported and voice.frame is None else markers_of(sentence.text, grants))
        for sentence, voice in zip(text[1], voiced, strict=False)
    ]


def _demands(text: Text, kind: Kind, heard: list[Heard]) -> Iterator[Demand]:
    """The sentences that demand, each with what is known of it."""
    article, sentences, _ = text
    doc_type, reported = kind
    tenses = [OPEN] * len(heard) if reported else stances(article, doc_type, sentences)
    preamble = 0 if reported else _preamble_end(sentences)
    setting = Setting(doc_type, reported, article.dated.day.year if article.dated else None)
    parents, duties, heat = _Parents(), _DutyLists(), _Heat(reported)
    articles = _first_article(sentences) if not reported else None
    for (sentence, voice, markers), tense in zip(heard, tenses, strict=True):
        parents.pass_by(sentence)
        if reported and voice.frame is None:
            heat.cool()
            continue
        hot = heat.holds(sentence, voice)
        if reported and not (hot or markers or voice.opens or sentence.counters):
            continue  # 会议认为，…。|我国经济运行稳中向好。
        if sentence.sentence_no == articles:
            setting.doc_type = "law"  # 现将《……规定》印发给你们 | 第一条 …
        setting.voice, setting.stance, setting.hot = voice, tense, hot
        setting.list_demands, setting.list_names_things = not reported and duties.holds(sentence), duties.names_things
        setting.list_forbids = setting.list_demands and duties.forbids_deeds
        setting.preamble = sentence.sentence_no < preamble
        content = voice.frame.content if voice.opens and voice.frame else 0
        rule = demand_rule(sentence, markers, content, setting)
        if rule is not None and voice.earlier:
            voice = _first_to_demand(voice, markers)
            content = voice.frame.content if voice.frame else 0
        for frame in voice.earlier if rule is None else ():
            if frame.verb_class == COMMAND and rule is None:  # 要求美方坚持一个中国政策，强调这也有利于…
                setting.voice = Voice(frame, opens=True)
                rule = demand_rule(sentence, markers, frame.content, setting)
                if rule is not None:
                    voice, content = setting.voice, frame.content
        if rule is not None:
            content = aim_start(sentence.text, content) if rule == STATED_AIM else content
            heat.rise(sentence, voice)
            listed = duties.polarity if rule == "listed_duty" else None
            yield Demand(sentence, voice, markers, content, rule, parents.of(sentence), listed)
            parents.add(sentence)


def _first_to_demand(voice: Voice, markers: list[Marker]) -> Voice:
    """The voice, by its first verb where a deontic follows that at once: 冉霞希望各单位要支持发展，要求干部团结一心 → 希望."""
    first, last = voice.earlier[0], voice.frame
    if last is None or first.issuer != last.issuer:
        return voice
    led = any(
        m.listed and m.word not in POSSIBLE and first.content <= m.start < last.verb_start for m in markers
    )  # 如果经济不能自力更生，…；他呼吁全体人民团结一致 → 呼吁
    return Voice(first, opens=True) if led else voice


def _first_article(sentences: list[Sentence]) -> int | None:
    """The sentence with which the articles of a rule begin that a notice holds; None where there are no such."""
    found = [s.sentence_no for s in sentences if _ARTICLE.match(s.text)]
    return found[0] if len(found) >= FEWEST_ARTICLES else None


def _tells(article: Article, sentences: list[Sentence]) -> bool:
    """Whether a report tells a story beside what is said; one with items has a speech or document within it."""
    return article.doc_type != "meeting_report" and not any(sentence.item for sentence in sentences)


def _surroundings(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> Surroundings:
    implied = implied_by_document(article, sentences, mentions)
    return Surroundings(article, implied, notes_by_paragraph(sentences), _by_place(mentions), clock_of(article))


def _preamble_end(sentences: list[Sentence]) -> int:
    """Number of the sentence that ends the reasons of a notice: its first item or heading, or 现通知如下："""
    ends = (
        s.sentence_no
        for s in sentences
        if s.counters or s.is_heading or _ANNOUNCES.search(s.text) or opens_demands(s.text)
    )
    return next(ends, 0)


def _by_place(mentions: list[Mention]) -> tuple[list[int], list[Mention]]:
    """Mentions of the body with their starts, for looking them up by place."""
    body = [mention for mention in mentions if mention.field == "body"]
    return [mention.start for mention in body], body


class _Heat:
    """Whether the same voice has just made a demand, so that a bare imperative goes on with it."""

    def __init__(self, reported: bool) -> None:
        self._reported = reported
        self._issuer: str | None = None
        self._sentence_no: int | None = None

    def cool(self) -> None:
        self._sentence_no = None

    def rise(self, sentence: Sentence, voice: Voice) -> None:
        self._issuer = voice.frame.issuer if voice.frame else None
        self._sentence_no = sentence.sentence_no

    def holds(self, sentence: Sentence, voice: Voice) -> bool:
        if self._sentence_no is None or self._issuer != (voice.frame.issuer if voice.frame else None):
            return False
        return self._reported or sentence.sentence_no - self._sentence_no <= AFTER_DEMAND


class _DutyLists:
    """Remembers whether the list that is open was opened by a stem that demands (应当履行下列职责：)."""

    def __init__(self) -> None:
        self._open = False
        self.polarity = "positive"
        self.forbids_deeds = False
        self.names_things = False
        self._shape: str | None = None

    def holds(self, sentence: Sentence) -> bool:
        """Whether the sentence is an item of such a list. Sentences are to be shown in order."""
        self._see_things(sentence)
        if sentence.text.endswith(("：", ":")):
            self._open = opens_duties(sentence.text)
            self.polarity = "negative" if forbids(sentence.text) else "positive"
            self.forbids_deeds = self.polarity == "negative" and sentence.text.endswith(("行为：", "行为:"))
            return False
        if not sentence.item:
            self._open = False
        return self._open

    def _see_things(self, sentence: Sentence) -> None:
        """A list of things lasts as long as its items bear the same kind of counter."""
        shape = sentence.counters[0].shape if sentence.counters else None
        if names_things(sentence.text):
            self.names_things, self._shape = True, None
        elif self.names_things and shape is not None:
            self._shape = self._shape or shape
            self.names_things = shape == self._shape
        elif not sentence.item:
            self.names_things = False


class _Parents:
    """The directives that head the open articles and items, by number path."""

    def __init__(self) -> None:
        self._heads: dict[str, int] = {}

    def pass_by(self, sentence: Sentence) -> None:
        """Forgets the items that the sentence ends."""
        if not self._heads:
            return
        path = sentence.path
        if path is None:
            self._heads.clear()
        elif sentence.counters or sentence.item is None:
            self._heads = {head: no for head, no in self._heads.items() if _is_above(head, path)}

    def of(self, sentence: Sentence) -> int | None:
        """The directive that heads the sentence's item, or the item above where it has none or is itself the head; the
        stem of an article heads its items alone."""
        path = sentence.path if sentence.item else None
        while path:
            if path in self._heads:
                return self._heads[path]
            path = path.rpartition(".")[0]
        return None

    def add(self, sentence: Sentence) -> None:
        if sentence.path and (sentence.counters if sentence.item else sentence.text.endswith(("：", ":"))):
            self._heads[sentence.path] = sentence.sentence_no


def _is_above(path: str, item: str) -> bool:
    return item.startswith(path + ".")
