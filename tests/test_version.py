"""The version that stands in every article changes with the code that shapes rows, and with nothing else."""

import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import tasks

ROOT = Path(tasks.__file__).resolve().parents[1]


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of the code elsewhere, as an installed package is one."""
    for part in ("schemas", "tasks"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def version_of(root: Path) -> str:
    code = "import tasks; print(tasks.PIPELINE_VERSION)"
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(root)!r}); {code}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_same_code_has_the_same_version_wherever_it_lies(installed: Path) -> None:
    for path in installed.rglob("*.py"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as a checkout on another system may have it
    (installed / "tasks" / "clean" / "notes.txt").write_text("no code")
    assert version_of(installed) == tasks.PIPELINE_VERSION


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("tasks/clean/repair/pinyin.py", True),
        ("tasks/text.py", True),
        ("tasks/new/rule.py", True),
        ("schemas/tables.py", True),
        ("tasks/publish/state.py", False),
        ("tasks/validate/offsets.py", False),
    ],
)
def test_the_version_changes_with_what_shapes_rows(installed: Path, place: str, changes: bool) -> None:
    (installed / place).parent.mkdir(exist_ok=True)
    with (installed / place).open("a") as file:
        file.write("MORE = 1\n")
    assert (version_of(installed) != tasks.PIPELINE_VERSION) == changes


@pytest.mark.parametrize("library", ["ahocorasick-rs", "lxml"])
def test_the_version_changes_with_a_library_that_shapes_rows(installed: Path, library: str) -> None:
    folder = installed / f"{library.replace('-', '_')}-999.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {library}\nVersion: 999.0\n")
    assert version_of(installed) != tasks.PIPELINE_VERSION


HOLD_ROWS = {"pyarrow", "duckdb", "zstandard", "great_expectations"}
"""libraries that carry rows and bytes as they are, or judge them"""


def test_every_library_that_stages_import_is_among_those_that_shape_rows() -> None:
    paths = [
        path
        for path in [*(ROOT / "tasks").rglob("*.py"), *(ROOT / "schemas").rglob("*.py")]
        if not {"publish", "validate"} & set(path.parts)
    ]
    lines = [line.split() for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    modules = {words[1].split(".")[0] for words in lines if len(words) > 1 and words[0] in ("from", "import")}
    foreign = {module for module in modules if module in packages_distributions()}
    assert {name.replace("-", "_") for name in tasks.SHAPE_ROWS} >= foreign - HOLD_ROWS - {"schemas", "tasks", "flows"}
    assert foreign >= {"rjieba", "lxml"}


def test_the_release_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert tasks.PIPELINE_VERSION.startswith(f"{project['version']}+")
