"""What may not be read. Tests may run as root, to whom all is open: so another user looks."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# The code is imported before root gives itself up: the checkout may lie where others cannot look.
LOOK = """
import json, os, sys
from tasks.ingest.records import Record, records_of
from tasks.ingest.sources import find_sources
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
found = find_sources(sys.argv[1:])
answers = {reject.source_uri: reject.reason for reject in found.rejects}
for source in found.sources:
    for record in records_of(source):
        answers[record.source_uri] = "read" if isinstance(record, Record) else record.reason
print(json.dumps(answers))
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name, "docs")
        folder.mkdir()
        yield folder


def look(root: Path) -> dict[str, str]:
    command = [sys.executable, "-c", LOOK, str(root)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


def test_a_file_without_read_permission_is_refused_and_its_neighbours_read(
    folder: Path,
) -> None:
    for name, mode in (("a.txt", 0o644), ("b.txt", 0o000), ("c.txt", 0o644)):
        (folder / name).write_text("通知", encoding="utf-8")
        (folder / name).chmod(mode)
    assert look(folder) == {
        "docs/a.txt": "read",
        "docs/b.txt": "unreadable",
        "docs/c.txt": "read",
    }


@pytest.mark.parametrize("mode", [0o000, 0o111, 0o444])
def test_a_folder_without_permission_is_refused_and_its_neighbours_read(folder: Path, mode: int) -> None:
    for name in ("a.txt", "县/b.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("通知", encoding="utf-8")
    (folder / "县").chmod(mode)
    answers = look(folder)
    (folder / "县").chmod(0o755)
    assert answers.pop("docs/a.txt") == "read"
    assert list(answers.values()) == ["unreadable"]
