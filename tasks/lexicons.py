"""The lexicons: what the genre knows, as data. Code only applies it.

Each is a CSV in seeds/lexicons with a header; SOURCES.csv beside them names source and date of each.
"""

import csv
import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "seeds" / "lexicons"


class LexiconError(Exception):
    """A lexicon that cannot be read; the message names file and line."""


@cache
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of seeds/lexicons/`name`.csv, each a column → value dict, in the order of the file.

    Raises LexiconError with file and line where a row has more or fewer fields than the header,
    and where the file is missing or no UTF-8.
    """
    path = FOLDER / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, None)
            if not header:
                raise LexiconError(f"lexicon {path.name} has no header line; see its row in SOURCES.csv")
            rows = []
            for fields in reader:
                if len(fields) != len(header):
                    raise LexiconError(
                        f"lexicon {path.name}, line {reader.line_num}: {len(fields)} fields where the header "
                        f"has {len(header)}; mend that line"
                    )
                rows.append(dict(zip(header, fields, strict=True)))
            return tuple(rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LexiconError(f"lexicon {path.name} cannot be read: {error}") from error


@cache
def lexicon_version() -> str:
    """First 12 hex digits of SHA-256 over all lexicons, names and bytes: changes whenever one of them does."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
