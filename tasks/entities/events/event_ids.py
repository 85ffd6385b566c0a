"""The name of an event as written → its full name and its id (event:党的二十届三中全会).

Congresses and plenums of the Party are the same event however they are called; meetings of a 省委 or 市关工委 are told
apart by the article's place. An event that is only 座谈会 of its day has no id.
"""

import re
from functools import cache

from tasks.clean.article import Published, Region
from tasks.entities.dates.date_values import Told, resolve
from tasks.entities.dates.dates import calendar_expressions
from tasks.lexicons import lexicon

CN = "一二三四五六七八九十百"
CONGRESS = re.compile(rf"(?:中国共产党|中共|党的)?(?:第?([{CN}]{{1,4}})次全国代表大会|([{CN}]{{1,3}})大)")
PLENUM = re.compile(
    rf"(?:中国共产党|中共|党的)?第?([{CN}]{{1,4}})届(?:中央委员会)?(?:第([{CN}]+)次全体会议|([{CN}]{{1,2}})中全会)"
)
LOCAL = re.compile(r"全?(省|自治区|市|州|县|区|旗|盟)(?=委|政府|人大|政协|纪委|关工委|第|直)|全(省|市|县|区|州)")
YEARLY = re.compile(r"(?:工作会议|年会|表彰大会|经济工作会议|两会|博览会|电影节|文化节|春节.{0,4}晚会)$")
LISTED = re.compile(r"[中央省市县区全国]、|中、")
"""中央、省、市关工委工作会议 and 二中、三中全会 are several events"""
TODAY = re.compile(r"今天|今日|今晚|今早")
SERIAL = re.compile(rf"第(?:[{CN}]+|\d+)[次届]|(?:[{CN}]+|\d+)届|(?:\d+|[{CN}]+)周年|20\d\d年?")


@cache
def _congresses() -> dict[str, tuple[str, str]]:
    """Ordinal → full name and dates of the Party's national congresses and plenums."""
    return {row["name"]: (row["full"], row["date"]) for row in lexicon("congresses")}


def event_identity(surface: str, region: Region, held: str | None) -> tuple[str | None, str | None]:
    """Canonical name and entity_id; None where the event cannot be told from others of its name.

    `held` is the day on which the article tells that it was held (2023-05-10), or the year of the article for a meeting
    of which there is one a year; a meeting that is only cited could be that of any year.
    """
    if CONGRESS.fullmatch(surface) or PLENUM.fullmatch(surface):
        known = party_event(surface)
        return (known[0], f"event:{_short(surface)}@{known[1]}") if known else (None, None)
    if "、" in surface and LISTED.search(surface):
        return None, None
    name, located = _located(surface, region)
    if not located:
        return None, None
    if SERIAL.search(name):
        return name, f"event:{name}"
    if held is not None and (len(held) > 4 or YEARLY.search(name)):
        return name, f"event:{name}@{held}"
    return name, None


def party_event(surface: str) -> tuple[str, str] | None:
    """Full name and first day of a national congress or plenum of the Party: 党的十八大 → …, 2012-11-08."""
    return _congresses().get(_short(surface))


def _short(surface: str) -> str:
    """中国共产党第二十次全国代表大会 → 二十大; "" for what is neither congress nor plenum."""
    congress = CONGRESS.fullmatch(surface)
    if congress and not surface.startswith("第"):
        return f"{congress[1] or congress[2]}大"
    plenum = PLENUM.fullmatch(surface)
    return f"{plenum[1]}届{plenum[2] or plenum[3]}中全会" if plenum else ""


def _located(surface: str, region: Region) -> tuple[str, bool]:
    """省第十二次党代会 → 四川省第十二次党代会; False where its place is meant but not known."""
    match = LOCAL.match(surface)
    if not match:
        return surface, True
    level = match[1] or match[2]
    places = {
        "省": region.province,
        "自治区": region.province,
        "市": region.city or region.province,
        "州": region.city,
        "盟": region.city,
        "县": region.county,
        "区": region.county,
        "旗": region.county,
    }
    place = places[level]
    if place is None or not place.endswith(level):
        return surface, False
    upper = {"省": "", "自治区": "", "市": region.province or "", "州": region.province or ""}.get(
        level, (region.province or "") + (region.city or "")
    )
    upper = "" if upper == place else upper
    return f"{upper}{place}{surface[match.end(match.lastindex or 0) :]}", True


def day_held(text: str, start: int, published: Published) -> str | None:
    """The day told last before the event in its sentence: 5月10日，仁和区召开… → 2023-05-10."""
    low = (
        max(
            text.rfind("。", start - 60 if start > 60 else 0, start),
            text.rfind("\n", start - 60 if start > 60 else 0, start),
            start - 60,
        )
        + 1
    )
    window = text[low:start]
    if TODAY.search(window) and published.precision == "day":
        return published.day.isoformat()
    day = None
    for date in calendar_expressions(window):
        value = resolve(window[date.start : date.end], "", window[date.end : date.end + 4], Told(published))
        day = value if value is not None and len(value) == 10 else day
    return day


@cache
def parties() -> tuple[str, ...]:
    """Names of the parties that have plenums of their own (九三学社), longest first."""
    rows = [row for row in lexicon("central_organs") if row["kind"] == "democratic_party"]
    return tuple(sorted({row["short"] for row in rows}, key=len, reverse=True))


@cache
def other_congresses() -> tuple[str, ...]:
    """Who has congresses of its own: 民盟|十三大, 共青团|十八大."""
    return (*parties(), "中国共青团", "共青团", "中国工会", "中国妇女", "中国侨联", "中国残联", "全国工商联", "团")
