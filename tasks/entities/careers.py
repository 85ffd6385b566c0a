"""What the text tells of a person's career → rows: appointments, removals, a curriculum vitae with its periods.

任命王小明为遂宁市教育局局长；免去张建军的市交通运输局局长职务
张三，男，1965年8月生。2010年5月至2013年8月任遂宁市船山区委书记，2013年8月起任副市长
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.entities.chains import chain_after
from tasks.entities.mention import Appointment, Mention
from tasks.entities.offices import Field, offices_of, row_of

_TAKES = re.compile(r"(?:同志)?(?:，)?(?:担任|出任|兼任|当选为|就任|升任|任|当选)")
_MADE = re.compile(r"(?:同志)?为")
_LOSES = re.compile(r"(?:同志)?(?:的|辞去(?:的)?)")
_APPOINTS = ("任命", "聘任", "聘请", "选举", "推选", "增补", "提名", "补选", "决定任命")
_REMOVES = ("免去", "撤销", "罢免", "接受", "免除")
_DAY = r"(\d{4})[年.](?:(\d{1,2})(?:月|(?=[^\d.])))?(?:\d{1,2}日)?"
_PERIOD = re.compile(
    rf"{_DAY}\s?(?:(?:至|到|[-—－~～]{{1,2}})\s?(?:{_DAY}|今)|起|以来)?[ 　，]{{0,4}}(?:历?任|担任|兼任)?[ 　]{{0,4}}"
)
_SUBJECT = re.compile(r"[，（(](?:男|女)[，,、）)]")


def find_careers(field: Field) -> Iterator[Appointment]:
    """Rows of all appointments and removals by name, and of curricula vitae."""
    for person in field.persons:
        yield from _by_verb(field, person)
    if field.name == "body":
        yield from _curricula(field)


def _by_verb(field: Field, person: Mention) -> Iterator[Appointment]:
    """李大伟|任市财政局副局长, 任命|王小明|为…, 免去|张建军|的…职务."""
    text = field.around.text
    former = False
    if text.endswith(_APPOINTS, 0, person.start):
        verb = _MADE.match(text, person.end)
    elif text.endswith(_REMOVES, 0, person.start):
        verb, former = _LOSES.match(text, person.end), True
    else:
        verb = _TAKES.match(text, person.end)
    if verb is None:
        return
    rule = "removed_from_post" if former else "appointed_to_post"
    chain = chain_after(field.around, verb.end())
    for office in offices_of(field, chain, person):
        row = row_of(field, person, office, person.start, chain[-1].post.end, rule)
        yield replace(row, former=True, as_of=None) if former else row


def _curricula(field: Field) -> Iterator[Appointment]:
    """Periods with posts in the lines of a person whom the line, or one before it, introduces (张三，男，…)."""
    text = field.around.text
    subjects = [person for person in field.persons if _SUBJECT.match(text, person.end)]
    for number, subject in enumerate(subjects):
        end = subjects[number + 1].start if number + 1 < len(subjects) else len(text)
        for period in _PERIOD.finditer(text, subject.end, end):
            chain = chain_after(field.around, period.end())
            first, last = _day(period.group(1), period.group(2)), _day(period.group(3), period.group(4))
            for office in offices_of(field, chain, subject):
                row = row_of(field, subject, office, office.start, chain[-1].post.end, "period_of_career")
                yield replace(
                    row,
                    start=period.start(),
                    sentence_no=field.reading.sentence_no(field.name, period.start()),
                    end=chain[-1].post.end,
                    from_date=first,
                    to_date=last,
                    former=last is not None or row.former,
                    as_of=None,
                )


def _day(year: str | None, month: str | None) -> dt.date | None:
    """First day of the month or year that is written; None where none is or where there is no such month."""
    if year is None or not 1 <= int(month or 1) <= 12 or int(year) == 0:
        return None
    return dt.date(int(year), int(month or 1), 1)
