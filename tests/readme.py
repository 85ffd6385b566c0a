"""The examples of README.md: what each prints, and what the page says it prints.

python tests/readme.py        writes what they print into the page
"""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "README.md"
COMMAND = ".venv/bin/zhengling "
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A block of the page: a command with what it prints below, or Python with what it prints in the next block."""

    kind: str
    code: str
    printed: str


def examples(page: str) -> list[Example]:
    """The examples of a page, in order."""
    found = []
    for kind, body, text in BLOCK.findall(page):
        if kind == "console":
            command, _, printed = body.removeprefix("$ ").partition("\n")
            found.append(Example(kind, command, printed))
        else:
            found.append(Example(kind, body, text))
    return found


def run(example: Example, folder: Path) -> str:
    """What the example prints when it is run in the folder. Raises CalledProcessError where it fails."""
    if example.kind == "console":
        code = example.code.replace(COMMAND, f"{sys.executable} -c 'from flows.cli import main; main()' ", 1)
        command = ["bash", "-c", code]
    else:
        command = [sys.executable, "-c", example.code]
    environment = os.environ | {"COLUMNS": "120", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return "\n".join(line.rstrip() for line in ended.stdout.strip("\n").splitlines()) + "\n"


def comparable(printed: str) -> str:
    """Without what differs from run to run (seconds, and the blanks before them) or with every lexicon (the state's id)."""
    return re.sub(r"state [0-9a-f]{16}", "state", re.sub(r" +\d+\.\d\d\b", " 0.00", printed))


def write(page: str, outputs: list[str]) -> str:
    """The page with these outputs under its examples."""
    waiting = iter(outputs)

    def filled(match: re.Match[str]) -> str:
        kind, body, _ = match.groups()
        if kind == "console":
            return f"```console\n{body.partition(chr(10))[0]}\n{next(waiting)}```\n"
        return f"```python\n{body}```\n\n```text\n{next(waiting)}```\n"

    return BLOCK.sub(filled, page)


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        printed = [run(example, Path(scratch)) for example in examples(text)]
    PAGE.write_text(write(text, printed), encoding="utf-8")
