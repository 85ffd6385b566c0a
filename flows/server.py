"""Nothing → a Prefect server of its own for the length of a run, on a free port of this machine's loopback."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.api import ApiError

START_SECONDS = 180
"""a first start makes the database: 6 to 30 s on two cores, whatever else they are doing"""
STOP_SECONDS = 20
POLL_SECONDS = 0.1
DATABASES = ("PREFECT_SERVER_DATABASE_CONNECTION_URL", "PREFECT_API_DATABASE_CONNECTION_URL")


@contextmanager
def serving() -> Iterator[dict[str, str]]:
    """The environment in which Prefect talks to a server that answers until the block ends.

    Its database is thrown away with it, unless PREFECT_HOME or a database is configured.
    Raises ApiError where it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="zhengling-prefect-", ignore_cleanup_errors=True) as scratch:
        kept = any(os.environ.get(name) for name in ("PREFECT_HOME", *DATABASES))
        port = _free_port()
        environment = {"PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}
        if not os.environ.get("PREFECT_HOME"):
            environment["PREFECT_HOME"] = scratch
        log = Path(scratch) / f"server-{secrets.token_hex(4)}.log"
        with log.open("wb") as output:
            server = _start(port, environment, output.fileno())
        try:
            _wait_until_healthy(server, environment["PREFECT_API_URL"], log)
            yield environment
        finally:
            _stop(server, gently=kept)


def _start(port: int, environment: dict[str, str], output: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    return subprocess.Popen(
        command,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # Ctrl-C at the terminal is for the run, which still has to report how it ended
    )


def _wait_until_healthy(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            lines = log.read_text("utf-8", "replace").strip().splitlines()
            raise ApiError(f"the Prefect server did not start: {lines[-1] if lines else 'it said nothing'}")
        if _answers(url):
            return
        time.sleep(POLL_SECONDS)
    raise ApiError(f"the Prefect server did not answer within {START_SECONDS} s; run without --prefect")


def _answers(url: str) -> bool:
    # a proxy of the environment has no business with this machine's own port
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url}/health", timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(server: subprocess.Popen[bytes], gently: bool) -> None:
    """End the server: at once where its database goes with it, else so that it can close it."""
    server.send_signal(signal.SIGTERM if gently else signal.SIGKILL)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
