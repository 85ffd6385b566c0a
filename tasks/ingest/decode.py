"""A record → the raw document that it is, or why it is no text: bytes become characters and nothing else is done."""

from tasks.ingest.charset import Undecodable, decode_bytes
from tasks.ingest.document import RawDocument, Reject
from tasks.ingest.files import MAX_CHARS
from tasks.ingest.reasons import refuse
from tasks.ingest.records import Record

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)


def decode(record: Record) -> RawDocument | Reject:
    """The document, line ends and all; or a reject: not_text, unknown_charset, empty or too_large."""
    decoded = decode_bytes(record.content, record.charset)
    if isinstance(decoded, Undecodable):
        kind = next(
            (name for magic, name in _MAGIC if record.content.startswith(magic)),
            decoded.detail,
        )
        return refuse(record.source_uri, decoded.reason, kind, record.content)
    if not decoded.text or decoded.text.isspace():
        return refuse(record.source_uri, "empty", f"{len(record.content)} bytes", record.content)
    if len(decoded.text) > MAX_CHARS:
        detail = f"{len(decoded.text)} characters; at most {MAX_CHARS}"
        return refuse(record.source_uri, "too_large", detail, record.content)
    return RawDocument(
        record.source_uri,
        record.raw_sha256,
        len(record.content),
        record.media_type,
        decoded.encoding,
        decoded.text,
        decoded.torn,
        record.given,
    )
