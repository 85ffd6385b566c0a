"""Mentions → who holds which post.

市委常委、秘书长、市直机关工委书记王景章 → 常委 and 秘书长 of 市委, 书记 of 市直机关工委
副主任甲、乙 → 副主任 of both
江苏省原副省长王湛 → 副省长, former, of 江苏省人民政府
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tasks.clean.article import Article
from tasks.entities.chains import Around, Held, chain_before
from tasks.entities.mention import Appointment, Mention
from tasks.entities.names import is_foreign_name
from tasks.entities.organ_names import UNKNOWN, Organ, resolve_organ
from tasks.entities.posts import find_posts
from tasks.entities.reading import Reading
from tasks.entities.rosters import Entry, find_entries
from tasks.lexicons import lexicon
from tasks.segment.sentence import Sentence

_FORMER = ("时任", "原任", "曾任", "前任")
"""words that make all posts of the chain behind them former ones"""
_LIST_MARKS = ("、", "和", "与", "及", " ", "　", "  ", "　　")


@dataclass(frozen=True, slots=True)
class _Field:
    """One text with all that appointments are read from."""

    reading: Reading
    name: str
    around: Around
    persons: Sequence[Mention]
    as_of: dt.date | None


@dataclass(frozen=True, slots=True)
class _Office:
    """A post with its organ, before it is given to a person."""

    start: int
    post: str
    org: str
    organ: Organ
    kind: str
    former: bool
    shared: bool


def find_appointments(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> list[Appointment]:
    """Every named person together with a post, sorted by field (title first) and start."""
    reading = Reading(article, sentences)
    as_of = article.published.day if article.published else None
    found: list[Appointment] = []
    for name, text in reading.fields:
        here = [m for m in mentions if m.field == name]
        around = Around(
            text,
            {post.end: post for post in find_posts(text)},
            {m.end: m for m in here if m.type == "ORG"},
            {m.end: m for m in here if m.type == "PLACE"},
        )
        field = _Field(reading, name, around, [m for m in here if m.type == "PERSON"], as_of)
        found.extend(_in_prose(field))
        if any(person.rule == "name_in_roster" for person in field.persons):
            found.extend(_in_rosters(field, find_entries(text, reading.words[name]), _roster_organ(mentions)))
    return _once(found)


def _once(found: list[Appointment]) -> list[Appointment]:
    """Each row once, in order."""
    rows = {(a.field, a.start, a.end, a.person, a.post, a.org): a for a in found}
    return sorted(
        rows.values(),
        key=lambda a: (a.field == "body", a.start, a.end, a.person, a.post, a.org),
    )


def _in_prose(field: _Field) -> Iterator[Appointment]:
    """Posts before a name, shared posts of a list, a post behind a name."""
    listed: list[_Office] = []
    listed_end = -1
    by_start = {post.start: post for post in field.around.posts.values()}
    for person in field.persons:
        chain = chain_before(field.around, _skip_space(field.around.text, person.start))
        offices = list(_offices(field, chain, person))
        if offices:
            yield from (_row(field, person, o, o.start, person.end, "posts_before_name") for o in offices)
            listed = offices if all(o.shared for o in offices) else []
        elif listed and field.around.text[listed_end : person.start] in _LIST_MARKS:
            yield from (_row(field, person, o, person.start, person.end, "post_of_list") for o in listed)
        else:
            listed = []
            post = by_start.get(person.end)
            if post is not None and post.start == post.name_start and post.kind in ("head", "government", "state"):
                held = Held(
                    person.start,
                    post,
                    field.around.text[post.name_start : post.end],
                    field.around.organs.get(person.start),
                    field.around.places.get(person.start),
                )
                yield from (
                    _row(field, person, o, o.start, post.end, "post_behind_name")
                    for o in _offices(field, [held], person)
                )
        listed_end = person.end


def _skip_space(text: str, place: int) -> int:
    while place > 0 and text[place - 1] in " 　":
        place -= 1
    return place


def _offices(field: _Field, chain: list[Held], person: Mention) -> Iterator[_Office]:
    """The chain's posts with their organs; a post without one takes that of the post before it."""
    chain = [held for held in chain if held.post.kind != "role"]
    if any(held.post.kind != "rank" for held in chain):
        chain = [held for held in chain if held.post.kind != "rank"]
    else:
        chain = [held for held in chain if held.organ is not None]
    carried: Mention | None = None
    former = False
    for held in chain:
        former = former or held.post.former or field.around.text.endswith(_FORMER, 0, held.start)
        organ = held.organ
        implied = _implied(field, held, person)
        if organ is None and implied is None and held.place is None:
            organ = carried
        if organ is not None:
            carried = organ
            resolved = _resolved(field, organ, person)
        else:
            resolved = implied or UNKNOWN
        yield _Office(held.start, held.name, organ.surface if organ else "", resolved, held.post.kind,
                      former, held.post.shared)  # fmt: skip


def _resolved(field: _Field, organ: Mention, person: Mention | None) -> Organ:
    """The organ as found; unknown where a foreigner would lead a ministry of China (美国国务卿蓬佩奥和财政部长姆努钦)."""
    if organ.canonical is None:
        return UNKNOWN
    foreigner = person is not None and is_foreign_name(person.surface)
    if foreigner and resolve_organ(organ.surface, field.reading.region).level == "central":
        return UNKNOWN
    return Organ(organ.canonical, None, None, organ.region_code)


@cache
def _known_offices() -> dict[tuple[str, str], str]:
    """Person and post → full name of the organ, where everyone knows it: (习近平, 总书记) → 中国共产党中央委员会."""
    return {(row["name"], row["post"]): row["organ"] for row in lexicon("notable_persons") if row["post"]}


@cache
def _posts_of_one_organ() -> dict[str, str]:
    """Post → full name of the only organ that has it: 国务委员 → 国务院."""
    return {row["post"]: row["organ"] for row in lexicon("posts") if row["organ"]}


def _implied(field: _Field, held: Held, person: Mention) -> Organ | None:
    """The organ of a post that names it without naming it: 总书记, 国务委员, 副省长."""
    known = _known_offices().get((person.surface, held.name)) or _posts_of_one_organ().get(held.name)
    if known and held.place is None:
        return Organ(known, None, "central", None)
    if held.post.kind != "government":
        return None
    base = held.name.removeprefix("常务").removeprefix("代").removeprefix("副")
    level = base[: -len("长")] if base.endswith("长") else ""
    name = (held.place.surface if held.place else level) + "政府"
    organ = resolve_organ(name, field.reading.region) if held.place or level else UNKNOWN
    return organ if organ.place else UNKNOWN  # 得州州长


def _row(field: _Field, person: Mention, office: _Office, start: int, end: int, rule: str) -> Appointment:
    return Appointment(
        field.name, field.reading.sentence_no(field.name, start), min(start, person.start), max(end, person.end),
        person.canonical or person.surface, office.post, office.org, rule, office.organ.full, person.entity_id,
        office.organ.entity_id, office.former, as_of=None if office.former else field.as_of,
    )  # fmt: skip


def _roster_organ(mentions: list[Mention]) -> Mention | None:
    """Whose members a roster lists: 国家教材委员会 in 关于调整国家教材委员会组成人员的通知."""
    organs = [
        m for m in mentions if m.type == "ORG" and m.surface.endswith(("委员会", "小组", "指挥部", "组", "会", "委"))
    ]
    return next((m for m in organs if m.field == "title"), organs[0] if organs else None)


def _in_rosters(field: _Field, entries: list[Entry], organ: Mention | None) -> Iterator[Appointment]:
    """The label's post in the roster's organ, and the posts that the line tells."""
    by_start = {person.start: person for person in field.persons}
    for entry in entries:
        person = by_start.get(entry.name.start)
        if person is None:
            continue
        if entry.label and organ is not None:
            office = _Office(
                person.start,
                entry.label,
                organ.surface,
                _resolved(field, organ, None),
                "head",
                False,
                False,
            )
            yield _row(field, person, office, person.start, person.end, "post_of_roster")
        if entry.rest:
            start, end = entry.rest
            for office in _offices(field, _chain_of_rest(field.around, start, end), person):
                yield replace(
                    _row(field, person, office, person.start, end, "posts_in_roster"),
                    start=person.start,
                )


def _chain_of_rest(around: Around, start: int, end: int) -> list[Held]:
    """教授、华中师范大学原党委书记 → both; 教授、复旦大学 → 教授 of 复旦大学."""
    organ = around.organs.get(end)
    if organ is not None and organ.start > start:
        held = chain_before(around, organ.start - 1)
        return [Held(h.start, h.post, h.name, h.organ or organ, None) for h in held]
    return [held for held in chain_before(around, end) if held.start >= start]
