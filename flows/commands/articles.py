"""An article as a command names it, by its id or its source → its row in the current state."""

from typing import Any

import duckdb

from flows.commands.query import QueryError

OFFERED = 3
"""articles that are named to somebody who did not name one"""


class NoSuchArticle(QueryError):
    """There is no such article; the message says so in one line."""


def article_named(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any]:
    """The row of the article with that article_id or source_uri. Raises NoSuchArticle."""
    answer = connection.execute("SELECT * FROM articles WHERE article_id = $1 OR source_uri = $1", [name])
    columns = [column[0] for column in answer.description or ()]
    row = answer.fetchone()
    if row is None:
        raise NoSuchArticle(f"no article {name!r}; {_what_there_is(connection, name)}")
    return dict(zip(columns, row, strict=True))


def _what_there_is(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """Why there is none, or the articles that a part of an id or address may mean, or how to see all."""
    rejected = connection.execute("SELECT reason, detail FROM rejects WHERE source_uri = $1", [name]).fetchone()
    if rejected is not None:
        return f"it was rejected, {': '.join(rejected)}"
    sql = "SELECT source_uri FROM articles WHERE starts_with(article_id, $1) OR contains(source_uri, $1) ORDER BY ALL"
    meant = [uri for (uri,) in connection.execute(sql, [name]).fetchall()]
    if meant and name:
        more = f" and {len(meant) - OFFERED} more" if len(meant) > OFFERED else ""
        return f"there is {', '.join(meant[:OFFERED])}{more}"
    return "`zhengling query 'SELECT article_id, source_uri FROM articles'`"
