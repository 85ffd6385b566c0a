"""A place in a clause → the verb that stands there (Aim), and where what it acts on begins.

建立健全工作机制     → 建立健全 | 工作机制
征求、了解职工的意见 → 征求 | 职工的意见
进行调查、核实       → 进行调查、核实 | nothing
"""

import re

from tasks.directives.grammar.clauses import Places, Span
from tasks.directives.grammar.predicate import skip_adverbs
from tasks.directives.grammar.verbs import SELDOM, opens, qualifies, verb_end
from tasks.directives.grammar.words import ACTORS, NOUNS, words_of
from tasks.lexicons import words_with_role

_VERBAL = ("v", "l", "i", "p")
SURELY = 0.5
"""a verb that opens so many predicates is an act behind 和, too, whatever noun follows"""
RATHER = 0.25
"""a verb that opens fewer predicates belongs to the organ behind it: 建设|单位"""
_NEVER_ACTS = ("x", "f", "c", "r", "u", "m", "ns", "nt")
"""tags of what is no act even behind a deontic: 或者, 本规程, 俄罗斯"""
_BARE_PREPOSITIONS = tuple("向对由从于与在按依把将以")
_FINES = re.compile(
    r"处以?(?=新台币|每[张件次日人]|[上本]一?年度?[^，。；]{0,16}罚|[一二三四五六七八九十百千万\d]|警告|罚款|罚金|拘|有期|无期|死刑)"
)
_COMPLEMENTS = "好到成为了起"
_SPARING = ("不", "少", "多")
_TELLS = "要求"
"""an act only where a deontic asks for it: 可以要求纳税人修改; not 会议要求完善预案"""
_NOT_SET_UP = tuple("施备计置立于换想法")
_QUALIFIED = "的者之"
CUT_LENGTH = 4
"""longest verb that is made of parts of words"""
_SECOND, _NEVER_FIRST, TAKES_CLAUSE = (
    words_of("joined_verbs", "verb", "place", place) for place in ("second", "never_first", "takes_clause")
)
"""verbs that are joined to one before them, that none is joined to, and behind which a clause stands"""
_LIGHT_LENGTH = 14
"""longest action noun that a light verb takes into the aim (给予通报批评)"""


def aim_at(text: str, places: Places, low: int, end: int, asked: bool) -> tuple[Span, int] | None:
    """The verb at `low` with verbs written together with it, and where its object begins, behind verbs joined by 、 or 和.

    `asked`: behind a deontic the word must be the verb, whatever it is tagged (应当讯问被告人).
    """
    if not asked and text.startswith(_TELLS, low):
        return None
    if low + 2 == end and text.startswith(words_with_role("act_alone"), low):
        return (low, end), end  # 双方应共同努力，加强沟通
    fined = _FINES.match(text, low) if text.startswith("处", low) else None
    if fined:  # 处二百元以上二千元以下的罚款
        return fined.span(), fined.end()
    if low + 2 == end and text.startswith(words_with_role("done_to_it"), low):  # 得以书面|为之
        return (low, low + 1), low + 1
    high = verb_end(text, low)
    word = places.word_at(low) or (_cut_word(places, low, end) if asked else "")
    if low + 2 <= low + len(word) < high and verb_end(text[: low + len(word)], low) == low + len(word):
        high = low + len(word)  # 突出|重点, 讲|政治
    verbal = places.tag_at(low).startswith(_VERBAL)
    if high == low and not (verbal and len(word) > 1) and _sets_up(text, low):
        return ((low, low + 1), low + 1) if low + 1 < end else None  # 更生保护会|设|更生保护辅导区
    if high == low + 1 < low + len(word) and not verbal:
        high = low + len(word) if asked else low  # 建|议
        if high == low:
            return None
    if high > low + 1 and len(word) > high - low and not verbal and qualifies(text[low:high]):
        return None
    if high == low and (word in _BARE_PREPOSITIONS or word in words_with_role("qualifier")):
        return None
    if high == low or (len(word) > high - low and verbal and ACTORS.at(text, high) != low + len(word)):
        if not word or not (verbal or (asked and not places.tag_at(low).startswith(_NEVER_ACTS))):
            return None
        high = low + len(word)
    if high > end or (text.startswith(words_with_role("organ"), high) and opens(text[low:high], "v") < RATHER):
        return None  # 禁止|建设单位参与
    high = _with_joined_verb(text, places, low, high, end)
    high += _complement_length(text, places, low, high, end)
    if high < end and text[high - 1] in words_with_role("result"):
        high = _with_repeated_result(text, low, high, end)
    return (low, high), _behind_coordinated(text, places, low, high, end)


def punishes(text: str, low: int) -> bool:
    """Whether a punishment is told there: 处|五年以上有期徒刑, whatever 处 is tagged."""
    return text.startswith("处", low) and _FINES.match(text, low) is not None


def _sets_up(text: str, low: int) -> bool:
    """Whether the verb of one character stands there that sets someone up: 设|专业法庭; not 设施, 置于."""
    return text.startswith(words_with_role("sets"), low) and text[low + 1 : low + 2] not in _NOT_SET_UP


def _complement_length(text: str, places: Places, low: int, high: int, end: int) -> int:
    """Characters of the result that a verb is told with: 落实|到位, 认定|为, 抓|好; not 落实|为基层减负要求."""
    if text.startswith(words_with_role("told_result"), high) and text[high + 2 : high + 3] not in (
        "前",
        "后",
        "时",
        "之",
        "的",
    ):
        return 2
    becomes = text.startswith("为", high) and text[low:high] in words_with_role("becomes")
    told = high < end and text[high] in _COMPLEMENTS
    told = told and (text[high] == "好" or len(places.word_at(high)) < 2)  # 用好|化债政策; not 发布|成本信息
    return int(becomes or (told and places.tag_at(high) not in ("v", "p")))


def _with_repeated_result(text: str, low: int, high: int, end: int) -> int:
    """Where verbs with a result of one character end that stand in a row: 建好|用好, 做强|做优做大; not 抓好|落实."""
    results = words_with_role("result")
    while high - low >= 2 and high + 2 <= end and text[high - 1] in results and text[high + 1] in results:
        if text[high] != text[high - 2] and (text[high + 1] != text[high - 1] or verb_end(text, high) != high + 2):
            break  # 守护好|山好水
        high += 2
    return high


def _cut_word(places: Places, low: int, end: int) -> str:
    """What stands at `low` where the words were cut elsewhere: 应订|入 → 订入."""
    stop = next((at for at, _ in places.between(low + 2, end + 1)), end)
    return places.text[low:stop] if 2 <= stop - low <= CUT_LENGTH else ""


def takes_act(text: str, places: Places, high: int, end: int) -> bool:
    """Whether a light verb that ends at `high` is followed by nothing but an action noun: 进行|调查、核实."""
    return (
        0 < end - high <= _LIGHT_LENGTH
        and "的" not in text[high:end]
        and "之" not in text[high:end]
        and places.word_at(text.find("等", high, end)) != "等"
        and places.tag_at(high).startswith(("v", "a", "n", "l", "i", "d"))
    )


def _with_joined_verb(text: str, places: Places, low: int, high: int, end: int) -> int:
    """Where verbs end that are written together: 贯彻执行; not 加强管理, 完善监督机制."""
    length = len(places.word_at(high))
    following = high + length
    if length < 2 or following > end or verb_end(text, high) != following:
        return high
    if text[low:high] in words_with_role("light"):
        return high  # 作出|废止规定
    if text.startswith(words_with_role("organ"), following):
        return high  # 报告|建设单位
    joins = _SECOND.at(text, high) == following
    if not joins and not places.tag_at(high).startswith("v"):
        return high
    if TAKES_CLAUSE.at(text, low) >= high:
        return high
    if following == end and not joins and opens(text[high:following], "v") < SELDOM:
        return high  # 撤销|登记
    if following == end:
        return high if _NEVER_FIRST.at(text, low) >= high else following
    if text[following] in "的者、和与及或" or not joins:
        return high
    if NOUNS.at(text, following) > following:
        return high
    return following


def _behind_coordinated(text: str, places: Places, start: int, high: int, end: int) -> int:
    """Where verbs end that 、 or 和 joins to the one before: 征求|、了解."""
    at, verb = high, text[start:high]
    while at < end and text.startswith(words_with_role("joins"), at):
        low = at + len(next(joint for joint in words_with_role("joins") if text.startswith(joint, at)))
        skipped = skip_adverbs(text, low)
        if not places.tag_at(low).startswith("v") or verb_end(text, skipped) > skipped:
            low = skipped  # 监测并定期|发布信息
        sparing = low + text.startswith(_SPARING, low)
        if text.startswith(verb, sparing):
            at = sparing + len(verb)  # 不砍或者少|砍林木
            continue
        stop = verb_end(text, low)
        word = places.word_at(low)
        if places.tag_at(low).startswith("v") and len(word) > stop - low:
            stop = low + len(word)
        if stop - low < 2 or stop > end or (stop < end and text[stop] in _QUALIFIED):
            return at
        if stop < end and NOUNS.at(text, stop) > stop and opens(text[low:stop], "v") < SURELY:
            return at  # not 坚持和完善|制度
        stop = _with_joined_verb(text, places, low, stop, end)
        at = stop + _complement_length(text, places, low, stop, end)
    return at
