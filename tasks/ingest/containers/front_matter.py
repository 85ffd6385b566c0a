"""The lines between dashes at the top of a Markdown file → the fields that they give, by the usual names of columns.

---                                    title 关于…的通知
title: 关于…的通知            →        date 2023-05-15
date: 2023-05-15
---
"""

import re
from collections.abc import Mapping

from tasks.ingest.containers.fields import given_by

_FENCES = {"---": (":", ("---", "...")), "+++": ("=", ("+++",))}
"""the line that opens it, what stands between name and value, and the lines that close it: YAML, TOML"""
_MOST_CHARACTERS = 20_000
_ENTRY = re.compile(r"(?P<name>[\w\u4e00-\u9fff -]{1,40}?)[ \t]*[:=][ \t]*(?P<value>.{0,2000})")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.{1,500})")


def end_of_front_matter(text: str) -> int:
    """Where the text behind it begins; 0 where there is none."""
    start = 1 if text.startswith("\ufeff") else 0
    opening = text[start : start + 3]
    if opening not in _FENCES:
        return 0
    at = text.find("\n", start)
    if at < 0 or text[start:at].strip() != opening:
        return 0
    _, closing = _FENCES[opening]
    while 0 <= at < _MOST_CHARACTERS:
        end = text.find("\n", at + 1)
        line = text[at + 1 : end if end >= 0 else len(text)].strip()
        if line in closing:
            return end + 1 if end >= 0 else len(text)
        at = end
    return 0


def front_matter_fields(text: str) -> Mapping[str, str]:
    """title, url, date, site, source and author, as far as it gives them."""
    end = end_of_front_matter(text)
    if not end:
        return {}
    columns: dict[str, object] = {}
    name = ""
    for line in text[:end].splitlines()[1:-1]:
        item = _ITEM.fullmatch(line)
        entry = None if item else _ENTRY.fullmatch(line)
        if entry:
            name = entry["name"].strip().strip("\"'")
            columns[name] = _value(entry["value"])
        elif item and name:
            held = columns.get(name)
            columns[name] = [*(held if isinstance(held, list) else []), _bare(item["value"])]
    return given_by(columns)


def _value(text: str) -> object:
    """A value without its quotes, or the list that stands in brackets: [张三, "李四"] → 张三, 李四."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_bare(part) for part in text[1:-1].split(",") if part.strip()]
    return _bare(text)


def _bare(text: str) -> str:
    return text.strip().strip("\"'").strip()
