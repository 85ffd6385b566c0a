"""The source of an HTML page → its visible lines, by their stretches of the source, and the blocks that it is built of.

    <div id="nav"><a>首页</a></div><h1>市委召开会议</h1><div><p>近日，……</p></div>
    → lines 首页 (linked), 市委召开会议 (heading), 近日，……; blocks div, h1, div, p

The source is read once, tag by tag; nothing is built that could grow with the depth of what is nested.
"""

import html
import re
from dataclasses import dataclass, field

from tasks.clean.html.visible import Piece

_TOKEN = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:-]*+)([^<>]*+)>?|!--|[!?])")
_QUOTED = re.compile(r"<[a-zA-Z][a-zA-Z0-9:-]*+((?:[^<>\"']++|\"[^\"<]{0,20000}+\"|'[^'<]{0,20000}+')*+)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]{0,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile("[，。；！？]")

_BLOCK, _VOID_BLOCK, _CELL, _SKIPPED, _LINK, _META, _IMAGE = range(7)
_TAGS = {
    _BLOCK: "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section summary table tbody tfoot thead tr ul ucapcontent",
    _VOID_BLOCK: "br hr",
    _CELL: "td th",
    _SKIPPED: "script style noscript iframe select textarea button svg object template title",
    _LINK: "a",
    _META: "meta link",
    _IMAGE: "img",
}
_KINDS = {
    written: (tag, kind) for kind, tags in _TAGS.items() for tag in tags.split() for written in (tag, tag.upper())
}
"""what each tag that matters is; others (span, b, font …) are part of their line"""
_CLOSES = {
    "p": frozenset({"p"}), "li": frozenset({"li"}), "td": frozenset({"td", "th", "p"}), "tr": frozenset({"tr", "td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}), "dd": frozenset({"dd", "dt", "p"}), "dt": frozenset({"dd", "dt", "p"}),
}  # fmt: skip
"""open elements that a tag closes where the page left their end out"""
_HEADINGS = frozenset({"h1", "h2", "h3"})
_TOLD = _HEADINGS | {"tr", "td", "th"}
"""elements whose beginning is counted"""
_MOST_META = 200
_LONGEST_SCRIPT = 200_000
_RUNNING, _OTHER = 1.0, 0.15
"""weight of a character of text with the marks of a sentence, and of what has none (menus, captions, footers)"""
_MOSTLY_HIDDEN = 3
"""times as much text hidden as shown: a page of WeChat, hidden whole until its script has run"""
_A_SENTENCE = 10
_MOST_IN_CELL, _MOST_LINES = 200, 3
"""a row of a table of data has cells of at most so many characters and lines; one that has more is layout"""


@dataclass(slots=True)
class Line:
    """A line that is seen: the stretches of the source that it is made of."""

    pieces: list[Piece] = field(default_factory=list)
    chars: int = 0
    linked: int = 0
    """characters of it that are text of links"""
    heading: bool = False
    block: int = 0
    """number of the block that its first text stands right in"""
    is_row: bool = False
    """whether it is a row of a table of data"""


@dataclass(slots=True)
class Block:
    """An element that stands on lines of its own: where its content lies in the source, and the running text right in it."""

    tag: str
    parent: int
    start: int
    attributes: str = ""
    end: int = -1
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Tag:
    """A link or an image: where it begins and ends, and its attributes as they stand in the source."""

    start: int
    end: int
    attributes: str


@dataclass(slots=True)
class Source:
    """What one reading of the source gives."""

    blocks: list[Block]
    lines: list[Line] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    """stretches with text that is not shown"""
    links: list[Tag] = field(default_factory=list)
    images: list[Tag] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    json_ld: list[str] = field(default_factory=list)
    script: str = ""
    """the script that tells what a page of WeChat is about"""


class _Reader:
    """The state of one reading."""

    def __init__(self, source: str, *, show_hidden: bool) -> None:
        self.source = source
        self.show_hidden = show_hidden
        self.found = Source([Block("", 0, 0, end=len(source))])
        self.stack = [0]
        self.open_tags: dict[str, int] = {}
        self.line = Line()
        self.headings = 0
        self.link: tuple[int, int, str] | None = None
        """where the text of the open link begins, how deep it stands, its attributes"""
        self.hidden: tuple[int, int] | None = None
        """where what is not shown begins, and how deep it stands"""
        self.hidden_weight = 0.0
        self.hides_text = False
        self.rows: list[list[int]] = []
        """for each open row of a table, the number of the first line of each of its cells"""

    def read(self) -> Source:
        source, search, at = self.source, _TOKEN.search, 0
        while (match := search(source, at)) is not None:
            start = match.start()
            if start > at:
                self._text(at, start, source[at:start])
            at = self._markup(match)
        if at < len(source):
            self._text(at, len(source), source[at:])
        while len(self.stack) > 1:
            self._pop(len(source))
        self._break()
        return self.found

    def _text(self, start: int, end: int, text: str) -> None:
        if self.open_tags.get("pre") and "\n" in text:
            self._lines_of_pre(start, text)
            return
        line = self.line
        if text.isspace():
            if line.pieces and self.hidden is None:
                line.pieces.append((start, end))
            return
        weight = 0.0
        if self.link is None and not text.isascii():
            chinese = len(text) - len(text.encode("ascii", "ignore"))
            weight = chinese * (_RUNNING if chinese > 8 and _SENTENCE.search(text) else _OTHER)
        if self.hidden is not None:
            self.hidden_weight += weight
            self.hides_text = True
            return
        self.found.blocks[self.stack[-1]].weight += weight
        if not line.chars:
            line.block = self.stack[-1]
        line.pieces.append((start, end))
        line.chars += end - start
        if self.link is not None:
            line.linked += end - start
        if self.headings:
            line.heading = True

    def _lines_of_pre(self, start: int, text: str) -> None:
        """Text whose line ends are seen."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self._break()
            if part:
                self._text(start, start + len(part), part)
            start += len(part) + 1

    def _break(self) -> None:
        """End the line."""
        if self.line.pieces:
            self.found.lines.append(self.line)
            self.line = Line()

    def _markup(self, match: re.Match[str]) -> int:
        """Take in a tag or a comment; the place behind it."""
        closing, tag, attributes = match.groups()
        if tag is None:
            return self._past_comment(match.start())
        known = _KINDS.get(tag)
        if known is None and not tag.islower():
            known = _KINDS.get(tag.lower())
        if closing:
            if known is not None:
                self._end(*known, match.start())
            elif self.hidden is not None:
                self._close(tag.lower(), match.start())
            return match.end()
        end, hides = match.end(), False
        if attributes:
            if attributes.count('"') % 2 or attributes.count("'") % 2:
                quoted = _QUOTED.match(self.source, match.start())
                if quoted:
                    attributes, end = quoted.group(1), quoted.end()
            hides = ("none" in attributes or "hidden" in attributes) and _HIDDEN_STYLE.search(attributes) is not None
        if known is not None:
            if known[1] == _SKIPPED:
                return self._past_skipped(end, known[0], attributes)
            self._take_in(*known, attributes, match.start(), end, hides=hides)
        elif (hides or (self.hidden is not None and self.open_tags.get(tag.lower()))) and not self.show_hidden:
            self._open(tag.lower(), end, attributes, hides=hides)
        return end

    def _end(self, name: str, kind: int, at: int) -> None:
        if kind == _LINK:
            self._close_link(at)
        elif kind <= _CELL:
            if self.line.pieces:
                self._break()
            self._close(name, at)

    def _take_in(self, name: str, kind: int, attributes: str, start: int, end: int, *, hides: bool) -> None:
        if kind <= _CELL:
            if self.line.pieces:
                self._break()
            if kind != _VOID_BLOCK and not (kind == _BLOCK and attributes.endswith("/")):
                self._open(name, end, attributes, hides=hides)
        elif kind == _LINK:
            self._close_link(start)
            if not hides:
                self.link = end, len(self.stack), attributes
        elif kind == _META:
            self._meta(attributes)
        elif self.hidden is None:
            self.found.images.append(Tag(start, end, attributes))

    def _past_comment(self, at: int) -> int:
        mark, skip = ("-->", 4) if self.source.startswith("<!--", at) else (">", 2)
        end = self.source.find(mark, at + skip)
        return len(self.source) if end < 0 else end + len(mark)

    def _past_skipped(self, end: int, name: str, attributes: str) -> int:
        """The place behind the end of an element whose content is no text."""
        source = self.source
        if attributes.endswith("/") and name not in ("script", "style", "title", "textarea"):
            return end
        close = source.find("</", end)
        while close >= 0 and source[close + 2 : close + 2 + len(name)].lower() != name:
            close = source.find("</", close + 2)
        stop = source.find(">", close) + 1 if close >= 0 else 0
        inside = source[end : close if close >= 0 else len(source)]
        if name == "title" and not self.found.title:
            self.found.title = html.unescape(inside[:600]).strip()
        elif name == "script" and "ld+json" in attributes and len(inside) < 100_000:
            self.found.json_ld.append(inside)
        elif name == "script" and not self.found.script and "msg_title" in inside:
            self.found.script = inside[:_LONGEST_SCRIPT]
        return stop or len(source)

    def _open(self, name: str, at: int, attributes: str, *, hides: bool) -> None:
        blocks, stack = self.found.blocks, self.stack
        closes = _CLOSES.get(name)
        if closes:
            while len(stack) > 1 and blocks[stack[-1]].tag in closes:
                self._pop(at)
        blocks.append(Block(name, stack[-1], at, attributes))
        stack.append(len(blocks) - 1)
        self.open_tags[name] = self.open_tags.get(name, 0) + 1
        if name in _TOLD:
            self._tell_opened(name)
        if hides and self.hidden is None and not self.show_hidden:
            self.hidden, self.hides_text = (at, len(stack)), False

    def _tell_opened(self, name: str) -> None:
        if name in _HEADINGS:
            self.headings += 1
        elif name == "tr":
            self.rows.append([])
        elif self.rows:
            self.rows[-1].append(len(self.found.lines))

    def _close(self, name: str, at: int) -> None:
        if self.found.blocks[self.stack[-1]].tag != name:
            if not self.open_tags.get(name):
                return
            while self.found.blocks[self.stack[-1]].tag != name:
                self._pop(at)
        self._pop(at)

    def _close_link(self, at: int) -> None:
        if self.link is not None:
            self.found.links.append(Tag(self.link[0], at, self.link[2]))
            self.link = None

    def _pop(self, at: int) -> None:
        stack = self.stack
        block = self.found.blocks[stack.pop()]
        block.end = at
        name = block.tag
        self.open_tags[name] -= 1
        if self.link is not None and len(stack) < self.link[1]:
            self._close_link(at)
        if self.hidden is not None and len(stack) < self.hidden[1]:
            if self.hides_text:
                self.found.hidden.append((self.hidden[0], at))
            self.hidden = None
        if name in _HEADINGS:
            self.headings -= 1
        elif name == "tr" and self.rows:
            self._break()
            self._join_row(self.rows.pop())

    def _join_row(self, cells: list[int]) -> None:
        """Make the lines of a row of a table of data one line; a row of a layout keeps its lines."""
        lines = self.found.lines
        if len(cells) < 2 or len(lines) - cells[0] < 2:
            return
        ends = [*cells[1:], len(lines)]
        for first, last in zip(cells, ends, strict=True):
            if last - first > _MOST_LINES or sum(line.chars for line in lines[first:last]) > _MOST_IN_CELL:
                return
        row = lines[cells[0] :]
        if sum(line.linked for line in row) * 2 > sum(line.chars for line in row):
            return
        pieces = [piece for line in row for piece in (*line.pieces, (line.pieces[-1][1],) * 2)]
        chars, linked = sum(line.chars for line in row), sum(line.linked for line in row)
        joined = Line(pieces, chars, linked, any(line.heading for line in row), row[0].block, is_row=True)
        lines[cells[0] :] = [joined]

    def _meta(self, attributes: str) -> None:
        if len(self.found.meta) >= _MOST_META:
            return
        given = attributes_of(attributes)
        name = (given.get("name") or given.get("property") or given.get("itemprop") or given.get("rel") or "").lower()
        said = given.get("content") or (given.get("href") if name == "canonical" else None)
        if name and said:
            self.found.meta.setdefault(name, said)


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag by their names: name="ArticleTitle" content="通知" → name, content."""
    return {
        match.group(1).lower(): html.unescape(match.group(match.lastindex or 0)).strip()
        for match in _ATTRIBUTE.finditer(written[:8000])
    }


def read_source(source: str) -> Source:
    """Blocks, visible lines, links, images, meta tags and title of a page's source.

    What a page hides is left out, unless it hides most of its text, to show it when a script has run.
    """
    reader = _Reader(source, show_hidden=False)
    found = reader.read()
    shown = sum(block.weight for block in found.blocks)
    if reader.hidden_weight > max(_A_SENTENCE, _MOSTLY_HIDDEN * shown):
        return _Reader(source, show_hidden=True).read()
    return found
