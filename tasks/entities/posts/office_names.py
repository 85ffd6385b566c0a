"""Posts beside a name → how sure they make it: a name behind an office, a clause that holds nothing but a name and its address."""

from tasks.entities.people.name_scan import Scan
from tasks.entities.people.names import (
    COMMON_WEIGHT,
    LICENSING_VERBS,
    SENTENCE_MARKS,
    Name,
    ends_name,
    given_chars,
    single_followers,
)
from tasks.entities.posts.posts import Post

_OF_SENTENCES = frozenset(("d", "ad", "c", "p", "r", "u", "f", "t", "m", "q", "y"))
"""tags of words that are never a name"""
_ADDRESSES = ("同志", "常委")
"""posts that hardly stand behind anything but a name"""
_LONG_POST = 4
_COMMON = frozenset(("n", "v", "vn", "a", "b"))
"""tags of words that a name does not begin with: 领事、|官员|和其他人员"""


def is_office(scan: Scan, post: Post) -> bool:
    """Whether a post is one that a named person holds: 副县长, 组织部|部长, 常委、|秘书长; not any 代表 or 委员."""
    if post.kind in ("government", "state"):
        return True
    if post.kind == "head" and scan.text.startswith(("常务", "副"), post.name_start):
        return True
    before = scan.text[post.start - 1 : post.start]
    unit = before == scan.text[post.start : post.start + 1]  # 工作队|队长
    party = scan.text.endswith("书记", 0, post.end) and post.end - post.name_start > _LONG_POST  # 党支部|书记
    return post.kind == "head" and (party or post.start - 1 in scan.taken or before in ("、", "兼") or unit)


def may_follow_office(scan: Scan, name: Name) -> bool:
    """Whether a name that a mark or verb ends is no adverb or conjunction: not 领导人|陆续抵达, 总理|和有关方面."""
    index = scan.words.index_before(name.start + 1)
    opens, length = scan.words.starts[index] == name.start, scan.words.ends[index] - name.start
    no_name = _OF_SENTENCES if name.start + length == name.end else _OF_SENTENCES | _COMMON
    return (
        scan.words.is_boundary(name.start)
        and (scan.text[name.start] not in single_followers() or _is_common_name(scan.text, name))
        and not (opens and length > 1 and scan.words.tags[index] in no_name)
        and ends_name(scan.text, name.end)
    )


def _is_common_name(text: str, name: Name) -> bool:
    """Whether a name stands before a mark and its given name is a very common one: 县关工委主任|向国平|、."""
    given = text[name.start + 1 : name.end]
    return (
        len(given) == 2
        and text[name.end : name.end + 1] in "、，。"
        and all(given_chars().get(char, 0) >= COMMON_WEIGHT for char in given)
    )


def clause_starts(text: str, end: int) -> list[int]:
    """The clause's first character, where no more than a name stands in it before `end`: 邱爱华|同志."""
    return [
        start
        for start in (end - 2, end - 3, end - 4)
        if start == 0 or (start > 0 and text[start - 1] in SENTENCE_MARKS)
    ]


def is_address(text: str, post: Post) -> bool:
    """Whether a post is one that hardly stands behind anything but a name where a clause begins: 同志, 院士, 代表|说, 副市长."""
    if text[post.start : post.end] in ("代表", "委员"):
        return LICENSING_VERBS.stand_at(text, post.end)
    return post.kind in ("rank", "government") or text[post.start : post.end] in _ADDRESSES
