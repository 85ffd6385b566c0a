"""One writer at a time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.publish.lock import writing
from tasks.publish.warehouse import Warehouse, WarehouseError

HOLD = """
import sys, time
from pathlib import Path
from tasks.publish.lock import writing
from tasks.publish.warehouse import Warehouse
with writing(Warehouse(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(folder: Path, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with holder(tmp_path, 60) as process:
        try:
            message = rf"is being written by process {process.pid} on .*--wait"
            with pytest.raises(WarehouseError, match=message), writing(Warehouse(tmp_path)):
                pass
        finally:
            process.kill()


def test_waiting_writer_comes_after_the_first(tmp_path: Path) -> None:
    with holder(tmp_path, 1) as process, writing(Warehouse(tmp_path), wait=True):
        assert process.wait() == 0


def test_dead_process_holds_no_lock(tmp_path: Path) -> None:
    with holder(tmp_path, 60) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with writing(Warehouse(tmp_path)):
        assert (tmp_path / "lock").read_text() == f"process {os.getpid()} on {os.uname().nodename}\n"
    assert (tmp_path / "lock").read_text() == ""
