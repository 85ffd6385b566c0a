"""What a run did → what a person reads at its end."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from flows.build import Report
from flows.command import counted
from schemas.tables import STATE_TABLES
from tasks.publish.runs import Run

SHOWN = 10
STAGES = ("ingest", "clean", "segment", "entities", "directives", "validate", "publish")


def summary(run: Run, what: str = "processed") -> str:
    """What became of the documents, in one line."""
    return (
        f"{counted(run.n_in, 'document')}: {run.n_new} new and {run.n_changed} changed {what}, "
        f"{run.n_unchanged} unchanged, {run.n_rejected} rejected"
    )


def print_report(report: Report, console: Console, dry_run: bool = False) -> None:
    """Documents by what became of them, rows per table, seconds per stage, rejects by reason."""
    run = report.run
    console.print(summary(run, "would be processed" if dry_run else "processed"))
    if not run.n_in and not report.missing:
        console.print("no document was found in the sources; name a folder, file or glob that holds some")
    for root in report.missing:
        console.print(f"source {root} does not exist", markup=False)
    _print_rejects(report, console)
    if mended := report.damaged - len(report.lost):
        console.print(f"made again, for their rows were damaged: {mended}")
    if report.run.n_removed:
        console.print(f"no longer there, and taken away: {report.run.n_removed}")
    _print_listed("not made again, for want of bytes in raw/", report.without_bytes, len(report.without_bytes), console)
    _print_listed("numbering to check", report.warnings, report.n_warnings, console)
    if dry_run:
        console.print("dry run: nothing was written")
        return
    table = Table(show_header=True, header_style="bold", box=None, pad_edge=False)
    table.add_column("table")
    table.add_column("rows", justify="right")
    table.add_column("  stage")
    table.add_column("seconds", justify="right")
    seconds = [(stage, f"{run.seconds.get(stage, 0.0):.2f}") for stage in STAGES]
    for place, name in enumerate(STATE_TABLES):
        stage, spent = seconds[place] if place < len(seconds) else ("", "")
        table.add_row(name, f"{report.rows.get(name, 0):,}", f"  {stage}", spent)
    console.print(table)
    if run.state is None:
        console.print("nothing to publish")
    else:
        console.print(f"state {run.state} {run.outcome}, {counted(run.n_duplicates, 'duplicate')} among its articles")


def _print_rejects(report: Report, console: Console) -> None:
    rejected = report.rejected.total()
    if before := report.run.n_rejected - rejected:
        console.print(f"rejected by an earlier run, and unchanged since: {before}")
    for reason, count in sorted(report.rejected.items()):
        console.print(f"rejected, {reason}: {count}")
    for reject in report.rejects:
        console.print(f"  {reject.source_uri}: {reject.detail}", markup=False, highlight=False)
    if rejected > len(report.rejects):
        console.print(f"  and {rejected - len(report.rejects)} more in the table rejects")


def _print_listed(what: str, addresses: Sequence[str], number: int, console: Console) -> None:
    """The first of so many."""
    if addresses:
        console.print(f"{what}: {number}")
    for address in addresses[:SHOWN]:
        console.print(f"  {address}", markup=False, highlight=False)
    if number > SHOWN:
        console.print(f"  and {number - SHOWN} more")
