"""What memory a whole run takes: it must not grow with what the run takes in.

    make memory ARGS="5 50"

A file of JSON records is made of each size, short texts of which no two are alike, and a run takes it into a new
warehouse. The figures are the most that was resident at any moment: of the process itself, and of the greatest of its
workers. `--stand-in` makes the rows of most records without reading them, as those of another one under the address of
its own: what memory the stages take does not depend on how many records come after another, and so it ends in a moment.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flows.cli import answer

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds" / "documents"
CLAUSES = 40
"""in a text: about 400 characters, as many as a short news item has"""


@dataclass(frozen=True)
class Peak:
    """Megabytes that were resident at once."""

    itself: float
    worker: float
    """0 where there was none"""

    def __str__(self) -> str:
        return f"{self.itself:.0f} MB" + (f", a worker {self.worker:.0f} MB" if self.worker else "")


def write_records(path: Path, megabytes: float, seed: int = 1) -> int:
    """That many megabytes of records; how many they are. Their texts are clauses of the seeds in any order."""
    draw = random.Random(seed)
    clauses = [
        clause
        for file in sorted(SEEDS.glob("*.txt"))
        for clause in re.findall(r"[一-鿿]{4,40}", file.read_text(encoding="utf-8"))
    ]
    number = size = 0
    with path.open("w", encoding="utf-8") as file:
        while size < megabytes * 1e6:
            body = "".join(draw.choice(clauses) + draw.choice("，，。") for _ in range(CLAUSES))
            line = json.dumps({"id": number, "title": f"第{number}号", "text": f"{body}。"}, ensure_ascii=False) + "\n"
            file.write(line)
            number, size = number + 1, size + len(line.encode())
    return number


def run(*arguments: str) -> None:
    """`zhengling run` in this process, and what it took at most."""
    sys.argv = ["zhengling", "run", *arguments]
    try:
        sys.exit(answer())
    finally:
        print("PEAK", *(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def peak_of_a_run(source: Path, warehouse: Path, jobs: int = 1, models: bool = False) -> Peak:
    """What `zhengling run` of the source into a warehouse takes; with `models` the rows of most records are stand-ins."""
    code = f"import memory, stand_in; {'stand_in.stand_in(); ' if models else ''}memory.run(*memory.sys.argv[1:])"
    ended = subprocess.run(
        [sys.executable, "-c", code, str(source), "--warehouse", str(warehouse), "--jobs", str(jobs)],
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{Path(__file__).parent}", "PREFECT_API_URL": ""},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    itself, worker = (int(figure) / 1024 for figure in ended.stdout.splitlines()[-1].split()[1:])
    return Peak(itself, worker if jobs > 1 else 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", type=float, nargs="*", default=[5, 50])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--stand-in", action="store_true", help="read few of the records; with --jobs 1 only")
    arguments = parser.parse_args()
    for megabytes in arguments.megabytes:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "records.jsonl"
            number = write_records(source, megabytes)
            peak = peak_of_a_run(source, Path(folder) / "warehouse", arguments.jobs, arguments.stand_in)
        print(f"{megabytes:g} MB, {number:,} records: {peak}", flush=True)


if __name__ == "__main__":
    main()
