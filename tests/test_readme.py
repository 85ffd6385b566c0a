"""README.md tells the truth: each of its examples prints what the page shows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from readme import PAGE, Example, comparable, examples, run

EXAMPLES = examples(PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page's first example has filled a warehouse."""
    made = tmp_path_factory.mktemp("readme")
    assert comparable(run(EXAMPLES[0], made)) == comparable(EXAMPLES[0].printed), "run python tests/readme.py"
    return made


def test_page_has_three_questions_in_sql_and_three_in_pandas() -> None:
    assert [example.kind for example in EXAMPLES] == ["console"] * 6 + ["python"] * 3


@pytest.mark.parametrize("example", EXAMPLES[1:], ids=lambda example: example.code.splitlines()[-1][:60])
def test_example_prints_what_the_page_shows(example: Example, folder: Path) -> None:
    assert run(example, folder) == example.printed, "run python tests/readme.py"
    assert len(example.printed.splitlines()) > 1 or example.kind == "python"


def test_one_line_of_duckdb_reads_the_warehouse(folder: Path) -> None:
    (line,) = [
        line.strip() for line in PAGE.read_text(encoding="utf-8").splitlines() if "read_parquet('warehouse" in line
    ]
    code = line.removeprefix('.venv/bin/python -c "').removesuffix('"').replace('\\"', '"')
    ended = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert "鸡西市召开市直机关关心下一代工作推进会" in ended.stdout


def test_every_command_is_documented() -> None:
    from flows.cli import zhengling

    _, _, behind = PAGE.read_text(encoding="utf-8").partition("lists the options of each command: ")
    assert sorted(re.findall(r"`(\w+)`", behind.partition(".")[0])) == sorted(zhengling.commands)


def test_every_program_that_the_page_runs_is_the_one_that_make_set_up() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^ {4}(?:python|pip|prefect|zhengling)\b.*", page, re.MULTILINE) == []
