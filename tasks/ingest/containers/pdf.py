"""A PDF with a text layer → its text, its lines joined into paragraphs again.

A PDF knows lines, not paragraphs. A line that runs to the right margin goes on in the next one, unless that is
indented. Numbers of pages are left out with the line breaks: they part paragraphs and belong to the sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.ingest.containers.expand import Broken
from tasks.ingest.files import MAX_CHARS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MAX_PAGES = 5_000

CHARS_PER_PAGE = 5
"""Fewer on average, and it is a scan with a stamp or a page number as its only text."""

_PAGE_NUMBER = re.compile(r"\s*[-—–－·]?\s*(第\s*)?\d{1,4}(\s*页(\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)?\s*[-—–－·]?\s*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page and where it stands; lengths in points."""

    text: str
    left: float
    right: float
    size: float
    """of a character"""


def pdf_text(content: bytes) -> str:
    """Raises Broken: encrypted, broken_archive, scan, too_large."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Broken("encrypted", "locked with a password") from error
        raise Broken("broken_archive", f"no PDF that can be read: {error}") from error
    try:
        return _text_of(document)
    except pypdfium2.PdfiumError as error:
        raise Broken("broken_archive", f"a page cannot be read: {error}") from error
    finally:
        document.close()


def _text_of(document: "PdfDocument") -> str:
    n_pages = len(document)
    if n_pages > MAX_PAGES:
        raise Broken("too_large", f"{n_pages} pages; at most {MAX_PAGES}")
    paragraphs: list[str] = []
    goes_on = False
    n_chars = 0
    for number in range(n_pages):
        page = document[number]
        lines = _without_page_number(list(_lines(page)))
        page.close()
        n_chars += sum(len(line.text) for line in lines)
        if n_chars > MAX_CHARS:
            raise Broken("too_large", f"more than {MAX_CHARS} characters")
        goes_on = _add_page(paragraphs, lines, goes_on)
    if n_chars < CHARS_PER_PAGE * n_pages:
        raise Broken("scan", f"{n_pages} pages, {n_chars} characters of text")
    return "\n".join(paragraphs)


def _lines(page: "PdfPage") -> Iterator[_Line]:
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    at = 0
    for line in text.split("\r\n"):
        if line.strip():
            yield _placed(text_page, line, at)
        at += len(line) + 2
    text_page.close()


def _placed(text_page: "PdfTextPage", line: str, at: int) -> _Line:
    first = at + len(line) - len(line.lstrip())
    last = at + len(line.rstrip()) - 1
    n_chars = text_page.count_chars()
    left, bottom, _, top = text_page.get_charbox(min(first, n_chars - 1), loose=True)
    _, _, right, _ = text_page.get_charbox(min(last, n_chars - 1), loose=True)
    return _Line(line.strip("\r\n"), left, right, top - bottom)


def _without_page_number(lines: list[_Line]) -> list[_Line]:
    """— 3 — at head or foot of a page"""
    for at in (-1, 0):
        if lines and _PAGE_NUMBER.fullmatch(lines[at].text):
            del lines[at]
    return lines


def _add_page(paragraphs: list[str], lines: list[_Line], goes_on: bool) -> bool:
    """Add the lines of a page; whether its last one goes on overleaf."""
    left_margin = min((line.left for line in lines), default=0.0)
    right_margin = max((line.right for line in lines), default=0.0)
    for line in lines:
        indented = line.left > left_margin + line.size
        if goes_on and not indented and paragraphs:
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
        goes_on = line.right > right_margin - 1.5 * line.size
    return goes_on


def _joined(before: str, after: str) -> str:
    """Between Latin words the line break was a blank, between Chinese characters nothing."""
    blank = (
        " " if before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum() else ""
    )
    return before + blank + after
