"""The name of a place in an article → the one place that it stands for there, with its full name, id and code.

南海 → the sea where no 佛山市南海区 is named; 通州 beside 北京城市副中心 → 北京市通州区
"""

from functools import cache

from tasks.entities.places.gazetteer import Name, Place, divisions, full_name, lies_in
from tasks.entities.reading import Reading

Settled = tuple[Place | None, str | None, str | None, str | None]
"""the meaning of a name in an article, its canonical name, id and code"""


@cache
def settled_as(meaning: Place | None) -> Settled:
    """A meaning with what tells of it in the table."""
    return (meaning, full_name(meaning), meaning.entity_id, meaning.code) if meaning else (None, None, None, None)


def meaning_of(name: Name, reading: Reading, sure: set[Place]) -> Place | None:
    """The one thing that a name stands for here; None where that is open."""
    meanings = name.meanings
    if len(meanings) <= 1:
        return meanings[0] if meanings else None
    own = divisions().get(reading.region.code or "")
    if own:
        near = [p for p in meanings if p == own or lies_in(p, own) or lies_in(own, p)]
        near = near or [p for p in meanings if p.code and own.code and p.code[:2] == own.code[:2]]
        if len(near) == 1:
            return near[0]
    if not name.full and meanings[0].kind == "province":
        return meanings[0]  # 河北 beside 天津 is no district of it
    named = [p for p in meanings if p in sure]
    if len(named) == 1:
        return meanings[0] if not name.full and lies_in(named[0], meanings[0]) else named[0]  # 长沙 beside 长沙县
    local = [p for p in meanings if p.kind == "local"]
    if local and not named and own not in meanings:
        return local[0]  # 天山 where 乌鲁木齐 is named, but not its 天山区
    told = [p for p in meanings if any(lies_in(p, other) for other in sure)]
    if len(told) == 1:
        return told[0]
    first, second = meanings[0], meanings[1]
    if not name.full and first.kind in ("province", "city", "region") and first.kind != second.kind:
        return first
    if first.kind == "country" and second.kind != "country":
        return first
    provinces = {place.code[:2] for place in sure if place.kind == "local" and place.code}
    near = [p for p in meanings if p.code and p.code[:2] in provinces]
    return near[0] if len(near) == 1 else None  # 通州 beside 北京城市副中心
