"""Ctrl-C while the workers of a run are still starting: one line, and the warehouse as it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def children_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def test_workers_that_only_start_say_nothing(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(40):
        (pages / f"{number}.txt").write_text(
            "各县（市、区）人民政府：\n各级要严格落实值班制度。\n" * 2_000, encoding="utf-8"
        )
    process = subprocess.Popen(
        [sys.executable, "-c", "from flows.cli import main; main()", "run", "pages", "--jobs", "2"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    while process.poll() is None and len(children_of(process.pid)) < 3:  # two workers, and what Python starts for them
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate()
    assert (process.returncode, said) == (
        130,
        "zhengling: interrupted; nothing was published, the warehouse is as it was\n",
    )
    assert not (tmp_path / "warehouse" / "current").exists()
