"""prefect.yaml → a work pool and the deployments `nightly` and `adhoc` on a Prefect server.

python -m flows.deployments data/pages --warehouse data/warehouse --cron "30 2 * * *"
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import click
import yaml

from flows.api import ApiError, configured_api

ROOT = Path(__file__).resolve().parents[1]
DECLARED = ROOT / "prefect.yaml"
LOCAL_API = "http://127.0.0.1:4200/api"
"""where `prefect server start` listens"""


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--warehouse", type=click.Path(path_type=Path), help="Folder of the warehouse.")
@click.option("--cron", help="When nightly runs, as five fields of cron.")
def main(sources: tuple[str, ...], warehouse: Path | None, cron: str | None) -> None:
    """Register the deployments nightly and adhoc, on the Prefect API that is configured or the one of this machine.

    SOURCE, --warehouse and --cron take the place of what prefect.yaml says.
    """
    os.environ["PREFECT_API_URL"] = configured_api() or LOCAL_API
    if cron and not is_cron(cron):
        raise click.BadParameter(
            f"{cron!r} is no time such as '30 2 * * *': minute, hour, day, month, weekday", param_hint="--cron"
        )
    for source in sources:
        if not any(mark in source for mark in "*?[") and not Path(source).exists():
            click.echo(
                f"zhengling: warning: there is no {source} here now; a run fails as long as there is none", err=True
            )
    plan = with_choices(yaml.safe_load(DECLARED.read_text("utf-8")), sources, warehouse, cron)
    try:
        make_work_pools({deployment["work_pool"]["name"] for deployment in plan["deployments"]})
        deploy(plan)
    except ApiError as error:
        click.echo(f"zhengling: {error}", err=True)
        sys.exit(1)


def is_cron(text: str) -> bool:
    """Whether Prefect takes it for a schedule."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=text)
    except ValueError:
        return False
    return True


def with_choices(
    plan: dict[str, Any], sources: tuple[str, ...], warehouse: Path | None, cron: str | None
) -> dict[str, Any]:
    """The plan with what was named on the command line; paths are those of where the command was given."""
    for deployment in plan["deployments"]:
        parameters = deployment["parameters"]
        if sources:
            parameters["sources"] = [str(Path(source).absolute()) for source in sources]
        if warehouse:
            parameters["warehouse"] = str(warehouse.absolute())
        for schedule in deployment.get("schedules", []) if cron else []:
            schedule["cron"] = cron
    return plan


def make_work_pools(names: set[str]) -> None:
    """Make those that are not there yet, for workers that start processes.

    Raises ApiError where the Prefect API does not answer.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists
    from prefect.workers.process import ProcessWorker

    from flows.client import reporting

    with reporting(), get_client(sync_client=True) as client:
        for name in sorted(names):
            # asked for by the worker's class: Prefect's command line looks types up on the network
            pool = WorkPoolCreate(
                name=name, type="process", base_job_template=ProcessWorker.get_default_base_job_template()
            )
            try:
                client.create_work_pool(pool)
            except ObjectAlreadyExists:
                continue


def deploy(plan: dict[str, Any]) -> None:
    """Hand the plan to `prefect deploy`. Raises ApiError where it is refused."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / DECLARED.name
        file.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), "utf-8")
        command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(file)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        lines = (ended.stdout + ended.stderr).strip().splitlines()
        raise ApiError(f"prefect deploy failed: {lines[-1].strip() if lines else 'it said nothing'}")
    for deployment in plan["deployments"]:
        click.echo(f"build-warehouse/{deployment['name']} on work pool {deployment['work_pool']['name']}")


if __name__ == "__main__":
    main()
