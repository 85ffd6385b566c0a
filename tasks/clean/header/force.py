"""Field table, notes under the title and last paragraphs → the days from and to which a law or document is in force.

本办法自2023年5月1日起施行，有效期5年。 → 2023-05-01, 2028-04-30
"""

import datetime as dt
import re
from dataclasses import dataclass

from tasks.clean.dates import DateFound, dates_in
from tasks.clean.layout.page import Page

_STARTS = re.compile(r"自(?P<when>[^，。；自]{3,24}?)(?:之日)?起?(?:正式|全面)?(?:施行|实施|执行|生效|试行)")
_SELF = re.compile(
    r"(?:^|[。；，）)\s　])(?:[（(]?此前[^。]{0,40}，)?(?:本[\u4e00-\u9fff]{1,14}|[以上]述[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{0,2}并)?，?[现]?$"
)
_PROMULGATED = re.compile(r"(?:公布|发布|颁布|印发|下发|通过|签发|公告)(?:之)?日?$")
_MADE_PUBLIC = re.compile(r"公布|发布|颁布|印发|订定")
_ONLY_FORCE = re.compile(r"[ 　]*起?(?:施行|实施|生效)[）)。]?")
_REPEALED = re.compile(r"[^，。；条]{0,60}?废止(?:[ 　；。]|$|[^条]{0,4}$)")
_YEARS = re.compile(r"有效期(?:限)?(?:为|至)?[：:]?(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,3})年")
_UNTIL = re.compile(r"(?:有效期(?:限)?(?:截止|截至|延长)?[至到为]|有效期[^。；]{0,30}?[至到])(?P<when>[^，。；]{6,20})")
_NUMERALS = {char: value for value, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_MOST_LINES = 8
"""paragraphs at the end in which a text says from when it holds"""


@dataclass(frozen=True, slots=True)
class InForce:
    """The days from and to which a text is in force, with their rules; None where it does not say."""

    since: tuple[dt.date, str] | None = None
    until: tuple[dt.date, str] | None = None


def in_force(page: Page, body: str) -> InForce:
    """What the page says of force."""
    made_public = made_public_on(page)
    since = _labelled(page, "effective")
    until = _labelled(page, "repealed")
    for text in (*reversed(body.split("\n")[-_MOST_LINES:]), *reversed(page.adoption_notes)):
        if "自" in text and since is None:
            since = _start(text, made_public)
        if "有效期" in text and until is None:
            until = _end(text, since[0] if since else None)
    until = until or _repealed(page)
    since = since or _noted(page)
    if since and until and until[0] < since[0]:
        until = None
    return InForce(since, until)


def made_public_on(page: Page) -> dt.date | None:
    """The day on which a law was first made public, or a document dated and signed; not that on which a page was put up."""
    for note in page.adoption_notes:
        found = dates_in(note)
        for i, each in enumerate(found):
            behind = note[each.end : found[i + 1].start if i + 1 < len(found) else len(note)]
            if each.precision == "day" and _MADE_PUBLIC.search(behind):
                return each.day
    written = [field.value for field in page.fields if field.name == "written"]
    return next((day for line in (*written, *page.signed_on) if (day := _only_day(line))), None)


def _noted(page: Page) -> tuple[dt.date, str] | None:
    """A note under the title that says no more: 1999年3月1日 施行."""
    for note in page.adoption_notes:
        found = dates_in(note)
        if len(found) == 1 and found[0].precision == "day" and _ONLY_FORCE.fullmatch(note[found[0].end :]):
            return found[0].day, "note_of_force"
    return None


def _repealed(page: Page) -> tuple[dt.date, str] | None:
    """The last entry in the history of a law of Taiwan: 3.中華民國九十三年五月五日廢止."""
    for note in page.adoption_notes:
        found = dates_in(note)
        if found and found[0].precision == "day" and _REPEALED.match(note[found[0].end :]):
            return found[0].day, "history_of_law"
    return None


def _labelled(page: Page, name: str) -> tuple[dt.date, str] | None:
    value = page.first(name)
    found = dates_in(value) if value else []
    return (found[0].day, f"field_{name}") if found and found[0].precision == "day" else None


def _start(text: str, made_public: dt.date | None) -> tuple[dt.date, str] | None:
    """The first day in force by a text's own words: 自2023年5月1日起施行; 自公布之日起施行 → the day of promulgation."""
    for match in reversed(list(_STARTS.finditer(text))):
        before = text[max(0, match.start() - 60) : match.start()]
        if not _SELF.search(before) or "修正" in before[-12:]:  # 本条例修正条文自公布日施行
            continue
        when = match.group("when")
        if (day := _only_day(when)) is not None:
            return day, "says_from_when"
        if made_public is not None and _PROMULGATED.search(when.removesuffix("之日")):
            return made_public, "from_promulgation"
    return None


def _end(text: str, since: dt.date | None) -> tuple[dt.date, str] | None:
    """The last day in force: 有效期至2028年4月30日; 有效期5年 from the first day on."""
    for match in _UNTIL.finditer(text):
        if (day := _only_day(match.group("when"))) is not None:
            return day, "says_until_when"
    lasts = _YEARS.search(text)
    if lasts is None or since is None:
        return None
    years = _count(lasts.group("years"))
    try:
        return since.replace(year=since.year + years) - dt.timedelta(days=1), "says_how_long"
    except ValueError:  # from 29 February on
        return dt.date(since.year + years, 2, 28), "says_how_long"


def _only_day(text: str) -> dt.date | None:
    found: list[DateFound] = dates_in(text)
    return found[0].day if found and found[0].precision == "day" else None


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else sum(_NUMERALS[char] for char in text)
