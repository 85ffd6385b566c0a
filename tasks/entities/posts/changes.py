"""What decisions do with the persons that they name → rows: who is given a post, who leaves one.

任命王小明为遂宁市教育局局长；免去张建军的市交通运输局局长职务
雷应龙、巫升钢同志任县应急管理局副局长，免去其县民政局副局长职务
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tasks.entities.mention import Appointment, Mention
from tasks.entities.people.names import LINE_ITEM
from tasks.entities.posts.chains import Held, chain_after, chain_before
from tasks.entities.posts.offices import Field, offices_of, row_of
from tasks.entities.posts.posts import proposals
from tasks.lexicons import words_with_role

_MEN = r"[ 　]?(?:等?[两二三四五六七八九十\d]{0,2}[位名]?同志)?(?:（[^（）\n]{1,12}）)?，?"
"""what may stand between names and verb: 甲、乙两位同志"""
_TAKES = re.compile(
    _MEN
    + r"(?:继续担任|担任|出任|兼任|挂任|当选为|就任|升任|任|当选|(?:就|已)?被?(?:提拔|提任|晋升)为|转任|调任|改任|履新)"
)
_MADE = re.compile(_MEN + "(?:为|任|担任)")
_HELD_BY = re.compile(r"[两二三]?位?(?:同志)?(?:兼任|担任|出任|接任)")
"""办公室主任由刘根平同志|兼任"""
_HELD = re.compile(_MEN + r"(?:先后|历)?(?:曾|原)(?:先后)?(?:担任|任)")
_LEAVES = re.compile(_MEN + r"(?:不再(?:担任|兼任)|辞去(?:其|的)?(?:担任的|兼任的)?)")
_LOSES = re.compile(_MEN + r"(?:原任的|所任的|担任的|的)?(?=[^，。；\n]{2,60}(?:职务|；|。|\n|$))")
_LOSES_POST = re.compile(_MEN + r"的?(?=[^，。；\n]{2,60}职务)")
_OF_SAME = re.compile(r"(?:免去|撤销|罢免|免除)(?:其|他|她)(?:担任的|所任的|原任的|的)?|不再(?:担任|兼任)")
"""任县自然资源局四级调研员，|免去其|…副局长职务"""
_LINE_START = re.compile(rf"(?:^|[\n；。：])[ 　]*{LINE_ITEM}$")
_JOINED = re.compile(r"(?:（[^（）\n]{1,12}）)?[、和　 及]")
"""刘延东|（女）、|汪洋"""
LONGEST_COUNTER = 8
"""characters before the first name of a line at most"""
_ENDS = ("；", "。", "\n", "，", "（", "、", "候选人", "人选")
"""what may stand behind an office that a line gives"""
LONGEST_OFFICE = 90
"""characters behind names and a comma that end with 职务 at most"""
LONGEST_SENTENCE = 80
"""characters behind an appointment within which it says what the same person leaves"""


def find_changes(field: Field) -> Iterator[Appointment]:
    """Rows of all appointments and removals by name."""
    groups = _groups(field.around.text, field.persons)
    for number, group in enumerate(groups):
        if not _may_decide(field.around.text, group[0].start, group[-1].end):
            continue
        rows = list(_by_verb(field, group))
        yield from rows
        before = groups[number - 1] if number else []
        if (
            before
            and rows
            and all(row.rule == "appointed_to_post" for row in rows)
            and _shares(field, before, group, rows)
        ):
            yield from (replace(row, person=p.canonical or p.surface, person_id=p.entity_id, start=p.start)
                        for p in before for row in rows[: len(rows) // len(group)])  # fmt: skip


@cache
def _openers() -> frozenset[str]:
    """What the verbs behind the names begin with, and what may stand between them."""
    return frozenset(" 　等两二三四五六七八九十位名同（，继担出兼接挂当就升任为先历曾原不辞的已被提晋转调改履") | {
        word[0] for word in proposals()
    }


def _may_decide(text: str, start: int, end: int) -> bool:
    """Whether a decision on the persons there can be told; spares most of them a closer look."""
    behind, openers = text[end : end + 1], _openers()
    if behind == "，" and text[end + 1 : end + 2] not in openers:
        told = text.find("职务", end, end + LONGEST_OFFICE) >= 0
    else:
        told = behind in openers or behind.isdecimal()
    return told or text.endswith(words_with_role("removes"), 0, start)


def _shares(field: Field, before: list[Mention], group: list[Mention], rows: list[Appointment]) -> bool:
    """Whether the post of one holds for the one before: 常务副部长何辉|、自治区教育厅厅长|王成任副组长."""
    own = chain_before(field.around, group[0].start)
    text = field.around.text
    joined = bool(own) and text[before[-1].end : own[0].start] in ("、", "和")
    return joined and all(row.post.startswith("副") or row.post in ("成员", "委员") for row in rows)


def _groups(text: str, persons: Sequence[Mention]) -> list[list[Mention]]:
    """Persons that stand in one list."""
    groups: list[list[Mention]] = []
    for person in persons:
        if groups and _JOINED.fullmatch(text, groups[-1][-1].end, person.start):
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups


def _by_verb(field: Field, group: list[Mention]) -> Iterator[Appointment]:
    """李大伟|任市财政局副局长, 任命|王小明|为…, 免去|张建军|的…职务."""
    text, start, end = field.around.text, group[0].start, group[-1].end
    own = chain_before(field.around, start)
    low = own[0].start if own else start
    if text[low - 1 : low] == "由" and _HELD_BY.match(text, end):
        for person in group:
            chain = chain_before(field.around, low - 1)
            yield from (
                row_of(field, person, office, office.start, end, "appointed_to_post")
                for office in offices_of(field, chain, person)
            )
        return
    former, proposed, verb = _verb(text, start, end)
    if verb is None:
        return
    told = _rows(field, group, verb.end(), former, proposed)
    if verb.re is _MADE and not former and told and not text.startswith(_ENDS, told[-1].end):
        return  # 王某为市长助力: no office that a line gives
    yield from told
    if former or not told:
        return
    sentence = re.search(r"[。；\n]|$", text[told[-1].end : told[-1].end + LONGEST_SENTENCE])
    limit = told[-1].end + (sentence.start() if sentence else LONGEST_SENTENCE)
    same = _OF_SAME.search(text, told[-1].end, limit)
    if same:
        yield from _rows(field, group, same.end(), True, False)


def _verb(text: str, start: int, end: int) -> tuple[bool, bool, re.Match[str] | None]:
    """Whether the office is left, whether it is only proposed, and the words before it; None where nothing decides."""
    if text.endswith(words_with_role("proposes"), 0, start):
        return False, True, _MADE.match(text, end)
    if text.endswith(words_with_role("appoints"), 0, start):
        return False, False, _MADE.match(text, end)
    leaves = _LEAVES.match(text, end) or _HELD.match(text, end)
    if not leaves and text.endswith(words_with_role("removes"), 0, start):
        leaves = _LOSES.match(text, end)
    if leaves:
        return True, False, leaves
    if _LINE_START.search(text, max(0, start - LONGEST_COUNTER), start):
        told = _LOSES_POST.match(text, end)
        if told or (told := _MADE.match(text, end)):
            return told.re is _LOSES_POST, False, told
    takes = _TAKES.match(text, end)
    if takes:
        return False, False, takes
    return False, True, _proposals().match(text, end)


def _rows(field: Field, group: list[Mention], place: int, former: bool, proposed: bool) -> list[Appointment]:
    """The posts that begin at `place` with the persons of the group."""
    chain = _own_part(field, chain_after(field.around, place))
    rule = "removed_from_post" if former else "appointed_to_post"
    return [
        row_of(
            field,
            person,
            office._replace(former=former or office.former, proposed=proposed or office.proposed),
            person.start,
            chain[-1].post.end,
            rule,
        )
        for person in group
        for office in offices_of(field, chain, person)
    ]


def _own_part(field: Field, chain: list[Held]) -> list[Held]:
    """Without the posts behind a comma that a name follows: 任组长|，自治区党委宣传部常务副部长何辉."""
    if not chain or not any(person.start == chain[-1].post.end for person in field.persons):
        return chain
    last = next((k for k in range(len(chain) - 1, 0, -1) if field.around.text[chain[k].start - 1] == "，"), None)
    return chain if last is None else chain[:last]


@cache
def _proposals() -> re.Pattern[str]:
    """王强同志|拟任, 王强|，拟提拔为."""
    return re.compile(rf"(?:同志)?，?(?:{'|'.join(sorted(proposals(), key=len, reverse=True))})")
