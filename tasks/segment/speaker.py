"""A clause → the noun phrase that opens it and may speak, and what kind of speaker it is.

市委书记张三在会上 → 市委书记张三, other | 全国教育工作会议 → meeting | 他 → pronoun
"""

import re
from functools import cache

from tasks.lexicons import column_of, lexicon
from tasks.matching import WordList

SPEAKER_LENGTH = 70
"""longest speaker as written, organ, posts and names together; longest in news: a list of four posts"""
SHORT_NAME = 3
"""longest name of a Han person with a surname of one character"""
NAME_LENGTH = 4
"""longest bare name that is taken for a speaker without a post or a kind of organ to tell it"""
_LEAD = re.compile(r"(?:对此，?|但是?|而|不过|同时|此外|另外|其中|因此|所以|尽管)(?=.{2})")
_DAY = re.compile(r"\d{1,2}[月日号]|\d{4}年|[本今去]年")
_POST_END = "长记任席理员志官统相授裁"
"""last characters of posts (书记, 主任, 部长 …)"""
_ENDS = WordList(lambda: column_of("speaker_ends", "word"))
VERBS = WordList(lambda: column_of("reporting_verbs", "verb"))


@cache
def _ends() -> list[str]:
    return [row["ends"] for row in lexicon("speaker_ends")]


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicon("speaker_nouns")}


@cache
def _kind_lengths() -> dict[str, tuple[int, ...]]:
    """The last character of a speaker → how many of its last ones tell its kind, the most first."""
    lengths: dict[str, set[int]] = {}
    for word in _kinds():
        lengths.setdefault(word[-1], set()).add(len(word))
    return {char: tuple(sorted(each, reverse=True)) for char, each in lengths.items()}


def speaker_of(clause: str) -> tuple[int, int, str]:
    """The noun phrase that opens a clause, and what kind of speaker it is: 市委书记张三在会上 → (0, 6, other)."""
    ends = _ends()
    lead = _LEAD.match(clause)
    low = lead.end() if lead else 0
    day = None if clause.isalpha() and "年" not in clause else _DAY.search(clause)
    finish = day.start() if day else len(clause)
    title = (clause.find("《"), clause.find("》")) if "《" in clause else (0, 0)
    for k, start, end in _ENDS.hits(clause):
        how = ends[k]
        if (
            start < low
            or how == "no"
            or title[0] <= start < title[1]
            or (how == "inner" and end in (len(clause), finish))
        ):
            continue
        if how == "phrase" and _is_in_name(clause, start, end):
            continue
        finish = min(finish, start)
        break
    speaker = clause[low:finish].rstrip("、 \u3000")
    if not speaker or len(speaker) > SPEAKER_LENGTH:
        return 0, 0, "none"
    kind = speaker_kind(speaker)
    if kind == "other" and len(speaker) == 1:  # 二|是紧扣时代要求
        return 0, 0, "none"
    return low, low + len(speaker), kind


def _is_in_name(clause: str, start: int, end: int) -> bool:
    """Whether a word of one character is the surname of a clause that is a name: 应勇, 从维熙, 向某."""
    return start == 0 and end == 1 and 2 <= len(clause) <= SHORT_NAME


def only_adverbs(left: str) -> bool:
    """Whether nothing but adverbs stands before the verb: 并明确 | 同时还."""
    ends = _ends()
    at = 0
    for k, start, end in _ENDS.hits(left):
        if start != at or ends[k] != "adverb":
            return False
        at = end
    return at == len(left)


def speaker_kind(speaker: str) -> str:
    """全国教育工作会议 → meeting, 《意见》 → document, 市委 → organ, 他 → pronoun, 市委书记张三 → other."""
    kinds = _kinds()
    for length in _kind_lengths().get(speaker[-1:], ()):
        kind = kinds.get(speaker[-length:]) if length <= len(speaker) else None
        if (
            kind
            and (length > 1 or len(speaker) != 3 or kind != "organ")
            and (kind != "pronoun" or length == len(speaker))
        ):
            return kind
    return "other"


def name_start(speaker: str) -> int:
    """Where the name behind a chain of posts begins: 关工委常务主任朱玉林 → 8; 0 where no post is seen."""
    for length in (2, 3, NAME_LENGTH):
        start = len(speaker) - length
        if start > 0 and speaker[start - 1] in _POST_END and speaker[-1] not in _POST_END:
            return 0 if _is_no_name(speaker[start:]) else start
    return 0


def _is_no_name(word: str) -> bool:
    """Whether a word behind a post says what its holder does, or how: 总书记|点头, 负责同志|介绍, 总书记|亲切地."""
    return bool(_ENDS.hits(word) or VERBS.hits(word)) or word.endswith("地")
