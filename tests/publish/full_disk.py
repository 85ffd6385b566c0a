"""A run whose disk is full from its n-th write on, for every n → what is left of the warehouse.

    make torture ARGS="--full-disk 1"

Every call by which a run writes (files, what goes into them, folders, links, renames, syncs) fails from the n-th on with
"No space left on device", as it would on a full disk; of what was to go into a file half is there then. The run must end
with exit status 1 and one line, `current` must be the old state or the new one with every byte of its parts, and the
next run must come to the state to which a run comes that nothing disturbs.
"""

import builtins
import errno
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from forks import ended, forked, found_in, page

from flows.cli import answer
from tasks.publish import state as state_module

PROCESSES = os.cpu_count() or 1
WRITES = (
    (os, "fsync"),
    (os, "link"),
    (os, "mkdir"),
    (os, "symlink"),
    (os, "rename"),
    (os, "replace"),
    (state_module, "sync_below"),
)


class FullDisk:
    """Writes are counted, and from the first-th on they fail with that error number."""

    def __init__(self, first: int, number: int) -> None:
        self.first, self.number, self.writes = first, number, 0

    def write(self, place: object) -> None:
        """One more. Raises OSError where the disk is full."""
        self.writes += 1
        if self.writes >= self.first:
            raise OSError(self.number, os.strerror(self.number), str(place))

    def patch(self) -> None:
        """From now on in this process."""
        for module, name in WRITES:
            self._patch(module, name)
        self._patch(os, "open", lambda path, flags, *more, **named: bool(flags & os.O_CREAT))
        self._patch(pa, "OSFile", lambda path, mode="r", *more: mode == "wb")
        for module in (io, builtins):
            self._patch(module, "open", lambda path, mode="r", *more, **named: bool(set(mode) & set("wa+")))
        fdopen = os.fdopen
        os.fdopen = lambda *given, **named: _Filling(fdopen(*given, **named), self)
        write_table = pq.write_table

        def write(rows: pa.Table, where: Any, **named: Any) -> None:
            write_table(rows, where, **named)
            if isinstance(where, (str, Path)):
                if self.writes + 1 >= self.first:
                    os.truncate(where, os.stat(where).st_size // 2)
                self.write(where)

        pq.write_table = write

    def _patch(self, module: Any, name: str, is_write: Callable[..., bool] = lambda *given, **named: True) -> None:
        does = getattr(module, name)

        def write(*given: Any, **named: Any) -> Any:
            if is_write(*given, **named):
                self.write(given[0])
            return does(*given, **named)

        setattr(module, name, write)


class _Filling:
    """A file into which half of what is written goes where the disk is full."""

    def __init__(self, file: Any, disk: FullDisk) -> None:
        self.file, self.disk = file, disk

    def __enter__(self) -> "_Filling":
        return self

    def __exit__(self, *raised: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def write(self, content: bytes) -> None:
        try:
            self.disk.write(self.file.name)
        except OSError:
            self.file.write(memoryview(content)[: len(content) // 2])
            raise
        self.file.write(content)


def run(folder: Path, first: int, number: int, result: Path) -> None:
    """`zhengling run` in this process, its disk full from the first-th write on; what it said and counted is written down."""
    heard = open(result.with_suffix(".err"), "w+")  # noqa: SIM115  # as long as the process
    os.dup2(heard.fileno(), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.chdir(folder)
    sys.argv = ["zhengling", "run", "pages", "--jobs", "1", "--prune"]
    writer = os.open(result, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    disk = FullDisk(first, number)
    disk.patch()
    status = answer()
    said = result.with_suffix(".err").read_text()
    os.write(writer, json.dumps({"status": status, "said": said, "writes": disk.writes}).encode())


def told(folder: Path, first: int = sys.maxsize, number: int = errno.ENOSPC) -> dict[str, Any]:
    """A run in that folder: how it ended, what it said, how often it wrote."""
    result = folder / "result"
    result.unlink(missing_ok=True)
    ended(forked(lambda: run(folder, first, number, result), folder / "log"))
    outcome: dict[str, Any] = json.loads(result.read_text())
    return outcome


def prepared(folder: Path) -> None:
    """A warehouse of some pages, and since then one that is new, one changed, one gone and one that is no text."""
    draw = random.Random(3)
    pages = folder / "pages"
    pages.mkdir(parents=True)
    for number in range(4):
        (pages / f"{number:02}.txt").write_text(page(draw, number), encoding="utf-8")
    outcome = told(folder)
    assert outcome["status"] == 0, outcome
    (pages / "00.txt").write_text(page(draw, 0), encoding="utf-8")
    (pages / "01.txt").unlink()
    (pages / "02.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (pages / "09.txt").write_text(page(draw, 9), encoding="utf-8")


def copied(base: Path, case: Path) -> Path:
    shutil.rmtree(case, ignore_errors=True)
    subprocess.run(["cp", "-a", str(base), str(case)], check=True)
    return case


def fill(folder: Path, step: int, error: int, say: Callable[[str], None]) -> dict[str, Any]:
    """From every step-th write on all fail with that error, one run for each; give the figures."""
    base = folder / "base"
    prepared(base)
    undisturbed = copied(base, folder / "undisturbed")
    writes, new = told(undisturbed)["writes"], state_of(undisturbed)
    assert is_consistent(undisturbed), "the run that nothing disturbs is broken"
    figures: dict[str, Any] = {"writes of a run": writes, "runs on a full disk": 0, "broken states": 0}
    figures |= {
        "not told in one line with exit status 1": [],
        "next run failed": 0,
        "next run came to another state": 0,
    }
    cases = range(1, writes + 1, step)
    heard, teller = os.pipe()
    children = [
        forked(lambda n=n: _try(folder / f"case{n}", base, cases[n::PROCESSES], error, new, teller), folder / "log")
        for n in range(PROCESSES)
    ]
    os.close(teller)
    with open(heard, encoding="utf-8") as outcomes:
        for line in outcomes:
            outcome = json.loads(line)
            figures["runs on a full disk"] += 1
            if outcome["wrong"]:
                figures["not told in one line with exit status 1"].append(outcome["wrong"])
            for name in ("broken states", "next run failed", "next run came to another state"):
                figures[name] += outcome[name]
            if figures["runs on a full disk"] % 20 == 0:
                say(f"{figures}")
    assert [ended(child) for child in children] == [0] * PROCESSES, (folder / "log").read_text()
    return figures


def _try(case: Path, base: Path, cases: range, error: int, new: str | None, teller: int) -> None:
    """These cases one after another, each in a copy of the base; what became of it as a line to the pipe."""
    old = state_of(base)
    for first in cases:
        copied(base, case)
        outcome = told(case, first, error)
        lines = outcome["said"].splitlines()
        is_told = outcome["status"] == 1 and len(lines) == 1 and os.strerror(error) in lines[0]
        found: dict[str, Any] = {"wrong": None if is_told else (first, outcome)}
        found["broken states"] = int(state_of(case) not in (old, new) or not is_whole(case))
        found["next run failed"] = int(told(case)["status"] != 0)
        found["broken states"] += int(not is_whole(case))
        found["next run came to another state"] = int(state_of(case) != new)
        os.write(teller, (json.dumps(found) + "\n").encode())


def state_of(folder: Path) -> str | None:
    """The id of the state that is current; it tells the state's parts, and these their bytes."""
    current = folder / "warehouse" / "current"
    return current.resolve().name if current.exists() else None


def is_whole(folder: Path) -> bool:
    """Whether every part of the current state is there with the bytes that its name says."""
    state = folder / "warehouse" / "current"
    parts = json.loads((state / "state.json").read_text())["parts"]
    names = {path.name: path for path in parts_in(state)}
    return len(names) == len({part["name"] for part in parts}) and all(
        hashlib.sha256(names[f"{part['name']}.parquet"].read_bytes()).hexdigest().startswith(part["name"])
        for part in parts
    )


def parts_in(state: Path) -> Iterator[Path]:
    return state.resolve().rglob("*.parquet")


def is_consistent(folder: Path) -> bool:
    """Whether its tables are, joined with one another."""
    found = folder / "found"
    status = ended(forked(lambda: found_in(folder / "warehouse", found), folder / "log"))
    return status == 0 and not json.loads(found.read_text())["inconsistent"]


def is_well(figures: dict[str, Any]) -> bool:
    """Whether nothing happened that must not."""
    nothing = ("broken states", "next run failed", "next run came to another state")
    told_wrong = figures["not told in one line with exit status 1"]
    return bool(figures["runs on a full disk"]) and not any(figures[name] for name in nothing) and not told_wrong
