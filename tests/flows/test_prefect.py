"""Where a run is done, without any server: what counts as a Prefect API, and what the deployments declare."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.api import configured_api
from flows.deployments import DECLARED, LOCAL_API, ROOT, with_choices

NOTICE = "关于做好防汛工作的通知\n各级要严格落实值班制度。\n"
PROFILES = """
active = "team"
[profiles.team]
PREFECT_API_URL = "http://prefect.example:4200/api"
[profiles.alone]
PREFECT_LOGGING_LEVEL = "DEBUG"
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty PREFECT_HOME, and nothing else of Prefect in the environment."""
    for name in list(os.environ):
        if name.startswith("PREFECT_"):
            monkeypatch.delenv(name)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("PREFECT_HOME", str(folder))
    return folder


def test_nothing_is_configured_in_an_empty_home(home: Path) -> None:
    assert configured_api() is None


def test_environment_names_the_api(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "profiles.toml").write_text(PROFILES)
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    assert configured_api() == "http://127.0.0.1:4200/api"


def test_empty_address_in_the_environment_says_that_there_is_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "profiles.toml").write_text(PROFILES)
    monkeypatch.setenv("PREFECT_API_URL", "")
    assert configured_api() is None


@pytest.mark.parametrize(
    ("profile", "api"),
    [(None, "http://prefect.example:4200/api"), ("team", "http://prefect.example:4200/api"), ("alone", None)],
)
def test_active_profile_names_the_api(
    profile: str | None, api: str | None, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "profiles.toml").write_text(PROFILES)
    if profile:
        monkeypatch.setenv("PREFECT_PROFILE", profile)
    assert configured_api() == api


def test_profiles_may_lie_elsewhere(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.toml").write_text(PROFILES)
    monkeypatch.setenv("PREFECT_PROFILES_PATH", str(tmp_path / "mine.toml"))
    assert configured_api() == "http://prefect.example:4200/api"


@pytest.mark.parametrize("content", ["not toml [", "active = 1", "profiles = 3", 'active = "a"\n[profiles]\na = 1'])
def test_profiles_that_cannot_be_read_configure_nothing(content: str, home: Path) -> None:
    (home / "profiles.toml").write_text(content)
    assert configured_api() is None


def test_api_that_does_not_answer_is_told_in_one_line(home: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "通知.txt").write_text(NOTICE, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "run", "pages"],
        cwd=tmp_path,
        env=os.environ | {"PREFECT_API_URL": "http://127.0.0.1:1/api", "PYTHONPATH": str(DECLARED.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "zhengling: the Prefect API at http://127.0.0.1:1/api does not answer (ConnectError): start its server, "
        "or set PREFECT_API_URL to nothing to run without Prefect\n"
    )
    assert not (tmp_path / "warehouse").exists()


def test_plan_takes_what_the_command_line_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plan = with_choices(yaml.safe_load(DECLARED.read_text("utf-8")), ("pages",), Path("tables"), "5 4 * * *")
    nightly, adhoc = plan["deployments"]
    for deployment in (nightly, adhoc):
        assert deployment["parameters"]["sources"] == [str(tmp_path / "pages")]
        assert deployment["parameters"]["warehouse"] == str(tmp_path / "tables")
    assert [schedule["cron"] for schedule in nightly["schedules"]] == ["5 4 * * *"]
    assert "schedules" not in adhoc


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (
            ("pages", "--cron", "30 2 * *"),
            2,
            "Error: Invalid value for --cron: '30 2 * *' is no time such as '30 2 * * *'",
        ),
        (
            ("nowhere", "pages"),
            1,
            "zhengling: warning: there is no nowhere here now; a run fails as long as there is none",
        ),
    ],
)
def test_what_would_fail_at_night_is_told_at_once(
    arguments: tuple[str, ...], status: int, told: str, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    environment = os.environ | {"PREFECT_API_URL": "http://127.0.0.1:1/api", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "flows.deployments", *arguments]
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == status
    assert [line for line in ended.stderr.splitlines() if line.startswith(told)]
    assert "pages here" not in ended.stderr


def test_plan_without_choices_is_what_is_declared() -> None:
    declared = yaml.safe_load(DECLARED.read_text("utf-8"))
    assert with_choices(yaml.safe_load(DECLARED.read_text("utf-8")), (), None, None) == declared


def test_commands_in_the_plan_use_the_address_where_a_local_server_listens() -> None:
    assert f"PREFECT_API_URL={LOCAL_API} " in DECLARED.read_text("utf-8")


def test_plan_and_readme_give_the_same_commands() -> None:
    page, plan = (DECLARED.with_name(name).read_text("utf-8") for name in ("README.md", DECLARED.name))
    commands = [line.removeprefix("#").strip() for line in plan.splitlines() if line.startswith("#     ")]
    assert len(commands) == 3
    assert "".join(f"    {command}\n" for command in commands) in page


def test_form_of_the_flow_names_and_explains_every_parameter() -> None:
    from flows.flow import build_warehouse

    properties = build_warehouse.parameters.properties
    assert {name: shown["title"] for name, shown in properties.items()} == {
        "sources": "Sources",
        "warehouse": "Warehouse",
        "name": "Name of the source",
        "jobs": "Processes",
        "keep_raw": "Keep the bytes as they came",
        "wait": "Wait for another run",
        "text_column": "Column of the text",
        "prune": "Take away what is gone",
        "reprocess": "Make everything again from kept bytes",
    }
    assert [name for name, shown in properties.items() if not shown.get("description")] == []


def test_declared_parameters_are_those_of_the_flow() -> None:
    from flows.flow import build_warehouse

    for deployment in yaml.safe_load(DECLARED.read_text("utf-8"))["deployments"]:
        assert build_warehouse.validate_parameters(deployment["parameters"])["warehouse"] == Path("warehouse")


@pytest.mark.parametrize(("number", "again"), [(5, True), (116, True), (28, False), (13, False)])
def test_batch_is_done_again_only_where_that_may_help(number: int, again: bool) -> None:
    from prefect.states import Failed

    from flows.steps import may_pass

    assert may_pass(None, None, Failed(data=OSError(number, "…"))) is again


def test_code_that_fails_is_not_tried_again() -> None:
    from prefect.states import Failed

    from flows.steps import may_pass

    assert not may_pass(None, None, Failed(data=ValueError("…")))
