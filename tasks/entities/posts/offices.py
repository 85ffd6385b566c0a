"""A chain of posts → the offices that it gives: each post with its organ, written, carried over or implied."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tasks.clean.article import Region
from tasks.entities.mention import Appointment, Mention
from tasks.entities.organs.organ_names import UNKNOWN, Organ, resolve_organ
from tasks.entities.people.sounded_names import is_foreign_name
from tasks.entities.places.divisions import region_of
from tasks.entities.posts.chains import Around, Held
from tasks.entities.posts.posts import proposals
from tasks.entities.reading import Reading
from tasks.lexicons import lexicon, words_with_role

_BEFORE_FORMER = "，、。；和\n"
"""what a bare 原 stands behind, so that it is a word: 、原县长; not 高原县长"""
PROPOSED = "proposed_for_post"
"""rule of posts that are not held yet, whatever else told of them"""


@dataclass(slots=True)
class Field:
    """One text with all that appointments are read from."""

    reading: Reading
    name: str
    around: Around
    persons: Sequence[Mention]
    as_of: dt.date | None


class Office(NamedTuple):
    """A post with its organ, before it is given to a person."""

    start: int
    post: str
    org: str
    organ: Organ
    kind: str
    former: bool
    shared: bool
    proposed: bool = False
    """whether it is not held yet"""


def offices_of(field: Field, chain: list[Held], person: Mention) -> Iterator[Office]:
    """The chain's posts with their organs; a post without one takes that of the post before it."""
    lent = _lent(field.around.text, chain)
    chain = [held for held in chain if held.post.kind != "role"]
    if any(held.post.kind != "rank" for held in chain):
        chain = [held for held in chain if held.post.kind != "rank"]
    else:
        chain = [held for held in chain if held.organ is not None]
    carried: Mention | None = None
    former = proposed = False
    for held in chain:
        former = former or held.post.former or _was_held(field.around.text, held.start)
        proposed = proposed or held.post.proposed or field.around.text.endswith(proposals(), 0, held.start)
        organ = held.organ or lent.get(held.start)
        implied = _implied(field, held, person, carried)
        own = held.post.kind == "state" or held.name.startswith("国家")  # 执政党主席、|总统
        governs = held.post.kind == "government" and carried is not None and carried.surface.endswith("政府")
        if organ is None and held.place is None and (governs or (implied is None and not own)):
            organ = carried  # 竹山县人民政府副县长、|代理县长, 甘肃省政府党组成员、|副省长
        if organ is not None:
            carried = organ
            resolved = resolved_organ(field, organ, person)
        else:
            resolved = implied or UNKNOWN
        yield Office(held.start, held.name, organ.surface if organ else "", resolved, held.post.kind,
                      former, held.post.shared, proposed)  # fmt: skip


def _lent(text: str, chain: list[Held]) -> dict[int, Mention]:
    """Start of a post → the organ of the role that 兼 joins to it: 脸书公司创始人兼|首席执行官."""
    pairs = pairwise(chain)
    return {
        held.start: role.organ
        for role, held in pairs
        if role.post.kind == "role" and role.organ is not None and text[role.post.end] == "兼"
    }


def _was_held(text: str, start: int) -> bool:
    """Whether the posts of the chain that begins at `start` are former ones: 时任|市长, 、原|市委书记."""
    if text.endswith(words_with_role("former"), 0, start):
        return True
    return start > 1 and text[start - 2] in _BEFORE_FORMER and text[start - 1] in words_with_role("former_opening")


def resolved_organ(field: Field, organ: Mention, person: Mention | None) -> Organ:
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
    """Post → full name of the only organ that has it: 国务委员 → 国务院, 外长 → {place}外交部."""
    return {row["post"]: row["organ"] for row in lexicon("posts") if row["organ"]}


def _implied(field: Field, held: Held, person: Mention, carried: Mention | None) -> Organ | None:
    """The organ of a post that names it without naming it: 总书记, 国务委员, 副省长."""
    base = held.name.removeprefix("常务").removeprefix("代理").removeprefix("代").removeprefix("副")
    template = _posts_of_one_organ().get(base, "")
    known = _known_offices().get((person.surface, held.name)) or ("" if "{place}" in template else template)
    if known and held.place is None:
        return Organ(known, None, "central", None)
    if "{place}" in template:
        return _of_country(template, held.place)
    if held.post.kind != "government":
        return None
    level = base[: -len("长")] if base.endswith("长") else ""
    name = (held.place.surface if held.place else level) + "政府"
    organ = resolve_organ(name, _region_meant(field, carried)) if held.place or level else UNKNOWN
    return organ if organ.place else UNKNOWN  # 得州州长


def _region_meant(field: Field, carried: Mention | None) -> Region:
    """The place that 县长 is of: in 突泉县委副书记、|县长 that of the organ before it, else that of the article."""
    region = region_of(carried.region_code) if carried is not None and carried.region_code else None
    if carried is not None and carried.canonical is None and carried.surface[:1] in "县市区州旗盟镇乡":
        return Region()
    return region if region is not None and region.city is not None else field.reading.region


def _of_country(template: str, place: Mention | None) -> Organ:
    """俄罗斯|外长 → 俄罗斯外交部; 外长 alone is of a country that its clause does not tell."""
    if place is None:
        return UNKNOWN
    if place.surface in ("中国", "中方"):
        return resolve_organ(template.format(place=""), Region())
    return Organ(template.format(place=place.surface), "ministry", "foreign", None)


def row_of(field: Field, person: Mention, office: Office, start: int, end: int, rule: str) -> Appointment:
    """The row of a post. One that is only proposed is held at no time: its rule tells it apart, and as_of is null."""
    return Appointment(
        field.name, field.reading.sentence_no(field.name, start), min(start, person.start), max(end, person.end),
        person.canonical or person.surface, office.post, office.org, PROPOSED if office.proposed else rule,
        office.organ.full, person.entity_id, office.organ.entity_id, office.former,
        as_of=None if office.former or office.proposed else field.as_of,
    )  # fmt: skip
