"""A directive sentence → the last day by which it is to be done, where a time limit is given.

该项工作于2019年4月底前完成      → 2019-04-30
6月底前 (published 2023-05-15)   → 2023-06-30
自通知印发之日起三个工作日内     → published + 3 working days
“十四五”期间                     → 2025-12-31
每年6月底前                      → none: it comes again
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable

from tasks.segment.counters import numeral

RECURS = 6
"""characters before a date within which 每年 makes it come again"""

_NUMBER = r"(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,3})"
_YEAR = r"(?P<year>(?:19|20)\d\d)年|(?P<relative>今年|本年|当年|明年|次年)"
_DAY = re.compile(
    rf"(?:{_YEAR})?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:\d{{1,2}}[时点:：]\d{{0,2}}分?)?(?:下班)?(?P<end>之?前|以前|截止|止(?=[，。；）]|$))"
)
_MONTH_END = re.compile(rf"(?:{_YEAR})?(?<!\d)(?P<month>\d{{1,2}})月(?:份)?(?P<part>[上中下]旬|底)?(?:之?前|以前|完成)")
_YEAR_END = re.compile(rf"(?:{_YEAR}|(?<!\d))(?P<half>上半年|年底|年末|年内|年中)(?:之?前|以前|完成|实现|基本)?")
_BY_YEAR = re.compile(r"(?:到|至|力争到|在)?(?P<year>20\d\d)年(?P<tail>年?底|末|底?前|以前|前)?")
_QUARTER = re.compile(rf"(?:{_YEAR}|(?<!\d))(?:第?(?P<quarter>[一二三四])季度)(?:末|底)?(?:之?前|前)?")
_MONTH_OF_HALF = {"上半年": 6, "年中": 6}
_WITHIN = re.compile(
    rf"(?:印发|发布|下发|公布|通知|文件)[^，。]{{0,8}}(?:之日起|后){_NUMBER}个?(?P<unit>工作日|日|天|个?月|周)(?:之?内|以内)"
)
_PLAN = re.compile(r"[“\"]?(?P<plan>十[一二三四五六七八九]五|十五五)[”\"]?(?:规划)?(?:期间|时期|期内|期末|末)")
_THIS_MONTH = re.compile(r"本月(?:底|末)|月底前")

_LIMIT = re.compile("[年月日天周]|季度|五[”期时]")
"""what a sentence without a time limit mostly lacks"""
_PLAN_ENDS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}


def deadline_of(text: str, published: dt.date | None) -> tuple[dt.date, int, int] | None:
    """The last day and where in the text it is said; None where no limit is given or its year cannot be known."""
    if not _LIMIT.search(text):
        return None
    for needed, pattern, resolve in _RULES:
        if needed not in text:
            continue
        for found in pattern.finditer(text):
            if "每" in text[max(0, found.start() - RECURS) : found.start()]:
                continue
            day = resolve(found, published)
            if day is not None:
                return day, found.start(), found.end()
    return None


def _year(found: re.Match[str], published: dt.date | None) -> int | None:
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if published is None:
        return None
    return published.year + (1 if groups.get("relative") in ("明年", "次年") else 0)


def _last_of_month(year: int, month: int) -> dt.date | None:
    if not 1 <= month <= 12:
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _rolled(day: dt.date | None, found: re.Match[str], published: dt.date | None) -> dt.date | None:
    """A day without a year that lies before publication is meant in the next year."""
    said = found.group("year") or found.group("relative")
    if day is None or said or published is None or day >= published.replace(day=1):
        return day
    return _last_of_month(day.year + 1, day.month) if day.day > 28 else day.replace(year=day.year + 1)


def _day(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    year, month, day = _year(found, published), int(found["month"]), int(found["day"])
    if year is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return _rolled(dt.date(year, month, day), found, published)


def _month(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    year, part = _year(found, published), found["part"]
    if year is None:
        return None
    last = _last_of_month(year, int(found["month"]))
    if last is not None and part in ("上旬", "中旬"):
        last = last.replace(day=10 if part == "上旬" else 20)
    elif last is not None and part is None and "完成" not in found.group():
        last = last.replace(day=1) - dt.timedelta(days=1)
    return _rolled(last, found, published)


def _year_end(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    year = _year(found, published)
    return None if year is None else _last_of_month(year, _MONTH_OF_HALF.get(found["half"], 12))


def _by_year(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    tail, year = found["tail"] or "", int(found["year"])
    if not tail and not found.group().startswith(("到", "至", "力争到")):
        return None
    return dt.date(year - 1 if tail == "前" or tail == "以前" else year, 12, 31)


def _quarter(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    year = _year(found, published)
    return None if year is None else _last_of_month(year, 3 * numeral(found["quarter"]))


def _within(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    if published is None:
        return None
    n, unit = numeral(found["n"].replace("两", "二")), found["unit"]
    if unit == "工作日":
        day = published
        while n:
            day += dt.timedelta(days=1)
            n -= day.weekday() < 5
        return day
    if unit.endswith("月"):
        months = published.month - 1 + n
        last = _last_of_month(published.year + months // 12, months % 12 + 1)
        return last and last.replace(day=min(published.day, last.day))
    return published + dt.timedelta(days=7 * n if unit == "周" else n)


def _plan(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    year = _PLAN_ENDS.get(found["plan"])
    return dt.date(year, 12, 31) if year else None


def _this_month(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    return _last_of_month(published.year, published.month) if published else None


_RULES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], dt.date | None], dt.date | None]], ...] = (
    ("日", _DAY, _day),
    ("月", _MONTH_END, _month),
    ("季度", _QUARTER, _quarter),
    ("年", _YEAR_END, _year_end),
    ("年", _BY_YEAR, _by_year),
    ("内", _WITHIN, _within),
    ("五", _PLAN, _plan),
    ("月", _THIS_MONTH, _this_month),
)
"""what a time limit of the kind cannot be without, its shape, and the day that it means"""
