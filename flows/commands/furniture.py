"""The command that proposes lines for the lexicon of sites: what repeats on the pages of one site, for a person to judge."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.command import counted, fail

if TYPE_CHECKING:
    from tasks.clean.article import Article


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--site", help="Host or name of the site, in place of what most of its pages say.")
@click.option(
    "--least", type=click.IntRange(min=2), default=3, show_default=True, help="Pages on which a line repeats."
)
def furniture(folder: Path, site: str | None, least: int) -> None:
    """Propose the lines that repeat on the pages of a site. FOLDER holds the pages, of which those that name another site
    are left out; the rows are those of the lexicon site_furniture.

    Nothing is learned from them by itself: see the rows through, and add those that are no text of an article to
    seeds/lexicons/site_furniture.csv.
    """
    from tasks.clean.layout.site_lines import repeated_lines

    articles = list(_articles(folder))
    if not articles:
        fail(f"{folder} holds no page that could be read")
    if site:
        named, unnamed, others = site, 0, 0
    else:
        named, articles, unnamed, others = _of_one_site(articles)
    proposals = repeated_lines(articles, least)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("site", "line", "zone"))
    writer.writerows((named, proposal.line, proposal.zone) for proposal in proposals)
    sys.stdout.flush()
    click.echo(
        f"{counted(len(proposals), 'repeated line')} on {counted(len(articles), 'page')} of {named}",
        err=True,
    )
    if unnamed:
        click.echo(f"among these without a site of their own: {counted(unnamed, 'page')}", err=True)
    if others:
        click.echo(f"{counted(others, 'page')} of other sites left out; give the pages of each a folder", err=True)


def _articles(folder: Path) -> "Iterator[Article]":
    """Every document of the folder that can be read, cleaned."""
    from tasks.clean.article import Article
    from tasks.clean.clean import clean
    from tasks.ingest.decode import decode
    from tasks.ingest.document import Reject
    from tasks.ingest.records import records_of
    from tasks.ingest.sources import find_sources

    for source in find_sources((str(folder),)).sources:
        for record in records_of(source):
            document = record if isinstance(record, Reject) else decode(record)
            article = document if isinstance(document, Reject) else clean(document)
            if isinstance(article, Article):
                yield article


def _of_one_site(articles: "list[Article]") -> "tuple[str, list[Article], int, int]":
    """The site that most pages name, its pages with those that name none, how many name none and how many another.

    A site is its host, or its name where no page tells an address.
    """
    from tasks.clean.layout.site_lines import host_of

    sites = [host_of(article.url) if article.url else "" for article in articles]
    if not any(sites):
        sites = [article.site or "" for article in articles]
    counts = Counter(filter(None, sites))
    if not counts:
        raise click.UsageError("no page says which site it is of; name it with --site")
    ((named, _),) = counts.most_common(1)
    kept = [article for article, site in zip(articles, sites, strict=True) if site in ("", named)]
    return named, kept, sites.count(""), len(articles) - len(kept)
