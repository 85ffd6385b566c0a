"""Raw bytes as they came, kept compressed under their SHA-256, so that everything can be made again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import zstandard

from tasks.publish.parts import Part, read_parquet
from tasks.publish.state import State
from tasks.publish.warehouse import Warehouse, write_durably

LEVEL = 3
"""zstd level: on 8,000 news items of 1.4 kB levels 1, 3, 6, 12, 19 leave 64, 63, 62, 60, 59 %, and 12 takes thrice the time of 3"""


class RawMissing(Exception):
    """Raw bytes that are not there, or are no longer what their name says."""


def _rows(warehouse: Warehouse, part: Part, columns: list[str]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = read_parquet(warehouse.parts / part.file_name, columns).to_pylist()
    return rows


def raw_path(folder: Path, sha256: str) -> Path:
    """Where the bytes of that SHA-256 lie: raw/ab/abcd….zst."""
    return folder / sha256[:2] / f"{sha256}.zst"


def keep_raw(folder: Path, sha256: str, content: bytes) -> None:
    """Keep the bytes unless they are there already."""
    path = raw_path(folder, sha256)
    if path.exists():
        return
    path.parent.mkdir(exist_ok=True)
    write_durably(path, zstandard.compress(content, LEVEL), mode=0o444)


def free_raw(warehouse: Warehouse, states: Iterable[State]) -> tuple[int, int]:
    """Take away the bytes that no article and no reject of these states came from; how many records, and their size.

    Raises OSError or ArrowException where a part cannot be read, and nothing is taken away then: nobody knows from
    which bytes its documents are to be made again.
    """
    told = {part for state in states for part in state.parts if part.table in ("articles", "rejects") and part.rows}
    referred = {f"{row['raw_sha256']}.zst" for part in sorted(told) for row in _rows(warehouse, part, ["raw_sha256"])}
    gone = n_bytes = 0
    for path in warehouse.raw.glob("*/*.zst"):
        if path.name not in referred:
            gone, n_bytes = gone + 1, n_bytes + path.stat().st_size
            path.unlink()
    return gone, n_bytes


def read_raw(folder: Path, sha256: str) -> bytes:
    """The bytes of that SHA-256. Raises RawMissing where they are gone or damaged."""
    try:
        content = zstandard.ZstdDecompressor().decompressobj().decompress(raw_path(folder, sha256).read_bytes())
    except (OSError, zstandard.ZstdError) as error:
        raise RawMissing(f"raw bytes {sha256[:12]}… cannot be read: {error}") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise RawMissing(f"raw bytes {sha256[:12]}… are not what their name says")
    return content
