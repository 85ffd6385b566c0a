"""The source of an HTML page → its visible lines, each character with its place in the source, and the part that is the article.

    <div id="nav"><a>首页</a></div><h1>市委召开会议</h1><div><p>近日，……</p></div>
    → lines 首页 (link), 市委召开会议, 近日，……; the article is the second div

The source is read once, tag by tag; nothing is built that could grow with the depth of what is nested.
"""

import html
import re
from dataclasses import dataclass, field

from tasks.text import Edit

_OPEN = re.compile(r"<(?:!--|[!?]|/?[a-zA-Z])")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}')*+)>?")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]{0,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8};|nbsp|#\d{2,7};?|#[xX][0-9a-fA-F]{2,6};?)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile("[，。；：！？、]")

_SKIPPED = frozenset(
    ["script", "style", "noscript", "iframe", "select", "textarea", "button", "svg", "object", "template", "title"]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "ucapcontent",
    ]
)
_CELLS = frozenset({"td", "th"})
_CONTAINERS = frozenset(
    [
        "html",
        "body",
        "div",
        "td",
        "table",
        "tbody",
        "tr",
        "article",
        "section",
        "main",
        "center",
        "form",
        "ucapcontent",
        "dl",
        "dd",
        "ul",
        "ol",
        "font",
        "span",
        "blockquote",
        "th",
    ]
)
_CLOSES = {
    "p": frozenset({"p"}), "li": frozenset({"li"}), "td": _CELLS, "th": _CELLS, "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}), "tr": frozenset({"tr", "td", "th"}), "option": frozenset({"option"}),
}  # fmt: skip
_ASIDE = frozenset({"nav", "footer", "aside"})
_MOST_META = 200
_DOMINANT = 0.7
"""share of a part's text that one of its parts must hold to be the article instead of it; set on the pages of the corpus"""


@dataclass(slots=True)
class Element:
    """An element of the page: where its content lies in the source, and how much running text is in it."""

    tag: str
    parent: int
    start: int
    end: int = -1
    weight: float = 0.0


@dataclass(slots=True)
class Source:
    """What one reading of the source gives."""

    elements: list[Element] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    """take the markup out: block tags become line feeds, entities their characters"""
    entities: list[Edit] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    """source stretches of text within links"""
    headings: list[tuple[int, int]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    json_ld: list[str] = field(default_factory=list)

    def article(self) -> tuple[int, int]:
        """Source start and end of the part that holds the article."""
        children: dict[int, list[int]] = {}
        for i in range(len(self.elements) - 1, 0, -1):
            element = self.elements[i]
            self.elements[element.parent].weight += element.weight
            children.setdefault(element.parent, []).append(i)
        at = 0
        while True:
            best = max(children.get(at, ()), key=lambda i: self.elements[i].weight, default=None)
            if best is None or self.elements[best].tag not in _CONTAINERS:
                break
            if self.elements[best].weight < _DOMINANT * self.elements[at].weight or not self.elements[best].weight:
                break
            at = best
        return self.elements[at].start, self.elements[at].end


class _Reader:
    """The state of one reading."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Source(elements=[Element("", 0, 0, len(source))])
        self.stack = [0]
        self.open_tags: dict[str, int] = {}
        self.link_from = -1
        self.heading_from = -1

    def read(self) -> Source:
        source, at = self.source, 0
        while True:
            match = _OPEN.search(source, at)
            stop = match.start() if match else len(source)
            if stop > at:
                self._text(at, stop)
            if match is None:
                break
            at = self._markup(stop)
        for i in self.stack[1:]:
            self.found.elements[i].end = len(source)
        return self.found

    def _text(self, start: int, end: int) -> None:
        source = self.source
        text = source[start:end]
        plain = text.strip()
        if not plain:
            self._edit(start, end, " " if text else "")
            return
        for match in _BLANKS.finditer(text):
            if match.group() != " ":
                before, after = (
                    text[match.start() - 1 : match.start()] if match.start() else "",
                    text[match.end() : match.end() + 1],
                )
                joined = before and after and not before.isascii() and not after.isascii()
                self._edit(start + match.start(), start + match.end(), "" if joined else " ")
        if "&" in text:
            for match in _ENTITY.finditer(text):
                said = html.unescape(match.group() if match.group().endswith(";") else match.group() + ";")
                edit = (
                    start + match.start(),
                    start + match.end(),
                    "　" if said == "\u2003" else said.replace("\xa0", " "),
                )
                self.found.edits.append(edit)
                self.found.entities.append(edit)
        if not self.open_tags.get("a"):
            weight = sum("\u4e00" <= char <= "\u9fff" for char in plain)
            running = 1.0 if _SENTENCE.search(plain) and weight > 8 else 0.15
            aside = 0.1 if any(self.open_tags.get(tag) for tag in _ASIDE) else 1.0
            self.found.elements[self.stack[-1]].weight += weight * running * aside

    def _edit(self, start: int, end: int, new: str) -> None:
        self.found.edits.append((start, end, new))

    def _markup(self, at: int) -> int:
        source = self.source
        if source.startswith("<!--", at):
            end = source.find("-->", at + 4)
            end = len(source) if end < 0 else end + 3
            self._edit(at, end, "")
            return end
        if source[at + 1] in "!?":
            end = source.find(">", at)
            end = len(source) if end < 0 else end + 1
            self._edit(at, end, "")
            return end
        match = _TAG.match(source, at)
        if match is None:
            return at + 1
        closing, name = bool(match.group(1)), match.group(2).lower()
        if not closing and name in _SKIPPED:
            return self._skip(at, match.end(), name, match.group(3))
        self._edit(at, match.end(), "\n" if name in _BREAKING else " " if name in _CELLS else "")
        if closing:
            self._close(name, at)
        else:
            attributes = match.group(3)
            if name == "meta":
                self._meta(attributes)
            elif name not in _VOID and not attributes.endswith("/"):
                if ("none" in attributes or "hidden" in attributes) and _HIDDEN_STYLE.search(attributes):
                    return self._skip_hidden(at, match.end(), name)
                self._open(name, match.end())
        return match.end()

    def _skip(self, at: int, end: int, name: str, attributes: str) -> int:
        close = re.compile(rf"</{re.escape(name)}\s*>?", re.IGNORECASE).search(self.source, end)
        stop = close.end() if close else len(self.source)
        inside = self.source[end : close.start() if close else stop]
        if name == "title" and not self.found.title:
            self.found.title = html.unescape(inside[:600]).strip()
        if name == "script" and "ld+json" in attributes and len(inside) < 100_000:
            self.found.json_ld.append(inside)
        self._edit(at, stop, "")
        return stop

    def _skip_hidden(self, at: int, end: int, name: str) -> int:
        """Past the end of an element that is not shown; only its own tag is counted, so the reading stays linear."""
        depth = 1
        for match in re.compile(rf"<(/?){re.escape(name)}\b", re.IGNORECASE).finditer(
            self.source, end, min(len(self.source), end + 20_000)
        ):
            depth += -1 if match.group(1) else 1
            if depth == 0:
                close = self.source.find(">", match.start())
                stop = len(self.source) if close < 0 else close + 1
                self.found.edits[-1] = (at, stop, "\n")
                return stop
        self._open(name, end)
        return end

    def _open(self, name: str, at: int) -> None:
        closes = _CLOSES.get(name, ())
        while len(self.stack) > 1 and self.found.elements[self.stack[-1]].tag in closes:
            self._pop(at)
        self.found.elements.append(Element(name, self.stack[-1], at))
        self.stack.append(len(self.found.elements) - 1)
        self.open_tags[name] = self.open_tags.get(name, 0) + 1
        if name == "a" and self.open_tags["a"] == 1:
            self.link_from = at
        elif name in ("h1", "h2"):
            self.heading_from = at

    def _close(self, name: str, at: int) -> None:
        if not self.open_tags.get(name):
            return
        while self.found.elements[self.stack[-1]].tag != name:
            self._pop(at)
        self._pop(at)

    def _pop(self, at: int) -> None:
        element = self.found.elements[self.stack.pop()]
        element.end = at
        self.open_tags[element.tag] -= 1
        if element.tag == "a" and not self.open_tags["a"] and self.link_from >= 0:
            self.found.links.append((self.link_from, at))
            self.link_from = -1
        elif element.tag in ("h1", "h2") and self.heading_from >= 0:
            self.found.headings.append((self.heading_from, at))
            self.heading_from = -1

    def _meta(self, attributes: str) -> None:
        if len(self.found.meta) >= _MOST_META:
            return
        given = {
            match.group(1).lower(): next((group for group in match.groups()[1:] if group is not None), "")
            for match in _ATTRIBUTE.finditer(attributes[:8000])
        }
        name = (given.get("name") or given.get("property") or given.get("itemprop") or "").lower()
        if name and given.get("content"):
            self.found.meta.setdefault(name, html.unescape(given["content"]).strip())


def read_source(source: str) -> Source:
    """Elements, visible text, headings, meta tags and title of a page's source."""
    return _Reader(source).read()
