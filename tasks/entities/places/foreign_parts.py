"""A foreign country, state or city found in a text → the province, town or district that is told behind it.

巴西北部|帕拉州, 日本栃木县|足利市, 该国西北部|赤道省, 首都大马士革以南的|基斯韦区; but 美国|多个州, 叙利亚|边境地区
"""

import re

from tasks.entities.places.place_kinds import is_kind
from tasks.entities.places.place_search import Search
from tasks.entities.places.unlisted_places import BEHIND_UNIT, sounds
from tasks.entities.vocabulary import VOCABULARY

_PART = r"(?:东北|东南|西北|西南|中西|中南|中北|[东西南北中])部(?:沿海)?(?:地区)?"
_GAP = re.compile(
    rf"(?:{_PART})?(?:以[东南西北]|附近|近郊|郊区|周边|首府|首都|(?:港口|边境|沿海|海滨|重要)?(?:城市|城镇|小镇))?的?"
)
"""what may stand between a place and one that lies there: 巴西|北部|帕拉州, 大马士革|以南的|基斯韦区"""
_UNIT = re.compile(
    r"([㐀-鿿]{2,8}?)([省州郡邦县镇村町]|(?<!城)市(?!郊|中心|区)|(?<![地城])区|大区|地区|岛(?![屿国礁])|湖(?!泊))"
)
_OPENS_GAP = frozenset("东西南北中以附近郊周首港边沿海重城小的")
_UNITS = re.compile("[省州郡邦县镇村町市区岛湖]")
"""without one of these no unit is named"""
LONGEST_UNIT = 10
"""characters of a name with its unit"""
_PRONOUNS = VOCABULARY.add(lambda: ("该国", "该州", "该省"))
_MARKS = frozenset("，。、；：！？“”》）\n 和总") | {""}
"""what no name of a place begins with: 美国|总统"""
_OF_MINISTRIES = frozenset(("日本", "朝鲜"))
"""countries whose ministries are 省"""
_NAMING = frozenset(("ns", "nr", "nrt", "nz", "nrfg", "x", "zg", "g", "ng"))
"""jieba's tags of words that names of places are made of"""
_LONGEST = 4
"""characters of a name that is not written by its sound, without its head: 千代田区"""


def foreign_parts(search: Search) -> list[tuple[int, int]]:
    """Start and end of each."""
    text = search.text
    opens = [
        (place.end, place.name.word in _OF_MINISTRIES)
        for place in search.found
        if place.name.foreign and text[place.end : place.end + 1] not in _MARKS
    ]
    opens += [(end, False) for _, _, end in _PRONOUNS.hits(text)]
    spans = []
    for end, has_ministries in opens:
        gap = _GAP.match(text, end) if text[end : end + 1] in _OPENS_GAP else None
        start = gap.end() if gap else end
        while unit := _unit_at(search, start, has_ministries):
            spans.append((start, unit))
            start = unit  # 印尼|万丹省|西冷县
    return spans


def _unit_at(search: Search, start: int, has_ministries: bool) -> int | None:
    """Where the unit ends that is named there; None where none is."""
    unit = _UNIT.match(search.text, start) if _UNITS.search(search.text, start + 2, start + LONGEST_UNIT) else None
    if unit is None or (unit[2] == "省" and has_ministries):
        return None  # 日本|财务省
    named = not BEHIND_UNIT.match(search.text, unit.end()) and _names_unit(search, *unit.span(1), unit[2])
    return unit.end() if named else None


def _names_unit(search: Search, start: int, head: int, unit: str) -> bool:
    """Whether a name stands before the head, by its sound or by its words: 塞赫万|地区, 千代田|区."""
    text = search.text
    if is_kind(text, start, head, unit):
        return False
    every, core = sounds()
    name = text[start:head]
    if all(char in every for char in name) and 3 * sum(char in core for char in name) >= len(name):
        return True
    words = search.reading.words[search.field]
    if unit in ("地区", "村", "镇") or head - start > _LONGEST or not words.is_boundary(start):
        return False
    first, last = words.index_before(start + 1), words.index_before(head)
    return all(tag in _NAMING or (tag == "n" and unit == "省") for tag in words.tags[first : last + 1])  # 赤道|省
