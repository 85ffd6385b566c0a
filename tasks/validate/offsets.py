"""Rows → those that contradict the text that they come from: they do not point at what they claim.

Offsets are checked by slicing in Python, which finds a place at once; SQL counts code points from the start of
the text for each row.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from schemas.articles import RULED_FIELDS
from schemas.tables import TABLES
from tasks.validate.verdict import Failure, check_empty

Row = dict[str, Any]
ArticleTexts = Mapping[str, str | None]
"""title, body and raw_text of one article"""
Texts = Mapping[str, ArticleTexts]
"""those of many, by article_id"""
Test = Callable[[Row, ArticleTexts], bool]


_RULED = ("article_id", *RULED_FIELDS, "field_rules")


def texts_of(sources: pa.Table, articles: pa.Table) -> Texts:
    """The texts that rows point into."""
    found: dict[str, dict[str, str | None]] = {}
    for row in sources.select(["article_id", "raw_text"]).to_pylist():
        found[row["article_id"]] = {"title": None, "body": None, "raw_text": row["raw_text"]}
    for row in articles.select(["article_id", "title", "body"]).to_pylist():
        found.setdefault(row["article_id"], {"raw_text": None}).update(title=row["title"], body=row["body"])
    return found


NO_TEXTS: ArticleTexts = {"title": None, "body": None, "raw_text": None}


def check_offsets(table: str, rows: pa.Table, texts: Texts) -> list[Failure]:
    """Rows of the table whose offsets, roles, repairs or tokens point at something else, or at nothing."""
    said = TABLES[table].points_with
    names: list[str] = rows.column_names
    failures: list[Failure] = []
    if "start" in names:
        wanted = ("article_id", "field", "start", "end", said)
        columns = [name for name in names if name in wanted]
        failures += _check(table, "start, end", "offsets_point_at_text", rows, columns, texts, _points_at_text)
    if "raw_start" in names:
        columns = ["article_id", "raw_start", "raw_end"]
        failures += _check(
            table, "raw_start, raw_end", "raw_offsets_lie_in_raw_text", rows, columns, texts, _lies_in_raw
        )
    if {"field", "sentence_no"} <= set(names):
        columns = ["article_id", "field", "sentence_no"]
        failures += _check(table, "sentence_no", "body_rows_name_a_sentence", rows, columns, texts, _names_sentence)
    if "roles" in names:
        columns = ["article_id", "field", "roles"]
        failures += _check(table, "roles", "roles_lie_in_text", rows, columns, texts, _roles_lie_in_text)
    if "n_chars" in names:
        columns = ["article_id", "n_chars"]
        failures += _check(table, "n_chars", "n_chars_counts_the_body", rows, columns, texts, _counts_body)
        columns = ["article_id", "published", "published_precision", "published_rule"]
        failures += _check(table, "published", "date_has_precision_and_rule", rows, columns, texts, _dated)
        failures += _check(table, "field_rules", "header_fields_have_rules", rows, [*_RULED], texts, _ruled)
        columns = ["article_id", "effective_from", "effective_to"]
        failures += _check(table, "effective_to", "force_ends_after_it_begins", rows, columns, texts, _in_force)
    if "repairs" in names:
        columns = ["article_id", "repairs"]
        failures += _check(table, "repairs", "repairs_tell_what_stood_there", rows, columns, texts, _repairs_tell_raw)
    if "tokens" in names:
        columns = ["article_id", "sentence_no", "text", "tokens", "pos"]
        failures += _check(table, "tokens, pos", "tokens_join_to_text", rows, columns, texts, _tokens_join)
    return failures


def _check(
    table: str, column: str, name: str, rows: pa.Table, columns: list[str], texts: Texts, holds: Test
) -> list[Failure]:
    """A failure of that name with the rows for which `holds(row, texts of its article)` is false."""
    wrong = _rows_where_not(holds, rows.select(columns).to_pylist(), texts)
    if not wrong:
        return []
    shown = [{key: str(value) for key, value in row.items()} for row in wrong]
    return check_empty(table, column, name, pa.Table.from_pylist(shown))


def _rows_where_not(holds: Test, rows: Iterable[Row], texts: Texts) -> list[Row]:
    return [row for row in rows if not _holds(holds, row, texts)]


def _holds(holds: Test, row: Row, texts: Texts) -> bool:
    """Whether the test holds; one that cannot be made of such a row has failed."""
    try:
        return bool(holds(row, texts.get(row["article_id"], NO_TEXTS)))
    except (KeyError, TypeError, IndexError):
        return False


def _points_at_text(row: Row, texts: ArticleTexts) -> bool:
    text = texts[row.get("field", "body")]
    if text is None or not 0 <= row["start"] < row["end"] <= len(text):
        return False
    stands = text[row["start"] : row["end"]]
    return bool(row.get("surface", row.get("text", stands)) == stands)


def _lies_in_raw(row: Row, texts: ArticleTexts) -> bool:
    raw = texts["raw_text"]
    return raw is not None and 0 <= row["raw_start"] <= row["raw_end"] <= len(raw)


def _names_sentence(row: Row, texts: ArticleTexts) -> bool:
    return bool((row["sentence_no"] is None) == (row["field"] == "title"))


def _counts_body(row: Row, texts: ArticleTexts) -> bool:
    return texts["body"] is not None and row["n_chars"] == len(texts["body"])


def _dated(row: Row, texts: ArticleTexts) -> bool:
    return len({row["published"] is None, row["published_precision"] is None, row["published_rule"] is None}) == 1


def _ruled(row: Row, texts: ArticleTexts) -> bool:
    ruled = [rule["field"] for rule in row["field_rules"]]
    said = [name for name in RULED_FIELDS if row[name] not in (None, [], "unknown")]
    return sorted(ruled) == sorted(said)


def _in_force(row: Row, texts: ArticleTexts) -> bool:
    return row["effective_from"] is None or row["effective_to"] is None or row["effective_from"] <= row["effective_to"]


def _roles_lie_in_text(row: Row, texts: ArticleTexts) -> bool:
    text = texts[row["field"]]
    return text is not None and all(0 <= role["start"] < role["end"] <= len(text) for role in row["roles"])


def _repairs_tell_raw(row: Row, texts: ArticleTexts) -> bool:
    raw = texts["raw_text"]
    return raw is not None and all(raw[r["raw_start"] : r["raw_end"]] == r["before"] for r in row["repairs"])


def _tokens_join(row: Row, texts: ArticleTexts) -> bool:
    return len(row["tokens"]) == len(row["pos"]) and "".join(row["tokens"]) == "".join(row["text"].split())
