"""Text of a page → its parts: title, header lines, body, signature, furniture; each line has one role.

攀枝花市仁和区召开…会议        title
日期:2023-05-15 浏览:1209次     metadata
5月10日，仁和区召开…            body
图片14.png                      furniture
来源:仁和区关工委办公室          metadata
"""

from collections.abc import Mapping

from tasks.clean.layout import shapes
from tasks.clean.layout.furniture import MIDDLE, is_caption, is_furniture
from tasks.clean.layout.glued_lines import may_be_glued, part_title
from tasks.clean.layout.head import read_head
from tasks.clean.layout.masthead import organ_and_day
from tasks.clean.layout.page import BODY, FURNITURE, METADATA, TITLE, Page, glued, lines_of
from tasks.clean.layout.site_lines import key_of, stands_in
from tasks.clean.layout.tail import read_signature, read_tail


def read_page(text: str, given_title: str | None, of_site: Mapping[str, str] | None = None) -> Page:
    """The lines of a simplified text with their roles, and what header and signature say.

    `of_site`: lines that its site puts on its pages, without blanks, and the zone of each.
    """
    page = Page(text, lines_of(text))
    if of_site:
        for i, line in enumerate(page.lines):
            zone = of_site.get(key_of(line.chars))
            if zone and stands_in(zone, i, len(page.lines)):
                line.role = FURNITURE
    if page.lines and may_be_glued(text):
        part_title(page.lines)
    body = read_head(page, given_title)
    end = read_tail(page, body)
    _read_middle(page, body, end)
    if page.lines and page.lines[-1].role != BODY and all(line.role != BODY for line in page.lines):
        _keep_captions(page)
    return page


def _keep_captions(page: Page) -> None:
    """A page of pictures has no other text than what stands under them: 5月31日，在一个社区同居民交谈。新华社记者 李四 摄."""
    for line in page.lines:
        if line.role == FURNITURE and "。" in line.chars and is_caption(line.chars):
            line.role = BODY


def _read_middle(page: Page, body: int, end: int) -> None:
    """Furniture and signatures among the lines of the body; all else is body."""
    title = page.glued_title
    for i in range(body, end):
        line = page.lines[i]
        if not line.role:
            line.role = BODY if line.running else _role_in_middle(page, i, body, end, title)


_OPENING = 1000


def _is_enclosed(page: Page, i: int, title: str) -> bool:
    """Whether a line is the head of what the title speaks of: …关于印发《…规定》的通知, and below the date …规定."""
    line = page.lines[i].chars if i < len(page.lines) else ""
    name = glued(line)
    return len(name) > 5 and (name in title or f"《{line}》" in page.text[:_OPENING])


def _role_in_middle(page: Page, i: int, body: int, end: int, title: str) -> str:
    """The role of a line of the body that may be something else."""
    text = page.lines[i].chars
    if len(text) < 130:
        if page.hard_wrapped and shapes.ends_line_above(text):
            return BODY
        if is_furniture(text, MIDDLE):
            return FURNITURE
        if (
            i > body
            and shapes.is_date_line(text)
            and read_signature(page, i, body, needs_organ=not _is_enclosed(page, i + 1, title))
        ):
            if i + 1 < end and shapes.is_note(page.lines[i + 1].chars):
                page.lines[i + 1].role = METADATA
            return METADATA
        if i > body and (shapes.is_note(text) or (text[0] in "（(" and organ_and_day(text[1:-1]))):
            return METADATA  # （民政部　一九九七年一月二十八日）
        may_be_title = i < body + 12 and len(title) > 4 and title[0] in text and len(text) < 2 * len(title)
        if may_be_title and glued(text) == title:
            return TITLE
    if i < body + 12 and title and text[0] in "（(" and shapes.is_adoption_note(text):
        page.adoption_notes.append(text)
        return METADATA
    return BODY
