"""What a ? is that no byte arithmetic explains: a blank that could not be converted, a question mark, or a loss.

寶貴的經驗。? → a lost blank; 怎么处理呢?继续来看 → a question mark; 王?伟 → a character lost for good.
"""

import re

from tasks.clean.lost_bytes import LOST
from tasks.clean.script import simplified

BLANK, QUESTION, LOSS, LATIN = "blank", "question", "loss", "latin"

_SENTENCE = re.compile(r"[。！；\n;!？]")
_ASKS = re.compile(
    r"[吗呢谁哪嘛么焉咋]|什么|谈何|何[来在足]|怎|为何|如何|何[时处以为种人故等谓必曾去从]|几[个天年时次多人]|多[少大久长远高快深]|是否|能否|可否|会否"
    r"|岂|难道|吧$|不[能会是行]$|[没有]没?有$|不$|啊$"
)
_WINDOW = 80
"""characters on each side that are looked at"""
_AFTER_STOP = re.compile(r"[。！；：，、？!;:,.…”」』》）)]$")
_OPENS = frozenset("”’」』》）)\"'】")


def kind_of_mark(line: str, at: int) -> str:
    """What the ? at a place of a line is."""
    before = line[max(0, at - _WINDOW) : at].rstrip(LOST + " 　")
    after = line[at + 1 : at + 1 + _WINDOW].lstrip(LOST + " 　")
    if not before.strip() or (not after.strip() and not _asks(before)):
        return BLANK
    if _is_latin(line[at - 1 : at]) and _is_latin(line[at + 1 : at + 2]):
        return LATIN
    if _AFTER_STOP.search(before) and not _asks(before):
        return BLANK if not after or not after[0].isascii() else LOSS
    if _asks(before):
        return QUESTION
    return QUESTION if after and after[0] in _OPENS and line[at + 1 : at + 2] not in LOST else LOSS


def _is_latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "/=&_-")


def _asks(before: str) -> bool:
    """Whether the clause before asks something."""
    tail = simplified(before[-60:])
    asked = _SENTENCE.split(tail.rstrip("”’」』》）)\"'"))[-1]
    return _ASKS.search(asked) is not None
