"""One text while the names of persons are being found in it, and the names that are known in it already."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tasks.entities.mention import Mention
from tasks.entities.organs.organ_lexicon import pieces
from tasks.entities.people.names import Name, chinese_name_at, ends_name, lookalikes, single_followers, sound_chars
from tasks.entities.people.sounded_names import DOTS, dotted_item
from tasks.entities.posts.posts import Post
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import column_set, lexicon, words_with_role
from tasks.matching import places_of

SAFE = 4
"""score that a name beside a post needs"""
BETWEEN_NAMES = re.compile(r"[、]|[ 　]{1,6}|和|与|及|以及")
BETWEEN = frozenset("、 　和与及以")
"""what these begin with"""
_UNKNOWN = ("nr", "nrt", "nrfg", "x", "nz", "eng", "ns", "vg", "ng", "ag")
"""tags of words that are names or that no dictionary knows: 国家主席|本扬"""
MANY_NAMES = 24
"""from so many names on one matcher for all is faster than one search for each"""


@dataclass
class Scan:
    """One text while its names are being found."""

    source: str
    """field that holds it: title or body"""
    text: str
    words: Words
    posts: tuple[Post, ...]
    offices: frozenset[int]
    """places where organs begin"""
    taken: frozenset[int]
    """places that organs cover"""
    reports: frozenset[int]
    """where a verb stands before which a name needs no dictionary to be one"""
    dotted: bool
    """whether a dot of foreign names stands in it"""
    names: dict[int, tuple[int, str]] = field(default_factory=dict)
    """start → end and rule"""
    changed: bool = False
    """whether a name was added since this was set back"""

    def add(self, start: int, end: int, rule: str) -> None:
        kept = self.names.get(start)
        if kept is None or kept[0] < end:
            self.names[start] = (end, rule)
            self.changed = True

    def mentions(self) -> list[Mention]:
        """Its names in their order, known without the blanks in them: 王　伟 → 王伟."""
        text = self.text
        return [
            Mention(self.source, None, start, end, "PERSON", name := text[start:end], rule, "".join(name.split()))
            for start, (end, rule) in sorted(self.names.items())
        ]


def find_everywhere(scan: Scan, known: set[str] | frozenset[str]) -> None:
    """Every other place where a known name stands."""
    if not known:
        return
    for start, end in _occurrences(scan.text, known):
        if start in scan.names and scan.names[start][0] >= end:
            continue
        if start in scan.taken or scan.text.startswith(words_with_role("idea"), end):
            continue
        if _stands_alone(scan, start, end):
            scan.add(start, end, "known_name")


def _occurrences(text: str, names: set[str] | frozenset[str]) -> Iterator[tuple[int, int]]:
    if names is notable_names():
        for _, start, end in _NOTABLE.hits(text):
            yield start, end
    elif len(names) > MANY_NAMES:
        yield from places_of(sorted(names), text)
    else:
        for name in sorted(names, key=len, reverse=True):  # the longer first: 马良泉, not 马良
            start = text.find(name)
            while start >= 0:
                yield start, start + len(name)
                start = text.find(name, start + len(name))


def _stands_alone(scan: Scan, start: int, end: int) -> bool:
    """Whether a name is no part of another word: no 王伟 in 王伟大, no 巴耶夫 in 阿塔姆巴耶夫, no 布兰德 in 迈克尔·布兰德."""
    if start and scan.text[start - 1] in DOTS:
        return False
    if end - start > 2:
        foreign = scan.text[start] in sound_chars() and start > 0 and scan.text[start - 1] in sound_chars()
        return not foreign or scan.words.is_boundary(start)
    opens = scan.words.is_boundary(start) or scan.text[start - 1] in single_followers()
    return opens and (scan.words.is_boundary(end) or ends_name(scan.text, end))


@cache
def notable_names() -> frozenset[str]:
    """Names that are known without a licence: 习近平, 雷锋, 拉夫罗夫; of leaders of the state those that few others bear."""
    leaders = (row["name"] for row in lexicon("state_leaders") if row["common"] == "0")
    known = column_set("notable_persons", "name") | column_set("known_abroad", "name")
    return known | {name for name in leaders if len(name) > 2}


_NOTABLE = VOCABULARY.add(lambda: sorted(notable_names()))


def is_tagged(scan: Scan, name: Name) -> bool:
    """Whether the dictionary takes the word that ends the name for a person's."""
    index = scan.words.index_before(name.end)
    return index >= 0 and scan.words.tags[index] == "nr" and scan.words.ends[index] == name.end


def is_common_word(scan: Scan, start: int, end: int) -> bool:
    """Whether a word of the dictionary that is no name begins there and reaches over two characters."""
    index = scan.words.index_before(start + 1)
    if index < 0 or scan.words.starts[index] != start:
        return False
    word, tag = scan.words.words[index], scan.words.tags[index]
    return (
        (len(word) > 1 and len(word) >= end - start - 1 and tag not in _UNKNOWN)
        or scan.text[start:end] in pieces()
        or scan.text[start:end] in lookalikes()
    )


def list_after(scan: Scan, end: int, posts: dict[int, Post]) -> None:
    """The names that follow a name in a list: 甲|、乙、丙和丁."""
    while scan.text[end : end + 1] in BETWEEN:
        between = BETWEEN_NAMES.match(scan.text, end)
        if not between or between.end() in scan.taken or between.end() in posts or between.end() in scan.names:
            return  # a name that is known already: its list is followed from there
        dotted = dotted_item(scan.text, between.end()) if scan.dotted else None
        if dotted is not None and posts.keys().isdisjoint(range(between.end(), dotted)):
            scan.add(between.end(), dotted, "name_in_list")
            end = dotted
            continue
        name = chinese_name_at(scan.text, between.end(), scan.words)
        if name is None or name.score < SAFE + (not ends_name(scan.text, name.end)):
            return
        scan.add(name.start, name.end, "name_in_list")
        end = name.end
