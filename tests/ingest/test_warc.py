"""Web archives: the pages in them, and nothing else."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject, Source
from tasks.ingest.records import Record, records_of

TEXT = "各县（市、区）人民政府：\n要加强领导。\n"
PAGE = f"<!DOCTYPE html><html><head><meta charset=gb2312></head><body><p>{TEXT}</p></body></html>"


def read(path: Path) -> dict[str, RawDocument | Reject]:
    """What ingest makes of an archive, by the part of source_uri after its name."""
    made = [decode(r) if isinstance(r, Record) else r for r in records_of(Source("docs/a", path))]
    found = {each.source_uri.removeprefix("docs/a"): each for each in made}
    assert len(found) == len(made)
    return found


def said(path: Path) -> dict[str, str]:
    return {uri: made.raw_text if isinstance(made, RawDocument) else made.reason for uri, made in read(path).items()}


def warc(compress: bool) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compress)
    writer.write_record(writer.create_warcinfo_record("crawl", {"software": "x"}))
    for uri, status, media, body in [
        ("http://www.gov.cn/1.htm", "200 OK", "text/html; charset=gb2312", PAGE.encode("gbk")),
        ("http://www.gov.cn/2.htm", "404 Not Found", "text/html", b"<html>gone</html>"),
        ("http://www.gov.cn/3.css", "200 OK", "text/css", b"p {}"),
        ("http://www.gov.cn/4.txt", "200 OK", "text/plain; charset=GBK", TEXT.encode("gbk")),
        ("http://www.gov.cn/5", "200 OK", "", PAGE.encode("utf-8")),
    ]:
        headers = StatusAndHeaders(status, [("Content-Type", media)] if media else [], protocol="HTTP/1.1")
        number = uri.removeprefix("http://www.gov.cn/")[0]
        record_id = {"WARC-Record-ID": f"<urn:uuid:0000000{number}>"}
        writer.write_record(
            writer.create_warc_record(
                uri, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=record_id
            )
        )
        writer.write_record(writer.create_warc_record(uri, "metadata", payload=io.BytesIO(b"x")))
    return file.getvalue()


@pytest.mark.parametrize(("name", "compress"), [("a.warc", False), ("a.warc.gz", True), ("crawl", True)])
def test_pages_of_a_web_archive(tmp_path: Path, name: str, compress: bool) -> None:
    (tmp_path / name).write_bytes(warc(compress))
    assert said(tmp_path / name) == {
        "#00000001": PAGE,
        "#record-4": "http_error",
        "#record-6": "other_media",
        "#00000004": TEXT,
        "#00000005": PAGE,
    }
    page = read(tmp_path / name)["#00000001"]
    assert isinstance(page, RawDocument)
    assert (page.media_type, page.encoding) == ("text/html", "gb18030")
    assert page.given == {"url": "http://www.gov.cn/1.htm"}


def test_a_torn_web_archive_keeps_the_pages_before_the_break(tmp_path: Path) -> None:
    content = warc(compress=True)
    (tmp_path / "a.warc.gz").write_bytes(content[:-300])
    found = said(tmp_path / "a.warc.gz")
    assert found["#00000001"] == PAGE
    assert found[""] == "broken_archive"


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb") as stream:
        stream.write(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/\r\nContent-Length: 100000000\r\n\r\n"
        )
        for _ in range(100):
            stream.write(b"0" * 1_000_000)
    (tmp_path / "a.warc.gz").write_bytes(file.getvalue())
    assert said(tmp_path / "a.warc.gz").popitem() == ("", "expands_too_much")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"WARC/1.0\r\nnot warc", {"": "empty"}),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", None),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", None),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", None),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n\r\n\xff\xfe\0 no http at all \r\n\r\n", None),
        (b"WARC/1.1\r\n" + b"X: y\r\n" * 100_000, None),
    ],
)
def test_what_is_no_web_archive_ends_in_rejects(tmp_path: Path, content: bytes, texts: dict[str, str] | None) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    found = said(tmp_path / "a.warc")
    assert found == texts if texts else found
