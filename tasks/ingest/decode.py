"""A record → the raw document that it is, or why it is no text: bytes become characters and nothing else is done."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from tasks.ingest.charset import MAX_NUL, Undecodable, decode_bytes
from tasks.ingest.containers.docx import docx_text
from tasks.ingest.containers.expand import Broken
from tasks.ingest.containers.fields import given_by, text_of
from tasks.ingest.containers.front_matter import front_matter_fields
from tasks.ingest.containers.json_rows import parse_row
from tasks.ingest.containers.pdf import pdf_text
from tasks.ingest.document import RawDocument, Reject
from tasks.ingest.files import MAX_CHARS, MAX_SENTENCES
from tasks.ingest.kinds import declared_in_page, is_markup
from tasks.ingest.reasons import refuse
from tasks.ingest.record import DOCX, MARKDOWN, PDF, ROW, Record, declarations

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\0", "a database"),
)

_SURROGATE = re.compile("[\ud800-\udfff]")


class _Content(NamedTuple):
    """What a record's bytes hold."""

    text: str
    encoding: str
    media_type: str
    torn: bool = False
    given: Mapping[str, str] = MappingProxyType({})


def decode(record: Record) -> RawDocument | Reject:
    """The document, line ends and all; or a reject with one of the REASONS."""
    try:
        content = _content_of(record)
        if content.text.count("\0") > len(content.text) * MAX_NUL:
            raise Broken("not_text", "holds NUL bytes")
        if not content.text or content.text.isspace():
            raise Broken("empty", f"{len(record.content)} bytes")
        if len(content.text) > MAX_CHARS:
            raise Broken("too_large", f"{len(content.text)} characters; at most {MAX_CHARS}")
        if (n_sentences := _n_sentences(content.text)) > MAX_SENTENCES:
            raise Broken("too_large", f"{n_sentences} sentences and lines; at most {MAX_SENTENCES}")
    except Broken as broken:
        reject = refuse(record.source_uri, broken.reason, broken.detail, record.content)
        return replace(reject, declared=record.declared)
    return RawDocument(
        record.source_uri,
        record.raw_sha256,
        len(record.content),
        content.media_type,
        content.encoding,
        content.text,
        content.torn,
        {**record.given, **content.given},
        record.declared,
    )


def _n_sentences(text: str) -> int:
    """How many there may be, told by the signs that end them."""
    return 0 if len(text) < MAX_SENTENCES else sum(map(text.count, "。！？!?；\n"))


def _content_of(record: Record) -> _Content:
    if record.refused is not None:
        raise Broken(*record.refused)
    media_type = record.media_type
    if media_type == ROW:
        return _of_row(record.content, declarations(record.declared).get("text_column"))
    if media_type == DOCX:
        return _Content(_without_surrogates(docx_text(record.content)), "utf-8", DOCX)
    if media_type == PDF:
        text = _without_surrogates(pdf_text(record.content))
        return _Content(text, "utf-8", PDF, torn="\ufffd" in text)
    declared = record.charset
    if media_type == "text/html":
        declared = declared or declared_in_page(record.content)
    decoded = decode_bytes(record.content, declared)
    if isinstance(decoded, Undecodable):
        kind = next((name for magic, name in _MAGIC if record.content.startswith(magic)), decoded.detail)
        raise Broken(decoded.reason, kind)
    given = front_matter_fields(decoded.text) if media_type == MARKDOWN else {}
    return _Content(decoded.text, decoded.encoding, media_type, decoded.torn, given)


def _of_row(content: bytes, text_column: str | None) -> _Content:
    row = parse_row(content)
    text = text_of(row.columns, text_column)
    if text is None:
        raise Broken("no_text", f"columns: {', '.join(row.columns)[:200]}")
    given, torn = given_by(row.columns), row.torn
    if row.halves:
        whole = _without_surrogates(text)
        text, torn = whole, torn or whole != text
        given = {name: _without_surrogates(value) for name, value in given.items()}
    return _Content(text, row.encoding, "text/html" if is_markup(text) else "text/plain", torn, given)


def _without_surrogates(text: str) -> str:
    r"""Half characters, which JSON can hold (\ud83d without its partner), as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)
