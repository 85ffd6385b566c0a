"""What could not be taken in: counted by reason, listed, tried again."""

import logging
from pathlib import Path

import click

from flows.command import warehouse_option


@click.command()
@click.argument("reason", required=False)
@warehouse_option
@click.option("--replay", is_flag=True, help="Try them again from the bytes that are kept; no source is read.")
@click.option("--text-column", metavar="NAME", help="For --replay: column of tables and JSON that holds the text.")
@click.option("--jobs", type=click.IntRange(min=1), help="For --replay: processes at once.  [default: one a core]")
@click.option("--wait", is_flag=True, help="For --replay: wait for a run that is writing the warehouse.")
@click.option("--verbose", is_flag=True, help="For --replay: log every step to standard error.")
def rejects(
    reason: str | None,
    warehouse: Path,
    replay: bool,
    text_column: str | None,
    jobs: int | None,
    wait: bool,
    verbose: bool,
) -> None:
    """Count what was rejected, list it, try it again. Without REASON it is counted by reason; REASON lists what was rejected
    for it; --replay tries that again.
    """
    from tasks.ingest.reasons import REASONS

    if reason is not None and reason not in REASONS:
        raise click.UsageError(f"{reason!r} is no reason; there are {', '.join(sorted(REASONS))}")
    if replay:
        _try_again(reason, warehouse, text_column, jobs, wait, verbose)
        return
    if text_column or jobs or wait or verbose:
        raise click.UsageError("--text-column, --jobs, --wait and --verbose go with --replay")
    from flows.commands.query import open_state, run_query
    from flows.commands.table import print_table
    from tasks.publish.warehouse import Warehouse

    sql = _rows_of(reason) if reason else _counts(REASONS)
    with open_state(Warehouse(warehouse)) as connection:
        print_table(run_query(connection, sql))


def _counts(meanings: dict[str, str]) -> str:
    from flows.commands.query import literal

    rows = ", ".join(f"({literal(reason)}, {literal(meaning)})" for reason, meaning in meanings.items())
    return (
        f"SELECT reason, stage, count(*) AS n, any_value(meaning) AS meaning FROM rejects "
        f"LEFT JOIN (VALUES {rows}) AS reasons(reason, meaning) USING (reason) GROUP BY ALL ORDER BY n DESC, reason, stage"
    )


def _rows_of(reason: str) -> str:
    from flows.commands.query import literal

    return (
        f"SELECT source_uri, n_bytes, stage, detail FROM rejects WHERE reason = {literal(reason)} ORDER BY source_uri"
    )


def _try_again(
    reason: str | None, warehouse: Path, text_column: str | None, jobs: int | None, wait: bool, verbose: bool
) -> None:
    from flows.build import Settings
    from flows.logs import log_to_stderr
    from flows.update import print_report, update

    log_to_stderr(logging.INFO if verbose else logging.CRITICAL)
    settings = Settings(sources=(), warehouse=warehouse, text_column=text_column, wait=wait, replay=True, reason=reason)
    print_report(update(settings, jobs))
