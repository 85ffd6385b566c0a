"""Text of a page → its parts: title, header lines, body, signature, furniture; each line has one role.

攀枝花市仁和区召开…会议        title
日期:2023-05-15 浏览:1209次     metadata
5月10日，仁和区召开…            body
图片14.png                      furniture
来源:仁和区关工委办公室          metadata
"""

import re
from dataclasses import dataclass, field

from tasks.clean import furniture, shapes
from tasks.clean.fields import Field, bare_label, byline, fields_in, is_header_line
from tasks.clean.furniture import HEAD, MIDDLE, TAIL, is_furniture

TITLE, METADATA, FURNITURE, BODY = "title", "metadata", "furniture", "body"

_ONLY_FURNITURE = frozenset({"editor", "counter", "font", "share", "place"})
_WITHOUT_VALUE = frozenset({"font", "share", "place"})
_MOST_HEADER_LINES = 80
_LABEL_AT_START = re.compile(r"[（(【\[]?[^，。：:（）()]{1,12}[:：]|[（(]?\d{4}年\d")
_DASHES = ("——", "--", "――", "—")
_STEPS = frozenset({">", ">>", "»", "›", "＞"})


@dataclass(slots=True)
class Line:
    """A line that is not blank: its place in the text, without blanks at its ends, and its role."""

    start: int
    end: int
    chars: str
    role: str = ""


@dataclass(slots=True)
class Page:
    """A text cut into lines, and what its header and signature say."""

    text: str
    lines: list[Line]
    fields: list[Field] = field(default_factory=list)
    title: list[int] = field(default_factory=list)
    """numbers of the lines that make the title"""
    subtitle: str | None = None
    speaker: str | None = None
    doc_numbers: list[str] = field(default_factory=list)
    head_dates: list[str] = field(default_factory=list)
    adoption_notes: list[str] = field(default_factory=list)
    signed_by: list[str] = field(default_factory=list)
    signed_on: list[str] = field(default_factory=list)
    hard_wrapped: bool = False
    """whether its lines are cut at a fixed width, so that a paragraph runs over several"""

    def first(self, *names: str) -> str | None:
        """The first value of these fields that is not empty, in the order of the names."""
        for name in names:
            for each in self.fields:
                if each.name == name and each.value:
                    return each.value
        return None


def read_page(text: str, given_title: str | None) -> Page:
    """The lines of a simplified text with their roles, and what header and signature say."""
    page = Page(text, _lines(text))
    body = _read_head(page, given_title)
    end = _read_tail(page, body)
    _read_middle(page, body, end)
    return page


def _lines(text: str) -> list[Line]:
    found, start = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            at = start + line.index(bare[0])
            found.append(Line(at, at + len(bare), bare))
        start += len(line) + 1
    return found


def _glued(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _read_head(page: Page, given_title: str | None) -> int:
    """Give roles to the lines before the body; the number of the body's first line."""
    lines = page.lines
    wanted = _glued(given_title or "")
    have = ""
    i = 0
    while i < len(lines) and i < _MOST_HEADER_LINES:
        line = lines[i]
        if not line.role:
            wanted = wanted or _glued(page.first("title") or "")
            if _is_paragraph(line.chars):
                break
            glued = _glued(line.chars) if wanted and have != wanted else ""
            if glued and have != wanted and wanted.startswith(have + glued):
                line.role, have = TITLE, have + glued
                page.title.append(i)
            elif _is_step(lines, i):
                line.role = FURNITURE
            elif not (
                _read_fields(page, i, wanted)
                or _read_furniture(line)
                or _read_title(page, i, wanted)
                or _read_under_title(page, i)
            ):
                break
        i += 1
    return i


def _is_paragraph(text: str) -> bool:
    """Whether a line is running text beyond doubt: long, ended like a sentence, and without a label at its start."""
    if len(text) > 400:
        return True
    return len(text) > 90 and text[-1] in "。！？”" and "，" in text and not _LABEL_AT_START.match(text)


def _read_furniture(line: Line) -> bool:
    if is_furniture(line.chars, HEAD):
        line.role = FURNITURE
    return line.role == FURNITURE


def _is_step(lines: list[Line], i: int) -> bool:
    """Whether a line is a step of a path down the site that stands a line each: 首页, >, 政务公开."""
    beside = {lines[j].chars for j in (i - 1, i + 1) if 0 <= j < len(lines)}
    return lines[i].chars in _STEPS or (len(lines[i].chars) < 16 and bool(beside & _STEPS))


def _read_fields(page: Page, i: int, wanted: str) -> bool:
    """Labelled values on this line, or a label whose value stands on the next."""
    lines, line = page.lines, page.lines[i]
    name = bare_label(line.chars)
    if name is not None:
        line.role = FURNITURE if name in _ONLY_FURNITURE else METADATA
        value = lines[i + 1].chars if i + 1 < len(lines) else ""
        if value and bare_label(value) is None and _can_be_value(name, value, wanted):
            lines[i + 1].role = line.role
            page.fields.append(Field(name, line.chars, value, 0))
        return True
    return _read_labelled(page, line)


def _read_labelled(page: Page, line: Line) -> bool:
    found = fields_in(line.chars) or byline(line.chars)
    if not found or not (is_header_line(line.chars, found) or found[0].label == "记者"):
        return False
    page.fields.extend(found)
    page.head_dates.append(line.chars[: found[0].start])
    line.role = FURNITURE if all(each.name in _ONLY_FURNITURE for each in found) else METADATA
    return True


def _can_be_value(name: str, value: str, wanted: str) -> bool:
    """Whether the line behind a bare label is its value, and not already the title or the body."""
    if len(value) > 150 or shapes.is_salutation(value):
        return False
    if name in _WITHOUT_VALUE:
        return False
    if name in ("editor", "counter", "author"):
        return len(value) <= 24 and value[-1] not in "。：:"
    if name in ("subject", "keywords"):
        return not (
            wanted.startswith(_glued(value)) or shapes.organ_at_start(value) or value.endswith("令") or "关于" in value
        )
    return True


def _read_title(page: Page, i: int, wanted: str) -> bool:
    """A line that has the shape of a title, with the lines it runs on to."""
    lines, line = page.lines, page.lines[i]
    if page.title or wanted or i + 1 >= len(lines) or not shapes.is_title_like(line.chars):
        return False
    if shapes.speaker_of(line.chars) and not line.chars.endswith(("报告", "讲话")):
        return False
    count = _title_length(page, i)
    if count == 1 and shapes.is_organ(line.chars) and len(line.chars) < 30:
        line.role = METADATA
        return True
    for j in range(i, i + count):
        lines[j].role = TITLE
        page.title.append(j)
    return True


def _title_length(page: Page, i: int) -> int:
    """Over how many lines a title runs: 国务院办公厅关于开展 / 城镇小区配套幼儿园治理工作的通知 → 2."""
    joined = page.lines[i].chars
    if _is_whole_title(joined):
        return 1
    for count in range(2, 6):
        if i + count > len(page.lines):
            break
        line = page.lines[i + count - 1].chars
        if len(line) > 60 or shapes.OUTLINE.match(line) or line.endswith(("。", "：", ":", "；")) or fields_in(line):
            break
        if shapes.is_date_line(line) or shapes.is_place_of_speech(line):
            break
        joined += line
        if _is_whole_title(joined) and "关于" in joined:
            return count
    return 1


def _is_whole_title(text: str) -> bool:
    return shapes.form_of(text) is not None


def _read_under_title(page: Page, i: int) -> bool:
    """What stands between title and body: number, date, adoption note, place of a speech, speaker."""
    line = page.lines[i]
    text = line.chars
    if shapes.is_doc_number(text):
        page.doc_numbers.append(text)
    elif shapes.is_date_line(text):
        page.head_dates.append(text)
    elif shapes.opens_history(text):
        _read_history(page, i)
        return True
    elif shapes.is_adoption_note(text):
        page.adoption_notes.append(text)
    elif (
        text.startswith(_DASHES)
        and i + 1 < len(page.lines)
        and shapes.is_place_of_speech(text + page.lines[i + 1].chars)
    ):
        page.subtitle = (text + page.lines[i + 1].chars).strip("（）()—-―－ ")
        page.lines[i + 1].role = METADATA
    elif page.title and shapes.speech_and_speaker(text):
        page.subtitle, page.speaker = shapes.speech_and_speaker(text) or (None, None)
    elif shapes.is_place_of_speech(text) or (text.startswith(_DASHES) and len(text) < 80 and not text.endswith("。")):
        page.subtitle = page.subtitle or text.strip("（）()—-―－ ")
    elif shapes.is_note(text):
        pass
    elif repeated := _lines_of_title(page, i):
        for j in range(i, i + repeated):
            page.lines[j].role = TITLE
        return True
    elif page.title and _is_caption_before_salutation(page, i):
        line.role = FURNITURE
        return True
    elif page.title and not page.speaker and shapes.speaker_of(text):
        page.speaker = shapes.speaker_of(text)
    elif page.title and shapes.is_personal_name(text):
        page.speaker = text
    elif text.endswith("令") and shapes.is_title_like(text) and _next_is_number(page, i):
        page.doc_numbers.append(text)
    elif shapes.is_organ(text) and _next_is_date(page, i):
        page.signed_by.append(text)
    else:
        return False
    line.role = METADATA
    return True


def _title_glued(page: Page) -> str:
    return "".join(_glued(page.lines[j].chars) for j in page.title) or _glued(page.first("title") or "")


def _lines_of_title(page: Page, i: int) -> int:
    """How many lines from here are the title once more; 0 where they are not."""
    title, have = _title_glued(page), ""
    for count in range(1, 7):
        if len(title) < 4 or i + count > len(page.lines):
            return 0
        have += _glued(page.lines[i + count - 1].chars)
        if have == title:
            return count
        if not title.startswith(have):
            return 0
    return 0


def _is_caption_before_salutation(page: Page, i: int) -> bool:
    """A short line on who speaks, right above the salutation: 任振鹤作政府工作报告。新甘肃·甘肃日报记者 盛学卿."""
    below = page.lines[i + 1].chars if i + 1 < len(page.lines) else ""
    text = page.lines[i].chars
    return len(text) < 80 and below.endswith(("：", ":")) and len(below) < 20 and shapes.tells_who_speaks(text)


def _read_history(page: Page, i: int) -> None:
    """The history of a law of Taiwan, an entry over several lines that are indented: 1.中華民國九十二年一月一日行政院…號令訂定發布."""
    page.hard_wrapped = True
    text = page.text
    entries: list[str] = []
    parts: list[str] = []
    for j in range(i, len(page.lines)):
        line = page.lines[j]
        opens = shapes.opens_history(line.chars)
        if not opens and not text[: line.start].endswith("  "):
            break
        if opens and parts:
            entries.append("".join(parts))
            parts = []
        parts.append(line.chars)
        line.role = METADATA
    entries.append("".join(parts))
    page.adoption_notes.extend([entry for entry in entries if entry[0].isdigit()] or entries)


def _next_is_number(page: Page, i: int) -> bool:
    return i + 1 < len(page.lines) and shapes.is_doc_number(page.lines[i + 1].chars)


def _next_is_date(page: Page, i: int) -> bool:
    return i + 1 < len(page.lines) and shapes.is_date_line(page.lines[i + 1].chars)


def _read_tail(page: Page, body: int) -> int:
    """Give roles to the lines behind the body, from the last one up; the number of the first of them."""
    lines = page.lines
    end = len(lines)
    for i in range(body, len(lines)):
        if furniture.opens_related(lines[i].chars) and _is_list_of_others(lines[i + 1 :], len(page.text)):
            for line in lines[i:]:
                line.role = FURNITURE
            end = i
            break
    while end > body and _read_tail_line(page, end - 1, body):
        end -= 1
    return end


def _is_list_of_others(lines: list[Line], whole: int) -> bool:
    """Whether what follows is short lines only: headlines of other articles, buttons, a repeated description."""
    return sum(len(line.chars) for line in lines) < max(200, whole // 10) and all(
        len(line.chars) < 100 and line.chars.count("。") < 2 for line in lines
    )


def _read_tail_line(page: Page, i: int, body: int) -> bool:
    line = page.lines[i]
    text = line.chars
    if line.role:
        return True
    if len(text) > 400:
        return False
    if is_furniture(text, TAIL) or furniture.is_attached_file(text):
        line.role = FURNITURE
        return True
    bare = text[1:-1] if text[0] in "（(【[" and text[-1] in "）)】]" else text
    found = fields_in(bare) or byline(text)
    if found and found[0].start == 0 and is_header_line(bare, found) and i > body:
        page.fields.extend(found)
        line.role = FURNITURE if all(each.name in _ONLY_FURNITURE for each in found) else METADATA
        return True
    if i > body and (shapes.is_note(text) or shapes.is_copy_list(text)):
        line.role = METADATA
        return True
    if i > body and shapes.is_date_line(text):
        _read_signature(page, i, body)
        return True
    return False


def _read_middle(page: Page, body: int, end: int) -> None:
    """Furniture and signatures among the lines of the body; all else is body."""
    title = _title_glued(page)
    for i in range(body, end):
        line = page.lines[i]
        if line.role:
            continue
        text = line.chars
        if len(text) < 130:
            if is_furniture(text, MIDDLE):
                line.role = FURNITURE
                continue
            if (
                i > body
                and len(text) <= 40
                and shapes.is_date_line(text)
                and _read_signature(page, i, body, needs_organ=True)
            ):
                if i + 1 < end and shapes.is_note(page.lines[i + 1].chars):
                    page.lines[i + 1].role = METADATA
                continue
            if i > body and text[0] in "（(" and shapes.is_note(text):
                line.role = METADATA
                continue
            if i < body + 12 and len(title) > 4 and len(text) < 2 * len(title) and _glued(text) == title:
                line.role = TITLE
                continue
        if i < body + 12 and title and text[0] in "（(" and shapes.is_adoption_note(text):
            page.adoption_notes.append(text)
            line.role = METADATA
            continue
        line.role = BODY


def _read_signature(page: Page, i: int, body: int, *, needs_organ: bool = False) -> bool:
    """A date on a line of its own, and the organs or the post and name above it: 国务院办公厅 / 2019年1月9日."""
    above: list[int] = []
    for j in range(i - 1, max(body, i - 12), -1):
        text = page.lines[j].chars
        if page.lines[j].role in (METADATA, FURNITURE):
            break
        if not (shapes.is_organ(text) or (len(text) < 30 and shapes.speaker_of(text))) or len(text) > 60:
            break
        above.append(j)
    if needs_organ and not above:
        return False
    page.lines[i].role = METADATA
    page.signed_on.append(page.lines[i].chars)
    for j in reversed(above):
        page.lines[j].role = METADATA
        page.signed_by.append(page.lines[j].chars)
    return True
