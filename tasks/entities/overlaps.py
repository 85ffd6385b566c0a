"""All mentions that the finders made → the flat layer: the longest span wins, nothing nested is listed.

In 中国共产党第二十次全国代表大会 the party is no mention of its own, in 四川省遂宁市人民政府 neither the city.
Two mentions that cross (neither holds the other) are of different things where their types differ, and both stay;
within a type the longer one stays.
"""

from tasks.entities.mention import Mention

NESTED_AND_LISTED = frozenset({("PLACE", "PROGRAM"), ("PERIOD", "DATE"), ("EVENT", "PERIOD")})
"""(inner type, outer type) that stay although one lies in the other"""


def flat_layer(mentions: list[Mention]) -> list[Mention]:
    """Those mentions that stay, sorted by field (title first), start and type."""
    kept: list[Mention] = []
    for field in ("title", "body"):
        here = [m for m in mentions if m.field == field]
        here.sort(key=lambda m: (m.start, -m.end))
        kept.extend(_flat(here))
    return sorted(kept, key=lambda m: (m.field == "body", m.start, m.type, m.end))


def _flat(here: list[Mention]) -> list[Mention]:
    """`here` without what is nested, and without the shorter of two that cross within a type; sorted by start."""
    kept: list[Mention] = []
    for mention in here:
        # Everything kept that still reaches into the mention starts no later than it does.
        rivals = [k for k in _last_of_each_type(kept) if k.end > mention.start]
        if any(_swallows(outer, mention) for outer in rivals):
            continue
        same = next((k for k in rivals if k.type == mention.type), None)
        if same is not None:
            if mention.end - mention.start <= same.end - same.start:
                continue
            kept.remove(same)
        kept.append(mention)
    return kept


def _last_of_each_type(kept: list[Mention]) -> list[Mention]:
    """Within a type nothing overlaps, so only the last of each type can reach further."""
    last: dict[str, Mention] = {}
    for mention in reversed(kept[-24:]):
        last.setdefault(mention.type, mention)
    return list(last.values())


def _swallows(outer: Mention, inner: Mention) -> bool:
    if (inner.type, outer.type) in NESTED_AND_LISTED:
        return False
    return outer.start <= inner.start and inner.end <= outer.end
