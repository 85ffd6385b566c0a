"""A disk that is full, or read-only, from some write on: a sample of what `make torture ARGS="--full-disk 1"` tries."""

from pathlib import Path

import pytest
from programs import figures


@pytest.mark.parametrize("error", ["ENOSPC", "EROFS"])
def test_disk_that_is_full_or_read_only_from_some_write_on(error: str, tmp_path: Path) -> None:
    found = figures(tmp_path, "--full-disk", "17" if error == "ENOSPC" else "50", "--error", error)
    assert found["runs on a full disk"] > 2
    assert found["broken states"] == found["next run failed"] == found["next run came to another state"] == 0
    assert found["not told in one line with exit status 1"] == []
