"""Pages: told by their content, read in their true charset."""

from pathlib import Path

import pytest

from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject, Source
from tasks.ingest.kinds import declared_in_page, is_markup
from tasks.ingest.records import Record, records_of

TEXT = "各县（市、区）人民政府，市政府各部门：要加强领导，确保安全。"
HTML = f"<html><head><title>通知</title></head><body><p>{TEXT}</p></body></html>"


def read(path: Path) -> RawDocument | Reject:
    [record] = records_of(Source(f"docs/{path.name}", path))
    return decode(record) if isinstance(record, Record) else record


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.html", HTML, "text/html"),
        ("a.shtml", f"<p>{TEXT}</p>", "text/html"),
        ("a.aspx", HTML, "text/html"),
        ("a.htm", TEXT, "text/plain"),
        ("content_123456", HTML, "text/html"),
        ("a.txt", HTML, "text/html"),
        ("a.txt", f"<p>{TEXT}", "text/plain"),
        ("a.txt", TEXT, "text/plain"),
        ("a.md", f"# 通知\n\n{TEXT}", "text/markdown"),
        ("a", f"\n <!-- http://www.gov.cn/1.htm -->\n<!--x--><!DOCTYPE html>{HTML}", "text/html"),
        ("a", f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "">{HTML}', "text/html"),
        ("a", "<!-- never closed " + TEXT, "text/plain"),
        ("5月.1日通知", TEXT, "text/plain"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_a_page_is_told_by_its_content(tmp_path: Path, name: str, content: str, media_type: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(content.encode(encoding))
    document = read(tmp_path / name)
    assert isinstance(document, RawDocument)
    assert (document.media_type, document.raw_text) == (media_type, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.css", "p {}"), ("a.JS", "var a"), ("feed", '<?xml version="1.0"?><rss/>'), ("a.svg", "<svg/>")],
)
def test_what_lies_beside_pages_is_no_document(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    reject = read(tmp_path / name)
    assert isinstance(reject, Reject)
    assert reject.reason == "other_media"


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5", "iso-8859-1", "x-unknown"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
def test_a_page_whose_declaration_lies_is_read_right(tmp_path: Path, encoding: str, declared: str) -> None:
    page = HTML.replace("<title>", f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>')
    (tmp_path / "a.htm").write_bytes(page.encode(encoding))
    document = read(tmp_path / "a.htm")
    assert isinstance(document, RawDocument)
    assert document.raw_text == page


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "euc_kr", "windows-1251"])
def test_a_page_that_is_not_chinese_is_read_as_declared(tmp_path: Path, encoding: str) -> None:
    text = {
        "euc_kr": "모든 국민은 인간으로서의 존엄과 가치를 가진다",
        "windows-1251": "Все люди рождаются свободными и равными",
    }
    page = f'<html><head><meta charset="{encoding}"></head><body>{text.get(encoding, "すべての国民は、個人として尊重される。")}</body></html>'
    (tmp_path / "a.htm").write_bytes(page.encode(encoding))
    document = read(tmp_path / "a.htm")
    assert isinstance(document, RawDocument)
    assert document.raw_text == page


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="GB2312">', "GB2312"),
        (b"<META http-equiv=Content-Type content='text/html; charset=gbk'>", "gbk"),
        (b'<?xml version="1.0" encoding="Big5"?>', "Big5"),
        (b"<meta name=x><meta charset = utf-8>", "utf-8"),
        (b"<p>charset=gbk</p>", None),
        (b"<meta " + b"x" * 100_000 + b" charset=gbk>", None),
    ],
)
def test_declared_charset(head: bytes, charset: str | None) -> None:
    assert declared_in_page(head) == charset


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<p>好</p>", True),
        (" \n<DIV class=x>好</DIV>", True),
        ("好<b>好</b>", False),
        ("<好>", False),
        ("<p>好", False),
        ("a</p>", False),
    ],
)
def test_markup_in_a_field(text: str, markup: bool) -> None:
    assert is_markup(text) == markup


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body>" + b"<div>" * 100_000 + "好".encode() + b"</div>" * 100_000,
        b"<html><body><p " + b'a="1" ' * 200_000 + b">" + "好".encode(),
        ("<html>" + "好" * 3_000_000).encode(),
        "<html>😀🎉👍</html>".encode(),
        "<html>\x01\x02控制字符\u202e反向</html>".encode(),
    ],
)
def test_strange_pages_are_handed_on_as_they_are(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.html").write_bytes(content)
    document = read(tmp_path / "a.html")
    assert isinstance(document, RawDocument)
    assert document.raw_text == content.decode()
