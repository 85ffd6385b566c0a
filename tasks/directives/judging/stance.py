"""Sentences → how each stands to what it says: told as done, planned and demanded, or open.

A section of a report that looks back (一、2025年工作回顾) tells what was done, the next (二、2026年重点工作) what is to be done,
in the same bare predicates; the heading or the sentence that opens it (一年来，… | 今年，要重点抓好…) makes the difference.
"""

import re

from tasks.clean.article import Article
from tasks.directives.grammar.predicate import imperative_start, strip_counter
from tasks.directives.grammar.words import Words, words_of
from tasks.directives.judging.tense import TITLE_LENGTH, leanings
from tasks.segment.segment import OPENING
from tasks.segment.sentence import Sentence

PAST, PLAN, OPEN = "past", "plan", "open"

DEMANDING_TYPES = ("plan", "notice", "opinions", "decision", "law")
"""texts that demand from their first line"""

_TURN_TO_PLAN = re.compile(
    r"^(?:下一步|下步|今后|接下来|下面|[^，。]{0,20}(?:做好以下|抓好以下|重点做好|重点抓好|要着力|主要任务是|目标任务是|奋斗目标是|工作目标是|总体要求是|总的要求是|工作思路是))"
    r"|(?:提|讲|谈)[一二三四五六七八九十几两\d]{0,3}(?:点|个方面|条)(?:的)?(?:意见|要求|建议|希望|看法)"
)
_TURN_TO_PAST = re.compile(
    r"^(?:[一二三四五六七八九十\d]+年来|过去[一二三四五六七八九十几\d]*年|回顾|去年|近年来|一年来|多年来|(?:20|19)\d\d年(?:以来|，(?:在|我们|我市|我县|我省|我区|全|面对|是)))"
)
_TELLING_TITLE = re.compile(r"(?:通报|表扬|表彰|答复|公报|情况|总结|授予[^，。]{2,40}的决定|奖励的决定)")
_SUMS_UP = re.compile("(?!.*(?:计划|安排|打算|要点|思路|任务)).*(?:总结|小结|汇报|述职|回顾|情况)")
"""in titles of reports that only tell what was done, in the bare verbs of plans: 召开动员大会，签订责任书"""
_TELLS = re.compile(r"(?:情况|总结)[^，。]{0,8}(?:通报|汇报|报告|总结)如下")
"""现将有关情况通报如下："""
_DEMANDING_TITLE = re.compile(r"印发|预案|方案|要点|办法|计划|规划|细则|批复$|关于同意[^，。]*的(?:复函|函)$")
_CLAUSES = re.compile("[，；：]")
_NEXT = re.compile("下一步|下步|今后|打算|安排|计划|今年|明年")
_MARKS = re.compile("[，；：。！？、]")
BARE_LENGTH = 16
"""characters of a line without any mark that is a heading, whatever follows: xx年工作回顾"""
LEAST_IN_REPORT, LEAST_IN_SPEECH = 0.0, 4.0
"""how far a paragraph must lean to plan: in a report, which tells or plans; in a text that explains as well"""
OVERRULES = 8.0
"""how far a paragraph of a report must lean to count for more than a heading"""


def stances(article: Article, kind: str, sentences: list[Sentence]) -> list[str]:
    """For each sentence past, plan or open; `kind` is the type that the text speaks as."""
    name = article.title.chars
    tells = _TELLING_TITLE.search(name) or (not name and _TELLS.search(article.body.chars, 0, OPENING))
    demanding = kind in DEMANDING_TYPES and not tells
    demanding = demanding or (kind == "other" and bool(_DEMANDING_TITLE.search(name)))
    base = PLAN if demanding else PAST if kind == "work_summary" else OPEN
    past, plan = (
        words_of("section_tenses", "word", "tense", PAST),
        words_of("section_tenses", "word", "tense", PLAN),
    )
    sums_up = _SUMS_UP.match(name) or _TELLS.search(article.body.chars, 0, OPENING)
    asked = (base == PAST and not sums_up) or kind == "speech"
    lean = leanings(sentences) if asked else [0.0] * len(sentences)
    current, depth, told = base, 0, False
    looked_back = _looked_back(sentences) if base == PAST else []
    result = []
    for k, sentence in enumerate(sentences):
        opens = k == 0 or sentences[k - 1].paragraph_no != sentence.paragraph_no
        title = _title(sentence, opens)
        if title is not None:
            tense = _tense(title, past, plan)
            if tense == PLAN and _within(k, looked_back) and not _NEXT.search(title):
                tense = None  # 一、工作回顾 | （一）圆满完成筹备任务
            level = sentence.counters[0].depth if sentence.counters else 0
            if tense is not None:
                current, depth, told = tense, level, True
            elif level <= depth and current == PAST:
                current, told = base, False
        elif opens and kind != "law":
            if _TURN_TO_PLAN.search(sentence.text):
                current, told = PLAN, True
            elif _TURN_TO_PAST.match(sentence.text):
                current, told = PAST, True
        elif kind != "law" and _TURN_TO_PLAN.search(sentence.text):
            current, told = PLAN, True
        elif base == PAST and not told and _TURN_TO_PAST.match(sentence.text):
            current, told = PAST, True
        surely = current == PAST and told and _within(k, looked_back)
        result.append(PAST if surely else _by_words(lean[k], current, base, told))
    return result


def _looked_back(sentences: list[Sentence]) -> list[range]:
    """The sections under 工作回顾 up to the next heading of their level: they tell, whatever their paragraphs sound like."""
    found, start, depth = [], -1, 0
    for k, sentence in enumerate(sentences):
        title = _title(sentence, k == 0 or sentences[k - 1].paragraph_no != sentence.paragraph_no)
        if title is None or not sentence.counters:
            continue
        level = sentence.counters[0].depth
        if start >= 0 and level <= depth:
            found.append(range(start, k))
            start = -1
        if title.rstrip("。").endswith("回顾"):
            start, depth = k, level
    return found


def _within(k: int, sections: list[range]) -> bool:
    return any(k in section for section in sections)


def _by_words(leaning: float, current: str, base: str, told: bool) -> str:
    """What the words of a paragraph make of a tense: they decide where nothing tells it, and against what tells it
    badly: （一）圆满完成……任务 opens no plan, and 过去五年，… does not rule the next part."""
    if not told:
        return PLAN if leaning > (LEAST_IN_REPORT if base == PAST else LEAST_IN_SPEECH) else current
    if base != PAST:
        return base if current == PLAN and leaning < 0 else current
    if abs(leaning) <= OVERRULES:
        return current
    return PLAN if leaning > 0 else PAST


def _title(sentence: Sentence, opens: bool) -> str | None:
    """What a heading says, without its counter; None where the sentence is none."""
    if not opens or len(sentence.text) > TITLE_LENGTH:
        return None
    if sentence.is_heading or (sentence.counters and not _CLAUSES.search(sentence.text)):
        return strip_counter(sentence.text)
    return sentence.text if len(sentence.text) <= BARE_LENGTH and not _MARKS.search(sentence.text) else None


def _tense(title: str, past: Words, plan: Words) -> str | None:
    """What the last telling word of a heading says: 2025年工作回顾 → past, 存在的问题和下一步打算 → plan.

    A heading that is itself a demand (加强工作情况调度) tells nothing of its section.
    """
    if imperative_start(title) is not None:
        return None
    looks_back, looks_ahead = past.places(title), plan.places(title)
    if not looks_back and not looks_ahead:
        return None
    last_back = looks_back[-1][2] if looks_back else -1
    return PAST if last_back > (looks_ahead[-1][2] if looks_ahead else -1) else PLAN
