"""Which ids a container has already given, in memory that does not grow with it."""

import hashlib
import sqlite3


class Seen:
    """A set of ids that spills to disk. Ids are kept as 64 bits of a hash: one in 10¹³ is mistaken for another
    among a million."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # "": a private file that vanishes with it
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA cache_size = -8000")
        self._database.execute("CREATE TABLE seen (id INTEGER PRIMARY KEY)")

    def __enter__(self) -> "Seen":
        return self

    def __exit__(self, *raised: object) -> None:
        self._database.close()

    def add(self, record_id: str) -> bool:
        """Whether the id is new."""
        digest = hashlib.blake2b(record_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        key = int.from_bytes(digest, "big", signed=True)
        return self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,)).rowcount == 1
