"""One document's bytes on their way from its source to decoding."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

ROW = "application/json"
"""media type of a record that is a row: a JSON object with a text and fields beside it"""

PDF = "application/pdf"
MARKDOWN = "text/markdown"
OPAQUE = "application/octet-stream"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Record(NamedTuple):
    """One document's bytes, as they came, and what its container says of it."""

    source_uri: str
    content: bytes
    raw_sha256: str
    media_type: str
    declared: str | None = None
    """What a later run needs beside address and bytes to read it again, as a JSON object; None for files and members
    of archives, whose kind is told by content and name. What a page says of itself is read when it is decoded."""
    refused: tuple[str, str] | None = None
    """reason and detail, where it is known already that no text is in it; its bytes are kept for another try"""

    @property
    def charset(self) -> str | None:
        """As its container declares it."""
        return declarations(self.declared).get("charset")

    @property
    def given(self) -> Mapping[str, str]:
        """Fields that the container gives beside the text: url."""
        return _given(self.declared)


def record_of(
    source_uri: str,
    content: bytes,
    media_type: str,
    declared: str | None = None,
    refused: tuple[str, str] | None = None,
) -> Record:
    """A record with the hash of its bytes."""
    return Record(source_uri, content, hashlib.sha256(content).hexdigest(), media_type, declared, refused)


def declare(**said: str | None) -> str | None:
    """What a container says, as the JSON that goes with a record.

    >>> declare(media_type="text/html", charset="gb2312", url=None)
    '{"media_type": "text/html", "charset": "gb2312"}'
    """
    return _declared(tuple((name, value) for name, value in said.items() if value))


@lru_cache(maxsize=256)  # the rows of a file are declared alike
def _declared(known: tuple[tuple[str, str], ...]) -> str | None:
    return json.dumps(dict(known), ensure_ascii=False) if known else None


@lru_cache(maxsize=256)
def _given(declared: str | None) -> Mapping[str, str]:
    return MappingProxyType({name: value for name, value in declarations(declared).items() if name == "url"})


@lru_cache(maxsize=256)  # the rows of a file are declared alike
def declarations(declared: str | None) -> Mapping[str, str]:
    """What `declare` was told."""
    said: dict[str, str] = json.loads(declared) if declared else {}
    return MappingProxyType(said)
