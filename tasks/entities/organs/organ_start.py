"""The place where an organ's name ends its lexicon part → where the name begins: 四川省|遂宁市|关工委.

Right before it may stand a place, another organ or a level (市|关工委); else the words to the left are read as far as
they can belong to a name: 街道经济和科技促进|局, 中山|零壹|金服.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from tasks.entities.organs.organ_lexicon import words_with_use
from tasks.entities.words import Words
from tasks.lexicons import lexicon

LEVELS = (
    "自治区", "自治州", "自治县", "开发区", "高新区", "经开区", "街道", "社区", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "村",
)  # fmt: skip
"""words that stand for a place of their level before an organ: 市|关工委"""
_LEVEL_ENDS = frozenset(level[-1] for level in LEVELS)
_MASKS = "*×□"
_ZONES = ("开发区", "高新区", "经开区")
AREA_LEVELS = ("街道", "社区", "镇", "乡", "村", "开发区", "高新区", "经开区")
"""levels below the county: a name goes before them (大良街道)"""
CLASS_LEVELS = ("直辖市", "设区的市", "级", "县市", "市县", "区县", "县区", "乡镇", "市区", "省市县")
"""what looks like a level, but before an organ speaks of all of them: 直辖市人民政府, 乡镇党委"""
NAME_TAGS = frozenset(
    ("n", "nz", "ns", "nt", "nr", "nrt", "nrfg", "nw", "j", "vn", "an", "b", "l", "i", "s", "f", "m", "mq", "t", "eng", "ng", "ag",
     "tg", "x", "g", "a", "ad")
)  # fmt: skip
"""tags of words that can stand in a name"""
DISTINCTIVE_TAGS = frozenset(("nz", "ns", "nt", "nr", "nrt", "nrfg", "nw", "x"))
"""tags of words that can make 公司 or 大学 a name"""
MARKS = frozenset("，。、；：！？…—·“”‘’（）《》〈〉【】「」『』〔〕[]()<>,.;:!?\"'/\\|～~ 　\t\n*×□△●○■◆％%+＋=&#@^_-")
LEADS = frozenset("报省我原由在和与向对从有是把被为让及到请经按含将该因就据经任为至赴兼")
"""characters that a dictionary joins with the level behind them: 有市|新闻网, 我省|关工委"""
CJK = re.compile("[㐀-鿿]+")
KIND_OF_AREA = re.compile(
    "代表|[各全本该某每的是在和与及等为有由从向对把被将到于以]|乡镇|城镇|中心|重点|建制|试点|特色|示范|农村|城市|社会|主要|行政|自然|相关|有关|所在|基层|周边|沿线|部分|多个|辖区|老|新|两|几|多|所|一|二|三|四|五|六|七|八|九|十"
)
"""what tells a kind of area, or many: 重点|镇, 各|街道"""
_SESSION = re.compile(r"(?<![新上])第?[一二三四五六七八九十]{1,4}届$")
_MANY = ("各", "各级", "每个", "）", "个", "家", "所", "余", "多", "几")
"""what makes the level behind it a class: 31个|省市电视台"""
PREPOSITIONS = frozenset("从在到向由于对与和")
"""what a dictionary that does not know a name takes for its first character"""
LONGEST_WALK = 10
"""words that a name has before its suffix at most; the longest of real ones had 9"""
LONGEST_QUOTED = 12
"""characters of a quotation inside a name; 全国“|扫黄打非|”办公室 has 4"""
LONGEST_BEFORE_WORD = 4
"""words between a place and the word of the dictionary that ends the name: 海南|国际文物艺术品|交易中心"""


@dataclass
class Scan:
    """One text while its organs are being found, from left to right."""

    source: str
    """field that holds it: title or body"""
    text: str
    words: Words
    ends: dict[int, tuple[int, str]] = field(default_factory=dict)
    """end → start and role of the place, country or organ that ends there"""
    found: list[tuple[int, int, str]] = field(default_factory=list)
    """start, end and rule of each organ"""
    places: set[int] = field(default_factory=set)
    """where places and countries begin"""
    country: int = -99
    """where the country ends that was read last"""


def direct_start(scan: Scan, start: int) -> int | None:
    """Where a name starts whose place, organ or level ends right before `start`; None where there is none."""
    before = scan.ends.get(start)
    if before is not None:
        low = over_sender(scan, before[0])
        return _over_party(scan.text, low) if before[1] == "place" else low
    if scan.text[start - 1 : start] not in _LEVEL_ENDS:
        return None
    level = next((level for level in LEVELS if scan.text.endswith(level, 0, start)), None)
    if level is None:
        return None
    low = start - len(level)
    if level in AREA_LEVELS and (named := _named_area(scan, low)) is not None:
        return named
    if low and scan.text[low - 1] in _MASKS:
        return None  # ***县关工委
    if level in _ZONES and scan.text[low - 1 : low] in ("省", "市", "县", "区", "州"):
        return direct_start(scan, low)  # 市|开发区|党工委
    if scan.text.endswith(CLASS_LEVELS, 0, start) or scan.text.endswith(_MANY, 0, low):
        return None
    if scan.text.endswith("团", 0, low):
        return low - 1
    place = scan.ends.get(low)
    if place is not None and place[1] == "country" and level == "市":
        return place[0]  # 巴黎|市政府
    index = scan.words.index_before(low)
    inside_word = index >= 0 and scan.words.ends[index] > low
    if inside_word and scan.text[scan.words.starts[index] : low] not in LEADS | {"其"}:
        return None
    if (
        index >= 0
        and not inside_word
        and scan.words.words[index] in words_with_use("area" if level == "区" else "class")
    ):
        return None  # 合作|区管理委员会, 所在|县教育局
    if place is not None and place[1] == "place" and scan.text[low - 1] == level:
        return place[0]  # 黄浦区|区委
    if (
        scan.text[low - 1 : low] == "、"
        and scan.text[low - 2 : low - 1] in _LEVEL_ENDS
        and scan.text[low - 3 : low - 2] == "各"
    ):
        return None  # 各县、|区人民政府
    shared = _over_shared_levels(scan.text, over_session(scan.text, low))
    return None if scan.text.endswith(_MANY, 0, shared) else shared


def over_sender(scan: Scan, low: int) -> int:
    """中国驻|埃及使馆, 美驻|伊拉克使馆 → start of 中国, 美; 关闭了|驻利比亚使馆 → start of 驻."""
    if low == 0 or scan.text[low - 1] != "驻":
        return low
    verb = low - 2 if scan.text.startswith("常", low - 2) else low - 1
    sender = scan.ends.get(verb)
    if sender is not None:
        return sender[0]
    if scan.text[verb - 1 : verb] in _letters():
        return verb - 1
    return low - 1 if scan.words.is_boundary(low - 1) and verb == low - 1 else low


@cache
def _letters() -> frozenset[str]:
    """Characters that stand for a country."""
    return frozenset(row["character"] for row in lexicon("place_characters") if row["kind"] == "country")


def _named_area(scan: Scan, low: int) -> int | None:
    """顺德区大良|街道 → start of 顺德区; None where nothing names the area (我市街道)."""
    index = scan.words.index_before(low)
    if index < 0 or scan.text[low - 1] in MARKS or scan.words.tags[index] not in NAME_TAGS:
        return opened_area(scan, low)
    name = scan.words.starts[index]
    place = scan.ends.get(low)
    if place is not None:
        return _further(scan, place[0])
    further = _further(scan, name)
    if further == name and (opened := opened_area(scan, low)) is not None:
        return opened
    distinctive = scan.words.tags[index] in DISTINCTIVE_TAGS and low - name in (2, 3)
    return further if further < name or distinctive else None


def opened_area(scan: Scan, low: int) -> int | None:
    """、勺米|镇中学 → start of 勺米: two or three characters between a mark and the level name an area."""
    for start in (low - 2, low - 3):
        if start >= 0 and (start == 0 or scan.text[start - 1] in MARKS or scan.text[start - 1] in "任由赴至及和与在"):
            area, index = scan.text[start:low], scan.words.index_before(start + 1)
            named = scan.words.tags[index] in NAME_TAGS | {"zg"} and scan.words.words[index] not in words_with_use(
                "act"
            )
            return start if named and CJK.fullmatch(area) and not KIND_OF_AREA.search(area) else None
    return None


def _further(scan: Scan, low: int) -> int:
    """Where the places that stand before a place begin: 天水市清水县土门镇|梁山村 → start of 天水市."""
    place = scan.ends.get(low)
    if place is not None:
        return place[0]
    level = next((level for level in AREA_LEVELS if scan.text.endswith(level, 0, low)), None)
    named = _named_area(scan, low - len(level)) if level else None
    return low if named is None else named


def over_session(text: str, low: int) -> int:
    """十一届|省委 → start of 十一届."""
    session = _SESSION.search(text, max(0, low - 6), low) if low and text[low - 1] == "届" else None
    return session.start() if session else low


_LISTED_SESSIONS = re.compile(r"(?:第?[一二三四五六七八九十]{1,4}届、)+$")


def over_sessions(scan: Scan, low: int) -> int:
    """政协第八届、九届、|十届全国委员会 → start of 政协, 第十届、十一届|全国政协 → start of 第十届."""
    low = over_session(scan.text, low)
    listed = _LISTED_SESSIONS.search(scan.text, max(0, low - 30), low) if scan.text[low - 1 : low] == "、" else None
    if listed is None or not _OPENS_WITH_SESSION.match(scan.text, low):
        return low
    before = scan.ends.get(listed.start())
    return before[0] if before is not None and before[1] == "organ" else listed.start()


_OPENS_WITH_SESSION = re.compile(r"第?[一二三四五六七八九十]{1,4}届")


_DASHES = ("—", "－", "-", "–")


def over_dash(scan: Scan, low: int) -> int:
    """中国—|东盟跨境金融服务中心 → start of 中国; no list of organs after ——."""
    if not scan.text.endswith(_DASHES, 0, low) or scan.text.endswith(_DASHES, 0, low - 1):
        return low
    before = scan.ends.get(low - 1)
    return before[0] if before is not None and before[1] in ("place", "country") else low


def _over_shared_levels(text: str, low: int) -> int:
    """省、市、|县关工委 → start of 省; 省|市委 → start of 省."""
    if text.endswith("省", 0, low) and text[low] == "市":
        low -= 1
    while (
        low >= 2
        and text[low - 1] == "、"
        and text[low - 2] in "省市县区州"
        and (low == 2 or text[low - 3] in MARKS | {"由", "和", "在", "与", "向", "对", "是"})
    ):
        low -= 2
    return low


def _over_party(text: str, low: int) -> int:
    """中共|遂宁市 → start of 中共."""
    for party in ("中共", "中国共产党", "共青团", "团"):
        if text.endswith(party, 0, low):
            return low - len(party)
    return low


@dataclass(slots=True)
class Walk:
    """How far a name reaches to the left of its suffix."""

    start: int
    named: bool
    """whether it begins with a place, an organ or a level"""
    distinctive: bool
    """whether a word of it can be a name"""


def walk_left(scan: Scan, start: int) -> Walk:
    """From the suffix to the left over the words that can stand in a name."""
    words, place, steps = scan.words, start, 0
    distinctive = False
    bridged: int | None = None
    known: int | None = None
    while steps < LONGEST_WALK:
        before = direct_start(scan, place)
        if before is not None:
            if bridged is not None and scan.ends.get(bridged):
                break
            if known is None or before in scan.places:
                return Walk(before, True, True)
            break
        index = words.index_before(place)
        if index < 0:
            break
        low, word, tag = words.starts[index], words.words[index], words.tags[index]
        if words.ends[index] < place and place != start:
            break  # white space
        if scan.text[place - 1] == "”" and bridged is None and (quoted := _before_quoted(scan, place)) is not None:
            return Walk(quoted, True, True)
        if scan.text[place - 1] in MARKS or (steps and word.isascii()):
            break
        if known is not None and (steps > LONGEST_BEFORE_WORD or tag.startswith("v")):
            break
        if word in _JOINS and steps and scan.text.endswith(_HEADS_BEFORE_AND, 0, low) and not _is_field(scan.text, low):
            break  # 旧南海县社区和|华南师范大学
        if known is None and word in _JOINS and steps and bridged is None and low not in scan.ends:
            bridged = place
            place, steps = low, steps + 1
            continue
        if word in words_with_use("stop") or (word == "代表" and _speaks_for(scan, index, place)):
            break  # 参观|梁家河村史馆
        if word in words_with_use("act") and scan.ends.get(low, (0, ""))[1] == "organ":
            break  # 公安局|联合|派出所
        if word in words_with_use("class") or not (tag in NAME_TAGS or word in words_with_use("inside")):
            break
        distinctive = distinctive or (tag in DISTINCTIVE_TAGS and word not in words_with_use("common"))
        place, steps = low, steps + 1
        if tag == "nt" and steps == 1 and start - low > 1 and direct_start(scan, low) is None:
            if low in scan.places:
                return Walk(low, False, True)  # 会见|德国大众汽车集团
            known = low  # 委托|中国地质大学 is a word of the dictionary; 海南国际文物艺术品|交易中心 is more
    if known is not None:
        return Walk(known, known in scan.places, True)
    place = place if bridged is None else bridged
    if place in scan.places:
        return Walk(place, True, True)  # one word: 中国人民抗日战争|纪念馆
    return Walk(_past_verbs(words, place, start), False, distinctive)


def _before_quoted(scan: Scan, end: int) -> int | None:
    """瑞典“一带一路”|研究所 → start of 瑞典; None where no place, organ or level stands before the quotation."""
    opening = scan.text.rfind("“", max(0, end - LONGEST_QUOTED - 2), end - 1)
    if opening <= 0 or scan.text.find("”", opening, end - 1) >= 0 or scan.text.startswith("号", end):
        return None  # 美军“杜鲁门”|号航母舰队
    return opening - 2 if scan.text.endswith(("全国", "中央"), 0, opening) else direct_start(scan, opening)


_JOINS = ("和", "与", "及", "暨")
_HEADS_BEFORE_AND = ("社区", "会议", "论坛", "大学", "公司", "集团", "医院", "学校", "旅游年", "村", "镇", "乡")
"""what ends another name before 和"""


def _is_field(text: str, end: int) -> bool:
    """Whether it is a field of work: 城镇和|乡村建设局."""
    return text.endswith(("城镇", "乡村", "农村", "社会", "村镇", "小城镇"), 0, end)


def _speaks_for(scan: Scan, index: int, behind: int) -> bool:
    """Whether 代表 is what someone does for an organ: 栗战书委员长|代表|常委会, 汪洋|代表|政协第十三届全国委员会."""
    words = scan.words
    person = index > 0 and (words.tags[index - 1] == "nr" or words.words[index - 1].endswith(_OFFICES))
    return person or behind in scan.places or words.words[words.index_before(behind + 1)] == "政协"


_OFFICES = ("主席", "委员长", "总书记", "常委", "委员", "书记", "总理", "主任")
_MEASURES = frozenset(("年", "月", "日", "号", "届", "个", "名", "家", "所", "场", "次", "点", "间", "座"))
"""what belongs to the number before it and opens no name: 2018年|世界杯组委会"""
_YEARS = re.compile(r"[几数两三四五六七八九十]+年")


def _past_verbs(words: Words, place: int, start: int) -> int:
    """推进|成渝地区创新中心 → behind 推进: what may stand inside a name does not open one."""
    index = words.index_before(place + 1)
    if place < start and len(words.words[index]) > 2 and words.words[index][0] in PREPOSITIONS:
        return place + 1  # 从|马阿迪军事医院
    if place < start and _YEARS.fullmatch(words.words[index]):
        place = words.ends[index]  # 几年|万安中心小学
    if index > 0 and words.words[index][0] in _MEASURES and words.words[index - 1][-1].isdigit() and place < start:
        place += 1
        index = words.index_before(place + 1)
    while place < start:
        index = words.index_before(place + 1)
        if words.words[index] not in words_with_use("act") or words.ends[index] > start:
            break
        place = words.ends[index]
    return place


def after_class(scan: Scan, start: int) -> bool:
    """Whether the word before speaks of many: 各|党委, 有关|部."""
    index = scan.words.index_before(start)
    if index < 0:
        return False
    return scan.words.words[index] in words_with_use("class") or scan.text[start - 1] in "）级个支"


LONGEST_AREA = 4
"""characters of the name of a small area: 礼乐|派出所, 山三|居委"""


def names_small_area(scan: Scan, start: int, end: int) -> bool:
    """Whether what stands before a local office is the name of its area: 来到|礼乐|派出所, no 辖区|派出所."""
    words = scan.words
    inside = words.words[words.index_before(start + 1) : words.index_before(end) + 1]
    common = words_with_use("common") | words_with_use("class") | words_with_use("no_local")
    return 2 <= end - start <= LONGEST_AREA and words.is_boundary(end) and common.isdisjoint(inside)
