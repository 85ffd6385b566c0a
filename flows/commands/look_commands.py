"""The commands that show how rows came about: the rules behind a sentence, the lexicons behind the rules."""

from pathlib import Path

import click

from flows.command import warehouse_option


@click.command()
@click.argument("article")
@click.argument("sentence", required=False)
@warehouse_option
def explain(article: str, sentence: str | None, warehouse: Path) -> None:
    """Show what was found in an article, and by which rules. Sentence by sentence: mentions, appointments, citations,
    directives.

    ARTICLE is an article_id or a source_uri, SENTENCE a number from 0 or `title`.
    """
    from flows.commands.explain import explanation
    from flows.commands.query import open_state
    from flows.commands.table import shown
    from tasks.publish.warehouse import Warehouse

    with open_state(Warehouse(warehouse)) as connection:
        for line in explanation(connection, article, sentence):
            click.echo(shown(line))


@click.command()
@click.argument("name", required=False)
def lexicons(name: str | None) -> None:
    """List the lexicons: entries, conflicts, date, source. Conflicts are entries that several lines tell differently.

    With NAME its file, what it holds, its columns with the values that the code knows, and the lines of its conflicts
    are shown. A broken line ends the command with its file and number.
    """
    from flows.commands.lexicon_report import conflict_lines, lexicon_lines
    from tasks.lexicons import lexicon_reports

    reports = lexicon_reports()
    named = [report for report in reports if report.name == (name or "").removesuffix(".csv")]
    if name and not named:
        raise click.UsageError(f"there is no lexicon {name!r}; `zhengling lexicons` lists them")
    for line in conflict_lines(named[0]) if named else lexicon_lines(reports):
        click.echo(line)


COMMANDS = (explain, lexicons)
