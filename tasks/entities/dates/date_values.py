"""A calendar expression as written → an ISO 8601 date or interval (2019年4月底 → 2019-04-21/2019-04-30).

What an expression leaves out comes from the sentence (2022年3月5日至4月6日), else from the article's own date
(今年1月9日, 24日). Where neither tells, the value is None.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tasks.clean.article import Published
from tasks.numerals import arabic

SPLIT = re.compile(r"[至到~～–―－]|—+|-")
SEASON = re.compile(r"(?<=年)[春夏秋冬][天季]?$")
"""of 1925年春 the year alone is told: seasons are no months"""
NUMERIC = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)")
PARTS = re.compile(
    r"(?:(?:中华)?民国(?P<roc>前|元|\w{1,6}?)年|(?P<rel>[今去明前本当同次翌上])年(?!度)|(?P<year>[^年月日号]{1,5})年)?(?:年(?=[底末初]))?"
    r"度?(?:(?P<relmonth>本|上|下|当|同|次)个?月|(?P<month>[^年月日号底初末]{1,3})月)?份?"
    r"(?:(?P<day>[^年月日号]{1,3})[日号])?(?P<part>[底末初]|[上中下]旬|[上下]半年|第?[一二三四1-4]季度)?"
)
SHIFT = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "前": -2}
MONTH_SHIFT = {"本": 0, "上": -1, "下": 1}
DEADLINE = re.compile(r"前|之前|以前|止")
START = re.compile(r"起|开始")
AWAITED = re.compile(r"[将拟定计][于在]$|最早于$|续[到至]$")
COMING = re.compile(r"(?:正式|开始)?生效|前(?!往|后|来|去|述|方)|之前|以前|就职")
"""what tells a day to come: 将于|27日|前公布, 演习持续至|31号, 28日|正式生效"""
EVERY = re.compile(r"每年?$")
PAST_DAYS, FUTURE_DAYS = 290, 75
"""A month and day without a year lie at most so far from the day of publication: reports look back, invitations
look ahead by a season. News of 1 January tell of 31 December, notices of November of 15 January."""
NEAR_DAYS = 7
"""and so far from it a day without its month, before the month is another one"""
DEADLINE_DAYS, START_DAYS = 5, 180
"""and so far back a deadline (3月5日|前) and a start (机场于7月23日|起暂停, 自1月1日|起施行)"""


class Parts(NamedTuple):
    """What an expression says; None where it says nothing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    relative: str | None = None
    relative_month: str | None = None


@dataclass(slots=True)
class Told:
    """What is known where an expression stands: the article's date, and the year and month last told."""

    dated: Published | None
    republic: bool = False
    year: int | None = None
    month: int | None = None
    in_sentence: bool = field(default=False)
    year_in_sentence: bool = field(default=False)
    """whether the year told may be meant by 当年 and 次年"""
    every_year: bool = field(default=False)
    """每年1月1日起至12月31日止: neither day is of one year"""

    def forget_sentence(self) -> None:
        """A sentence ends: what the next one leaves out is no longer told by this one."""
        self.in_sentence = self.year_in_sentence = self.every_year = False

    def tell(self, parts: Parts) -> None:
        """Keep year and month for the rest of the sentence, and the year for 当年 and 同年 behind it.

        A year alone (2022年度先进集体，4月23日…) does not tell the year of the day that follows.
        """
        if parts.year is not None:
            self.year, self.month, self.in_sentence = parts.year, parts.month, parts.month is not None
            self.year_in_sentence = True
        elif parts.month is not None:
            self.month = parts.month


def resolve(surface: str, before: str, after: str, told: Told) -> str | None:
    """ISO 8601 date or interval of an expression between `before` and `after`."""
    said = _said(surface, told.republic)
    if said is None or isinstance(said, str):
        return said
    first, last = said
    dated = _dated(first, before, after if last is None else "", told)
    if dated is None:
        return None
    if first[:2] != (None, None) or first.relative or first.relative_month:
        told.tell(dated)  # a bare day tells no month: 28号与…通话，将于2号会晤
    return _iso(dated) if last is None else _interval(dated, _continued(dated, last, told))


@lru_cache(maxsize=8192)
def _said(surface: str, republic: bool) -> tuple[Parts, Parts | None] | str | None:
    """What an expression says of itself: its parts, or those of the start and the end of a range; the whole value of
    2023-07-20; None where it says nothing."""
    surface = SEASON.sub("", surface.replace(" ", ""))
    if surface.endswith("）日"):
        surface = f"{surface[2:-2]}日"
    if NUMERIC.fullmatch(surface):
        year, month, day = (int(part) for part in re.split(r"[-/.]", surface))
        return _iso(Parts(year, month, day))
    pieces = SPLIT.split(surface, maxsplit=1)
    last = _parts(pieces[-1], republic)
    if last is None or len(pieces) == 1:
        return last and (last, None)
    first = _parts(_with_unit(pieces[0], pieces[-1]), republic)
    if first is None:
        return None
    if first.year is None and first.relative is None and last.year is not None:
        first = first._replace(year=last.year)
    return first, last


def _with_unit(first: str, last: str) -> str:
    """The unit that the first half of a range leaves to the second: 2016—2020年 → 2016年, 5月10—12日 → 5月10日."""
    return first + last[-1] if first[-1:].isdigit() and last else first


def _parts(element: str, republic: bool) -> Parts | None:
    match = PARTS.fullmatch(element)
    if not match:
        return None
    numbers = {name: arabic(match[name]) for name in ("year", "month", "day") if match[name]}
    if None in numbers.values():
        return None
    year, month, day = numbers.get("year"), numbers.get("month"), numbers.get("day")
    if match["roc"]:
        told = {"前": None, "元": 1}.get(match["roc"], arabic(match["roc"]))
        if told is None:
            return None
        year = told + 1911
    elif year is not None and year < 1000:
        if not republic:
            return None
        year += 1911
    if not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    return Parts(year, month, day, match["part"], match["rel"], match["relmonth"])


def _dated(parts: Parts, before: str, after: str, told: Told) -> Parts | None:
    """The parts with their year and month filled in; None where nothing tells them."""
    if parts.year is not None:
        return parts
    day = told.dated.day if told.dated else None
    if parts.relative:
        if parts.relative in "当同次翌":
            year = None if told.year is None or not told.year_in_sentence else told.year + (parts.relative in "次翌")
        else:
            year = None if day is None else day.year + SHIFT[parts.relative]
        return None if year is None else parts._replace(year=year, relative=None)
    told.every_year = told.every_year or bool(EVERY.search(before))
    if told.every_year:
        return None
    if parts.month is None:
        return _dated_day(parts, before, after, told)
    if told.in_sentence and told.year is not None:
        return parts._replace(year=told.year)
    if day is None:
        return None
    if told.dated is not None and told.dated.precision != "day":
        return parts._replace(year=day.year) if parts.month <= day.month else None
    back = DEADLINE_DAYS if DEADLINE.match(after) else START_DAYS if START.match(after) else PAST_DAYS
    return parts._replace(year=_nearest_year(parts, day, back))


def _nearest_year(parts: Parts, day: dt.date, back: int) -> int:
    """The year that puts a month and day nearest to the day of publication, at most so many days before it."""
    ahead = FUTURE_DAYS if back == PAST_DAYS else 365 - back
    for year in (day.year, day.year - 1, day.year + 1):
        distance = (_first_day(parts._replace(year=year)) - day).days
        if -back <= distance <= ahead:
            return year
    return day.year


def _dated_day(parts: Parts, before: str, after: str, told: Told) -> Parts | None:
    """本月12日, 24日: the month is the last one told in the sentence, else that of the article or the one before; a day
    to come lies in it or in the next one (将于2日举行, told on the 30th)."""
    if parts.relative_month in ("当", "同", "次") or (parts.relative_month is None and told.in_sentence and told.month):
        if told.year is None or told.month is None or not told.in_sentence:
            return None
        return _moved(parts._replace(year=told.year, month=told.month), 1 if parts.relative_month == "次" else 0)
    if told.dated is None or told.dated.precision == "year" or parts.day is None:
        return None
    day = told.dated.day
    here = parts._replace(year=day.year, month=day.month)
    if parts.relative_month:
        return _moved(here, MONTH_SHIFT[parts.relative_month])
    if told.dated.precision != "day":
        return here
    distance = parts.day - day.day
    if -NEAR_DAYS <= distance <= NEAR_DAYS:
        return here
    awaited = AWAITED.search(before) is not None or COMING.match(after) is not None
    if distance > 0:
        return here if awaited else _moved(here, -1)
    return _moved(here, 1) if awaited else here


def _moved(parts: Parts, months: int) -> Parts:
    """The parts some months on."""
    count = (parts.year or 0) * 12 + (parts.month or 1) - 1 + months
    return parts._replace(year=count // 12, month=count % 12 + 1)


def _continued(first: Parts, last: Parts, told: Told) -> Parts:
    """The end of a range, with what its start has told: 2022年3月5日至4月6日, 5月10日至12日."""
    if last.year is None and last.relative and told.dated:
        last = last._replace(year=told.dated.day.year + SHIFT.get(last.relative, 0), relative=None)
    if last.year is None:
        last = last._replace(year=first.year)
    if last.month is None and last.day is not None:
        last = last._replace(month=first.month)
    if first.month and last.month and last.year == first.year and last.month < first.month:
        last = last._replace(year=(first.year or 0) + 1)
    return last


def _first_day(parts: Parts) -> dt.date:
    year, month = parts.year or 1, parts.month or 1
    return dt.date(year, month, min(parts.day or 1, calendar.monthrange(year, month)[1]))


@lru_cache(maxsize=8192)
def _iso(parts: Parts) -> str | None:
    """2018-11, or the interval of a part: 4月底 → 04-21/04-30, 第一季度 → 01/03, 年底 → 12."""
    year, month, part = parts.year, parts.month, parts.part
    if year is None or not 1 <= year <= 9998:
        return None
    if month is None:
        if not part:
            return f"{year:04}"
        if part in "底末":
            return f"{year:04}-12"
        if part == "初":
            return f"{year:04}-01"
        quarter = arabic(part[-3]) if part.endswith("季度") else None
        low, high = (3 * quarter - 2, 3 * quarter) if quarter else (1, 6) if part[0] == "上" else (7, 12)
        return f"{year:04}-{low:02}/{year:04}-{high:02}"
    length = calendar.monthrange(year, month)[1]
    stem = f"{year:04}-{month:02}"
    if parts.day is not None:
        return f"{stem}-{parts.day:02}" if parts.day <= length else None
    if not part:
        return stem
    low, high = {"上": (1, 10), "初": (1, 10), "中": (11, 20)}.get(part[0], (21, length))
    return f"{stem}-{low:02}/{stem}-{high:02}"


def _interval(first: Parts, last: Parts) -> str | None:
    """From the start of the one to the end of the other; None where the end lies before the start."""
    start, end = _iso(first), _iso(last)
    if start is None or end is None:
        return None
    start, end = start.split("/")[0], end.split("/")[-1]
    length = min(len(start), len(end))
    return f"{start}/{end}" if start[:length] <= end[:length] else None
