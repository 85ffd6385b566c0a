"""A run whose disk is full from its n-th write on, for every n → what is left of the warehouse.

    make torture ARGS="--full-disk 1"

Every call by which a run writes (files, folders, links, renames, syncs) fails from the n-th on with "No space left on
device", as it would on a full disk. The run must end with exit status 1 and one line, `current` must be the old state or
the new one, and the next run must take in everything.
"""

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from forks import change, ended, forked, found_in, page

from flows.cli import main as zhengling

WRITES = ((os, "fsync"), (os, "link"), (os, "mkdir"), (os, "symlink"), (os, "rename"), (os, "replace"))


def failing(first: int, number: int, counted: list[int]) -> None:
    """From now on every write from the first-th on fails with that error number; `counted` has one entry a write."""

    def patch(module: Any, name: str, is_write: Callable[..., bool] = lambda *given, **named: True) -> None:
        does = getattr(module, name)

        def write(*given: Any, **named: Any) -> Any:
            if is_write(*given, **named):
                counted.append(1)
                if len(counted) >= first:
                    raise OSError(number, os.strerror(number), str(given[0]))
            return does(*given, **named)

        setattr(module, name, write)

    for module, name in WRITES:
        patch(module, name)
    patch(os, "open", lambda path, flags, *more, **named: bool(flags & os.O_CREAT))
    patch(pa, "OSFile", lambda path, mode="r", *more: mode == "wb")
    patch(pq, "write_table", lambda rows, where, *more, **named: isinstance(where, (str, Path)))


def run(folder: Path, first: int, number: int, result: Path) -> None:
    """`zhengling run` in this process, its disk full from the first-th write on; what it said and counted is written down."""
    heard = open(result.with_suffix(".err"), "w+")  # noqa: SIM115  # as long as the process
    os.dup2(heard.fileno(), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.chdir(folder)
    sys.argv = ["zhengling", "run", "pages", "--jobs", "1"]
    writer = os.open(result, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    counted: list[int] = []
    failing(first, number, counted)
    status = 0
    try:
        zhengling()
    except SystemExit as left:
        status = int(left.code or 0)
    said = result.with_suffix(".err").read_text()
    os.write(writer, json.dumps({"status": status, "said": said, "writes": len(counted)}).encode())


def prepared(folder: Path) -> set[str]:
    """A warehouse of some pages, and changes since; gives the addresses of all pages."""
    draw = random.Random(3)
    (folder / "pages").mkdir(parents=True)
    for number in range(6):
        (folder / "pages" / f"{number:02}.txt").write_text(page(draw, number), encoding="utf-8")
    outcome = told(folder, sys.maxsize, errno.ENOSPC)
    assert outcome["status"] == 0, outcome
    for _ in range(3):
        change(folder / "pages", draw)
    return {f"pages/{path.name}" for path in (folder / "pages").iterdir()}


def told(folder: Path, first: int, number: int) -> dict[str, Any]:
    result = folder / "result"
    ended(forked(lambda: run(folder, first, number, result), folder / "log"))
    outcome: dict[str, Any] = json.loads(result.read_text())
    return outcome


def fill(folder: Path, step: int, error: int, say: Callable[[str], None]) -> dict[str, Any]:
    """From every step-th write on all fail with that error, one run for each; give the figures."""
    base = folder / "base"
    addresses = prepared(base)
    figures: dict[str, Any] = {"writes of a run": 0, "runs on a full disk": 0, "broken states": 0}
    figures |= {"not told in one line with exit status 1": [], "next run failed": 0, "documents lost": 0}
    first = 1
    while True:
        case = folder / "case"
        shutil.rmtree(case, ignore_errors=True)
        subprocess.run(["cp", "-a", str(base), str(case)], check=True)
        outcome = told(case, first, error)
        if outcome["writes"] < first:
            figures["writes of a run"] = outcome["writes"]
            return figures
        figures["runs on a full disk"] += 1
        if (
            outcome["status"] != 1
            or len(outcome["said"].splitlines()) != 1
            or os.strerror(error) not in outcome["said"]
        ):
            figures["not told in one line with exit status 1"].append((first, outcome))
        figures["broken states"] += not is_sound(case)
        figures["next run failed"] += told(case, sys.maxsize, errno.ENOSPC)["status"] != 0
        figures["broken states"] += not is_sound(case)
        found = json.loads((case / "found").read_text())
        figures["documents lost"] += len(addresses - set(found["uris"]))
        if first % 20 == 0:
            say(f"{first}: {figures}")
        first += step


def is_sound(folder: Path) -> bool:
    found = folder / "found"
    found.unlink(missing_ok=True)
    status = ended(forked(lambda: found_in(folder / "warehouse", found), folder / "log"))
    return status == 0 and not json.loads(found.read_text())["inconsistent"]


def is_well(figures: dict[str, Any]) -> bool:
    """Whether nothing happened that must not."""
    nothing = ("broken states", "not told in one line with exit status 1", "next run failed", "documents lost")
    return bool(figures["writes of a run"]) and not any(figures[name] for name in nothing)
