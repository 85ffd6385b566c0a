"""A printed date → year, month and day: 2023-05-15, 二〇二三年五月十五日, 二○○九年三月, 民國112年5月1日."""

import datetime as dt
import re
from dataclasses import dataclass

from tasks.numerals import ZERO, arabic

_ZERO = ZERO + "0"
_NUMBER = "一二三四五六七八九十百元廿卅" + _ZERO
_DATE = re.compile(
    r"(?P<roc>(?:中华)?民国\s*)?"
    rf"(?P<year>(?<!\d)(?:19|20)\d\d(?!\d)|(?<![{_NUMBER}])[{_ZERO}一二三四五六七八九]{{4}}(?=\s*年)"
    rf"|(?<=国)\s*(?:\d{{1,3}}|[{_NUMBER}]{{1,6}})(?=\s*年))"
    rf"\s*(?P<mark>[-/.年])"
    rf"(?:\s*(?P<month>\d{{1,2}}|[{_NUMBER}]{{1,3}})\s*(?:[-/.月]|(?![\d{_NUMBER}]))"
    rf"(?:\s*(?P<day>\d{{1,2}}|[{_NUMBER}]{{1,4}})(?!\d)\s*(?:日|号)?)?)?"
)
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?:\d{6})?(?!\d)")
"""20230515, and the stamp 20230515103000"""
_WIDTHS = str.maketrans("０１２３４５６７８９－—–．／", "0123456789---./")
_HAS_WIDE = re.compile("[０-９－—–．／]")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text: first of month or year where less is printed."""

    start: int
    end: int
    day: dt.date
    precision: str
    """day, month or year"""


def dates_in(text: str) -> list[DateFound]:
    """The dates with a year in simplified text, in order. What is no day of the calendar is none."""
    if _HAS_WIDE.search(text):
        text = text.translate(_WIDTHS)
    found = [each for match in _DATE.finditer(text) if (each := _date_of(match))]
    if not found:
        found = [each for match in _COMPACT.finditer(text) if (each := _compact(match))]
    return found


def _date_of(match: re.Match[str]) -> DateFound | None:
    year = _year(match.group("year").strip(), roc=bool(match.group("roc")))
    if year is None:
        return None
    month, day = _number(match.group("month")), _number(match.group("day"))
    if match.group("mark") != "年" and month is None:
        return None
    precision = "day" if day else "month" if month else "year"
    try:
        date = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return DateFound(match.start(), match.end(), date, precision)


def _compact(match: re.Match[str]) -> DateFound | None:
    try:
        date = dt.date(*map(int, match.groups()))
    except ValueError:
        return None
    return DateFound(match.start(), match.end(), date, "day")


LATEST_YEAR = 2099


def _year(text: str, *, roc: bool) -> int | None:
    """2023, 二〇二三, and years of the Republic: 112, 一百一十二 → 2023."""
    if roc:
        number = _number(text)
        return number + 1911 if number and number + 1911 <= LATEST_YEAR else None  # 民国608年 is a slip of the pen
    number = arabic(text)
    return number if number and 1900 <= number <= LATEST_YEAR else None


def _number(text: str | None) -> int | None:
    """12, 十二, 元 → a number; None for nothing."""
    return 1 if text == "元" else (arabic(text) if text else None) or None
