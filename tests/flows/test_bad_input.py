"""Bad input: the promised exit status, one clear line, everything else still done, nothing half-written."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

TEXT = "关于做好防汛工作的通知\n各县（市、区）人民政府：\n各级要严格落实值班制度。\n"
NOBODY = 65534


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "通知.txt").write_text(TEXT, encoding="utf-8")
    return folder


def rejected(warehouse: Path) -> dict[str, str]:
    sql = f"SELECT source_uri, reason FROM read_parquet('{warehouse}/current/rejects/*.parquet')"
    return dict(duckdb.sql(sql).fetchall())


def taken(warehouse: Path) -> set[str]:
    sql = f"SELECT source_uri FROM read_parquet('{warehouse}/current/articles/**/*.parquet')"
    return {uri for (uri,) in duckdb.sql(sql).fetchall()}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Run the block without root's power over permissions, where the tests have it."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may read and write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def test_no_such_path(command, tmp_path: Path) -> None:
    ended = command("run", "nowhere")
    assert ended.status == 2
    assert "nowhere" in ended.err
    assert not (tmp_path / "warehouse").exists()


def test_missing_path_among_good_ones(command, pages: Path, tmp_path: Path) -> None:
    ended = command("run", "pages", "nowhere")
    assert ended.status == 0
    assert "source nowhere does not exist" in ended.out
    assert taken(tmp_path / "warehouse") == {"pages/通知.txt"}


def test_empty_folder(command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = command("run", "empty")
    assert (ended.status, ended.err) == (0, "")
    assert "nothing to publish" in ended.out


def test_files_that_are_no_text_are_rejected_and_the_rest_is_taken(command, pages: Path, tmp_path: Path) -> None:
    (pages / "空.txt").write_bytes(b"")
    (pages / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)
    (pages / "断.txt").write_bytes(TEXT.encode() + b"\x00" + TEXT.encode())
    (pages / "长.txt").write_bytes("各级要抓好落实。".encode() * 2_100_000)
    Path(os.fsdecode(os.fsencode(pages) + "/旧名.txt".encode("gb18030"))).write_text(TEXT.replace("防汛", "防火"))
    ended = command("run", "pages", "--jobs", "1")
    assert ended.status == 0
    assert rejected(tmp_path / "warehouse") == {
        "pages/空.txt": "empty",
        "pages/图.txt": "not_text",
        "pages/断.txt": "not_text",
        "pages/长.txt": "too_large",
    }
    assert taken(tmp_path / "warehouse") == {"pages/通知.txt", "pages/%BE%C9%C3%FB.txt"}
    for reason in ("empty: 1", "not_text: 2", "too_large: 1"):
        assert f"rejected, {reason}" in ended.out


def test_everything_rejected_is_a_warning(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "空.txt").write_bytes(b"")
    ended = command("run", "pages")
    assert ended.status == 0
    assert ended.err == "zhengling: warning: everything was rejected\n"
    assert command("run", "pages", "--strict").status == 1


def test_strict_run_fails_where_anything_was_rejected(command, pages: Path, tmp_path: Path) -> None:
    (pages / "空.txt").write_bytes(b"")
    ended = command("run", "pages", "--strict")
    assert ended.status == 1
    assert ended.err == "zhengling: rejected: 1 source, and --strict was asked for; see the table rejects\n"
    assert taken(tmp_path / "warehouse") == {"pages/通知.txt"}


def test_file_without_read_permission(command, open_folder: Path) -> None:
    pages = open_folder / "pages"
    pages.mkdir(mode=0o755)
    (pages / "开.txt").write_text(TEXT)
    (pages / "密.txt").write_text(TEXT)
    (pages / "密.txt").chmod(0)
    command("run", str(pages), "--warehouse", str(open_folder / "first"))  # all is imported while root may read it
    with as_nobody():
        ended = command("run", str(pages), "--warehouse", str(open_folder / "warehouse"))
    assert ended.status == 0
    assert "pages/密.txt: Permission denied" in ended.out
    assert rejected(open_folder / "warehouse") == {"pages/密.txt": "unreadable"}
    assert taken(open_folder / "warehouse") == {"pages/开.txt"}


def test_unreadable_file_keeps_the_rows_of_when_it_could_be_read(command, open_folder: Path) -> None:
    pages = open_folder / "pages"
    pages.mkdir(mode=0o755)
    (pages / "密.txt").write_text(TEXT)
    (pages / "密.txt").chmod(0o644)
    with as_nobody():
        assert command("run", str(pages), "--warehouse", str(open_folder / "warehouse")).status == 0
    (pages / "密.txt").chmod(0)
    with as_nobody():
        assert command("run", str(pages), "--warehouse", str(open_folder / "warehouse")).status == 0
    assert taken(open_folder / "warehouse") == {"pages/密.txt"}
    assert rejected(open_folder / "warehouse") == {"pages/密.txt": "unreadable"}


def test_warehouse_that_may_not_be_written(command, pages: Path, open_folder: Path) -> None:
    sealed = open_folder / "sealed"
    sealed.mkdir(mode=0o555)
    shutil.copytree(pages, open_folder / "pages")
    for place in (sealed, sealed / "warehouse"):
        with as_nobody():
            ended = command("run", str(open_folder / "pages"), "--warehouse", str(place))
        assert ended.status == 1
        assert (
            ended.err
            == f"zhengling: warehouse {place} cannot be written: Permission denied; name another with --warehouse\n"
        )
    assert not list(sealed.iterdir())


def test_warehouse_that_is_a_file(command, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    ended = command("run", "pages", "--warehouse", "taken")
    assert ended.status == 1
    assert ended.err == "zhengling: warehouse taken: a file is in the way; name a folder\n"
    assert (tmp_path / "taken").read_text() == "mine"


def test_two_roots_under_one_name(command, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "other" / "pages").mkdir(parents=True)
    (tmp_path / "other" / "pages" / "a.txt").write_text(TEXT)
    ended = command("run", "pages", "other/pages")
    assert ended.status == 2
    assert "pages" in ended.err
    assert "--name" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [("run", "--unknown"), ("run", "--jobs", "0"), ("run", "--jobs", "many"), ("fly",), ("query",), ("path", "x")],
)
def test_wrong_usage(arguments: tuple[str, ...], command) -> None:
    ended = command(*arguments)
    assert ended.status == 2
    assert "Usage: " in ended.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_in_the_middle(number: signal.Signals, command, pages: Path, tmp_path: Path) -> None:
    assert command("run", "pages").status == 0
    state = os.readlink(tmp_path / "warehouse" / "current")
    many(pages)
    process = start("run", "pages", "--jobs", "2")
    until_rows_are_staged(process, tmp_path / "warehouse")
    os.killpg(process.pid, number)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err == "zhengling: interrupted; nothing was published, the warehouse is as it was\n"
    assert os.readlink(tmp_path / "warehouse" / "current") == state
    assert not list((tmp_path / "warehouse" / "staging").iterdir())


def many(pages: Path) -> None:
    """Pages enough to keep two processes busy for some seconds."""
    for place in range(800):
        (pages / f"{place}.txt").write_text(TEXT * 40 + str(place), encoding="utf-8")


def start(*arguments: str) -> subprocess.Popen[str]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from flows.cli import main; main()", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until_rows_are_staged(process: subprocess.Popen[str], warehouse: Path) -> None:
    while not list(warehouse.glob("staging/*/rows/[0-9]*")) and process.poll() is None:
        time.sleep(0.05)


def workers_of(pid: int) -> list[int]:
    """The process's own children that work for it; the one that tracks resources aside."""
    listed = subprocess.run(
        ["ps", "-ww", "-o", "pid=", "-o", "args=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def test_worker_that_dies_is_told_in_one_line(command, pages: Path, tmp_path: Path) -> None:
    many(pages)
    process = start("run", "pages", "--jobs", "2")
    until_rows_are_staged(process, tmp_path / "warehouse")
    for worker in workers_of(process.pid):
        os.kill(worker, signal.SIGKILL)
    _, err = process.communicate()
    assert process.returncode == 1
    assert err == "zhengling: a worker process died, perhaps for want of memory; try fewer --jobs\n"
    assert not (tmp_path / "warehouse" / "current").exists()


def test_workers_of_a_killed_run_go_with_it(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    many(pages)
    process = start("run", "pages", "--jobs", "2")
    until_rows_are_staged(process, tmp_path / "warehouse")
    workers = workers_of(process.pid)
    process.kill()
    process.communicate()
    assert workers
    while any(Path(f"/proc/{worker}/cmdline").exists() for worker in workers):
        time.sleep(0.05)  # a worker that stayed would hang the test


def test_second_writer_is_told_of_the_first(command, pages: Path, tmp_path: Path) -> None:
    import fcntl

    command("run", "pages")
    with (tmp_path / "warehouse" / "lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = command("run", "pages")
    assert ended.status == 1
    assert ended.err == "zhengling: warehouse warehouse is being written by another run; wait for it with --wait\n"


def test_full_disk(command, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.publish import warehouse

    command("run", "pages")
    state = os.readlink(tmp_path / "warehouse" / "current")
    (pages / "新.txt").write_text(TEXT.replace("防汛", "防火"))

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(warehouse.os, "fsync", full)
        ended = command("run", "pages")
    assert ended.status == 1
    assert ended.err == "zhengling: No space left on device; nothing was published, the warehouse is as it was\n"
    assert os.readlink(tmp_path / "warehouse" / "current") == state
    assert command("run", "pages").status == 0
    assert len(taken(tmp_path / "warehouse")) == 2


def test_failed_expectation_is_named(command, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks import tabulate

    row = tabulate._article_row
    monkeypatch.setattr(tabulate, "_article_row", lambda article: row(article) | {"doc_type": "poem"})
    ended = command("run", "pages")
    assert ended.status == 1
    first, last = ended.err.splitlines()
    assert first.startswith("zhengling: articles.doc_type expect_column_values_to_be_in_set: 1 rows, for example ")
    assert "source_uri='pages/通知.txt', doc_type='poem'" in first
    assert last == "zhengling: 1 expectation failed; nothing was published, the warehouse is as it was"
    assert not (tmp_path / "warehouse" / "current").exists()
