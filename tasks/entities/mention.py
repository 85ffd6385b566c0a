"""What entities hands on: mentions, appointments, citations."""

import datetime as dt
from dataclasses import dataclass


@dataclass(slots=True)
class Mention:
    """One mention of a thing: text(field)[start:end] == surface.

    A finder makes it; its sentence and, of organs and persons, full name and id are filled in when all are found. So it
    is not frozen, which also makes it seven times cheaper to make.
    """

    field: str
    """title or body"""
    sentence_no: int | None
    start: int
    end: int
    type: str
    surface: str
    rule: str
    canonical: str | None = None
    entity_id: str | None = None
    region_code: str | None = None


@dataclass(slots=True)
class Appointment:
    """A named person together with one post of one organ. start and end cover the words that tell it.

    Not frozen for the same reason as Mention.
    """

    field: str
    sentence_no: int | None
    start: int
    end: int
    person: str
    post: str
    org: str
    rule: str
    org_full: str | None = None
    person_id: str | None = None
    org_id: str | None = None
    former: bool = False
    from_date: dt.date | None = None
    to_date: dt.date | None = None
    as_of: dt.date | None = None


@dataclass(slots=True)
class Citation:
    """A document, speech or meeting that the text rests on, passes on or implements. Not frozen, as Mention is not."""

    field: str
    sentence_no: int | None
    start: int
    end: int
    relation: str
    rule: str
    title: str | None = None
    doc_number: str | None = None
    doc_id: str | None = None
