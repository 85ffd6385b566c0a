"""Which ids a container has already given, in memory that does not grow with it."""

import sqlite3

_HELD = 100_000
"""ids that are held in memory, 10 MB of them; all further ones go to disk, which takes ten times as long"""


class Seen:
    """A set of ids that spills to disk. Ids are kept as Python's 64 bits of a hash, which nobody can foresee: one in 10¹³
    is mistaken for another among a million."""

    def __init__(self) -> None:
        self._held: set[int] = set()
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> "Seen":
        return self

    def __exit__(self, *raised: object) -> None:
        if self._database is not None:
            self._database.close()

    def add(self, record_id: str) -> bool:
        """Whether the id is new."""
        key = hash(record_id)
        if key in self._held:
            return False
        if len(self._held) < _HELD:
            self._held.add(key)
            return True
        if self._database is None:
            self._database = _open_database()
        return self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,)).rowcount == 1

    def __contains__(self, record_id: str) -> bool:
        key = hash(record_id)
        if key in self._held or self._database is None:
            return key in self._held
        return self._database.execute("SELECT 1 FROM seen WHERE id = ?", (key,)).fetchone() is not None


def _open_database() -> sqlite3.Connection:
    database = sqlite3.connect("", isolation_level=None)  # "": a private file that vanishes with it
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA cache_size = -8000")
    database.execute("CREATE TABLE seen (id INTEGER PRIMARY KEY)")
    return database
