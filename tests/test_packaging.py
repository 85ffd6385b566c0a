"""Packaging: what is declared is locked, what is locked installs everywhere, set-up happens once, and nothing in the tree knows this machine."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
REQUIREMENTS = [
    *(Requirement(text) for text in PROJECT["project"]["dependencies"]),
    *(Requirement(text) for text in PROJECT["dependency-groups"]["dev"]),
    *(Requirement(text) for text in PROJECT["build-system"]["requires"]),
]


@dataclass(frozen=True)
class Pin:
    """One release in the lock: `numpy==2.4.6 ; python_version >= "3.11" --hash=sha256:…` → requirement, hashes."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (specifier,) = self.requirement.specifier
        return specifier.version

    def wanted(self, **environment: str) -> bool:
        marker = self.requirement.marker
        return marker is None or marker.evaluate({**default_environment(), **environment})


def read_pins(lock: str) -> list[Pin]:
    code = "\n".join(line.split("#")[0].rstrip() for line in lock.splitlines())
    statements = [line for line in code.replace("\\\n", " ").splitlines() if line.strip()]
    return [
        Pin(Requirement(statement.split(" --hash=")[0]), tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", statement)))
        for statement in statements
    ]


PINS = read_pins(LOCK)


def project_files() -> list[Path]:
    """Every file that is or would be tracked: with git as it says, without it (an unpacked archive) all but what is made."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run(
            [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        ).stdout
        files = [ROOT / os.fsdecode(name) for name in listed.split(b"\0") if name]
    else:
        made = {".venv", "warehouse", "build", "dist", "__pycache__"}
        files = [
            path
            for path in ROOT.rglob("*")
            if not any(part in made or part.endswith(("_cache", ".egg-info")) for part in path.relative_to(ROOT).parts)
        ]
    return [path for path in files if path.is_file()]


# ---- pyproject.toml and requirements.lock ----


def test_everything_in_the_lock_is_one_version_with_hashes() -> None:
    def is_exact(pin: Pin) -> bool:
        return bool(re.fullmatch(r"==[^*,]+", str(pin.requirement.specifier))) and pin.requirement.url is None

    assert len(PINS) > 100
    assert [pin.name for pin in PINS if not is_exact(pin) or not pin.hashes] == []


def test_hashes_are_those_of_all_files_of_a_release() -> None:
    """Only then does the lock install on every platform; a lock made from downloads has the one file of its machine."""
    files = {pin.name: len(pin.hashes) for pin in PINS}
    assert [name for name in ("numpy", "pandas", "pyarrow", "duckdb", "lxml") if files[name] < 10] == []


@pytest.mark.parametrize("python", ["3.11.0", "3.11.14", "3.12.0", "3.13.0", "3.14.0"])
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_each_name_has_at_most_one_version_on_one_platform(python: str, platform: str) -> None:
    wanted = [
        pin.name
        for pin in PINS
        if pin.wanted(python_full_version=python, python_version=python.rpartition(".")[0], sys_platform=platform)
    ]
    assert len(wanted) == len(set(wanted))


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_every_direct_dependency_is_locked_within_its_range(requirement: Requirement) -> None:
    versions = [pin.version for pin in PINS if pin.name == canonicalize_name(requirement.name)]
    assert versions, "run `make lock`"
    assert all(requirement.specifier.contains(version) for version in versions), f"{versions}: run `make lock`"


def test_lock_says_what_to_install_and_not_from_where() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*-(?!-hash=sha256:[0-9a-f]{64}\b)", LOCK, re.MULTILINE), "an option of pip"


@pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="only .venv is what the lock says")
def test_environment_is_the_lock() -> None:
    installed = {canonicalize_name(dist.name): dist.version for dist in importlib.metadata.distributions()}
    installed.pop("zhengling")
    assert installed == {pin.name: pin.version for pin in PINS if pin.wanted()}


@pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="only .venv is what the lock says")
def test_lock_leaves_out_nothing_that_a_release_asks_for() -> None:
    check = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout


def test_console_script_starts_the_command_line() -> None:
    assert PROJECT["project"]["scripts"] == {"zhengling": "flows.cli:main"}
    (script,) = importlib.metadata.entry_points(group="console_scripts", name="zhengling")
    assert script.value == "flows.cli:main"
    assert callable(script.load())


# ---- no address, no path ----


def patterns_of_places() -> dict[str, re.Pattern[str]]:
    """What no file may hold, put together from pieces so that this file does not hold it either."""
    hosts = [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("debian", "org"),
        ("anaconda", "org"),
        ("crates", "io"),
    ]
    roots = ["home", "root", "Users", "work", "opt", "farm"]
    options = [("index", "url"), ("find", "links"), ("trusted", "host")]
    return {
        "registry": re.compile("|".join(re.escape(".".join(host)) for host in hosts)),
        "option": re.compile("|".join("--(?:extra-)?" + "-".join(option) for option in options)),
        "path": re.compile(r"(?<![\w.~])/(?:" + "|".join(roots) + r")/[\w.-]+|(?<!\w)[A-Za-z]:\\+Users\\"),
    }


def test_patterns_find_what_they_are_for() -> None:
    places = patterns_of_places()
    slash = "/"
    assert places["registry"].search("see https://" + "pypi" + ".org/simple")
    assert places["option"].search("-" * 2 + "extra-" + "index-url x")
    assert places["path"].search(f"data = '{slash}home{slash}someone'")
    assert not places["path"].search("http://www.gov.cn/home/index.htm and ~/work/x")


def test_no_file_knows_a_registry_or_a_machine() -> None:
    def finds() -> Iterator[str]:
        for path in project_files():
            text = path.read_bytes().decode("utf-8", "replace")
            for kind, pattern in patterns_of_places().items():
                yield from (f"{path.relative_to(ROOT)}: {kind}: {match[0]}" for match in pattern.finditer(text))
            if str(ROOT) in text:
                yield f"{path.relative_to(ROOT)}: where this checkout lies"

    assert list(finds()) == []


# ---- set-up, with a Python that makes environments without doing the work ----

# It answers as a real one where the Makefile asks about it, and writes down what else it is told to do.
STAND_IN = """\
#!/bin/sh
case "$*" in
  *"import hashlib"*) "{python}" "$@" | sed "s|^python=[^ ]*|python=$0|"; exit ;;
  *"import ensurepip"*) exit ;;
esac
echo "$*" | sed 's| -r .*||' >>"{log}"
case "$*" in
  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
  *"--require-hashes --no-build-isolation"*) if [ -e breaks ]; then echo "a hash differs"; exit 1; fi ;;
esac
"""
MAKES = "-m venv .venv"
INSTALLS_INSTALLERS = "-m pip install --quiet --require-hashes"
INSTALLS_LOCK = "-m pip install --quiet --require-hashes --no-build-isolation"
INSTALLS_PROJECT = "-m pip install --quiet --no-deps --no-build-isolation -e ."


class Checkout:
    """A checkout with the real Makefile, whose `make setup` runs the stand-in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("Makefile", "pyproject.toml", "requirements.lock"):
            shutil.copy(ROOT / name, folder)
        self.log = folder / "log"
        self.python = folder / "python"
        self.python.write_text(STAND_IN.format(python=sys.executable, log=self.log))
        self.python.chmod(0o755)

    def setup(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        return subprocess.run(
            ["make", "setup", f"PYTHON={self.python}", *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def done(self) -> list[str]:
        return self.log.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    if not shutil.which("make"):
        pytest.skip("no make")
    return Checkout(tmp_path)


def test_set_up_is_done_once(checkout: Checkout) -> None:
    first = checkout.setup()
    assert first.returncode == 0, first.stderr
    assert checkout.done == [MAKES, INSTALLS_INSTALLERS, INSTALLS_LOCK, INSTALLS_PROJECT]
    assert len((first.stdout + first.stderr).splitlines()) == 1

    again = checkout.setup()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert checkout.done == []


def test_installers_come_from_the_lock(checkout: Checkout) -> None:
    checkout.setup()
    pins = read_pins((checkout.folder / ".venv/installers.txt").read_text("utf-8"))
    assert [pin.name for pin in pins] == ["pip", "setuptools"]
    assert all(pin in PINS for pin in pins)


def test_another_lock_makes_the_environment_anew(checkout: Checkout) -> None:
    checkout.setup()
    (checkout.folder / ".venv/left-over").touch()
    with (checkout.folder / "requirements.lock").open("a") as lock:
        lock.write("# another\n")
    checkout.setup()
    assert checkout.done == [MAKES, INSTALLS_INSTALLERS, INSTALLS_LOCK, INSTALLS_PROJECT]
    assert not (checkout.folder / ".venv/left-over").exists()


def test_another_pyproject_installs_only_the_project(checkout: Checkout) -> None:
    checkout.setup()
    with (checkout.folder / "pyproject.toml").open("a") as project:
        project.write("# another\n")
    assert checkout.setup().stderr == ""
    assert checkout.done == [INSTALLS_PROJECT]


def test_a_moved_checkout_makes_its_own_environment(
    checkout: Checkout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A copied .venv would run the code of the place that it was copied from."""
    checkout.setup()
    moved = tmp_path_factory.mktemp("moved") / "checkout"
    shutil.copytree(checkout.folder, moved)
    checkout.folder = moved
    checkout.setup()
    assert checkout.done[0] == MAKES


def test_a_failed_set_up_says_why_and_the_next_one_repairs_it(checkout: Checkout) -> None:
    (checkout.folder / "breaks").touch()
    failed = checkout.setup()
    assert failed.returncode != 0
    assert "a hash differs" in failed.stderr
    assert "Set-up failed" in failed.stderr
    assert not (checkout.folder / ".venv/stamp").exists()

    (checkout.folder / "breaks").unlink()
    assert checkout.setup().returncode == 0
    assert checkout.done == [MAKES, INSTALLS_INSTALLERS, INSTALLS_LOCK, INSTALLS_PROJECT]


def test_without_a_python_set_up_says_so_in_one_line(checkout: Checkout) -> None:
    missing = checkout.setup("PYTHON=no-such-python")
    assert missing.returncode != 0
    (line,) = [line for line in missing.stderr.splitlines() if not line.startswith("make")]
    assert "Python 3.11 or newer" in line
    assert "no-such-python" in line
