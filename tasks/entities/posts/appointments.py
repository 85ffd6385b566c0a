"""Mentions → who holds which post.

市委常委、秘书长、市直机关工委书记王景章 → 常委 and 秘书长 of 市委, 书记 of 市直机关工委
副主任甲、乙 → 副主任 of both
江苏省原副省长王湛 → 副省长, former, of 江苏省人民政府
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.entities.mention import Appointment, Mention
from tasks.entities.organs.organ_names import UNKNOWN
from tasks.entities.people.names import LICENSING_VERBS
from tasks.entities.posts.careers import find_careers
from tasks.entities.posts.chains import Around, Held, around_of, chain_after, chain_before
from tasks.entities.posts.changes import find_changes
from tasks.entities.posts.offices import Field, Office, offices_of, resolved_organ, row_of
from tasks.entities.posts.posts import ASIDE, Post, posts_by_start
from tasks.entities.posts.rosters import find_entries
from tasks.entities.reading import Reading
from tasks.lexicons import words_with_role

_WITH_MEMBERS = ("委员会", "小组", "指挥部", "组", "会", "委", "部际联席会议", "专班")
"""ends of organs that have a roster"""
_NOTE = re.compile(r"（[^（）\n]{1,40}）")
LONGEST_ASIDE = 40
"""characters of the brackets that hold a second post at most"""
_SAME_BODY = re.compile(r"[、和]|[^，。；、：\n]{0,12}，")
"""what may stand between the first of a body and its next: 区人大常委会主任颜建平|主持会议，|副主任刘海军; 沈春耀|和|副主任"""
_PARTY_GROUP = ("党组成员", "党组副书记")
_LIST_MARKS = ("、", "和", "与", "及", " ", "　", "  ", "　　")


def find_appointments(reading: Reading, mentions: list[Mention]) -> list[Appointment]:
    """Every named person together with a post, sorted by field (title first) and start."""
    dated = reading.article.dated
    as_of = dated.day if dated else None
    found: list[Appointment] = []
    named = [m for m in mentions if m.type == "PERSON"]
    for name, text in reading.fields if named else ():
        persons = [m for m in named if m.field == name]
        if not persons:
            continue
        field = Field(reading, name, around_of(name, text, mentions), persons, as_of)
        found.extend(_in_prose(field))
        found.extend(find_changes(field))
        found.extend(find_careers(field))
        if any(person.rule == "name_in_roster" for person in field.persons):
            found.extend(_in_rosters(field, mentions))
    return _once(found)


def _once(found: list[Appointment]) -> list[Appointment]:
    """Each row once, in order."""
    if len(found) < 2:
        return found
    rows = {(a.field, a.start, a.end, a.person, a.post, a.org): a for a in found}
    return sorted(
        rows.values(),
        key=lambda a: (a.field == "body", a.start, a.end, a.person, a.post, a.org),
    )


def _in_prose(field: Field) -> Iterator[Appointment]:
    """Posts before a name, shared posts of a list, a post behind a name."""
    listed: list[Office] = []
    leader: Office | None = None
    listed_end = -1
    by_start = posts_by_start(field.around.text)
    for person in field.persons:
        chain = _chain_of_name(field, person)
        offices = list(offices_of(field, chain, person)) if chain else []
        if offices and leader is not None and _SAME_BODY.fullmatch(field.around.text, listed_end, chain[0].start):
            offices = [_under(leader, office) for office in offices]
        if offices:
            leader = offices[-1]
            yield from (row_of(field, person, o, o.start, person.end, "posts_before_name") for o in offices)
            listed = offices if all(o.shared for o in offices) else []
        elif listed and _goes_on(field.around.text, listed_end, person.start):
            yield from (row_of(field, person, o, person.start, person.end, "post_of_list") for o in listed)
        else:
            listed, leader = [], None
            post = by_start.get(person.end)
            if post is not None and post.start == post.name_start and _stands_behind(field.around.text, post):
                held = Held(
                    person.start,
                    post,
                    field.around.text[post.name_start : post.end],
                    field.around.organs.get(person.start),
                    field.around.places.get(person.start),
                )
                yield from (
                    row_of(field, person, o, o.start, post.end, "post_behind_name")
                    for o in offices_of(field, [held], person)
                )
        listed_end = person.end
        yield from _in_brackets(field, person)


def _under(leader: Office, office: Office) -> Office:
    """县人大常委会主任高凤清、|副主任|段文选: the second of an organ after its first."""
    next_of_body = office.post.endswith(f"副{leader.post}") or (office.post in _PARTY_GROUP and leader.org)
    if office.org or office.organ.full or not next_of_body:
        return office
    return office._replace(org=leader.org, organ=leader.organ)


def _in_brackets(field: Field, person: Mention) -> Iterator[Appointment]:
    """王勇|（区委书记）, 李荣灿|（时任甘肃省委常委、副省长）: the posts that brackets behind a name hold and nothing else."""
    text = field.around.text
    if text[person.end : person.end + 1] != "（" or person.rule == "name_in_roster":
        return
    opens = person.end + 1
    opens += next((len(word) for word in words_with_role("holds_post") if text.startswith(word, opens)), 0)
    chain = chain_after(field.around, opens)
    if chain and text[chain[-1].post.end] == "）":
        for office in offices_of(field, chain, person):
            yield row_of(field, person, office, person.start, chain[-1].post.end, "posts_in_brackets")


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a list of names goes on from one to the next: 金英姬|（女，朝鲜族）、|李炳龙."""
    note = _NOTE.match(text, end)
    return text[note.end() if note else end : start] in _LIST_MARKS


def _chain_of_name(field: Field, person: Mention) -> list[Held]:
    """The posts before a name, those in brackets behind them too: 县扶贫办主任（县乡村振兴局局长）|韩立峰."""
    text = field.around.text
    place = _skip_space(text, person.start)
    if text[place : place + 1] == "：" and person.rule == "name_in_roster":
        return []
    chain = chain_before(field.around, place)
    if chain or text[place - 1 : place] != "）":
        return chain or _held_then(field, person)
    opening = text.rfind("（", max(0, place - LONGEST_ASIDE), place)
    inner = chain_before(field.around, place - 1) if opening >= 0 else []
    return [*chain_before(field.around, opening), *inner] if inner and inner[0].start == opening + 1 else []


def _held_then(field: Field, person: Mention) -> list[Held]:
    """时任福建省省长|的|习近平: a relative clause that says what a person was or is."""
    text = field.around.text
    if text[person.start - 1 : person.start] != "的":
        return []
    chain = chain_before(field.around, person.start - 1)
    told = chain and (chain[0].post.former or text.endswith(words_with_role("holds_post"), 0, chain[0].start))
    return chain if told else []


def _stands_behind(text: str, post: Post) -> bool:
    """Whether a post behind a name is that person's: 习近平|主席, 段强|代表|提出; but not 陈如根|代表|区委."""
    if text[post.start : post.end] == "代表":
        return text.startswith(("、", "，", "建议"), post.end) or LICENSING_VERBS.stand_at(text, post.end)
    return post.kind in ("head", "government", "state")


def _skip_space(text: str, place: int) -> int:
    """Past blanks and what is said aside of the post: 副部长|（兼）, 副主任|：杨秀海."""
    if place > 1 and text[place - 1] == "：" and text[place - 2] not in "者辑频音影字":
        return place - 1
    while place > 0 and text[place - 1] in " 　":
        place -= 1
    if place and text[place - 1] in "）)":
        opening = max(text.rfind("（", max(0, place - 12), place), text.rfind("(", max(0, place - 12), place))
        if opening >= 0 and ASIDE.fullmatch(text, opening, place):
            return opening
    return place


def _roster_organ(reading: Reading, mentions: list[Mention], first: int) -> Mention | None:
    """Whose members a roster lists that begins at `first` of the body.

    国家教材委员会 in 关于调整国家教材委员会组成人员的通知; else the last such organ named before it.
    """
    organs = [m for m in mentions if m.type in ("ORG", "EVENT") and m.surface.endswith(_WITH_MEMBERS)]
    title = [m for m in organs if m.field == "title"]
    changed = [m for m in title if reading.text("title").endswith(words_with_role("sets_up_body"), 0, m.start)]
    before = [
        m
        for m in organs
        if m.field == "body" and m.end <= first and not m.surface.endswith(words_with_role("sets_up_others"))
    ]
    chosen = changed or title or before
    return chosen[-1] if chosen else None


def _in_rosters(field: Field, mentions: list[Mention]) -> Iterator[Appointment]:
    """The label's post in the roster's organ, and the posts that the line tells."""
    entries = find_entries(field.around.text, field.reading.words[field.name])
    organ = _roster_organ(field.reading, mentions, entries[0].label_start if entries else 0)
    by_start = {person.start: person for person in field.persons}
    for entry in entries:
        person = by_start.get(entry.name.start)
        if person is None:
            continue
        if entry.label:
            office = Office(
                person.start,
                entry.label,
                organ.surface if organ else "",
                resolved_organ(field, organ, None) if organ else UNKNOWN,
                "head",
                False,
                False,
            )
            yield row_of(field, person, office, person.start, person.end, "post_of_roster")
        if entry.rest:
            start, end = entry.rest
            for office in offices_of(field, _chain_of_rest(field.around, start, end), person):
                yield replace(
                    row_of(field, person, office, person.start, end, "posts_in_roster"),
                    start=person.start,
                )


def _chain_of_rest(around: Around, start: int, end: int) -> list[Held]:
    """教授、华中师范大学原党委书记 → both; 教授、复旦大学 → 教授 of 复旦大学."""
    organ = around.organs.get(end)
    if organ is not None and organ.start > start:
        held = chain_before(around, organ.start - 1)
        return [Held(h.start, h.post, h.name, h.organ or organ, None) for h in held]
    return [held for held in chain_before(around, end) if held.start >= start]
