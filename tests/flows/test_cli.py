"""The command line: quick where it has nothing to do, and saying what it did."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("prefect", "great_expectations", "pandas", "pyarrow", "duckdb", "jieba", "rjieba", "opencc", "rich")


def imported_by(*arguments: str) -> set[str]:
    """The heavy modules that the command imports, run as a process of its own."""
    code = (
        "import sys\n"
        "from flows.cli import main\n"
        f"sys.argv = ['zhengling', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('IMPORTED', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    (line,) = [line for line in ended.stdout.splitlines() if line.startswith("IMPORTED")]
    return set(line.split()[1:])


@pytest.mark.parametrize("arguments", [("--help",), ("run", "--help"), ("--version",), ("run", "--unknown"), ("fly",)])
def test_help_and_usage_errors_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert imported_by(*arguments) == set()


def test_run_without_change_imports_neither_prefect_nor_great_expectations_nor_a_stage(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "通知.txt").write_text("关于做好防汛工作的通知\n各级要严格落实值班制度。\n", encoding="utf-8")
    (tmp_path / "pages" / "照片.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert command("run", "pages").status == 0
    stages_and_judges = {"prefect", "great_expectations", "pandas", "jieba", "rjieba", "opencc"}
    assert imported_by("run", "pages") & stages_and_judges == set()


def test_run_closes_with_what_it_did(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "通知.txt").write_text("关于做好防汛工作的通知\n各级要严格落实值班制度。\n", encoding="utf-8")
    dry = command("run", "pages", "--dry-run")
    assert dry.out == (
        "1 document: 1 new and 0 changed would be processed, 0 unchanged, 0 rejected\ndry run: nothing was written\n"
    )
    out = command("run", "pages").out
    assert out.startswith("1 document: 1 new and 0 changed processed, 0 unchanged, 0 rejected\n")
    for name in ("sources", "articles", "sentences", "entities", "directives", "rejects", "validate", "publish"):
        assert name in out
    assert " published, 0 duplicates among its articles" in out
    assert "0 new and 0 changed processed, 1 unchanged, 0 rejected" in command("run", "pages").out


def test_name_of_the_source_can_be_given(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "通知.txt").write_text("关于做好防汛工作的通知\n各级要严格落实值班制度。\n", encoding="utf-8")
    command("run", "pages", "--name", "四川")
    assert "四川/通知.txt" in command("query", "SELECT source_uri FROM articles", "--csv").out


def test_seeds_are_the_default_source(command) -> None:
    ended = command("run", "--dry-run")
    assert ended.out.startswith("5 documents: 5 new")


def test_a_folder_without_documents_is_told_so(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    ended = command("run", "pages")
    assert ended.status == 0
    assert ended.out.splitlines()[1] == (
        "no document was found in the sources; name a folder, file or glob that holds some"
    )


def test_an_unknown_reason_is_told_with_those_that_there_are(command) -> None:
    for more in ((), ("--replay",)):
        ended = command("rejects", "nosuch", *more)
        assert ended.status == 2
        assert "no_text_column" in ended.err


def test_verbose_tells_every_step_and_no_librarys(process, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("各级要抓好落实。\n", encoding="utf-8")
    ended = process("run", "pages", "--verbose", "--jobs", "1")
    assert ended.status == 0
    told = [line.split(" ", 2)[2] for line in ended.err.splitlines()]
    assert told == [
        "INFO flows.build list-sources",
        "INFO flows.build batch 0: 1 articles, 0 rejects",
        *(f"INFO flows.build {step}" for step in ("validate-rows", "write-parts", "validate-state", "publish")),
    ]


def test_the_list_of_commands_tells_of_each_in_a_whole_sentence(process) -> None:
    listed = process("--help").out.partition("Commands:")[2].split("\n\n")[0]
    assert [line for line in listed.splitlines() if "..." in line] == []
