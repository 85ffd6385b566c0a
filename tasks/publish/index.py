"""The current state → what is known of each source: from which bytes it was taken in, and by which version."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tasks import PIPELINE_VERSION
from tasks.ingest.document import INTERNAL_ERROR, PART_DAMAGED
from tasks.lexicons import lexicon_version
from tasks.publish.state import State
from tasks.publish.warehouse import Warehouse
from tasks.views import connect, rows_of


class Known(NamedTuple):
    """What the warehouse knows of one source."""

    source_uri: str
    raw_sha256: str | None
    fits: bool
    """whether the same bytes would give the same again: these lexicons and this code made of them what is there"""
    article_id: str | None = None
    """None for a source that has no article"""
    year: int | None = None
    province_code: int | None = None
    """where the rows of the article lie"""


FITS = "pipeline_version = $pipeline AND lexicon_version = $lexicons"
COLUMNS = {
    "articles": f"source_uri, raw_sha256, {FITS}, article_id, year, province_code",
    "rejects": f"source_uri, raw_sha256, {FITS} AND reason NOT IN ('{INTERNAL_ERROR}', '{PART_DAMAGED}'), NULL, NULL, NULL",
}


def read_index(warehouse: Warehouse, state: State) -> Iterator[Known]:
    """What is known: articles of the state, then rejects.

    A source that is both (its page was taken in before, and could not be read since) counts as an article.
    """
    versions = {"pipeline": PIPELINE_VERSION, "lexicons": lexicon_version()}
    files = {
        table: [warehouse.parts / part.file_name for part in state.parts if part.table == table and part.rows]
        for table in COLUMNS
    }
    # DuckDB reads many small files ten times as fast as Arrow
    with connect({table: paths for table, paths in files.items() if paths}, warehouse.staging) as connection:
        for table, columns in COLUMNS.items():
            if files[table]:
                rows = connection.sql(f"SELECT {columns} FROM {table}", params=versions)
                yield from map(Known._make, rows_of(rows))


@dataclass(frozen=True, slots=True)
class Kept:
    """A source that the warehouse knows, and what is needed to read its bytes again."""

    source_uri: str
    raw_sha256: str | None
    """None where no bytes could be had: a folder without permission, a torn member of an archive"""
    declared: str | None
    """as its record had it"""
    reason: str | None = None
    """why it was rejected, where it was"""


def list_kept(warehouse: Warehouse, state: State) -> Iterator[Kept]:
    """All sources of the state, rejected ones first, in the order of their addresses."""
    for table, reason in (("rejects", "reason"), ("articles", "NULL")):
        files = [warehouse.parts / part.file_name for part in state.parts if part.table == table]
        with connect({table: files}, warehouse.staging) as connection:
            rows = connection.sql(f"SELECT source_uri, raw_sha256, declared, {reason} FROM {table} ORDER BY source_uri")
            yield from (Kept(*row) for row in rows_of(rows))
