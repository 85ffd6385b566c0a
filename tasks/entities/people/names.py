"""What a personal name looks like: surname and given name, or a foreign or minority name written by sound.

Where a name begins is known from outside (a post ends there, a clause begins there); these functions say where it
ends: 班宏|主持会议, 白春林|、, 马依努尔·艾尔肯|说.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from tasks.entities.places.divisions import division_names
from tasks.entities.words import Words
from tasks.lexicons import column_of, column_set, lexicon, words_with_role
from tasks.matching import Beginnings

CJK = re.compile(r"[㐀-鿿々]+")
_BLANKS = frozenset(" 　\xa0")
SPACED = re.compile(r"[ 　\xa0]{1,4}")
SENTENCE_MARKS = frozenset(
    "，。、；：！？…—“”‘’（）《》〈〉【】「」[]()<>,.;:!?\"'/\\|　 \t\n*0123456789０１２３４５６７８９"
)


LINE_ITEM = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．] ?)?"
"""what may stand before the first word of a line: 一、, （二）, 3."""
NO_LAST = frozenset("某方氏巷街路村镇乡桥湾港岛山河湖寺庙庄屯寨沟坪坝坡岭塘店营堡楼院馆家军队")
"""last characters of what is told again and is no person: 穆某, 哈方, 曹家巷"""
COMMON_WEIGHT = 300
"""weight of a character in given names from which two of them make a name of 向 or 和: 向国平"""
_RARE_AS_GIVEN = 60
"""weight below which a character that is also a word behind names is taken for that: 刘俊|作的; 李同|和 is 71"""
_HIGHEST = 7
"""score of a name for which all speaks; one less where its surname is a common word"""
_PERSON_TAGS = frozenset(("nr", "nrt", "nrfg"))
_NAME_TAGS = _PERSON_TAGS | {"x", "nz"}


@cache
def surnames() -> dict[str, bool]:
    """Surname → whether it is a rare one or also a common word (时, 高, 万 …)."""
    return {row["surname"]: row["common_word_risk"] == "1" for row in lexicon("surnames")}


@cache
def opening_chars() -> frozenset[str]:
    """First characters of all surnames."""
    return frozenset(surname[0] for surname in surnames())


@cache
def _joining_surnames() -> frozenset[str]:
    """Rare surnames that are mostly the word before a name: 和, 向, 从, 经; 于 is a common one."""
    rows = lexicon("surnames")
    rare = frozenset(row["surname"] for row in rows if int(row["rank"] or 9999) > 100)
    return rare & (single_followers() | {"经", "由"})


@cache
def given_chars() -> dict[str, int]:
    """Characters of given names with their weight, 1000 for the most common."""
    return {row["char"]: int(row["weight"]) for row in lexicon("given_name_chars")}


@cache
def sound_chars() -> frozenset[str]:
    """Characters that foreign and minority names are written with."""
    return column_set("foreign_name_chars", "char")


@cache
def name_openings() -> frozenset[str]:
    """First characters of all names, foreign ones too."""
    return opening_chars() | sound_chars()


@cache
def core_sounds() -> frozenset[str]:
    """Those that hardly write anything else: 娃, 塞, 奥."""
    return frozenset(row["char"] for row in lexicon("foreign_name_chars") if row["core"] == "1")


@cache
def lookalikes() -> frozenset[str]:
    """Words that look like names and that dictionaries take for names: 元老, 滑冰, 卓越."""
    return column_set("name_lookalikes", "word")


@cache
def sides() -> frozenset[str]:
    """The side of a country, which no person is: 阿方, 马方, 巴方."""
    letters = (row["character"] for row in lexicon("place_characters") if row["kind"] == "country")
    return frozenset(f"{letter}方" for letter in (*letters, *(name[0] for name in column_of("countries", "name_zh"))))


_NO_GIVEN = "两们"
_NO_OPENING = "让多应由向从同和"
"""surnames that are words before the name of a country"""


@cache
def _countries() -> frozenset[str]:
    """Names of countries that are no given names."""
    return frozenset(row["name_zh"] for row in lexicon("countries") if row["kind"] == "country") - {"中国"}


@cache
def _titles() -> frozenset[str]:
    """What stands behind a bare surname and is no given name: 姚|师傅, 王|主任."""
    return frozenset(row["post"] for row in lexicon("posts") if row["kind"] != "decoy")


@cache
def followers() -> tuple[str, ...]:
    """Words that may stand right behind a name."""
    posts = [row["post"] for row in lexicon("posts") if row["kind"] in ("head", "government", "state", "rank")]
    return (*column_of("person_followers", "word"), *posts, *(f"副{post}" for post in posts))


@cache
def single_followers() -> frozenset[str]:
    """Followers of one character: 和, 在, 向."""
    return frozenset(word for word in followers() if len(word) == 1)


@cache
def before_names() -> frozenset[str]:
    """Characters that a dictionary joins with the name behind them: 同|范明政, 应|舒尤克."""
    return single_followers() | {"应"}


@cache
def followers_of_two() -> frozenset[str]:
    """Followers of two characters: none of them opens a name (祝贺我当选)."""
    return frozenset(row["word"] for row in lexicon("person_followers") if len(row["word"]) == 2)


LICENSING_VERBS = Beginnings(lambda: (row["word"] for row in lexicon("person_followers") if row["licenses"] == "1"))
"""Followers that only a person or organ has as its verb (强调, 出席); they license a name that opens a clause"""
_FOLLOWERS = Beginnings(followers)


@dataclass(slots=True)
class Name:
    """A name that stands at text[start:end], and how sure its borders are. Many are made: so it is not frozen."""

    start: int
    end: int
    score: int
    """evidence: what follows, words, characters; 4 and more is safe beside a post"""


def ends_name(text: str, place: int) -> bool:
    """Whether a name may end there: a mark, a digit or a word that stands behind names."""
    if place >= len(text) or text[place] in SENTENCE_MARKS:
        return True
    words = _FOLLOWERS.by_char.get(text[place])
    return words is not None and text.startswith(words, place)


def chinese_name_at(text: str, start: int, words: Words) -> Name | None:
    """The Chinese name that begins at `start`: 班宏主持 → 班宏, 欧阳修说 → 欧阳修, 王　伟 → 王　伟; None where none does."""
    opening = text[start : start + 1]
    if opening not in opening_chars():
        return None
    known = surnames()
    for length in (2, 1) if opening in _compound_openings() else (1,):
        surname = text[start : start + length]
        if len(surname) < length or surname not in known:
            continue
        after = start + length
        behind = text[after : after + 1]
        if behind in _BLANKS:
            spaced = SPACED.match(text, after)
            if spaced and text[spaced.end() : spaced.end() + 1] in given_chars() and ends_name(text, spaced.end() + 1):
                return Name(start, spaced.end() + 1, 5)
        if behind == "氏":  # 阮氏金银
            after += 1
        best = _best(text, start, after, words, known[surname])
        if best is not None:
            return best
    return None


def _best(text: str, start: int, given: int, words: Words, risky: bool) -> Name | None:
    """The likeliest name whose given name begins at `given`: one of two characters, of one, or of three (陈冯富珍)."""
    first = bisect_left(words.starts, start + 1) - 1
    best: int | None = None
    end = given
    for length in (2, 1):
        score = _score(text, start, given, given + length, words, first, risky)
        if score is not None and (best is None or score > best):
            best, end = score, given + length
        if best == _HIGHEST - risky:
            break
    if (best is None or best < 3) and not surnames().get(text[given : given + 1], True):
        score = _score(text, start, given, given + 3, words, first, risky)
        if score is not None:
            best, end = score, given + 3
    return None if best is None else Name(start, end, best)


@cache
def _compound_openings() -> frozenset[str]:
    """First characters of surnames of two: 欧阳, 司马."""
    return frozenset(surname[0] for surname in surnames() if len(surname) == 2)


@lru_cache(maxsize=16384)
def _weight(name: str, given: int) -> int | None:
    """What its characters alone speak for a name whose given name begins at `given`; None where it can be none."""
    weights = given_chars()
    chars = name[given:]
    if not chars.isalpha() or not CJK.fullmatch(chars):
        return None
    joins = name[0] in _joining_surnames() and (name[1] in surnames() or chars in lookalikes())
    if joins and not (len(chars) == 2 and all(weights.get(char, 0) >= COMMON_WEIGHT for char in chars)):
        return None  # 和|普京, 和|卓越领导人
    if chars in _titles() or name in lookalikes() or name in sides() or name[:2] in followers_of_two():
        return None
    if chars[-1] in _NO_GIVEN or (name[0] in _NO_OPENING and chars in _countries()):
        return None  # 容克|两主席, 让|巴西
    cut = len(chars) == 2 and chars[1] in single_followers()
    if cut and (weights.get(chars[1], 0) < _RARE_AS_GIVEN or name[:2] in column_set("notable_persons", "name")):
        return None  # 韩正|同国王查尔斯三世
    return -1 if weights.get(chars[0], 0) < 3 or weights.get(chars[-1], 0) < 3 else 0


def _score(text: str, start: int, given: int, end: int, words: Words, first: int, risky: bool) -> int | None:
    """What speaks for a name at text[start:end], whose first character stands in the word `first`; None: it is none."""
    weight = _weight(text[start:end], given - start) if end <= len(text) else None
    if weight is None:
        return None
    score = weight + (not risky)
    given_here = _goes_on(text, start, end)
    starts, ends = words.starts, words.ends
    index, last = first, len(starts) - 1
    while index < last and starts[index + 1] < end:
        index += 1
    bonus = 0 if given_here else 3 if _ends_well(text, end) else _bonus_of_verb(words, index + 1, end)
    score += bonus
    if index < 0:
        return score
    if ends[index] == end:
        score += 1
        if words.tags[index] in _PERSON_TAGS and _all_tagged(words, start, index):
            score += 2
        elif starts[index] <= start and len(words.words[index]) > 1 and words.tags[index] not in ("x", "nz"):
            known_place = words.tags[index] != "ns" or words.words[index] in division_names()
            score -= 3 if known_place or end - start < 3 else 1  # a word of its own: 高度, 方向; but 黄坤明 is no place
    elif not bonus:
        score -= 1
    if first >= 0 and starts[first] == start and ends[first] < end and words.tags[first] not in _NAME_TAGS:
        score -= 1  # a word and the beginning of another: 来|学校
    return score


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether what stands behind is the last character of the given name: 刘年|来出席; 朱团|能、曾巍: no verb stands there."""
    behind = text[end : end + 2]
    if behind[1:] == "、" or (behind[:1] in _GIVEN_OPENS and _GIVEN_LAST.match(text, end) is not None):
        return True
    given = end - start == 2 and text.startswith(words_with_role("given_before_verb"), end)
    return given and LICENSING_VERBS.stand_at(text, end + 1)


def _ends_well(text: str, end: int) -> bool:
    """Whether a mark or a word that stands behind names follows."""
    if not ends_name(text, end):
        return False
    behind = text[end : end + 2]
    if behind[1:] in _MARKS_BEHIND and behind[:1] in single_followers():
        return False  # 魏凤|和、王勇: what joins or acts does not stand before a mark
    return text[end - 1 : end + 1] not in followers_of_two()  # 陈冬|站在, 苏林|陪同


_MARKS_BEHIND = frozenset("，。、；：！？")
_GIVEN_OPENS = frozenset("和能")
_GIVEN_LAST = re.compile("[和能]等|和(?:说|表示|指责|指出|当天|认为|强调)")
"""a character that joins or acts, but not before these: 罗富和|等, 耿福能|等, 康京和|指责"""


def _all_tagged(words: Words, start: int, last: int) -> bool:
    """Whether the word `last`, and those before it from `start` on, are names to the dictionary: 郭谨|瑜."""
    index = last
    while words.starts[index] > start and index > 0:
        index -= 1
        if words.tags[index] not in _NAME_TAGS and len(words.words[index]) > 1:
            return False
    return True


def _bonus_of_verb(words: Words, index: int, place: int) -> int:
    """What a verb of the dictionary, if `index` is one that begins there, speaks for a name's end: 王壹|包揽了 3,
    王欣|找 1."""
    if index >= len(words.starts) or words.starts[index] != place or words.tags[index] not in ("v", "vn"):
        return 0
    verb = words.words[index]
    if len(verb) == 1:
        return 1
    return 0 if verb[-1] in single_followers() else 3  # 唐仁健|在, not 唐仁|健在
