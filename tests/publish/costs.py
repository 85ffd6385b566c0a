"""What a run costs where nothing or little changed, on a large warehouse and on a small one.

python tests/publish/costs.py NEWS.jsonl.gz [--warehouses DIR]        prints the figures

Two warehouses are made, of the first 500 documents and of all (and kept in DIR, if one is given). Times are of whole
processes, the best of several, above what importing pyarrow and DuckDB, or Great Expectations, takes by itself; as
processor time and as time by the clock, which on a busy machine says little.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SMALL = 500
TIMES = 3


@dataclass(frozen=True, order=True)
class Spent:
    """Seconds of a process."""

    processor: float
    clock: float

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.processor - other.processor, self.clock - other.clock)

    def __str__(self) -> str:
        return f"{self.processor:.2f} s of processor time, {self.clock:.2f} s by the clock"


def spend(*arguments: str) -> tuple[Spent, str]:
    """Run Python with the arguments; what it took, with all processes that it started, and what it printed."""
    started, before = time.perf_counter(), os.times()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PREFECT_API_URL": ""}
    ended = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True)
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(processor, time.perf_counter() - started), ended.stdout


def run(source: Path, warehouse: Path) -> tuple[Spent, str]:
    """`zhengling run` as a process."""
    code = (
        "import atexit, sys\nfrom flows.cli import main\n"
        "tell = lambda: print('IMPORTED', *sorted({'prefect', 'great_expectations'} & set(sys.modules)))\n"
        "atexit.register(tell)\nmain()"
    )
    return spend("-c", code, "run", str(source), "--warehouse", str(warehouse))


def imports(*modules: str) -> Spent:
    """What importing them takes by itself."""
    return min(spend("-c", f"import {', '.join(modules)}")[0] for _ in range(TIMES))


def write(documents: list[str], folder: Path) -> Path:
    """The documents as a file of always the same name, on which their addresses depend."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "news.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(documents)
    return path


def changed(documents: list[str], place: int, text: str) -> list[str]:
    """The documents with a sentence more in one of them."""
    row = json.loads(documents[place])
    row["text"] += text
    return [*documents[:place], json.dumps(row, ensure_ascii=False) + "\n", *documents[place + 1 :]]


def bytes_in_tables(warehouse: Path) -> dict[int, int]:
    """Size of every part by its inode: what a run adds to them it has written."""
    return {entry.stat().st_ino: entry.stat().st_size for entry in os.scandir(warehouse / "parts")}


def cost_of_one(documents: list[str], warehouse: Path, scratch: Path, made_by: Spent) -> Spent:
    """One changed document, several times another one."""
    found = []
    for place in range(TIMES):
        documents = changed(documents, 100 + place, "会议要求，各地要抓好落实。")
        before = bytes_in_tables(warehouse)
        spent, printed = run(write(documents, scratch), warehouse)
        assert "0 new and 1 changed processed" in printed, printed
        written = sum(size for inode, size in bytes_in_tables(warehouse).items() if inode not in before)
        found.append(spent - made_by)
        print(f"  {len(documents):,} documents, one changed: {found[-1]}; {written:,} bytes into tables")
    return min(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--warehouses", type=Path)
    arguments = parser.parse_args()
    with gzip.open(arguments.news, "rt", encoding="utf-8") as file:
        documents = file.readlines()
    with tempfile.TemporaryDirectory() as scratch:
        kept = arguments.warehouses or Path(scratch) / "kept"
        plain, judging = imports("pyarrow", "duckdb"), imports("great_expectations")
        print(f"importing pyarrow and DuckDB: {plain}")
        print(f"importing Great Expectations: {judging}")
        costs = []
        for some in (documents[:SMALL], documents):
            source, warehouse = write(some, kept / f"{len(some)}"), kept / f"warehouse-{len(some)}"
            run(source, warehouse)
            before = bytes_in_tables(warehouse)
            spent, printed = min(run(source, warehouse) for _ in range(TIMES))
            assert bytes_in_tables(warehouse) == before
            imported = printed.splitlines()[-1].split()[1:] or ["neither Prefect nor Great Expectations"]
            print(f"{len(some):,} documents, none changed: {spent - plain} above that; 0 bytes into tables; "
                  f"imports {', '.join(imported)}")  # fmt: skip
            copy = Path(scratch) / f"copy-{len(some)}"
            subprocess.run(["cp", "-a", str(warehouse), str(copy)], check=True)
            costs.append(cost_of_one(some, copy, Path(scratch) / "changed", judging))
            shutil.rmtree(copy)
        small, large = costs
        print(f"one changed document: {large} above importing Great Expectations; "
              f"{large.processor / small.processor:.2f} times what it costs on a warehouse of {SMALL}")  # fmt: skip


if __name__ == "__main__":
    main()
