"""A text → places that no gazetteer lists: the town behind a county, roads, foreign provinces, lakes and islands by their sound."""

import re
from collections.abc import Iterator
from functools import cache

from tasks.entities.left_bound import left_bound
from tasks.entities.places.gazetteer import names
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import lexicon

PART = r"[^\W\d_年月日的和与及在是有了等各全多每本该两为对从向到由被把让使将于所者这那其之以不无最中内外里上下村镇驻至除近副约共及快造七八九十目已成]"
HEADS = r"街道|镇|乡|苏木|社区|村|嘎查"
NOT_BEHIND = r"(?!镇|庄|民|委|级|干部|集体|振兴|企|居|务|容|貌|办|党|支部|两委|建设|经济|里|公所|旅|道|落|史|村(?!民)|社|政府|组|屯|寨)"
TOWN = re.compile(rf"(?:{PART}{{1,2}}村镇{NOT_BEHIND}|(?:{PART}{{1,5}}?(?:{HEADS}){NOT_BEHIND}){{1,3}})")
"""What may follow a county or city: 龙泉关镇骆驼湾村, 梁村镇, but not 乡村振兴"""
KINDS = (
    "主要|建制|乡|农|城|小|新|老|旧|贫困|美丽|特色|示范|名|古|渔|山|空心|重点|帮扶|试点|脱贫|行政|自然|中心|移民|受灾|传统|文明|民族|边境|先进"
    "|薄弱|对口|所在|邻|家|搬迁|安置|整|偏远|边远|落后|富裕|明星|模范|文化|旅游|生态|田园|联系|挂点|包联|蹲点|派驻|沿线|侨|水|他|家|故|同|老|异|思|入|下|进|返|离|还|梦|醉|山区|贫|穷|富|数字|智慧|和美|宜居"
)
NO_TOWN = re.compile(
    rf"^(?:乡村|农村|城镇|乡镇|村镇|城乡|新农村|市|县|区|社区|街道)|(?:{KINDS})(?:镇|村|乡|街道|社区)$"
)
"""Kinds of towns and villages are no names: 特色小镇, 贫困村"""
NUMBERED_ROAD = re.compile(
    r"[GSX]?\d{2,4}(?:国道|省道|县道|乡道)|(?:国道|省道|县道)[GSX]?\d{2,4}线?(?!年|公里|千米|[.个条米万\d])"
)
_PLACED = r"[^\W\d_至到年月日天期点段]{2,3}"
ROUTE = re.compile(rf"至({_PLACED}(?:、{_PLACED}){{0,3}})$")
"""洞口|至|高沙, and behind it 公路"""
ON_A_ROAD = re.compile(rf"{_PLACED}(?:、{_PLACED}){{0,5}}(?=公路|段|沿线)")
ROAD_KINDS = ("国道", "省道", "县道", "乡道")
TOWN_LEADS = VOCABULARY.add(lambda: ("首府", "首都", "重镇", "据点", "城市", "小镇", "小城", "城镇", "村庄", "要塞"))
ROADS = VOCABULARY.add(lambda: (*ROAD_KINDS, "公路", "高速", "高铁", "铁路"))
BEHIND_UNIT = re.compile(r"长|级|委|府|政府|份|际|市|道|流|场|民|值|口|里|静|定|压|湾区")
LEFT = frozenset("，、。：；（“国州省在的")
"""what a foreign name may begin behind where its first character is no sure sign: 得州|瓜达卢普河"""
NEAR = ("首府", "首都", "城市", "港口", "小镇", "境内", "东部", "西部", "北部", "南部", "中部", "附近", "行政区")
"""words before a place that no gazetteer lists: 该州首府|杰克逊市"""
UNITS = frozenset("市州省郡邦县区镇港岛")
"""heads of what is told with its head: 首府|杰克逊市"""
SHORTEST, LONGEST = 3, 9
LISTED_BEHIND, LISTED_BEFORE = frozenset("在、向和及从对往"), frozenset("、和等，。及")
"""between what a foreign place stands in a list"""


def town_behind(text: str, end: int) -> str:
    """The town or village that follows a division that ends there, or ""."""
    match = TOWN.match(text, end)
    return match[0] if match and not NO_TOWN.search(match[0]) else ""


def roads(text: str) -> Iterator[tuple[int, int]]:
    """Numbered roads, and the places that a road or railway joins: 320国道|石江、|洞口|公路, |山门|至|水东、|黄桥|公路."""
    for _, start, end in ROADS.hits(text):
        numbered = NUMBERED_ROAD.search(text, max(0, start - 5), end + 5)
        if numbered and numbered.start() <= start < numbered.end():
            yield numbered.span()
            names = ON_A_ROAD.match(text, numbered.end())
            if names:
                yield from _named(text, *names.span())
            continue
        route = ROUTE.search(text, max(0, start - 16), start)
        first = left_bound(text, route.start(1) - 1, 6) if route else None
        if route and first is not None and (text.startswith("公路", start) or "、" not in route[1]):
            first += 2 if text.startswith(ROAD_KINDS, first) else 0
            if 2 <= route.start(1) - 1 - first <= 3:
                yield first, route.start(1) - 1
                yield from _named(text, *route.span(1))


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of a list."""
    while start < end:
        comma = text.find("、", start, end)
        stop = end if comma < 0 else comma
        yield start, stop
        start = stop + 1


def places_led(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Foreign towns by their sound and the word before them: 该省首府|恰里卡尔|今天, 北部重镇|贾巴利|。"""
    known, core = sounds()
    for _, _, start in TOWN_LEADS.hits(text):
        end = start
        while end < len(text) and end - start <= LONGEST and text[end] in known:
            end += 1
        while end - start >= SHORTEST and not words.is_boundary(end):
            end -= 1
        if text[end : end + 1] in UNITS:
            continue
        if SHORTEST <= end - start <= LONGEST and sum(char in core for char in text[start:end]) * 3 >= end - start:
            yield start, end


@cache
def _unit_head() -> re.Pattern[str]:
    """The head of a unit behind characters that sound a name, as many as such a name has at least."""
    name = f"[{''.join(sorted(sounds()[0]))}]{{{SHORTEST}}}"
    return re.compile(
        rf"[群半海山运火空难定地州省郡县岛湖河湾市镇](?<={name}.)(?:(?<=[群半])岛|(?<=海)峡|(?<=山)脉|(?<=运)河|(?<=火)山|(?<=空)军基地|(?<=难)民营|(?<=地)区|(?=(?<=定)居点)()|(?<=[州省郡县岛湖河湾市镇]))"
    )


@cache
def sounds() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that write foreign names by their sound, and those that hardly do anything else."""
    rows = [row for row in lexicon("foreign_name_chars") if "western" in row["tradition"]]
    return frozenset(row["char"] for row in rows), frozenset(row["char"] for row in rows if row["core"] == "1")


def foreign_units(text: str) -> Iterator[tuple[int, int]]:
    """Foreign provinces, islands, lakes and bases: 印第安纳州, 加尔达湖, 埃特纳火山; 热拉诺耶|定居点 without its head."""
    known, core = sounds()
    for head in _unit_head().finditer(text):
        start = place = head.start()
        while start > 0 and place - start <= LONGEST and text[start - 1] in known:
            start -= 1
        name = text[start:place]
        if not SHORTEST <= len(name) <= LONGEST or BEHIND_UNIT.match(text, head.end()) or name.endswith("许多"):
            continue
        if head[0] == "地区" and name in names():
            continue  # 顿涅茨克|地区
        near = text.endswith(NEAR, 0, start)
        known_start = near or name[0] in core or start == 0 or text[start - 1] in LEFT
        if known_start and sum(c in core for c in name) * (3 if near else 2) >= len(name):
            yield start, head.end() if head.lastindex is None else place


def listed_with(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Foreign places right beside a known one in a list, by their sound: 在库皮扬斯克|、红利曼、顿涅茨克."""
    known = sounds()[0]
    place = start
    while place > 1 and text[place - 1] == "、":
        low = place - 1
        while low > 0 and place - low <= LONGEST and text[low - 1] in known:
            low -= 1
        if not (SHORTEST < place - low <= LONGEST and text[low - 1 : low] in LISTED_BEHIND):
            break
        yield low, place - 1
        place = low
    place = end
    while text[place : place + 1] == "、":
        high = place + 1
        while high < len(text) and high - place <= LONGEST and text[high] in known:
            high += 1
        if not (SHORTEST < high - place <= LONGEST and text[high : high + 1] in LISTED_BEFORE):
            break
        yield place + 1, high
        place = high
