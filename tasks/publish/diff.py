"""Two states → the rows that one has and the other has not, by key, with what made the difference.

    entities  changed  article_id=0123456789abcdef, field=body, …   [canonical]   lexicon 0a1b2c3d4e5f → 5f4e3d2c1b0a

Only parts that one of the two holds alone are read. The versions that stand in articles and rejects tell who made a
row; they are named as causes, and a row that is the same but for them is no difference.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.arrow import staged_schema
from schemas.tables import STATE_TABLES, TABLES
from tasks.publish.state import State, read_manifest
from tasks.views import connect

VERSIONS = ("pipeline_version", "lexicon_version")
MADE_BY = ("raw_sha256", *VERSIONS)


@contextmanager
def differences(old: Path, new: Path, tables: Sequence[str], scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with a view `differences` over the tables named: from the state in folder `old` to that in `new`.

    Its columns: table, change (added, removed, changed), article_id (null in rejects), key, columns (those that differ),
    before and after (their values as text), why, and the versions that made either row.
    """
    # articles always: they tell what made the difference
    read = dict.fromkeys((*tables, "articles"))
    alone = _parts_alone(old, new)
    files = {f"{side}_{table}": alone.get((side, table), []) for table in read for side in ("old", "new")}
    parts = {f"{view}_parts": paths for view, paths in files.items() if paths}
    with connect(parts, scratch, memory=None) as connection:
        for view, paths in files.items():
            _declared_view(connection, view, bool(paths))
        selects = [_select(table) for table in STATE_TABLES if table in tables]
        connection.execute(f"CREATE VIEW differences AS {' UNION ALL '.join(selects)}")
        yield connection


def _parts_alone(old: Path, new: Path) -> dict[tuple[str, str], list[Path]]:
    """The parts that only one of the states has, by side and table."""
    states: dict[str, tuple[Path, State]] = {"old": (old, read_manifest(old)), "new": (new, read_manifest(new))}
    common = {(part.folder, part.name) for part in states["old"][1].parts}
    common &= {(part.folder, part.name) for part in states["new"][1].parts}
    found: dict[tuple[str, str], list[Path]] = {}
    for side, (folder, state) in states.items():
        for part in state.parts:
            if (part.folder, part.name) not in common:
                found.setdefault((side, part.table), []).append(folder / part.folder / part.file_name)
    return found


def _declared_view(connection: duckdb.DuckDBPyConnection, view: str, has_parts: bool) -> None:
    """A view with all columns that are declared now, whether or not the parts are of a time that knew them."""
    side_table = view.partition("_")[2]
    connection.register(f"{view}_none", _nothing(side_table))
    parts = f'UNION ALL BY NAME SELECT * FROM "{view}_parts"' if has_parts else ""
    connection.execute(f'CREATE VIEW "{view}" AS SELECT * FROM "{view}_none" {parts}')


def _nothing(table: str) -> pa.Table:
    return staged_schema(table).empty_table()


def _select(table: str) -> str:
    """The differences of one table."""
    names = [column.name for column in TABLES[table].columns]
    key = TABLES[table].key
    compared = [name for name in names if name not in VERSIONS]
    joined = " AND ".join(f'o."{name}" IS NOT DISTINCT FROM n."{name}"' for name in key)
    shown = ", ".join(f'\'{name}=\' || coalesce(n."{name}", o."{name}")' for name in key)
    differing = ", ".join(_where_different(name, f"'{name}'") for name in compared)
    article = 'coalesce(n."article_id", o."article_id")' if "article_id" in names else "NULL::VARCHAR"
    return f"""(
        SELECT '{table}' AS "table",
            CASE WHEN o."{key[0]}" IS NULL THEN 'added' WHEN n."{key[0]}" IS NULL THEN 'removed' ELSE 'changed' END AS change,
            {article} AS article_id,
            concat_ws(', ', {shown}) AS "key",
            list_filter([{differing}], lambda name: name IS NOT NULL) AS columns,
            {_values("o", compared)} AS before,
            {_values("n", compared)} AS after,
            {_why(table)} AS why,
            {", ".join(f'{side}."{name}" AS {name}_{when}' for name in VERSIONS for side, when in _makers(table))}
        FROM old_{table} o FULL JOIN new_{table} n ON {joined} {_joined_makers(table, article)}
        WHERE o."{key[0]}" IS NULL OR n."{key[0]}" IS NULL
            OR {" OR ".join(f'o."{name}" IS DISTINCT FROM n."{name}"' for name in compared)}
    )"""


def _where_different(name: str, value: str) -> str:
    return f'CASE WHEN o."{name}" IS DISTINCT FROM n."{name}" THEN {value} END'


def _values(side: str, names: Sequence[str]) -> str:
    """The values of the columns that differ, as text by the column's name."""
    entries = ", ".join(
        _where_different(name, f"{{'key': '{name}', 'value': CAST({side}.\"{name}\" AS VARCHAR)}}") for name in names
    )
    return f"map_from_entries(list_filter([{entries}], lambda entry: entry IS NOT NULL AND entry.value IS NOT NULL))"


def _makers(table: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The rows that tell which bytes and versions made a row: its own, or its article's."""
    own = set(MADE_BY) <= {column.name for column in TABLES[table].columns}
    return (("o", "before"), ("n", "after")) if own else (("oa", "before"), ("na", "after"))


def _joined_makers(table: str, article: str) -> str:
    if _makers(table)[0][0] == "o":
        return ""
    return (
        f"LEFT JOIN old_articles oa ON oa.article_id = {article} LEFT JOIN new_articles na ON na.article_id = {article}"
    )


def _why(table: str) -> str:
    """What made the difference: other bytes, another pipeline, other lexicons; in duplicates also another article."""
    (old, _), (new, _) = _makers(table)
    key = "article_id" if old == "oa" else TABLES[table].key[0]
    met, what = ("document", "another article") if table != "rejects" else ("reject", "")
    return f"""CASE
        WHEN {old}."{key}" IS NULL AND {new}."{key}" IS NULL THEN '{what}'
        WHEN {old}."{key}" IS NULL THEN 'new {met}'
        WHEN {new}."{key}" IS NULL THEN '{met} gone'
        ELSE coalesce(nullif(concat_ws('; ',
            CASE WHEN {old}.raw_sha256 IS DISTINCT FROM {new}.raw_sha256 THEN 'other bytes' END,
            CASE WHEN {old}.pipeline_version <> {new}.pipeline_version
                THEN 'pipeline ' || {old}.pipeline_version || ' → ' || {new}.pipeline_version END,
            CASE WHEN {old}.lexicon_version <> {new}.lexicon_version
                THEN 'lexicon ' || {old}.lexicon_version || ' → ' || {new}.lexicon_version END
        ), ''), '{what}') END"""


SUMMARY = """
    SELECT "table", change, count(*) FROM differences GROUP BY ALL
"""
CAUSES = """
    SELECT why, count(*) FILTER (change = 'added') AS added, count(*) FILTER (change = 'removed') AS removed,
        count(*) FILTER (change = 'changed') AS changed, count(DISTINCT article_id) AS articles
    FROM differences WHERE why <> '' GROUP BY why ORDER BY articles DESC, why
"""
