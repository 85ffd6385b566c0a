"""The commands about demands: a task list for one addressee, and the notation that scholars of institutions use."""

import datetime as dt
import re
import sys
from calendar import monthrange
from pathlib import Path

import click

from flows.command import counted, form_options, warehouse_option

FORCES = ("must", "should", "encourage", "may", "imperative")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Day(click.ParamType[dt.date]):
    """2023, 2023-05 or 2023-05-15: a year or month counts from its first day, or to its last."""

    name = "date"

    def __init__(self, last: bool = False) -> None:
        self.last = last

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The first or the last day that is meant."""
        found = _DATE.fullmatch(str(value))
        try:
            if found is None:
                raise ValueError
            year, month, day = (int(part) if part else None for part in found.groups())
            if self.last:
                month = month or 12
                day = day or monthrange(year or 0, month)[1]
            return dt.date(year or 0, month or 1, day or 1)
        except ValueError:
            self.fail(f"{value!r} is no date such as 2023, 2023-05 or 2023-05-15", param, ctx)


@click.command()
@click.option("--on", metavar="WHO", help="Who must act: 县教育局, 各级党委, 市发展改革委; by words, kind and level.")
@click.option("--by", metavar="WHO", help="Who demands it, by words in the name: 会议; 国务院 finds 国务院办公厅, too.")
@click.option("--in", "place", metavar="PLACE", help="Only what authorities of that province, city or county say.")
@click.option("--since", type=Day(), help="Only what was published then or later.")
@click.option("--until", type=Day(last=True), help="Only what was published then or earlier: --until 2023, to its end.")
@click.option("--force", type=click.Choice(FORCES), help="Only what is demanded that strongly.")
@click.option("--due-before", type=Day(), help="Only what has to be done before that day.")
@click.option("--written", is_flag=True, help="Only where the sentence itself names who must act.")
@click.option("--copies", is_flag=True, help="List every copy of a page, too, not only the first that fits.")
@warehouse_option
@form_options
def demands(
    on: str | None,
    by: str | None,
    place: str | None,
    since: dt.date | None,
    until: dt.date | None,
    force: str | None,
    due_before: dt.date | None,
    written: bool,
    copies: bool,
    warehouse: Path,
    form: str | None,
) -> None:
    """List who has to do what, the newest first. With the exact words, source and deadline."""
    for option, words in (("--on", on), ("--by", by), ("--in", place)):
        if words is not None and not words.strip():
            raise click.UsageError(f"{option} takes a name, and got none")
    from flows.commands.demands import Asked, NoSuchPlace, lines_of
    from flows.commands.demands import demands as found_demands
    from flows.commands.query import open_state, write_csv, write_json
    from flows.commands.table import shown
    from tasks.publish.warehouse import Warehouse

    asked = Asked(on, by, place, since, until, force, due_before, written, copies)
    try:
        with open_state(Warehouse(warehouse)) as connection:
            found = found_demands(connection, asked)
    except NoSuchPlace as error:
        raise click.UsageError(str(error)) from error
    if form:
        (write_csv if form == "csv" else write_json)(found.to_reader(), sys.stdout)
        return
    for line in lines_of(found.to_pylist()):
        click.echo(shown(line))
    click.echo(counted(found.num_rows, "demand"))


@click.group()
def export() -> None:
    """Write what was found in the notation of others."""


@export.command()
@click.argument("article")
@warehouse_option
@click.option("--tsv", is_flag=True, help="Write id, original statement and encoded statement as columns.")
def ig(article: str, warehouse: Path, tsv: bool) -> None:
    """Write an article's demands in IG Script. It is the notation of the Institutional Grammar 2.0 that IG Parser reads.

    ARTICLE is an article_id or a source_uri. One statement a line, with its directive_id as annotation.
    """
    from flows.commands.ig_script import statements
    from flows.commands.query import open_state
    from tasks.publish.warehouse import Warehouse

    with open_state(Warehouse(warehouse)) as connection:
        found = statements(connection, article)
    if tsv:
        click.echo("id\toriginal statement\tencoded statement")
    for each in found:
        click.echo(f"{each.id}\t{each.original}\t{each.encoded}" if tsv else each.encoded)


COMMANDS = (demands, export)
