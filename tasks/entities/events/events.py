"""A reading → its EVENT mentions: congresses, plenums, named meetings, anniversaries, festivals, exhibitions, games.

A name is found by its head (会议, 全会, 博览会) and read to the left as far as grammar lets it reach: up to a mark, a
verb of convening (召开, 出席) or another word that no name of a meeting holds. Bare 会议 and 大会 are no names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.entities.events.congress_names import CN, fixed_events
from tasks.entities.events.event_edges import (
    begins_another,
    is_numbered,
    is_of_a_country,
    is_of_a_kind,
    joined_behind,
    name_start,
    named_start,
    told_at,
    told_to,
    whole_name,
)
from tasks.entities.events.event_ids import day_held, event_identity
from tasks.entities.left_bound import boundaries
from tasks.entities.mention import Mention
from tasks.entities.people.names import surnames
from tasks.entities.places.gazetteer import names
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon, words_with_role
from tasks.matching import WordList

REACH = 48
"""How far left a name may reach; the longest in the corpora (庆祝…暨…大会) has 45 characters."""
CEREMONY = re.compile(r"开幕式|闭幕式|开幕会|闭幕会|高级别会议")
"""of a named event: 第二届“一带一路”国际合作高峰论坛|开幕式"""
JOINT_ORGAN = re.compile(r"(?:[部厅局]|部门)[际间]联席会议|联席会议(?:制度|办公室|召集人|成员|职责|由)")
"""国务院职业教育工作部际联席会议 is an organ"""
YEAR_HELD = re.compile(r"20\d\d年(?=第[^届，。]{1,4}届)|20\d\d年(?![会第度])")
"""2016年|世界坐式排球洲际赛, 2010年|第一届广州亚残运会: the year is a date of its own"""
MEETING_HEAD = re.compile(r"议(?!员|长|事|题|程|案|定|会(?!场|期|厅|现场|间)|政|论)")
"""部署会|议: a meeting that is told by another head than the one that was found"""
OPENERS = {"”": "“", "」": "「", "》": "《", "）": "（", ")": "(", "〉": "〈"}
NOT_BEFORE = re.compile(
    r"之一|发言(?!人)|纪要|(?<=年会)[费面见]|组委|村|堂|室|厅|党|站|第一副主席|副主席|主席(?!团)|成员|召集人|公文|文件|厦|中心主任|服务中心|展览馆|展览公司|主席团|常务委员|常委会|桌|组织|组织者|组委会|组织委员会|秘书处|公司|集团|频道|杂志|日报|学院|大学|办公室|委员会|代表团|中心|员|长|事|目|气|点|奏|度|能|约|育|假日|假|址|过(?=\d|百|千|万)"
)
"""What makes a head another word: 大会堂, 会议室, 节目, 展览馆"""
NOT_FESTIVAL = re.compile(r"档|联欢|晚会|会议|路|街|门|镇|村|县|区|山|河|精神|大酒店|节目")
"""春节档, 国庆路"""
OPENING = re.compile(r"(?<=展)[开示览现望出演品厅馆](?!幕)|(?<=展演)[练习]")
"""主题展+开 is 展开, and the exhibition is no more; 开展演+练 is 演练"""
LEADING_DATE = re.compile(r"(?:(?:\d{1,2}月)?\d{1,2}日|\d{1,2}月|\d{1,2}点)(?:上午|下午|晚[上间]?|凌晨|傍晚|夜间)?")
LEADING = re.compile(
    r"(?:\d{1,3}[多余]?(?:个|场|次|名|位|项|余)|[一二三四五六七八九十两多几]+(?:个|场|次|名|位|项)|当地时间|活动暨|[一二三四五六七八九十]{1,2}、)"
)
COUNTED = re.compile(rf"(?:第(?:[{CN}]+|\d+)(?:次|届|轮|场)|首届|首次|20\d\d年?度?|\d+届?)")
YEARS = re.compile(rf"(?:\d{{1,4}}|[{CN}]{{1,5}})$")
ANNIVERSARIES = ("anniversary", "gathering")
"""成立95周年, and the meeting that celebrates it: 庆祝中国共产党成立95周年大会"""
SCOPE = re.compile(r"全(?:国|省|市|县|区|州|旗|盟|镇|乡|军|院|校|系统)")
"""what a name begins with that verbs may stand in: 全国|脱贫攻坚总结|表彰大会"""
WHOLE_NAMES = ("meeting", "gathering")
"""kinds that any words may stand in: 2020年度村（社区）党组织书记述职|评议大会"""
_VERBS = ("weak", "inner", "nominal")
"""roles of verbs; before a name, before it or in it, mostly in it"""
WHOLE = "festival_by_name"
"""kind of what is a name without anything before it"""
OF_ONE_ORGAN = frozenset(("常务会议", "委员长会议", "政治局会议", "主席团会议"))
"""Meetings that only one organ holds, so that their bare kind is a name"""
ONE_LEVEL = frozenset(("", "省", "市", "县", "区", "州", "旗"))
"""what is left of 省政府 before such a head"""
OF_AN_ORGAN = frozenset(("党组会议", "党组会", "党组（扩大）会议", "办公会", "办公会议", "（扩大）会"))
"""those that any may hold: a name behind its level, 区政府|党组会议"""
SPEECH = re.compile(r"讲话|精神|思想|理论|论述|通知|意见|指示|批示|报告|文件|贺信|部署|要求|决策")
HELD = re.compile(r"(?:召开|举行|举办)(?:了|的)?$")
NO_AND = ("和平", "和谐", "和睦")
NUMBER_ONLY = re.compile(rf"\d{{1,4}}|[{CN}]{{1,5}}")
"""和平共处五项原则发表|60周年: the verb right before the number is of the name"""
NO_FIRST_HALF = re.compile(r"(?:方|国|我|人|者|们|会|愿|员|长|席)$")
YEAR_BEFORE = re.compile(r"^20\d\d年?")
OF_A_BODY = re.compile(r"[委届次央会社组府]|政协|人大|盟|党|民[建革进]|学联|联|院")
PAST_DAY = re.compile(r"\d{1,2}日(?:上午|下午|晚[上间]?)?")
OF_A_PLACE = frozenset(("named", "games", "exhibition"))
SERIES = re.compile(rf"20\d\d年?|第(?:[{CN}]+|\d+)届|首届")
"""国际奥委会决定|2020年奥运会; but 北京2022年冬奥会, where a place stands before it"""
LEVEL = re.compile(r"(?:自治[区州县]|[省市县区州])$")
EVENT_HEAD_BEFORE = re.compile(
    r"(?:会议|大会|全会|座谈会|论坛|峰会|党代会|[会节大]|周年|会晤|首发式|仪式|旅游年|展览)$"
)
NUMBERED = re.compile(rf"首届|(?:第?[{CN}]{{1,4}}|第\d+)届|《[^》]{{2,30}}》第")
NUMBERED_END = re.compile(r"[届次段场年“《（][^”》）]*$")
"""两国元首共识和|第二届论坛; no 第一届和|第二届会议"""
POST_BEFORE = re.compile(r"(?:常委|委员|书记|主席|主任|总理|[部省市县区局]长)$")
"""全国政协主席、|全国政协常委会会议: the 、 stands in no name"""
AND = re.compile(r"[和与及]")
OF_SOMEBODY = re.compile(
    r"[“”]|全[国省市县区州校]|[省市县区州镇乡]|[美英法德俄日韩中泰]国|学校|大学|中学|小学|集团|公司|暨"
)
"""what tells whose contest or training it is: 美国青少年芭蕾|大赛"""


@dataclass(slots=True)
class Event:
    """A named event in a text."""

    start: int
    end: int
    rule: str
    head: int | None = None
    """where the head begins by which it was found"""


@cache
def _kinds() -> dict[str, str]:
    """Heads and whole names (春节), and the kind of each."""
    kinds = {row["head"]: row["kind"] for row in lexicon("event_heads")}
    return kinds | {row["name"]: WHOLE for row in lexicon("festivals")}


_HEADS = VOCABULARY.add(_kinds)


@cache
def _determiners() -> re.Pattern[str]:
    words = [row["word"] for row in lexicon("event_modifiers") if row["role"] == "determiner"]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


_GENERIC = WordList(lambda: [row["word"] for row in lexicon("event_modifiers") if row["role"] != "lead"])
"""modifiers that make no name of a meeting: 现场会议, 紧急会议, 专题学习座谈会"""


def _without_generic(modifier: str) -> str:
    """现场推进 → "", 全省农村现场 → 农村."""
    for _, start, end in reversed(_GENERIC.hits(modifier)):
        modifier = modifier[:start] + modifier[end:]
    return modifier


def events(text: str) -> list[Event]:
    """Named events in their order, the longest where several share a place."""
    found = [Event(*each) for each in fixed_events(text)]
    ends = {event.end for event in found}
    found += [event for event in _by_head(text) if event.end not in ends] if _HEADS.hits(text) else []
    if len(found) < 2:
        return found
    found.sort(key=lambda e: (e.start, -e.end))
    kept: list[Event] = []
    for event in found:
        if kept and event.start < kept[-1].end:
            if event.end - event.start > kept[-1].end - kept[-1].start:
                kept[-1] = event
            continue
        kept.append(event)
    return kept


def _by_head(text: str) -> Iterator[Event]:
    kinds = _kinds()
    for _, start, end in _HEADS.hits(text):
        kind = kinds[head := text[start:end]]
        if head[-1] == "会" and MEETING_HEAD.match(text, end):
            end += 1
        told = text[start:end]
        if (kind != WHOLE and NOT_BEFORE.match(text, end)) or OPENING.match(text, end):
            continue
        if kind == WHOLE:
            if text[start - 1 : start] != "《" and not NOT_FESTIVAL.match(text, end):
                yield Event(start, end, WHOLE)
            continue
        if head.endswith("联席会议") and JOINT_ORGAN.search(text, max(0, start - 4), end + 3):
            continue
        left = told_at(text, start, end, REACH)
        if left is None and kind in WHOLE_NAMES:
            left = whole_name(text, start, end, REACH)
        if left is None:
            left = _left_end(text, start, "gathering" if kind == "anniversary" and head != "周年" else kind)
        if left is None:
            continue
        left = _without_leading(text, left, start, kind)
        year = YEAR_HELD.match(text, left, start)
        if year and (year.end() < start or kind == "named") and "暨" not in text[left:start]:
            left = _without_determiners(text, year.end(), start)
        if kind == "meeting" and left >= 2 and text.startswith("党的", left - 2):
            left -= 2  # 党的|八七会议
        if _is_name(text[left:start], told, kind):
            end = told_to(text, left, start, end, kind)
            end = joined_behind(text, shown.end() if (shown := CEREMONY.match(text, end)) else end, kinds)
            yield Event(left, end, f"{kind}_by_head", start)


def _left_end(text: str, head: int, kind: str) -> int | None:
    """Where the name begins whose head stands at `head`; None where nothing bounds it within reach."""
    low = max(0, head - REACH)
    line = text.rfind("\n", low, head) + 1
    low = max(low, line)
    window = text[low:head]
    weak: int | None = None
    certain, nominal = False, True
    skip = len(window) + 1
    for start, end, role in boundaries(window):
        if end > skip or role == "keep":
            continue
        if role in OPENERS:
            opener = window.rfind(OPENERS[role], 0, start)
            if opener < 0 or (end == len(window) and role == "》"):
                return low + (weak if weak is not None else end)
            skip = opener
        elif role == "、":
            if kind in ANNIVERSARIES and window.endswith("战争", 0, start) and "战争" in window[end:]:
                continue  # 中国人民抗日战争、|苏联伟大卫国战争胜利80周年
            if kind != "meeting" or not _joins(window, start):
                whole = nominal and SCOPE.match(window, end) is not None
                return low + (weak if weak is not None and not whole else end)
        elif role == "—":
            if "—" in (window[start - 1 : start], window[end : end + 1]):
                return low + (weak if weak is not None else end)
        elif kind in ANNIVERSARIES and role in _VERBS and NUMBER_ONLY.fullmatch(window, end):
            continue
        elif role in _VERBS:
            certain = certain or role == "weak"
            if role != "nominal":
                weak = end if nominal and SCOPE.match(window, end) else weak
                nominal = False
            weak = end if weak is None else weak
        elif role == "title":
            if end != len(window):
                return low + (weak if weak is not None else end)
        elif role in ("and", "founding"):
            if kind in ANNIVERSARIES:
                continue
            if role == "and":
                if _joined_by_and(window, start):
                    continue
                return low + (weak if weak is not None else end)
            weak = end if weak is None else weak
        elif role == "celebrating":
            if kind == "anniversary":
                return low + (weak if weak is not None else end)
            if kind == "gathering" or "周年" in window[end:]:
                return low + start
            weak = end if weak is None else weak
        elif role == "convening":
            named = weak is not None and (not certain or SCOPE.match(window, end)) and _whole_name(window[end:])
            return low + (end if named or weak is None else weak)
        else:
            whole = nominal and SCOPE.match(window, end) is not None
            return low + (weak if weak is not None and not whole else end)
    if weak is not None:
        return low if (low == line or low == 0) and nominal and SCOPE.match(window) else low + weak
    return low if low == line or low == 0 else None


def _joins(window: str, start: int) -> bool:
    """Whether a 、 stands inside the name: 中央、省、市关工委工作会议, and not between two names."""
    before = re.split(r"[，、的。；：及和]", window[:start])[-1]
    return (
        len(before) <= 10
        and not begins_another(before, window[start + 1 :])
        and not EVENT_HEAD_BEFORE.search(before)
        and not SPEECH.search(before)
        and not POST_BEFORE.search(before)
    )


def _joined_by_and(window: str, start: int) -> bool:
    """Whether 与 joins two halves of a name: 创新合作与发展论坛, not 中方愿与."""
    low = max((end for _, end, role in boundaries(window[:start]) if role != "keep"), default=0)
    first = re.split(r"[和及]", window[low:start])[-1]
    first = YEAR_BEFORE.sub("", first)
    heads = first.endswith("长") and window.endswith("长")  # 财政部长和|央行行长会议
    return 2 <= len(first) <= 8 and (heads or not NO_FIRST_HALF.search(first))


def _whole_name(name: str) -> bool:
    """Whether a stretch behind a verb of convening is one name although a verb stands in it: 学习贯彻…精神专题会议."""
    return len(name) <= 40 and not re.search(r"[，。；了]|讲话|会上", name)


def _without_leading(text: str, left: int, head: int, kind: str) -> int:
    """The start of the name without 本次, a date or a count before it, and without a name joined by 和."""
    left = _without_determiners(text, left, head)
    for match in PAST_DAY.finditer(text, left, head):
        left = match.end() + text.startswith(("）", ")"), match.end())  # 今天（12月16日）|国新办
    if kind in OF_A_PLACE:
        counted = SERIES.search(text, left, head)
        if counted and counted.start() > left and text[left : counted.start()] not in names():
            level = LEVEL.search(text, left, counted.start())
            left = level.start() if level else counted.start()
    for match in AND.finditer(text, left, head):
        first = text[left : match.start()]
        apart = len(first) == 1 or EVENT_HEAD_BEFORE.search(first) or SPEECH.search(first) or match.end() == head
        if apart or (NUMBERED.match(text, match.end(), head) and not NUMBERED_END.search(first)):
            left = _without_determiners(text, match.end(), head)
    return left


def _without_determiners(text: str, left: int, head: int) -> int:
    """Past 本次, 有关, 今天（3日）, 20多场, 七、."""
    while left < head:
        match = _determiners().match(text, left, head) or LEADING_DATE.match(text, left, head)
        match = match or LEADING.match(text, left, head)
        if not match or match.end() == left or text.startswith(NO_AND, left):
            break
        left = match.end()
    return left


def _is_name(modifier: str, head: str, kind: str) -> bool:
    """Whether head and modifier make a name: 主任+常务会议, not 紧急+会议, not 庙会+灯会."""
    if kind == _kinds().get(modifier) == "festival":
        return False
    if kind == "named" or ("暨" in modifier and re.search("[总表部启动]..?暨|会暨", modifier)):
        return True  # 2023年工作总结暨2024年工作|部署会
    if kind == "anniversary":
        thing = YEARS.sub("", modifier)
        return thing != modifier and len(thing) >= 2 and thing not in words_with_role("founds")
    if kind == "counted":
        told = COUNTED.sub("", modifier)
        return told != modifier and _without_generic(told) != ""  # 第三次中国—中东欧国家|领导人会晤
    if head in ("竞赛", "比赛"):
        return modifier.endswith("杯”")  # “大禹杯”|竞赛
    if kind == "contest":
        return COUNTED.sub("", modifier) != modifier or OF_SOMEBODY.search(modifier) is not None  # no 阅读|大赛
    if kind == "of_place":
        return modifier in names()  # 伦敦|奥运
    if kind == "congress" and COUNTED.sub("", modifier) != modifier:
        return not (head == "代表大会" and modifier.endswith(("人民", "国民")))
    if head == "全会" and not OF_A_BODY.search(modifier):
        return False  # 认真抓好|全会
    if kind == "show" and modifier.endswith("一"):
        return False  # 芬兰一|音乐会
    if modifier.endswith("、") or modifier.startswith("暨") or f"{modifier}{head}".endswith("政治协商会议"):
        return False  # 中国人民政治协商会议 is an organ
    uncounted = COUNTED.sub("", modifier)
    if kind not in ("meeting", "congress") and uncounted != modifier and (uncounted or "第" in modifier):
        return True
    if is_numbered(modifier, uncounted, head):
        return True
    if head in ("代表大会", "大会") and modifier.endswith(("人民", "国民", "立法")):
        return False
    rest = _without_generic(uncounted)
    if len(rest) < 2:
        return (head in OF_ONE_ORGAN and rest in ONE_LEVEL) or (head in OF_AN_ORGAN and bool(modifier))
    return len(modifier) <= 44


def _trimmed(reading: Reading, field: str, event: Event) -> Event | None:
    """The event without words before its name; None where no name is left."""
    text = reading.text(field)
    if event.head is None:
        words = reading.words[field]
        index = words.index_before(event.start + 1)
        named = event.rule == WHOLE and words.tags[index] == "nr" and words.starts[index] == event.start - 1
        return None if named and surnames().get(text[event.start - 1]) is False else event  # 杨|国庆
    start = name_start(text, reading.words[field], event.start, event.head)
    kind = event.rule.removesuffix("_by_head")
    head = next(
        head for head in (text[event.head : end] for end in range(event.end, event.head, -1)) if head in _kinds()
    )
    modifier = text[start : event.head]
    if is_of_a_country(modifier, head):
        return None
    if kind == "named":
        if len(head) == 2 and reading.words[field].cross(event.head, event.head + 2):
            return None  # 雨|中超|速
        start = named_start(text, start, event.head, head)
    of_a_kind = head not in OF_ONE_ORGAN and is_of_a_kind(modifier, kind)
    if start > event.start and (not _is_name(modifier, head, kind) or of_a_kind):
        return None
    event.start = start
    return event


def find_events(reading: Reading) -> list[Mention]:
    """EVENT mentions; canonical name and entity_id where the organ and the ordinal are known."""
    dated = reading.article.dated
    in_law = reading.article.doc_type == "law"
    found = [
        (field, text, event)
        for field, text in reading.fields
        for each in events(text)
        if (event := _trimmed(reading, field, each)) is not None
    ]
    held: dict[str, str] = {}
    for _, text, event in found:
        if dated is not None and HELD.search(text, max(0, event.start - 8), event.start):
            day = day_held(text, event.start, dated)
            held.setdefault(text[event.start : event.end], day or str(dated.day.year))
    mentions = []
    for field, text, event in found:
        surface = text[event.start : event.end]
        if in_law and not COUNTED.search(surface):
            continue  # 业主大会, 庭前会议: a law names kinds of meetings
        canonical, entity_id = event_identity(surface, reading.region, held.get(surface))
        mentions.append(reading.mention("EVENT", field, event.start, event.end, event.rule, canonical, entity_id))
    return mentions
