"""A run as a command does it: told on the terminal, ended with one line where it fails."""

import os
import sys

import click
from duckdb import Error as DuckDBError
from pyarrow import ArrowException

from flows.api import ApiError
from flows.build import Report, Settings
from flows.command import INTERRUPTED, counted, fail, silence_stdout
from flows.mapping import WorkerDied
from flows.progress import watching
from flows.report import print_report as print_to
from flows.run import run as run_it
from flows.terminal import Terminal
from tasks.ingest.sources import UsageError
from tasks.lexicons import LexiconError
from tasks.publish.warehouse import WarehouseError
from tasks.validate.verdict import ValidationFailed


def update(settings: Settings, jobs: int | None, prefect: bool = False) -> Report:
    """Run the body here at once, or as a flow where a Prefect API is configured; end with one line where it fails."""
    try:
        with watching() as watch:
            return run_it(settings, jobs or os.cpu_count() or 1, watch, own_server=prefect)
    except KeyboardInterrupt as interrupt:
        click.echo(f"zhengling: {str(interrupt) or 'interrupted'}", err=True)
        sys.exit(INTERRUPTED)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except ValidationFailed as failed:
        for failure in failed.failures:
            click.echo(f"zhengling: {failure.line()}", err=True)
        fail(
            f"{counted(len(failed.failures), 'expectation')} failed; nothing was published, the warehouse is as it was"
        )
    except (WarehouseError, LexiconError, ApiError, WorkerDied) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}; nothing was published")
    except (ArrowException, DuckDBError) as error:
        fail(f"the warehouse {settings.warehouse} is damaged, nothing was published: {error}")


def print_report(report: Report, dry_run: bool = False) -> None:
    """The closing report. Who closes our output loses nothing but that."""
    run = report.run
    if run.n_in and run.n_in == run.n_rejected:
        click.echo("zhengling: warning: everything was rejected", err=True)
    try:
        print_to(report, Terminal(), dry_run)
        sys.stdout.flush()
    except OSError as error:
        silence_stdout()
        if not isinstance(error, BrokenPipeError):
            click.echo(f"zhengling: the report cannot be printed: {error.strerror or error}", err=True)
