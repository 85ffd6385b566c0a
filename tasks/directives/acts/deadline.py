"""A directive sentence → the last day by which it is to be done, where a time limit is given.

该项工作于2019年4月底前完成      → 2019-04-30
6月底前 (of 2023-05-15)          → 2023-06-30
自本通知印发之日起三个工作日内   → the day of the notice + 3 working days
自收到通知之日起十日内           → none: that day stands nowhere
次年3月31日前 (in a rule)        → none
“十四五”期间                     → 2025-12-31
每年6月底前                      → none: it comes again
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from tasks.numerals import arabic

RECURS = 6
"""characters before a date within which 每年 makes it come again"""

_YEAR = r"(?P<year>(?:19|20)\d\d)年|(?P<relative>[今本明])年"
_DAY = re.compile(
    rf"(?:{_YEAR})?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:\d{{1,2}}[时点:：]\d{{0,2}}分?)?(?:下班)?(?P<end>之?前|以前|截止|止(?=[，。；）]|$))"
)
_MONTH_END = re.compile(rf"(?:{_YEAR})?(?<!\d)(?P<month>\d{{1,2}})月(?:份)?(?P<part>[上中下]旬|底)?(?:之?前|以前|完成)")
_YEAR_END = re.compile(
    r"(?:(?:(?P<year>(?:19|20)\d\d)|(?P<relative>[今本明]))(?:年(?=年|上))?|(?<![\d一二两三四五六七八九十百零〇几数多半近周学财整]))"
    r"(?P<half>上半年(?!的|工作|总结|情况|经济)|年[底末](?!的|效能|考核|总结|述职|评|奖|分红|决算)|年内(?![容部外地在陆需销存])|年中(?=之?前|以前|完成|，))"
    r"(?:之?前|以前|完成|实现|基本)?"
)
"""五年内 and 半年内 are no limit of this year; 今年内容, 今年中央 are no limit at all"""
_BY_YEAR = re.compile(r"(?:到|至|力争到|在)?(?P<year>20\d\d)年(?P<tail>年?底|末|底?前|以前|前)?(?!\d|初)")
_UNTIL = re.compile(rf"[至到](?:{_YEAR})(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日")
_QUARTER = re.compile(rf"(?:{_YEAR}|(?<![\d年度]))(?:第?(?P<quarter>[一二三四])季度)(?:末|底)?(?:之?前|前)?")
_MONTH_OF_HALF = {"上半年": 6, "年中": 6}
_WITHIN = re.compile(
    r"(?:[本此该]\w{1,8}?(?:自|从)?|(?:^|[，。；：、（]|自|从|在|于)(?:通知|文件)?)(?P<starts>印发|下发|发布|公布|施行|实施)(?:之日起|之?后)"
    r"(?:的|，)?(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,3})个?(?P<unit>工作日|日|天|月|周)(?:之?内|以内)"
)
"""Only what the document itself starts: 自收到通知之日起, 自公告发布之日起 are days that nobody can know from its page."""
_OTHER_YEAR = re.compile(r"[去前上昨当次翌同]年(?:度|的)?年?$")
"""what makes a date one of a year that the page does not tell: 次年3月31日前, 当年底, 去年年底"""
_REPORTED = re.compile(r"，?(?:均|都|就)?(?:已|累计|共计|曾)")
"""what follows a date by which something was done: 截至2022年底，累计完成"""
_THING = re.compile("[^，。；]{1,8}的")
"""what a date before publication belongs to: 改造2000年底前建成的老旧小区"""
_AHEAD = re.compile(
    r"(?<![主重必首摘概纪简])要(?![求素点闻])|应(?![急对用届])|须|务必|请|力争|争取|确保|限|推迟|延长|延期"
)
_TO_BE_DONE = re.compile(r"(?:全面|全部|基本|如期)?(?:完成|实现|报|上报|提交|建成|办结|落实|整改)")
"""What looks ahead, before a date or right behind it; without it a date before publication tells what was"""
_PLAN = re.compile(r"[“\"]?(?P<plan>十[一二三四五六七八九]五|十五五)[”\"]?(?:规划)?(?:期间|时期|期内|期末|末)")
_THIS_MONTH = re.compile(r"本月(?:底|末)|(?<![\d一二三四五六七八九十当次每下上翌同个份])月底前")

_LIMIT = re.compile("[年月日天周季五]")
"""what a sentence without a time limit mostly lacks"""
_PLAN_ENDS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}


class Clock(NamedTuple):
    """What is known of the days from which a document counts."""

    dated: dt.date | None = None
    """when it was signed, else published"""
    to_the_day: bool = True
    """whether that was that very day, not only in that month or year"""
    in_force: dt.date | None = None
    """the first day on which it is in force"""
    standing: bool = False
    """whether it holds year after year, as laws do: 12月31日前 is of every year then"""


def deadline_of(text: str, clock: Clock) -> tuple[dt.date, int, int] | None:
    """The last day and where in the text it is said; None where no limit is given or its year cannot be known."""
    if not _LIMIT.search(text):
        return None
    for needed, pattern, resolve in _RULES:
        if needed not in text:
            continue
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - RECURS) : found.start()]
            if "每" in before or _OTHER_YEAR.search(before + ("年" if found.group()[0] == "年" else "")):
                continue
            day = resolve(found, clock)
            if day is not None and _lies_ahead(day, text, found, clock.dated):
                return day, found.start(), found.end()
    return None


def _lies_ahead(day: dt.date, text: str, found: re.Match[str], dated: dt.date | None) -> bool:
    """Whether something is still to be done by that day. What lies before publication must say so."""
    if _REPORTED.match(text, found.end()) or text[: found.start()].endswith(("已于", "已在")):
        return False
    if dated is None or day >= dated:
        return True
    if _THING.match(text, found.end()):
        return False
    clause = max(text.rfind(mark, 0, found.start()) for mark in "，。；：") + 1
    if _AHEAD.search(text, clause, found.start()) or found.group().endswith("完成"):
        return True
    return "前" in found.group() and _TO_BE_DONE.match(text, found.end()) is not None


def _year(found: re.Match[str], clock: Clock) -> int | None:
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if clock.dated is None or clock.standing:
        return None
    return clock.dated.year + (1 if groups.get("relative") == "明" else 0)


def _last_of_month(year: int, month: int) -> dt.date | None:
    if not 1 <= month <= 12:
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _rolled(day: dt.date | None, found: re.Match[str], dated: dt.date | None) -> dt.date | None:
    """A day without a year that lies before publication is meant in the next year."""
    said = found.group("year") or found.group("relative")
    if day is None or said or dated is None or day >= dated.replace(day=1):
        return day
    return _last_of_month(day.year + 1, day.month) if day.day > 28 else day.replace(year=day.year + 1)


def _day(found: re.Match[str], clock: Clock) -> dt.date | None:
    year, month, day = _year(found, clock), int(found["month"]), int(found["day"])
    if year is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return _rolled(dt.date(year, month, day), found, clock.dated)


def _month(found: re.Match[str], clock: Clock) -> dt.date | None:
    year, part = _year(found, clock), found["part"]
    if year is None:
        return None
    last = _last_of_month(year, int(found["month"]))
    if last is not None and part in ("上旬", "中旬"):
        last = last.replace(day=10 if part == "上旬" else 20)
    elif last is not None and part is None and "完成" not in found.group():
        last = last.replace(day=1) - dt.timedelta(days=1)
    return _rolled(last, found, clock.dated)


def _year_end(found: re.Match[str], clock: Clock) -> dt.date | None:
    year = _year(found, clock)
    return None if year is None else _last_of_month(year, _MONTH_OF_HALF.get(found["half"], 12))


def _by_year(found: re.Match[str], clock: Clock) -> dt.date | None:
    tail, year = found["tail"] or "", int(found["year"])
    if not tail and not found.group().startswith(("到", "至", "力争到")):
        return None
    return dt.date(year - 1 if tail == "前" or tail == "以前" else year, 12, 31)


def _quarter(found: re.Match[str], clock: Clock) -> dt.date | None:
    year = _year(found, clock)
    quarter = arabic(found["quarter"])
    return None if year is None or quarter is None else _last_of_month(year, 3 * quarter)


def _within(found: re.Match[str], clock: Clock) -> dt.date | None:
    first = clock.in_force if found["starts"] in ("施行", "实施") else clock.dated if clock.to_the_day else None
    n, unit = arabic(found["n"]), found["unit"]
    if first is None or n is None or (clock.standing and found.group()[0] not in "本此该"):
        return None
    if unit == "工作日":
        day = first
        while n:
            day += dt.timedelta(days=1)
            n -= day.weekday() < 5
        return day
    if unit == "月":
        months = first.month - 1 + n
        last = _last_of_month(first.year + months // 12, months % 12 + 1)
        return last and last.replace(day=min(first.day, last.day))
    return first + dt.timedelta(days=7 * n if unit == "周" else n)


def _plan(found: re.Match[str], clock: Clock) -> dt.date | None:
    year = _PLAN_ENDS.get(found["plan"])
    return dt.date(year, 12, 31) if year else None


def _this_month(found: re.Match[str], clock: Clock) -> dt.date | None:
    if clock.dated is None or clock.standing:
        return None
    return _last_of_month(clock.dated.year, clock.dated.month)


_RULES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], Clock], dt.date | None]], ...] = (
    ("日", _DAY, _day),
    ("日", _UNTIL, _day),
    ("月", _MONTH_END, _month),
    ("季度", _QUARTER, _quarter),
    ("年", _YEAR_END, _year_end),
    ("年", _BY_YEAR, _by_year),
    ("内", _WITHIN, _within),
    ("五", _PLAN, _plan),
    ("月", _THIS_MONTH, _this_month),
)
"""what a time limit of the kind cannot be without, its shape, and the day that it means"""
