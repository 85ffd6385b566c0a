"""What clean hands on: an article, with every repair on record."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from tasks.ingest.document import RawDocument
from tasks.text import Text


@dataclass(frozen=True, slots=True)
class Repair:
    """Something taken away or mended: what stood where in the raw text, and what stands there now."""

    kind: str
    """pinyin_note, lost_byte, split_note, mojibake, html_leftover, furniture, metadata …"""
    raw_start: int
    raw_end: int
    before: str
    after: str


class Said(NamedTuple):
    """What a page says of itself in one header field, and the rule that read it."""

    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A file or picture that goes with the text: its name (or what it shows), and where it lies."""

    name: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """A date as printed: first of month or year where less is known."""

    day: dt.date
    precision: str
    """day, month or year"""
    rule: str


@dataclass(frozen=True, slots=True)
class Region:
    """The place whose authorities an article is about: full names from coarse to fine, and its code."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    code: str | None = None
    """GB/T 2260 code of the finest of the three that has one"""
    scope: str = "unknown"
    """local, national or unknown"""

    @property
    def province_code(self) -> int:
        """510000 for anything in 四川省; 0 where there is no place."""
        return int(self.code[:2] + "0000") if self.code else 0


@dataclass(slots=True)
class Article:
    """A document after cleaning: title and body with their origins, header fields, repairs."""

    document: RawDocument
    title: Text
    """empty where the page has none"""
    body: Text
    """simplified, full-width punctuation, paragraphs parted by one line feed; no empty paragraph"""
    subtitle: str | None = None
    url: str | None = None
    site: str | None = None
    published: Published | None = None
    written: Published | None = None
    """when an official document was signed, which may be years before the page was put up"""
    source_name: str | None = None
    author: str | None = None
    issuer: str | None = None
    """issuing organs of an official document, joined by 、"""
    doc_number: str | None = None
    document_form: str | None = None
    abstract: str | None = None
    keywords: list[str] = field(default_factory=list)
    index_number: str | None = None
    """索引号 of the public information catalogue"""
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    """last day in force, where printed"""
    attachments: list[Linked] = field(default_factory=list)
    images: list[Linked] = field(default_factory=list)
    field_rules: dict[str, str] = field(default_factory=dict)
    """for each header field that has a value, the rule that read it"""
    doc_type: str = "other"
    region: Region = Region()
    script: str | None = None
    n_normalised: int = 0
    missing_chars: int = 0
    redacted: bool = False
    damaged: bool = False
    truncated: bool = False
    repairs: list[Repair] = field(default_factory=list)

    @property
    def article_id(self) -> str:
        return self.document.article_id

    @property
    def dated(self) -> Published | None:
        """The day from which 今年, 3月5日 and 年底前 count: when it was written, else when it was published."""
        return self.written or self.published

    def say(self, field: str, said: Said | None) -> None:
        """Set a header field to what the page says of it, and put the rule on record."""
        if said is not None and said.value:
            setattr(self, field, said.value)
            self.field_rules[field] = said.rule

    def text(self, field: str) -> Text:
        """The text that a row's `field` names: title or body."""
        return self.title if field == "title" else self.body
