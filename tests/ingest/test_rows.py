"""JSON, CSV and Parquet: what becomes of their rows, good and bad."""

import gzip
import io
import json
import math
import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest.containers.json_rows import _Values, parse_row
from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject, Source
from tasks.ingest.reasons import REASONS
from tasks.ingest.records import Record, records_of

GOOD = {
    "id": "a1",
    "title": "通知",
    "url": "http://www.gov.cn/1.htm",
    "date": "2023-05-15",
    "text": "要加强领导。\r\n特此通知。",
}


def read(path: Path, text_column: str | None = None) -> dict[str, RawDocument | Reject]:
    """What ingest makes of a file, by source_uri; every address is used once."""
    found: dict[str, RawDocument | Reject] = {}
    for record in records_of(Source(f"docs/{path.name}", path), text_column):
        made = decode(record) if isinstance(record, Record) else record
        assert made.source_uri not in found
        found[made.source_uri] = made
    return found


def said(found: dict[str, RawDocument | Reject]) -> dict[str, str]:
    """The texts, and the reasons where there is none."""
    return {
        uri.partition("#")[2]: made.raw_text if isinstance(made, RawDocument) else made.reason
        for uri, made in found.items()
    }


def lines(*rows: object) -> bytes:
    return b"".join(
        (row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode()) + b"\n" for row in rows
    )


def test_a_json_line_is_a_document_with_what_stands_beside_its_text(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines(GOOD))
    [document] = read(path).values()
    assert isinstance(document, RawDocument)
    assert document.source_uri == "docs/news.jsonl#a1"
    assert (document.raw_text, document.media_type, document.encoding) == (GOOD["text"], "text/plain", "utf-8")
    assert document.given == {"title": "通知", "url": "http://www.gov.cn/1.htm", "date": "2023-05-15"}
    assert document.n_bytes == len(lines(GOOD)) - 1


def test_what_is_wrong_with_one_line_is_not_the_next_ones_fault(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        lines(
            GOOD,
            b'{"id": "a2", "text": "cut o',
            b"",
            b"[1, 2]",
            b"[" * 100_000,
            {"id": "a5", "title": "no text"},
            {"id": "a6", "text": "  "},
            GOOD,
            b'{"id": "a8", "n": ' + b"9" * 5000 + b"}",
            {"text": "没有编号。"},
            {"id": "line-11", "text": "编号像行号。"},
            {"id": 12, "text": "数字编号。"},
            b'{"id": "a13", "text": "\\ud83d half a sign"}',
            b'{"id": "a14", "text": "tab\tin it"}',
            '{"id": "a15", "text": "国务院关于进一步做好工作的通知。"}'.encode("gbk"),
            {"id": "a\nb", "text": "换行编号。"},
            {"id": "a17", "text": "a\0b"},
            {"id": "末", "正文": ["第一段。", "第二段。"]},
        )
    )
    assert said(read(path)) == {
        "a1": "要加强领导。\r\n特此通知。",
        "line-2": "bad_record",
        "line-4": "bad_record",
        "line-5": "bad_record",
        "a5": "no_text",
        "a6": "empty",
        "line-8": "duplicate_id",
        "line-9": "bad_record",
        "line-10": "没有编号。",
        "line%2D11": "编号像行号。",
        "12": "数字编号。",
        "a13": "\ufffd half a sign",
        "a14": "tab\tin it",
        "a15": "国务院关于进一步做好工作的通知。",
        "a%0Ab": "换行编号。",
        "a17": "not_text",
        "末": "第一段。\n第二段。",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
@pytest.mark.parametrize(
    ("name", "begin", "between", "end"),
    [("a.jsonl", "", "\n", ""), ("a.json", "[", ",", "]"), ("a.json", "", "\n", "\n")],
)
def test_rows_in_any_charset(tmp_path: Path, encoding: str, name: str, begin: str, between: str, end: str) -> None:
    # 功 and 許 end in a backslash in Big5, 揬 and 歕 in GBK have a bracket as second byte
    texts = ["國務院關於進一步做好工作的通知，許可成功。", "各縣市政府要加強領導，確保安全。"]
    rows = between.join(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(texts))
    (tmp_path / name).write_bytes((begin + rows + end).encode(encoding))
    assert said(read(tmp_path / name)) == {"0": texts[0], "1": texts[1]}


def test_html_in_a_field_is_told_from_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"id": 1, "html": "<p>要加强领导。</p>"}, {"id": 2, "text": "/p>要加强<b>领导</b>。"}))
    kinds = [made.media_type for made in read(path).values() if isinstance(made, RawDocument)]
    assert kinds == ["text/html", "text/plain"]


def test_the_text_column_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"id": 1, "zw": "正文。", "text": "摘要。"}))
    assert said(read(path, "zw")) == {"1": "正文。"}
    assert said(read(path)) == {"1": "摘要。"}
    assert said(read(path, "none")) == {"1": "no_text"}


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b'{"title": "t", "text": "\xe6\xad\xa3\xe6\x96\x87"}', {"": "正文"}),
        (b'{"code": 0, "data": [{"id": 7, "text": "a"}, {"text": "b"}]}', {"7": "a", "item-2": "b"}),
        (b'[{"text": "a"}, {"text": "{\\"]["}, {"text": "c"}]', {"item-1": "a", "item-2": '{"][', "item-3": "c"}),
        (b'[{"text": "a"}, 7, "x", [{"text": "n"}], {"text": "c"}]', {"item-1": "a", "item-2": "bad_record", "item-3": "bad_record", "item-4": "bad_record", "item-5": "c"}),
        (b'[{"text": "a"}, {"text": "b", }, {"text": "c"}]', {"item-1": "a", "item-2": "bad_record", "item-3": "c"}),
        (b'[{"text": "a"}, {"text": "b', {"item-1": "a", "item-2": "bad_record"}),
        (b'{"text": "a"} {"text": "b"}\n{"text": "c"}', {"item-1": "a", "item-2": "b", "item-3": "c"}),
        (b"[]", {"": "empty"}),
        (b'{"a": 1}', {"": "no_text"}),
        (b"", {"": "empty"}),
        (b"{" * 100_000, {"item-1": "bad_record"}),
        (b"}]}]" * 10, None),
    ],
)  # fmt: skip
def test_json_documents_lists_and_answers(tmp_path: Path, content: bytes, texts: dict[str, str] | None) -> None:
    (tmp_path / "a.json").write_bytes(content)
    found = said(read(tmp_path / "a.json"))
    assert found == texts if texts is not None else set(found.values()) == {"bad_record"}


STRINGS = st.text('"\\[]{},: x的\n', max_size=6)
JSON_VALUES = (
    STRINGS | st.none() | st.integers() | st.lists(STRINGS, max_size=3) | st.dictionaries(STRINGS, STRINGS, max_size=3)
)
JSON_ROWS = st.lists(st.dictionaries(STRINGS, JSON_VALUES, max_size=4), max_size=4)


@given(JSON_ROWS, st.sampled_from([None, 1]), st.booleans())
def test_an_array_is_cut_where_its_items_end(
    rows: list[dict[str, object]], indent: int | None, ascii_only: bool
) -> None:
    content = json.dumps(rows, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    values = _Values(io.BufferedReader(io.BytesIO(content)))
    assert [json.loads(value) for value in values] == rows


@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["a.json", "a.jsonl", "a.csv", "a.parquet", "a.zip", "a.warc", "a.gz", "a.docx", "a.pdf", "a.html"]
    ),
)
def test_no_bytes_break_it(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    found = read(path)
    assert found
    for uri, made in found.items():
        assert uri.startswith(f"docs/{name}")
        assert made.reason in REASONS if isinstance(made, Reject) else made.raw_text


CSV = "编号,标题,正文,网址\n"


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (CSV + "1,通知,要加强领导。,\n", {"1": "要加强领导。"}),
        (CSV.replace(",", ";") + "1;通知;要加强领导，落实责任。;\n", {"1": "要加强领导，落实责任。"}),
        (CSV.replace(",", "\t") + "1\t通知\t要加强领导。\t\n", {"1": "要加强领导。"}),
        (CSV.replace(",", "|") + "1|通知|要加强领导。|\n", {"1": "要加强领导。"}),
        ("sep=;\n" + CSV.replace(",", ";") + "1;通知;好。;\n", {"1": "好。"}),
        (CSV + '1,"标题,有逗号","第一段。\n第二段，""引文""。",\n2,t,好。,\n', {"1": '第一段。\n第二段，"引文"。', "2": "好。"}),
        (CSV + '1,t,"没有关的引号。,\n2,t,好。,\n3,t,"也好。",\n', {"1": '"没有关的引号。', "2": "好。", "3": "也好。"}),
        (CSV + '1,t,一个"引号。,\n2,t,好。,\n3,t,又"一个。,\n', {"1": '一个"引号。', "2": "好。", "3": '又"一个。'}),
        (CSV + '1,t,"引"在"中间,\n2,t,好。,\n', {"1": '"引"在"中间', "2": "好。"}),
        (CSV + "1,t,好。\n2,t,好。,,\n3,t,好。,\n", {"row-1": "bad_record", "row-2": "bad_record", "3": "好。"}),
        (CSV + "1,t,,\n2,t,好。,\n", {"1": "empty", "2": "好。"}),
        (CSV + "1,t,甲。,\n1,t,乙。,\n", {"1": "甲。", "row-2": "duplicate_id"}),
        ("正文\n只有一列。\n\n第二行。\n", {"row-1": "只有一列。", "row-2": "第二行。"}),
        ("name,value\n1,2\n", {"": "no_text_column"}),
        ("甲\r乙\n1,2\n", {"": "no_text_column"}),
        ("正" * 200_000 + "\n1\n", {"": "no_text_column"}),
        (CSV, {"": "empty"}),
        ("", {"": "empty"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_csv(tmp_path: Path, content: str, texts: dict[str, str], encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(content.replace("\n", "\r\n").encode(encoding))
    assert said(read(tmp_path / "a.csv")) == texts


def test_csv_rows_say_what_stands_beside_their_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title,Content,PubDate,other\n通知,要加强领导。,2023年5月,x\n", encoding="utf-8")
    [document] = read(tmp_path / "a.csv").values()
    assert isinstance(document, RawDocument)
    assert document.given == {"title": "通知", "date": "2023年5月"}


@pytest.mark.parametrize(("column", "changes"), [("other", False), ("标题", True), ("正文", True)])
def test_a_rows_hash_changes_with_what_is_used_of_it(tmp_path: Path, column: str, changes: bool) -> None:
    def hashes(value: str) -> list[str]:
        row = {"标题": "通知", "正文": "要加强领导。", "other": "x"} | {column: value}
        (tmp_path / "a.csv").write_text(f"{','.join(row)}\n{','.join(row.values())}\n", encoding="utf-8")
        return [
            record.raw_sha256
            for record in records_of(Source("docs/a.csv", tmp_path / "a.csv"))
            if isinstance(record, Record)
        ]

    assert (hashes("甲") != hashes("乙")) == changes


@pytest.mark.parametrize("delimiter", ",;\t|，^~#\x01")
def test_any_sign_parts_the_columns_of_a_table(tmp_path: Path, delimiter: str) -> None:
    header, row = ["编号", "标题", "Main-Text"], ["1", "通知", '"要加强领导。"']
    (tmp_path / "a.csv").write_text(f"{delimiter.join(header)}\n{delimiter.join(row)}\n", "utf-8")
    assert said(read(tmp_path / "a.csv")) == {"1": "要加强领导。"}


def test_a_file_on_which_a_library_fails_is_refused_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Iterator[Record]:
        raise KeyError("element")

    monkeypatch.setattr("tasks.ingest.records.parquet_rows", fails)
    pq.write_table(pa.table({"text": ["好。"]}), tmp_path / "a.parquet")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "a.parquet", "a.parquet")
        archive.writestr("b.txt", "要加强领导。")
    assert said(read(tmp_path / "a.zip")) == {"a.parquet": "internal_error", "b.txt": "要加强领导。"}


def test_parquet(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": [1, 2, None, 4],
            "content": ["要加强领导。", None, "第三。", "第四。"],
            "published": [date(2023, 5, 15)] * 4,
            "score": [0.5] * 4,
            "来源": pa.array(["新华社", None, "新华社", "新华社"]).dictionary_encode(),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert said(found) == {"1": "要加强领导。", "2": "no_text", "row-3": "第三。", "4": "第四。"}
    first = found["docs/a.parquet#1"]
    assert isinstance(first, RawDocument)
    assert first.given == {"date": "2023-05-15", "source": "新华社"}


def test_parquet_of_paragraphs_of_bytes_and_of_columns_in_columns(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": [1, 2],
            "text": [["要加强领导。", "要落实责任。"], None],
            "正文": pa.array([None, "第二。".encode()], pa.binary()),
            "url": pa.array([{"href": "http://a.cn/1"}] * 2),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert said(found) == {"1": "要加强领导。\n要落实责任。", "2": "第二。"}


def test_parquet_that_calls_gbk_utf8_is_read_right(tmp_path: Path) -> None:
    gbk = pa.array(["各县要加强领导。".encode("gbk"), "各县要落实责任。".encode("gbk")], pa.binary())
    pq.write_table(pa.table({"text": pa.Array.from_buffers(pa.string(), 2, gbk.buffers())}), tmp_path / "a.parquet")
    assert said(read(tmp_path / "a.parquet")) == {"row-1": "各县要加强领导。", "row-2": "各县要落实责任。"}


@pytest.mark.parametrize("seed", range(40))
def test_files_with_any_byte_changed_never_raise(tmp_path: Path, seed: int) -> None:
    pq.write_table(
        pa.table({"id": [1, 2], "text": ["要加强领导。"] * 2, "标题": ["通知", None]}), tmp_path / "a.parquet"
    )
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    chosen = random.Random(seed)
    for path in list(tmp_path.iterdir()):
        content = bytearray(path.read_bytes())
        for _ in range(3):
            content[chosen.randrange(len(content))] = chosen.randrange(256)
        path.write_bytes(content)
        assert all(isinstance(each, RawDocument) or each.reason in REASONS for each in read(path).values())
        assert "internal_error" not in said(read(path)).values()


def test_parquet_without_text_or_torn(tmp_path: Path) -> None:
    pq.write_table(pa.table({"n": [1]}), tmp_path / "a.parquet")
    assert said(read(tmp_path / "a.parquet")) == {"": "no_text_column"}
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:-20])
    assert said(read(tmp_path / "b.parquet")) == {"": "broken_archive"}


def test_a_parquet_file_that_says_one_string_a_million_times_is_stopped(tmp_path: Path) -> None:
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), pa.array(["要加强领导。" * 100_000]))
    pq.write_table(pa.table({"text": text}), tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").stat().st_size < 100_000
    *rows, last = records_of(Source("docs/a.parquet", tmp_path / "a.parquet"))
    assert isinstance(last, Record)
    assert last.refused is not None
    assert last.refused[0] == "expands_too_much"
    assert len(rows) < 200


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_compressed_rows(tmp_path: Path, compress: Callable[[bytes], bytes], name: str) -> None:
    content = {"a.jsonl": lines(GOOD), "a.json": json.dumps([GOOD]).encode(), "a.csv": "id,text\na1,好。\n".encode()}[
        name
    ]
    path = tmp_path / f"{name}.{'gz' if compress is gzip.compress else 'zst'}"
    path.write_bytes(compress(content))
    assert list(said(read(path))) == ["a1"]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.ndjson.gz.zst", "a.jsonl"])
def test_a_name_that_says_it_is_compressed_may_be_wrong(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(lines(GOOD))
    assert list(said(read(tmp_path / name))) == ["a1"]


def test_a_line_of_two_hundred_megabytes_is_refused_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(lines({"id": 1, "text": "好。"}) + b'{"id": 2, "text": "')
        for _ in range(200):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + lines({"id": 3, "text": "好。"}))
    assert said(read(path)) == {"1": "好。", "line-2": "too_large", "3": "好。"}


def test_ids_are_remembered_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    n_records = 2_000
    path.write_bytes(lines(*({"id": f"n{n}", "text": "x"} for n in [*range(n_records), 0, n_records // 2])))
    records = list(records_of(Source("docs/a.jsonl", path)))
    assert [record.source_uri for record in records if isinstance(record, Reject)] == [
        f"docs/a.jsonl#line-{n_records + 1}",
        f"docs/a.jsonl#line-{n_records + 2}",
    ]
    assert len(records) == n_records + 2


def test_a_float_is_no_id_and_no_date_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"id": math.pi, "text": "好。", "time": 1684108800}, {"id": True, "text": "好。"}))
    found = read(path)
    assert list(said(found)) == ["line-1", "line-2"]
    [first, _] = found.values()
    assert isinstance(first, RawDocument)
    assert first.given == {"date": "1684108800"}


_SCALARS = st.one_of(
    st.text(max_size=8), st.integers(-(10**40), 10**40), st.booleans(), st.none(), st.floats(allow_nan=False)
)


@given(
    st.dictionaries(st.text(max_size=5), st.one_of(_SCALARS, st.lists(_SCALARS, max_size=3)), max_size=5), st.booleans()
)
def test_rows_are_read_as_the_standard_library_reads_them(row: dict[str, object], ascii_only: bool) -> None:
    content = json.dumps(row, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert repr(parse_row(content).columns) == repr(json.loads(content))


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ('{"id": 12345678901234567890123, "text": "甲"}', {"id": 12345678901234567890123, "text": "甲"}),
        ('{"text": "甲\n\t乙"}', {"text": "甲\n\t乙"}),  # a line end within a string, as scrapers leave it
        ('{"text": "\\ud83d"}', {"text": "\ud83d"}),
        ('{"text": "甲", "score": NaN}', {"text": "甲", "score": pytest.approx(float("nan"), nan_ok=True)}),
        ('{"text": "甲", "text": "乙"}', {"text": "乙"}),
    ],
)
def test_rows_that_no_strict_reader_takes(content: str, columns: dict[str, object]) -> None:
    assert parse_row(content.encode()).columns == columns
