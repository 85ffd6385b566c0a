"""Place names found in a text → as far as they reach: what lies in a place behind it, and the part of it that is meant.

陕西|秦岭, 北京|前门大街, 龙泉关镇|骆驼湾村 → one; 加拿大|西部, 珠峰|北坡 → with the part; 日本国|内, 佛山市|民 → 日本, 佛山
"""

import re
from functools import cache

from tasks.entities.organs.organ_lexicon import pieces
from tasks.entities.places.gazetteer import Name, names
from tasks.lexicons import lexicon

PART = re.compile(
    r"(?:(?:东北|东南|西北|西南|中东|中西|中南|中北|[东西南北中])部(?:沿海)?(?:地区)?|[东西南北][坡麓]|(?<=[江河湖海])[东西南北]岸)"
    r"(?!湾|门|长|队|署|落|分[^地]|委|族|件|级|战区|时间|大开发|开发|崛起|陆海|科学|论坛|国际|博览|计划|机场|证券|矿业|军|都市|边防|航空|电网|大学|学院|报)"
)
"""美国|西部, 四川|东部沿海; but 东部战区, 西部陆海新通道"""
ISLAND = re.compile(r"岛(?!国|屿|民|礁|内|上|链|县|市|国家)")
"""氹仔|岛"""
RESIDENTS = re.compile(r"民(?!政|族|主|间|营|航|兵|生|宗|办|革|建|盟|进|俗|法|事|用|警|委|乐|心)")
"""佛山市|民 is 佛山|市民, 遂宁市|民政局 is of 遂宁市"""
OF_STATE = re.compile(r"[内民家防]")
"""日本国|内 is 日本|国内, 利比亚国|民议会 is 利比亚|国民议会"""
OPENS_PART = frozenset("东南西北中岛民内家防")
"""what the four patterns above begin with"""
SITES = frozenset(("landmark", "mountain", "new_area", "development_zone", "street_town"))
"""kinds of local places that lie at one spot"""
AREAS = SITES | {"region"}
AT_ONE_SPOT = ("湖", "岛", "湾", "礁", "水库", "水电站")
"""ends of names of waters that do not reach over many places: 俄罗斯贝加尔湖, but no 芜湖长江"""
UNITS = ("州", "省", "郡", "邦", "道")
DIVIDED = frozenset(("country", "province", "city", "county", "foreign_city"))


@cache
def _local_kinds() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in lexicon("local_places")}


def lies_behind(outer: Name, outer_text: str, inner: Name, inner_text: str) -> bool:
    """Whether a place that no lexicon puts into the one right before it lies there: 北京|前门大街, 田纳西州|孟菲斯市."""
    if "foreign_city" in inner.kinds or not inner.meanings:
        within = outer_text.endswith(UNITS) or _in_one_country(outer, inner)
        return within and outer.kinds <= {"foreign_city"} and outer_text != inner_text
    kind = _local_kinds().get(inner.word, "")
    if kind == "river_or_sea" and inner.word.endswith(AT_ONE_SPOT):
        kind = "landmark"
    organ = pieces().get(inner.word)
    if inner.kinds != {"local"} or inner.risky or (organ is not None and organ.role == "fixed"):
        return False  # 美国|白宫 is an organ
    codes = {place.code[:2] for place in inner.meanings if place.code}
    if outer.kinds == {"local"}:
        near = not codes or any((place.code or "")[:2] in codes for place in outer.meanings)
        return near and kind == "landmark" and _local_kinds().get(outer.word) != "region"
    if codes or not outer.kinds or not outer.kinds <= DIVIDED:
        return False  # its place is known, and is another one
    return kind in (AREAS if outer.kinds & {"country", "province"} else SITES)


def _in_one_country(outer: Name, inner: Name) -> bool:
    """纽约市|曼哈顿."""
    return any(place.parent == other.parent for place in outer.meanings for other in inner.meanings)


def cut_before_word(text: str, start: int, end: int) -> int:
    """Where a name ends whose last character begins another word: 佛山市|民 → behind 佛山, 日本国|内 → behind 日本."""
    last = text[end - 1]
    if last == "市" and end - start > 2 and RESIDENTS.match(text, end):
        return end - 1
    if last == "国" and OF_STATE.match(text, end) and text[start : end - 1] in names():
        return end - 1
    return end


def part_behind(text: str, end: int, name: Name) -> int:
    """Where the part of a place that ends at `end` ends: 加拿大|西部, 氹仔|岛; `end` where no part is told."""
    if "country" not in name.kinds and ISLAND.match(text, end) and text[end - 1] not in "岛群半海列":
        end += 1
    part = PART.match(text, end)
    return part.end() if part else end
