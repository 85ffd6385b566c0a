"""The current state → what is known of each source: from which bytes it was taken in, and by which version.

The table `index` has a row an article, cut by article_id alone: a run reads it whole, and of the articles themselves, which
lie in hundreds of files, those that change. It says nothing that `articles` does not say, and is made from it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from schemas.arrow import arrow_schema, schema_id
from tasks import PIPELINE_VERSION
from tasks.ingest.document import INTERNAL_ERROR, PART_DAMAGED
from tasks.lexicons import lexicon_version
from tasks.publish.parts import Part
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


TOLD = tuple(name for name in arrow_schema("index").names if name != "text")
"""columns that it has of `articles`"""
TELLING = (*TOLD, "n_chars", "body_sha256")
"""columns of `articles` that its rows are made from"""


def index_rows(articles: pa.Table) -> pa.Table:
    """The rows of the index for rows of `articles`, of which it needs TELLING."""
    told = ("minhash", "n_shingles", "body_sha256", "n_chars")
    texts = [text_of(*prints) for prints in zip(*(articles[name].to_pylist() for name in told), strict=True)]
    columns = {name: articles[name] for name in TOLD} | {"text": pa.array(texts, pa.string())}
    schema = arrow_schema("index")
    return pa.table([columns[name] for name in schema.names], names=schema.names).cast(schema)


def text_of(minhash: str | None, n_shingles: int, body_sha256: str, n_chars: int) -> str | None:
    """The signature and the number of shingles tell a body; one that is too short for a signature has to be the same."""
    if not n_chars:
        return None
    return hashlib.sha256((f"{minhash}{n_shingles}" if minhash else body_sha256).encode()).hexdigest()[:16]


def is_indexed(state: State) -> bool:
    """Whether the state has an index as it is declared now."""
    own = [part for part in state.parts if part.table == "index"]
    return bool(own) and all(part.schema == schema_id("index") for part in own)


def parts_telling(state: State) -> list[Part]:
    """The parts that have a row an article with what the index tells: its own; in a state without one those of `articles`."""
    table = "index" if is_indexed(state) else "articles"
    return [part for part in state.parts if part.table == table and part.rows]


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
    files = _files(warehouse, state)
    # DuckDB reads many small files ten times as fast as Arrow
    with connect({table: paths for table, paths in files.items() if paths}, warehouse.staging) as connection:
        for table, columns in COLUMNS.items():
            if files[table]:
                rows = connection.sql(f"SELECT {columns} FROM {table}", params=versions)
                yield from map(Known._make, rows_of(rows))


def _files(warehouse: Warehouse, state: State) -> dict[str, list[Path]]:
    """The files that tell what is known of articles, and of rejects."""
    rejects = [part for part in state.parts if part.table == "rejects" and part.rows]
    told = {"articles": parts_telling(state), "rejects": rejects}
    return {table: [warehouse.parts / part.file_name for part in parts] for table, parts in told.items()}


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
    files = _files(warehouse, state)
    for table, reason in (("rejects", "reason"), ("articles", "NULL")):
        with connect({table: files[table]}, warehouse.staging) as connection:
            rows = connection.sql(f"SELECT source_uri, raw_sha256, declared, {reason} FROM {table} ORDER BY source_uri")
            yield from (Kept(*row) for row in rows_of(rows))
