"""What commands do where their output or their lexicons fail them: one line, and the same status for all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.build import Settings, build
from flows.mapping import processes
from tasks.publish.warehouse import Warehouse

ROOT = Path(__file__).resolve().parents[2]
TEXT = "遂宁市关于做好防汛工作的通知\n一、加强值守。各县教育局要严格落实值班制度，于2023年6月底前报送。\n"
COMMANDS = (
    ("demands",),
    ("demands", "--csv"),
    ("explain", "pages/a.txt"),
    ("export", "ig", "pages/a.txt"),
    ("lexicons",),
    ("rejects",),
    ("path",),
    ("states",),
    ("check",),
    ("diff", "current", "current"),
    ("query", "SELECT * FROM articles"),
    ("furniture", "pages", "--site", "a.gov.cn", "--least", "2"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("told")
    (made / "pages").mkdir()
    for name in ("a", "b", "c"):
        (made / "pages" / f"{name}.txt").write_text(f"{TEXT}分享到微信\n", encoding="utf-8")
    (made / "pages" / "d.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    build(Settings((str(made / "pages"),), made / "warehouse"), processes(1))
    return made


def ended(folder: Path, stdout: int, *arguments: str) -> tuple[int, str]:
    code = "from flows.cli import main; main()"
    process = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return process.returncode, process.stderr


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_output_ends_with_one_line(arguments: tuple[str, ...], folder: Path) -> None:
    with open("/dev/full", "w") as full:
        assert ended(folder, full.fileno(), *arguments) == (1, "zhengling: cannot write: No space left on device\n")


@pytest.mark.parametrize("arguments", COMMANDS[:8:3] + COMMANDS[8::2], ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_error(arguments: tuple[str, ...], folder: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    status, said = ended(folder, writes, *arguments)
    os.close(writes)
    assert (status, [line for line in said.splitlines() if "repeated line" not in line]) == (0, [])


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("divisions", ("demands", "--in", "四川省")),
        ("addressee_heads", ("demands", "--on", "县教育局")),
        ("page_furniture", ("furniture", "pages")),
    ],
)
def test_a_broken_lexicon_is_told_in_one_line(
    name: str, arguments: tuple[str, ...], folder: Path, broken_lexicons
) -> None:
    code = (
        "import pathlib, tasks.lexicons as l\n"
        f"l.FOLDER = pathlib.Path({str(broken_lexicons(name))!r})\n"
        "from flows.cli import main; main()"
    )
    process = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 1
    assert process.stderr.startswith(f"zhengling: lexicon {name}.csv, line 2: ")
    assert process.stderr.count("\n") == 1


@pytest.fixture
def broken_lexicons(tmp_path: Path):
    """A copy of the lexicons in which the second line of one has a field too many."""
    from shutil import copytree

    from tasks.lexicons import FOLDER

    def broken(name: str) -> Path:
        copied = Path(copytree(FOLDER, tmp_path / "lexicons"))
        path = copied / f"{name}.csv"
        header, rest = path.read_text(encoding="utf-8").split("\n", 1)
        path.write_text(f"{header}\n一,二,三,四,五,六,七,八,九,十,十一\n{rest}", encoding="utf-8")
        return copied

    return broken


def test_what_is_no_warehouse_stays_as_it_is(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments in (("check",), ("sweep", "--keep", "1"), ("compact",), ("rollback", "abc")):
        status, said = ended(folder, subprocess.DEVNULL, *arguments, "--warehouse", str(tmp_path / "empty"))
        assert (status, len(said.splitlines())) == (1, 1)
        assert list((tmp_path / "empty").iterdir()) == []


def test_a_warehouse_that_is_a_file_is_told_so(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("no warehouse")
    for arguments in (("check",), ("states",), ("path",), ("run", "pages"), ("demands",)):
        status, said = ended(folder, subprocess.DEVNULL, *arguments, "--warehouse", str(tmp_path / "file"))
        assert status == 1
        assert said == f"zhengling: warehouse {tmp_path / 'file'}: a file is in the way; name a folder\n"
    assert Warehouse(tmp_path / "file").root.read_text() == "no warehouse"
