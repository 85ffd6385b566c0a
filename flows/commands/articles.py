"""An article as a command names it, by its id or its source → its row in the current state."""

from typing import Any

import duckdb

from flows.commands.query import QueryError


class NoSuchArticle(QueryError):
    """There is no such article; the message says so in one line."""


def article_named(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any]:
    """The row of the article with that article_id or source_uri. Raises NoSuchArticle."""
    answer = connection.execute("SELECT * FROM articles WHERE article_id = $1 OR source_uri = $1", [name])
    columns = [column[0] for column in answer.description or ()]
    row = answer.fetchone()
    if row is None:
        raise NoSuchArticle(f"no article {name!r}; `zhengling query 'SELECT article_id, source_uri FROM articles'`")
    return dict(zip(columns, row, strict=True))
