"""The current state → what is up to date: which source was taken in from which bytes by which version."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from tasks import PIPELINE_VERSION
from tasks.ingest.document import INTERNAL_ERROR
from tasks.lexicons import lexicon_version
from tasks.publish.parts import Part
from tasks.publish.state import State
from tasks.publish.warehouse import Warehouse


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

    def is_up_to_date(self, raw_sha256: str | None) -> bool:
        """Whether these bytes, code and lexicons would give the same rows again."""
        return (
            raw_sha256 is not None
            and self.reason != INTERNAL_ERROR
            and self.raw_sha256 == raw_sha256
            and self.pipeline_version == PIPELINE_VERSION
            and self.lexicon_version == lexicon_version()
        )


def read_index(warehouse: Warehouse, state: State) -> dict[str, Known]:
    """What is known, by source_uri: articles and rejects of the state.

    A source that is both (its page was taken in before, and could not be read since) counts as an article.
    """
    index: dict[str, Known] = {}
    for part in state.parts:
        if part.table == "rejects":
            for row in _columns(warehouse.parts, part, [*VERSIONS, "reason"]):
                index[row["source_uri"]] = Known(*_versions(row), article_id=None, reason=row["reason"])
    for part in state.parts:
        if part.table == "articles":
            for row in _columns(warehouse.parts, part, [*VERSIONS, "article_id"]):
                index[row["source_uri"]] = Known(*_versions(row), article_id=row["article_id"])
    return index


VERSIONS = ["source_uri", "raw_sha256", "pipeline_version", "lexicon_version"]


def _versions(row: dict[str, str]) -> tuple[str | None, str, str]:
    return row["raw_sha256"], row["pipeline_version"], row["lexicon_version"]


def _columns(folder: Path, part: Part, columns: list[str]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = pq.read_table(folder / part.file_name, columns=columns, partitioning=None).to_pylist()
    return rows
