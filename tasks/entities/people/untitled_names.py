"""A text with its words → names of persons whom no post and no verb tells: behind a word for people, repeated, in a list.

红军小号手|罗广茂, 村民|李建国; 马凌 where it stands at the head of clauses again and again; 包陪庆|、曹其镛等
"""

import re
from collections.abc import Iterator
from functools import cache

from tasks.entities.people.name_scan import Scan
from tasks.entities.people.names import (
    NO_LAST,
    SENTENCE_MARKS,
    chinese_name_at,
    given_chars,
    lookalikes,
    sides,
    surnames,
)
from tasks.entities.people.sounded_names import DOTS, sounded_name_at
from tasks.entities.places.gazetteer import names as place_names
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon, words_with_role

_NOTES = VOCABULARY.add(
    lambda: [
        *(f"{mark}{sex}{behind}" for mark in "（(，," for sex in "男女" for behind in "，,、）)"),
        *(f"{blank}{sex}{blank}" for blank in " 　" for sex in "男女"),
        *(f"，{told}" for told in ("现任", "拟任", "曾任", "历任", "汉族")),
    ]
)
"""（女）, ，男，: what stands behind a name in lists; ，现任: behind one that is introduced"""
_NOTED = re.compile(r"(?:^|[\n；：。])[ 　]*(?:\d{1,2}[.．、] ?)?([㐀-鿿]{2,5})(?=[，（(][男女][，、）)])")
"""a line that introduces someone: 普布次仁，男，藏族"""
_BESIDE_NAMES = VOCABULARY.add(lambda: ("同志", "记者"))
_REPORTER = re.compile(r"([㐀-鿿]{2,3})：")
_RARE = frozenset(("nr", "nz", "x", "ns", "nrt"))
NOUNS = ("n", "nz", "l")
SURE_BEHIND_PEOPLE = 5
SURE_REPEATED = {2: 6, 3: 5}
"""scores that are enough there, the latter by the length of the name"""
COMMON, WEIGHTY = 100, 50
"""rank of a surname, and weight of the characters behind it, from which one that is also a word opens a name: 马|凌"""
BEFORE_LISTS = frozenset("给向和与由对为括有了出请同的含邀")
"""what a list of names may open behind: 给|包陪庆、曹其镛等, 涌现出|包玉刚、邵逸夫等"""
PAIRED = 3
"""score that is enough where two names stand about a stroke"""
GATHERED = 3
"""how often a name of two characters stands in a text that licenses itself"""


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in lexicon("surnames") if int(row["rank"] or 9999) <= COMMON)


def untitled_names(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each."""
    text, words, known = scan.text, scan.words, surnames()
    starts, ends = words.starts, words.ends
    for index in words.tagged("nr"):
        start, end = starts[index], ends[index]
        if not 2 <= end - start <= 3 or start in scan.names or start in scan.taken:
            continue
        plain = end - start == 3 and not known.get(text[start], True)
        behind = plain and _behind_people(scan, index)
        repeated = (start == 0 or text[start - 1] in SENTENCE_MARKS) and _repeated(scan, start, end)
        if not behind and not repeated:
            continue
        name = chinese_name_at(scan.text, start, words)
        if name is None or name.end != end or scan.text[start:end] in lookalikes():
            continue
        if behind and name.score >= SURE_BEHIND_PEOPLE:
            yield start, end, "name_behind_people"
        elif repeated and name.score >= SURE_REPEATED[end - start]:
            yield start, end, "name_repeated"


def comrades_and_reporters(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Rare names beside words that leave no doubt: 通过了|万鄂湘|同志代表…, 本台记者 |张讴|：这里是."""
    for index, start, end in _BESIDE_NAMES.hits(scan.text):
        if index:
            spaced = scan.text[end : end + 1] in (" ", "　")
            name = _REPORTER.match(scan.text, end + spaced)
            if name is not None and scan.text[name.start(1)] in surnames() and name[1] not in lookalikes():
                yield *name.span(1), "name_of_reporter"
        elif start > 2 and start - 3 not in scan.names and start - 3 not in scan.taken and _is_comrade(scan, start - 3):
            yield start - 3, start, "name_before_post"


def _is_comrade(scan: Scan, start: int) -> bool:
    """Whether a name of three characters stands there, whose given name is no word for people: 万|鄂湘|同志."""
    words, text = scan.words, scan.text
    if not words.is_boundary(start) or not words.is_boundary(start + 3) or text[start : start + 3] in lookalikes():
        return False
    given = words.word_at(start + 1)
    known = all(char in given_chars() for char in text[start + 1 : start + 3])
    single = words.word_at(start) == text[start] and text[start] not in BEFORE_LISTS
    return (
        known
        and single
        and text[start] in surnames()
        and (len(given) == 1 or words.tag_at(start + 1, start + 3) in _RARE)
    )


def _behind_people(scan: Scan, index: int) -> bool:
    """Whether the word before is one for people: 小号手|罗广茂."""
    words = scan.words
    before = index - 1
    if before < 0 or words.ends[before] != words.starts[index]:
        return False
    word = words.words[before]
    return len(word) > 1 and word.endswith(words_with_role("ends_people")) and words.tags[before] in NOUNS


def _repeated(scan: Scan, start: int, end: int) -> bool:
    """Whether what opens a clause here may be a name and is told again: ，|马凌|擅长."""
    text = scan.text
    if text[end - 1] in NO_LAST or text[start + 1] == "方":
        return False  # 巴方|愿
    if end - start == 2 and all(f"{char}方" in sides() for char in text[start:end]):
        return False  # 白中|建立全面战略伙伴关系
    if surnames().get(text[start], True) and not (
        text[start] in _common_surnames()
        and all(given_chars().get(char, 0) >= WEIGHTY for char in text[start + 1 : end])
    ):
        return False  # 夏粮, 归根
    if text.count(text[start:end]) < (2 if end - start == 3 else GATHERED):
        return False
    quoted = text[start - 1 : start] == "“"  # the typhoon “莫兰蒂”
    return not quoted and text[start : start + 2] not in place_names()


def names_before_listed(scan: Scan) -> Iterator[tuple[int, int]]:
    """Names that open a list whose next name is known: 给|包陪庆|、曹其镛等; before two of them a rare name too:
    还有|邵鸿|、|何报翔|、王光谦、秦博勇."""
    known = sorted([start for start in scan.names if start > 2 and scan.text[start - 1] == "、"])
    ends = {start: end for start, (end, _) in scan.names.items()}
    while known:
        listed = known.pop()
        end = listed - 1
        if end - 1 in scan.taken or any(ends.get(start, 0) >= end for start in range(end - 6, end)):
            continue
        before_two = ends[listed] + 1 in ends and scan.text[ends[listed]] == "、"
        for start in (end - 3, end - 2):
            name = chinese_name_at(scan.text, start, scan.words) if start >= 0 else None
            if name is None or name.end != end or start in scan.taken or scan.text[end - 1] == "某":
                continue
            opens = before_two and scan.text[start - 1] in BEFORE_LISTS | {"、"}
            enough = name.score >= (0 if opens else 2 if end - start == 3 else 3)
            if enough and _opens_list(scan, start) and scan.text[start:end] not in lookalikes():
                yield start, end
                ends[start] = end
                if opens and scan.text[start - 1] == "、":
                    known.append(start)
                break


def _opens_list(scan: Scan, start: int) -> bool:
    """Whether a list of names may begin there: 给|包陪庆、; but no 、向|巴平措、 and no 雪克来提·|扎克尔、."""
    if start == 0:
        return True
    before = scan.text[start - 1]
    if before in DOTS or (before in BEFORE_LISTS and scan.text[start - 2 : start - 1] == "、"):
        return False
    return before in BEFORE_LISTS or before in SENTENCE_MARKS or scan.words.is_boundary(start)


def names_before_notes(scan: Scan) -> Iterator[tuple[int, int]]:
    """马依努尔|，女，维吾尔族; 李烈|（女）."""
    for _, end, _ in _NOTES.hits(scan.text):
        for start in (end - 2, end - 3, end - 4):
            name = chinese_name_at(scan.text, start, scan.words) if start >= 0 else None
            if name is not None and name.end == end and scan.words.is_boundary(start):
                yield start, end
    if ("男" in scan.text or "女" in scan.text) and ("男，" in scan.text or "女，" in scan.text):
        for noted in _NOTED.finditer(scan.text):
            if noted.start(1) not in scan.taken and noted[1] not in lookalikes():
                yield noted.span(1)


def paired_names(scan: Scan) -> Iterator[tuple[int, int]]:
    """Two who stand together: 隋文静|/|韩聪夺冠, 穆尔-托尔斯|/|马里纳罗."""
    slash = scan.text.find("/")
    while slash > 0:
        second = _first_name(scan, slash + 1)
        if second is not None:
            first = next((start for start in range(max(0, slash - 9), slash - 1) if _ends_at(scan, start, slash)), None)
            if first is not None:
                yield first, slash
                yield slash + 1, second
        slash = scan.text.find("/", slash + 1)


def _first_name(scan: Scan, start: int) -> int | None:
    """Where the name ends that begins there; a Chinese one that is likely, or a foreign one."""
    name = chinese_name_at(scan.text, start, scan.words)
    sounded = sounded_name_at(scan.text, start, scan.words)
    if name is not None and name.score >= PAIRED and (sounded is None or sounded <= name.end):
        return name.end
    return sounded if sounded is not None and sounded - start > 2 else None


def _ends_at(scan: Scan, start: int, end: int) -> bool:
    """Whether a name begins there and ends at the stroke."""
    opens = start == 0 or scan.words.is_boundary(start)
    return opens and _first_name(scan, start) == end
