"""The top of a page → roles for its lines, up to where the body begins: title, labelled fields, number, date, path, buttons."""

import re
from itertools import takewhile

from tasks.clean.header.proclaimed import read_proclaimed
from tasks.clean.layout import shapes
from tasks.clean.layout.fields import (
    WITHOUT_VALUE,
    Field,
    bare_label,
    byline,
    dated_line,
    fields_in,
    is_header_line,
    spaced_fields,
)
from tasks.clean.layout.furniture import HEAD, is_furniture, is_of_platform
from tasks.clean.layout.given_title import printed_title
from tasks.clean.layout.head_plan import (
    is_channel,
    is_labelled_day,
    is_listed_link,
    is_navigation,
    is_part_of_title,
    names_page_of_paper,
    plan_of_head,
    tells_who_attends,
)
from tasks.clean.layout.masthead import read_masthead
from tasks.clean.layout.page import FURNITURE, METADATA, TITLE, Line, Page, glued, role_of_fields
from tasks.clean.layout.under_title import is_caption_before_salutation, next_is_number, read_under_title

_MOST_HEADER_LINES = 80
_LONGEST_COUNT = 10
"""digits; a number alone among labelled lines is a counter whose label is elsewhere"""
_REST_OF_TITLE = ("关于", "印发", "转发", "批转")
_REST_BEHIND_BRACKET = re.compile(r"(?:[（(][^（）()]{1,20}[）)])?的[\u4e00-\u9fff]{2,6}")
"""关于印发…三年行动计划 / （2023—2025年）的通知"""
_SHORTEST_REST = 8
_SHORT_END = 12
_STEPS = frozenset({">", ">>", "»", "›", "＞"})


def read_head(page: Page, given_title: str | None) -> int:
    """Give roles to the lines before the body; the number of the body's first line."""
    lines = page.lines
    plan = plan_of_head(lines)
    wanted = have = ""
    i = 0
    while i < len(lines) and i < _MOST_HEADER_LINES:
        line = lines[i]
        if not line.role:
            if is_of_platform(line.chars):
                line.role = FURNITURE
                i += 1
                continue
            if line.running and not (page.title and is_caption_before_salutation(page, i)):
                break
            wanted = wanted or _wanted_title(lines, given_title) or plan.title or glued(page.first("title") or "")
            part = glued(line.chars) if wanted and have != wanted else ""
            if part and part == wanted:  # the name of the site, with which the title begins, was none of it
                for j in page.title:
                    lines[j].role = METADATA
                line.role, have, page.title = TITLE, part, [i]
            elif part and wanted.startswith(have + part):
                line.role, have = TITLE, have + part
                page.title.append(i)
            elif _is_step(lines, i) or is_listed_link(lines, i):
                line.role = FURNITURE
            elif not (
                _read_fields(page, i, wanted)
                or _read_furniture(page, line)
                or _read_joint_title(page, i, wanted)
                or read_masthead(page, i)
                or _read_title(page, i, wanted)
                or read_under_title(page, i)
                or (i < plan.reach and _read_between(page, i, plan.title))
            ):
                break
        i += 1
    if not page.title and any(number.endswith("令") for number in page.doc_numbers):
        read_proclaimed(page, i)
    return i


def _wanted_title(lines: list[Line], given: str | None) -> str:
    """The letters of the given title, as the text has it above its first sentence."""
    if not given:
        return ""
    above = takewhile(lambda line: not line.running, lines[:_MOST_HEADER_LINES])
    return printed_title([line.chars for line in above], glued(given))


def _read_furniture(page: Page, line: Line) -> bool:
    counted = page.fields and len(line.chars) < _LONGEST_COUNT and line.chars.isdecimal()
    if counted or is_furniture(line.chars, HEAD):
        line.role = FURNITURE
    return line.role == FURNITURE


def _is_step(lines: list[Line], i: int) -> bool:
    """Whether a line is a step of a path down the site that stands a line each: 首页, >, 政务公开."""
    text = lines[i].chars
    if len(text) >= 16 or text in _STEPS:
        return len(text) < 16
    return any(lines[j].chars in _STEPS for j in (i - 1, i + 1) if 0 <= j < len(lines))


def _read_between(page: Page, i: int, title: str) -> bool:
    """A line of no known kind above a line that is surely head: the title once more, a second title, a link, an organ."""
    line = page.lines[i]
    if title and is_part_of_title(glued(line.chars), title):
        line.role = TITLE if page.title else FURNITURE
        return True
    if shapes.is_organ(line.chars):
        page.fields.append(Field("masthead", "", line.chars, 0))
    elif (
        page.title and page.title[-1] == i - 1 and shapes.is_title_like(line.chars) and not is_labelled_day(line.chars)
    ):
        page.subtitle = page.subtitle or line.chars
    elif not is_labelled_day(line.chars):
        line.role = FURNITURE
        return True
    line.role = METADATA
    return True


def _read_fields(page: Page, i: int, wanted: str) -> bool:
    """Labelled values on this line, or a label whose value stands on the next."""
    lines, line = page.lines, page.lines[i]
    name = bare_label(line.chars)
    if name is not None:
        line.role = role_of_fields([name])
        value, below = ([line.chars for line in lines[i + 1 : i + 3]] + ["", ""])[:2]
        if value and not _is_labelled(name, value) and _can_be_value(name, value, below, wanted):
            lines[i + 1].role = line.role
            if name == "original_title" and not (page.title or wanted):
                lines[i + 1].role = TITLE
                page.title.append(i + 1)
            page.fields.append(Field(name, line.chars, value, 0))
        return True
    return _read_labelled(page, line)


def _read_labelled(page: Page, line: Line) -> bool:
    found = fields_in(line.chars) or spaced_fields(line.chars) or byline(line.chars)
    named = found and found[0].label == "记者" and not found[0].value.endswith(("。", "？", "！"))
    if not found or not (named or is_header_line(line.chars, found)):
        return False
    page.fields.extend(found)
    page.head_dates.append(line.chars[: found[0].start])
    line.role = role_of_fields(each.name for each in found)
    return True


def _is_labelled(name: str, value: str) -> bool:
    """Whether a line has a label of its own: 发布机构: / 发布日期: 2023-01-31."""
    if bare_label(value) is not None:
        return True
    found = fields_in(value) if name not in ("title", "abstract") else []
    return bool(found) and found[0].start == 0


def _can_be_value(name: str, value: str, below: str, wanted: str) -> bool:
    """Whether the line behind a bare label is its value, and not already the title or the body."""
    if len(value) > 150 or shapes.is_salutation(value):
        return False
    if name in WITHOUT_VALUE or (wanted and name != "title" and glued(value) == wanted):
        return False
    if name in ("editor", "counter", "author"):
        return len(value) <= 24 and value[-1] not in "。：:"
    if name in ("subject", "keywords"):
        if shapes.is_organ(value) and below.startswith(("关于", "对")):
            return False  # 国务院办公厅、中央军委办公厅 / 关于加强…工作的通知: a title over two lines
        return not (
            wanted.startswith(glued(value)) or shapes.organ_at_start(value) or value.endswith("令") or "关于" in value
        )
    return True


def _read_title(page: Page, i: int, wanted: str) -> bool:
    """A line that has the shape of a title, with the lines it runs on to."""
    lines, line = page.lines, page.lines[i]
    if page.title or wanted or (line.chars[0] in "（(" and shapes.is_adoption_note(line.chars)):
        return False
    if i + 1 >= len(lines) or not (shapes.is_title_like(line.chars) or _asks(line.chars, lines[i + 1].chars)):
        return False
    if is_navigation(line.chars) or is_labelled_day(line.chars) or dated_line(line.chars):
        return False
    if is_channel(lines, i) or names_page_of_paper(line.chars):
        line.role = FURNITURE
        return True
    if shapes.speaker_of(line.chars) and not line.chars.endswith(("报告", "讲话")):
        return False
    if line.chars.endswith("令") and next_is_number(page, i):
        return False  # 中华人民共和国国务院令 above 第706号: the rule that it proclaims has the title
    count = _title_length(page, i)
    if count == 1 and shapes.is_organ(line.chars) and len(line.chars) < 30:
        line.role = METADATA
        return True
    for j in range(i, i + count):
        lines[j].role = TITLE
        page.title.append(j)
    return True


def _asks(text: str, below: str) -> bool:
    """Whether a question or a call is a title, since a line of date or source stands below it: 人大常委会怎么组成？"""
    return text[-1] in "？！" and shapes.is_title_like(text[:-1]) and bool(fields_in(below) or dated_line(below))


def _read_joint_title(page: Page, i: int, wanted: str) -> bool:
    """Organs, a line each, above the rest of a title that a field gives shorter or without a second organ."""
    lines = page.lines
    end = i
    while end < len(lines) and end < i + 4 and shapes.is_organ(lines[end].chars):
        end += 1
    if end == i or end == len(lines) or not lines[end].chars.startswith(_REST_OF_TITLE):
        return False
    rest = glued(lines[end].chars)
    if len(rest) < _SHORTEST_REST or not wanted.endswith(rest):
        return False
    for j in range(i, end + 1):
        lines[j].role = TITLE
    page.title = page.title or [*range(i, end + 1)]
    return True


def _title_length(page: Page, i: int) -> int:
    """Over how many lines a title runs: 国务院办公厅关于开展 / 城镇小区配套幼儿园治理工作的通知 → 2."""
    above_number = _lines_above_number(page, i)
    if above_number:
        return above_number
    joined = page.lines[i].chars
    if _is_whole_title(joined):
        below = page.lines[i + 1].chars if i + 1 < len(page.lines) else ""
        return 2 if _REST_BEHIND_BRACKET.fullmatch(below) and _is_whole_title(joined + below) else 1
    for count in range(2, 6):
        if i + count > len(page.lines):
            break
        line = page.lines[i + count - 1].chars
        if len(line) > 60 or shapes.OUTLINE.match(line) or line.endswith(("。", "：", ":", "；")) or fields_in(line):
            break
        if is_furniture(line, HEAD):
            break
        if shapes.is_date_line(line) or shapes.is_doc_number(line) or shapes.is_place_of_speech(line):
            break
        if tells_who_attends(line) and shapes.is_title_like(page.lines[i].chars):
            break
        joined += _unspread_form(line)
        if _is_whole_title(joined) and ("关于" in joined or _ends_title(page, i, count)):
            return count
    return 1


def _unspread_form(line: str) -> str:
    """The last word of a title on a line of its own, without the blanks that spread it: 通　　知 → 通知."""
    whole = "".join(line.split())
    return whole if len(whole) < len(line) and whole in shapes.title_forms() else line


def _ends_title(page: Page, i: int, count: int) -> bool:
    """Whether a short line right above the text ends the title: …建议、政协提案办理工作 / 完成情况说明."""
    below = page.lines[i + count] if i + count < len(page.lines) else None
    if below is None or len(page.lines[i + count - 1].chars) > _SHORT_END:
        return False
    return below.running or (below.chars[0] in "（(" and below.chars[:-1].endswith("号"))  # （县疫情防控指挥部第1号）


def _lines_above_number(page: Page, i: int) -> int:
    """How many lines lie between here and the 文号, if all of them are a title; else 0.

    国务院办公厅对十届全国人大 / 四次会议第7264号建议的答复 / 国办函〔2006〕69号 → 2
    """
    joined = ""
    for count in range(1, 6):
        if i + count >= len(page.lines):
            return 0
        line = page.lines[i + count - 1].chars
        if len(line) > 60 or shapes.is_salutation(line) or line.endswith(("。", "；")) or fields_in(line):
            return 0
        if shapes.is_adoption_note(line):
            return 0
        joined += line
        if shapes.DOC_NUMBER.fullmatch(page.lines[i + count].chars.strip("（）() 　")):
            return count if _is_whole_title(joined) else 0
    return 0


def _is_whole_title(text: str) -> bool:
    return shapes.form_of(text) is not None
