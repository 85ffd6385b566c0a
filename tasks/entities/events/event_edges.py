"""Where the name of an event begins that was read to the left as far as no mark and no verb of convening stopped it.

人们打卡|新春灯会, 继2020年服贸会|全球服务贸易峰会, 超100场新品发布活动和6场|行业论坛
"""

import re
from collections.abc import Container
from functools import cache

from tasks.entities.people.name_scan import notable_names
from tasks.entities.people.names import opening_chars
from tasks.entities.places.gazetteer import names
from tasks.entities.words import Words
from tasks.lexicons import lexicon, words_with_role

_LEADING_TAGS = frozenset(("d", "c", "p", "ug", "ul", "uj", "uz", "ud", "uv", "y", "e"))
"""jieba's tags of words that begin no name"""
_COUNT = re.compile(r"(?<![第\d])\d{1,4}(?:多|余)?(?:场|个|人|名|位|项|家)(?!次|大|民|类|代|口|才)为?")
_KINDS_OF_MEETINGS = ("meeting", "forum", "show")
_SHORTEST_NAME = 4
"""characters before the head; 七国集团|峰会 has four"""
_GATHERINGS = ("会议", "大会")

_JOINED = re.compile(r"暨(?:[^\W_]|[“”·（）]){2,30}")
_BEHIND_JOINED = re.compile(
    r"(?:活动|系列活动)?(?:在|于|将|即将|正式|如期|隆重|圆满|胜利|成功|召开|举行|举办|开幕|启动|今[天日]|昨[天日]|日前|近日|作为|是|由|上|期间|现场|的|[，。；：、！？）”」》\n]|$)"
)
_OWN_NAME = re.compile(r"(?:[省市县区州旗]委|[省市县区州旗]政府|全[国省市县区州旗]|第[一二三四五六七八九十\d])")
_SHARED = 3
"""characters from which an item of a list is no level that the next shares: 省、|市关工委工作会议"""


def joined_behind(text: str, end: int, heads: Container[str]) -> int:
    """Where an event ends with the one that 暨 joins to it: 推进会|暨电商业务提升培训会|在…召开; `end` where none is."""
    joined = _JOINED.match(text, end)
    if joined is None:
        return end
    for stop in range(end + 4, joined.end() + 1):
        if _BEHIND_JOINED.match(text, stop) and any(text[stop - n : stop] in heads for n in (2, 3, 4, 5)):
            return stop
    return end


def begins_another(before: str, behind: str) -> bool:
    """Whether a 、 parts what stands before it from a meeting: 面试答辩、|市委全委扩大会议."""
    return len(before) >= _SHARED and _OWN_NAME.match(behind) is not None


_AT = re.compile(r"上(?:的)?(?:重要)?(?:讲话|强调|指出|要求|发言|致辞|作|宣读|提出|表示|说|，)")
"""在|…推进会|上的讲话"""
_CLAUSE_ENDS = frozenset("，。；\n") | {""}
_NOT_AT = re.compile(
    r"[，。；：！？\n、]|(?<!党)的|讲话|精神|召开|举行|举办|出席|参加|主持|筹备|审议|考察|调研|以来|期间|基础"
)


def told_at(text: str, head: int, end: int, reach: int) -> int | None:
    """Where the name begins that 在 and 上 hold: 在|全县巩固…有效衔接推进会|上的讲话; None where they hold none."""
    if text[end : end + 1] != "上" or not _AT.match(text, end):
        return None
    place = text.rfind("在", max(0, head - reach), head)
    held = place >= 0 and head - place > 3 and not _NOT_AT.search(text, place + 1, head)
    apart = (
        text[place - 1 : place] not in ("存", "现", "正", "实") or text[max(0, place - 2) : place] in notable_names()
    )
    return place + 1 if held and apart else None  # 韩正|在, but no 正在


def told_to(text: str, start: int, head: int, end: int, kind: str) -> int:
    """Where the name ends that was read up to `end`: 啤酒节活动|, 建交50周年|庆祝活动."""
    if kind == "festival" and text.startswith("活动", end) and "节" in text[head:end]:
        return end + len("活动")
    since = text.startswith("建交", start) and text.startswith("周年", head) and text.endswith("活动", head, end)
    return head + len("周年") if since else end


_HELD_BEHIND = re.compile(r"(?:在[^，。；：\n]{1,24}?)?(?:胜利|隆重|顺利|正式|如期)?(?:召开|举行|举办|开幕|闭幕)")
"""中江县2015年度…述职评议会|在集中办公区召开"""
_HELD_BEFORE = re.compile(r"(?:召开|举行|举办)了?")
_WHOLE_NAME = re.compile(
    r"(?:[^\W\d_]{2,6}[省市县区州旗镇乡])?20\d\d年度?[^，。；：、！？\n“”《》…]{4,40}|[^\W\d_]{2,6}(?:[省市县区州旗]|街道)[^，。；：、！？\n“”《》…]{4,40}|[^\W\d_]{2,4}至[^\W\d_]{2,4}(?:公路|铁路|高速)[^，。；：、！？\n“”《》…]{2,40}|[村镇乡](?=党|干部|两委)[^，。；：、！？\n“”《》…]{6,40}"
)
_NO_WHOLE_NAME = re.compile(r"[了的]|召开|举行|举办|出席|参加|主持|组织|会上|会议|大会|讲话|决定|通知|研究|同志|月|、")


def whole_name(text: str, head: int, end: int, reach: int) -> int | None:
    """Where a name begins that fills its clause up to a verb of convening, or behind one: verbs may stand in it.

    召开|2020年度村（社区）党组织书记述职评议大会|。 None where none does.
    """
    low = max(0, head - reach)
    if text[end : end + 1] in _CLAUSE_ENDS:
        held = list(_HELD_BEFORE.finditer(text, low, head))
        start = held[-1].end() if held else None
    elif _HELD_BEHIND.match(text, end):
        start = max(text.rfind(mark, low, head) for mark in "，。；：\n") + 1
        start = start if start or low == 0 else None
    else:
        return None
    if start is None or not _WHOLE_NAME.fullmatch(text, start, head) or _NO_WHOLE_NAME.search(text, start, head):
        return None
    return start


_NTH = re.compile(r"第(?:[一二三四五六七八九十百]+|\d+)次$")
_OF_BODIES = frozenset(
    ("主席会议", "主任会议", "常务会议", "常委会会议", "常委会议", "委员长会议", "理事会会议", "集体学习")
)
"""meetings that a body numbers"""


def is_numbered(modifier: str, uncounted: str, head: str) -> bool:
    """Whether a body's number makes a meeting a name: 县政府第十八次|常务会议, 第十次|主席会议; 第三次|会议 is none."""
    return _NTH.search(modifier) is not None and (bool(uncounted) or head in _OF_BODIES)


@cache
def _leads() -> frozenset[str]:
    """Verbs, and words for those who act, that no name of an event begins with: 打卡, 称赞, 人们."""
    return frozenset(row["word"] for row in lexicon("event_modifiers") if row["role"] == "lead")


def name_start(text: str, words: Words, start: int, head: int) -> int:
    """Where the name begins whose head stands at `head` and that was read back to `start`; `head` where nothing is left."""
    for count in _COUNT.finditer(text, start, head):
        start = count.end()
    start = _behind_leader(text, start)
    while start < head:
        index = words.index_before(start + 1)
        end, tag = words.ends[index], words.tags[index]
        leads = tag in _LEADING_TAGS or _acts(words, index) or words.words[index] in _leads()
        inside = words.starts[index] < start
        if inside and end == start + 1 and text[start] in _ENDS_OF_WORDS:
            leads = True  # 张家口赛|区冬奥会, 新赛|季世界杯分站赛
        if not leads or end > head or (inside and end - start > 1):
            return start
        start = end
    return start


def _behind_leader(text: str, start: int) -> int:
    """栗战书与|全国人大常委会会议: behind a name that is known and what joins or addresses."""
    for length in (3, 2):
        if text[start : start + length] in notable_names() and _TO.match(text, start + length):
            return start + length + 1
    return start


_TO = re.compile("[与和致受向对]|同(?!志)")
_ENDS_OF_WORDS = "区季份形馆化生届山像个组会"
"""characters that are left of a word which a mark or a count cut"""


_SERIAL = re.compile(r"(?:第(?:[一二三四五六七八九十百]+|\d+)[届次]|首[届个]|(?:19|20)\d\d年?|\d{1,3}届)$")
_OPENING = {"”": "“", "）": "（"}
LONGEST_PLACE = 9


_KNOWN = (
    "奥会", "奥运会", "运会", "世锦赛", "亚锦赛", "世乒赛", "世界杯", "亚洲杯", "欧洲杯", "美洲杯", "亚冠", "欧冠", "中超", "盛会",
    "法网", "美网", "澳网", "温网", "进博会", "广交会", "服贸会", "消博会", "世博会", "世园会", "药交会", "二十国集团峰会", "达沃斯论坛",
)  # fmt: skip
"""ends of names before which only their place, year, number and sport stand"""


def named_start(text: str, start: int, head: int, name: str) -> int:
    """Where the name of a known event begins: behind all that tells neither place nor year nor sport.

    成绩进军|东京奥运会, 连签未来三届|进博会, 李长春勉励代表团…|残奥会
    """
    if not name.endswith(_KNOWN) or text.find("暨", start, head) >= 0:
        return start
    place = head
    while start < place:
        before = _told_before(text, start, place)
        if before is None:
            break
        place = before
    return text.find("）", place, head) + 1 if text[place] == "（" else place


def _told_before(text: str, start: int, place: int) -> int | None:
    """Where what stands right before `place` begins, if a name may hold it: 第十届, 2022年, 北京, 女足, “碳中和”."""
    opening = _OPENING.get(text[place - 1])
    if opening is not None:
        opened = text.rfind(opening, start, place)
        return opened if opened >= 0 else None
    serial = _SERIAL.search(text, max(start, place - 8), place)
    if serial:
        return serial.start()
    if text.endswith(_named_words(), start, place):
        return place - next(len(word) for word in _named_words() if text.endswith(word, start, place))
    known = names()
    ends = range(max(start, place - LONGEST_PLACE), place - 1)
    return next((low for low in ends if text[low:place] in known), None)


@cache
def _named_words() -> tuple[str, ...]:
    """Words that stand in names of known events, the longer ones first: 短道速滑, 中国国际."""
    return tuple(sorted(words_with_role("in_named_event"), key=len, reverse=True))


def _acts(words: Words, index: int) -> bool:
    """Whether the word is a person whose verb follows, or the verb behind one: 王斌|巡听|旁听学习会, 栗战书|与|…会议."""
    if words.tags[index] == "nr":
        follows = words.tags[index + 1] if index + 1 < len(words.tags) else ""
        return follows in ("v", "p", "c", "ad") and words.words[index][0] in opening_chars()
    return words.tags[index] == "v" and index > 0 and words.tags[index - 1] == "nr" and _acts(words, index - 1)


def is_of_a_country(modifier: str, head: str) -> bool:
    """Whether it is an organ or party of a country, and no meeting: 日本会议, 尼泊尔大会."""
    name = names().get(modifier.removesuffix("最高")) if head in _GATHERINGS else None  # 乌兹别克斯坦最高会议
    return name is not None and "country" in name.kinds


def is_of_a_kind(modifier: str, kind: str) -> bool:
    """Whether what is left behind a verb or a count only tells what kind of meeting it is: 套开|会议, 6场|行业论坛."""
    return kind in _KINDS_OF_MEETINGS and len(modifier) < _SHORTEST_NAME
