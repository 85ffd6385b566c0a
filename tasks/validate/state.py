"""A new state, not yet published → what of it contradicts itself: keys, references, counts, partitions.

The checks are SQL over all parts of the state. Each selects the rows that must not exist.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.columns import PARTITION_COLUMNS
from schemas.tables import ARTICLE_TABLES, PART_TABLES, TABLES
from tasks.validate.verdict import Failure, check_empty
from tasks.views import connect


@dataclass(frozen=True, slots=True)
class StateCheck:
    """Rows that must not exist in a state."""

    table: str
    column: str
    name: str
    sql: str


def state_checks() -> Iterator[StateCheck]:
    """Every check on a state as a whole: those that the schemas declare, then those that hold between tables."""
    for table in PART_TABLES:
        yield _key_is_unique(table)
        for column in TABLES[table].columns:
            if column.points_to:
                yield _value_is_known(table, column.name, column.points_to)
    for table in (*ARTICLE_TABLES, "duplicates"):
        if table != "articles":
            yield _lies_with_its_article(table)
    yield StateCheck(
        "articles",
        "source_uri",
        "articles_are_sources_key_for_key",
        "SELECT coalesce(s.source_uri, a.source_uri) AS source_uri, s.article_id AS in_sources, a.article_id AS in_articles "
        "FROM sources s FULL JOIN articles a USING (source_uri) "
        "WHERE s.article_id IS DISTINCT FROM a.article_id OR s.raw_sha256 IS DISTINCT FROM a.raw_sha256",
    )
    yield StateCheck(
        "articles",
        "article_id",
        "article_id_is_hash_of_source_uri",
        "SELECT source_uri, article_id FROM articles WHERE article_id <> left(sha256(source_uri), 16)",
    )
    yield index_check()
    yield StateCheck(
        "duplicates",
        "duplicate_of",
        "no_article_copies_itself_or_a_copy",
        "SELECT d.article_id, d.duplicate_of FROM duplicates d LEFT JOIN duplicates o ON d.duplicate_of = o.article_id "
        "WHERE d.article_id = d.duplicate_of OR o.article_id IS NOT NULL",
    )


INDEX_COLUMNS = ", ".join(column.name for column in TABLES["index"].columns)


def index_rows_of(articles: str) -> str:
    """SELECT of the rows that the index has for the rows of that view of articles."""
    text = "CASE WHEN n_chars > 0 THEN left(sha256(coalesce(minhash || n_shingles, body_sha256)), 16) END AS text"
    return f"SELECT {INDEX_COLUMNS} FROM (SELECT *, {text} FROM {articles})"


def index_check(articles: str = "articles", index: str = "index") -> StateCheck:
    """Rows of the index that are not those of the articles, in the tables or views of these names."""
    told, own = (
        f"(SELECT article_id, hash({INDEX_COLUMNS}) AS row_hash FROM ({rows}))"
        for rows in (index_rows_of(articles), f'FROM "{index}"')
    )
    sql = f"SELECT article_id FROM {told} t FULL JOIN {own} o USING (article_id) WHERE t.row_hash IS DISTINCT FROM o.row_hash"
    return StateCheck("index", INDEX_COLUMNS, "index_tells_what_articles_tell", sql)


def _key_is_unique(table: str) -> StateCheck:
    keys = ", ".join(f'"{name}"' for name in TABLES[table].key)
    return StateCheck(
        table,
        ", ".join(TABLES[table].key),
        "key_is_unique",
        f'SELECT {keys}, count(*) AS n FROM "{table}" GROUP BY ALL HAVING n > 1',
    )


def _value_is_known(table: str, column: str, points_to: str) -> StateCheck:
    other, key = points_to.split(".")
    return StateCheck(
        table,
        column,
        f"value_stands_in_{other}_{key}",
        f'SELECT DISTINCT t."{column}" FROM "{table}" t ANTI JOIN "{other}" o ON o."{key}" = t."{column}" '
        f'WHERE t."{column}" IS NOT NULL',
    )


def _lies_with_its_article(table: str) -> StateCheck:
    columns = [column.name for column in PARTITION_COLUMNS]
    differ = " OR ".join(f"t.{name} <> a.{name}" for name in columns)
    return StateCheck(
        table,
        ", ".join(columns),
        "rows_lie_in_the_partition_of_their_article",
        f"SELECT DISTINCT t.article_id, {', '.join(f't.{name}' for name in columns)} "
        f'FROM "{table}" t JOIN articles a USING (article_id) WHERE {differ}',
    )


def check_state(files: Mapping[str, Sequence[Path]], scratch: Path) -> list[Failure]:
    """Run every check over the state whose tables consist of those Parquet files."""
    with connect(files, scratch) as connection:
        return failures_of(connection, state_checks())


def failures_of(connection: duckdb.DuckDBPyConnection, checks: Iterable[StateCheck]) -> list[Failure]:
    """What the checks find. One that cannot be made has failed; where memory does not suffice, nothing is said."""
    failures: list[Failure] = []
    for check in checks:
        try:
            violations: pa.Table = connection.sql(check.sql).to_arrow_table()
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            failures.append(Failure(check.table, check.column, check.name, 0, (f"it raised {error}",)))
            continue
        if violations.num_rows:
            failures.extend(check_empty(check.table, check.column, check.name, violations))
    return failures


def check_conservation(n_in: int, parts: Mapping[str, int]) -> list[Failure]:
    """n_in = n_new + n_changed + n_unchanged + n_rejected: no source is lost between listing and counting."""
    if n_in == sum(parts.values()):
        return []
    return check_empty("runs", "n_in", "every_source_is_accounted_for", pa.Table.from_pylist([{"n_in": n_in, **parts}]))


def check_made(asked: Iterable[tuple[str, str]], made: Iterable[tuple[str, str]]) -> list[Failure]:
    """Every source that was to be processed, and no other, has an article of these very bytes.

    Both give source_uri and raw_sha256, by source_uri: what was handed to the stages, and what the new articles say.
    """
    lost = []
    for uri, group in groupby(merge(_of("asked", asked), _of("made", made)), key=itemgetter(0)):
        those = [(side, sha256) for _, side, sha256 in group]
        if [side for side, _ in those] != ["asked", "made"] or those[0][1] != those[1][1]:
            lost.append({"source_uri": uri, "asked": None, "made": None} | dict(those))
    return check_empty("articles", "source_uri", "every_document_is_made", pa.Table.from_pylist(lost)) if lost else []


def _of(side: str, rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    return ((uri, side, sha256) for uri, sha256 in rows)
