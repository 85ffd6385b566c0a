"""An HTML page → the lines of its article as plain text, with its title and what its head says.

What is navigation, sidebar or footer goes; title, header lines and the line under the text that tells date or editor stay,
so that from here on a page is read like any other text.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from tasks.clean.article import Linked, Said
from tasks.clean.html.attached import attached_files, images
from tasks.clean.html.markup import Source, read_source
from tasks.clean.html.page_facts import SEPARATORS, given_by_page
from tasks.clean.html.page_title import Candidate, title_lines
from tasks.clean.html.text_block import article_block, boxes
from tasks.clean.html.visible import Visible, visible
from tasks.clean.layout.fields import (
    WITHOUT_VALUE,
    bare_label,
    byline,
    dated_line,
    fields_in,
    is_header_line,
    spaced_fields,
)
from tasks.clean.layout.furniture import HEAD, is_furniture
from tasks.clean.layout.masthead import number_beside, organ_and_day
from tasks.clean.layout.shapes import is_adoption_note, is_date_line, is_doc_number, is_organ, is_post, speaker_of
from tasks.clean.repair.draft import Draft
from tasks.clean.repair.script import simplified
from tasks.text import Text

_SENTENCE = re.compile("[，。；！？]")
_SENTENCE_FROM = 20
"""characters from which on a line with such a mark is running text"""
_ABOVE = 40
_BELOW = 25
_AROUND = 60
"""lines before and behind the article that are looked at; the others of a page are furniture unseen"""
_MOST_LINKED = 6
"""links below the text behind which nothing belongs to it"""
_SHORT = 30
_LONGEST_VALUE, _LONGEST_FIELD = 80, 450


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
    running: bool
    """whether it is text with the marks of a sentence"""
    box: int | None
    """number of the block that it stands in; None for a row of a table of data, which counts as text wherever it stands"""


def take_article(draft: Draft) -> PageFacts:
    """Reduce a draft that holds the source of a page to the lines of its article; what its head says."""
    source = read_source(draft.raw)
    given = given_by_page(source)
    for start, end in source.hidden:
        draft.note_raw("furniture", start, end, "")
    block = source.blocks[article_block(source)]
    span = block.start, block.end
    rows, others = _rows(draft.raw, source, span)
    for start, end in others:
        draft.note_raw("furniture", start, end, "")
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


def _rows(raw: str, source: Source, span: tuple[int, int]) -> tuple[list[_Row], list[tuple[int, int]]]:
    """The visible lines of the article and around it that are not blank; and where the others stand."""
    low, high = span
    box = boxes(source)
    places = [line.pieces[0][0] for line in source.lines]
    first, last = bisect_left(places, low) - _AROUND, bisect_left(places, high) + _AROUND
    rows: list[_Row] = []
    others: list[tuple[int, int]] = []
    for i, line in enumerate(source.lines):
        if not first <= i < last:
            others.append((line.pieces[0][0], line.pieces[-1][1]))
            continue
        seen = visible(raw, line.pieces)
        text = seen.text.chars
        if text:
            linked = line.linked * 2 > line.chars
            running = not linked and len(text) >= _SENTENCE_FROM and _SENTENCE.search(text) is not None
            stands_in = None if line.is_row else box[line.block]
            inside = low <= places[i] < high
            rows.append(_Row(seen, *seen.raw_span, text, inside, linked, line.heading, running, stands_in))
    return rows, others


def _of_article(rows: list[_Row], source: Source, given: dict[str, Said]) -> list[bool]:
    """For each line whether it is of the article. The title as printed goes into `given`."""
    inside = [i for i, row in enumerate(rows) if row.inside]
    if not inside:
        return [True] * len(rows)
    first, last = inside[0], inside[-1]
    running = [i for i in inside if rows[i].running] or inside
    title = _title(rows, source, given, running[0])
    if title:
        given["title"] = Said("".join(rows[i].text for i in title), "heading")
    elif source.title:
        given.setdefault("title", Said(SEPARATORS.split(source.title)[0], "window_title"))
    boxed = {None, *(rows[i].box for i in running)}
    start = title[0] if title else first
    kept = [_stays(rows, i, start, first, last) for i in range(len(rows))]
    for i in range(first, last + 1):
        if (i < running[0] or i > running[-1]) and rows[i].box not in boxed:
            kept[i] = kept[i] and (len(rows[i].text) >= _SHORT or _is_field(rows, i) or _can_sign(rows[i].text))
    for i in title or ():
        kept[i] = True
    return kept


def _title(rows: list[_Row], source: Source, given: dict[str, Said], text: int) -> range | None:
    """The lines that make the title."""
    low = max(0, text - _ABOVE)
    named = [given["title"].value] if "title" in given else []
    candidates = [
        Candidate(simplified(row.text[:_LONGEST_FIELD]), row.heading, row.linked, _is_field(rows, low + i))
        for i, row in enumerate(rows[low : text + 1])
    ]
    found = title_lines(candidates, [simplified(name) for name in (*named, source.title)], text - low)
    return range(low + found.start, low + found.stop) if found else None


def _is_clock(rows: list[_Row], i: int) -> bool:
    """Whether a line above the title is the date of today, as pages show it: 2021年10月7日 星期四, with no label before it."""
    labelled = i > 0 and bare_label(simplified(rows[i - 1].text)) is not None
    return is_date_line(simplified(rows[i].text)) and not labelled


def _can_stand_under_title(row: _Row) -> bool:
    """Whether a line between title and text is the article's: running text, a second line of the title, a speaker, an organ."""
    text = simplified(row.text)
    if is_furniture(text, HEAD):
        return False
    return (
        row.running
        or text.startswith(("—", "-", "（", "("))
        or text.endswith(("：", ":"))
        or _can_sign(text)
        or (speaker_of(text) is not None)
    )


def _can_sign(text: str) -> bool:
    """Whether a line can stand over or under a text for its author: an organ, a post, a date, an order, a number."""
    return (
        is_organ(text.removesuffix("令"))
        or is_date_line(text)
        or is_post(text)
        or is_adoption_note(text)
        or organ_and_day(text) is not None
        or number_beside(text) is not None
    )


def _stays(rows: list[_Row], i: int, title: int, first: int, last: int) -> bool:
    row = rows[i]
    if i < title:
        return max(0, title - _ABOVE) <= i and _is_field(rows, i) and not _is_clock(rows, i)
    if i < first:
        return (
            _is_field(rows, i)
            or bool(dated_line(simplified(row.text)))
            or (not row.linked and i - title < 12 and _can_stand_under_title(row))
        )
    if i <= last:
        return row.inside and not (row.linked and len(row.text) < _SHORT and _beside_linked(rows, i))
    if i - last >= _BELOW or not _is_field(rows, i):
        return False
    linked = sum(each.linked for each in rows[last + 1 : i])
    return linked < _MOST_LINKED and (not linked or not is_date_line(simplified(row.text)))


def _beside_linked(rows: list[_Row], i: int) -> bool:
    """Whether a linked line stands in a list of such lines."""
    return (i > 0 and rows[i - 1].linked) or (i + 1 < len(rows) and rows[i + 1].linked)


def _is_field(rows: list[_Row], i: int) -> bool:
    """Whether a line holds labelled values, a number or a date, or is the value of the label on the line before."""
    if rows[i].running and len(rows[i].text) > _LONGEST_FIELD:
        return False
    text = simplified(rows[i].text)
    found = fields_in(text) or spaced_fields(text) or byline(text)
    if found and is_header_line(text, found):
        return True
    label = bare_label(text)
    if label is not None or is_date_line(text) or is_doc_number(text):
        return label not in WITHOUT_VALUE
    if i == 0 or len(text) >= _LONGEST_VALUE or rows[i].linked:
        return False
    return bare_label(simplified(rows[i - 1].text)) not in (None, *WITHOUT_VALUE)
