"""Where batches are processed."""

import logging
import os
from pathlib import Path

import pytest

from flows.mapping import processes
from tasks.batch import Batch


def where(batch: Batch) -> int:
    """A step that tells the process it is done in."""
    return os.getpid()


def batches(number: int) -> list[Batch]:
    return [Batch(n, Path(f"{n}.arrow"), Path(str(n)), None) for n in range(number)]


@pytest.mark.parametrize(("jobs", "number"), [(1, 1), (1, 3), (2, 0), (2, 1)])
def test_one_job_and_one_batch_stay_here(jobs: int, number: int) -> None:
    assert list(processes(jobs)(where, batches(number))) == [os.getpid()] * number


def test_several_batches_go_to_other_processes() -> None:
    found = list(processes(2)(where, batches(5)))
    assert len(found) == 5
    assert os.getpid() not in found


def test_a_batch_is_worked_on_elsewhere_while_something_else_is_done_here() -> None:
    done: list[int] = []
    (found,) = processes(2, lambda: done.append(os.getpid()))(where, batches(1))
    assert found != os.getpid()
    assert done == [os.getpid()]


def test_nothing_else_is_done_where_there_is_nothing_to_process() -> None:
    done: list[int] = []
    assert list(processes(2, lambda: done.append(1))(where, [])) == []
    assert done == []


def fail_loudly(batch: Batch) -> int:
    """A step that logs what failed, as a document's does."""
    try:
        raise ValueError("wrong")
    except ValueError:
        logging.getLogger("tasks.batch").exception("batch %d", batch.number)
    return batch.number


@pytest.mark.parametrize(("level", "is_told"), [(logging.CRITICAL, False), (logging.INFO, True)])
def test_what_fails_in_a_worker_is_told_only_where_that_is_asked_for(
    level: int, is_told: bool, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "level", level)
    assert set(processes(2)(fail_loudly, batches(3))) == {0, 1, 2}
    assert ("ValueError: wrong" in capfd.readouterr().err) == is_told
