"""A text → the names that open its clauses, licensed by their verb: 谢道全|要求, 李克强|12日主持, 欧尔班|表示，."""

import re
from bisect import bisect_left
from functools import cache

from tasks.entities.people.name_scan import BETWEEN, BETWEEN_NAMES, SAFE, Scan, is_common_word, is_tagged
from tasks.entities.people.names import LICENSING_VERBS, Name, chinese_name_at, opening_chars, sound_chars, surnames
from tasks.entities.people.sounded_names import LONGEST_SOUNDED, sounded_name_at
from tasks.entities.places.gazetteer import names as place_names

_OPENING_TAGS = frozenset(("nr", "nrt", "nrfg", "x", "ns", "nz"))
"""tags of words that may be a name, or the end of one"""
_NAMING_TAGS = frozenset(("nr", "nrt", "nrfg", "ns"))
"""those of them that tell of one without what follows"""
_LONGEST, _WORDS_OF_NAME = 9, 5
"""characters of a Chinese name with blanks and the mark behind it, and words of one, at most"""
_FOREIGN_TAGS = frozenset(("nr", "nrt", "nrfg"))
SURE = 7
"""score of a name that needs no licence where it opens a clause: all that can speak for it does"""


@cache
def _clauses() -> re.Pattern[str]:
    """The mark before a clause that opens with the first character of a surname or with three that sound a name; then
    its group is there, and empty."""
    surname, sound = ("".join(sorted(chars)) for chars in (opening_chars(), sound_chars()))
    return re.compile(f"[，。；：！？\\n“ 　、）](?:(?=[{sound}]{{3}})()|(?=[{surname}]))")


def names_at_clauses(scan: Scan) -> None:
    """A clause opens with a name and its verb: 谢道全|要求, 李克强|12日主持, 欧尔班|表示，."""
    text, known, names, taken = scan.text, surnames(), scan.names, scan.taken
    words, reports = scan.words, scan.reports
    starts, ends, tags = words.starts, words.ends, words.tags
    last = len(starts) - 1
    for mark in _clauses().finditer(f"，{text}"):  # the first clause opens as if behind a mark
        start = mark.end() - 1
        if start in names or start in taken:
            continue
        if mark.lastindex and _may_report(scan, start):
            end = sounded_name_at(text, start, scan.words)
            if end is not None and _reports(scan, start, end) and not is_common_word(scan, start, end):
                scan.add(start, end, "name_before_report")
                continue
        index = bisect_left(starts, start + 1) - 1
        named = True
        if ends[index] - starts[index] == 1 and index < last:
            index += 1  # a surname of its own: 郑|频频
            named = ends[index] - starts[index] > 1
        if named and not (
            (tags[index] in _OPENING_TAGS and (tags[index] != "ns" or _may_open_with_place(scan, start, index)))
            or (reports and (start + 2 in reports or start + 3 in reports or start + 4 in reports))
        ):
            continue  # the dictionary sees no name there and no report follows: most clauses get no closer look
        told = not _NAMING_TAGS.isdisjoint(tags[max(index - 1, 0) : index + _WORDS_OF_NAME])
        told = told or "、" in text[start + 2 : start + _LONGEST]
        if not told and (not reports or reports.isdisjoint(range(start + 2, start + _LONGEST))):
            continue  # neither the dictionary nor a list nor a report could tell of a name
        if text[start] in known or text[start : start + 2] in known:
            _at_clause(scan, start)


def _may_report(scan: Scan, start: int) -> bool:
    """Whether a foreign name that begins there may have a verb of persons behind it; spares most a closer look."""
    if scan.reports and not scan.reports.isdisjoint(range(start + 2, start + LONGEST_SOUNDED + 1)):
        return True
    return _is_foreign(scan, start)


def _reports(scan: Scan, start: int, end: int) -> bool:
    """Whether a verb of persons stands behind a foreign name, and no organ is one: 斯诺登|表示愿意."""
    return end in scan.reports or (_is_foreign(scan, start) and LICENSING_VERBS.stand_at(scan.text, end))


def _is_foreign(scan: Scan, start: int) -> bool:
    """Whether the dictionary takes the word there for a name, and no Chinese surname opens it."""
    named = scan.words.tags[scan.words.index_before(start + 1)] in _FOREIGN_TAGS
    return named and surnames().get(scan.text[start], True)


def _at_clause(scan: Scan, start: int) -> None:
    name = chinese_name_at(scan.text, start, scan.words)
    if name is None or name.score < SAFE:
        return
    if name.end in scan.reports:
        scan.add(name.start, name.end, "name_before_report")
    if name.score > SAFE and _lists_names(scan, name):
        scan.add(name.start, name.end, "name_in_list")
    elif name.score > SAFE and _is_named(scan, name) and _verb_follows(scan.text, name.end):
        scan.add(name.start, name.end, "name_before_verb")
    elif name.score >= SURE and name.end - name.start == 3 and not surnames().get(scan.text[start], True):
        scan.add(name.start, name.end, "name_opens_clause")


def _is_named(scan: Scan, name: Name) -> bool:
    """Whether the dictionary takes it for a person, or for a place that is none: 黄坤明|参加会见."""
    text, words = scan.text, scan.words
    if is_tagged(scan, name):
        return True
    index = words.index_before(name.end)
    of_place = words.tags[index] == "ns" and words.ends[index] == name.end and name.end - name.start == 3
    return of_place and not surnames().get(text[name.start], True) and text[name.start : name.end] not in place_names()


def _may_open_with_place(scan: Scan, start: int, index: int) -> bool:
    """Whether a name may open with what the dictionary takes for a place: one that is listed, that another ends or a
    verb of persons follows."""
    end = scan.words.ends[index]
    if end - start == 3 and _verb_follows(scan.text, end):
        return True
    listed = not BETWEEN.isdisjoint(scan.text[start + 2 : start + 5])
    return listed or "nr" in scan.words.tags[index + 1 : index + 3]


def _lists_names(scan: Scan, name: Name) -> bool:
    """Whether another name follows in a list: 陈佳|、王壹包揽了."""
    between = BETWEEN_NAMES.match(scan.text, name.end)
    if not between or scan.text[name.end] != "、":
        return False
    other = chinese_name_at(scan.text, between.end(), scan.words)
    return other is not None and other.score >= SAFE + 1 and is_tagged(scan, other)


def _verb_follows(text: str, place: int) -> bool:
    """Whether a verb that needs a person stands there, at most behind a day: |强调, |24日主持."""
    day = _DAY.match(text, place)
    return LICENSING_VERBS.stand_at(text, day.end() if day else place)


_DAY = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?|在(?:讲话|发言|会上|会谈|致辞|报告)中?|(?:首先|随后|最后|还|又|也)|等(?:一同)?|一同"
)
