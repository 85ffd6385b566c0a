"""A row of a container (JSON object, CSV or Parquet row) → its text and the fields beside it, by the usual names of columns.

{"标题": "关于…的通知", "正文": "各县…", "网址": "http://…"} → text 各县…, title 关于…的通知, url http://…
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from tasks.lexicons import lexicon

FIELDS = ("title", "url", "date", "site", "source", "author")
"""what a row may give beside text and id"""

MAX_ID = 300
"""characters of an id; what is longer is no id"""


def columns_for(columns: Iterable[str], text_column: str | None = None) -> Mapping[str, list[str]]:
    """Which columns give which field, the likeliest first: {"text": ["正文"], "title": ["标题"], …}.

    `text_column` is the one that the user named; no other is taken for text then.
    """
    return _columns_for(tuple(columns), text_column)


@lru_cache(maxsize=256)  # the rows of a file bear the same columns
def _columns_for(columns: tuple[str, ...], text_column: str | None) -> Mapping[str, list[str]]:
    ranks = _ranks()
    chosen: list[tuple[int, str, str]] = []
    for column in columns:
        rank, field = ranks.get(_bare(column), (0, ""))
        if column == text_column:
            chosen.append((-1, "text", column))
        elif field and not (field == "text" and text_column):
            chosen.append((rank, field, column))
    by_field: dict[str, list[str]] = {}
    for _, field, column in sorted(chosen):
        by_field.setdefault(field, []).append(column)
    return by_field


def _bare(column: str) -> str:
    """articleText, article_text, Article Text → articletext."""
    return column.translate(_JOINTS).casefold()


_JOINTS = dict.fromkeys(map(ord, "\ufeff_- \t\r\n"))


@cache
def _ranks() -> Mapping[str, tuple[int, str]]:
    ranks: dict[str, tuple[int, str]] = {}
    for rank, row in enumerate(lexicon("record_fields")):
        ranks.setdefault(_bare(row["column"]), (rank, row["field"]))
    return ranks


def no_text_among(columns: str, text_column: str | None) -> str:
    """What to say of a table of which no column is taken for the text."""
    named = f"no column {text_column}; " if text_column else ""
    return f"{named}columns: {columns[:200]}; say which holds the text with --text-column"


def text_of(row: Mapping[str, object], text_column: str | None = None) -> str | None:
    """The first text column that is not blank; "" where all are; None where there is none."""
    found = None
    for column in columns_for(row, text_column).get("text", ()):
        value = row[column]
        text = _of_blocks(value) if isinstance(value, list) else _plain(value, "\n")
        if text is not None:
            found = text
            if text.strip():
                break
    return found


def _of_blocks(value: list[object]) -> str | None:
    """The lines of a list, or the texts of the blocks that editors make: [{"type": "p", "text": "各县…"}, …] → 各县…"""
    blocks = [part for part in value if isinstance(part, dict)]
    if not blocks or len(blocks) < len(value) or any("title" in columns_for(block) for block in blocks):
        return _plain(value, "\n")
    texts = [
        text
        for block in blocks
        for column in columns_for(block).get("text", ())[:1]
        if (text := _plain(block[column], "\n"))
    ]
    return "\n".join(texts) or None


def given_by(row: Mapping[str, object]) -> dict[str, str]:
    """title, url, date, site, source and author, as far as the row has them."""
    by_field = columns_for(row)
    given: dict[str, str] = {}
    for field in FIELDS:
        for column in by_field.get(field, ()):
            value = (_plain(row[column], "、") or "").strip()
            if value:
                given[field] = value
                break
    return given


def id_of(row: Mapping[str, object]) -> str | None:
    """The row's own id, where it has one that can be one: a number or a line of text."""
    for column in columns_for(row).get("id", ()):
        value = row[column]
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**MAX_ID:
            return str(value)
        if isinstance(value, str) and 0 < len(value.strip()) <= MAX_ID:
            return value.strip()
    return None


def used_of(row: Mapping[str, object], text_column: str | None = None) -> bytes:
    """All of the row that is used, as one JSON object: the bytes of a row that has none of its own.

    They change when, and only when, something changes that the row says to us.
    """
    columns = {column for chosen in columns_for(row, text_column).values() for column in chosen}
    used = {
        column: value if _plain(value, "") is not None else str(value)
        for column, value in row.items()
        if column in columns and value is not None
    }
    return json.dumps(used, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _plain(value: object, joint: str) -> str | None:
    """A string, a number as it is written, a list of strings joined; None for all else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return json.dumps(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return joint.join(value)
    return None
