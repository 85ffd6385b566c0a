"""Document numbers and addresses of sites → the places that they stand for.

川委办发〔2023〕1号 → 四川省; http://jyj.panzhihua.gov.cn/… → 攀枝花市
"""

import re
from functools import cache
from urllib.parse import urlsplit

from tasks.clean.region.divisions import Division, all_divisions, division, parents, province_by_abbreviation
from tasks.lexicons import lexicon

_CODE = re.compile(r"[\u4e00-\u9fff]+(?=[〔\[（(【])")
_OF_SEVERAL = frozenset("吉云青宁甘贵津京新台港澳")
"""first characters of the numbers of cities, too (吉府 吉安, 青 青岛, 宁 南京): of a province only where the lexicon has the code"""


@cache
def _codes() -> dict[str, tuple[dict[str, str], ...]]:
    grouped: dict[str, tuple[dict[str, str], ...]] = {}
    for row in lexicon("doc_codes"):
        grouped[row["code"]] = (*grouped.get(row["code"], ()), row)
    return grouped


def places_of_code(number: str) -> tuple[Division, ...] | None:
    """The place whose authorities use that code; () for those of the whole country, None where the code does not tell.

    A code that is only usual, or that several use, tells no more than the province.
    """
    match = _CODE.match(number)
    if not match:
        return None
    rows = _codes().get(match.group(), ())
    regions = {row["region_code"] for row in rows}
    if len(regions) == 1 and all(row["certain"] == "1" for row in rows):
        place = division(next(iter(regions)))
        return (place,) if place else ()
    provinces = {parents(place)[-1] for code in regions if (place := division(code))}
    if len(provinces) == 1 and "" not in regions:
        return tuple(provinces)
    by_character = province_by_abbreviation(number[0])
    if rows or by_character is None or len(match.group()) < 2 or number[0] in _OF_SEVERAL:
        return None
    return (by_character,)


@cache
def _by_pinyin() -> dict[str, tuple[Division, ...]]:
    """Provinces and cities by their short names in pinyin, and by the labels that the lexicon lists."""
    from pypinyin import lazy_pinyin  # imported where an official site was seen: it takes 0.2 s

    found: dict[str, tuple[Division, ...]] = {}
    for each in all_divisions().values():
        if each.level != "county":
            label = "".join(lazy_pinyin(each.short))
            found[label] = (*found.get(label, ()), each)
    for row in lexicon("site_hosts"):
        place = division(row["region_code"])
        if place:
            found[row["label"]] = (place,)
    return found


def places_of_address(url: str) -> tuple[Division, ...]:
    """The city or province whose government's site an address belongs to; () where it does not tell."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ()
    if not host.endswith(".gov.cn"):
        return ()
    for label in reversed(host.removesuffix(".gov.cn").split(".")):
        places = _by_pinyin().get(label, ())
        if len(places) == 1:
            return places
    return ()
