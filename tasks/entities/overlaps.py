"""All mentions that the finders made → the flat layer: the longest span wins, nothing nested is listed.

In 中国共产党第二十次全国代表大会 the party is no mention of its own, in 四川省遂宁市人民政府 neither the city.
Two mentions that cross (neither holds the other) are of different things where their types differ, and both stay;
within a type the longer one stays.
"""

from operator import attrgetter

from tasks.entities.mention import Mention

_START, _END, _TYPE = attrgetter("start"), attrgetter("end"), attrgetter("type")
NESTED_AND_LISTED = frozenset({("PLACE", "PROGRAM"), ("PERIOD", "DATE"), ("EVENT", "PERIOD")})
"""(inner type, outer type) that stay although one lies in the other"""


def flat_layer(mentions: list[Mention]) -> list[Mention]:
    """Those mentions that stay, sorted by field (title first), start and type."""
    fields: dict[str, list[Mention]] = {"title": [], "body": []}
    for mention in mentions:
        fields[mention.field].append(mention)
    kept: list[Mention] = []
    for here in fields.values():
        here.sort(key=_END, reverse=True)
        here.sort(key=_START)
        kept += _flat(_without_councils(here))
    return kept


def _without_councils(here: list[Mention]) -> list[Mention]:
    """`here` without the events that are organs: 联合国贸易和发展会议, 建立|职业教育工作部际联席会议."""
    if "EVENT" not in map(_TYPE, here):
        return here
    organs = {m.end for m in here if m.type == "ORG" and m.surface[-2:] == "会议"}
    return [m for m in here if m.type != "EVENT" or m.end not in organs] if organs else here


def _flat(here: list[Mention]) -> list[Mention]:
    """`here` without what is nested, and without the shorter of two that cross within a type; sorted by start."""
    kept: list[Mention] = []
    last: dict[str, Mention] = {}  # within a type nothing overlaps: only the last of each can reach further
    reach = 0
    crossed = False
    for mention in here:
        if mention.start >= reach:
            reach = mention.end
            kept.append(mention)
            last[mention.type] = mention
            continue
        for outer in last.values():
            if mention.end <= outer.end and (mention.type, outer.type) not in NESTED_AND_LISTED:
                break  # it lies in one that is kept; each starts no later
        else:
            reach = max(reach, mention.end)
            same = last.get(mention.type)
            if same is not None and same.end > mention.start:
                if mention.end - mention.start <= same.end - same.start:
                    continue
                _drop(kept, same)
            kept.append(mention)
            last[mention.type] = mention
            crossed = True
    if crossed:  # some may begin at one place
        kept.sort(key=attrgetter("start", "type", "end"))
    return kept


def _drop(kept: list[Mention], mention: Mention) -> None:
    """Take out one that was put in lately."""
    index = next(i for i in range(len(kept) - 1, -1, -1) if kept[i] is mention)
    del kept[index]
