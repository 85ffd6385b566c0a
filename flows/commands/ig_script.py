"""Directives of an article → statements in IG Script, the notation of the Institutional Grammar 2.0 that IG Parser reads.

各单位要按照省委部署，于6月底前制定方案，抓好落实。
→ A(各单位) D(要) I(制定) Bdir(方案) Cex[context=means](按照省委部署) Cex[context=time](于6月底前) [id=….1]
  A(各单位) D(要) I(抓好) Bdir(落实) Cex[context=means](按照省委部署) Cex[context=time](于6月底前) [id=….2]

A sentence with several actions makes as many statements, into which the parser takes pairs of components apart, too: it
finds such pairs, {I() Bdir() [AND] I() Bdir()}, by patterns that know Latin letters alone. Brackets of the text become
full-width ones, since the parser takes every half-width bracket for its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from flows.commands.articles import article_named

_BRACKETS = str.maketrans(
    {"(": "（", ")": "）", "[": "〔", "]": "〕", "{": "｛", "}": "｝", "\n": " ", "\r": " ", "\t": " "}
)
_CONDITIONS = ("condition",)
_CONSTRAINTS = ("purpose", "means", "time", "place")
CONTEXT_JOINT = "；"
"""parts the phrases of one kind of context in the table"""

_DIRECTIVES = """
SELECT directive_id, text, deontic, addressee, addressee_implied, addressee_rung, aim, object, more_actions, context,
       or_else
FROM directives WHERE article_id = $1 ORDER BY start
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that demands, and its encoding."""

    id: str
    original: str
    encoded: str


def statements(connection: duckdb.DuckDBPyConnection, article: str) -> list[Statement]:
    """The statements of an article, named by article_id or source_uri. Raises NoSuchArticle."""
    answer = connection.execute(_DIRECTIVES, [article_named(connection, article)["article_id"]])
    names = [column[0] for column in answer.description or ()]
    rows = [dict(zip(names, values, strict=True)) for values in answer.fetchall()]
    return [Statement(id, plain(row["text"]), statement) for row in rows for id, statement in encoded(row)]


def encoded(row: dict[str, Any]) -> list[tuple[str, str]]:
    """A row of directives as statements, one for each of its actions, with their ids; none where nothing is known of it.

    The id is the directive_id, numbered where there are several, and stands in the statement as its annotation.
    """
    before, behind = list(_actor(row)), list(_circumstances(row))
    actions = [(row["aim"], row["object"]), *((each["aim"], each["object"]) for each in row["more_actions"] or ())]
    said = [components for aim, acted_on in actions if (components := _action(aim, acted_on))] or [[]]
    found = []
    for k, action in enumerate(said, 1):
        id = plain(row["directive_id"]) + (f".{k}" if len(said) > 1 else "")
        components = [*before, *action, *behind]
        if components:
            found.append((id, " ".join([*components, f"[id={id}]"])))
    return found


def plain(text: str) -> str:
    """Text without the signs of the notation: 罚款(200元) → 罚款（200元）."""
    return text.translate(_BRACKETS)


def _actor(row: dict[str, Any]) -> Iterator[str]:
    if row["addressee"]:
        yield _component("A", row["addressee"])
    elif row["addressee_implied"]:
        rung = (row["addressee_rung"] or "document").replace("_", "-")  # the parser's annotations have no underscore
        yield _component(f"A[implied={rung}]", row["addressee_implied"])
    if row["deontic"]:
        yield _component("D", row["deontic"])


def _circumstances(row: dict[str, Any]) -> Iterator[str]:
    for symbol, slots in (("Cac", _CONDITIONS), ("Cex", _CONSTRAINTS)):
        for slot in slots:
            for phrase in filter(str.strip, ((row["context"] or {}).get(slot) or "").split(CONTEXT_JOINT)):
                yield _component(f"{symbol}[context={slot}]", phrase)
    if row["or_else"]:
        yield f"O{{{_component('I', row['or_else'])}}}"


def _component(symbol: str, text: str) -> str:
    return f"{symbol}({plain(text)})"


def _action(aim: str | None, acted_on: str | None) -> list[str]:
    said = [_component("I", aim)] if aim else []
    return [*said, _component("Bdir", acted_on)] if acted_on else said
