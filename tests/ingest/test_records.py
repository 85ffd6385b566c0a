import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest.document import Reject, Source
from tasks.ingest.names import uri_part
from tasks.ingest.reasons import refuse
from tasks.ingest.record import ROW, declare
from tasks.ingest.records import Record, records_again, records_of


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.md", "text/markdown"), ("a", "text/plain")],
)
def test_a_plain_file_is_one_record(tmp_path: Path, name: str, media_type: str) -> None:
    content = "关于印发方案的通知\r\n".encode("gbk")
    (tmp_path / name).write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    assert list(records_of(Source(f"docs/{name}", tmp_path / name))) == [
        Record(f"docs/{name}", content, sha256, media_type)
    ]


def test_an_empty_file_is_a_record_that_decoding_refuses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    [record] = records_of(Source("docs/a.txt", tmp_path / "a.txt"))
    assert isinstance(record, Record)


def test_a_line_of_fifty_megabytes_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    [reject] = records_of(Source("docs/a.txt", tmp_path / "a.txt"))
    assert isinstance(reject, Reject)
    assert reject.n_bytes == 50_000_000
    assert (reject.reason, reject.detail) == (
        "too_large",
        "more than 40000000 bytes",
    )


def test_what_was_put_in_its_place_since_it_was_found_is_not_followed(
    tmp_path: Path,
) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("secret.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("link.txt", "pipe.txt", "gone.txt"):
        [reject] = records_of(Source(f"docs/{name}", tmp_path / name))
        assert isinstance(reject, Reject)
        assert reject.reason == "unreadable"


def test_only_listed_reasons_are_given() -> None:
    with pytest.raises(KeyError, match="because is no reason of ingest"):
        refuse("docs/a.txt", "because", "")


NAMES = ["a.json", "a.jsonl.gz", "a.csv", "a.parquet", "a.zip", "a.warc", "a.docx", "a.pdf", "a.html", "a", "a%41#.txt"]


@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    '{"id": 1, "text": "好"}',
                    '{"text": "好',
                    "{",
                    "[",
                    "]",
                    ",",
                    "\n",
                    "id,text",
                    '"',
                    "7,好",
                    "<p>好</p>",
                ]
            ),
            max_size=12,
        ).map(lambda parts: "".join(parts).encode()),
    ),
    st.sampled_from(NAMES),
)
def test_what_was_kept_is_read_as_it_was(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("kept") / name.replace("#", "x")
    path.write_bytes(content)
    for record in records_of(Source(f"docs/{uri_part(name)}", path)):
        if isinstance(record, Record):
            *rest, last = records_again(record.source_uri, record.content, record.declared)
            assert last == record
            assert record.refused or not rest  # what broke gives again what came before the break


def test_a_row_that_can_be_read_now_has_its_own_address() -> None:
    declared = declare(media_type=ROW)
    [record] = records_again("docs/a.jsonl#line-7", '{"id": 9, "text": "好。"}'.encode(), declared)
    assert record.source_uri == "docs/a.jsonl#9"


def test_the_column_of_the_text_can_be_named_later() -> None:
    [refused] = records_again("docs/a.csv", "编号,稿子\n1,好。\n".encode(), None)
    assert isinstance(refused, Record)
    assert refused.refused == ("no_text_column", "columns: 编号,稿子; say which holds the text with --text-column")
    [wrong] = records_again(refused.source_uri, refused.content, refused.declared, text_column="正本")
    assert isinstance(wrong, Record)
    assert wrong.refused is not None
    assert wrong.refused[1].startswith("no column 正本; columns: 编号,稿子; say which")
    [record] = records_again(refused.source_uri, refused.content, refused.declared, text_column="稿子")
    assert record.source_uri == "docs/a.csv#1"
