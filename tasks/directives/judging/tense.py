"""Sentences → which paragraphs plan, by their words and the form of their sentences alone.

Part of a report, or a report without headings that tell, gives no other sign of what is done and what is to be done:

    加快推进棚户区改造。建设公厕8所。          → plans: verbs stand first, 加快, 推进
    完成投资32亿元，增长57%。石油产能突破35万吨。 → tells: 完成, 亿元, 增长, %, a noun stands first
"""

import re
from functools import cache
from itertools import groupby

from tasks.directives.grammar.predicate import imperative_start, strip_counter
from tasks.directives.grammar.words import words_of
from tasks.lexicons import lexicon
from tasks.segment.sentence import Sentence

LEADS, LEADS_NOT = 0.8, -1.4
"""what a verb at the beginning of a sentence speaks for, and anything else there; counted as the words were"""
SURELY = 10.0
"""how far one paragraph must lean for the whole to be part of a plan or report"""
NEIGHBOURS = 0.5
"""share that the paragraphs before and behind have in what a paragraph is"""
LEAST, LEAST_IN_LISTS = 1.0, -0.5
"""how far the sentences of a text that only plans lean in the mean; one with lists need not in all of its parts"""
TITLE_LENGTH = 40
"""characters that a line may have and be a heading"""
SHORTEST = 6
"""characters below which a sentence says nothing of its tense"""
_FIRST_CLAUSE = re.compile("[^，。；：！]*")
_HAPPENED = re.compile(r"^(?:(?:19|20)\d\d年|去年|今年\d|\d{1,2}月\d{1,2}日(?![-—~至到]))[^，前起底内]{0,12}，")
_COUNTS_YEAR = re.compile(r"(?:19|20)\d\d年(?![底前以起至到末])[^，]{0,16}(?:共|累计)")
"""1995年我国共发生5级以上地震48次"""
_FIRST_YEAR = re.compile(r"(?:19|20)\d\d")


def leanings(sentences: list[Sentence]) -> list[float]:
    """For each sentence how much its paragraph and those beside it plan (above 0) or tell what was done (below)."""
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph_no)]
    own = [sum(map(_leaning, paragraph)) for paragraph in paragraphs]
    found: list[float] = []
    for k, paragraph in enumerate(paragraphs):
        before, behind = own[k - 1] if k else 0.0, own[k + 1] if k + 1 < len(own) else 0.0
        beside = 2 * behind if _is_title(paragraph) else before + behind
        found += [own[k] + NEIGHBOURS * beside] * len(paragraph)
    return found


def _is_title(paragraph: list[Sentence]) -> bool:
    """Whether a paragraph only heads the next one: （一）聚焦重点产业。"""
    only = paragraph[0]
    return len(paragraph) == 1 and len(only.text) <= TITLE_LENGTH and (only.is_heading or bool(only.counters))


def plans_throughout(sentences: list[Sentence]) -> bool:
    """Whether a text is a list of tasks from its first line to its last: most sentences begin with a verb and it plans."""
    told = [sentence for sentence in sentences if not sentence.is_heading and len(sentence.text) >= SHORTEST]
    leaning = list(map(_leaning, told))
    least = (
        LEAST_IN_LISTS if any(counter.shape in ("一、", "（一）") for s in told for counter in s.counters) else LEAST
    )
    if max(leanings(sentences), default=0.0) > SURELY:
        return True
    return sum(leaning) > least * len(told) and 2 * sum(each > 0 for each in leaning) > len(told)


def _leaning(sentence: Sentence) -> float:
    text = strip_counter(sentence.text)
    if sentence.is_heading or len(text) < SHORTEST:
        return 0.0
    first = _FIRST_CLAUSE.match(text)
    leads = first is not None and imperative_start(first.group()) is not None
    weights = _weights()
    said = {word for word, _, _ in words_of("tense_signs", "word").places(text)}
    return (LEADS if leads else LEADS_NOT) + sum(weights[word] for word in said)


@cache
def _weights() -> dict[str, float]:
    return {row["word"]: float(row["weight"]) for row in lexicon("tense_signs")}


def has_happened(said: str, year: int | None) -> bool:
    """Whether a date before publication opens the sentence: 2018年11月，国务院印发…; not 2019年上半年，…印发方案."""
    found = _HAPPENED.match(said) or _COUNTS_YEAR.match(said)
    if found is None:
        return False
    told = _FIRST_YEAR.match(said)
    return told is None or year is None or int(told.group()) < year
