"""What the project's code must never do, wherever it stands."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path for folder in ("flows", "tasks", "schemas") for path in (ROOT / folder).rglob("*.py"))
RUN_WHAT_THEY_LOAD = {
    "pickle",
    "cPickle",
    "_pickle",
    "cloudpickle",
    "dill",
    "joblib",
    "shelve",
    "marshal",
    "jsonpickle",
}
LOADERS = {"read_pickle", "allow_pickle"}


def names_in(source: str) -> set[str]:
    """Modules imported, and names of attributes, calls and arguments."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.keyword):
            found.add(node.arg or "")
        elif isinstance(node, ast.Name):
            found.add(node.id)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_loads_what_could_run_code(path: Path) -> None:
    assert names_in(path.read_text(encoding="utf-8")) & (RUN_WHAT_THEY_LOAD | LOADERS | {"eval", "exec"}) == set()


@pytest.mark.parametrize("source", ["import pickle", "from joblib import load", "pd.read_pickle(path)", "eval(text)"])
def test_what_could_run_code_is_seen(source: str) -> None:
    assert names_in(source) & (RUN_WHAT_THEY_LOAD | LOADERS | {"eval", "exec"})
