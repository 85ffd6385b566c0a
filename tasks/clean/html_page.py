"""An HTML page → the lines of its article as plain text, with its title and what its meta tags say.

What is navigation, sidebar or footer goes; title, header lines and the line under the text that tells date or editor stay,
so that from here on a page is read like any other text.
"""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass

from tasks.clean.draft import Draft
from tasks.clean.fields import bare_label, fields_in, is_header_line
from tasks.clean.furniture import HEAD, is_furniture
from tasks.clean.markup import Source, read_source
from tasks.clean.script import simplified
from tasks.clean.shapes import is_date_line, is_doc_number

_META = {
    "title": ("articletitle", "og:title", "dc.title", "title", "twitter:title"),
    "date": (
        "pubdate",
        "publishdate",
        "article:published_time",
        "publishtime",
        "og:published_time",
        "datepublished",
        "dc.date",
        "date",
    ),
    "source": ("contentsource", "mediaid", "og:article:source"),
    "author": ("article:author", "author"),
    "site": ("sitename", "og:site_name", "application-name"),
    "url": ("url", "og:url"),
}
_SEPARATORS = re.compile(r"\s*(?:[_|｜»]|\s[-–—]+\s|--+|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fff]{2,12}$))\s*")
_SITE = re.compile(r"(?:网|网站|在线|门户|政府|电视台|日报|客户端|频道)$")
_ABOVE = 40
_BELOW = 25
_SHORT = 30


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself outside its text: title, date, source, author, site, url; only those that are there."""

    given: dict[str, str]


def take_article(draft: Draft) -> PageFacts:
    """Reduce a draft that holds the source of a page to the lines of its article; what its head says."""
    source = read_source(draft.raw)
    for start, end, new in source.entities:
        draft.note("html_entity", start, end, new)
    draft.text = draft.text.replace(_in_order(source))
    given = _given(source)
    _keep_article(draft, source, given)
    return PageFacts(given)


def _in_order(source: Source) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for edit in sorted(source.edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _given(source: Source) -> dict[str, str]:
    given: dict[str, str] = {}
    for name, keys in _META.items():
        value = next((source.meta[key] for key in keys if source.meta.get(key)), None)
        if value and len(value) < 300:
            given[name] = value
    for name, value in _from_json_ld(source.json_ld).items():
        given.setdefault(name, value)
    named = _SEPARATORS.split(source.title)[-1]
    if _SITE.search(named) and len(named) <= 20:
        given.setdefault("site", named)
    if len(given.get("author", "")) > 12 or re.search(r"[网站局府a-zA-Z]", given.get("author", "")):
        given.pop("author", None)
    return given


def _from_json_ld(scripts: list[str]) -> dict[str, str]:
    """headline, datePublished, author and publisher of the first article that a page describes in JSON-LD."""
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


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    text: str
    inside: bool
    linked: bool
    heading: bool


def _keep_article(draft: Draft, source: Source, given: dict[str, str]) -> None:
    """Drop the lines that are not of the article, and put on record what is dropped."""
    rows = _rows(draft, source)
    inside = [i for i, row in enumerate(rows) if row.inside]
    if not inside:
        return
    title = _title_row(rows, source, given, inside[0])
    if title is not None:
        given["title"] = rows[title].text
    elif source.title or given.get("title"):
        given["title"] = given.get("title") or _SEPARATORS.split(source.title)[0]
    first = title if title is not None else inside[0]
    keep = [_stays(rows, i, first, inside[0], inside[-1]) for i in range(len(rows))]
    edits = []
    for row, stays in zip(rows, keep, strict=True):
        if not stays:
            draft.note("furniture", row.start, row.end, "")
            edits.append((row.start, row.end, ""))
    draft.text = draft.text.replace(edits)


def _stays(rows: list[_Row], i: int, title: int, first: int, last: int) -> bool:
    row = rows[i]
    if i == title:
        return True
    if i < title:
        return max(0, title - _ABOVE) <= i and _is_field(rows, i)
    if i < first:
        return _is_field(rows, i) or (
            not row.linked and i - title < 12 and not is_furniture(simplified(row.text), HEAD)
        )
    if i <= last:
        return row.inside and not (row.linked and len(row.text) < _SHORT and _beside_linked(rows, i))
    return i - last < _BELOW and _is_field(rows, i)


def _beside_linked(rows: list[_Row], i: int) -> bool:
    """Whether a linked line stands in a list of such lines."""
    return (i > 0 and rows[i - 1].linked) or (i + 1 < len(rows) and rows[i + 1].linked)


def _is_field(rows: list[_Row], i: int) -> bool:
    text = simplified(rows[i].text)
    found = fields_in(text)
    if found and is_header_line(text, found):
        return True
    if bare_label(text) is not None or is_date_line(text) or is_doc_number(text):
        return True
    return i > 0 and len(text) < 80 and bare_label(simplified(rows[i - 1].text)) is not None


def _rows(draft: Draft, source: Source) -> list[_Row]:
    """The visible lines that are not blank, with what the source tells of each."""
    low, high = source.article()
    rows: list[_Row] = []
    start = 0
    links, headings = _Stretches(source.links), _Stretches(source.headings)
    for line in draft.chars.split("\n"):
        bare = line.strip()
        if bare:
            at = start + line.index(bare[0])
            end = at + len(bare)
            raw_start, raw_end = draft.text.raw_span(at, end)
            linked = links.covers(raw_start, raw_end)
            rows.append(_Row(at, end, bare, low <= raw_start < high, linked, headings.covers(raw_start, raw_end)))
        start += len(line) + 1
    return rows


class _Stretches:
    """Source stretches in order, asked whether one covers most of another."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self.stretches = sorted(stretches)
        self.starts = [start for start, _ in self.stretches]

    def covers(self, start: int, end: int) -> bool:
        """Whether stretches that begin at or before `start`, or within, reach over most of start to end."""
        k = max(0, bisect_right(self.starts, start) - 1)
        covered = 0
        while k < len(self.stretches) and self.stretches[k][0] < end:
            covered += max(0, min(end, self.stretches[k][1]) - max(start, self.stretches[k][0]))
            k += 1
        return covered * 2 > end - start


def _title_row(rows: list[_Row], source: Source, given: dict[str, str], first: int) -> int | None:
    """The line that is the title: a part of what the window's title says, as near before the text as can be."""
    said = [_glued(source.title), _glued(given.get("title", ""))]
    best: tuple[float, int] | None = None
    for i, row in enumerate(rows):
        glued = _glued(row.text)
        if not 4 <= len(glued) <= 120 or i > first + 40:
            continue
        matches = any(
            glued in each or (len(each) > 8 and each in glued and len(glued) < len(each) + 6) for each in said if each
        )
        if not (matches or (row.heading and not row.linked)):
            continue
        score = (
            (3.0 if matches else 0.0)
            + len(glued) / 20
            + (1.5 if row.heading else 0.0)
            - (2.0 if row.linked else 0.0)
            - abs(first - i) / 200
        )
        if best is None or score > best[0]:
            best = score, i
    return best[1] if best else None


def _glued(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
