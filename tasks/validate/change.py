"""What a run changed in the state, not yet published → what of it contradicts itself, or what it was made of.

The last state was checked when it was published, and parts never change. So the next one is right if the parts that go
and the parts that come hold the same rows, key for key, but for those of the articles that were replaced or made; and
if the rows of these are right among themselves. The cost follows the change, not the warehouse.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from schemas.arrow import staged_schema
from schemas.tables import ARTICLE_TABLES, PART_TABLES, TABLES
from tasks.publish.parts import Replaced
from tasks.validate.state import StateCheck, failures_of, index_check, index_rows_of, state_checks
from tasks.validate.verdict import Failure
from tasks.views import asked, create_ids, create_view

Files = Mapping[str, Sequence[Path]]
"""Parquet files by table"""

ROWS_TOGETHER = 1_000_000
"""sentences, of all tables the one with most rows, that are checked together"""


@dataclass(frozen=True, slots=True)
class Change:
    """From one state to the next."""

    dropped: Files
    """parts that only the old state has"""
    written: Files
    """parts that only the new state has"""
    beside: Files
    """parts that both have, in which replaced articles may lie by their ids"""
    staged: Files
    """the rows that the run made"""
    replaced: Replaced
    """articles whose old rows go"""
    whole: Files
    """all parts of the new state for tables whose rows are no article's own"""
    index_is_anew: bool = False
    """whether the index was made of all articles"""


def check_change(change: Change, scratch: Path) -> list[Failure]:
    """Run every check on the change."""
    return asked(scratch, lambda connection: _failures_of_change(connection, change))


def _failures_of_change(connection: duckdb.DuckDBPyConnection, change: Change) -> list[Failure]:
    failures: list[Failure] = []
    create_ids(connection, "replaced", change.replaced.values())
    for table in ARTICLE_TABLES:
        _create_expected_and_found(connection, change, table)
        if not _is_merged_as_expected(connection, table):
            failures += failures_of(connection, [_merged_as_expected(table)])
    failures += _check_made_together(connection)
    failures += _check_index(connection, change)
    failures += _check_not_own(connection, change)
    return failures


def _check_index(connection: duckdb.DuckDBPyConnection, change: Change) -> list[Failure]:
    """What is wrong in the index, as far as it changed; all of it is compared with all articles where it was made anew."""
    if change.index_is_anew:
        for table in ("articles", "index"):
            create_view(connection, f"whole_{table}", table, change.whole.get(table, ()))
        return failures_of(connection, [index_check("whole_articles", "whole_index")])
    connection.execute(f"CREATE VIEW staged_index AS {index_rows_of('staged_articles')}")
    _create_expected_and_found(connection, change, "index")
    return (
        [] if _is_merged_as_expected(connection, "index") else failures_of(connection, [_merged_as_expected("index")])
    )


def _check_made_together(connection: duckdb.DuckDBPyConnection) -> list[Failure]:
    """What is wrong among the rows of the articles that were made, so many articles together as memory holds the keys of.

    All that the checks compare lies in one article, so it does not matter which of them are looked at together; the first
    lot with something wrong is told, which refuses the state as well as all of them would.
    """
    (sentences,) = connection.execute("SELECT count(*) FROM staged_sentences").fetchone() or (0,)
    lots = sentences // ROWS_TOGETHER + 1
    for lot in range(lots):
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE made AS SELECT article_id FROM staged_articles "
            f"WHERE hash(article_id) % {lots} = {lot}"
        )
        for table in ARTICLE_TABLES:
            connection.execute(
                f'CREATE OR REPLACE TEMP TABLE "{table}" AS '
                f'SELECT * EXCLUDE row_hash FROM "found_{table}" SEMI JOIN made USING (article_id)'
            )
        failures = failures_of(connection, [check for check in state_checks() if check.table in ARTICLE_TABLES])
        if failures:
            return failures
    return []


def _create_expected_and_found(connection: duckdb.DuckDBPyConnection, change: Change, table: str) -> None:
    """Two views with the columns that checks look at and a hash of the whole row, and one over what was staged.

    What must be found are the rows of the dropped parts but for those of replaced articles, and what was staged. It is
    looked for in the parts that were written, and in those that came out as they were before.
    """
    declared = [column.name for column in TABLES[table].columns]
    dropped = change.dropped.get(table, ())
    # a part of an earlier version of the table tells nothing of a column that was declared since
    known = pq.read_schema(dropped[0]).names if dropped else declared
    looked_at = {"article_id", *TABLES[table].key, "source_uri", "raw_sha256", "year", "province_code"}
    looked_at |= {column.name for column in TABLES[table].columns if column.points_to}
    columns = ", ".join(f'"{name}"' for name in declared if name in looked_at)
    values = ", ".join(f'"{name}"' for name in declared if name in known)
    connection.register(f"no_{table}", staged_schema(table).empty_table())
    staged = "articles" if table == "index" else table  # the rows of the index are those of articles
    for kind in ("dropped", "written", "beside"):
        create_view(connection, f"{kind}_{table}", table, getattr(change, kind).get(table, ()))
    if table != "index":
        create_view(connection, f"staged_{table}", table, change.staged.get(table, ()))
    for side, kinds in SIDES.items():
        selects = [f"SELECT {columns}, 0::UBIGINT AS row_hash FROM no_{table}"]
        for kind, only in kinds.items():
            if getattr(change, kind).get(staged if kind == "staged" else table):
                selects.append(f"SELECT {columns}, hash({values}) AS row_hash FROM {kind}_{table} {only}")
        connection.execute(f'CREATE VIEW "{side}_{table}" AS {" UNION ALL ".join(selects)}')


SIDES = {
    "expected": {"dropped": "ANTI JOIN replaced USING (article_id)", "staged": ""},
    "found": {"written": "", "beside": "SEMI JOIN replaced USING (article_id)"},
}


NOT_OWN = ("duplicates", "rejects")
"""tables whose rows may change without their article"""


def _check_not_own(connection: duckdb.DuckDBPyConnection, change: Change) -> list[Failure]:
    """What is wrong in tables of which something changed. All articles are read only where it may be a reference to them."""
    for table in NOT_OWN:
        create_view(connection, table, table, change.whole.get(table, ()))
    changed = {table for table in NOT_OWN if change.dropped.get(table) or change.written.get(table)}
    if connection.execute(REFERS_TO_REPLACED).fetchall():
        changed.add("duplicates")
    if "duplicates" in changed:
        create_view(connection, "all_articles", "index", change.whole.get("index", ()))
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE articles AS SELECT article_id, year, province_code FROM all_articles "
            "SEMI JOIN (SELECT article_id FROM duplicates UNION SELECT duplicate_of FROM duplicates) USING (article_id)"
        )
    return failures_of(connection, [check for check in state_checks() if check.table in changed])


REFERS_TO_REPLACED = """
    SELECT 1 FROM duplicates WHERE article_id IN (FROM replaced) OR duplicate_of IN (FROM replaced) LIMIT 1
"""


def _is_merged_as_expected(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether both have as many rows, whose hashes have the same sum: for that no row needs to be held."""
    expected, found = (_sum_of_hashes(connection, f"{side}_{table}", "row_hash") for side in ("expected", "found"))
    return expected == found


def _sum_of_hashes(connection: duckdb.DuckDBPyConnection, view: str, row_hash: str) -> list[tuple[int, int]]:
    return connection.execute(f'SELECT count(*), sum({row_hash}::HUGEINT) FROM "{view}"').fetchall()


def _merged_as_expected(table: str) -> StateCheck:
    """Rows that merging lost, doubled, changed or left behind."""
    keys = ", ".join(f'"{name}"' for name in dict.fromkeys(("article_id", *TABLES[table].key)))
    expected, found = (f'(SELECT {keys}, row_hash FROM "{side}_{table}")' for side in ("expected", "found"))
    sql = f"SELECT {keys} FROM ({expected} EXCEPT ALL {found}) UNION ALL SELECT {keys} FROM ({found} EXCEPT ALL {expected})"
    return StateCheck(table, "", "no_row_is_lost_in_merging", sql)


def check_same_rows(change: Change, scratch: Path) -> list[Failure]:
    """Of a change that is to change no row: the rows that it changes, whole and in every table."""
    return asked(scratch, lambda connection: _changed_rows(connection, change))


def _changed_rows(connection: duckdb.DuckDBPyConnection, change: Change) -> list[Failure]:
    checks = []
    for table in PART_TABLES:
        for kind in ("dropped", "written"):
            create_view(connection, f"{kind}_{table}", table, getattr(change, kind).get(table, ()))
        # a column that was declared since is not in the old parts
        names = ", ".join(f'"{name}"' for name in connection.table(f"dropped_{table}").columns)
        old, new = (_sum_of_hashes(connection, f"{kind}_{table}", f"hash({names})") for kind in ("dropped", "written"))
        if old == new:
            continue
        before, after = (f'(SELECT {names} FROM "{kind}_{table}")' for kind in ("dropped", "written"))
        sql = f"SELECT * FROM ({before} EXCEPT ALL {after}) UNION ALL SELECT * FROM ({after} EXCEPT ALL {before})"
        checks.append(StateCheck(table, "", "compaction_changes_no_row", sql))
    return failures_of(connection, checks)
