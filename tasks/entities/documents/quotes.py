"""A text → what it quotes, told apart by shape and neighbours: a programme (“五老讲堂”), a formulation (“四个意识”).

Rhetorical quotation (“金字招牌”, “组合拳”) is neither.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tasks.entities.vocabulary import remembered
from tasks.lexicons import lexicon

QUOTE = re.compile(r"“([^“”\n]{2,30})”")
JOIN = re.compile(r"[、和及与]?")
COUNTED = re.compile(
    r"(?:新)?[一二两三四五六七八九十]+(?:个|大|项|条|位|不|严|有|为|学|查|稳|保|型|观|好|早|自|化|增|关|体|力|心|老|维|铁|讲|抓|促|补|对|新|强|优|高|特|定|坚|同|看|进|风|管|最|双|零|免|帮|助|送|包)"
    r"[^，。；、“”\d]{0,6}"
)
"""“四个意识”, “三观”, “五大历史使命”: numeral, measure or keyword, noun"""
NOT_COUNTED = re.compile(
    r"^(?:一个|一次|一位|一条|一站式|一把手|一公里|一刀切|十一|九一八|一二|三八|七一|八一|五一|六一|五四|一批|五老|一体|一线)|(?:天|年|月|日|次|元|人|岁)$"
)
CLAUSE_WORD = re.compile(r"[的了对被把]|采取|进行|开展")
SEPARATOR = re.compile(r"[、，,]")
HAN = re.compile(r"[\u4e00-\u9fff]+")
BY_VERB = re.compile(r"(?:创建|争创|开展|举办|办好|启动|实施|评选|选树)(?:了|好)?(?:首届|全市|全省|全国|全区|全县)?$")


class Quoted(NamedTuple):
    """A quotation that is a mention: its span with the quotation marks and with the head that belongs to it."""

    start: int
    end: int
    type: str
    rule: str


@cache
def _heads(place: str) -> re.Pattern[str]:
    """Heads of programmes: inside the quotation marks, behind them and taken in, behind them and left out."""
    words = sorted({row["head"] for row in lexicon("programme_heads") if row["place"] == place}, key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _inside_heads() -> tuple[str, ...]:
    return tuple(row["head"] for row in lexicon("programme_heads") if row["place"] == "inside")


@remembered
def quoted_phrases(text: str) -> tuple[Quoted, ...]:
    """Programmes and formulations in quotation marks, in their order. Both finders ask, one after the other."""
    return tuple(_quoted(text)) if "“" in text else ()


def _quoted(text: str) -> Iterator[Quoted]:
    quotes = list(QUOTE.finditer(text))
    k = 0
    while k < len(quotes):
        last = k
        while last + 1 < len(quotes) and _joined(text[quotes[last].end() : quotes[last + 1].start()]):
            last += 1
        yield from _of_list(text, quotes[k : last + 1])
        k = last + 1


def _joined(gap: str) -> bool:
    """Whether two quotations stand in one list: “…”、“…”, “…”和“…”."""
    return len(gap) <= 1 and JOIN.fullmatch(gap) is not None


def _of_list(text: str, quotes: list[re.Match[str]]) -> Iterator[Quoted]:
    end = quotes[-1].end()
    behind = text[end : end + 14]
    taken = _heads("after_taken").match(behind)
    left = _heads("after_left").match(behind) or (behind.startswith("等") and _head_soon(behind[1:]))
    first, alone = quotes[0].start(), len(quotes) == 1
    for quote in quotes:
        inner = quote[1]
        counted = COUNTED.fullmatch(inner) is not None and not NOT_COUNTED.search(inner)
        if inner.endswith(_inside_heads()) and len(inner) <= 16 and not CLAUSE_WORD.search(inner):
            yield Quoted(quote.start(), quote.end(), "PROGRAM", "quoted_programme")
        elif alone and taken and not (counted and taken[0] in ("改革", "活动", "建设")):
            yield Quoted(_with_prefix(text, quote.start()), end + taken.end(), "PROGRAM", "quoted_with_head")
        elif len(inner) >= 3 and (left or taken) and not counted:
            yield Quoted(quote.start(), quote.end(), "PROGRAM", "quoted_before_head")
        elif counted:
            yield Quoted(quote.start(), quote.end(), "FORMULATION", "quoted_numeral")
        elif _parallel(inner):
            yield Quoted(quote.start(), quote.end(), "FORMULATION", "quoted_parallel")
        elif len(inner) >= 3 and BY_VERB.search(text, max(0, first - 8), first):
            yield Quoted(quote.start(), quote.end(), "PROGRAM", "quoted_after_verb")


def _head_soon(behind: str) -> bool:
    match = re.match(r"[\u4e00-\u9fff]{0,5}", behind)
    return match is not None and bool(_heads("after_left").search(match[0]) or _heads("after_taken").search(match[0]))


def _with_prefix(text: str, start: int) -> int:
    """双“十百千”创建 takes its 双 in."""
    match = re.search(r"双$", text[max(0, start - 1) : start])
    return start - 1 if match else start


def _parallel(inner: str) -> bool:
    """Two to six phrases of one length: 忠诚敬业、关爱后代、务实创新、无私奉献."""
    parts = SEPARATOR.split(inner)
    if len(parts) < 2:
        return False
    lengths = {len(part) for part in parts}
    return (
        HAN.fullmatch("".join(parts)) is not None and len(parts) <= 6 and len(lengths) == 1 and 2 <= lengths.pop() <= 8
    )
