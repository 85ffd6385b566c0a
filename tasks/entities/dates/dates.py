"""A reading → its DATE mentions: calendar expressions with at least a year, a month and day, or a day.

Durations (20年来, 30日内), vague times (近日) and bare 今年 are no dates; 今年 and plan periods are found in periods.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tasks.entities.dates.bare_days import is_deadline_of_named, is_name_before_days, is_numbered_day
from tasks.entities.dates.date_values import Told, resolve
from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words

CN = "〇○零一二三四五六七八九"
YEAR = r"(?:1[5-9]|20)\d\d ?"
YEAR_CN = rf"[一二][{CN}OＯ0]{{3}}"
ROC = rf"(?:中华)?民国(?:前|元|\d{{1,3}} ?|[{CN}十百]{{1,6}})"
MONTH = r"(?:1[0-2]|0?[1-9])"
MONTH_CN = r"(?:十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DAY_CN = r"(?:(?:[二三]?十|廿)[一二三四五六七八九]?|[一二三四五六七八九])"
MONTH_PART = r"(?:月?底|月?末|月?初|[上中下]旬)"
SEASON = (
    r"(?:[春夏秋冬](?:天|季(?!学|招|高|运|新|入))?(?![节运晚耕播茶招考粮收训游奥残日暖种装风夏秋冬花雨雪旱汛忙季]))"
)
"""1925年|春, 2024年|夏季; but no 2025年春节"""
YEAR_PART = r"(?:年?[底末初](?!步|期|始|心|中|级|衷)|[上下]半年|第?[一二三四1-4]季度)"
RELATIVE_YEAR = r"[今去明前本当同次翌上]年"
RELATIVE_MONTH = r"(?:本|上个?|下个?|当|同|次)月"

TO = r"(?:[至到~～—–―－-]|——)"
MONTH_AND_DAY = rf" ?(?:{MONTH}(?:月份?)?{TO}(?={MONTH}月(?! ?{DAY}日)))?{MONTH} ?月(?:份(?=[上中下]旬|底)?(?:{MONTH_PART})?| ?{DAY} ?[日号]|{MONTH_PART})?"
MONTH_AND_DAY_CN = rf"{MONTH_CN}月(?:{DAY_CN}[日号]|{MONTH_PART})?"
ELEMENT = (
    rf"(?:{YEAR}年(?!代|龄|级)(?:度?(?={YEAR_PART})|度)?(?:{MONTH_AND_DAY}|{YEAR_PART}|{SEASON})?"
    rf"|{YEAR_CN}年(?!代|级)(?:{MONTH_AND_DAY_CN}|{YEAR_PART}|{SEASON})?"
    rf"|{ROC}年(?!代)(?:{MONTH_AND_DAY_CN}|{MONTH_AND_DAY})?"
    rf"|{RELATIVE_YEAR}(?:{MONTH_AND_DAY}|{MONTH_AND_DAY_CN})"
    rf"|{RELATIVE_MONTH} ?(?:{DAY}|{DAY_CN}) ?[日号]"
    rf"|{MONTH} ?月 ?{DAY} ?[日号](?!线)"
    rf"|[{CN}十百]{{1,5}}年{MONTH_CN}月{DAY_CN}日"
    rf"|{MONTH_CN}月{DAY_CN}[日号]"
    rf"|{DAY}[日号]"
    rf")"
)
CALENDAR = re.compile(
    r"(?<![\d第])"
    rf"(?:{YEAR}{TO}(?={YEAR}年)|{MONTH} ?月 ?{DAY}{TO}(?={DAY}[日号])|{DAY}{TO}(?={DAY}[日号]))?"
    rf"{ELEMENT}(?: ?{TO} ?{ELEMENT})?"
)
"""A calendar expression or a range of two: 2023年7月20日, 5月10日至12日, 2016—2020年"""
_BEFORE_UNIT = r"[\d〇○零一二三四五六七八九十百元今去明前本当同次翌上个]"
HINT = re.compile(rf"[年月日号](?:(?<={_BEFORE_UNIT}.)|(?<={_BEFORE_UNIT} .))")
"""Where a calendar expression may have its first unit; far quicker to look for than the expression itself"""
DIGITS_AND_MARKS = frozenset("0123456789.．/-")
NUMERALS = frozenset("0123456789〇○零一二三四五六七八九十百OＯ ")
TO_MARKS = frozenset("至到~～—–―－-")
TODAY = re.compile(r"[今昨] ?[（(] ?(?:3[01]|[12]\d|0?[1-9]) ?[）)] ?日")
"""今（15）日上午: so local news tell the day"""
_REPUBLIC = VOCABULARY.add(lambda: ("民国",))
NUMERIC = re.compile(r"[12]\d{3}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?![\d.．/-])")
"""2023-07-20, 2023.7.20, 2023/7/20"""

BARE_DAY = re.compile(rf"(?:{DAY}[日号]?{TO})?{DAY}[日号]")
NOT_AFTER_DAY = re.compile(r"内|之内|以内|以上|以下|游|龄|均|元|本|报(?![道告请送名])|常|期|线|双边|后|之后")
NOT_BEFORE_DAY = re.compile(
    r"(?:为期|连续|超过|不少于|少于|不超过|不足|提前|届满|满|每|第|近|共|约|达|前|后|个|逾|历时|[〇一二三四五六七八九十百])$"
)
LONG_AGO = re.compile(r"的?历史|来|前|之久|间|左右|以上|的[岁时]")
BEFORE_SPAN = re.compile(r"[近约达逾超过有隔]$")
YEAR_ALONE = re.compile(r"\d{4} ?年")
DECIMAL = re.compile(r"\d[.．·/]$")
DECIMAL_MARKS = frozenset(".．·/")
YEAR_FIRST = re.compile(r"\d{4} ?年|[^\d]")
"""1.2019年 is a date in a list, 3.5日 is none"""
BEFORE_DEADLINE = frozenset("于月本在到至")
"""请于15日前报送 is a day, 开庭3日前 a stretch of three"""
SPAN_AGO, NO_SPAN_AGO = ("前", "之前", "以前"), ("前往", "前后", "前来", "前去")
"""10日|前 may be ten days ago; 23日|前往北京, 10日|前后，南方气温… are days"""
UP_TO = frozenset("到至")
"""从今天|到|25日期间, but 在30日期间"""
TAIL = re.compile(r"(?<!季)度$|份$| +$")
TAIL_ENDS = frozenset("度份 ")


@dataclass(slots=True)
class Calendar:
    """A calendar expression in a text."""

    start: int
    end: int
    rule: str


def calendar_expressions(text: str, words: Words | None = None) -> list[Calendar]:
    """All of them, in order: 11月24日上午召开 → 11月24日; 2022年度 → 2022年. The text's words tell days from numbers."""
    found = list(_with_units(text, words))
    if "）日" in text:
        found.extend(m.span() for m in TODAY.finditer(text))
    if "-" in text or "/" in text or "." in text:
        found.extend(
            m.span()
            for m in NUMERIC.finditer(text)
            if m[0].startswith(("19", "20")) and text[m.start() - 1 : m.start()] not in DIGITS_AND_MARKS
        )
    found.sort()
    made = []
    for start, end in found:
        cut = TAIL.search(text, start, end) if text[end - 1] in TAIL_ENDS else None
        end = cut.start() if cut else end
        made.append(Calendar(start, end, _rule(text[start:end])))
    return made


def _with_units(text: str, words: Words | None) -> Iterator[tuple[int, int]]:
    """Start and end of the expressions that have 年, 月 or 日."""
    last = 0
    for unit in HINT.finditer(text):
        place = unit.start()
        hint = place - (2 if text[place - 1] == " " else 1)
        if hint < last:
            continue
        start = _start(text, hint, last)
        match = CALENDAR.match(text, start)
        if match is None and start < hint:
            match = CALENDAR.match(text, _behind_name(text, start, hint))
        if match:
            last = match.end()
            if _is_calendar(text, match.start(), last, words):
                yield match.start(), last


def _start(text: str, place: int, low: int) -> int:
    """Where the expression begins whose first unit follows on `place`: before its numerals, 民国, 2016— or 上."""
    low = max(low, place - 16)
    start = _before_numerals(text, place, low)
    if start - 1 > low and text[start - 1] in TO_MARKS and text[start - 2].isdigit():
        start = _before_numerals(text, start - 1, low)
    if text[max(start - 2, 0) : start] == "民国":
        return start - 4 if text[max(start - 4, 0) : start - 2] == "中华" else start - 2
    return start - 1 if text[place] == "个" and start > low else start


def _behind_name(text: str, start: int, hint: int) -> int:
    """Where the digits begin behind a name that ends with a numeral: 安倍晋三|17日, 舛添要一|15号, 晋三|本月15号."""
    while start < hint and not text[start].isascii():
        start += 1
    return start


def _before_numerals(text: str, place: int, low: int) -> int:
    while place > low and text[place - 1] in NUMERALS:
        place -= 1
    while text[place] == " ":
        place += 1
    return place


def _is_calendar(text: str, start: int, end: int, words: Words | None) -> bool:
    """Whether what looks like a date is one, and no duration (30日内) or age (2000年来)."""
    surface = text[start:end]
    before = text[max(0, start - 4) : start]
    if before[-1:] in DECIMAL_MARKS and DECIMAL.search(before) and not YEAR_FIRST.match(surface):
        return False
    shape = _shape(surface)
    if shape is None:
        return True
    after = text[end : end + 4]
    if shape is BARE_DAY:
        if surface[-1] == "号":
            return is_numbered_day(text, start, end, words)
        if after.startswith(SPAN_AGO) and not after.startswith(NO_SPAN_AGO) and before[-1:] not in BEFORE_DEADLINE:
            return is_deadline_of_named(text, start, words)
        if NOT_AFTER_DAY.match(after) and not (after.startswith("期间") and before[-1:] in UP_TO):
            return False
        return not NOT_BEFORE_DAY.search(before) or is_name_before_days(text, start, words)
    rounded = surface[2:4] == "00"
    return not (rounded and (LONG_AGO.match(after) or BEFORE_SPAN.search(before)))


@lru_cache(maxsize=8192)
def _shape(surface: str) -> re.Pattern[str] | None:
    """Which of the two shapes it has that may tell a duration: 30日, 2000年."""
    return next((shape for shape in (BARE_DAY, YEAR_ALONE) if shape.fullmatch(surface)), None)


@lru_cache(maxsize=8192)
def _rule(surface: str) -> str:
    if re.search(TO, surface) and surface.count("-") != 2:
        return "date_range"
    if surface[-2:] == "）日":
        return "date_day"
    if surface[0] in "今去明前本当同次翌上下":
        return "date_relative"
    if "民国" in surface:
        return "date_republic"
    if surface[0] in CN + "十":
        return "date_chinese_numerals"
    if "年" in surface or surface[-1] not in "日号":
        return "date_full" if surface[-1] in "日号" or surface.isascii() else "date_part"
    return "date_month_day" if "月" in surface else "date_day"


def find_dates(reading: Reading) -> list[Mention]:
    """DATE mentions with ISO 8601 dates or intervals; null where year or month cannot be known."""
    in_law = reading.article.doc_type == "law"
    found = []
    for field, text in reading.fields:
        dates = calendar_expressions(text, reading.words[field])
        if not dates:
            continue
        told = Told(reading.article.dated, republic=bool(_REPUBLIC.hits(text)))
        last = 0
        for date in dates:
            if in_law and date.rule == "date_day":
                continue  # 开庭3日前, 以15日为一期: a law counts days
            if text.find("。", last, date.start) >= 0 or text.find("\n", last, date.start) >= 0:
                told.forget_sentence()
            last = date.end
            surface = text[date.start : date.end]
            value = resolve(surface, text[max(0, date.start - 3) : date.start], text[date.end : date.end + 4], told)
            found.append(Mention(field, None, date.start, date.end, "DATE", surface, date.rule, value))
    return found
