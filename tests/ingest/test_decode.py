import hashlib

import pytest

from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject
from tasks.ingest.records import Record


def record(content: bytes, charset: str | None = None) -> Record:
    return Record(
        "docs/a.txt",
        content,
        hashlib.sha256(content).hexdigest(),
        "text/plain",
        charset,
        {"title": "通知"},
    )


def test_bytes_become_text_and_nothing_else() -> None:
    content = "\ufeff通知\r\n\r\n\t一、要加强领导。 \n".encode()
    assert decode(record(content)) == RawDocument(
        source_uri="docs/a.txt",
        raw_sha256=hashlib.sha256(content).hexdigest(),
        n_bytes=len(content),
        media_type="text/plain",
        encoding="utf-8-sig",
        raw_text="通知\r\n\r\n\t一、要加强领导。 \n",
        torn=False,
        given={"title": "通知"},
    )


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (b"", "empty", "0 bytes"),
        (" \r\n\t　\n".encode(), "empty", "8 bytes"),
        (b"\xef\xbb\xbf", "empty", "3 bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "not_text", "a PNG image"),
        ("通知\0正文".encode(), "not_text", "holds NUL bytes"),
        (b"a" * 10_000_001, "too_large", "10000001 characters; at most 10000000"),
    ],
)
def test_what_cannot_be_an_article_is_refused_with_its_reason(content: bytes, reason: str, detail: str) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    assert decode(record(content)) == Reject("docs/a.txt", "ingest", reason, detail, len(content), sha256)


def test_ten_million_of_one_character_are_a_document() -> None:
    document = decode(record("好".encode() * 10_000_000))
    assert isinstance(document, RawDocument)
    assert document.raw_text == "好" * 10_000_000
