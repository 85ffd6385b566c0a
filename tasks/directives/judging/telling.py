"""The markers of a sentence → the one that tells whether it demands.

各级党委要加强领导               → 要, demands
希望会谈能取得进展               → 希望, does not: nobody is named who is to act
比几十年前还要严重               → 要, does not: it compares
"""

import re

from tasks.directives.addressees.asked import asks_someone
from tasks.directives.grammar.markers import NEEDS, Marker
from tasks.directives.grammar.predicate import is_action
from tasks.lexicons import words_with_role
from tasks.segment.sentence import Sentence

WISHES = ("希望", "望")
POSSIBLE = ("不能", "可以", "可")
_PREDICTS = re.compile(r"应该?(?:不会|会|是|已|没有|没问题|留有)")
"""应不会有太大改变: what is thought likely"""
_HABIT = re.compile("(?:每个?[天年月周日次]|每个月|几乎|天天|年年)[^，。；]{0,12}都$")
"""before 要 that tells what happens over and over: 校长几乎每个月都|要面临这样的挽留"""
_MORE_THAN = re.compile("比[^，。；]{1,24}还$|比(?:预[计期想料]|想象|以往|过去|往年)[^，。；]{0,3}$")
"""before 要 that compares: 比几十年前还|要严重, 比预计的|要严重"""
BEFORE = 30
"""characters before a marker in which these two stand"""
_COMPARES = re.compile(
    r"要花费?[\d一二两三几数近约]|要[^，。]{1,12}得多|要(?:比|高于|低于|好于|大于)|要[^，。]{1,40}(?:言之过早|为时[尚过]早|并非易事|并不容易)|需要?(?:[\d一二两三几数]|至少|近|约)"
)
_WITHIN = re.compile(
    "[^，。；的]{2,12}的(?:“|(?:根本遵循|遵循|法宝|课题|责任|使命|方针|道路|时刻|时候|事情|事|人|国家|地方|原因|关键)[，。；]|指导思想)"
)
WITHIN_REACH = 16
"""现在是每个人都应该负责任的时刻, 是内蒙古必须牢记的“国之大者”: what should be only says which moment it is"""
_SEES = re.compile("(?:清醒地?|也|都)?(?:看到|知道|承认|说|指出)(?:的是)?[，：]")
"""必须看到，香港乱下去，…: what follows is judged, and not asked for"""
_IS = re.compile("[是为]")
_QUALIFIED = re.compile("[一-龥]{2}的")
"""需要|关注的问题: the need only says which one is meant"""
NEED_REACH = 20
"""characters before 需要 beyond which it states a fact more often than it demands"""
_STILL = ("更", "还", "仍", "尚", "只")
"""characters before 需 that states what is lacking: 尚|需"""


def telling_marker(markers: list[Marker], sentence: Sentence, content: int) -> tuple[Marker | None, bool]:
    """The first listed marker of what is said that demands, else the first listed one; whether it demands."""
    listed = [marker for marker in markers if marker.listed and marker.start >= content]
    for marker in listed:
        if _demands(marker, sentence, content):
            return marker, True
    return (listed[0] if listed else None), False


def only_tells(text: str, marker: Marker) -> bool:
    """Whether the marker says how much, or what is to be seen: 要花三年, 要比去年好, 也要看到，…"""
    if _SEES.match(text, marker.end):
        return True
    return marker.word[0] in "要需" and _COMPARES.match(text, marker.start) is not None


def _demands(marker: Marker, sentence: Sentence, content: int) -> bool:
    """Whether the marker demands here: a wish without a doer, a bare possibility and a need do not."""
    text, word, start = sentence.text, marker.word, marker.start
    if text.endswith(words_with_role("asks"), 0, start) or (word[0] == "应" and _PREDICTS.match(text, start)):
        return False
    if word in WISHES:
        return asks_someone(sentence, marker.end)
    if word in POSSIBLE:
        return False
    if _IS.search(text, max(content, start - WITHIN_REACH), start) and _WITHIN.match(text, marker.end):
        return False
    if only_tells(text, marker) or text.endswith("就是", 0, start):
        return False
    before = text[max(0, start - BEFORE) : start]
    if word == "要" and before.endswith("都") and _HABIT.search(text, max(content, start - BEFORE), start):
        return False
    if "比" in before and _MORE_THAN.search(before):
        return False
    if word == "需" and before.endswith(_STILL):
        return False
    return word not in NEEDS or _needs_act(marker, text, content)


def _needs_act(marker: Marker, text: str, content: int) -> bool:
    """Whether a need opens its clause and an act follows: 需要加强管理; not 需要|关注的问题."""
    clause = max(content, *(text.rfind(mark, content, marker.start) + 1 for mark in "，；。"))
    return (
        marker.start - clause <= NEED_REACH and is_action(text, marker.end) and not _QUALIFIED.match(text, marker.end)
    )
