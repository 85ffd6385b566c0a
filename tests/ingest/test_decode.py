import pytest

from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject
from tasks.ingest.record import Record, declare, record_of


def record(content: bytes, charset: str | None = None) -> Record:
    return record_of("docs/a.txt", content, "text/plain", declare(charset=charset, url="http://www.gov.cn/1.htm"))


def test_bytes_become_text_and_nothing_else() -> None:
    content = "\ufeff通知\r\n\r\n\t一、要加强领导。 \n".encode()
    assert decode(record(content)) == RawDocument(
        source_uri="docs/a.txt",
        raw_sha256=record(content).raw_sha256,
        n_bytes=len(content),
        media_type="text/plain",
        encoding="utf-8-sig",
        raw_text="通知\r\n\r\n\t一、要加强领导。 \n",
        torn=False,
        given={"url": "http://www.gov.cn/1.htm"},
        declared='{"url": "http://www.gov.cn/1.htm"}',
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
        ("好。".encode() * 400_001, "too_large", "400001 sentences and lines; at most 400000"),
    ],
)
def test_what_cannot_be_an_article_is_refused_with_its_reason(content: bytes, reason: str, detail: str) -> None:
    asked = record(content)
    reject = Reject("docs/a.txt", "ingest", reason, detail, len(content), asked.raw_sha256, asked.declared)
    assert decode(asked) == reject


def test_ten_million_of_one_character_are_a_document() -> None:
    document = decode(record("好".encode() * 10_000_000))
    assert isinstance(document, RawDocument)
    assert document.raw_text == "好" * 10_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_nul_in_a_long_text_is_a_slip_and_no_sign_of_a_binary_file(encoding: str) -> None:
    text = "遂宁市召开关心下一代工作会议，会议要求各级要抓好落实。\n" * 60 + "会议\0强调。"
    document = decode(record(text.encode(encoding)))
    assert isinstance(document, RawDocument)
    assert (document.raw_text, document.encoding) == (text, encoding)
