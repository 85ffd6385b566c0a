"""Body text → the places where a list counter may stand: 一、（一）1.（1）① 第一， 一是 一要 首先 其次.

Only the shape is looked at here; whether it counts (一、二年级 does not) is for the outline to say.
"""

import re
from dataclasses import dataclass
from functools import cache

from tasks.lexicons import lexicon
from tasks.numerals import arabic
from tasks.text import WHITE_SPACE

_NUMERAL = "[一二三四五六七八九十百零〇]{1,5}"
NUMBER_OF_ARTICLE = r"(?:[一二三四五六七八九十百千零〇]{1,8}|\d{1,4})"
"""the Civil Code has 第一千二百五十九条"""

RANKS = {
    "1.1": 1,
    "一、": 1,
    "（一）": 2,
    "第一句话": 2,
    "1.": 3,
    "row": 3,
    "（1）": 4,
    "①": 5,
    "第一": 6,
    "首先": 7,
    "其一": 8,
    "一是": 9,
}
"""shapes from the outermost in, as the standard for official documents nests them; words follow signs"""

_SHAPES = {
    "decimal": r"\d{1,2}(?:[.．]\d{1,2}){2,3}(?![.．\d])\s{0,3}(?=[一-龥“（])|\d{1,2}(?:[.．]\d{1,2})?[\u3000\t ]{1,3}(?=[一-龥“])",
    "part": rf"第\s?{NUMBER_OF_ARTICLE}\s?(?:[编章节篇](?![0-9一-龥]{{0,3}}[，、。])|部分)",
    "article": rf"第\s?{NUMBER_OF_ARTICLE}\s?条(?:之[一二三四五六七八九十]{{1,2}}|[-－]\d{{1,2}})?(?![例件款线理])",
    "sign1": rf"(?:{_NUMERAL})\s?[、．.](?![一二三四五六七八九十]{{1,2}}(?:[、年线至]|产业))",
    "sign2": rf"[（(]\s?(?:{_NUMERAL})\s?[）)][、.．]?|[㈠-㈩]、?",
    "sign3": r"\d{1,2}\s?[.．、](?:(?!\s?\d)|(?=(?:19|20)\d\d年))",
    "sign4": r"[（(]\s?\d{1,2}\s?[）)][、.．]?|[⑴-⒇]",
    "sign5": r"[①-⑳]、?|\d{1,2}[）)]",
    "saying": rf"第(?:{_NUMERAL})(?:句话|点(?:意见|要求|建议|希望)?|个(?:方面|问题|要求|建议|意见))[，、：:]",
    "nth": rf"第(?:{_NUMERAL})(?:[，、：:]|(?=是|就是|要(?![务点素义件职])))",
    "is": rf"(?:{_NUMERAL})(?:(?=是(?!否))|(?=要(?![务点素义件职]))|(?=靠|则|抓))",
}
_BOUNDARY = f"[。；：，！？;:!?,”）{WHITE_SPACE}□]"
_FIRST_CHARACTERS = r"\d第一二三四五六七八九十百（(㈠-㈩⑴-⒇①-⑳"
_OPENINGS = (
    r"\d{1,2}[\s.．、）)]",
    r"第[\s\d一二三四五六七八九十百千零〇]",
    rf"{_NUMERAL}[\s、．.是要靠则抓]",
    "[（(㈠-㈩⑴-⒇①-⑳]",
)
"""what counters begin with, and hardly anything else does: 2. and 二是, not 2023年 and 二手"""
_SHAPE_OF = {
    "sign1": "一、",
    "sign2": "（一）",
    "sign3": "1.",
    "sign4": "（1）",
    "sign5": "①",
    "saying": "第一句话",
    "nth": "第一",
    "is": "一是",
}
TABLE_ROWS = 3
"""rows that a table must number before lines that are only a number count"""
_NUMBER_COLUMN = re.compile(r"^[ \t\u3000]*序[ \t\u3000]*号[ \t\u3000]*$", re.MULTILINE)
_NUMBER_LINE = re.compile(r"^[ \t\u3000]*(?P<number>\d{1,3})[ \t\u3000]*$", re.MULTILINE)
_NUMBER = re.compile(r"[一二三四五六七八九十百千零〇]+|\d+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that looks like a counter: where it stands, its shape and number (0 for 最后)."""

    start: int
    end: int
    shape: str
    number: int
    path: tuple[int, ...] = ()
    """all its numbers, where the sign itself gives the path (5.2.1)"""


@cache
def _words() -> dict[str, tuple[str, int]]:
    return {row["word"]: (row["series"], int(row["number"] or 0)) for row in lexicon("inline_counters")}


@cache
def _place() -> re.Pattern[str]:
    shapes = _SHAPES | {"word": "|".join(map(re.escape, _words()))}
    return re.compile("|".join(f"(?P<{kind}>{shape})" for kind, shape in shapes.items()))


@cache
def _before_place() -> re.Pattern[str]:
    """A sign behind which a counter may stand, where what follows begins like one."""
    first = _FIRST_CHARACTERS + "".join({word[0] for word in _words()})
    return re.compile(f"{_BOUNDARY}(?=[{first}])(?={'|'.join([*_OPENINGS, *map(re.escape, _words())])})")


def counter_candidates(text: str) -> list[Candidate]:
    """All places in the text that look like a counter, in order."""
    found: list[Candidate] = []
    place_at, behind = _place().match, 0
    for start in (0, *[boundary.end() for boundary in _before_place().finditer(text)]):
        place = place_at(text, start) if start >= behind else None
        if place:
            behind = place.end()
            found.append(_candidate(place))
    rows = _row_numbers(text)
    return sorted(found + rows, key=lambda candidate: candidate.start) if rows else found


def _row_numbers(text: str) -> list[Candidate]:
    """Lines that hold only the number of a table's row, in a text that heads a column 序号: 1, 2, 3 …"""
    if "序" not in text or not _NUMBER_COLUMN.search(text):
        return []
    found: list[Candidate] = []
    run: list[Candidate] = []
    for line in _NUMBER_LINE.finditer(text):
        number = int(line.group("number"))
        if number != len(run) + 1:
            found += run if len(run) >= TABLE_ROWS else []
            run = []
        if number == len(run) + 1:
            run.append(Candidate(line.start("number"), line.end("number"), "row", number))
    return found + (run if len(run) >= TABLE_ROWS else [])


def _candidate(found: re.Match[str]) -> Candidate:
    kind, sign = found.lastgroup or "", found.group()
    if kind == "word":
        shape, number = _words()[sign]
    elif kind == "decimal":
        path = tuple(int(number) for number in _NUMBER.findall(sign))
        return Candidate(found.start(), found.end(), "1.1", path[-1], path)
    elif kind in ("part", "article"):
        shape, number = kind, _first_number(sign)
    else:
        shape, number = _SHAPE_OF[kind], _sign_number(sign)
    return Candidate(found.start(), found.end(), shape, number)


def _first_number(sign: str) -> int:
    number = _NUMBER.search(sign)
    return (number and arabic(number.group())) or 0


def _sign_number(sign: str) -> int:
    code = ord(sign[0])
    for first, last in (("①", "⑳"), ("⑴", "⒇"), ("㈠", "㈩")):
        if ord(first) <= code <= ord(last):
            return code - ord(first) + 1
    return _first_number(sign)
