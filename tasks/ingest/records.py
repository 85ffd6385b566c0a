"""A source → its records: a plain file is one, a container holds many. Nothing is decoded yet.

It streams: one record is in memory at a time, and one that fails is refused alone.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tasks.ingest.document import Reject, Source
from tasks.ingest.files import MAX_BYTES, open_file, size_of
from tasks.ingest.reasons import refuse


@dataclass(frozen=True, slots=True)
class Record:
    """One document's bytes, as they came, and what its container says of it."""

    source_uri: str
    content: bytes
    raw_sha256: str
    media_type: str
    charset: str | None = None
    """declared by the container; what a page says of itself is read when it is decoded"""
    given: Mapping[str, str] = field(default_factory=dict)
    """fields that the container gives beside the text: title, url, date"""


def records_of(source: Source) -> Iterator[Record | Reject]:
    """The documents in the source, or why there is none. Never raises for what the source holds."""
    try:
        with open_file(source.path) as file:
            if size_of(file) > MAX_BYTES:
                yield refuse(
                    source.source_uri,
                    "too_large",
                    f"{size_of(file)} bytes; at most {MAX_BYTES}",
                )
                return
            content = file.read(MAX_BYTES)
    except OSError as error:
        yield refuse(source.source_uri, "unreadable", error.strerror or str(error))
        return
    media_type = "text/markdown" if source.path.suffix.lower() == ".md" else "text/plain"
    yield Record(source.source_uri, content, hashlib.sha256(content).hexdigest(), media_type)
