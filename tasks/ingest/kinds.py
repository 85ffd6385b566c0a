"""The first bytes of a file and its name → what kind of thing it is. Bytes go before names: pages come without
an ending, and archives and Word files under wrong ones."""

import re
from pathlib import PurePosixPath

from tasks.ingest.containers.expand import Broken

HEAD = 1 << 16
"""bytes that are looked at"""

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PAR1", "parquet"),
    (b"WARC/1.", "warc"),
)

_BY_NAME = {
    "jsonl": ("jsonl", "ndjson"),
    "json": ("json",),
    "csv": ("csv", "tsv"),
    "markdown": ("md", "markdown"),
}

_MARKUP = frozenset({"html", "htm", "shtml", "shtm", "xhtml", "aspx", "asp", "jsp", "php", "do"})
"""endings that pages bear; whether one is HTML its content tells"""

_OTHER_MEDIA = frozenset(
    {"css", "js", "mjs", "map", "xml", "rss", "atom", "xsl", "svg", "mht", "mhtml", "eml", "py", "sh", "sql"}
    | {
        "woff",
        "woff2",
        "ttf",
        "eot",
        "ico",
        "webp",
        "mp3",
        "mp4",
        "flv",
        "swf",
        "exe",
        "dll",
        "apk",
        "rar",
        "7z",
        "tar",
    }
)
"""What lies beside pages in a scraped folder and holds no document, though much of it is text."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WPS = frozenset({"wps", "wpt", "et", "dps"})

_TAG = re.compile(rb"<(?:[a-z][a-z0-9]*[\s>/]|!--|!doctype)", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|script|style|link)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:!doctype|html|head|body|p|div|span|table|section|article|h[1-6]|ul|ol|center|font)\b", re.IGNORECASE
)


def kind_of(head: bytes, name: str) -> str:
    """zip, gzip, zstd, parquet, warc, pdf, jsonl, json, csv, html, markdown or plain.

    Raises Broken for what is known to be no text: doc_file, wps_file, rtf_file, other_media.
    """
    suffix = PurePosixPath(name.lower()).suffix.removeprefix(".")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        if suffix in _WPS:
            raise Broken("wps_file", "an old WPS file; save it as .docx or .txt")
        raise Broken("doc_file", "an old Word (or Excel, PowerPoint) file; save it as .docx or .txt")
    if head.startswith(b"{\\rtf"):
        raise Broken("rtf_file", "a Rich Text file; save it as .docx or .txt")
    if suffix in _OTHER_MEDIA:
        raise Broken("other_media", f".{suffix} files hold no documents")
    for kind, suffixes in _BY_NAME.items():
        if suffix in suffixes:
            return kind
    return _text_kind(head, suffix)


def _text_kind(head: bytes, suffix: str) -> str:
    start = _without_prologue(head.replace(b"\0", b""))  # NUL: every other byte of a tag in UTF-16
    if _PAGE.match(start):
        return "html"
    if suffix in _MARKUP:
        return "html" if _TAG.search(head.replace(b"\0", b"")) else "plain"
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml"):
        raise Broken("other_media", "XML that is no page")
    return "plain"


def _without_prologue(head: bytes) -> bytes:
    """What follows byte order mark, blanks, <?xml …?> and comments. Saved pages begin with <!-- http://… -->."""
    at = 0
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        if head.startswith(mark):
            at = len(mark)
    while True:
        while at < len(head) and head[at : at + 1].isspace():
            at += 1
        ending = next((end for begin, end in ((b"<!--", b"-->"), (b"<?", b"?>")) if head.startswith(begin, at)), None)
        end = head.find(ending, at) if ending else -1
        if ending is None or end < 0:
            return head[at:]
        at = end + len(ending)


def is_markup(text: str) -> bool:
    """Whether the text of a field is HTML: `<p>经研究，…</p>` is, `/p>经研究` with leftovers of tags is not."""
    return bool(_FRAGMENT.match(text.lstrip())) and "</" in text


_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]{0,512}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)


def declared_in_page(content: bytes) -> str | None:
    """<meta charset="gb2312">, <meta … content="text/html; charset=gb2312">, <?xml … encoding="gb2312"?> → gb2312"""
    found = _META_CHARSET.search(content[:HEAD])
    return found[1].decode("ascii", "replace") if found else None
