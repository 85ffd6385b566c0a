"""What a page says of itself outside its text, in meta tags and JSON-LD → title, date, source, author, site, url, keywords …

<meta name="ContentSource" content="四川日报"> → source 四川日报
"""

import json
import re

from tasks.clean.markup import Source

_META = {
    "title": ("articletitle", "og:title", "dc.title", "title", "twitter:title"),
    "date": (
        "pubdate", "publishdate", "article:published_time", "publishtime", "og:published_time", "datepublished", "dc.date", "date",
    ),
    "source": ("contentsource", "mediaid", "og:article:source"),
    "author": ("article:author", "author"),
    "site": ("sitename", "og:site_name", "application-name"),
    "url": ("url", "og:url"),
}  # fmt: skip
SEPARATORS = re.compile(r"\s*(?:[_|｜»]|\s[-–—]+\s|--+|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fff]{2,12}$))\s*")
_SITE = re.compile(r"(?:网|网站|在线|门户|政府|电视台|日报|客户端|频道)$")


def given_by_page(source: Source) -> dict[str, str]:
    """The facts that are there, by their names."""
    given: dict[str, str] = {}
    for name, keys in _META.items():
        value = next((source.meta[key] for key in keys if source.meta.get(key)), None)
        if value and len(value) < 300:
            given[name] = value
    for name, value in _from_json_ld(source.json_ld).items():
        given.setdefault(name, value)
    named = SEPARATORS.split(source.title)[-1]
    if _SITE.search(named) and len(named) <= 20:
        given.setdefault("site", named)
    if len(given.get("author", "")) > 12 or re.search(r"[网站局府a-zA-Z]", given.get("author", "")):
        given.pop("author", None)
    return given


def _from_json_ld(scripts: list[str]) -> dict[str, str]:
    """headline, datePublished, author of the first article that a page describes in JSON-LD."""
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
                }
                return {name: value for name, value in named.items() if isinstance(value, str) and value}
    return {}


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None
