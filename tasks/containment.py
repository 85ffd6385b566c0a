"""Texts → which short ones stand in which others, letter by letter: all pairs in one reading, however many texts there are.

Thousands of short pages of one template are alike in all that signatures tell, and none is a copy of another. To compare
each with every other takes the square of their number; to look for all of them in each takes as long as to read it.
"""

from collections.abc import Iterator

import duckdb
import pyarrow as pa
from ahocorasick_rs import AhoCorasick, MatchKind

SHORT_AT_ONCE = 50_000
"""texts that are looked for together, in some fifty megabytes"""
TEXTS_AT_ONCE = 2_000


def find_contained(connection: duckdb.DuckDBPyConnection, short: int, shingles: float, letters: int) -> None:
    """Make the table contained (small, large): the ages of texts of which the first stands in the second.

    Looked for are those of the tables `texts` and `letters` with fewer than so many shingles, `short`, in those with fewer
    than `shingles` and no more than so many letters.
    """
    connection.execute(f"""
        CREATE TEMP TABLE contained (small BIGINT, large BIGINT);
        CREATE TEMP TABLE others AS
            SELECT age, held, n FROM letters JOIN texts USING (age) WHERE n < {shingles} AND length(held) <= {letters};
        CREATE TEMP TABLE short AS SELECT age, held FROM others WHERE n < {short}
    """)
    for ages, patterns in _pieces(connection, "short", SHORT_AT_ONCE):
        finder = AhoCorasick(patterns, matchkind=MatchKind.Standard)
        for places, texts in _pieces(connection, "others", TEXTS_AT_ONCE):
            small: list[int] = []
            large: list[int] = []
            for place, text in zip(places, texts, strict=True):
                numbers = {number for number, _, _ in finder.find_matches_as_indexes(text, overlapping=True)}
                found = [ages[number] for number in numbers if ages[number] != place]
                small += found
                large += [place] * len(found)
            pairs = pa.table({"small": pa.array(small, pa.int64()), "large": pa.array(large, pa.int64())})
            connection.register("found", pairs)
            connection.execute("INSERT INTO contained FROM found")


def _pieces(connection: duckdb.DuckDBPyConnection, table: str, at_once: int) -> Iterator[tuple[list[int], list[str]]]:
    """Ages and letters of so many rows at a time, by age."""
    last = -1
    while True:
        rows = connection.execute(
            f"SELECT age, held FROM {table} WHERE age > {last} ORDER BY age LIMIT {at_once}"
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        yield [age for age, _ in rows], [held for _, held in rows]
