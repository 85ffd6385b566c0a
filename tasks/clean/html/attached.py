"""Links, pictures and lines of a page → the files that are attached to its text, and its images.

<a href="/P0201.docx">附件1.申报表</a> → 附件1.申报表, http://…/P0201.docx
附件：1.申报表 / 　　　2.汇总表 → 申报表, 汇总表
"""

import re
from urllib.parse import urljoin

from tasks.clean.article import Linked
from tasks.clean.html.markup import Source, attributes_of
from tasks.clean.html.visible import visible
from tasks.clean.layout.furniture import is_attached_file

_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|dps|ofd|rtf|ceb|zip|rar|7z|csv|odt|ods)(?:$|[?#&)）\s\"'>])", re.IGNORECASE
)
_NO_PLACE = ("javascript:", "data:", "about:", "#", "mailto:", "tel:")
_LISTED = re.compile(r"附[ 　]?件[ 　]?(?P<number>\d{0,2})[：:][ 　]*(?P<name>.*)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.．、:：][ 　]*(?P<name>\S.{1,78})")
_MOST = 200
_LONGEST_NAME = 100


def attached_files(source: Source, raw: str, span: tuple[int, int], base: str | None) -> list[Linked]:
    """The files that links within the article lead to, by name and address; below it those that call themselves attached."""
    found: list[Linked] = []
    for link in source.links:
        if link.start < span[0] or ("href" not in link.attributes and "HREF" not in link.attributes):
            continue
        written = raw[link.start : link.end]
        if not (_FILE.search(link.attributes) or (len(written) < 1000 and _FILE.search(written))):
            continue
        attributes = attributes_of(link.attributes)
        address = attributes.get("href", "")
        name = _seen(raw, link.start, link.end) or attributes.get("title", "")
        if link.start >= span[1] and not (name.startswith("附件") or _FILE.search(name)):
            continue
        if (_FILE.search(address) or _FILE.search(name)) and (place := resolved(address, base)):
            found.append(Linked(name[:_LONGEST_NAME] or None, place))
    return list(dict.fromkeys(found))[:_MOST]


def images(source: Source, span: tuple[int, int], base: str | None) -> list[Linked]:
    """The pictures within the article, by what they show and where they lie."""
    found: list[Linked] = []
    for image in source.images:
        if span[0] <= image.start < span[1]:
            attributes = attributes_of(image.attributes)
            place = resolved(attributes.get("src") or attributes.get("data-src") or "", base)
            if place:
                found.append(Linked(attributes.get("alt") or attributes.get("title") or None, place))
    return list(dict.fromkeys(found))[:_MOST]


def resolved(address: str, base: str | None) -> str | None:
    """The address made whole by that of the page, where it is known; None for what leads nowhere."""
    bare = address.strip()
    if not bare or len(bare) > 2000 or bare.lower().startswith(_NO_PLACE):
        return None
    try:
        return urljoin(base, bare) if base else bare
    except ValueError:  # http://[: no address at all
        return bare


def _seen(raw: str, start: int, end: int) -> str:
    """The text of a link, tags and white space apart."""
    text = re.sub(r"<[^<>]{0,2000}>", "", raw[start : min(end, start + 4000)])
    return visible(text, [(0, len(text))]).text.chars if text.strip() else ""


def listed_files(lines: list[str]) -> list[Linked]:
    """The names that the note of attachments lists, and names of files: 附件：1.申报表 / 2.汇总表 → 申报表, 汇总表."""
    found: list[str] = []
    wanted = 0
    for line in lines:
        if not line:
            wanted = 0
            continue
        match = _LISTED.match(line)
        if match:
            first = _NUMBERED.match(match.group("name"))
            name = first.group("name") if first else match.group("name")
            wanted = int(first.group("number")) + 1 if first else 0
            if 1 < len(name) <= _LONGEST_NAME and not name.endswith("。"):
                found.append(name)
            elif not match.group("name"):
                wanted = 1
            continue
        following = _NUMBERED.match(line) if wanted else None
        if following and int(following.group("number")) == wanted and not line.endswith("。"):
            found.append(following.group("name"))
            wanted += 1
            continue
        wanted = 0
        if is_attached_file(line):
            found.append(line)
    return [Linked(name.strip(" 　；;"), None) for name in dict.fromkeys(found)][:_MOST]
