"""Running the command inside the test's own process, where Great Expectations is imported once."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.cli import main


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
        try:
            main()
            status = 0
        except SystemExit as ended:
            status = int(ended.code or 0)
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        return Ended(status, captured.out, captured.err)

    return run
