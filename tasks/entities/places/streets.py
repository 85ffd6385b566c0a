"""A text with its words → streets named by their head: 在|合川路|慰问, 位于|元南路|旁, |灵青东路|项目.

路 ends many other words (道路, 思路, 致富路): a street's name ends with a word of one character or one that the dictionary
takes for a place, and stands behind a word or mark that places it.
"""

import re
from collections.abc import Iterator

from tasks.entities.places.place_kinds import is_kind
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words

STREET_HEADS = VOCABULARY.add(lambda: ("路", "街", "大街", "大道"))
_NAME = re.compile(r"[㐀-鿿]{2,4}")
_NO_NAME = re.compile(r"[之的和与及在是有了等各全这那其该本某每条一这上下走修铺让问迷]")
_PLACED = re.compile(r"(?:位于|地处|坐落于|途经|沿着|来到|前往|横跨|贯穿|沿|在|于|至|到|往|、|和|与)$")
_SIDED = re.compile(r"[东南西北中](?:[一二三四五六七八九十])?$")
_BEHIND = re.compile(
    r"[，、。；）”与和及至到段旁口上等\n]|沿线|两侧|项目|工程|建成|通车|\d+号|街道办|中心|社区|附近|交叉|隧道|改造|施工|[前行]|$"
)
_TAGS = frozenset(
    ("n", "ns", "nr", "nz", "nt", "nrt", "x", "j", "a", "b", "s", "f", "ng", "zg", "g", "ag", "m", "nrfg")
)


def streets(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Start and end of each."""
    for _, head, end in STREET_HEADS.hits(text):
        if not _BEHIND.match(text, end):
            continue
        index = words.index_before(end)
        if index < 0 or words.ends[index] != end:
            continue
        single, placed = words.starts[index] >= head, words.tags[index] == "ns"
        if not (single or placed):
            continue
        start = _start(text, words, index if placed else index - 1, head)
        if start is None or _NO_NAME.search(text, start, head) or is_kind(text, start, head, text[head:end], "street"):
            continue
        sure = _SIDED.search(text, start, head) and placed
        if sure or _PLACED.search(text, max(0, start - 3), start):
            yield start, end


def _start(text: str, words: Words, last: int, head: int) -> int | None:
    """Where a name of two to four characters begins, over words that may stand in one; None where none does."""
    first = last
    while first >= 0 and words.tags[first] in _TAGS and head - words.starts[first] <= 4:
        if _PLACED.search(text, max(0, words.starts[first] - 3), words.starts[first]):
            break
        if first == 0 or words.ends[first - 1] != words.starts[first] or words.tags[first - 1] not in _TAGS:
            break
        if head - words.starts[first - 1] > 4 or not "㐀" <= text[words.starts[first - 1]] <= "鿿":
            break
        first -= 1
    start = words.starts[first] if first >= 0 else head
    return start if _NAME.fullmatch(text, start, head) and words.tags[first] in _TAGS else None


_OF_STREET = re.compile(
    r"[东南西北中]?(?:路(?![线网演段径况过人透灯政由易德])|大街|大道(?!理)|街(?![头道区办市景坊拍舞面上巷]))"
)


OPENS_STREET = frozenset("东南西北中路大街")
"""what the name of a street goes on with"""


def names_street(text: str, end: int) -> bool:
    """Whether a street bears the name of the place that ends there: 合川|路, 中山|北路; but 北京|街头."""
    return _OF_STREET.match(text, end) is not None
