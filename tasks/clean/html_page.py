"""An HTML page → the lines of its article as plain text, with its title and what its head says.

What is navigation, sidebar or footer goes; title, header lines and the line under the text that tells date or editor stay,
so that from here on a page is read like any other text.
"""

from dataclasses import dataclass

from tasks.clean.article import Linked, Said
from tasks.clean.attached import attached_files, images
from tasks.clean.draft import Draft
from tasks.clean.fields import bare_label, fields_in, is_header_line
from tasks.clean.furniture import HEAD, is_furniture
from tasks.clean.markup import Line, Source, read_source
from tasks.clean.page_facts import SEPARATORS, given_by_page
from tasks.clean.script import simplified
from tasks.clean.shapes import is_date_line, is_doc_number
from tasks.clean.text_block import article_span
from tasks.clean.visible import Visible, visible
from tasks.text import Text

_ABOVE = 40
_BELOW = 25
_SHORT = 30


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself outside its text: title, date, source … as far as they are there; and what goes with it."""

    given: dict[str, Said]
    attachments: list[Linked]
    images: list[Linked]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is seen, and what the source tells of it."""

    seen: Visible
    raw_start: int
    raw_end: int
    text: str
    inside: bool
    linked: bool
    heading: bool


def take_article(draft: Draft) -> PageFacts:
    """Reduce a draft that holds the source of a page to the lines of its article; what its head says."""
    source = read_source(draft.raw)
    given = given_by_page(source)
    for start, end in source.hidden:
        draft.note_raw("furniture", start, end, "")
    span = article_span(source)
    rows = _rows(draft.raw, source, span)
    kept = _of_article(rows, source, given)
    for row, stays in zip(rows, kept, strict=True):
        if not stays:
            draft.note_raw("furniture", row.raw_start, row.raw_end, "")
            continue
        for start, end, said in row.seen.entities:
            draft.note_raw("html_entity", start, end, said)
    draft.text = Text.join([row.seen.text for row, stays in zip(rows, kept, strict=True) if stays], "\n")
    base = given["url"].value if "url" in given else None
    return PageFacts(given, attached_files(source, draft.raw, span, base), images(source, span, base))


def _rows(raw: str, source: Source, span: tuple[int, int]) -> list[_Row]:
    """The visible lines that are not blank."""
    low, high = span
    return [
        _Row(seen, *seen.raw_span, seen.text.chars, low <= line.pieces[0][0] < high, _is_link(line), line.heading)
        for line in source.lines
        if (seen := visible(raw, line.pieces)).text.chars
    ]


def _is_link(line: Line) -> bool:
    return line.linked * 2 > line.chars


def _of_article(rows: list[_Row], source: Source, given: dict[str, Said]) -> list[bool]:
    """For each line whether it is of the article. The title as printed goes into `given`."""
    inside = [i for i, row in enumerate(rows) if row.inside]
    if not inside:
        return [True] * len(rows)
    title = _title_row(rows, source, given, inside[0])
    if title is not None:
        given["title"] = Said(rows[title].text, "heading")
    elif source.title:
        given.setdefault("title", Said(SEPARATORS.split(source.title)[0], "window_title"))
    first = title if title is not None else inside[0]
    return [_stays(rows, i, first, inside[0], inside[-1]) for i in range(len(rows))]


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


def _title_row(rows: list[_Row], source: Source, given: dict[str, Said], first: int) -> int | None:
    """The line that is the title: a part of what the window's title says, as near before the text as can be."""
    named = given["title"].value if "title" in given else ""
    said = [each for each in (_glued(source.title), _glued(named)) if each]
    best: tuple[float, int] | None = None
    for i, row in enumerate(rows[: first + 41]):
        glued = _glued(row.text) if len(row.text) < 200 else ""
        if not 4 <= len(glued) <= 120:
            continue
        matches = any(
            glued in each or (len(each) > 8 and each in glued and len(glued) < len(each) + 6) for each in said
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
    return "".join(filter(str.isalnum, text))
