"""Running the command inside the test's own process, where Great Expectations is imported once, or as one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.cli import answer

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """`zhengling` with the arguments, run in tmp_path; a run stays in this process unless told otherwise."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ended:
        alone = ("--jobs", "1") if arguments[:1] == ("run",) and "--jobs" not in arguments else ()
        monkeypatch.setattr(sys, "argv", ["zhengling", *arguments, *alone])
        capfd.readouterr()
        status = answer()
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        return Ended(status, captured.out, captured.err)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Command:
    """`zhengling` with the arguments as a process of its own, in tmp_path, on a terminal of 160 columns."""

    def run(*arguments: str) -> Ended:
        command = [sys.executable, "-c", "from flows.cli import main; main()", *arguments]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "160"}
        ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert "Traceback" not in ended.stderr
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return run
