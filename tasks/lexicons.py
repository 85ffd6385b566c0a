"""The lexicons: what the genre knows, as data. Code only applies it.

Each is a CSV in seeds/lexicons with a header; SOURCES.csv beside them names source and date of each.
"""

import csv
import hashlib
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tasks.lexicon_columns import CLOSED

FOLDER = Path(__file__).resolve().parents[1] / "seeds" / "lexicons"


class LexiconError(Exception):
    """A lexicon that cannot be read; the message names file and line."""


@cache
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of seeds/lexicons/`name`.csv, each a column → value dict, in the order of the file.

    Raises LexiconError with file and line where a row has more or fewer fields than the header or an empty first one,
    where a value is none that its column knows, where a line is no CSV or no UTF-8, and where the file is missing.
    """
    return tuple(row for _, row in numbered_rows(name))


@cache
def column_of(name: str, column: str) -> tuple[str, ...]:
    """The values of a lexicon's column, in the order of the file: surnames, surname → 王, 李, 张 …"""
    return tuple(row[column] for row in lexicon(name))


@cache
def column_set(name: str, column: str) -> frozenset[str]:
    """The same values, to ask whether a word is among them."""
    return frozenset(column_of(name, column))


@cache
def words_with_role(role: str) -> tuple[str, ...]:
    """The words of `word_roles` that have the role, in the order of the file: light → 进行, 予以, 加以 …

    Raises LexiconError where no word has it.
    """
    words = tuple(row["word"] for row in lexicon("word_roles") if row["role"] == role)
    if not words:
        raise LexiconError(f"lexicon word_roles.csv has no word with the role {role}")
    return words


def numbered_rows(name: str) -> list[tuple[int, dict[str, str]]]:
    """The rows with the number of the line on which each ends; LexiconError as `lexicon` has it."""
    path = FOLDER / f"{name}.csv"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"lexicon {path.name} cannot be read: {error.strerror}") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"lexicon {path.name}, line {line}: no UTF-8; save the file as UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    closed = CLOSED.get(name, {})
    try:
        header = next(reader, None)
        if not header:
            raise LexiconError(f"lexicon {path.name} has no header line; see its row in SOURCES.csv")
        for fields in reader:
            if len(fields) != len(header):
                raise LexiconError(
                    f"lexicon {path.name}, line {reader.line_num}: {len(fields)} fields where the header "
                    f"has {len(header)}; mend that line"
                )
            if not fields[0]:
                raise LexiconError(f"lexicon {path.name}, line {reader.line_num}: no {header[0]}; mend that line")
            row = dict(zip(header, fields, strict=True))
            for column, known in closed.items():
                if row.get(column, "") not in known and column in row:
                    raise LexiconError(
                        f"lexicon {path.name}, line {reader.line_num}: {row[column]!r} is no {column}; "
                        f"there are {', '.join(sorted(filter(None, known)))}"
                    )
            rows.append((reader.line_num, row))
    except csv.Error as error:
        raise LexiconError(f"lexicon {path.name}, line {reader.line_num}: {error}; mend that line") from error
    return rows


def lexicon_names() -> list[str]:
    """All lexicons, and SOURCES."""
    return sorted(path.stem for path in FOLDER.glob("*.csv"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry that several rows of a lexicon tell differently: 朝阳区, of three cities."""

    entry: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LexiconReport:
    """What was loaded of a lexicon."""

    name: str
    n_entries: int
    conflicts: tuple[Conflict, ...]
    source: str
    date: str
    note: str
    """what it holds, and what its columns mean where their names do not tell"""
    columns: tuple[str, ...]


def lexicon_reports() -> list[LexiconReport]:
    """What was loaded of each lexicon; LexiconError where one is broken or SOURCES does not name it."""
    sources = {row["file"]: row for row in lexicon("SOURCES")}
    reports = []
    for name in lexicon_names():
        if name == "SOURCES":
            continue
        source = sources.get(f"{name}.csv")
        if source is None:
            raise LexiconError(f"lexicon {name}.csv has no row in SOURCES.csv; say there where it comes from")
        rows = numbered_rows(name)
        columns = tuple(rows[0][1]) if rows else ()
        about = source["source"], source["date"], source["note"]
        reports.append(LexiconReport(name, len(rows), _conflicts(rows), *about, columns))
    return reports


def _conflicts(rows: list[tuple[int, dict[str, str]]]) -> tuple[Conflict, ...]:
    """Entries that stand on several lines; an entry is the first column, or `short` where one thing has several names."""
    lines: dict[str, list[int]] = {}
    for line, row in rows:
        first, second, *_ = (*row, "")
        entry = row[second] if second == "short" and row[second] else row[first]
        lines.setdefault(entry, []).append(line)
    return tuple(Conflict(entry, tuple(found)) for entry, found in lines.items() if len(found) > 1)


@cache
def lexicon_version() -> str:
    """First 12 hex digits of SHA-256 over all lexicons, names and bytes: changes whenever one of them does.

    SOURCES makes no row.
    """
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        if path.stem == "SOURCES":
            continue
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
