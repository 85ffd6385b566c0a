"""Runs that are killed at random moments → what readers saw meanwhile, and what is left.

    make torture ARGS="--kills 300 --seed 1"

Pages are changed, added and (where runs prune) taken away; a run takes that in and is ended by kill -9, SIGTERM or Ctrl-C,
half of the time at any moment, half of the time while it writes parts and publishes. Two readers resolve `current` once
for each query and join all tables; a third goes through `current` for every table. After each kill the warehouse must
hold every document that was published before, and each tenth run is left alone and must succeed. At the end the rows
are those of a warehouse made at once.
"""

import argparse
import errno
import functools
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import full_disk
from forks import JOIN, change, command, connected, ended, forked, found_in, page, warm

import flows.run
from flows.build import Settings, build
from flows.mapping import processes
from schemas.tables import STATE_TABLES, TABLES
from tasks.publish.state import STEPS

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
PRUNE = ("--prune",)
LEFT_ALONE = 10
"""each such run is not killed, and must succeed"""


def run(pages: Path, warehouse: Path, tell: Callable[[str], None] = lambda step: None) -> None:
    """`zhengling run` in this process; `tell` hears of each step from the writing of parts on."""

    def perform(step: str, do: Callable[[], Any]) -> Any:
        if step == "write-parts":
            tell(step)
        return do()

    flows.run.build = functools.partial(build, at=tell, perform=perform)
    command("run", str(pages), "--warehouse", str(warehouse), "--jobs", "1", *PRUNE)


def killed_run(pages: Path, warehouse: Path, draw: random.Random, length: float, log: Path) -> int:
    """Start a run, end it at some moment, and give its exit status."""
    heard, told = os.pipe()

    def do() -> None:
        os.close(heard)
        run(pages, warehouse, lambda step: os.write(told, b"."))

    child = forked(do, log)
    os.close(told)
    if draw.random() < 0.5:
        time.sleep(draw.uniform(0, length))
    else:
        steps = draw.randint(1, len(STEPS) + 1)
        while steps and select.select([heard], [], [], 60)[0] and os.read(heard, 1):
            steps -= 1
        time.sleep(draw.choice((0, draw.uniform(0, length / 10))))
    with suppress(ProcessLookupError):
        os.kill(child, draw.choice(SIGNALS))
    os.close(heard)
    return ended(child)


def killed_at(step: str, pages: Path, warehouse: Path, log: Path) -> int:
    """A run that is killed when that step is done, or begins where it is the writing of parts."""

    def tell(done: str) -> None:
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    while (status := ended(forked(lambda: run(pages, warehouse, tell), log))) == 0:
        # nothing was new, or the state was there already: only a state that is written passes all steps
        name = f"{random.Random(step).getrandbits(30)}.txt"
        (pages / name).write_text(page(random.Random(name), 0), encoding="utf-8")
    return status


def read(warehouse: Path, pinned: bool, stop: Path, result: Path) -> None:
    """Join all tables again and again until told to stop, and write down how often that went wrong."""
    counts = {"queries": 0, "inconsistent": 0, "errors": 0}
    current = warehouse / "current"
    while not stop.exists():
        if current.is_symlink():
            counts["queries"] += 1
            try:
                folder = current.resolve(strict=True) if pinned else current
                (row,) = connected(dict.fromkeys(STATE_TABLES, folder)).sql(JOIN).fetchall()
                counts["inconsistent"] += any(row[1:])
            except (duckdb.Error, OSError) as error:
                counts["errors"] += 1
                counts["last"] = str(error)[:300]
        time.sleep(0.1)
    result.write_text(json.dumps(counts))


def differences(pages: Path, warehouse: Path, fresh: Path, result: Path) -> None:
    """Write down in which tables the warehouse differs from a fresh one of the same pages."""
    build(Settings((str(pages),), fresh), processes(1))
    differ = []
    for table in STATE_TABLES:
        columns = ", ".join(f'"{column.name}"' for column in TABLES[table].columns)
        one, other = (
            f"(SELECT {columns} FROM read_parquet('{root}/current/{table}/**/*.parquet'))"
            for root in (warehouse, fresh)
        )
        if duckdb.sql(f"({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one})").fetchall():
            differ.append(table)
    result.write_text(json.dumps(differ))


def torture(folder: Path, kills: int, every_step: bool, seed: int) -> dict[str, Any]:
    """Do it all in that folder, and give the figures."""
    draw = random.Random(seed)
    pages, warehouse, stop, log, result = (folder / name for name in ("pages", "warehouse", "stop", "log", "result"))
    pages.mkdir()
    for number in range(10):
        (pages / f"{number:02}.txt").write_text(page(draw, number), encoding="utf-8")
    figures: dict[str, Any] = {"kills": 0, "ended before": 0, "steps at which a run was killed": 0}
    figures |= {"inconsistent states": 0, "lost documents": 0, "unusable warehouses": 0}
    readers = [
        forked(lambda pinned=pinned, number=number: read(warehouse, pinned, stop, folder / f"reader{number}"), log)
        for number, pinned in enumerate((True, True, False))
    ]
    length, published, rounds = 1.0, set[str](), 0
    steps = iter(("write-parts", *STEPS))
    while figures["kills"] < kills + figures["steps at which a run was killed"]:
        change(pages, draw)
        if rounds % LEFT_ALONE == 0:
            started = time.monotonic()
            figures["unusable warehouses"] += ended(forked(lambda: run(pages, warehouse), log)) != 0
            length = time.monotonic() - started
        else:
            step = next(steps, None) if every_step else None
            status = killed_at(step, pages, warehouse, log) if step else killed_run(pages, warehouse, draw, length, log)
            figures["steps at which a run was killed"] += bool(step)
            figures["unusable warehouses"] += status == 1
            figures["kills" if status in (-signal.SIGKILL, 130) else "ended before"] += 1
        rounds += 1
        result.unlink(missing_ok=True)
        figures["unusable warehouses"] += ended(forked(lambda: found_in(warehouse, result), log)) != 0
        if result.exists():
            now = json.loads(result.read_text())
            figures["inconsistent states"] += now["inconsistent"]
            there = {f"pages/{path.name}" for path in pages.iterdir()}
            figures["lost documents"] += len((published & there) - set(now["uris"]))
            published = (published & there) | set(now["uris"])
        if rounds % 50 == 0:
            say(f"{rounds} runs, {figures}")
    figures["unusable warehouses"] += ended(forked(lambda: run(pages, warehouse), log)) != 0
    stop.touch()
    figures["unusable readers"] = sum(ended(reader) != 0 for reader in readers)
    seen = [json.loads((folder / f"reader{number}").read_text()) for number in range(3)]
    figures |= {"pinned readers": seen[:2], "reader through current": seen[2]}
    result.unlink(missing_ok=True)
    figures["unusable warehouses"] += (
        ended(forked(lambda: differences(pages, warehouse, folder / "fresh", result), log)) != 0
    )
    figures["tables unlike a fresh warehouse"] = json.loads(result.read_text())
    figures["raised"] = log.read_text() if log.exists() else ""
    return figures


def is_well(figures: dict[str, Any]) -> bool:
    """Whether nothing happened that must not."""
    nothing = ("inconsistent states", "lost documents", "unusable warehouses", "unusable readers")
    return (
        not any(figures[name] for name in nothing)
        and not any(reader["inconsistent"] or reader["errors"] for reader in figures["pinned readers"])
        and not figures["tables unlike a fresh warehouse"]
        and not figures["raised"]
    )


def measure() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kills", type=int, default=300)
    arguments.add_argument("--every-step", action="store_true", help="kill a run at every step of a publication, too")
    arguments.add_argument("--full-disk", type=int, metavar="N", help="fill the disk at every N-th write instead")
    arguments.add_argument("--error", default="ENOSPC", help="what the full disk says: ENOSPC, EROFS, EDQUOT, EIO")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--json", type=Path, help="write the figures there")
    asked = arguments.parse_args()
    warm()
    with tempfile.TemporaryDirectory() as name:
        if asked.full_disk:
            figures = full_disk.fill(Path(name), asked.full_disk, getattr(errno, asked.error), say)
        else:
            figures = torture(Path(name), asked.kills, asked.every_step, asked.seed)
    for figure, value in figures.items():
        print(f"{figure}: {value}")
    if asked.json:
        asked.json.write_text(json.dumps(figures))
    sys.exit(not (full_disk.is_well(figures) if asked.full_disk else is_well(figures)))


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    measure()
