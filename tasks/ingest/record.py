"""One document's bytes on their way from its source to decoding."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

ROW = "application/json"
"""media type of a record that is a row: a JSON object with a text and fields beside it"""

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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


def record_of(
    source_uri: str,
    content: bytes,
    media_type: str,
    charset: str | None = None,
    given: Mapping[str, str] | None = None,
) -> Record:
    """A record with the hash of its bytes."""
    return Record(source_uri, content, hashlib.sha256(content).hexdigest(), media_type, charset, given or {})
