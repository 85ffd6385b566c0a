"""The bottom of a page → roles for its lines: signature, notes, copy lists, lists of other articles, buttons."""

import re

from tasks.clean.layout import shapes
from tasks.clean.layout.fields import Field, bare_label, byline, credited_in_brackets, fields_in, is_header_line
from tasks.clean.layout.furniture import TAIL, is_attached_file, is_furniture, is_imprint, is_of_platform, opens_related
from tasks.clean.layout.glued_lines import part_ends
from tasks.clean.layout.label_row import read_label_row
from tasks.clean.layout.page import BODY, FURNITURE, METADATA, Line, Page, Signature, role_of_fields

_CONTACT = ("地址", "联系地址", "电话", "联系电话", "邮编", "传真", "E-mail", "Email", "邮箱")
"""what stands above the copyright of a site; above nothing else it is the text's own"""
_LONGEST_COUNT = 5
_LONGEST_NAME = 20
_CREDITS = ("editor", "author", "source")


def read_tail(page: Page, body: int) -> int:
    """Give roles to the lines behind the body, from the last one up; the number of the first of them."""
    lines = page.lines
    part_ends(lines, body)
    read_label_row(page, body)
    end = len(lines)
    for i in range(body, len(lines)):
        if (
            not lines[i].running
            and opens_related(lines[i].chars)
            and _is_list_of_others(lines[i + 1 :], len(page.text))
        ):
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
    lines, line = page.lines, page.lines[i]
    text = line.chars
    if line.role:
        return True
    if line.running:
        line.role = FURNITURE if is_of_platform(text) else ""
        return bool(line.role)
    if page.hard_wrapped and shapes.ends_line_above(text):
        return False
    if is_furniture(text, TAIL) or is_attached_file(text) or (_is_count(text) and i + 1 < len(lines)):
        line.role = FURNITURE
        return True
    if _read_value_below_label(page, i, body):
        return True
    if i + 1 < len(lines) and _is_of_imprint(text, lines[i + 1]):
        line.role = FURNITURE
        return True
    bare = text[1:-1] if text[0] in "（(【[" and text[-1] in "）)】]" else text
    found = fields_in(bare) or byline(text.lstrip("|｜ "))
    if not found and bare is not text and i > body:
        found = credited_in_brackets(bare)
    if found and found[0].start == 0 and is_header_line(bare, found) and i > body:
        page.fields.extend(found)
        line.role = role_of_fields(each.name for each in found)
        return True
    if i > body and (shapes.is_note(text) or shapes.is_copy_list(text)):
        line.role = METADATA
        return True
    if i > body and shapes.is_date_line(text):
        read_signature(page, i, body)
        return True
    return False


def _is_of_imprint(text: str, below: Line) -> bool:
    """Whether a line tells whose site it is, above its copyright: 文艺家协会 / 联系电话：… / 地址：… / 版权所有."""
    contact = text.startswith(_CONTACT)
    if contact and is_imprint(below.chars):
        return True
    return below.role == FURNITURE and below.chars.startswith(_CONTACT) and (contact or shapes.is_organ(text))


def _read_value_below_label(page: Page, i: int, body: int) -> bool:
    """The value of a label that stands alone on the line above: 责任编辑： / 李莎莎."""
    above, line = page.lines[i - 1], page.lines[i]
    if i - 1 <= body or len(line.chars) > _LONGEST_NAME or line.chars[-1] in "。：:；":
        return False
    name = bare_label(above.chars)
    if name not in _CREDITS:
        return False
    page.fields.append(Field(name, above.chars[:-1], line.chars, 0))
    above.role = line.role = role_of_fields([name])
    return True


def _is_count(text: str) -> bool:
    """Whether a line is a bare counter: how many comments or readers there are, above a button."""
    return len(text) <= _LONGEST_COUNT and text.isdecimal()


_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{1,10}?[省市县区州旗镇乡]")
_LONGEST_OPENING = 30


def _opens_organ(above: Line, organ: str) -> bool:
    """Whether the name of an organ begins on the line above: 玉环市新型冠状病毒感染的肺炎疫情 / 防控指挥部."""
    text = above.chars
    if (
        above.role not in ("", BODY)
        or above.running
        or len(text) > _LONGEST_OPENING
        or not text.isalpha()
        or text.startswith("特此")
    ):
        return False
    begins = _OF_PLACE.match(text) is not None and _OF_PLACE.match(organ) is None and organ[0] not in "国中全"
    return begins and not shapes.is_organ(text) and shapes.is_organ(text + organ)


def read_signature(page: Page, i: int, body: int, *, needs_organ: bool = False) -> bool:
    """A date on a line of its own, and the organs or the post and name above it: 国务院办公厅 / 2019年1月9日."""
    above: list[int] = []
    for j in range(i - 1, max(body, i - 12), -1):
        text = page.lines[j].chars
        if page.lines[j].role in (METADATA, FURNITURE):
            break
        signs = shapes.is_organ(text) or shapes.is_post(text) or (len(text) < 30 and shapes.speaker_of(text))
        if not signs or len(text) > 60:
            break
        above.append(j)
    if needs_organ and not above:
        return False
    signed = [page.lines[j].chars for j in reversed(above)]
    if above and (first := above[-1] - 1) > body and _opens_organ(page.lines[first], signed[0]):
        above.append(first)
        signed[0] = page.lines[first].chars + signed[0]
    for j in (i, *above):
        page.lines[j].role = METADATA
    page.signatures.append(Signature(i, page.lines[i].chars, tuple(signed)))
    return True
