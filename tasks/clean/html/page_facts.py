"""What a page says of itself outside its text, in meta tags and JSON-LD → title, date, source, author, site, url, keywords …

<meta name="ContentSource" content="四川日报"> → source 四川日报
"""

import datetime as dt
import html
import json
import re

from tasks.clean.article import Said
from tasks.clean.html.markup import Source

_META = {
    "title": ("articletitle", "og:title", "dc.title", "title", "twitter:title"),
    "date": (
        "pubdate", "publishdate", "article:published_time", "publishtime", "og:published_time", "datepublished", "dc.date",
        "firstpublishedtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "apub:time", "date", "dateupdate",
    ),
    "source": ("contentsource", "mediaid", "og:article:source"),
    "author": ("article:author", "author"),
    "site": ("sitename", "og:site_name", "application-name"),
    "url": ("url", "canonical", "og:url"),
    "keywords": ("keywords", "article:tag", "news_keywords"),
    "abstract": ("description", "contentdescription", "og:description", "dc.description"),
}  # fmt: skip
SEPARATORS = re.compile(r"\s*(?:[_|｜»]|\s[-–—]+\s|--+|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fff]{2,12}$))\s*")
_SITE = re.compile(r"(?:网|网站|在线|门户|政府|电视台|日报|客户端|频道)$")


_CHINA = dt.timezone(dt.timedelta(hours=8))
_ACCOUNT = re.compile(r"\bnickname\s*=\s*htmlDecode\(\"([^\"<>]{1,60})\"\)")
_TIME = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']")
_LONGEST = {"abstract": 2000, "keywords": 1000}


def given_by_page(source: Source) -> dict[str, Said]:
    """The facts that are there, by their names."""
    given: dict[str, Said] = {}
    for name, keys in _META.items():
        value = next((source.meta[key] for key in keys if source.meta.get(key)), None)
        if value and len(value) < _LONGEST.get(name, 300):
            given[name] = Said(value, "meta")
    for name, value in _from_json_ld(source.json_ld).items():
        given.setdefault(name, Said(value, "json_ld"))
    for name, value in _from_script(source.script).items():
        given.setdefault(name, Said(value, "page_script"))
    named = SEPARATORS.split(source.title)[-1]
    if _SITE.search(named) and len(named) <= 20:
        given.setdefault("site", Said(named, "window_title"))
    editor = source.meta.get("editor")
    if "author" in given and (not _is_author(given["author"].value) or given["author"].value == editor):
        del given["author"]
    return given


def _is_author(text: str) -> bool:
    """Whether it can be a person: not an address, an account, a site or an editor's number."""
    return len(text) <= 12 and not re.search(r"[网站局府a-zA-Z\d]", text)


def _from_script(script: str) -> dict[str, str]:
    """Day and account of a page of WeChat, which its script puts in when it is opened: var ct = "1684108800"."""
    found: dict[str, str] = {}
    account, time = _ACCOUNT.search(script), _TIME.search(script)
    if account:
        found["source"] = html.unescape(account[1])
    if time:
        found["date"] = dt.datetime.fromtimestamp(int(time[1]), _CHINA).date().isoformat()
    return found


def _from_json_ld(scripts: list[str]) -> dict[str, str]:
    """headline, datePublished, author … of the first article that a page describes in JSON-LD."""
    for script in scripts[:5]:
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for each in data if isinstance(data, list) else [data]:
            if isinstance(each, dict) and each.get("headline"):
                named = {
                    "title": each.get("headline"),
                    "date": each.get("datePublished"),
                    "author": _name(each.get("author")),
                    "source": _name(each.get("publisher")),
                    "keywords": _name(each.get("keywords")),
                    "abstract": each.get("description"),
                }
                return {name: value for name, value in named.items() if isinstance(value, str) and value}
    return {}


def _name(value: object) -> str | None:
    """A name, that of a thing, or those of several joined by 、."""
    if isinstance(value, list):
        return "、".join(name for each in value[:20] if not isinstance(each, list) and (name := _name(each))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None
