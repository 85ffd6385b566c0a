"""A Word file (.docx) → its text: a paragraph a line, a row of a table a line with tabs between its cells.

Read as a stream of XML events. What is deleted but kept in the file (tracked changes), field codes and fall-back
copies of text boxes are not text; automatic numbers are.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from tasks.ingest.containers.expand import Broken, Budget, Pieces, guarded
from tasks.ingest.containers.numbering import Level, Lists
from tasks.ingest.containers.zip_members import TORN, open_zip
from tasks.ingest.files import MAX_CHARS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


MAX_ELEMENTS = 2_000_000
"""XML elements of the text: a plan of a million characters has 200,000. Elements cost time that their bytes do not tell."""


def docx_text(content: bytes) -> str:
    """Raises Broken: broken_archive, expands_too_much, too_large."""
    budget = Budget(len(content))
    with open_zip(io.BytesIO(content)) as archive:
        numbering, styles = _NumberingReader(), _StylesReader()
        _read(archive, "word/numbering.xml", numbering, budget)
        _read(archive, "word/styles.xml", styles, budget)
        document = _DocumentReader(numbering.lists, styles.lists)
        _read(archive, "word/document.xml", document, budget)
    return "\n".join(document.lines)


class _Reader:
    """What lxml tells of an XML file while it parses; a reader says what of it matters."""

    __slots__ = ()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        return None  # an element opens

    def data(self, text: str) -> None:
        return None  # text of an element

    def end(self, tag: str) -> None:
        return None  # an element ends

    def close(self) -> None:
        return None  # the file ends


def _read(archive: zipfile.ZipFile, name: str, reader: _Reader, budget: Budget) -> None:
    """Feed a part of the file to its reader; a part that is not there says nothing."""
    from lxml import etree

    if name not in archive.namelist():
        return
    parser = etree.XMLParser(target=reader, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with archive.open(name) as member, guarded(cast(Pieces, member), budget) as part:
            while chunk := part.read1(1 << 16):
                parser.feed(chunk)
        parser.close()
    except (etree.XMLSyntaxError, *TORN) as error:
        raise Broken("broken_archive", f"{name}: {error}") from error


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else 0


@dataclass(slots=True)
class _NumberingReader(_Reader):
    """word/numbering.xml → the lists that it defines."""

    lists: Lists = field(default_factory=Lists)
    _definition: str = ""
    _list: str = ""
    _level: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get(_VAL, "")
        match tag.removeprefix(_W):
            case "abstractNum":
                self._definition, self._list = attributes.get(f"{_W}abstractNumId", ""), ""
            case "num":
                self._list = attributes.get(f"{_W}numId", "")
            case "abstractNumId":
                self.lists.definitions[self._list] = value
            case "lvlOverride":
                self._level = _number(attributes.get(f"{_W}ilvl"))
            case "startOverride":
                self.lists.starts[self._list, self._level] = _number(value)
            case "lvl" if not self._list:
                self._level = _number(attributes.get(f"{_W}ilvl"))
                self.lists.levels[self._definition][self._level] = Level()
            case "start" | "numFmt" | "lvlText" as name if not self._list:
                self._describe(name, value)

    def _describe(self, name: str, value: str) -> None:
        level = self.lists.levels[self._definition].setdefault(self._level, Level())
        if name == "start":
            level.start = _number(value)
        elif name == "numFmt":
            level.form = value
        else:
            level.template = value


@dataclass(slots=True)
class _StylesReader(_Reader):
    """word/styles.xml → the list and level that paragraphs of a style belong to."""

    lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    _style: str = ""
    _level: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag.removeprefix(_W):
            case "style":
                self._style, self._level = attributes.get(f"{_W}styleId", ""), 0
            case "ilvl":
                self._level = _number(attributes.get(_VAL))
            case "numId":
                self.lists[self._style] = attributes.get(_VAL, ""), self._level


@dataclass(slots=True)
class _DocumentReader(_Reader):
    """word/document.xml → lines."""

    numbering: Lists
    styles: Mapping[str, tuple[str, int]]
    lines: list[str] = field(default_factory=list)
    _paragraphs: list[list[str]] = field(default_factory=list)
    """open ones; a text box stands inside the paragraph that it is anchored to"""
    _rows: list[list[str]] = field(default_factory=list)
    """cells of the open rows; tables stand inside cells"""
    _cells: list[list[str]] = field(default_factory=list)
    """paragraphs of the open cells"""
    _list: tuple[str, int] | None = None
    _takes_text: bool = False
    _skipping: int = 0
    _n_chars: int = 0
    _n_elements: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._n_elements += 1
        if self._n_elements > MAX_ELEMENTS:
            raise Broken("too_large", f"more than {MAX_ELEMENTS} XML elements")
        if tag == _FALLBACK:
            self._skipping += 1
        if self._skipping:
            return
        match tag.removeprefix(_W):
            case "p":
                self._paragraphs.append([])
                self._list = None
            case "tr":
                self._rows.append([])
            case "tc":
                self._cells.append([])
            case "t":
                self._takes_text = True
            case "tab" | "ptab" if self._paragraphs:
                self._paragraphs[-1].append("\t")
            case "br" | "cr" if self._paragraphs:
                self._paragraphs[-1].append("\n")
            case "noBreakHyphen" if self._paragraphs:
                self._paragraphs[-1].append("-")
            case "pStyle":
                self._list = self.styles.get(attributes.get(_VAL, ""))
            case "ilvl":
                self._list = (self._list[0] if self._list else "", _number(attributes.get(_VAL)))
            case "numId":
                self._list = (attributes.get(_VAL, ""), self._list[1] if self._list else 0)

    def data(self, text: str) -> None:
        if self._takes_text and self._paragraphs:
            self._paragraphs[-1].append(text)
            self._n_chars += len(text)
            if self._n_chars > MAX_CHARS:
                raise Broken("too_large", f"more than {MAX_CHARS} characters")

    def end(self, tag: str) -> None:
        if tag == _FALLBACK:
            self._skipping -= 1
        if self._skipping:
            return
        match tag.removeprefix(_W):
            case "t":
                self._takes_text = False
            case "pPr" if self._list and self._paragraphs:
                self._paragraphs[-1][:0] = [self.numbering.next_number(*self._list)]
            case "p" if self._paragraphs:
                self._add("".join(self._paragraphs.pop()))
            case "tc" if self._cells and self._rows:
                self._rows[-1].append(" ".join(filter(None, (line.strip() for line in self._cells.pop()))))
            case "tr" if self._rows:
                self._add("\t".join(self._rows.pop()))

    def _add(self, line: str) -> None:
        (self._cells[-1] if self._cells else self.lines).append(line)
