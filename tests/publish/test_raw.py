"""Raw bytes, kept under their hash."""

import hashlib
from pathlib import Path

import pytest

from tasks.publish.raw import RawMissing, keep_raw, raw_path, read_raw


@pytest.mark.parametrize("content", [b"", "关于印发…的通知".encode("gb18030"), bytes(range(256)) * 50])
def test_bytes_come_back_as_they_were(content: bytes, tmp_path: Path) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    keep_raw(tmp_path, sha256, content)
    keep_raw(tmp_path, sha256, content)
    assert read_raw(tmp_path, sha256) == content
    assert [path.name for path in tmp_path.rglob("*.zst")] == [f"{sha256}.zst"]


def test_bytes_that_are_gone_or_changed_are_not_taken_for_others(tmp_path: Path) -> None:
    sha256, other = (hashlib.sha256(text).hexdigest() for text in (b"one", b"two"))
    keep_raw(tmp_path, sha256, b"one")
    with pytest.raises(RawMissing, match="cannot be read"):
        read_raw(tmp_path, other)
    keep_raw(tmp_path, other, b"one")
    with pytest.raises(RawMissing, match="not what their name says"):
        read_raw(tmp_path, other)
    path = raw_path(tmp_path, sha256)
    path.chmod(0o644)
    path.write_bytes(b"\0" + path.read_bytes())
    with pytest.raises(RawMissing, match="cannot be read"):
        read_raw(tmp_path, sha256)
