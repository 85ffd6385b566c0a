"""Widths and marks as Chinese typography wants them: 市(州),要 → 市（州），要, but 3.5%, 10:30, (GB) 1.强化 stay.

Everything here is counted, not listed as a repair: no letter and no character is lost by it.
"""

import re
from typing import NamedTuple

from tasks.text import Edit, Text

_CANDIDATE = re.compile(r"""[,:;!()"\xa0\t０-９Ａ-Ｚａ-ｚ．.](?:(?<!\.)|(?<=[㐀-鿿]\.)(?!\w))""")
"""marks and widths that may have to change; a full stop behind a Chinese character only"""
_FULL = {",": "，", ":": "：", ";": "；", "!": "！", ".": "。"}
_CHINESE_MARKS = frozenset("，。、；：？！“”‘’《》〈〉（）【】「」『』…—〔〕·")
_BRACKET = re.compile(r"[()（）\n]")
_QUOTE = re.compile('"')
_CHINESE = re.compile("[㐀-鿿]")
_NARROW = str.maketrans(
    {chr(0xFEE0 + code): chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
)
_BRACKETS = frozenset("()")
_WITHOUT_MARKS = frozenset("（）“”")
_BLANK_BEFORE_CHINESE = re.compile(" [㐀-鿿“《]")
_BLANK_AND_MARK = tuple(f" {mark}" for mark in "，。；、")
_BLANK_BEFORE_MARK = re.compile("(?<=[㐀-鿿”》）]) +(?=[，。；、])")
_TWO_MARKS = re.compile("[，。、；：][ ，。、；：]")
_MOST_ROUNDS = 4
"""A mark that became full-width makes the next one Chinese, too: “:) → “：）"""
_RUN_OF_MARKS = re.compile(r"[，。、；：](?:[ ]?[，。、；：])+")


def typeset(text: Text, *, widths: frozenset[str] | None = None, doubled: bool = True) -> tuple[Text, int]:
    """The text in the form of Chinese typography, and how many characters were changed or dropped for it.

    `widths`: the marks, digits and letters in it that may have to be set, where they are known; `doubled`: whether marks
    may repeat.
    """
    total = 0
    for _ in range(_MOST_ROUNDS):
        if widths is None or not widths <= _BRACKETS:
            changes = _set_widths(text)
        else:
            changes = _set_brackets(text) if widths else _Changes(text)
        text, blanks = _drop_blanks(changes.text) if " " in changes.text.chars else (changes.text, 0)
        doubled = doubled or changes.made_marks or blanks > 0
        text, dropped = _drop_doubled(text) if doubled else (text, 0)
        total += changes.n + blanks + dropped
        if not dropped and (not changes.n or not changes.left):
            break
    return text, total


def _drop_blanks(text: Text) -> tuple[Text, int]:
    """高屋建瓴 、主题鲜明 → 高屋建瓴、主题鲜明: no blank stands before a full-width mark."""
    if not any(pair in text.chars for pair in _BLANK_AND_MARK):
        return text, 0
    blanks = [(match.start(), match.end(), "") for match in _BLANK_BEFORE_MARK.finditer(text.chars)]
    return text.replace(blanks), len(blanks)


class _Changes(NamedTuple):
    """What became of widths and marks in a text."""

    text: Text
    n: int = 0
    left: int = 0
    """candidates that stay as they were"""
    made_marks: bool = False
    """whether marks or blanks stand now where none stood, so that some may be doubled"""


def _set_brackets(source: Text) -> _Changes:
    """As _set_widths of a text in which nothing else is to be set: 央视网消息(新闻联播)： → 央视网消息（新闻联播）："""
    text = source.chars
    if "(" not in text and ")" not in text:
        return _Changes(source)
    changes = {i: "（" if text[i] == "(" else "）" for i in _wide_brackets(text)}
    return _Changes(
        source.recast(_changed(text, changes)), len(changes), text.count("(") + text.count(")") - len(changes)
    )


def _set_widths(source: Text) -> _Changes:
    text = source.chars
    if _CANDIDATE.search(text) is None:
        return _Changes(source)
    brackets = _wide_brackets(text) if "(" in text or ")" in text else set()
    changes = _curled_quotes(text) if '"' in text else {}
    blanks: list[Edit] = []
    seen = 0
    for match in _CANDIDATE.finditer(text):
        seen += 1
        i, char = match.start(), match.group()
        if char in "()":
            if i in brackets:
                changes[i] = "（" if char == "(" else "）"
        elif char in _FULL:
            if _in_chinese(text, i, changes.get(i - 1) or text[max(0, i - 1) : i]):
                changes[i] = _FULL[char]
                if char != "." and _BLANK_BEFORE_CHINESE.match(text, i + 1):
                    blanks.append((i + 1, i + 2, ""))
        elif char in "\xa0\t":
            changes[i] = " "
        elif char == "．":
            if text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit():
                changes[i] = "."
        elif char != '"':
            changes[i] = char.translate(_NARROW)
    return _Changes(
        source.recast(_changed(text, changes)).replace(blanks),
        len(changes) + len(blanks),
        seen - len(changes),
        made_marks=not _WITHOUT_MARKS.issuperset(changes.values()),
    )


def _changed(text: str, changes: dict[int, str]) -> str:
    """The text with other characters at some places."""
    parts: list[str] = []
    kept = 0
    for i in sorted(changes):
        parts += (text[kept:i], changes[i])
        kept = i + 1
    return "".join(parts) + text[kept:]


def _is_chinese(char: str) -> bool:
    return "㐀" <= char <= "鿿" or char in _CHINESE_MARKS


def _in_chinese(text: str, i: int, before: str) -> bool:
    """Whether the mark at i belongs to Chinese text: it stands beside a character, and not within a number or Latin word."""
    after = text[i + 1 : i + 2]
    if text[i] == ".":
        return "㐀" <= before <= "鿿" and (not after or after in "\n \t\xa0" or _is_chinese(after))
    if text[i] == ":" and text.startswith("//", i + 1):
        return False
    if before and (_is_chinese(before) or before in "）％℃"):
        return True
    if after and _is_chinese(after):
        return True
    if before == ")" or before == "%" or before == '"':
        return i >= 2 and any(_is_chinese(char) for char in text[max(0, i - 12) : i])
    return after == " " and _is_chinese(text[i + 2 : i + 3] or " ") and text[i] != ":"


def _wide_brackets(text: str) -> set[int]:
    """Round half-width brackets that hold Chinese, or stand behind it."""
    wide: set[int] = set()
    opened: list[int] = []
    places = [at for at in (text.find("("), text.rfind("("), text.find(")"), text.rfind(")")) if at >= 0]
    first, last = text.rfind("\n", 0, min(places)) + 1, text.find("\n", max(places))
    for match in _BRACKET.finditer(text, first, len(text) if last < 0 else last + 1):
        i, char = match.start(), match.group()
        if char == "\n":
            wide.update(j for j in opened if j and _is_chinese(text[j - 1]))
            opened = []
        elif char in "(（":
            opened.append(i)
        elif opened:
            start = opened.pop()
            if _holds_chinese(text, start, i) or "（" in text[start] or char == "）":
                wide.update((start, i))
        elif char == ")" and i and _is_chinese(text[i - 1]):
            wide.add(i)
    wide.update(j for j in opened if j and _is_chinese(text[j - 1]))
    return {i for i in wide if text[i] in "()"}


def _holds_chinese(text: str, start: int, end: int) -> bool:
    if start and _is_chinese(text[start - 1]):
        return True
    if _CHINESE.search(text, start + 1, min(end, start + 200)):
        return True
    at_line_start = start == 0 or text[start - 1] == "\n"
    return at_line_start and end + 1 < len(text) and "㐀" <= text[end + 1] <= "鿿"


def _curled_quotes(text: str) -> dict[int, str]:
    """ "甲" → “甲” in lines where straight quotes come in pairs and touch Chinese."""
    curled: dict[int, str] = {}
    start = 0
    for line in text.split("\n"):
        places = [match.start() + start for match in _QUOTE.finditer(line)]
        start += len(line) + 1
        if len(places) % 2:
            continue
        for first, last in zip(places[::2], places[1::2], strict=True):
            if _CHINESE.search(text, first, last):
                curled[first], curled[last] = "“", "”"
    return curled


def _drop_doubled(text: Text) -> tuple[Text, int]:
    """表示，，近年来 → 表示，近年来; 。, → 。: of marks that repeat, or that follow or precede a full stop, one stays."""
    if _TWO_MARKS.search(text.chars) is None:
        return text, 0
    edits: list[Edit] = []
    for match in _RUN_OF_MARKS.finditer(text.chars):
        marks = match.group().replace(" ", "")
        kinds = set(marks)
        if "。" in kinds and (len(marks) == 2 or len(kinds) > 1):
            stays = "。"
        elif len(kinds) == 1 and "。" not in kinds:
            stays = marks[0]
        else:
            continue
        at = match.start() + match.group().index(stays)
        edits.extend(edit for edit in ((match.start(), at, ""), (at + 1, match.end(), "")) if edit[0] < edit[1])
    return text.replace(edits), len(edits)
