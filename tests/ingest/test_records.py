import hashlib
import os
from pathlib import Path

import pytest

from tasks.ingest.document import Reject, Source
from tasks.ingest.reasons import refuse
from tasks.ingest.records import Record, records_of


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
