"""Whom, by whom, where, from when to when, how strongly, due when → the demands of the current state that fit, with their exact words.

An addressee fits by its words or its full name (你省, in an answer to 湖北省人民政府), or by the kind and level of an organ
that it names: 县教育局 is asked by 县级以上人民政府教育行政部门, by 各县（市、区）教育局, and by 教育局 without a level; not
by 市教育局, nor by 教育部.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from tasks.clean.region.divisions import Division, named, named_short, names_in
from tasks.directives.addressees.organ_class import NamedOrgan, organs_named

TELLING_LITTLE = ("person", "localities", "organisation", "department", "enterprise", "state_office", "association")
"""kinds of which two addressees may be without having anything in common; they are told apart by words"""
LOCAL = ("局", "厅")
"""how organs of a place are called and ministries are not: who asks for a 财政局 does not mean 财政部"""
CENTRAL = "central"
EVERY_LEVEL = "all"


class NoSuchPlace(Exception):
    """A name that no division bears; the message says so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; None asks for nothing in that respect."""

    on: str | None = None
    by: str | None = None
    place: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    force: str | None = None
    due_before: dt.date | None = None
    written: bool = False
    """whether the addressee must stand in the sentence itself"""
    copies: bool = False
    """whether an article that is a copy of another one found is listed, too"""


COLUMNS = (
    "directive_id", "published", "deadline", "force", "deontic", "issuer", "verb", "addressee", "implied", "text",
    "title", "source_uri",
)  # fmt: skip

_WHO = "coalesce(d.addressee, d.addressee_implied)"
_SELECT = """
SELECT d.directive_id, a.published, d.deadline, d.force, d.deontic, coalesce(d.issuer, a.issuer) AS issuer, d.verb,
       {who} AS addressee, d.addressee IS NULL AND d.addressee_implied IS NOT NULL AS implied, d.text, a.title,
       a.source_uri, d.addressee_region, d.article_id, coalesce(c.duplicate_of, d.article_id)
FROM directives AS d JOIN articles AS a USING (article_id) LEFT JOIN duplicates AS c USING (article_id)
WHERE {conditions}
ORDER BY a.published DESC NULLS LAST, a.source_uri, d.start
"""


def demands(connection: duckdb.DuckDBPyConnection, asked: Asked) -> pa.Table:
    """The demands that fit, the newest first. Values reach DuckDB as parameters alone. Raises NoSuchPlace."""
    conditions, values = _conditions(asked)
    wanted = None
    if asked.on is not None:
        wanted = _Addressee(asked.on)
        who = "d.addressee" if asked.written else _WHO
        known = connection.execute(f"SELECT DISTINCT {who} FROM directives AS d WHERE {who} IS NOT NULL").fetchall()
        by_words, by_name = len(values) + 1, len(values) + 2
        named = f"({who} IS NOT NULL AND contains(array_to_string(d.addressee_ids, ' '), ${by_name}))"  # 你省
        conditions.append(f"(list_contains(${by_words}::VARCHAR[], {who}) OR {named})")
        values += [[words for (words,) in known if wanted.is_meant_by(words)], asked.on]
    sql = _SELECT.format(who=_WHO, conditions=" AND ".join(conditions) or "true")
    rows = connection.execute(sql, values).fetchall()
    if wanted is not None:
        rows = [row for row in rows if wanted.lies_in(row[len(COLUMNS)])]
    if not asked.copies:
        rows = _without_copies(rows)
    return pa.table({name: [row[k] for row in rows] for k, name in enumerate(COLUMNS)}, schema=SCHEMA)


def _without_copies(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows of one article of those that are copies of one another: the first of them, else the earliest found."""
    chosen: dict[str, str] = {}
    for *_, article, original in rows:
        if chosen.get(original) != original:
            chosen[original] = article
    return [row for row in rows if chosen[row[-1]] == row[-2]]


SCHEMA = pa.schema(
    [
        (name, pa.date32() if name in ("published", "deadline") else pa.bool_() if name == "implied" else pa.string())
        for name in COLUMNS
    ]
)


def _conditions(asked: Asked) -> tuple[list[str], list[Any]]:
    """SQL with numbered parameters, and their values in order."""
    conditions: list[str] = []
    values: list[Any] = []

    def add(condition: str, *given: object) -> None:
        numbers = [f"${len(values) + k}" for k in range(1, len(given) + 1)]
        conditions.append(condition.format(*numbers))
        values.extend(given)

    if asked.by is not None:
        add("contains(coalesce(d.issuer, a.issuer), {})", asked.by)
    if asked.since is not None:
        add("a.published >= {}::DATE", asked.since)
    if asked.until is not None:
        add("a.published <= {}::DATE", asked.until)
    if asked.force is not None:
        add("d.force = {}", asked.force)
    if asked.due_before is not None:
        add("d.deadline < {}::DATE", asked.due_before)
    if asked.place is not None:
        codes = [_stem(each.code) for each in divisions_named(asked.place)]
        add("(" + " OR ".join("starts_with(a.region_code, {})" for _ in codes) + ")", *codes)
    return conditions, values


def divisions_named(place: str) -> tuple[Division, ...]:
    """The divisions that a name may mean, the last of a chain: 四川省遂宁市 → 遂宁市. Raises NoSuchPlace."""
    found = names_in(place)
    if not found or found[-1].end != len(place):
        raise NoSuchPlace(f"no province, city or county is named {place!r}")
    meanings = named(found[-1].name) or named_short(found[-1].name) or found[-1].meanings
    above = {each.code for name in found[:-1] for each in name.meanings}
    within = tuple(each for each in meanings if any(each.code.startswith(_stem(code)) for code in above))
    return within or meanings


def _stem(code: str) -> str:
    """The digits that the codes of all divisions inside share: 510000 → 51, 510900 → 5109."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


class _Addressee:
    """Who is asked about: words, and where they name a kind of organ, its kind, level and place."""

    def __init__(self, words: str) -> None:
        self.words = words
        places = [name for name in names_in(words) if name.start == 0]
        self._codes = {each.code for name in places for each in name.meanings} if places else set()
        organs = [organ for organ in organs_named(words) if organ.kind not in TELLING_LITTLE]
        self._organ = organs[-1] if len(organs) == 1 else None

    def is_meant_by(self, addressee: str) -> bool:
        """Whether the words of an addressee mean it."""
        if self.words in addressee:
            return True
        organ = self._organ
        if organ is None:
            return False
        is_local = self.words.endswith(LOCAL)
        named = (each for each in organs_named(addressee) if not (is_local and each.levels == {CENTRAL}))
        return any(_fits(organ, each) for each in named)

    def lies_in(self, region: str | None) -> bool:
        """Whether it may lie in the region of an addressee."""
        if not self._codes or region is None:
            return True
        return any(_overlap(code, region) for code in self._codes)


def _overlap(one: str, other: str) -> bool:
    return one.startswith(_stem(other)) or other.startswith(_stem(one))


def _fits(wanted: NamedOrgan, found: NamedOrgan) -> bool:
    """Whether an organ is of the kind that is asked about, and may be of its level."""
    if wanted.kind != found.kind:
        return False
    if wanted.levels == {CENTRAL}:
        return CENTRAL in found.levels
    if not wanted.levels or not found.levels or EVERY_LEVEL in wanted.levels:
        return True
    if EVERY_LEVEL in found.levels:
        return CENTRAL not in wanted.levels
    return bool(wanted.levels & found.levels)


def lines_of(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    """A demand on three lines: who is told by whom and until when, the exact words, the source."""
    for row in rows:
        who = f"{row['addressee'] or '?'}{' (implied)' if row['implied'] else ''}"
        by = f" ← {row['issuer']}" if row["issuer"] else ""
        due = f"  due {row['deadline']}" if row["deadline"] else ""
        yield f"{who}{by}  [{row['force']}]{due}"
        yield f"  {row['text']}"
        yield f"  {row['published'] or 'undated'}  {row['title'] or ''}  {row['source_uri']}  {row['directive_id']}"
        yield ""
