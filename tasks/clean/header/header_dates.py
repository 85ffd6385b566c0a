"""Header fields, signature and notes of adoption → days of publication and of signing, and days from and to which a text is in force."""

import datetime as dt
import re

from tasks.clean.article import Published, Said
from tasks.clean.dates import DateFound, date_given, dates_in
from tasks.clean.layout.page import Page
from tasks.clean.repair.script import simplified

_RANKS = ("published_issued", "published_time", "published_updated")
REPEALS = re.compile(r"(?:[令日]|公布|发布|公告)[ 　]*废止(?:[；。，\s）)]|$)")
"""an order that repeals the law, and neither an article of it nor another law"""
_PROMULGATED = re.compile(r"公布|发布|批准|通过|修正|修订|修改|订定|核定|公告")


def published_of(page: Page, given: Said | None) -> Published | None:
    """The date of publication as printed, and which rule gave it.

    Labels come first, in the order 发布日期, 时间, 更新时间; then what the container or the page's head gives, a bare date
    in the header, 成文日期, the signature, the day on which a speech was given, and for laws the last date of the adoption note.
    """
    for name in _RANKS:
        for field in page.fields:
            if field.name == name and (labelled := date_given(field.value)):
                return _published(labelled, name)
    if given and page.adoption_notes and (adopted := _adopted(page)):
        return adopted  # the day of a database or of an upload, where the page prints that of the law
    if given and (day := _iso_day(given.value)):
        return Published(day, "day", given.rule)
    if given and (day_given := date_given(simplified(given.value))):
        return _published(day_given, given.rule)
    for line in page.head_dates:
        if found := dates_in(line):
            return _published(found[0], "header_date")
    return written_of(page) or _spoken(page) or _adopted(page)


def written_of(page: Page) -> Published | None:
    """成文日期, else the date beside the signature."""
    for field in page.fields:
        if field.name == "written" and (found := dates_in(field.value)):
            return _published(found[0], "written")
    for line in page.signed_on:
        if found := dates_in(line):
            return _published(found[0], "signature")
    return None


def _spoken(page: Page) -> Published | None:
    """The day that stands with the place of a speech: ——2026年1月27日在海南省第七届人民代表大会第五次会议上."""
    found = dates_in(page.subtitle) if page.subtitle else []
    return _published(found[0], "place_of_speech") if found and found[0].precision == "day" else None


def _iso_day(text: str) -> dt.date | None:
    """2023-05-15 and nothing else, as most containers give it."""
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _published(found: DateFound, rule: str) -> Published:
    return Published(found.day, found.precision, rule)


def _adopted(page: Page) -> Published | None:
    """The latest date on which a law was passed, made public or revised; not the day it takes effect."""
    days: list[DateFound] = []
    for note in page.adoption_notes:
        found = dates_in(note)
        for i, each in enumerate(found):
            behind = note[each.end : found[i + 1].start if i + 1 < len(found) else len(note)]
            if _PROMULGATED.search(behind) and not REPEALS.search(behind):
                days.append(each)
    latest = max(days, key=lambda each: (each.day, each.precision == "day"), default=None)
    return _published(latest, "adoption_note") if latest else None
