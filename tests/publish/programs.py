"""The program that `make torture` runs, for the tests that run it briefly."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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
