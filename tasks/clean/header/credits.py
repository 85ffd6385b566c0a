"""Header fields, opening and bylines → whom a page credits: 来源:市关工委办公室庾光军 → 市关工委办公室, 庾光军."""

import re
from collections.abc import Mapping
from functools import cache

from tasks.clean.article import Said
from tasks.clean.layout import shapes
from tasks.clean.layout.fields import is_medium, names_alone, unspread
from tasks.clean.layout.page import Page
from tasks.clean.repair.script import simplified
from tasks.lexicons import column_set

_SOURCE_AT_START = re.compile(
    r"(?:(?P<web>[\u4e00-\u9fff]{2,10}?(?:网|在线))(?:消息|(?:(?:\d{1,2}月)?\d{1,2}日)?讯|[\u4e00-\u9fff]{2,4}(?:\d{1,2}月)?\d{1,2}日[讯电])|(?P<agency>新华社|中新社|中国新闻社|新华网|人民网|央广网|光明网|央视网)[\u4e00-\u9fff]{0,12}(?:\d{1,2}月\d{1,2}日)?[电讯]"
    r"|(?P<tv>[\u4e00-\u9fff]{2,10}电视台)消息)"
)
_REPORTERS = re.compile(r"[(（](?:[^()（）]{0,14}?)?(?:记者|通讯员)[ 　:：/]{0,3}(?P<names>[^()（）。，]{2,60})[)）]")
_AFTER_DATELINE = re.compile(r"[讯电][ 　]?[(（](?P<names>[^()（）\d。，]{2,30})[)）]")
"""本网讯（胡海涛 梁代代）"""
_AUTHOR = "作者"
"""the label whose value is the author, be it an organ: 作者：延庆县文联供稿"""
_REPORTED_BY = re.compile(r"[（(](?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?(?P<who>[\u4e00-\u9fff]{2,20}?)报道[)）]")
"""（2023年3月22日三茅街道关工委杨孝其报道）"""
_LONG_NAME = 4
_PLACE_OF_REPORT = re.compile(r"[ 　]*[/／][ 　]*[\u4e00-\u9fff]{2,4}[ 　]*报[导道]$")
"""记者林家庆 / 彰化县 报导"""
_NEXT_LABEL = re.compile(r"[ 　\xa0]+[\u4e00-\u9fff]{2,8}[:：].*$")
"""来源:虹口区人民政府 发布开发区:…: a label that no lexicon lists"""
_DAY_BEHIND = re.compile(r"[ 　\xa0]+\d{1,2}[-月/]\d{1,2}日?(?:[ 　]+\d{1,2}:\d{2}(?::\d{2})?)?$")
"""来源:商丘日报 12-03 10:59:39: a day without its year"""
_ROLES = re.compile(
    r"(?:本报|本网|本台|全媒体|融媒体|首席|特约|实习|见习)?(?:记者|通讯员|报道员|评论员|作者|供稿人?|撰稿人?|摄影报道|图文|文图|文/图|图/文|[/／:：])"
)

_MEDIUM_BEFORE = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z])[\u4e00-\u9fffA-Za-z]{2,10}?(?=(?:特约|首席|实习|见习|全媒体|融媒体)?(?:记者|通讯员))"
)
"""a medium before the role of its people: 南都见习记者"""


@cache
def _no_names() -> frozenset[str]:
    return column_set("no_names", "word")


def source_and_author(page: Page, opening: str, given: Mapping[str, Said]) -> tuple[Said | None, Said | None]:
    """Whom the page credits: 来源:市关工委办公室庾光军 → 市关工委办公室, 庾光军; 央视网消息 → 央视网, nobody."""
    source, author = _printed_credits(page) if page.fields else (None, None)
    if source is None and (match := _SOURCE_AT_START.match(opening)):
        source = Said(next(filter(None, match.groups())), "dateline")
    source = source or given.get("source")
    opening = opening[:120]
    if author is None and ("记者" in opening or "通讯员" in opening) and (match := _REPORTERS.search(opening)):
        author = _joined(names_in_byline(match.group("names")), "reporters_in_opening")
    if author is None and "报道" in opening and (match := _REPORTED_BY.match(opening)):
        whole, behind = _split_source(match["who"])
        author = _joined(behind or names_alone(whole), "reporters_in_opening")
    if author is None and (match := _AFTER_DATELINE.search(opening[:60])) and (names := names_alone(match["names"])):
        names = names if max(map(len, names)) < _LONG_NAME else []  # （焦点访谈）
        author = _joined(names, "reporters_in_opening")
    if (
        author is None
        and "author" in given
        and given["author"].value not in _no_names()
        and not any(field.name == "editor" and given["author"].value in field.value for field in page.fields)
        and (source is None or given["author"].value != source.value)
    ):
        author = Said(simplified(given["author"].value), given["author"].rule)
    return source, author


def _printed_credits(page: Page) -> tuple[Said | None, Said | None]:
    """Source and author on header lines."""
    bylines = [
        (name, each.label) for each in page.fields if each.name == "author" for name in names_in_byline(each.value)
    ]
    credited = [(name, label) for name, label in bylines if name not in _no_names()]
    parted = [(*_split_source(name), label) for name, label in credited]  # 凤台县关工委办公室赵逸爽
    names = [
        name
        for whole, behind, label in parted
        for name in behind or [whole]
        if label == _AUTHOR or not (shapes.is_organ(name) or _is_site(name))
    ]
    organs = [whole for whole, behind, label in parted if (behind or label != _AUTHOR) and shapes.is_organ(whole)]
    source, joined = _printed_source(page)
    author = _joined([*joined, *names], "field_author" if names else "field_source")
    return source or (Said(organs[0], "field_author") if organs else None), author


def _is_site(name: str) -> bool:
    """Whether a name in a byline is that of a site or newspaper: 法律资料网."""
    return len(name) > 3 and is_medium(name)


def _printed_source(page: Page) -> tuple[Said | None, list[str]]:
    """The source on a header line, and the names that stand with it."""
    for field in page.fields:
        if field.name == "source" and (bare := _clean_source(field.value)) and bare not in _no_names():
            source, names = _split_source(bare)
            return Said(source, "field_source"), names
    return None, []


def _joined(names: list[str], rule: str) -> Said | None:
    return Said("、".join(dict.fromkeys(names)), rule) if names else None


def _clean_source(text: str) -> str:
    bare = re.sub(r"^[《【\[（(]|[》】\]）)]$|\s*(?:https?://|www\.).*$", "", text.strip())
    bare = _DAY_BEHIND.sub("", _NEXT_LABEL.sub("", bare))
    return re.sub(
        r"[ 　\xa0]+(?:举报|我来说两句|我要评论|打印|分享|收藏|字号|关闭|评论|\[?大|我要纠错).*$", "", bare
    ).strip(" 　\xa0|｜")


def _split_source(source: str) -> tuple[str, list[str]]:
    """An organ with the name of its writer behind it, blank or none between."""
    parts = re.split(r"[ 　\xa0/／]+", source)
    if len(parts) > 1:
        names = [part for part in parts[1:] if shapes.is_personal_name(_ROLES.sub("", part))]
        if len(names) == len(parts) - 1 and not shapes.is_personal_name(parts[0]):
            return parts[0], [_ROLES.sub("", name) for name in names]
        return (parts[0] if is_medium(parts[0]) else source), []  # 新华每日电讯 要闻
    for length in (3, 2):
        organ, name = source[:-length], source[-length:]
        if name.endswith("网"):  # 岳阳市政府门户网
            continue
        if shapes.is_organ(organ) and len(organ) >= 4 and shapes.is_personal_name(name) and not shapes.is_organ(source):
            return organ, [name]
    return source, []


def _unless_name(match: re.Match[str]) -> str:
    """What stands before 记者 where it is a name, nothing where it is a medium."""
    before_role = match.string.startswith(("记者", "通讯员"), match.end())
    return match.group() if before_role and shapes.is_personal_name(match.group()) else ""


def names_in_byline(text: str) -> list[str]:
    """The names in a byline: 记者 张三 通讯员 李四、王五 → 张三, 李四, 王五."""
    found = []
    bare = _ROLES.sub(" ", _MEDIUM_BEFORE.sub(_unless_name, _PLACE_OF_REPORT.sub("", text)))
    for part in re.split(r"[、,，;；/\s　|]+", unspread(bare)):
        part = part.strip("（）()【】[]")
        if (
            part
            and not any(char.isdigit() for char in part)
            and (shapes.is_personal_name(part) or 2 <= len(part) <= 12)
        ):
            found.append(part)
    return found
