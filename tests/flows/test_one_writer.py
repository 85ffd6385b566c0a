"""One writer a warehouse: the second run waits, or leaves with a line that names the first."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HOLD = """
import sys, time
from pathlib import Path
from tasks.publish.lock import writing
from tasks.publish.warehouse import Warehouse
warehouse = Warehouse(Path(sys.argv[1]))
warehouse.create()
with writing(warehouse):
    print("held", flush=True)
    time.sleep(600)
"""
RUN = "from flows.cli import main; main()"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "通知.txt").write_text("关于做好防汛工作的通知\n各级要严格落实值班制度。\n", encoding="utf-8")
    return tmp_path


def start(place: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=place,
        env=os.environ | {"PYTHONPATH": os.getcwd()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def holding(place: Path) -> subprocess.Popen[str]:
    holder = start(place, HOLD, "warehouse")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_second_run_leaves_with_a_line_that_names_the_first(place: Path) -> None:
    with holding(place) as holder:
        ended = start(place, RUN, "run", "pages", "--jobs", "1")
        out, err = ended.communicate()
        holder.kill()
    assert (ended.returncode, out) == (1, "")
    assert err == (
        f"zhengling: warehouse warehouse is being written by process {holder.pid} on {os.uname().nodename}; "
        "wait for it with --wait\n"
    )
    assert not (place / "warehouse" / "current").exists()


def test_second_run_waits_where_it_is_told_to(place: Path) -> None:
    with holding(place) as holder:
        waiting = start(place, RUN, "run", "pages", "--jobs", "1", "--wait")
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=3)
        assert not (place / "warehouse" / "current").exists()
        holder.terminate()
    out, _ = waiting.communicate()
    assert waiting.returncode == 0
    assert out.startswith("1 document: 1 new")


def test_lock_of_a_dead_process_is_no_lock(place: Path) -> None:
    with holding(place) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert str(holder.pid) in (place / "warehouse" / "lock").read_text()
    ended = start(place, RUN, "run", "pages", "--jobs", "1")
    out, err = ended.communicate()
    assert (ended.returncode, err) == (0, "")
    assert out.startswith("1 document: 1 new")
