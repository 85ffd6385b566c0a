"""An article of the current state → its sentences with all that was found in them, and the rules that found it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from flows.commands.articles import article_named
from flows.commands.query import QueryError

Row = dict[str, Any]

TITLE = "title"
FOUND = ("entities", "appointments", "citations", "directives")


class NothingToExplain(QueryError):
    """There is no such sentence; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found: what it is, the words, what they are taken to mean, and the rule."""

    what: str
    words: str
    means: str
    rule: str


def explanation(connection: duckdb.DuckDBPyConnection, article: str, sentence: str | None) -> Iterator[str]:
    """Lines on the article's sentences, or on the one named by number or as `title`, with what was found in each.

    The article is named by article_id or source_uri. Raises NoSuchArticle and NothingToExplain.
    """
    row = article_named(connection, article)
    sql = "SELECT * FROM sentences WHERE article_id = $1 ORDER BY sentence_no"
    sentences = _rows(connection, sql, row["article_id"])
    found = {
        table: _rows(
            connection, f'SELECT * FROM {table} WHERE article_id = $1 ORDER BY start, "end"', row["article_id"]
        )
        for table in FOUND
    }
    wanted = None if sentence is None else _wanted(sentence, len(sentences))
    yield f"{row['article_id']}  {row['source_uri']}"
    if wanted is None or wanted == TITLE:
        yield from _lines_of(TITLE, row["title"] or "", _lines(row, found, None))
    for each in sentences:
        if wanted is None or wanted == each["sentence_no"]:
            item = f", item {each['item']}" if each["item"] else ""
            head = f"sentence {each['sentence_no']}, {each['start']} to {each['end']}{item}"
            yield from _lines_of(head, each["text"], _lines(row, found, each["sentence_no"]))


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, key: str) -> list[Row]:
    answer = connection.execute(sql, [key])
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, values, strict=True)) for values in answer.fetchall()]


def _wanted(sentence: str, count: int) -> int | str:
    """The number of the sentence that is asked for, or `title`."""
    if sentence == TITLE:
        return TITLE
    if not sentence.isdecimal() or int(sentence) >= count:
        last = f"it has sentences 0 to {count - 1}" if count else "it has none"
        raise NothingToExplain(f"no sentence {sentence!r} in this article; {last}, and `{TITLE}`")
    return int(sentence)


def _lines(article: Row, found: dict[str, list[Row]], sentence_no: int | None) -> list[Line]:
    """What was found in the sentence, in the order of the text, what it demands last; in the title without a number."""
    text = (article["title"] if sentence_no is None else article["body"]) or ""
    field = TITLE if sentence_no is None else "body"
    placed = [
        (table == "directives", row["start"], FOUND.index(table), _line(table, row, text[row["start"] : row["end"]]))
        for table, rows in found.items()
        for row in rows
        if row["field"] == field and row["sentence_no"] == sentence_no
    ]
    return [line for *_, line in sorted(placed, key=lambda each: each[:3])]


def _line(table: str, row: Row, words: str) -> Line:
    match table:
        case "entities":
            return Line(row["type"], words, _joined(row["canonical"], row["entity_id"]), row["rule"])
        case "appointments":
            means = _joined(row["person"], row["post"], row["org_full"] or row["org"], *_times(row))
            return Line("appointment", words, means, row["rule"])
        case "citations":
            means = _joined(row["relation"], row["title"], row["doc_number"], row["doc_id"])
            return Line("citation", words, means, row["rule"])
        case _:
            by = _joined(row["issuer"], row["verb"], row["deontic"])
            means = (
                f"{by or 'the document'} → {row['addressee'] or row['addressee_implied'] or '?'}: {row['aim'] or '?'}"
            )
            return Line("directive", words, means, row["rule"])


def _times(row: Row) -> Iterator[str]:
    """former, or from when to when."""
    if row["former"]:
        yield "former"
    if row["from_date"] or row["to_date"]:
        yield f"{row['from_date'] or ''}/{row['to_date'] or ''}"
    elif row["as_of"]:
        yield f"as of {row['as_of']}"


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _lines_of(head: str, text: str, found: list[Line]) -> Iterator[str]:
    yield ""
    yield head
    yield text
    for line in found:
        words = "" if line.what == "directive" else f"{line.words}  "
        means = f"→ {line.means}  " if line.means else ""
        yield f"  {line.what:<12} {words}{means}[{line.rule}]"
