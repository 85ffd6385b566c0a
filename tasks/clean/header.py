"""Header lines, signature and opening of a page → published, source, author, issuer, number and form of the article."""

import datetime as dt
import re

from tasks.clean import shapes
from tasks.clean.article import Published
from tasks.clean.dates import DateFound, dates_in
from tasks.clean.fields import url_in
from tasks.clean.layout import Page

_RANKS = ("published_issued", "published_time", "published_updated")
_SOURCE_AT_START = re.compile(
    r"(?:(?P<web>[\u4e00-\u9fff]{2,10}网)消息|(?P<agency>新华社|中新社|中国新闻社|新华网|人民网|央广网|光明网|央视网)[\u4e00-\u9fff]{0,12}(?:\d{1,2}月\d{1,2}日)?[电讯]"
    r"|(?P<tv>[\u4e00-\u9fff]{2,10}电视台)消息)"
)
_REPORTERS = re.compile(r"[(（](?:[^()（）]{0,14}?)?(?:记者|通讯员)[ 　:：/]{0,3}(?P<names>[^()（）。，]{2,60})[)）]")
_ROLES = re.compile(
    r"(?:本报|本网|本台|全媒体|融媒体|首席|特约|实习|见习)?(?:记者|通讯员|报道员|作者|供稿人?|撰稿人?|摄影报道|图文|文图|文/图|图/文|[/／:：])"
)
_MEDIA = (
    "日报",
    "晚报",
    "时报",
    "晨报",
    "商报",
    "电视台",
    "广播",
    "新华社",
    "中新社",
    "通讯社",
    "网",
    "传媒",
    "新闻",
    "客户端",
    "周刊",
    "杂志",
    "融媒体中心",
)
_PROMULGATED = re.compile(r"公布|发布|批准|通过|修正|修订|订定|公告")
_DECREE = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{2,24}?)(?P<kind>令|公告)[ 　]*第?[ 　]*(?P<number>[\d〇○零一二三四五六七八九十百]{1,6})[ 　]*号"
)
_DATE_BEFORE = re.compile(r"^.*[日施行]\s*")


def published_of(page: Page, given: str | None) -> Published | None:
    """The date of publication as printed, and which rule gave it.

    Labels come first, in the order 发布日期, 时间, 更新时间; then what the container gives, a bare date in the header,
    成文日期, the signature, and for laws the last date of the adoption note.
    """
    for name in _RANKS:
        for field in page.fields:
            if field.name == name and (found := dates_in(field.value)):
                return _published(found[0], name)
    if given and (day := _iso_day(given)):
        return Published(day, "day", "given")
    if given and (found := dates_in(given)):
        return _published(found[0], "given")
    for line in page.head_dates:
        if found := dates_in(line):
            return _published(found[0], "header_date")
    for field in page.fields:
        if field.name == "written" and (found := dates_in(field.value)):
            return _published(found[0], "written")
    for line in page.signed_on:
        if found := dates_in(line):
            return _published(found[0], "signature")
    return _adopted(page)


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
            if _PROMULGATED.search(behind):
                days.append(each)
    latest = max(days, key=lambda each: (each.day, each.precision == "day"), default=None)
    return _published(latest, "adoption_note") if latest else None


def source_and_author(page: Page, opening: str) -> tuple[str | None, str | None]:
    """Whom the page credits: 来源:市关工委办公室庾光军 → 市关工委办公室, 庾光军; 央视网消息 → 央视网, nobody."""
    source = page.first("source")
    names = [name for field in page.fields if field.name == "author" for name in names_in_byline(field.value)]
    if source:
        source, joined = _split_source(_clean_source(source))
        names = joined + names
    if not source:
        match = _SOURCE_AT_START.match(opening)
        source = next(filter(None, match.groups())) if match else None
    if not names:
        match = _REPORTERS.search(opening[:120])
        names = names_in_byline(match.group("names")) if match else []
    return source or None, "、".join(dict.fromkeys(names)) or None


def _clean_source(text: str) -> str:
    bare = re.sub(r"^[《【\[（(]|[》】\]）)]$|\s*(?:https?://|www\.).*$", "", text.strip())
    return re.sub(r"[ 　\xa0]+(?:举报|打印|分享|收藏|字号|关闭|评论|\[?大|我要纠错).*$", "", bare).strip(" 　\xa0|｜")


def _split_source(source: str) -> tuple[str, list[str]]:
    """An organ with the name of its writer behind it, blank or none between."""
    parts = re.split(r"[ 　\xa0/／]+", source)
    if len(parts) > 1:
        names = [part for part in parts[1:] if shapes.is_personal_name(_ROLES.sub("", part))]
        if len(names) == len(parts) - 1 and not shapes.is_personal_name(parts[0]):
            return parts[0], [_ROLES.sub("", name) for name in names]
        return source, []
    for length in (3, 2):
        organ, name = source[:-length], source[-length:]
        if shapes.is_organ(organ) and len(organ) >= 4 and shapes.is_personal_name(name) and not shapes.is_organ(source):
            return organ, [name]
    return source, []


def names_in_byline(text: str) -> list[str]:
    """The names in a byline: 记者 张三 通讯员 李四、王五 → 张三, 李四, 王五."""
    found = []
    bare = _ROLES.sub(" ", text)
    spaced = re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ 　]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])",
        r"\1\2",
        bare,
    )
    for part in re.split(r"[、,，;；/\s　|]+", spaced):
        part = part.strip("（）()【】[]")
        if (
            part
            and not any(char.isdigit() for char in part)
            and (shapes.is_personal_name(part) or 2 <= len(part) <= 12)
        ):
            found.append(part)
    return found


def doc_number_of(page: Page) -> str | None:
    """文号 in normal form, from the field table or a line of its own: 国办发[2019]03号 → 国办发〔2019〕3号."""
    for text in (page.first("number"), *page.doc_numbers):
        if text and (number := normal_number(text)):
            return number
    for note in page.adoption_notes:
        decree = _last_decree(note)
        if decree:
            return decree[1]
    joined = "".join(page.doc_numbers)
    match = _DECREE.search(joined)
    return _decree(match)[1] if match else None


def normal_number(text: str) -> str | None:
    """The number without blanks, with 〔〕, without 第 and zeros before the number."""
    bare = re.sub(r"[\s　]", "", text).strip("（）()")
    match = re.fullmatch(
        r"(.{1,20}?)[〔\[（(【［{﹝〈<]((?:19|20)\d\d)年?[〕\]）)】］}﹞〉>]第?0*(\d{1,5}(?:[-－—]\d{1,3})?)号?",
        bare,
    )
    if match:
        return f"{match.group(1)}〔{match.group(2)}〕{match.group(3)}号"
    if re.fullmatch(
        r"[\u4e00-\u9fff]{1,20}第?\d{1,6}号|(?:19|20)\d\d年第\d{1,5}号|[\u4e00-\u9fff]{0,20}公告(?:19|20)\d\d年第\d{1,5}号",
        bare,
    ):
        return bare
    return None


def _last_decree(note: str) -> tuple[str, str] | None:
    found = [_decree(match) for match in _DECREE.finditer(note)]
    return found[-1] if found else None


def _decree(match: re.Match[str]) -> tuple[str, str]:
    organ = _DATE_BEFORE.sub("", match.group("organ")).removeprefix("中华人民共和国")
    return organ, f"{organ}{match.group('kind')}第{match.group('number')}号"


def issuer_of(page: Page, title: str, *, official: bool) -> str | None:
    """The issuing organs: by the field table, the title's grammar, the signature, the decree of a law."""
    listed = page.first("issuer")
    if listed:
        return _joined(listed)
    for note in page.adoption_notes:
        decree = _last_decree(note)
        if decree:
            return decree[0]
    if not official:
        return None
    at_start = shapes.organ_at_start(title)
    if at_start:
        return _joined(at_start)
    organs = [line for line in page.signed_by if shapes.is_organ(line)]
    return "、".join(_joined(organ) for organ in organs[:3]) or None


def _joined(organs: str) -> str:
    return re.sub(r"[ 　\xa0,，]+", "、", organs.strip())


def is_medium(source: str | None) -> bool:
    """Whether the credited source is a newspaper, broadcaster, agency or news site."""
    return source is not None and source.endswith(_MEDIA)


def site_of(page: Page) -> tuple[str | None, str | None]:
    """Address and name of the page's site, as printed in its header."""
    for line in page.lines[:12]:
        if line.role in ("metadata", "furniture"):
            url = url_in(line.chars)
            if url:
                name = line.chars[: line.chars.index(url)].strip(" 　\xa0:：|")
                return url, name if 2 <= len(name) <= 24 and not dates_in(name) and "：" not in name else None
    return None, None
