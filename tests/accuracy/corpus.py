"""A folder of official texts (*.jsonl.gz, one record a line with id, text and perhaps title, date, url) → documents."""

import gzip
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tasks.ingest.document import RawDocument, Reject
from tasks.tabulate import Rows, tabulate

GIVEN = ("title", "date", "url")
"""keys of a record that are told beside its text, as ingest takes them from a container"""


def records(path: Path) -> Iterator[dict]:
    """The records of a file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plain_text(name: str, text: str, given: dict[str, str] | None = None) -> RawDocument:
    """A text as a document that came in as UTF-8."""
    content = text.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    return RawDocument(name, sha256, len(content), "text/plain", "utf-8", text, given=given or {})


def rows_of(document: RawDocument) -> Rows:
    """The document's rows in every table. Raises ValueError for one that is rejected."""
    made = tabulate(document)
    if isinstance(made, Reject):
        raise ValueError(f"{document.source_uri} was rejected: {made.reason}")
    return made


def rows_by_record(paths: Iterable[Path], wanted: Collection[str]) -> dict[str, Rows]:
    """Id → rows, of the records with those ids. Raises ValueError for one that is in none of the files or is rejected."""
    rows = {}
    for path in paths:
        for record in records(path):
            if record["id"] in wanted:
                given = {key: str(record[key]) for key in GIVEN if record.get(key)}
                rows[record["id"]] = rows_of(plain_text(f"corpus/{path.name}#{record['id']}", record["text"], given))
    if missing := sorted(set(wanted) - set(rows)):
        raise ValueError(f"no record {', '.join(missing)} in {', '.join(map(str, paths))}")
    return rows
