"""A text → the names that decisions on posts are about: who is appointed, elected or removed.

任命：
柯于良为阳新县教育局局长；
明瑞华、马行永的阳新县人民法院审判员职务；
邱爱华同志任县教育局党组成员
"""

import re
from collections.abc import Container, Iterator

from tasks.entities.people.names import LINE_ITEM, Name, chinese_name_at, opening_chars, sound_chars
from tasks.entities.people.sounded_names import DOTS
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import words_with_role

DECIDED = re.compile(
    r"(?:（[^（）\n]{1,12}）)?[ 　]?(?:等?[两二三四五六七八九十\d]{0,2}[位名]?同志)?，?(?:先后|历|曾|原){0,2}(?:现?任|为|当选为?|兼任|挂任|担任|出任|继续担任|不再担任|不再兼任|辞去(?:的)?"
    r"|(?:的|原任的?)?(?=[^，。；\n]{2,60}职务))"
)
"""what stands between a name and the office that a decision gives or takes"""
JOINED = re.compile(r"(?:（[^（）\n]{1,12}）)?[、和]")
"""刘延东|（女）、|汪洋"""
_OPENING = re.compile(
    r"(?:^|[\n；：。，]|(?P<verb>任命|免去|聘任)|接受|罢免|选举|补选|推选|增补|同意|提名|撤销|批准|决定)了?[ 　]*"
    + LINE_ITEM
)
_HINTS = VOCABULARY.add(
    lambda: (
        *words_with_role("decides_on_posts"),
        *(f"任{opening}" for opening in "副主市县省区州局党组第总常"),
    )
)
"""what stands in every text that decides on posts; far quicker to look for than the expressions"""
_SURE = 2
"""score of a name that stands before the word for its office; one of two characters needs one more, any one less where a
verb of decision stands before it: 任命|万钢|为科学技术部部长"""
HELD_BY = re.compile(
    r"由([㐀-鿿]{2,4}(?:、[㐀-鿿]{2,4}){0,3}|[㐀-鿿·]{3,16})(?:[两二三]位)?(?:同志)?(?:兼任|担任|出任|接任)"
)
"""局长由|王某|兼任, 国防部长由|纳西尔扎德|担任"""
MOST_NAMES = 30
"""names of one list that are given the same office at most"""


def tells_decisions(text: str) -> bool:
    """Whether anything stands in it that stands in every text that decides on posts."""
    return bool(_HINTS.hits(text))


def decided_names(text: str, words: Words, offices: Container[int], ends: Container[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the names; `offices` are the places where organs and posts begin, `ends` those where posts end."""
    for held in HELD_BY.finditer(text):
        if held.start() in ends:
            yield from _names_between(text, *held.span(1), words)
    openings = opening_chars()
    for opening in _OPENING.finditer(text):
        start = opening.end()
        if text[start : start + 1] in openings:
            yield from _listed(text, start, words, offices, opening["verb"] is not None)


def _names_between(text: str, start: int, end: int, words: Words) -> list[tuple[int, int]]:
    """The names that fill a stretch: 甲、乙; 纳西尔扎德; [] where anything else stands in it."""
    names: list[tuple[int, int]] = []
    for part in text[start:end].split("、"):
        name = chinese_name_at(text, start, words)
        named = name is not None and name.end == start + len(part) and name.score >= 0
        if not named and not (len(part) > 2 and all(char in sound_chars() or char in DOTS for char in part)):
            return []
        names.append((start, start + len(part)))
        start += len(part) + 1
    return names


def _listed(text: str, start: int, words: Words, offices: Container[int], told: bool) -> list[tuple[int, int]]:
    """The names from `start` on, if an office is given to the last of them; [] where none is. `told` says that a verb of
    decision stands before the first."""
    names: list[tuple[int, int]] = []
    while len(names) < MOST_NAMES:
        name = _name(text, start, words, told and not names)
        if name is None:
            return []
        names.append((name.start, name.end))
        decided = DECIDED.match(text, name.end)
        if decided and decided.end() in offices:
            return names
        joined = JOINED.match(text, name.end)
        if joined is None:
            return []
        start = joined.end()
    return []


def _name(text: str, start: int, words: Words, told: bool) -> Name | None:
    name = chinese_name_at(text, start, words)
    sure = _SURE - 1 if told else _SURE + (name is not None and name.end - name.start == 2)
    return name if name is not None and name.score >= sure else None
