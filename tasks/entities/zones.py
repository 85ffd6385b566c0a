"""A text → zones by their heads: behind a division (苏州|工业园区, 海口|美兰国际机场) or with a name of their own (娄里水库)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from tasks.entities.left_bound import behind_verb, left_bound
from tasks.entities.place_kinds import is_kind, sites
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import lexicon
from tasks.matching import WordList

ZONE_GAP = re.compile(
    r"(?:（[\u4e00-\u9fff]{2,4}）)?(?:国家(?!级)|·|[^\W\d_的和与及在是有了等各全多将为对以第除出到获批座同内外届由后上至局路家个级县区]){0,9}"
)
"""What may stand between a place and the head of a zone: 苏州|工业园区, 海口|美兰|国际机场"""
ZONE_REACH = 22
"""how far behind a place a zone of it may end: 博鳌|乐城国际医疗旅游先行区"""
ZONE_STOPS = re.compile(
    r"建设|推进|加快|设立|打造|参观|考察|调研|视察|走访|举行|政府|委员会|人民|经济社会|企业|首个|国家级|省级|市级|市属|试点|万亩|高标准|特色|著名|知名|选民|某|最[大长高]|[二三四五六七八九十]大|^[一两几]$"
)
FREE_TRADE = re.compile(r"（([\u4e00-\u9fff]{2,3})）自(?:由贸易|贸)(?:试验区|港)")
"""中国（上海）自由贸易试验区"""
UNNAMED = re.compile(
    r"国家|省级|市级|各|首个|本|该|这|多|新|现代|专业|重点|特色|美丽|智慧|综合|主题|大型|中型|小型|示范|一批|文化旅游|考察|未来|发展|升级|参观|建"
    r"|影响|陵园|沿河|沿江|沿海|湿地|海洋|海滨|级|包括|革命|官方|历史|今后|已|其|病险|危|型|座|个|类|些|条|沿线|周边|附近|修|管理|保护|利用|世界|区域|打造|构|培|城市群|全国|重大|主要|龙头|骨干|工程|水利|完|开|最[大长高早]|第[一二三四五]|[二三四五六七八九十]大|连续|距离|^(?:战斗|抗战|考古|明清|古城|商圈|城市|森林|高原|工业|文化|起义|战役)$|千年|山区|中小|配套|流域|全域|引黄|沿黄|公铁两用|事发|越江|跨江|数字|调整|[\W\d]"
)
"""What makes a zone one of a kind: 国家级开发区, 病险水库"""


def _heads() -> list[str]:
    """Last words of names of zones: 开发区, 国际机场."""
    return [row["head"] for row in lexicon("place_heads")]


_HEADS = VOCABULARY.add(_heads)
_FIRST_HEAD = WordList(_heads)


@cache
def _gaps() -> tuple[int, ...]:
    """How much may stand before each head; -1: it only looks like one (港口)."""
    return tuple(int(row["gap"]) for row in lexicon("place_heads"))


@cache
def _standalone() -> tuple[bool, ...]:
    """Whether each head makes a name without a place before it: 众创金融街."""
    return tuple(row["standalone"] == "1" for row in lexicon("place_heads"))


@cache
def zone_words() -> tuple[str, ...]:
    """All heads, the longest first."""
    return tuple(sorted((row["head"] for row in lexicon("place_heads")), key=len, reverse=True))


@cache
def _last_characters() -> re.Pattern[str]:
    """A character that a head of a zone ends with; looked for before the heads themselves."""
    return re.compile(f"[{''.join({row['head'][-1] for row in lexicon('place_heads')})}]")


def zone_behind(text: str, end: int, divided: bool) -> int | None:
    """Where the zone ends that begins with the place that ends at `end`; None where there is none.

    Where the place is no division (`divided`), the head must follow at once: 大运河|文化带.
    """
    heads = _HEADS.hits(text)
    if not heads or heads[-1][2] <= end or not _last_characters().search(text, end, end + ZONE_REACH):
        return None
    heads = _FIRST_HEAD.hits(text[end : end + ZONE_REACH])
    if not heads:
        return None
    which, start, stop = heads[0]
    if start > _gaps()[which] or (start and not divided and not FREE_TRADE.match(text, end)):
        return None
    gap = ZONE_GAP.fullmatch(text, end, end + start)
    return end + stop if gap and not ZONE_STOPS.search(gap[0]) else None


def zones_alone(text: str, words: Words, towns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Zones that have a name of their own: 在众创金融街; it begins no sooner than a town ends (`towns`) before it."""
    alone = _standalone()
    for which, start, end in _HEADS.hits(text):
        if not alone[which]:
            continue
        left = left_bound(text, start, 8)
        town = bisect_right(towns, start)
        if left is not None and town and towns[town - 1] > left:
            left = towns[town - 1]
        if left is not None:
            left = behind_verb(words, left, start)
        if left is None or not 2 <= start - left <= 6:
            continue
        if not (text[left:start].isalpha() if text[start:end] in sites() else not UNNAMED.search(text[left:start])):
            continue
        if not is_kind(text, left, start, text[start:end], "zone"):
            yield left, end
