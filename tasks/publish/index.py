"""The current state → what is up to date: which source was taken in from which bytes by which version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any

import duckdb

from tasks import PIPELINE_VERSION
from tasks.ingest.document import INTERNAL_ERROR, PART_DAMAGED
from tasks.lexicons import lexicon_version
from tasks.publish.parts import Partition
from tasks.publish.state import State
from tasks.publish.warehouse import Warehouse
from tasks.views import connect


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse knows of one source."""

    raw_sha256: str | None
    pipeline_version: str
    lexicon_version: str
    article_id: str | None
    """None for a source that has no article"""
    reason: str | None = None
    """why it was rejected, where it was"""
    partition: Partition | None = None
    """where the rows of the article lie"""

    def is_up_to_date(self, raw_sha256: str | None) -> bool:
        """Whether these bytes, code and lexicons would give the same rows again."""
        return (
            raw_sha256 is not None
            and self.reason not in (INTERNAL_ERROR, PART_DAMAGED)
            and self.raw_sha256 == raw_sha256
            and self.pipeline_version == PIPELINE_VERSION
            and self.lexicon_version == lexicon_version()
        )


ROWS_AT_ONCE = 50_000
VERSIONS = ["source_uri", "raw_sha256", "pipeline_version", "lexicon_version"]


def read_index(warehouse: Warehouse, state: State) -> dict[str, Known]:
    """What is known, by source_uri: articles and rejects of the state.

    A source that is both (its page was taken in before, and could not be read since) counts as an article.
    """
    index: dict[str, Known] = {}
    files = {
        table: [warehouse.parts / part.file_name for part in state.parts if part.table == table and part.rows]
        for table in ("rejects", "articles")
    }
    # DuckDB reads many small files ten times as fast as Arrow
    with connect({table: paths for table, paths in files.items() if paths}, warehouse.staging) as connection:
        for uri, sha256, pipeline, lexicon, reason in _rows(connection, files, "rejects", [*VERSIONS, "reason"]):
            index[uri] = Known(sha256, pipeline, lexicon, article_id=None, reason=reason)
        columns = [*VERSIONS, "article_id", "year", "province_code"]
        for uri, sha256, pipeline, lexicon, article_id, year, province in _rows(connection, files, "articles", columns):
            # versions are few: one string for all that have it
            index[uri] = Known(sha256, intern(pipeline), intern(lexicon), article_id, partition=(year, province))
    return index


def _rows(
    connection: duckdb.DuckDBPyConnection, files: Mapping[str, list[Path]], table: str, columns: list[str]
) -> Iterator[tuple[Any, ...]]:
    if files[table]:
        for batch in connection.table(table).select(*columns).to_arrow_reader(ROWS_AT_ONCE):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
