"""A text → places written by one character: 在京, 对俄制裁, 美、英、法, 俄外长.

Only where the neighbours leave no doubt; 中方, 中美 and 俄方 name sides, no places.
"""

import re
from collections.abc import Iterator
from functools import cache

from tasks.entities.places.gazetteer import Name, names
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon

MOVED = re.compile(
    r"(?<=[在抵离返赴驻进入来])[京沪津渝港澳](?=[，。、（的]|入[京津沪]|举行|召开|开幕|闭幕|会见|会谈|签署|启动|发布|成立|揭|举办|出席|正式|逝世|参加|调研|考察|工作|全国|部分|外|中央|高校|专家|委员|代表)"
)
"""在京开幕, 在港委员; but 在京津, 在京东"""
ABROAD = re.compile(
    r"(?<=[在对访驻赴抵])[俄美英法德日韩欧印伊叙乌](?=[，。、）]|举行|召开|会晤|会谈|制裁|出口|进口|贸易|政策|关系|投资|中国|华人|外交|企业|留学|访问|军援|加征|关税|能源|依赖|大使|使馆|使领馆|总领|开战|期间|参加|出席|工作|发动|施压|采取|实施)"
)
"""对俄制裁, 在美留学; but 对美好生活, 在日常"""
ACTING = VOCABULARY.add(
    lambda: [
        country + actor
        for country in "俄美英法德日韩朝印伊叙乌巴埃意澳土泰越菲缅"
        for actor in (
            *("总统", "副总统", "前总统", "总理", "首相", "外长", "防长", "财长", "国务卿", "军方", "媒体"),
            *("官员", "法院", "检方", "警方", "民众", "多地", "多州"),
        )
    ]
)
"""俄外长, 美多州 where a clause begins so; 俄国防部 is an organ"""
CLAUSE_STARTS = frozenset("，。；：！？“” \u3000\n")
MOVING = VOCABULARY.add(
    lambda: [verb + place for verb in "在抵离返赴驻进入来对访" for place in "京沪津渝港澳俄美英法德日韩欧印伊叙乌"]
)
"""Where the two patterns above may match; far quicker to look for"""
LIST = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])(?:、([\u4e00-\u9fff]))+(?=、|等|[和与及][\u4e00-\u9fff]|[两三四五六七八九][国省地市]|[，。])"
)
LIST_HINT = re.compile(r"、(?<=[\u4e00-\u9fff]、)[\u4e00-\u9fff]、")
"""the first mark of a list, begun by what is quickest to look for"""
NO_PLACE_OF_ITS_OWN = "中"


@cache
def _named() -> dict[str, dict[str, Name]]:
    """kind → character → the name of the place that it stands for."""
    named: dict[str, dict[str, Name]] = {"province": {}, "country": {}}
    for row in lexicon("place_characters"):
        known = names().get(row["name"])
        if known is not None:
            meanings = tuple(p for p in known.meanings if p.kind == row["kind"] or row["kind"] == "country")
            named[row["kind"]][row["character"]] = Name(row["character"], meanings, False)
    return named


def one_character_names(text: str, in_news: bool) -> Iterator[tuple[int, int, Name]]:
    """Start, end and name of each; in laws and the like only provinces in lists and behind 在."""
    provinces, countries = _named()["province"], _named()["country"]
    for _, verb, _ in MOVING.hits(text):
        place = verb + 1
        if MOVED.match(text, place):
            yield place, place + 1, provinces[text[place]]
        elif in_news and ABROAD.match(text, place):
            yield place, place + 1, countries[text[place]]
    if "、" in text:
        yield from _in_lists(text)
    if in_news:
        for _, start, _ in ACTING.hits(text):
            if start == 0 or text[start - 1] in CLAUSE_STARTS:
                yield start, start + 1, countries[text[start]]


def _in_lists(text: str) -> Iterator[tuple[int, int, Name]]:
    """美、英、法、德、加拿大; 京、津、冀."""
    last = 0
    for hint in LIST_HINT.finditer(text):
        start = hint.start() - 1
        if start < last:
            continue
        match = LIST.match(text, start)
        if match is None:
            continue
        last = match.end()
        places = range(match.start(), match.end(), 2)
        for named in _named().values():
            if all(text[place] in named for place in places):
                for place in places:
                    if text[place] != NO_PLACE_OF_ITS_OWN:
                        yield place, place + 1, named[text[place]]
                break
