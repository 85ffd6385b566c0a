"""Curricula vitae → rows: the posts that a person held, with their periods, holds and is to hold.

张三，男，1965年8月生。2010年5月至2013年8月任遂宁市船山区委书记，2013年8月起任副市长
李四，女，现任船山区委副书记，拟任市教育局局长
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tasks.entities.mention import Appointment, Mention
from tasks.entities.posts.chains import chain_after
from tasks.entities.posts.offices import Field, offices_of, row_of
from tasks.entities.posts.posts import proposals

_NOW, _THEN = ("现任", "现为"), ("历任", "曾任", "先后任", "先后担任")
_DAY = r"(\d{4})[年.](?:(\d{1,2})(?:月|(?=[^\d.])))?(?:\d{1,2}日)?"
_PERIOD = re.compile(
    rf"{_DAY}\s?(?:(?:至|到|[-—－~～]{{1,2}})\s?(?:{_DAY}|今)?|起|以来)?[ 　，：:]{{0,4}}(?:[历先后]{{0,2}}任|先?后?担任|兼任)?[ 　]{{0,16}}"
)
_SUBJECT = re.compile(r"[，（( 　]{1,4}(?:男|女)[，,、）) 　]|，(?:现任|现为|拟任|曾任|历任)")
_TABLE_HEAD = re.compile(r"(?:^|(?<=\n))(?:序号 )?姓名 [^\n]{0,40}(?:现任|拟任|拟聘|拟提)[^\n]{0,40}")
_TABLE_CELL = re.compile(r"[^ 　\n]+")
_PERIOD_BEFORE = re.compile(r"\d{4}[年.][^，。；\n]{0,20}$")


def find_careers(field: Field) -> Iterator[Appointment]:
    """Rows of all curricula vitae of a body."""
    if field.name == "body":
        yield from _curricula(field)


def _curricula(field: Field) -> Iterator[Appointment]:
    """Periods with posts in the lines of a person whom the line, or one before it, introduces (张三，男，…)."""
    text = field.around.text
    subjects = [person for person in field.persons if _SUBJECT.match(text, person.end)]
    columns = _columns(text) if subjects else {}
    for number, subject in enumerate(subjects):
        end = subjects[number + 1].start if number + 1 < len(subjects) else len(text)
        yield from _posts_told(field, subject, end)
        yield from _posts_of_row(field, subject, columns)
        for period in () if columns else _PERIOD.finditer(text, subject.end, end):
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


def _posts_told(field: Field, subject: Mention, end: int) -> Iterator[Appointment]:
    """Posts in the line that introduces a person, without a period: 现任…，拟任…, 历任…."""
    text = field.around.text
    line_end = text.find("\n", subject.end, end)
    others = {person.end for person in field.persons if person is not subject}
    for told in _told().finditer(text, subject.end, line_end if line_end >= 0 else end):
        if told.start() in others:
            continue  # …，拟任A县委书记。李四|拟任…
        chain = chain_after(field.around, told.end())
        if told[0] in _THEN and _PERIOD_BEFORE.search(text, max(subject.end, told.start() - 24), told.start()):
            continue  # a period tells of it
        for office in offices_of(field, chain, subject):
            office = office._replace(
                former=office.former or told[0] in _THEN,
                proposed=office.proposed or told[0] in proposals(),
            )
            yield row_of(field, subject, office, told.start(), chain[-1].post.end, "post_of_career")


def _columns(text: str) -> dict[int, bool]:
    """Columns of a table that tell posts, and whether those are proposed: 姓名 性别 现任职务 拟任职务 → 2 no, 3 yes."""
    head = _TABLE_HEAD.search(text)
    cells = head[0].split() if head else []
    return {k: cell.startswith("拟") for k, cell in enumerate(cells) if cell.startswith(("现任", "拟"))}


def _posts_of_row(field: Field, subject: Mention, columns: dict[int, bool]) -> Iterator[Appointment]:
    """Posts in the row of a table that a person stands in: 李建华 男 汉 县教育局副局长 县科技局局长."""
    if not columns:
        return
    text = field.around.text
    start = text.rfind("\n", 0, subject.start) + 1
    end = text.find("\n", subject.end)
    cells = list(_TABLE_CELL.finditer(text, start, end if end >= 0 else len(text)))
    for column, proposed in columns.items():
        if column >= len(cells):
            return
        chain = chain_after(field.around, cells[column].start())
        for office in offices_of(field, chain, subject):
            told = office._replace(proposed=office.proposed or proposed)
            yield row_of(field, subject, told, cells[column].start(), chain[-1].post.end, "post_in_table")


@cache
def _told() -> re.Pattern[str]:
    words = sorted((*_NOW, *_THEN, *proposals()), key=len, reverse=True)
    return re.compile("|".join(words))


def _day(year: str | None, month: str | None) -> dt.date | None:
    """First day of the month or year that is written; None where none is or where there is no such month."""
    if year is None or not 1 <= int(month or 1) <= 12 or int(year) == 0:
        return None
    return dt.date(int(year), int(month or 1), 1)
