"""A reading → its PERIOD mentions: plan periods, congress epochs, decades, bare 今年 and 去年, as intervals.

“十四五”时期 → 2021/2025; 党的十八大以来 → 2012-11-08/..; 今年 → 2023 in an article of 2023
"""

import re
from collections.abc import Iterator

from tasks.clean.article import Published
from tasks.entities.events.event_ids import party_event
from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY

PLANS = {
    name: n
    for n, name in enumerate(
        [
            "一五",
            "二五",
            "三五",
            "四五",
            "五五",
            "六五",
            "七五",
            "八五",
            "九五",
            "十五",
            "十一五",
            "十二五",
            "十三五",
            "十四五",
            "十五五",
            "十六五",
        ],
        1,
    )
}
SIXTH_PLAN = 1981
"""first year of the sixth five-year plan; each since has been followed by the next after five years"""
PLAN = re.compile(
    r"“([一二三四五六七八九十]{1,2}五)”(?=时期|期间|规划|计划|以来|末|开局|收官|建设|发展|的?目标|[，。、！])(?:时期|期间)?"
    r"|(?<![一二三四五六七八九十“初])(十[一二三四五六]五)(?=时期|期间|规划|计划|以来|末|开局|收官)(?:时期|期间)?"
)
_YEARS = VOCABULARY.add(lambda: ("今年", "去年", "明年"))
_FIFTHS = VOCABULARY.add(lambda: [f"五{behind}" for behind in "”时期规计以末开收"])
"""where a plan period may be named; far quicker to look for than the expression"""
NUMERALS = frozenset("一二三四五六七八九十")
EPOCH = re.compile(
    r"(?:党的|中共)?(?:(?:十[一二三四五六七八九]|二十)大|[一二三四五六七八九十]{1,4}届[一二三四五六七八九]中全会)以来|改革开放(?:\d+多?年)?以来|新中国成立(?:\d+多?年)?以来"
)
_SINCE = VOCABULARY.add(lambda: ("以来",))
LONGEST_EPOCH = 30
"""characters of one before 以来 at most"""
ENDS_EPOCH = frozenset("大会放立年")
"""what stands before 以来 then"""
_DECADES = VOCABULARY.add(lambda: ("年代",))
DECADE = re.compile(r"(?:(20|19)世纪|(上)(?:个)?世纪)([1-9]0)年代(?:[初中末]期?)?|(19|20)([1-9]0)年代")
YEAR = re.compile(
    r"[今去明]年(?:年?底|年?末|年?初|[上下]半年|[一二三四]季度)?(?![一二三四五六七八九十\d—–－~至-]+ ?月|轻|级|辈|夜|饭|终)"
)
SHIFT = {"今": 0, "去": -1, "明": 1}
_TOLD = VOCABULARY.add(lambda: (*_FIFTHS.words, *_SINCE.words, *_DECADES.words, *_YEARS.words))
"""without one of these no period is told"""
PARTS = {"底": "-12", "末": "-12", "初": "-01"}
STARTS = {"改": "1978-12-18", "新": "1949-10-01"}


def find_periods(reading: Reading) -> list[Mention]:
    """PERIOD mentions with intervals; null where the article has no date to count 今年 from."""
    found = []
    for field, text in reading.fields:
        if not _TOLD.hits(text):
            continue
        for match in _plans(text):
            found.append(reading.mention("PERIOD", field, *match.span(), "plan_period", _plan(match[1] or match[2])))
        for match in _epochs(text):
            found.append(reading.mention("PERIOD", field, *match.span(), "epoch", _epoch(match[0])))
        if _DECADES.hits(text):
            for match in DECADE.finditer(text):
                found.append(reading.mention("PERIOD", field, *match.span(), "decade", _decade(match)))
        for _, start, _ in _YEARS.hits(text):
            if year := YEAR.match(text, start):
                value = _year(year[0], reading.article.dated)
                found.append(reading.mention("PERIOD", field, *year.span(), "bare_year", value))
    return found


def _plans(text: str) -> Iterator[re.Match[str]]:
    for _, fifth, _ in _FIFTHS.hits(text):
        start = fifth
        while start > 0 and text[start - 1] in NUMERALS and fifth - start < 2:
            start -= 1
        match = PLAN.match(text, start - 1 if text[start - 1 : start] == "“" else start)
        if match:
            yield match


def _epochs(text: str) -> Iterator[re.Match[str]]:
    behind = 0
    for _, since, end in _SINCE.hits(text):
        if text[since - 1 : since] in ENDS_EPOCH:
            match = EPOCH.search(text, max(behind, since - LONGEST_EPOCH), end)
            if match:
                behind = end
                yield match


def _plan(name: str) -> str | None:
    number = PLANS.get(name)
    if number is None or number < 6:
        return None
    start = SIXTH_PLAN + 5 * (number - 6)
    return f"{start}/{start + 4}"


def _epoch(surface: str) -> str | None:
    if surface[0] in STARTS:
        return f"{STARTS[surface[0]]}/.."
    event = party_event(surface.removesuffix("以来"))
    return f"{event[1]}/.." if event else None


def _decade(match: re.Match[str]) -> str:
    """20世纪90年代 → 1990/1999"""
    century = match[4] or {"20": "19", "19": "18"}.get(match[1] or "20", "19")
    start = int(f"{century}{match[3] or match[5]}")
    return f"{start}/{start + 9}"


def _year(surface: str, dated: Published | None) -> str | None:
    if dated is None:
        return None
    year = dated.day.year + SHIFT[surface[0]]
    part = surface[2:]
    if part.endswith("半年"):
        return f"{year}-01/{year}-06" if part[0] == "上" else f"{year}-07/{year}-12"
    if part.endswith("季度"):
        quarter = "一二三四".index(part[0])
        return f"{year}-{3 * quarter + 1:02}/{year}-{3 * quarter + 3:02}"
    return f"{year}{PARTS.get(part[-1:], '')}"
