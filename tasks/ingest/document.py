"""What ingest hands on: sources that were found, documents that are text, rejects with a reason."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


def article_id_of(source_uri: str) -> str:
    """First 16 hex digits of SHA-256 of the source's address in its collection."""
    return hashlib.sha256(source_uri.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was found and is still unread."""

    source_uri: str
    path: Path


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Bytes that became text, and nothing else done to them."""

    source_uri: str
    raw_sha256: str
    n_bytes: int
    media_type: str
    encoding: str
    raw_text: str
    torn: bool = False
    """whether bytes stood in it that its charset does not know"""
    given: Mapping[str, str] = field(default_factory=dict)
    """fields that the container gives beside the text: title, url, date"""
    declared: str | None = None
    """the record's, kept with the document so that its bytes can be read again without their container"""

    @property
    def article_id(self) -> str:
        return article_id_of(self.source_uri)


INTERNAL_ERROR = "internal_error"
"""reason of a reject that is the code's fault: it is tried again with every run, and costs no article its rows"""
PART_DAMAGED = "part_damaged"
"""reason of a reject whose rows were damaged and could not be made again: it is tried again where its source comes in"""


@dataclass(frozen=True, slots=True)
class Reject:
    """A source that cannot become an article, and why."""

    source_uri: str
    stage: str
    reason: str
    """a code, such as not_text; the README of schemas lists them"""
    detail: str
    n_bytes: int = 0
    raw_sha256: str | None = None
    declared: str | None = None
