"""The lines above the first sentence of a page → which of them is the title, and how far the head reaches.

中国政府网 省政府网 English 市人大 市政协 市纪委    navigation: the title is what 名称 names below
名        称 市人民政府办公室关于印发《…细则》的通知
下载地址：点击此处下载                               between the title and its repetition: head, too
市人民政府办公室关于印发《…细则》的通知
各县（市）、区人民政府：                             here the text begins
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tasks.clean.layout import shapes
from tasks.clean.layout.fields import bare_label, dated_line, fields_in, is_header_line, spaced_fields
from tasks.clean.layout.furniture import HEAD, is_furniture, is_furniture_word
from tasks.clean.layout.page import Line, glued

_FEWEST_LINES, _MOST_LINES = 2, 60
_ENTRY = re.compile(r"(?:\d{1,2}[.．、]|[•·●▪-])[ 　]*(?P<link>[\u4e00-\u9fff]{2,8}[:：]?)")
_LONGEST_LIST, _BESIDE = 12, 4
_BULLETS = "-·•>"
"""with which a path or a list begins: - 信息资讯- 医院动态"""
_NO_TITLE_ENDS = "。；：，,:;"
_MOST_BETWEEN = 6
"""lines of no known kind that may stand between two lines of a head"""
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 90
_ALIKE = 0.7
"""share of a title that a shorter form of it, without number and brackets, has at least"""
_SENTENCE_END = ("。", "；", "！", "？", "：”", "。”")
_TELLING = frozenset(
    {
        "published_issued",
        "published_time",
        "published_updated",
        "written",
        "source",
        "index",
        "number",
        "issuer",
        "counter",
    }
)
"""fields that stand in heads of pages and hardly in texts"""
_WINDOW_TITLE = re.compile(r"[^_|｜。，]{2,60}(?:[_|｜][^_|｜。，]{2,40}){2,6}")
_LINKS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}(?: ?[|｜] ?[\u4e00-\u9fffA-Za-z]{2,6}){1,20}[|｜]?")
"""内容管理|投诉"""
_SITE_NAMES = ("移动版", "手机版", "电脑版", "网站", "门户", "客户端", "网")
_LABELLED_DAY = re.compile(r"[\u4e00-\u9fff]{2,6}[:：][ 　]?(?:19|20)\d\d[-年./]")
"""归档时间：2018-11-21, whatever its label"""
_CRUMB = re.compile(r"[>»›＞]+|-->|→")
_LONGEST_STEP = 12
"""letters; a longer last step of a path is the title"""
_FIRST_STEPS = ("首页", "网站首页", "搜索你", "请输入")
_SPREAD = 12
"""characters over which 首页 may be spread: 首     页"""
_FEWEST_WORDS = 6
"""words parted by blanks, from which on a line is a row of links"""


_PAGE_OF_PAPER = re.compile(r"第[A-Z]?\d{1,3}版(?:[:：][ 　]?[\u4e00-\u9fff·]{2,10})?")
_LONGEST_CHANNEL, _SHORTEST_BELOW = 6, 12
_ATTENDS = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:[、 　][\u4e00-\u9fff]{2,4}){0,4}(?:等)?(?:出席|主持|参加|会见|致辞|讲话)[^，。；：]{0,20}"
)
"""刘建军出席并致辞: who was there, under the title"""


class HeadPlan(NamedTuple):
    """What the lines of a head tell of one another."""

    title: str
    """letters of the title; "" where nothing tells it but its shape"""
    reach: int
    """number of the line behind the last one that is surely head"""


_NO_PLAN = HeadPlan("", 0)


def plan_of_head(lines: Sequence[Line]) -> HeadPlan:
    """The title that labels, repetition, a number or a line of date and source below it tell, and the reach of the head."""
    if len(lines) < _FEWEST_LINES or lines[0].running:
        return _NO_PLAN
    if lines[1].running:
        return HeadPlan(_above_text(lines), 0)
    zone = _zone(lines)
    if len(zone) < _FEWEST_LINES:
        return _NO_PLAN
    crumbs = _crumbs(zone)
    kinds = [_is_telling(line.chars) for line in zone]
    title = _labelled(zone) or _repeated(zone, crumbs) or _above_telling(zone, kinds, crumbs)
    reach = gap = 0
    for i, line in enumerate(zone):
        gap += 1
        if kinds[i] or (title and i and is_part_of_title(glued(line.chars), title)):
            reach, gap = i + 1, 0
        elif line.chars[0] in "•·" and len(line.chars) < _LONGEST_STEP:
            gap -= 1  # • 设为首页 / • | / • 加入收藏
        elif gap > _MOST_BETWEEN:
            break
    return HeadPlan(title, reach)


def _above_text(lines: Sequence[Line]) -> str:
    """The only line above a text that opens with a dateline, whatever it looks like: 俄称炸毁乌军弹药库 乌称打击俄军指挥所; above
    another text it must ask or call: “三包”服务缩水 “苹果”缘何霸气？"""
    text = lines[0].chars
    if text[-1] in _NO_TITLE_ENDS or fields_in(text) or dated_line(text) or shapes.is_date_line(text):
        return ""
    if shapes.opens_with_dateline(lines[1].chars):
        return "" if is_furniture(text, HEAD) else glued(text)
    asks = text[-1] in "？！" and len(text) <= _LONGEST_TITLE and shapes.is_title_like(text[:-1])
    return glued(text) if asks and not shapes.is_salutation(text) else ""


def _zone(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first one that can only be text: a sentence, a salutation, a heading of an outline."""
    for i, line in enumerate(lines[:_MOST_LINES]):
        if line.running or (shapes.OUTLINE.match(line.chars) and not is_listed_link(lines, i)):
            return lines[:i]
        if not line.chars.endswith((*_SENTENCE_END, "：", ":")) or bare_label(line.chars) is not None:
            continue
        if not fields_in(line.chars):
            return lines[:i]
    return lines[:_MOST_LINES]


def _is_telling(text: str) -> bool:
    """Whether a line stands in heads of pages only: labelled date, source, number, index or counter."""
    found = fields_in(text) or spaced_fields(text)
    if found:
        return is_header_line(text, found) and any(field.name in _TELLING for field in found)
    if shapes.is_doc_number(text) or shapes.is_adoption_note(text):
        return True
    return bool(dated_line(text)) or _LABELLED_DAY.match(text) is not None


def _crumbs(lines: Sequence[Line]) -> frozenset[str]:
    """The steps of paths down the site: 当前位置：首页>政府动态 → 首页, 政府动态."""
    return frozenset(
        glued(step)
        for line in lines
        if len(line.chars) < 120 and len(steps := _CRUMB.split(line.chars)) > 1
        for step in steps
        if len(glued(step)) < _LONGEST_STEP
    )


def is_navigation(text: str) -> bool:
    """Whether a line is a row of links, a window's title, English, or begins a path: 首 页 政务公开 网上办事 互动交流."""
    if glued(text[:_SPREAD]).startswith(_FIRST_STEPS) or text.isascii() or _WINDOW_TITLE.fullmatch(text):
        return True
    if _LINKS.fullmatch(text):
        return True
    words = text.split()
    if len(words) > 1 and all(map(is_furniture_word, words)):
        return True  # 加入收藏 设为首页
    if len(words) < 3 or sum(map(len, words)) < 2 * len(words) or any(mark in text for mark in "，。：；《》"):
        return False
    return len(words) >= _FEWEST_WORDS or sum(map(is_furniture_word, words)) * 2 >= len(words)


def is_listed_link(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is an entry of a list of links at the top of a page: 1. 首页 / 2. 基层党建 / 3. 正文."""
    if i > _LONGEST_LIST or _ENTRY.fullmatch(lines[i].chars) is None:
        return False
    near = (_ENTRY.fullmatch(line.chars) for line in lines[max(0, i - _BESIDE) : i + _BESIDE + 1])
    return any(entry is not None and is_furniture_word(entry["link"]) for entry in near)


def is_labelled_day(text: str) -> bool:
    """Whether a line is a date with a label: 归档时间：2018-11-21."""
    return len(text) < 40 and _LABELLED_DAY.match(text) is not None


def is_same_title(letters: str, title: str) -> bool:
    """Whether a line is the title once more, with or without number and brackets around it."""
    if len(letters) < _SHORTEST_TITLE:
        return False
    shorter, longer = sorted((letters, title), key=len)
    return shorter in longer and len(shorter) >= _ALIKE * len(longer)


def is_part_of_title(letters: str, title: str) -> bool:
    """Whether a line is the title once more, or one of the lines over which it runs."""
    return is_same_title(letters, title) or (len(letters) >= _SHORTEST_TITLE and letters in title)


def _can_be_title(text: str, crumbs: frozenset[str]) -> bool:
    return (
        _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE
        and shapes.is_title_like(text)
        and not shapes.is_organ(text.removesuffix("文件"))
        and not fields_in(text)
        and not is_navigation(text)
        and not is_labelled_day(text)
        and not text.endswith(_SITE_NAMES)
        and text[0] not in _BULLETS
        and not is_furniture(text, HEAD)
        and glued(text) not in crumbs
    )


def _labelled(lines: Sequence[Line]) -> str:
    """What 标题 or 名称 names, where it also stands above the text."""
    for i, line in enumerate(lines):
        for field in fields_in(line.chars) or spaced_fields(line.chars):
            if field.name == "title" and len(field.value) >= _SHORTEST_TITLE:
                return glued(field.value)
        if bare_label(line.chars) == "title" and i + 1 < len(lines) and len(lines[i + 1].chars) <= _LONGEST_TITLE:
            return glued(lines[i + 1].chars)
    return ""


def _repeated(lines: Sequence[Line], crumbs: frozenset[str]) -> str:
    """The first line that stands there a second time, be it over several lines."""
    letters = [glued(line.chars) if len(line.chars) <= _LONGEST_TITLE else "" for line in lines]
    for i, line in enumerate(lines):
        if len(letters[i]) < _SHORTEST_TITLE or not _can_be_title(line.chars, crumbs):
            continue
        for j in range(i + 1, len(lines)):
            if shapes.is_organ(lines[j].chars):
                continue
            if letters[j] and (
                is_same_title(letters[j], letters[i]) or letters[i] == letters[j] + "".join(letters[j + 1 : j + 2])
            ):
                return letters[i]
    return ""


def _above_telling(lines: Sequence[Line], telling: Sequence[bool], crumbs: frozenset[str]) -> str:
    """The topmost of the lines right above the first line of date, source or number, where junk stands above it."""
    for i, told in enumerate(telling):
        if not told:
            continue
        first = i
        while first and not telling[first - 1] and _can_be_title(lines[first - 1].chars, crumbs):
            first -= 1
        if first < i and first and any(_is_junk(line.chars, crumbs) for line in lines[:first]):
            return glued(lines[first].chars)
    return ""


def _is_junk(text: str, crumbs: frozenset[str]) -> bool:
    if is_navigation(text) or text.endswith(_SITE_NAMES) or glued(text) in crumbs:
        return True
    return is_furniture(text, HEAD) or any(field.name == "place" for field in fields_in(text))


def is_channel(lines: Sequence[Line], i: int) -> bool:
    """Whether a line of a few characters is the channel above the title, below which a line of date or source stands:
    招商引资 / 扬州经开区举行项目集中签约 / 2023-10-31 来源：…"""
    if len(lines[i].chars) > _LONGEST_CHANNEL or i + 2 >= len(lines):
        return False
    title, below = lines[i + 1].chars, lines[i + 2].chars
    titled = len(title) > _SHORTEST_BELOW and not lines[i + 1].running and shapes.is_title_like(title)
    return titled and bool(fields_in(below) or dated_line(below)) and not shapes.form_of(lines[i].chars)


def tells_who_attends(text: str) -> bool:
    """Whether a line under a title tells who was there: 刘建军出席并致辞."""
    return len(text) < _LONGEST_TITLE and _ATTENDS.fullmatch(text) is not None


def names_page_of_paper(text: str) -> bool:
    """Whether a line only names the page of a newspaper: 第A3版：今日牡丹区."""
    return _PAGE_OF_PAPER.fullmatch(text) is not None
