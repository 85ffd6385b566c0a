"""Word's automatic numbers → the characters that a reader sees: 一、 （一） 1. stand nowhere in the file's text."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}
)


@dataclass(slots=True)
class Level:
    """One level of a list: how it counts, in which form, and what stands round the number."""

    start: int = 1
    form: str = "decimal"
    template: str = ""
    """（%1） or %1.%2: the number of each level by its place"""


@dataclass(slots=True)
class Lists:
    """All lists that a file defines, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=lambda: defaultdict(dict))
    """by the id of the definition"""
    definitions: dict[str, str] = field(default_factory=dict)
    """id of a list → id of its definition"""
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    """list and level that begin anew, and with what"""
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next_number(self, list_id: str, level: int) -> str:
        """What stands before the next paragraph of that list and level: "" for bullets and unknown lists."""
        definition = self.definitions.get(list_id, "")
        levels = self.levels.get(definition, {})
        if level not in levels:
            return ""
        counts = self._counts[definition]
        if (list_id, level) in self.starts:
            counts[level] = self.starts.pop((list_id, level))
        else:
            counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return _filled(levels, counts, level)


def _filled(levels: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str:
    if levels[level].form in ("bullet", "none"):
        return ""
    text = levels[level].template
    for at in range(level + 1):
        if at in levels:
            text = text.replace(f"%{at + 1}", in_form(counts.get(at, levels[at].start), levels[at].form))
    return text


def in_form(number: int, form: str) -> str:
    """12 in chineseCounting → 十二, in decimalEnclosedCircle → ⑫; in a form that is not known → 12."""
    if form in _CHINESE and 0 < number < 10_000:
        return _chinese(number)
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form == "ideographTraditional" and 0 < number <= 10:
        return _STEMS[number - 1]
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + number - 1)
    if form in ("lowerRoman", "upperRoman") and 0 < number < 40:
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return str(number)


def _chinese(number: int) -> str:
    """1 → 一, 10 → 十, 12 → 十二, 105 → 一百〇五"""
    text = ""
    for place, digit in enumerate(map(int, reversed(str(number)))):
        text = (_DIGITS[digit] + _UNITS[place] if digit else _DIGITS[0]) + text
    while "〇〇" in text:
        text = text.replace("〇〇", "〇")
    text = text.rstrip("〇")
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text
