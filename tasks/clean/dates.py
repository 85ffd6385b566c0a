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


_FULL_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {name: i for i, month in enumerate(_FULL_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_ENGLISH = re.compile(
    r"(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?[ -])?(?P<month>[A-Za-z]{3,9})\.?[ ,-]+(?:(?P<second>\d{1,2})(?:st|nd|rd|th)?,?[ ]+)?(?P<year>(?:19|20)\d\d)"
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
_OF_REPUBLIC = re.compile(r"(\d{2,3})[年./-](\d{1,2})[月./-](\d{1,2})日?(?!\d)")
_MOMENT = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|\+00:?00)")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_CHINA = dt.timezone(dt.timedelta(hours=8))


def date_given(text: str) -> DateFound | None:
    """The day that a field for dates holds, also as it is never printed in Chinese: May 15, 2023; 1684108800; 112/05/15."""
    if (moment := _MOMENT.fullmatch(text.strip())) is not None:
        return _in_china(moment.group())
    found = dates_in(text)
    if found:
        return found[0]
    text = text.strip()
    if _SECONDS.fullmatch(text):
        seconds = float(text) / (1000 if len(text) > 11 and "." not in text else 1)
        return _on(text, dt.datetime.fromtimestamp(seconds, _CHINA).date())
    if (match := _ENGLISH.search(text)) and (month := _MONTHS.get(match["month"].lower())):
        day = match["first"] or match["second"]
        return _made(text, int(match["year"]), month, int(day) if day else None)
    if match := _SLASHED.match(text):
        first, second, year = map(int, match.groups())
        if first == second or max(first, second) > _LAST_MONTH:  # else nobody knows which is the month
            return _made(text, year, min(first, second), max(first, second))
        return None
    if match := _OF_REPUBLIC.match(text):
        year, month, day_of_month = map(int, match.groups())
        return _made(text, year + 1911, month, day_of_month) if year >= _FIRST_OF_TAIWAN else None
    return None


_LAST_MONTH = 12
_FIRST_OF_TAIWAN = 70
"""of years of the Republic on pages; what is smaller is a day or a year of another count"""


def _in_china(moment: str) -> DateFound | None:
    """The day that it was in China at a moment told in the time of Greenwich: 2023-05-14T20:00:00Z → 15 May."""
    try:
        day = dt.datetime.fromisoformat(moment).astimezone(_CHINA).date()
    except (ValueError, OverflowError):
        return None
    return DateFound(0, len(moment), day, "day")


def _made(text: str, year: int, month: int, day: int | None) -> DateFound | None:
    try:
        return DateFound(0, len(text), dt.date(year, month, day or 1), "day" if day else "month")
    except ValueError:
        return None


def _on(text: str, day: dt.date) -> DateFound | None:
    return DateFound(0, len(text), day, "day") if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


EARLIEST_YEAR = 1990
"""of a moment in seconds; before that nothing was put on a page"""
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
