"""The command line. Each command imports what it needs when it is called, so that help and usage errors come at once."""

import io
import logging
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from flows.command import INTERRUPTED, counted, fail, form_options, in_one_line, silence_stdout, told, warehouse_option
from flows.commands import demand_commands, look_commands, state_commands
from flows.commands.check import check
from flows.commands.furniture import furniture
from flows.commands.rejects import rejects

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "documents"


class Commands(click.Group):
    """The commands, of which none minds that the reader of its output has seen enough."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and write all that it printed."""
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            silence_stdout()
            return None
        return value


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zhengling")
def zhengling() -> None:
    """政令: official Chinese web text into tables that people can trust and query."""


for command in (
    *state_commands.COMMANDS,
    *look_commands.COMMANDS,
    *demand_commands.COMMANDS,
    rejects,
    furniture,
    check,
):
    zhengling.add_command(command)


@zhengling.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--name", help="Name of the source, in place of the folder's own.")
@warehouse_option
@click.option(
    "--text-column", metavar="NAME", help="Column of tables and JSON that holds the text, if unusually named."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes at once.  [default: one a core]")
@click.option("--strict", is_flag=True, help="Exit with 1 where anything was rejected.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--no-raw", is_flag=True, help="Keep no copy of the bytes as they came.")
@click.option("--prune", is_flag=True, help="Take away the articles of what is not in the named sources any more.")
@click.option(
    "--reprocess", is_flag=True, help="Make everything again from the bytes that are kept; no source is read."
)
@click.option("--wait", is_flag=True, help="Wait for a run that is writing the warehouse.")
@click.option("--prefect", is_flag=True, help="Run as a Prefect flow, on a server started for this run.")
@click.option("--verbose", is_flag=True, help="Log every step to standard error.")
def run(
    sources: tuple[str, ...],
    name: str | None,
    warehouse: Path,
    text_column: str | None,
    jobs: int | None,
    strict: bool,
    dry_run: bool,
    no_raw: bool,
    prune: bool,
    reprocess: bool,
    wait: bool,
    prefect: bool,
    verbose: bool,
) -> None:
    """Bring the warehouse up to date with files, folders or globs.

    Without a SOURCE the five documents in seeds/documents are taken. Nothing is fetched from the network. With
    --reprocess a SOURCE only says which documents are made again, by its name; without one all are.
    """
    from flows.build import Settings, source_names
    from flows.logs import log_to_stderr
    from flows.update import print_report, update

    if prune and reprocess:
        raise click.UsageError(
            "--reprocess looks at no source, so it cannot tell which are gone; run with --prune alone"
        )
    log_to_stderr(logging.INFO if verbose else logging.CRITICAL)
    settings = Settings(
        sources=sources if sources or reprocess else (str(SEEDS),),
        warehouse=warehouse,
        name=name,
        keep_raw=not no_raw,
        wait=wait,
        dry_run=dry_run,
        text_column=text_column,
        prune=prune,
        reprocess=reprocess,
    )
    report = update(settings, jobs, prefect)
    if reprocess and sources and not report.run.n_in:
        raise click.UsageError(
            f"the warehouse keeps no document of a source named {' or '.join(source_names(settings))}"
        )
    print_report(report, dry_run)
    for uri in report.lost:
        click.echo(f"zhengling: lost: {uri}: its rows were damaged; run again with its source", err=True)
    if report.lost:
        fail(f"neither in raw/ nor among the sources of this run: {counted(len(report.lost), 'damaged document')}")
    if strict and report.run.n_rejected:
        fail(f"rejected: {counted(report.run.n_rejected, 'source')}, and --strict was asked for; see the table rejects")


@zhengling.command()
@warehouse_option
def path(warehouse: Path) -> None:
    """Print the folder of the state that is current now. For readers that must see one state."""
    from tasks.publish.warehouse import Warehouse

    click.echo(Warehouse(warehouse).resolve())


@zhengling.command()
@click.argument("sql")
@warehouse_option
@form_options
@click.option("--parquet", type=click.Path(path_type=Path, dir_okay=False), help="Write a Parquet file.")
def query(sql: str, warehouse: Path, form: str | None, parquet: Path | None) -> None:
    """Answer one SELECT over the current state. Every table is a view, runs and rejects too; nothing can be changed."""
    from flows.commands.query import open_state, run_query, write_csv, write_json, write_parquet
    from flows.commands.table import print_table
    from tasks.publish.warehouse import Warehouse

    if form and parquet:
        raise click.UsageError("--parquet goes with neither --csv nor --json")
    if parquet and parquet.resolve().is_relative_to(warehouse.resolve()):
        raise click.UsageError("--parquet writes nothing into the warehouse; name a file elsewhere")
    with open_state(Warehouse(warehouse)) as connection:
        reader = run_query(connection, sql)
        if parquet:
            click.echo(f"{counted(write_parquet(reader, parquet), 'row')} written to {parquet}")
        elif form == "csv":
            write_csv(reader, sys.stdout)
        elif form == "json":
            write_json(reader, sys.stdout)
        else:
            print_table(reader)


_interrupts: list[int] = []


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    _interrupts.append(signum)
    raise KeyboardInterrupt


def main() -> None:
    """Entry point: the command is done, and the process is over."""
    status = answer()
    if "flows.run" in sys.modules:
        from flows.run import leave

        leave(status)
    sys.exit(status)


def answer() -> int:
    """Do the command of sys.argv and give its exit status, as the contract has it: no traceback for what a user does."""
    signal.signal(signal.SIGTERM, _interrupt)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as in the background of a script
        signal.signal(signal.SIGINT, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese is no reason to fail
    return _run_command()


def _run_command() -> int:
    try:
        zhengling.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as ended:
        return int(ended.code or 0)
    except (Exception, KeyboardInterrupt) as error:
        # pydantic's serializer, for one, turns an interrupt into an error of its own
        if _interrupts or isinstance(error, (click.Abort, KeyboardInterrupt)):
            click.echo("zhengling: interrupted", err=True)
            return INTERRUPTED
        message = told(error)
        if message is None:
            raise
        click.echo(in_one_line(message), err=True)
        return 1
    return 0
