"""Addresses → what the warehouse knows of each and what came in under it. It lies on disk: memory holds a few megabytes
of it, however many addresses there are.

    address         known as         came        →
    news.jsonl#17   article 0a1b…    due            its rows are made again
    news.jsonl#18   article 4d5e…    unchanged
    news.jsonl#19                    rejected       a row among the rejects
    news.jsonl#20   article 77f0…                   gone, where that is to be taken away
"""

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from schemas.arrow import arrow_schema
from tasks import PIPELINE_VERSION
from tasks.ingest.document import INTERNAL_ERROR, Reject
from tasks.lexicons import lexicon_version
from tasks.publish.index import Known
from tasks.publish.parts import Partition, Replaced, number_of

DUE = "due"
UNCHANGED = "unchanged"
REJECTED = "rejected"
STILL_REJECTED = "still rejected"

HELD_KILOBYTES = 16_000
HELD_ARTICLES = 30_000
"""articles that memory holds, 15 MB: most sources are as they were, and writing and asking takes ten times as long"""
ROWS_AT_ONCE = 5_000
COLUMNS = ", ".join(arrow_schema("rejects").names)

_TABLES = f"""
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -{HELD_KILOBYTES};
    CREATE TABLE addresses (
        uri TEXT PRIMARY KEY, known_sha256 TEXT, fits INTEGER, article_id TEXT, year INTEGER, province_code INTEGER,
        is_known INTEGER, came TEXT, sha256 TEXT
    ) WITHOUT ROWID;
    CREATE TABLE gone (uri TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE damaged (article_id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE settled (uri TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE rejected_before ({COLUMNS}, PRIMARY KEY (source_uri)) WITHOUT ROWID;
    CREATE TABLE rejects (number INTEGER PRIMARY KEY, {COLUMNS}, UNIQUE (source_uri));
    BEGIN;
"""


class Entry(NamedTuple):
    """What stands in the ledger for one address."""

    raw_sha256: str | None
    fits: bool
    article_id: str | None
    is_known: bool
    came: str | None


class Ledger:
    """The addresses of one run."""

    def __init__(self, place: Path | None = None) -> None:
        """`place`: the file that is made; without one it is a file without a name."""
        self._database = sqlite3.connect(place or "", isolation_level=None, check_same_thread=False)
        self._database.executescript(_TABLES)
        self._notes: dict[str, tuple[str, str | None]] = {}
        """what came in under which addresses and was not written yet: many at once cost half as much"""
        self._held: dict[str, Known] = {}
        """articles that are up to date, by address, and of which nothing else is to be said: they stand nowhere else"""
        self._met: set[str] = set()
        """those of them that came in, unchanged"""

    def close(self) -> None:
        """Nothing can be asked any more."""
        self._database.close()

    def _do(self, sql: str, given: Sequence[Any] = ()) -> sqlite3.Cursor:
        self._write_notes()
        return self._database.execute(sql, given)

    def _do_many(self, sql: str, given: Iterable[Sequence[Any]]) -> None:
        self._write_notes()
        self._database.executemany(sql, given)

    def know(self, known: Iterable[Known]) -> None:
        """What the warehouse knows. Of one address what is told of an article counts, and of that what was told first."""
        self._do_many(
            "INSERT INTO addresses VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, NULL, NULL) ON CONFLICT (uri) DO UPDATE "
            "SET (known_sha256, fits, article_id, year, province_code) = (?2, ?3, ?4, ?5, ?6) WHERE article_id IS NULL",
            self._not_held(known),
        )

    def _not_held(self, known: Iterable[Known]) -> Iterator[Known]:
        for each in known:
            if each.source_uri in self._held:
                continue
            if each.fits and each.article_id and len(self._held) < HELD_ARTICLES:
                self._held[each.source_uri] = each
            else:
                yield each

    def meets(self, uri: str, raw_sha256: str) -> bool:
        """Whether memory holds an article of that address and these bytes that did not come in yet; it has then."""
        known = self._held.get(uri)
        if known is None or known.raw_sha256 != raw_sha256 or uri in self._met:
            return False
        self._met.add(uri)
        return True

    def _write_held(self, uri: str) -> None:
        """Something else is to be said of the address."""
        known = self._held.pop(uri, None)
        if known:
            came = UNCHANGED if uri in self._met else None
            self._met.discard(uri)
            self._database.execute("INSERT INTO addresses VALUES (?, ?, ?, ?, ?, ?, 1, ?, NULL)", (*known, came))

    def know_rejects(self, rows: pa.Table) -> None:
        """Rows that stand in the table of rejects now."""
        places = ", ".join("?" * rows.num_columns)
        columns = (rows[name].to_pylist() for name in arrow_schema("rejects").names)
        self._do_many(f"INSERT INTO rejected_before VALUES ({places})", zip(*columns, strict=True))

    def find(self, uri: str) -> Entry | None:
        """None for an address that is not known and did not come in."""
        if known := self._held.get(uri):
            came = UNCHANGED if uri in self._met else None
            return Entry(known.raw_sha256, known.fits, known.article_id, True, came)
        if uri in self._notes:
            self._write_notes()
        row = self._database.execute(
            "SELECT known_sha256, fits, article_id, is_known, came FROM addresses WHERE uri = ?", (uri,)
        ).fetchone()
        return Entry(*row) if row else None

    def has_article(self, uri: str) -> bool:
        """Whether the warehouse has an article of that address."""
        entry = self.find(uri)
        return entry is not None and entry.article_id is not None

    def note(self, uri: str, came: str, sha256: str | None = None) -> None:
        """What came in under the address."""
        self._write_held(uri)
        self._notes[uri] = came, sha256
        if len(self._notes) >= ROWS_AT_ONCE:
            self._write_notes()

    def _write_notes(self) -> None:
        if self._notes:
            notes, self._notes = self._notes, {}
            self._database.executemany(
                "INSERT INTO addresses (uri, is_known, came, sha256) VALUES (?1, 0, ?2, ?3) "
                "ON CONFLICT (uri) DO UPDATE SET (came, sha256) = (?2, ?3)",
                ((uri, came, sha256) for uri, (came, sha256) in notes.items()),
            )

    def reject(self, reject: Reject) -> None:
        """What came in under its address came to nothing, whatever was noted of it before."""
        versions = {"pipeline_version": PIPELINE_VERSION, "lexicon_version": lexicon_version()}
        row = asdict(reject) | versions
        self.note(reject.source_uri, REJECTED)
        self._do(
            f"INSERT OR REPLACE INTO rejects ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()]
        )

    def is_refused(self, uri: str) -> bool:
        """Whether what came in under the address could not be taken in, now or before."""
        entry = self.find(uri)
        return entry is not None and entry.came in (REJECTED, STILL_REJECTED)

    def not_come(self) -> Iterator[str]:
        """Known addresses under which nothing came in."""
        yield from [uri for uri in self._held if uri not in self._met]
        yield from self._uris("SELECT uri FROM addresses WHERE came IS NULL")

    def let_go(self, uris: Iterable[str]) -> None:
        """These are no more; those under which something came in are left out."""
        self._do_many(
            "INSERT OR IGNORE INTO gone SELECT uri FROM addresses WHERE uri = ? AND came IS NULL", self._written(uris)
        )

    def _written(self, uris: Iterable[str]) -> Iterator[tuple[str]]:
        for uri in uris:
            self._write_held(uri)
            yield (uri,)

    def is_gone(self, uri: str) -> bool:
        """Whether it was let go."""
        return self._do("SELECT 1 FROM gone WHERE uri = ?", (uri,)).fetchone() is not None

    def counts(self) -> Counter[tuple[str, bool]]:
        """How many addresses came in, by what came, and whether the warehouse knew them."""
        rows = self._do("SELECT came, is_known, count(*) FROM addresses WHERE came IS NOT NULL GROUP BY came, is_known")
        counts = Counter({(came, bool(is_known)): number for came, is_known, number in rows})
        counts[UNCHANGED, True] += len(self._met)
        return counts

    def removed(self) -> int:
        """How many articles are gone."""
        row = self._do("SELECT count(*) FROM gone JOIN addresses USING (uri) WHERE article_id IS NOT NULL").fetchone()
        return int(row[0])

    def due(self) -> Iterator[tuple[str, str]]:
        """Address and raw_sha256 of what is to be processed, by address."""
        yield from self._do("SELECT uri, sha256 FROM addresses WHERE came = ? ORDER BY uri", (DUE,))

    def replaced(self, damaged: Collection[str] = ()) -> Replaced:
        """Articles whose old rows go: they are made again, are gone, are no text any more, or are damaged.

        A source that cannot be read now, or on which the code fails, keeps the rows of the time when it went well.
        """
        found: dict[Partition, array[int]] = defaultdict(lambda: array("Q"))
        for known in [known for known in self._held.values() if known.article_id in damaged] if damaged else ():
            self._write_held(known.source_uri)
        self._do_many("INSERT OR IGNORE INTO damaged VALUES (?)", ((article,) for article in damaged))
        rows = self._do(
            "SELECT year, province_code, article_id FROM addresses LEFT JOIN rejects r ON r.source_uri = uri "
            "WHERE article_id IS NOT NULL AND year IS NOT NULL AND (came = ? OR uri IN (SELECT uri FROM gone) "
            "OR (came = ? AND r.raw_sha256 IS NOT NULL AND r.reason <> ?) OR article_id IN (SELECT article_id FROM damaged))",
            (DUE, REJECTED, INTERNAL_ERROR),
        )
        for year, province_code, article_id in rows:
            found[year, province_code].append(number_of(article_id))
        return {partition: array("Q", sorted(found[partition])) for partition in sorted(found)}

    def rejected(self) -> Counter[str]:
        """How many were rejected now, by reason."""
        return Counter(dict(self._do("SELECT reason, count(*) FROM rejects GROUP BY reason")))

    def first_rejected(self, number: int) -> list[Reject]:
        """The first of them."""
        return [
            Reject(*row) for row in self._do(f"SELECT {_OF_REJECT} FROM rejects ORDER BY number LIMIT ?", (number,))
        ]

    def rejected_for(self, reason: str) -> list[Reject]:
        """Those that were rejected for that reason."""
        return [Reject(*row) for row in self._do(f"SELECT {_OF_REJECT} FROM rejects WHERE reason = ?", (reason,))]

    def rejected_before(self) -> Iterator[str]:
        """Addresses that stand in the table of rejects."""
        return self._uris("SELECT source_uri FROM rejected_before")

    def settle(self, uris: Iterable[str]) -> None:
        """These stand there no more, unless they were rejected again."""
        self._do_many("INSERT OR IGNORE INTO settled VALUES (?)", ((uri,) for uri in uris))

    def next_rejects(self) -> Iterator[pa.Table]:
        """The table of rejects after this run, by address."""
        cursor = self._do(f"SELECT {COLUMNS} FROM ({_NEXT_REJECTS}) ORDER BY source_uri")
        schema = arrow_schema("rejects")
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema)

    def rejects_change(self) -> bool:
        """Whether that differs from what stands there."""
        before = f"SELECT {COLUMNS} FROM rejected_before"
        return any(
            self._do(f"SELECT EXISTS (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))").fetchone()[0]
            for one, other in ((before, _NEXT_REJECTS), (_NEXT_REJECTS, before))
        )

    def _uris(self, sql: str, *given: Any) -> Iterator[str]:
        return (uri for (uri,) in self._do(sql, given))


_OF_REJECT = ", ".join(name.name for name in fields(Reject))
_NEXT_REJECTS = f"""
    SELECT {COLUMNS} FROM rejects UNION ALL SELECT {COLUMNS} FROM rejected_before
    WHERE source_uri NOT IN (SELECT source_uri FROM rejects) AND source_uri NOT IN (SELECT uri FROM settled)
"""
