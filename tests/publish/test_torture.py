"""What `make torture` does at length, done briefly: a kill at every step of a publication, kills at random moments, and a
disk that is full from some write on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("torture.py")


def figures(tmp_path: Path, *arguments: str) -> dict[str, Any]:
    """What the program prints. It is a process of its own, because what forks must have started no thread."""
    result = tmp_path / "figures"
    ended = subprocess.run(
        [sys.executable, str(PROGRAM), *arguments, "--json", str(result)],
        env=os.environ | {"PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return json.loads(result.read_text())


def test_kills_at_every_step_and_at_random_moments(tmp_path: Path) -> None:
    found = figures(tmp_path, "--kills", "20", "--every-step")
    assert found["kills"] == 20
    assert found["killed"]["run, at each of its steps"] == 8
    assert [reader["errors"] + reader["inconsistent"] for reader in found["pinned readers"]] == [0, 0]
    assert found["lost documents"] == found["unusable warehouses"] == found["inconsistent states"] == 0
    assert found["workers left behind"] == 0
    assert found["tables unlike a fresh warehouse"] == []


@pytest.mark.parametrize("error", ["ENOSPC", "EROFS"])
def test_disk_that_is_full_or_read_only_from_some_write_on(error: str, tmp_path: Path) -> None:
    found = figures(tmp_path, "--full-disk", "17" if error == "ENOSPC" else "50", "--error", error)
    assert found["runs on a full disk"] > 2
    assert found["broken states"] == found["next run failed"] == found["next run came to another state"] == 0
    assert found["not told in one line with exit status 1"] == []
