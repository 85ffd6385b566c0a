"""Runs on a real server, started by the first of README's three commands to a scheduled run; the others are run too."""

import fcntl
import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pytest

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
SECTION = (ROOT / "README.md").read_text("utf-8").split("## Scheduled runs\n")[1].split("\n## ")[0]
COMMANDS = re.findall(r"^    (\S.*)$", SECTION, re.MULTILINE)
RUN = [sys.executable, "-c", "from flows.cli import main; main()", "run"]
NOTICE = "关于做好防汛工作的通知\n2023年6月1日\n各县（市、区）人民政府：\n各级要严格落实值班制度，把责任落实到人。\n"
PATIENCE = 150
"""seconds after which a test has failed; nothing here takes a tenth of it on an idle machine"""

# what a tester's own environment may switch off or redirect; CI is one of the things that silence Prefect
SWITCHES = ("PREFECT_", "GX_", "DO_NOT_TRACK", "CI", "GITHUB_ACTIONS", "GITLAB_CI", "BUILDKITE", "TEAMCITY_VERSION")


def plain_environment(home: Path, **more: str) -> dict[str, str]:
    """As on a machine where nobody has configured anything."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SWITCHES)}
    return kept | {"PREFECT_HOME": str(home), "PYTHONPATH": str(ROOT), **more}


@dataclass
class Server:
    """A running server, and what it knows."""

    api: str
    port: int
    home: Path

    def ask(self, path: str, body: Any = None) -> Any:
        """What the API answers; with a body it is a POST."""
        request = urllib.request.Request(
            f"{self.api}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def last_run(self) -> dict[str, Any]:
        """The flow run that began last."""
        return self.ask("flow_runs/filter", {"sort": "START_TIME_DESC", "limit": 1})[0]

    def tasks_of(self, run: dict[str, Any], number: int) -> dict[str, str]:
        """States by the names of the task runs, as soon as there are so many and all have ended."""

        def ended() -> dict[str, str] | None:
            found = self.ask("task_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
            states = {task["name"]: task["state_name"] for task in found}
            return states if len(states) >= number and not set(states.values()) & {"Pending", "Running"} else None

        return until(ended)

    def log_of(self, run: dict[str, Any], line: str) -> list[str]:
        """What the run has logged, as soon as a line is there."""

        def logged() -> list[str] | None:
            found = self.ask("logs/filter", {"logs": {"flow_run_id": {"any_": [run["id"]]}}, "sort": "TIMESTAMP_ASC"})
            messages = [entry["message"] for entry in found]
            return messages if any(line in message for message in messages) else None

        return until(logged)


def until(look: Callable[[], T | None]) -> T:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.2)
    raise AssertionError(f"nothing after {PATIENCE} s")


def literal(command: str, server: Server) -> str:
    """A command as it stands, but for where this test's Python, port and data are; set-up has been done."""
    command = command.replace("make setup && ", "").replace(":4200/", f":{server.port}/")
    return command.replace(".venv/bin/", f"{Path(sys.executable).parent}/")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("prefect")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Server(f"http://127.0.0.1:{port}/api", port, home)
    environment = plain_environment(home, PREFECT_SERVER_API_PORT=str(port))
    with going_on(COMMANDS[0], made, environment) as process:

        def healthy() -> bool | None:
            assert process.poll() is None, (home / "server.log").read_text()
            try:
                return made.ask("health")
            except OSError:
                return None

        until(healthy)
        yield made


@contextmanager
def going_on(command: str, server: Server, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """One of the commands that are left running, ended with the block."""
    with (server.home / f"{command.split()[-2]}.log").open("wb") as log:
        process = subprocess.Popen(
            ["bash", "-c", f"exec env {literal(command, server)}"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for place in range(6):
        (folder / f"{place}.txt").write_text(NOTICE + f"第{place}号\n", encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


def run(arguments: list[str], folder: Path, environment: dict[str, str], before: str = "") -> Ended:
    """`zhengling run`, after some lines of Python that put the code itself out of order."""
    code = f"{before}\nfrom flows.cli import main\nmain()"
    command = [sys.executable, "-c", code, "run", *arguments]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_run_is_a_flow_run_with_its_batches(server: Server, pages: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "profiles.toml").write_text(f'active = "here"\n[profiles.here]\nPREFECT_API_URL = "{server.api}"\n')
    small = f"from tasks import batch\nbatch.BATCH_BYTES = {2 * len((NOTICE + '第0号').encode())}"
    ended = run([str(pages), "nowhere", "--jobs", "2"], tmp_path, plain_environment(home), small)
    assert (ended.status, ended.err) == (0, "")
    summary = "6 documents: 6 new and 0 changed processed, 0 unchanged, 0 rejected"
    assert ended.out.startswith(f"{summary}\nsource nowhere does not exist\n")
    flow_run = server.last_run()
    assert server.ask(f"flows/{flow_run['flow_id']}")["name"] == "build-warehouse"
    assert flow_run["state_name"] == "Completed"
    assert flow_run["state"]["message"] == summary
    assert flow_run["parameters"]["sources"] == [str(pages), "nowhere"]
    batches = [f"process-batch-{number:06d}" for number in range(3)]
    steps = ["list-sources", *batches, "validate-rows", "write-parts", "validate-state", "publish"]
    assert server.tasks_of(flow_run, len(steps)) == dict.fromkeys(steps, "Completed")
    server.log_of(flow_run, "source nowhere does not exist")
    # neither rows nor results go through Prefect
    assert not (home / "storage").exists()


BROKEN = """
from tasks import batch, decode_and_tabulate

tabulate, write_table = decode_and_tabulate.tabulate, batch.pq.write_table
failures = [OSError(5, "Input/output error")]

def wrong(document, seconds):
    if document.source_uri == "pages/0.txt":
        with decode_and_tabulate.stage("clean", seconds):
            raise ValueError("broken")
    rows = tabulate(document, seconds)
    rows["articles"][0]["doc_type"] = "poem"
    return rows

def flaky(rows, path, **options):
    if failures and path.name == "articles.parquet":
        raise failures.pop()
    write_table(rows, path, **options)

decode_and_tabulate.tabulate, batch.pq.write_table = wrong, flaky
decode_and_tabulate.tabulate_together = lambda documents, seconds: [wrong(document, seconds) for document in documents]
"""


def test_what_goes_wrong_stands_in_the_flow_run(server: Server, pages: Path, tmp_path: Path) -> None:
    """A document that the code fails on, a disk that fails once, and rows that break an expectation, in one run."""
    environment = plain_environment(tmp_path / "home", PREFECT_API_URL=server.api)
    ended = run([str(pages)], tmp_path, environment, BROKEN)
    assert (ended.status, ended.out) == (1, "")
    expectation = "articles.doc_type expect_column_values_to_be_in_set: 5 rows"
    first, last = ended.err.splitlines()
    assert first.startswith(f"zhengling: {expectation}, for example ")
    assert last == "zhengling: 1 expectation failed; nothing was published, the warehouse is as it was"
    assert not (tmp_path / "warehouse" / "current").exists()
    flow_run = server.last_run()
    assert flow_run["state_name"] == "Failed"
    assert flow_run["state"]["message"].startswith(expectation)
    steps = {"list-sources": "Completed", "process-batch-000000": "Completed", "validate-rows": "Failed"}
    assert server.tasks_of(flow_run, 3) == steps
    server.log_of(flow_run, "pages/0.txt: the code of stage clean failed on it")
    server.log_of(flow_run, "Retry 1/2 will start 1.0 second(s) from now")
    log = server.log_of(flow_run, "Finished in state Failed")
    assert [message for message in log if "Traceback" in message and "ValueError: broken" not in message] == []
    assert not (tmp_path / "home" / "storage").exists()


def test_second_writer_is_told_of_the_first(server: Server, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "warehouse").mkdir()
    with (tmp_path / "warehouse" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("process 1 on elsewhere\n")
        lock.flush()
        ended = run([str(pages)], tmp_path, plain_environment(tmp_path / "home", PREFECT_API_URL=server.api))
    message = "warehouse warehouse is being written by process 1 on elsewhere; wait for it with --wait"
    assert ended == Ended(1, "", f"zhengling: {message}\n")
    flow_run = server.last_run()
    assert (flow_run["state_name"], flow_run["state"]["message"]) == ("Failed", message)


def test_no_such_source_is_told_in_the_state(server: Server, tmp_path: Path) -> None:
    ended = run(["nowhere"], tmp_path, plain_environment(tmp_path / "home", PREFECT_API_URL=server.api))
    message = "no such source: nowhere; name files, folders or globs that exist"
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.endswith(f"Error: {message}\n")
    flow_run = server.last_run()
    assert (flow_run["state_name"], flow_run["state"]["message"]) == ("Failed", message)
    assert server.tasks_of(flow_run, 1) == {"list-sources": "Failed"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_leaves_the_warehouse_as_it_was(
    number: signal.Signals, server: Server, pages: Path, tmp_path: Path
) -> None:
    for place in range(3000):
        (pages / f"n{place}.txt").write_text(NOTICE * 30 + str(place), encoding="utf-8")
    process = subprocess.Popen(
        [*RUN, str(pages), "--jobs", "2"],
        cwd=tmp_path,
        env=plain_environment(tmp_path / "home", PREFECT_API_URL=server.api),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    staging = tmp_path / "warehouse" / "staging"
    until(lambda: len(list(staging.glob("*/spools/*"))) > 1 or process.poll() is not None or None)
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, "")
    assert err == "zhengling: interrupted; nothing was published, the warehouse is as it was\n"
    assert not (tmp_path / "warehouse" / "current").exists()
    assert list(staging.iterdir()) == []
    assert server.last_run()["state_type"] == "CRASHED"


def test_three_commands_lead_to_rows(server: Server, pages: Path, tmp_path: Path) -> None:
    assert len(COMMANDS) == 3
    environment = plain_environment(server.home, PREFECT_WORKER_QUERY_SECONDS="1")
    deploy = literal(COMMANDS[1], server).replace("data/pages", str(pages))
    deploy = deploy.replace("data/warehouse", str(tmp_path / "warehouse"))
    # the one thing that the second command is not told: that this server listens at another port
    deployed = subprocess.run(
        deploy,
        shell=True,
        cwd=ROOT,
        env=environment | {"PREFECT_API_URL": server.api},
        capture_output=True,
        text=True,
        check=False,
    )
    assert deployed.stderr == ""
    assert deployed.stdout == (
        "build-warehouse/nightly on work pool zhengling\nbuild-warehouse/adhoc on work pool zhengling\n"
    )
    nightly = server.ask("deployments/name/build-warehouse/nightly")
    (schedule,) = nightly["schedules"]
    assert schedule["active"]
    assert schedule["schedule"]["cron"] == "30 2 * * *"
    flow_run = server.ask(f"deployments/{nightly['id']}/create_flow_run", {})
    log = server.home / "--pool.log"
    with going_on(COMMANDS[2], server, environment) as worker:

        def ended() -> dict[str, Any] | None:
            assert worker.poll() is None, log.read_text()
            now = server.ask(f"flow_runs/{flow_run['id']}")
            return now if now["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

        state = until(ended)["state"]
    assert (state["name"], state["message"]) == (
        "Completed",
        "6 documents: 6 new and 0 changed processed, 0 unchanged, 0 rejected",
    ), log.read_text()
    rows = duckdb.sql(f"SELECT source_uri FROM read_parquet('{tmp_path}/warehouse/current/articles/**/*.parquet')")
    assert sorted(rows.fetchall()) == [(f"pages/{place}.txt",) for place in range(6)]
    assert not (server.home / "storage").exists()
    assert "leaked" not in log.read_text()


# ---- nothing leaves the machine --------------------------------------------------------------------------------------

HOOK = """\
import os, sys

EVENTS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto", "socket.sendmsg")

def note(event, arguments):
    if event in EVENTS:
        what = arguments[0] if event.startswith("socket.get") else arguments[1]
        host = what[0] if isinstance(what, tuple) else what
        with open(os.environ["NETWORK_LOG"], "a") as log:
            log.write(f"{host!r}\\n")

sys.addaudithook(note)
"""
HERE = ("'127.0.0.1'", "b'127.0.0.1'", "'localhost'", "b'localhost'", "'::1'", "None")


@dataclass
class Spied:
    """How a command ended at a terminal, and the hosts that it and its children asked for."""

    status: int
    out: str
    hosts: set[str] = field(default_factory=set)

    @property
    def outside(self) -> set[str]:
        return {host for host in self.hosts if host not in HERE and not host.startswith("'/")}


def spy(command: list[str], folder: Path) -> Spied:
    """Run it at a terminal, outside CI, with a home that was never used: only so does Prefect count anybody."""
    hook = folder / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HOOK)
    (folder / "network.log").touch()
    environment = plain_environment(folder / "home", NETWORK_LOG=str(folder / "network.log"), TERM="xterm")
    del environment["PREFECT_HOME"]
    environment |= {"HOME": str(folder / "user"), "PYTHONPATH": os.pathsep.join((str(hook), str(ROOT)))}
    (folder / "user").mkdir()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    printed = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # how a terminal ends on Linux
            break
        if not read:
            break
        printed += read
    os.close(ours)
    hosts = set((folder / "network.log").read_text().splitlines())
    return Spied(process.wait(), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", printed.decode(errors="replace")), hosts)


def test_spy_sees_what_prefect_sends_where_nobody_stops_it(tmp_path: Path) -> None:
    spied = spy([sys.executable, "-c", "import prefect, time; time.sleep(1)"], tmp_path)
    assert spied.outside != set()


def test_plain_run_asks_for_no_host(pages: Path) -> None:
    spied = spy([*RUN, str(pages)], pages.parent)
    assert spied.status == 0, spied.out
    assert spied.hosts == set()


def test_run_with_a_server_of_its_own_asks_for_no_host_outside(pages: Path) -> None:
    spied = spy([*RUN, str(pages), "--prefect"], pages.parent)
    assert spied.status == 0, spied.out
    assert "6 documents: 6 new" in spied.out
    assert "Traceback" not in spied.out
    assert "'127.0.0.1'" in spied.hosts, "the hook heard nothing of the server"
    assert spied.outside == set()
    assert list((pages.parent / "user").iterdir()) == [], "it has written into the user's home"


def test_server_that_is_started_in_the_projects_folder_counts_nobody(server: Server) -> None:
    settings = server.ask("admin/settings")
    assert settings["server"]["analytics_enabled"] is False
    assert settings["server"]["ui"]["v2_enabled"] is False
