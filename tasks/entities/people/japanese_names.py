"""A text that names 日本 → its Japanese names, which no Chinese surname opens: 首相|岸田文雄|说, 高市早苗|政权.

The lexicon tells the surname, what stands behind tells where the given name of one to three characters ends.
"""

from functools import cache

from tasks.entities.people.name_scan import Scan
from tasks.entities.people.names import LICENSING_VERBS, SENTENCE_MARKS, ends_name, given_chars, single_followers
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import column_set, lexicon

COUNTRY = "日本"
_SURNAMES = VOCABULARY.add(lambda: [row["surname"] for row in lexicon("japanese_surnames")])
_SUFFIXES = frozenset("县市州府道都村町区岛湾港站线路店")
"""what makes a place of a surname: 山口|县, 福岛|核电站"""
_LEAST = 4
"""characters of a name that no Chinese one has with a surname of one character"""
_LAST = 3
"""characters of a given name at most: 由纪夫"""
_LONG_ENDS = frozenset("郎夫子之助介辅佑")
"""what given names of three characters end with"""
_LEADS = frozenset("、和与及向对同")


@cache
def _given() -> frozenset[str]:
    """Characters of given names; none that a verb or particle behind a name begins with."""
    return frozenset(given_chars()) - single_followers() | frozenset("郎之介夫一二三太作也由")


def japanese_names(scan: Scan) -> None:
    """Add the names that a post, the opening of a clause, a list or their verb licenses."""
    text = scan.text
    if COUNTRY not in text:
        return
    behind_posts = {post.end for post in scan.posts}
    for _, start, surname in _SURNAMES.hits(text):
        if start in scan.taken or start in scan.names:
            continue
        end = _name_end(scan, surname)
        if end is None:
            continue
        opens = start == 0 or text[start - 1] in SENTENCE_MARKS or text[start - 1] in _LEADS
        if start in behind_posts or (opens and LICENSING_VERBS.stand_at(text, end)) or end in scan.reports:
            scan.add(start, end, "name_of_japan")


def family_name(name: str) -> str | None:
    """安倍晋三 → 安倍; None of a name that no surname of Japan opens, or a Chinese one too."""
    if len(name) < _LEAST:
        return None
    return next((name[:end] for end in (3, 2) if name[:end] in column_set("japanese_surnames", "surname")), None)


def _name_end(scan: Scan, surname: int) -> int | None:
    """Where the given name ends that begins at `surname`; None where none can stand there."""
    text = scan.text
    longest = surname
    while longest - surname < _LAST and longest < len(text) and text[longest] in _given():
        longest += 1
    if longest == surname or text[surname] in _SUFFIXES:
        return None
    if longest - surname == _LAST and text[longest - 1] not in _LONG_ENDS:
        longest -= 1  # 安倍晋三|连任
    return next((end for end in range(longest, surname, -1) if ends_name(text, end)), None)
