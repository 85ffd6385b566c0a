"""What a ? is that no byte arithmetic explains: a blank that could not be converted, a question mark, or a loss.

寶貴的經驗。? → a lost blank; 怎么处理呢?继续来看 → a question mark; 王?伟 → a character lost for good.
"""

import re

from tasks.clean.repair.lost_bytes import LOST
from tasks.clean.repair.script import simplified
from tasks.lexicons import column_of, lexicon
from tasks.matching import WordList

BLANK, QUESTION, LOSS, LATIN = "blank", "question", "loss", "latin"

_SENTENCE = re.compile(r"[。！；\n;!？]")
_WHETHER = re.compile(r"([\u4e00-\u9fff])[不没]\1")
"""该不该, 是不是"""
_WINDOW = 80
"""characters on each side that are looked at"""
_AFTER_STOP = re.compile(r"[。！；：，、？!;:,.…”」』》）)]$")
_IN_LIST = re.compile(r"(?<![一二三四五六七八九十\d])、$")
"""among things listed, unlike 一、?总体要求, no blank stands: 加固二期、?水灌区"""
_OPENS = frozenset("”’」』》）)\"'】")


def kind_of_mark(line: str, at: int) -> str:
    """What the ? at a place of a line is."""
    left, right = line[max(0, at - _WINDOW) : at], line[at + 1 : at + 1 + _WINDOW]
    if "\ufffd" in left[len(left.rstrip(LOST)) :] + right[: len(right) - len(right.lstrip(LOST))]:
        return LOSS
    before, after = left.rstrip(LOST + " 　"), right.lstrip(LOST + " 　")
    if not before.strip() or (not after.strip() and not _asks(before)):
        return BLANK
    if _is_latin(line[at - 1 : at]) and _is_latin(line[at + 1 : at + 2]):
        return LATIN
    if _IN_LIST.search(before):
        return LOSS
    if _AFTER_STOP.search(before) and not _asks(before):
        return BLANK if not after or not after[0].isascii() else LOSS
    if _asks(before):
        return QUESTION
    return QUESTION if after and after[0] in _OPENS and line[at + 1 : at + 2] not in LOST else LOSS


def _is_latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "/=&_-")


_QUESTION_WORDS = WordList(lambda: column_of("question_words", "words"))


def _asks(before: str) -> bool:
    """Whether the clause before asks something: 怎么处理呢, 潜力从何而来."""
    tail = simplified(before[-60:])
    asked = _SENTENCE.split(tail.rstrip("”’」』》）)\"'"))[-1]
    rows = lexicon("question_words")
    return _WHETHER.search(asked) is not None or any(
        rows[number]["asks"] == "anywhere" or (rows[number]["asks"] == "end" and end == len(asked))
        for number, _, end in _QUESTION_WORDS.hits(asked)
    )
