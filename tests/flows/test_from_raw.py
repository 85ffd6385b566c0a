"""What the warehouse kept of its sources is enough: all is made again from raw/, and what was rejected is tried again."""

import gzip
import io
import os
import random
import shutil
import zipfile
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.build import Report, Settings, build
from flows.mapping import processes
from schemas.tables import STATE_TABLES, TABLES
from tasks.ingest.charset import Decoded

NOTICE = "关于做好防汛工作的通知\n\n各县（市、区）人民政府：\n各级要严格落实值班制度。\n2023年5月15日\n"
PAGE = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>通知</title></head><body><p>{NOTICE}</p></body></html>"


def crawl() -> bytes:
    """A web archive with a page whose charset only its server declares."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=shift_jis")], protocol="HTTP/1.1")
    payload = io.BytesIO("各県人民政府弁公室、防災工作要強化落実。".encode("shift_jis"))
    writer.write_record(writer.create_warc_record("http://a.jp/1", "response", payload=payload, http_headers=headers))
    return file.getvalue()


def zipped(**members: bytes | str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A scraped folder: every container, charsets that are declared elsewhere or wrongly, and much that is rejected."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "县").mkdir()
    (folder / "县" / "通知.txt").write_text(NOTICE, encoding="gb18030")
    (folder / "page").write_bytes(PAGE.encode("gbk"))
    (folder / "说明.md.gz").write_bytes(gzip.compress(f"# 说明\n{NOTICE}".encode()))
    row = '{"id": 7, "标题": "关于防火的通知", "正文": "各县要抓好落实。", "日期": "2023-05-15"}\n'
    (folder / "rows.jsonl").write_text(
        f"{row}bad\n{row}" + '{"正文": "各乡要抓好落实。"}\n{"title": "无"}\n{"正文": "Hello."}\n', encoding="utf-8"
    )
    (folder / "one.json").write_text('{"title": "一", "text": "各村要抓好落实。"}', encoding="utf-8")
    (folder / "rows.csv").write_text("编号;稿子\n1;各镇要抓好落实。\n", encoding="gb18030")
    (folder / "list.csv").write_text("text,网址\n各街道要抓好落实。,http://a.cn/2\n", encoding="gb18030")
    pq.write_table(pa.table({"text": ["各区要抓好落实。"], "url": ["http://a.cn/1"]}), folder / "rows.parquet")
    (folder / "crawl.warc.gz").write_bytes(crawl())
    inner = zipped(
        **{"b.txt": NOTICE.encode("big5", "ignore"), "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99}
    )
    (folder / "all.txt").write_bytes(zipped(**{"a.html": PAGE, "inner.zip": inner, "empty.txt": "", "x.css": "p {}"}))
    (folder / "torn.jsonl.gz").write_bytes(
        gzip.compress(row.encode() + random.Random(1).randbytes(9000).hex().encode())[:3000]
    )
    (folder / "ofd.ofd").write_bytes(zipped(**{"OFD.xml": "<x/>"}))
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1")
    (folder / "out").symlink_to("/etc/hostname")
    return folder


def rows(warehouse: Path) -> dict[str, list[tuple]]:
    """All rows of all tables, in the order of their keys."""
    current = (warehouse / "current").resolve()
    found = {}
    for table in STATE_TABLES:
        columns = ", ".join(f'"{column.name}"' for column in TABLES[table].columns)
        files = f"read_parquet('{current}/{table}/**/*.parquet', hive_partitioning=false)"
        found[table] = duckdb.sql(f"SELECT {columns} FROM {files} ORDER BY ALL").fetchall()
    return found


def column(warehouse: Path, table: str, columns: str) -> dict[str, str]:
    current = (warehouse / "current").resolve()
    return dict(duckdb.sql(f"SELECT {columns} FROM read_parquet('{current}/{table}/**/*.parquet')").fetchall())


def run(pages: Path, **settings: object) -> Report:
    report = build(Settings((str(pages),), pages.parent / "warehouse", **settings), processes(1))
    counts(report)
    return report


def again(pages: Path, **settings: object) -> Report:
    report = build(Settings((), pages.parent / "warehouse", **settings), processes(1))
    counts(report)
    return report


def counts(report: Report) -> tuple[int, int, int, int]:
    found = report.run
    assert found.n_in == found.n_new + found.n_changed + found.n_unchanged + found.n_rejected
    return found.n_new, found.n_changed, found.n_unchanged, found.n_rejected


def test_everything_is_made_again_without_its_sources(process, pages: Path, tmp_path: Path) -> None:
    """As processes; the state that comes out is the very one that a fresh run over the sources gives."""
    assert process("run", "pages", "--jobs", "1").status == 0
    state = os.readlink(tmp_path / "warehouse" / "current")
    before = rows(tmp_path / "warehouse")
    assert len(before["articles"]) == 12
    assert len(before["rejects"]) == 12
    shutil.rmtree(pages)
    printed = process("run", "--reprocess", "--jobs", "1").out
    assert "0 new and 12 changed processed" in printed
    assert os.readlink(tmp_path / "warehouse" / "current") == state
    assert rows(tmp_path / "warehouse") == before


@pytest.fixture
def older_code(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warehouse made by code that knew no containers and took every byte for Latin-1."""
    with monkeypatch.context() as patch:
        patch.setattr("tasks.ingest.records.kind_of", lambda head, name: "plain")
        patch.setattr(
            "tasks.ingest.decode.decode_bytes",
            lambda content, declared=None: Decoded(content.decode("latin-1"), "latin-1"),
        )
        run(pages)


@pytest.mark.usefixtures("older_code")
def test_charset_and_container_are_told_anew(pages: Path, tmp_path: Path) -> None:
    fresh = build(Settings((str(pages),), tmp_path / "fresh"), processes(1))
    assert column(tmp_path / "warehouse", "sources", "source_uri, encoding")["pages/县/通知.txt"] == "latin-1"
    shutil.rmtree(pages)
    report = again(pages, reprocess=True)
    assert report.run.n_removed == 1  # list.csv, which had been taken for a text
    assert rows(tmp_path / "warehouse") == rows(tmp_path / "fresh")
    assert report.rows == fresh.rows


def test_what_has_no_bytes_stays_as_it_was_and_is_told(command, pages: Path, tmp_path: Path) -> None:
    run(pages)
    before = rows(tmp_path / "warehouse")
    shutil.rmtree(pages)
    sha256 = column(tmp_path / "warehouse", "articles", "source_uri, raw_sha256")["pages/县/通知.txt"]
    (tmp_path / "warehouse" / "raw" / sha256[:2] / f"{sha256}.zst").unlink()
    printed = command("run", "--reprocess").out
    assert "0 new and 11 changed processed, 1 unchanged" in printed
    assert "not made again, for want of bytes in raw/: 1\n  pages/县/通知.txt\n" in printed
    assert rows(tmp_path / "warehouse") == before


def test_a_warehouse_without_raw_bytes_is_not_made_again(pages: Path, tmp_path: Path) -> None:
    run(pages, keep_raw=False)
    report = again(pages, reprocess=True)
    assert (counts(report), report.run.outcome) == ((0, 0, 12, 12), "unchanged")


def test_a_source_of_which_nothing_is_kept_is_a_usage_error(command, pages: Path) -> None:
    run(pages)
    ended = command("run", "--reprocess", "paegs")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines()[-1] == "Error: the warehouse keeps no document of a source named paegs"


def test_a_source_says_which_names_are_made_again(pages: Path, tmp_path: Path) -> None:
    run(pages)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text(NOTICE)
    run(other)
    assert counts(run(other, reprocess=True)) == (0, 1, 0, 0)
    shutil.rmtree(other)
    assert counts(run(other, reprocess=True)) == (0, 1, 0, 0)
    assert counts(again(pages, reprocess=True)) == (0, 13, 0, 12)


def test_rejects_are_counted_by_reason(process, pages: Path, tmp_path: Path) -> None:
    run(pages)
    counted = [line.split()[:3] for line in process("rejects").out.splitlines() if " ingest " in line]
    reasons = (
        "bad_record broken_archive doc_file duplicate_id empty no_text no_text_column not_text ofd_file other_media "
        "symlink_outside"
    )
    assert counted == [[reason, "ingest", "1"] for reason in reasons.split()]


def test_a_rejected_source_that_works_later_leaves_the_table(process, pages: Path, tmp_path: Path) -> None:
    run(pages)
    shutil.rmtree(pages)
    printed = process("rejects", "no_text_column").out
    assert "pages/rows.csv" in printed
    assert "columns: 编号;稿子" in printed
    printed = process("rejects", "no_text_column", "--replay", "--text-column", "稿子", "--jobs", "1").out
    assert printed.startswith("1 document: 1 new and 0 changed processed, 0 unchanged, 0 rejected\n")
    assert column(tmp_path / "warehouse", "articles", "source_uri, body")["pages/rows.csv#1"] == "各镇要抓好落实。"
    assert "pages/rows.csv" not in column(tmp_path / "warehouse", "rejects", "source_uri, reason")
    assert "no_text_column" not in process("rejects").out


def test_what_the_code_failed_on_is_tried_again_after_it_was_mended(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(pages)
    fresh = rows(tmp_path / "warehouse")
    shutil.rmtree(tmp_path / "warehouse")
    with monkeypatch.context() as patch:
        patch.setattr("tasks.tabulate.segment_together", lambda articles: [1 / 0 for _ in articles])
        assert counts(run(pages)) == (0, 0, 0, 24)
    shutil.rmtree(pages)
    assert counts(again(pages, replay=True, reason="internal_error")) == (0, 12, 0, 0)
    assert rows(tmp_path / "warehouse") == fresh
