"""Runs and other writers that are killed at random moments → what readers saw meanwhile, and what is left.

    make torture ARGS="--kills 300 --seed 1"

Pages are changed, added and taken away; a run takes that in and is ended by kill -9, SIGTERM or Ctrl-C, half of the time
at any moment, half of the time while it writes parts and publishes. So are runs with worker processes, compact, sweep and
rollback. Two readers resolve `current` once for each query and join all tables; a third goes through `current` for every
table. After each kill the warehouse must hold every document that was published before (or, after a rollback, that the
state holds which is current again), and each tenth is left alone and must succeed. At the end the rows are those of a
warehouse made at once. Interrupted, it ends after the kill that it is at, and prints its figures.
"""

import argparse
import datetime as dt
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
import types
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import full_disk
from forks import JOIN, change, command, connected, ended, forked, found_in, page, warm

import flows.commands.compaction
import flows.run
from flows.build import Settings, build
from flows.mapping import processes
from schemas.tables import STATE_TABLES, TABLES
from tasks import batch
from tasks.publish import history
from tasks.publish.state import STEPS, point_current_at, publish_state

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
LEFT_ALONE = 10
"""each such one is not killed, and must succeed"""
KINDS = ("run", "compact", "run", "run --jobs 2", "run", "sweep", "run", "rollback")
"""what is killed; runs more often than the others"""
SPARED = dt.timedelta(seconds=30)
"""how long sweep spares a state for its readers here, whose questions take less than a second"""
PAUSE = 1.0
"""seconds between two questions of a reader, so that three of them do not take the machine from what they watch"""
LEAVE = 10.0
"""seconds in which the workers of a killed run must have gone, too"""

Tell = Callable[[str], None]


def deaf(step: str) -> None:
    """Hears of a step, and does nothing."""


def run(pages: Path, warehouse: Path, tell: Tell = deaf, jobs: int = 1) -> None:
    """`zhengling run` in this process; `tell` hears of each step from the writing of parts on."""

    def perform(step: str, do: Callable[[], Any]) -> Any:
        if step == "write-parts":
            tell(step)
        return do()

    if jobs > 1:
        batch.BATCH_BYTES = 1  # a batch for each document: else one worker would do all
        flows.run.prepare = lambda: None
        sys.modules["__main__"] = types.ModuleType("__main__")  # workers need not import this program
    flows.run.build = functools.partial(build, at=tell, perform=perform)
    command("run", str(pages), "--warehouse", str(warehouse), "--jobs", str(jobs), "--prune")


def do(kind: str, pages: Path, warehouse: Path, draw: random.Random, tell: Tell = deaf) -> None:
    """What is to be killed, in this process."""
    place = ("--warehouse", str(warehouse))
    if kind.startswith("run"):
        run(pages, warehouse, tell, jobs=2 if kind.endswith("2") else 1)
    elif kind == "compact":
        flows.commands.compaction.publish_state = functools.partial(publish_state, at=tell)
        command("compact", *place)
    elif kind == "sweep":
        history.SPARED = SPARED
        command("sweep", "--keep", str(draw.randint(1, 3)), *place)
    else:
        history.point_current_at = functools.partial(point_current_at, at=tell)
        command("rollback", draw.choice(sorted(path.name for path in (warehouse / "states").iterdir())), *place)


@dataclass(slots=True)
class Victim:
    """A process in a group of its own, to which its workers belong."""

    number: int
    heard: int
    """a byte comes in for each step"""

    @classmethod
    def of(cls, do: Callable[[Tell], None], log: Path) -> "Victim":
        heard, told = os.pipe()

        def begin() -> None:
            os.setpgid(0, 0)
            os.close(heard)
            do(lambda step: os.write(told, b"."))

        number = forked(begin, log)
        os.close(told)
        return cls(number, heard)

    def killed(self, draw: random.Random, length: float) -> int:
        """Ended at some moment of about that many seconds, or while it publishes; its exit status."""
        if draw.random() < 0.5:
            time.sleep(draw.uniform(0, length))
        else:
            steps = draw.randint(1, len(STEPS) + 1)
            while steps and select.select([self.heard], [], [], 60)[0] and os.read(self.heard, 1):
                steps -= 1
            time.sleep(draw.choice((0, draw.uniform(0, length / 10))))
        with suppress(ProcessLookupError):
            os.kill(self.number, draw.choice(SIGNALS))
        return self.left()

    def left(self) -> int:
        """Its exit status, when it has ended."""
        status = ended(self.number)
        os.close(self.heard)  # not before: it would hear of a broken pipe
        return status

    def has_workers_left(self) -> bool:
        """Whether any process of its group is there still; they are given LEAVE seconds."""
        for _ in range(int(LEAVE / 0.1)):
            try:
                os.killpg(self.number, 0)
            except ProcessLookupError:
                return False
            time.sleep(0.1)
        return True


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
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # they are for the program, which tells its readers
    counts: dict[str, Any] = {"queries": 0, "inconsistent": 0, "errors": 0}
    current, parent = warehouse / "current", os.getppid()
    while not stop.exists() and os.getppid() == parent:
        if current.is_symlink():
            counts["queries"] += 1
            try:
                folder = current.resolve(strict=True) if pinned else current
                (row,) = connected(dict.fromkeys(STATE_TABLES, folder)).sql(JOIN).fetchall()
                counts["inconsistent"] += any(row[1:])
            except (duckdb.Error, OSError) as error:
                counts["errors"] += 1
                counts["last"] = str(error)[:300]
        time.sleep(PAUSE)
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


@dataclass(slots=True)
class Torture:
    """It, in a folder."""

    folder: Path
    draw: random.Random
    figures: dict[str, Any] = field(default_factory=lambda: {"kills": 0, "ended before": 0} | dict.fromkeys(NEVER, 0))
    killed: Counter[str] = field(default_factory=Counter)
    """kills by what was killed, and how many runs by the step at which"""
    lengths: dict[str, float] = field(default_factory=dict)
    """seconds that each kind takes, where it is left alone"""
    published: set[str] = field(default_factory=set)
    """addresses that must be in the warehouse"""
    stopping: list[int] = field(default_factory=list)
    """signals that ask for an end"""

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def do(self, kills: int, every_step: bool) -> dict[str, Any]:
        """That many kills, and the figures."""
        self.pages.mkdir()
        for number in range(10):
            (self.pages / f"{number:02}.txt").write_text(page(self.draw, number), encoding="utf-8")
        readers = [
            forked(lambda n=n: read(self.warehouse, n < 2, self.folder / "stop", self.folder / f"reader{n}"), self.log)
            for n in range(3)
        ]
        self._one("run", alone=True)
        for step in ("write-parts", *STEPS) if every_step else ():
            change(self.pages, self.draw)
            self.figures["unusable warehouses"] += killed_at(step, self.pages, self.warehouse, self.log) == 1
            self.killed["run, at each of its steps"] += 1
            self._look()
        rounds = 0
        while self.figures["kills"] < kills and not self.stopping:
            rounds += 1
            kind = KINDS[rounds % len(KINDS)]
            self._one(kind, alone=kind not in self.lengths or rounds % LEFT_ALONE == 0)
            if rounds % 25 == 0:
                say(f"{rounds} rounds, {self.figures}")
        self._one("run", alone=True)
        (self.folder / "stop").touch()
        self.figures["unusable readers"] += sum(ended(reader) != 0 for reader in readers)
        seen = [json.loads((self.folder / f"reader{number}").read_text()) for number in range(3)]
        self._compare()
        raised = self.log.read_text() if self.log.exists() else ""
        told = {"killed": dict(self.killed), "pinned readers": seen[:2], "reader through current": seen[2]}
        return self.figures | told | {"interrupted": bool(self.stopping), "raised": raised}

    def _one(self, kind: str, alone: bool) -> None:
        """One process, killed or left alone, and what is left then."""
        if kind.startswith("run"):
            change(self.pages, self.draw)
        chosen = random.Random(self.draw.random())
        victim = Victim.of(lambda tell: do(kind, self.pages, self.warehouse, chosen, tell), self.log)
        if alone:
            started = time.monotonic()
            self.figures["unusable warehouses"] += victim.left() != 0
            self.lengths[kind] = time.monotonic() - started
        else:
            status = victim.killed(self.draw, self.lengths[kind])
            self.figures["unusable warehouses"] += status == 1
            is_killed = status in (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, 130)
            self.figures["kills" if is_killed else "ended before"] += 1
            self.killed[kind] += is_killed
        if kind == "run --jobs 2":
            self.figures["workers left behind"] += victim.has_workers_left()
        self._look(may_go_back=kind == "rollback")

    def _look(self, may_go_back: bool = False) -> None:
        """What `current` holds must be consistent, and all that was published before; unless a rollback leads back."""
        result = self.folder / "found"
        result.unlink(missing_ok=True)
        self.figures["unusable warehouses"] += ended(forked(lambda: found_in(self.warehouse, result), self.log)) != 0
        if result.exists():
            now = json.loads(result.read_text())
            self.figures["inconsistent states"] += now["inconsistent"]
            there = {f"pages/{path.name}" for path in self.pages.iterdir()}
            if not may_go_back:
                self.figures["lost documents"] += len((self.published & there) - set(now["uris"]))
                self.published &= there
                self.published |= set(now["uris"])
            else:
                self.published = set(now["uris"])

    def _compare(self) -> None:
        result = self.folder / "differences"
        status = ended(forked(lambda: differences(self.pages, self.warehouse, self.folder / "fresh", result), self.log))
        self.figures["unusable warehouses"] += status != 0
        self.figures["tables unlike a fresh warehouse"] = json.loads(result.read_text()) if status == 0 else ["all"]


NEVER = ("inconsistent states", "lost documents", "unusable warehouses", "unusable readers", "workers left behind")
"""figures that must be 0"""


def is_well(figures: dict[str, Any]) -> bool:
    """Whether nothing happened that must not."""
    return (
        not any(figures[name] for name in NEVER)
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
            tortured = Torture(Path(name), random.Random(asked.seed))
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda which, frame: tortured.stopping.append(which))
            figures = tortured.do(asked.kills, asked.every_step)
    for figure, value in figures.items():
        print(f"{figure}: {value}")
    if asked.json:
        asked.json.write_text(json.dumps(figures))
    sys.exit(not (full_disk.is_well(figures) if asked.full_disk else is_well(figures)))


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    measure()
