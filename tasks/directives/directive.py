"""What directives hands on: demands in the terms of Institutional Grammar.

What a sentence has several of (roles, markers, frames) is not frozen: that costs more than the rest of its making.
"""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(slots=True)
class Action:
    """An Aim with its Object, as written."""

    aim: str | None
    object: str | None


@dataclass(slots=True)
class Role:
    """Where a role stands: offsets into the text that the directive's field names."""

    role: str
    """issuer, verb, deontic, addressee, aim, object, purpose, means, condition, time, place, or_else"""
    start: int
    end: int


@dataclass(slots=True)
class Context:
    """Context of an action, as written."""

    purpose: str | None = None
    means: str | None = None
    condition: str | None = None
    time: str | None = None
    place: str | None = None


@dataclass(slots=True)
class Directive:
    """A sentence that tells someone to do or not to do something: body[start:end] == text."""

    sentence_no: int
    start: int
    end: int
    text: str
    rule: str
    issuer: str | None = None
    issuer_id: str | None = None
    verb: str | None = None
    deontic: str | None = None
    polarity: str = "positive"
    force: str = "imperative"
    addressee: str | None = None
    addressee_implied: str | None = None
    addressee_rung: str | None = None
    addressee_ids: list[str] = field(default_factory=list)
    addressee_kind: str | None = None
    addressee_level: str | None = None
    addressee_region: str | None = None
    aim: str | None = None
    object: str | None = None
    more_actions: list[Action] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    roles: list[Role] = field(default_factory=list)
    deadline: dt.date | None = None
    or_else: str | None = None
    item: str | None = None
    heading: str | None = None
    parent: int | None = None
    """sentence_no of the directive of the level above"""
    cites: list[str] = field(default_factory=list)
