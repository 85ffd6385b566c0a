"""The current state → what is up to date: which source was taken in from which bytes by which version."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from tasks import PIPELINE_VERSION
from tasks.lexicons import lexicon_version
from tasks.publish.parts import Part, Partition
from tasks.publish.state import State
from tasks.publish.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse knows of one source."""

    raw_sha256: str | None
    pipeline_version: str
    lexicon_version: str
    article_id: str | None
    """None for a source that was rejected"""
    partition: Partition

    def is_up_to_date(self, raw_sha256: str | None) -> bool:
        """Whether these bytes, code and lexicons would give the same rows again."""
        return (
            raw_sha256 is not None
            and self.raw_sha256 == raw_sha256
            and self.pipeline_version == PIPELINE_VERSION
            and self.lexicon_version == lexicon_version()
        )


def read_index(warehouse: Warehouse, state: State) -> dict[str, Known]:
    """What is known, by source_uri: articles and rejects of the state. A source that is both counts as an article."""
    index: dict[str, Known] = {}
    versions = ["source_uri", "raw_sha256", "pipeline_version", "lexicon_version"]
    for part in state.parts:
        if part.table == "rejects":
            for row in _columns(warehouse.parts, part, versions):
                index.setdefault(row["source_uri"], _known(row, None, (0, 0)))
    for part in state.parts:
        if part.table == "articles":
            for row in _columns(warehouse.parts, part, [*versions, "article_id"]):
                index[row["source_uri"]] = _known(row, row["article_id"], part.partition)
    return index


def _known(row: dict[str, str], article_id: str | None, partition: Partition) -> Known:
    return Known(row["raw_sha256"], row["pipeline_version"], row["lexicon_version"], article_id, partition)


def _columns(folder: Path, part: Part, columns: list[str]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = pq.read_table(folder / part.file_name, columns=columns, partitioning=None).to_pylist()
    return rows
