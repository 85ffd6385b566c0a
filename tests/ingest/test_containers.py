"""Archives and compressed files: what comes out of them, and what must not."""

import gzip
import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.warcwriter import WARCWriter

from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject, Source
from tasks.ingest.records import Record, records_again, records_of

TEXT = "各县（市、区）人民政府：\n要加强领导。\n"
PAGE = f"<!DOCTYPE html><html><head><meta charset=gb2312></head><body><p>{TEXT}</p></body></html>"


def read(path: Path) -> dict[str, RawDocument | Reject]:
    """What ingest makes of a file, by the part of source_uri after the file; every address is used once."""
    found: dict[str, RawDocument | Reject] = {}
    for record in records_of(Source(f"docs/{path.name}", path)):
        made = decode(record) if isinstance(record, Record) else record
        assert made.source_uri not in found
        assert made.source_uri.startswith(f"docs/{path.name}")
        found[made.source_uri.removeprefix(f"docs/{path.name}")] = made
    return found


def said(path: Path) -> dict[str, str]:
    return {uri: made.raw_text if isinstance(made, RawDocument) else made.reason for uri, made in read(path).items()}


def zipped(**members: bytes | str) -> bytes:
    return zipped_names(list(members.items()))


def zipped_names(members: list[tuple[str, bytes | str]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [("a.txt", TEXT.encode("gbk"), "text/plain"), ("a.htm", PAGE.encode("gbk"), "text/html")],
)
def test_a_compressed_file_is_what_is_in_it(
    tmp_path: Path, compress: Callable[[bytes], bytes], name: str, content: bytes, media_type: str
) -> None:
    path = tmp_path / f"{name}.gz"
    path.write_bytes(compress(content))
    [(uri, document)] = read(path).items()
    assert isinstance(document, RawDocument)
    assert (uri, document.media_type, document.raw_text) == ("", media_type, content.decode("gbk"))


def test_a_zip_holds_documents_of_all_kinds(tmp_path: Path) -> None:
    members: list[tuple[str, bytes | str]] = [
        ("县/a.txt", TEXT.encode("gbk")),
        ("县/", ""),
        ("page", PAGE.encode("gbk")),
        (".hidden/b.txt", TEXT),
        ("__MACOSX/._a.txt", b"\0\5\x16\7"),
        ("rows.jsonl", '{"id": 7, "text": "好。"}\n{"text": "没有"}\nx\n'),
        ("rows.csv.gz", gzip.compress("id,text\n8,好。\n".encode())),
        ("inner.zip", zipped_names([("b.txt", TEXT), ("rows.jsonl", '{"id": 9, "text": "好。"}\n')])),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("style.css", "p {}"),
        ("empty.txt", ""),
        ("a#b.txt", TEXT),
    ]
    (tmp_path / "a.zip").write_bytes(zipped_names(members))
    assert said(tmp_path / "a.zip") == {
        "#县/a.txt": TEXT,
        "#page": PAGE,
        "#rows.jsonl#7": "好。",
        "#rows.jsonl#line-2": "没有",
        "#rows.jsonl#line-3": "bad_record",
        "#rows.csv.gz#8": "好。",
        "#inner.zip#b.txt": TEXT,
        "#inner.zip#rows.jsonl#9": "好。",
        "#photo.png": "not_text",
        "#style.css": "other_media",
        "#empty.txt": "empty",
        "#a%23b.txt": TEXT,
    }


def test_a_zip_holds_containers_of_all_kinds(tmp_path: Path) -> None:
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>好。</w:t></w:r></w:p></w:document>'
    parquet = io.BytesIO()
    pq.write_table(pa.table({"id": [5], "text": ["好。"]}), parquet)
    crawl = io.BytesIO()
    writer = WARCWriter(crawl, gzip=True)
    writer.write_record(
        writer.create_warc_record(
            "http://a.cn/1", "resource", io.BytesIO(TEXT.encode()), warc_content_type="text/plain",
            warc_headers_dict={"WARC-Record-ID": "<urn:uuid:6>"},
        )
    )  # fmt: skip
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
    members: list[tuple[str, bytes | str]] = [
        ("a.docx", zipped_names([("[Content_Types].xml", "<Types/>"), ("word/document.xml", body)])),
        ("rows.parquet", parquet.getvalue()),
        ("crawl.warc.gz", crawl.getvalue()),
        ("rows.ndjson", '{"id": 7, "text": "好。"}\n'),
        ("rows.ndjson.zst", zstandard.compress(b'{"id": 8, "text": "OK"}\n')),
        ("old.doc", ole),
        ("old.wps", ole),
        ("a.ofd", zipped_names([("OFD.xml", "<x/>")])),
        ("torn.zip", zipped_names([("b.txt", TEXT)])[:40]),
        ("no.parquet", b"PAR1xxxx"),
    ]
    (tmp_path / "a.zip").write_bytes(zipped_names(members))
    assert said(tmp_path / "a.zip") == {
        "#a.docx": "好。",
        "#rows.parquet#5": "好。",
        "#crawl.warc.gz#6": TEXT,
        "#rows.ndjson#7": "好。",
        "#rows.ndjson.zst#8": "OK",
        "#old.doc": "doc_file",
        "#old.wps": "wps_file",
        "#a.ofd": "ofd_file",
        "#torn.zip": "broken_archive",
        "#no.parquet": "broken_archive",
    }
    for record in records_of(Source("docs/a.zip", tmp_path / "a.zip")):  # and all of it without the zip
        assert isinstance(record, Record)
        assert list(records_again(record.source_uri, record.content, record.declared)) == [record]


def test_a_zip_under_another_name_is_a_zip(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(zipped(b=TEXT))
    assert said(tmp_path / "a.txt") == {"#b": TEXT}


@pytest.mark.parametrize("name", ["../../x.txt", "/etc/x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt", "C:/x.txt"])
def test_names_that_lead_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(zipped_names([(name, TEXT), ("good.txt", TEXT)]))
    found = said(path)
    assert found.pop("#good.txt") == TEXT
    assert list(found.values()) == ["unsafe_name"]
    assert [each.name for each in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_names_that_chinese_windows_gave_are_read_right(tmp_path: Path) -> None:
    content = zipped_names([("XXXX/YYYYYYY", TEXT)]).replace(b"XXXX/YYYYYYY", "公告\\2号.txt".encode("gbk"))
    (tmp_path / "a.zip").write_bytes(content)
    assert list(said(tmp_path / "a.zip")) == ["#公告/2号.txt"]


def test_a_member_that_is_wrong_does_not_take_its_neighbours_along(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("torn.txt", "TORN" * 9)
        archive.writestr("locked.txt", TEXT)
        archive.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "again")
        archive.writestr("z.txt", TEXT)
    content = bytearray(file.getvalue().replace(b"TORNTORN", b"TORNtorn"))
    entry = content.index(b"locked.txt", content.index(b"PK\x01\x02"))
    content[entry - 46 + 8] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    assert said(tmp_path / "a.zip") == {
        "#a.txt": TEXT,
        "#torn.txt": "broken_archive",
        "#locked.txt": "encrypted",
        "#link.txt": "not_a_file",
        "#member-5": "duplicate_id",
        "#z.txt": TEXT,
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped(a=TEXT)[:40], "broken_archive"),
        (zipped(), "empty"),
        (zipped_names([("OFD.xml", "<ofd/>")]), "ofd_file"),
        (zipped_names([("[Content_Types].xml", ""), ("xl/workbook.xml", "")]), "office_file"),
        (zipped_names([("mimetype", "application/vnd.oasis.opendocument.text")]), "office_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "doc_file"),
        (b"{\\rtf1\\ansi}", "rtf_file"),
        (b"\x1f\x8b not gzip", "broken_archive"),
        (b"\x28\xb5\x2f\xfd not zstd", "broken_archive"),
        (b"PAR1 not parquet", "broken_archive"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_text"),
        (b"II*\0\1\2\3", "not_text"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.doc").write_bytes(content)
    [(uri, reject)] = read(tmp_path / "a.doc").items()
    assert isinstance(reject, Reject)
    assert (uri, reject.reason, reject.n_bytes) == ("", reason, len(content))
    assert reject.raw_sha256 is not None


def test_an_old_wps_file_has_a_reason_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.wps").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)
    assert said(tmp_path / "a.wps") == {"": "wps_file"}


def bomb(n_megabytes: int) -> bytes:
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb") as stream:
        for _ in range(n_megabytes):
            stream.write(b"0" * 1_000_000)
    return file.getvalue()


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.json.gz"])
def test_a_gzip_bomb_is_stopped(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bomb(100))
    found = said(tmp_path / name)
    assert list(found)[-1] == ""
    assert found[""] in ("expands_too_much", "too_large", "no_text_column", "not_text", "broken_archive")


@pytest.mark.parametrize("wrap", [lambda c: zipped_names([("a.jsonl.gz", c)]), gzip.compress, zstandard.compress])
def test_bombs_in_containers_are_stopped(tmp_path: Path, wrap: Callable[[bytes], bytes]) -> None:
    lines = b'{"id": 0, "x": "' + b"0" * 1_000_000 + b'"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(wrap(gzip.compress(lines * 100)))
    assert "expands_too_much" in said(tmp_path / "a.jsonl.gz").values()


def test_many_members_share_one_budget(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped_names([(f"{n}.txt", b"0" * 5_000_000) for n in range(20)]))
    found = list(said(tmp_path / "a.zip").values())
    assert found[:3] == ["0" * 5_000_000] * 3
    assert found[-1] == "expands_too_much"


def test_containers_are_not_opened_without_end(tmp_path: Path) -> None:
    content = TEXT.encode()
    for _ in range(10):
        content = gzip.compress(content)
    (tmp_path / "a.gz").write_bytes(content)
    assert said(tmp_path / "a.gz") == {"": "nested_too_deep"}


def test_what_came_before_the_break_of_a_gzip_file_stands(tmp_path: Path) -> None:
    rows = b"".join(b'{"id": %d, "text": "%s"}\n' % (n, bytes(f"第{n}条。", "utf-8")) for n in range(5000))
    content = gzip.compress(rows)
    (tmp_path / "a.jsonl.gz").write_bytes(content[: len(content) // 2])
    found = said(tmp_path / "a.jsonl.gz")
    assert found[""] == "broken_archive"
    assert len(found) > 1000
    assert all(text == f"第{uri[1:]}条。" for uri, text in found.items() if uri)
