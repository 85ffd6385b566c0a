"""A day without its month, and the words around it → whether it is one: 普京28号与…通话, 北约7日宣布, 截至9号.

As much is numbered in the same way: 5号楼, 雪龙2号, 1号文件, 3号机组; and days are counted: 为期5日.
"""

import re
from functools import cache

from tasks.entities.words import Words
from tasks.lexicons import column_of, lexicon
from tasks.matching import Beginnings

_OPENS = frozenset("，。；：、！？…\n 　") | {""}
_STARTS = frozenset("，。；：\n 　") | {""}
"""27号，委内瑞拉… is a day where a clause starts with it; 1号，2号 are numbers elsewhere"""
_NO_BEFORE = frozenset("第·乙甲位每")
"""第5号, 复兴路乙11号, 位于18号"""
_DOUBTED = frozenset("”’的")
"""“阳光动力”2号抵达, 带领的1号网; but …委员会”|29号表示, 当地时间的|19号晚"""
_NO_BEHIND = frozenset("”’》〉）)·-—－")
"""“启帆19号”下水; （北京复兴路乙11号）"""
_TELLS_DAY = (
    "截至", "截止", "直到", "当地时间", "当地时间的", "昨天（", "今天（", "明天（", "昨晚（", "今晚（", "明晚（", "另外",
    *"于在从自到至和与受对仅继",
)  # fmt: skip
"""what opens a time: 截至|9号, 将于|9号, 今天（|8号）"""
_NEXT = re.compile(r"(?:、|和|与|或|到|至)(?:3[01]|[12]\d|0?[1-9])号")
_VERBS = frozenset(("v", "vd", "d", "ad", "p", "t", "u", "c"))
"""jieba's tags of what a day stands before, where a thing would not"""
_NO_SPAN = frozenset(("大约", "长达", "多达", "高达", "接近", "将近", "临近", "最近"))
"""words before a stretch of days, other than names that end so: 北约|7日, 巴格达|5日, 附近|17日"""
_SPAN = frozenset("约达近〇一二三四五六七八九十百")
_NAMES = frozenset(("nr", "nrt", "ns", "nt", "nz"))
"""jieba's tags of names"""


@cache
def _words_with(role: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon("bare_days") if row["role"] == role)


_THINGS = Beginnings(lambda: [word for word in _words_with("thing") if len(word) > 1])
_SAYING = Beginnings(lambda: _words_with("behind_quoted_day"))
"""what hardly any thing does that bears a number: 29号|表示, 24号|在, 5号|第二次"""
_BEHIND = Beginnings(
    lambda: (*_words_with("behind_day"), *(word for word in column_of("person_followers", "word") if len(word) > 1))
)


@cache
def _short_things() -> frozenset[str]:
    """Things of one character: 楼, 线."""
    return frozenset(word for word in _words_with("thing") if len(word) == 1)


def is_numbered_day(text: str, start: int, end: int, words: Words | None) -> bool:
    """Whether 5号 at text[start:end] is a day; by the words of the text, or without them by its marks alone."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _NO_BEFORE or _THINGS.stand_at(text, end):
        return False
    told = text.endswith(_TELLS_DAY, 0, start)
    if before in _DOUBTED:
        return _SAYING.stand_at(text, end) or (told and behind not in _NO_BEHIND)
    if before in "日号" and text.startswith("两天", end):
        return True  # 9月4号|5号两天
    if behind in _NO_BEHIND:
        return told and before == "（"
    if not told and text.endswith(_words_with("series"), 0, start):
        return False  # 雪龙|2号抵达, 人民路|18号
    following = _NEXT.match(text, end)
    if following is not None:
        return is_numbered_day(text, start, following.end(), words)
    if behind in _OPENS:
        return told or (behind == "，" and before in _STARTS)
    if _BEHIND.stand_at(text, end):
        return True
    if words is None:
        return behind not in _short_things()
    index = words.index_before(end + 1)
    if behind in _short_things() and (len(words.words[index]) == 1 or words.tags[index][0] == "n"):
        return False
    return told or before in _OPENS or words.tags[index] in _VERBS


def is_name_before_days(text: str, start: int, words: Words | None) -> bool:
    """Whether the word before a day is a name whose last character else tells a stretch: 北约|7日, but 长达|7日."""
    if words is None or text[start - 1 : start] not in _SPAN:
        return False
    index = words.index_before(start)
    word = words.words[index]
    return words.ends[index] == start and len(word) > 1 and word not in _NO_SPAN and words.tags[index] != "m"


def is_deadline_of_named(text: str, start: int, words: Words | None) -> bool:
    """Whether a name stands before a day and 前, so that no stretch is meant: 指示国防部|22日前, but 会议召开|3日前."""
    if words is None:
        return False
    index = words.index_before(start)
    return index >= 0 and words.ends[index] == start and words.tags[index] in _NAMES
