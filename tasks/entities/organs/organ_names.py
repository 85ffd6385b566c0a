"""The name of an organ as written, and the place of its article → its full name, kind, level and place.

市关工委 in 四川省攀枝花市 → 四川省攀枝花市关心下一代工作委员会
上海市政协 → 中国人民政治协商会议上海市委员会
中科院数学与系统科学研究院 → 中国科学院数学与系统科学研究院
市委 where the article's place is unknown → None: nothing is guessed
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.clean.article import Region
from tasks.entities.organs.party_centres import centre_in_full
from tasks.entities.places.divisions import Division, division_names, divisions, place_named
from tasks.lexicons import lexicon

_LEVEL_OF = {
    "省": "province", "自治区": "province", "市": "city", "州": "city", "盟": "city", "自治州": "city",
    "县": "county", "区": "county", "旗": "county", "自治县": "county",
    "镇": "township", "乡": "township", "街道": "township", "村": "village", "社区": "village",
}  # fmt: skip
_LEVELS = sorted(_LEVEL_OF, key=len, reverse=True)
TOWNSHIPS = ("街道", "镇", "乡")
_VILLAGES = ("村", "社区")
_AREAS = (*TOWNSHIPS, *_VILLAGES, "开发区", "高新区", "园区", "新区", "林区", "矿区")
_SESSION = re.compile(r"^(?:第?[一二三四五六七八九十]{1,4}届、?)+")
_SESSION_INSIDE = re.compile(r"(?:第?[一二三四五六七八九十]{1,4}届、?)+(?=全国委员会|委员会|中央)")
"""十一届省委 and 省委 are one organ, 民建|第十二届|中央委员会 and 民建中央"""
_OF_CENTRE = re.compile(r"(?:中央|国家|国务院|全国)[^届]{2,30}(?:组|指挥部|办公室|中心|咨询委员会)$")
"""an office or committee of which there is one: 中央第四生态环境保护督察组"""
_OF_NAMED = re.compile(r"[㐀-鿿]{3,}(?<!中心)(?:大学|学院|医院|集团|银行|研究院|研究所)(?!委员会)[㐀-鿿]")
"""an office of one that says which it is: 第三军医大学第一附属医院|病理科, 罗氏集团|董事会"""
_LEAGUE = re.compile(r"(?:共青|共产主义青年)?团")
_SHORT_TAILS = {"办": "办公室", "机关党委": "机关党委", "党组": "党组"}


class Organ(NamedTuple):
    """What is known of an organ."""

    full: str | None
    """its full name; None where it cannot be known"""
    kind: str | None
    """education_bureau, party_committee … as the lexicons name it"""
    level: str | None
    """central, province, city, county, township or village"""
    region_code: str | None
    """GB/T 2260 code of the place that it is of"""
    place: str | None = None
    """full name of that place, also of a township: 广东省佛山市顺德区大良街道"""

    @property
    def entity_id(self) -> str | None:
        """The same for every way the organ is written: org:四川省遂宁市关心下一代工作委员会."""
        return f"org:{self.full}" if self.full else None


@dataclass(frozen=True, slots=True)
class _Place:
    """The place that an organ is of."""

    full: str | None
    level: str
    code: str | None


UNKNOWN = Organ(None, None, None, None)


@cache
def _central() -> dict[str, dict[str, str]]:
    return {row["short"]: row for name in ("central_organs", "other_organs", "known_organs") for row in lexicon(name)}


@cache
def _templates() -> dict[str, dict[str, str]]:
    return {row["abbr"]: row for row in lexicon("organ_templates")}


@cache
def _bureaus() -> dict[str, str]:
    """Name of a bureau without its place → kind."""
    return {row["field"] + head: row["kind"] for row in lexicon("organ_bureaus") for head in row["heads"].split("/")}


@cache
def _suffixes() -> dict[str, str]:
    return {row["suffix"]: row["kind"] for row in lexicon("organ_suffixes")}


@cache
def _local_kinds() -> dict[str, str]:
    """Abbreviation or bureau, each without its place → kind."""
    return _bureaus() | {short: row["kind"] for short, row in _templates().items()}


@lru_cache(maxsize=4096)
def organ_kind(name: str) -> str | None:
    """What kind of organ a name stands for, wherever it is: 市教育局 → education_bureau; None where unknown."""
    if name in _central():
        return _central()[name]["kind"] or None
    if name.startswith(("团", "共青团")) and name.endswith("委"):
        return _templates()["团委"]["kind"]
    for known in (_local_kinds(), _suffixes()):
        for start in range(len(name)):
            if name[start:] in known:
                return known[name[start:]]
    return None


def resolve_organ(name: str, region: Region, township: str | None = None) -> Organ:
    """Everything that name, region and the township spoken of last tell about an organ."""
    return _of_its_own(name) or _of_region(name, region, township)


def _plain(name: str) -> str:
    """Without blanks and the number of its session."""
    return _SESSION_INSIDE.sub("", _SESSION.sub("", "".join(name.split())))


@lru_cache(maxsize=4096)
def _of_its_own(name: str) -> Organ | None:
    """The organ of the lexicons that bears the name wherever it is told: 国务院; None for 教育部, as places may have one."""
    name = _plain(name)
    central = None if _is_relative(name) else _central().get(name)
    return Organ(central["name"], central["kind"] or None, central["level"] or None, None) if central else None


@lru_cache(maxsize=4096)
def _of_region(name: str, region: Region, township: str | None) -> Organ:
    """What a name tells in a text of a region: 省委, 教育部."""
    name = _plain(name)
    local = region.province is not None
    central = _central().get(name)
    if central is not None and not (local and _is_relative(name)):
        return Organ(central["name"], central["kind"] or None, central["level"] or None, None)
    if central is None and name.startswith("中国") and (of_china := _central().get(name[2:])):
        return Organ(of_china["name"], of_china["kind"] or None, of_china["level"] or None, None)
    if (centre := centre_in_full(name)) is not None:
        return Organ(centre, organ_kind(name), _central().get(centre, {}).get("level") or None, None)
    stem = name.removeprefix("中国共产党") if name.startswith("中国共产党") else name.removeprefix("中共")
    league = _LEAGUE.match(stem)
    place, rest = _place_of(stem[league.end() :] if league else stem, region, township)
    if league and rest.startswith("委"):
        rest = f"团{rest}"
    if place is None:
        return _of_another_organ(name) or Organ(_own_name(name), organ_kind(name), None, None)
    if place.full is None:
        return Organ(None, organ_kind(name), place.level, None)
    full = _full_name(place, rest, stem)
    return Organ(full, organ_kind(name), place.level, place.code, place.full)


def resolve_national(name: str) -> Organ | None:
    """The organ of the state that a text of the whole country calls by its short name: 统计局 → 国家统计局."""
    for before in ("国家", "国务院", "中国", "中央", "全国"):
        central = _central().get(before + name)
        if central is not None:
            return Organ(central["name"], central["kind"] or None, central["level"] or None, None)
    return None


def _is_relative(name: str) -> bool:
    """Whether every place has an organ of this name: 教育局, 发展改革委, 组织部."""
    return name in _templates() or name in _bureaus()


def _own_name(name: str) -> str | None:
    """A name that says of itself which organ it is; None for one that every place has (教育局)."""
    if _of_country(name):
        return name.removesuffix("组委会") + "组织委员会" if name.endswith("组委会") else name
    whole = _OF_CENTRE.match(name) or _OF_NAMED.match(name)
    if _is_relative(name) or (organ_kind(name) in ("office", "committee") and not whole):
        return None
    return None if organ_kind(name) is None and name.endswith(("办", "委")) else name


@cache
def _countries() -> tuple[str, ...]:
    return tuple(
        row["name_zh"] for row in lexicon("countries") if row["kind"] == "country" and row["name_zh"] != "中国"
    )


def _of_country(name: str) -> bool:
    """俄罗斯国防部 says which one it is, as 国防部 in a text of another country does not."""
    return name.startswith(_countries()) and organ_kind(name) is not None


def _of_another_organ(name: str) -> Organ | None:
    """教育部|教材局, 中科院|数学与系统科学研究院: an office of a central organ."""
    for end in range(len(name) - 1, 2, -1):
        central = _central().get(name[:end])
        if central is not None:
            rest = _SHORT_TAILS.get(name[end:], name[end:])
            return Organ(central["name"] + rest, organ_kind(name), central["level"] or "central", None)
    return None


def _place_of(name: str, region: Region, township: str | None) -> tuple[_Place | None, str]:
    """The place that a name begins with or implies, and what follows it."""
    names, rest = _leading_places(name)
    if names and rest[0] == names[-1][-1] and _is_relative(rest[1:]):
        rest = rest[1:]  # 黄浦区|区委
    if names:
        division = place_named(names, region)
        if division is None:
            return _Place(None, _LEVEL_OF.get(names[-1][-1], "city"), None), rest
        return _with_area(_Place(division.full, division.level, division.code), rest)
    if _is_relative(name):
        return _home(region), name  # 市场监管局 is no bureau of a 市
    for level in _LEVELS:
        if name.startswith(level) and len(name) > len(level):
            rest = name[len(level) :]
            if rest[0] in _LEVEL_OF and _is_relative(rest[1:]):
                return _Place(None, _LEVEL_OF[level], None), rest  # 省市委: two organs
            return _home_at(level, region, township), rest
    area, rest = _with_area(_home(region) or _Place(None, "county", None), name)
    return (area, rest) if rest != name else (None, name)


@cache
def _words() -> frozenset[str]:
    """Short names of places that are words as well: 紫金, 友好."""
    return frozenset(row["word"] for row in lexicon("place_false_friends") if row["why"] == "risky")


def _leading_places(name: str) -> tuple[list[str], str]:
    """四川省遂宁市关工委 → [四川省, 遂宁市], 关工委."""
    names: list[str] = []
    known = division_names()
    start = 0
    while start < len(name):
        end = next(
            (e for e in range(min(start + 11, len(name)), start + 1, -1) if name[start:e] in known),
            None,
        )
        if end is None or end == len(name) or (name.startswith(TOWNSHIPS, end) and name[end - 1] not in _LEVEL_OF):
            break  # 万山|镇党委 is of the town 万山镇, not of 万山区
        if not names and name[start:end] in _words() and not _is_relative(name[end:]):
            break  # 紫金|山实验室
        names.append(name[start:end])
        start = end
    return names, name[start:]


def _with_area(place: _Place, rest: str) -> tuple[_Place, str]:
    """大良街道|党工委, 高新区|管委会: an area below the county before an abbreviation or bureau."""
    known = _local_kinds()
    for start in range(1, len(rest)):
        if rest[start:] in known:
            area = rest[:start]
            if len(area) > 1 and area.endswith((*_AREAS, "县", "市", "区", "旗")):
                level = "township" if area.endswith(TOWNSHIPS) else "village" if area.endswith(_VILLAGES) else "county"
                full = place.full + area if place.full else None
                return _Place(full, level, place.code), rest[start:]
            break
    return place, rest


def _home_at(level: str, region: Region, township: str | None) -> _Place:
    """The place of that level in or above which the article's authorities are: 市 in 攀枝花市仁和区 → 四川省攀枝花市."""
    wanted = _LEVEL_OF.get(level)
    if wanted is None:
        return _Place(None, "county", region.code)  # 开发区管委会: which one of the region is not told
    if wanted in ("township", "village"):
        return _Place(
            township if township and township.endswith(level) else None,
            wanted,
            region.code,
        )
    if level == "市" and region.county and region.county.endswith("市"):
        return _joined(region, "county")
    if level == "市" and not region.city and region.province and region.province.endswith("市"):
        return _joined(region, "province")
    return _joined(region, wanted)


def names_home(level: str, region: Region) -> bool:
    """Whether a level names one place of the article's region: 市 in a text of 攀枝花市仁和区, no 区 in one of 上海市."""
    return _home_at(level, region, None).full is not None


def _home(region: Region) -> _Place | None:
    """The article's own place."""
    if region.county:
        return _joined(region, "county")
    if region.city:
        return _joined(region, "city")
    return _joined(region, "province") if region.province else None


def _joined(region: Region, level: str) -> _Place:
    names = {"province": (region.province,), "city": (region.province, region.city),
             "county": (region.province, region.city, region.county)}[level]  # fmt: skip
    if names[-1] is None:
        return _Place(None, level, None)
    full = "".join(name for name in names if name)
    return _Place(full, level, _code_of(full))


@cache
def _codes() -> dict[str, Division]:
    return {division.full: division for division in divisions().values()}


def _code_of(full: str) -> str | None:
    division = _codes().get(full)
    return division.code if division else None


def _full_name(place: _Place, rest: str, written: str) -> str | None:
    """The organ's name with the full name of its place: 四川省遂宁市 + 关工委 → 四川省遂宁市关心下一代工作委员会."""
    template = _templates().get(rest) or _templates().get(rest.removeprefix("委"))
    if rest == "法院" and place.level == "province":
        return None  # 江西法院: all courts of the province
    if template is not None:
        return template["full"].format(place=place.full).replace("地区地区", "地区") or None  # 和田地区|地委
    for end in range(len(rest) - 1, 0, -1):
        template = _templates().get(rest[:end])
        if template is not None and template["full"] and end > 1:
            return template["full"].format(place=place.full) + _SHORT_TAILS.get(rest[end:], rest[end:])
    for start in range(1, len(rest)):
        template = _templates().get(rest[start:])
        if template is not None and "{place}" in template["full"] and _is_relative(rest[:start]):
            return template["full"].format(place=f"{place.full}{rest[:start]}")  # 市教育局|关工委
    names, _ = _leading_places(written)
    if organ_kind(rest) is None:
        return written if names else None  # 市平安办
    if names and not any(names[-1] == divisions()[code].name for code in division_names()[names[-1]]):
        return written  # 北京大学, 重庆日报: the place is part of a name
    return f"{place.full}{_in_full(rest)}"


@cache
def _bureau_names() -> dict[str, str]:
    return {row["short"]: row["full"] for row in lexicon("bureau_names")}


def _in_full(bureau: str) -> str:
    """卫健委 → 卫生健康委员会, 卫健委党组 → 卫生健康委员会党组; every other name as it is."""
    short = next((bureau[:end] for end in range(len(bureau), 1, -1) if bureau[:end] in _bureau_names()), "")
    return _bureau_names().get(short, "") + bureau[len(short) :]
