"""Names written by sound, foreign ones and those of minorities: where they begin and end.

鲁哈尼|会见, 旅游部长|曼努埃尔·马雷罗, 阿卜杜杰力力·艾拜|听到
"""

import re
from collections.abc import Iterator
from functools import cache

from tasks.entities.people.names import CJK, ends_name, followers_of_two, sides, single_followers, sound_chars, surnames
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words

DOTS = "·•・‧∙●"
_DOTS = VOCABULARY.add(lambda: DOTS)
_DOTTED = re.compile(rf"[㐀-鿿]{{1,9}}(?:[{DOTS}][㐀-鿿]{{1,9}}){{1,4}}")
HYPHENS = frozenset("-－‐–")
_KING, _NUMERALS = re.compile(r"[一二三四五六七八九十]{1,2}世"), frozenset("一二三四五六七八九十")
"""女王伊丽莎白|二世"""
LONGEST_RUN = 9
"""characters between two dots of a foreign name at most"""
LONGEST_SOUNDED = 2 * LONGEST_RUN
"""those of a foreign name with a hyphen"""


def has_dots(text: str) -> bool:
    """Whether a dot of foreign names stands in it."""
    return bool(_DOTS.hits(text))


def dotted_name_at(text: str, start: int, words: Words) -> int | None:
    """Where the name with dots that begins at `start` ends: 阿卜杜杰力力·艾拜|听到; None where none does."""
    dotted = _DOTTED.match(text, start)
    if dotted is None or ends_name(text, start):
        return None
    last = max(text.rfind(dot, start, dotted.end()) for dot in DOTS)
    end = _sound_run(text, last + 1, words)
    if end > last + 1:
        return _over_word(text, words, last + 1, end)
    for end in range(last + 2, dotted.end()):
        if words.is_boundary(end) and ends_name(text, end):
            return end  # 伊姆兰·汗|对我国进行工作访问
    return dotted.end() if ends_name(text, dotted.end()) else None


_NAMED = ("nr", "nrt", "nrfg", "x", "nz")


def _over_word(text: str, words: Words, start: int, end: int) -> int:
    """The end of the name's last part where the dictionary knows it as longer: 马克·亚|当斯."""
    index = words.index_before(end)
    inside = words.starts[index] >= start and words.ends[index] > end and not ends_name(text, end)
    return words.ends[index] if inside and words.tags[index] in _NAMED else end


def dotted_start(text: str, start: int, words: Words) -> int:
    """Where the name with dots begins in what stands at `start`: 旅游部长|曼努埃尔·马雷罗, 人|伊斯梅尔·哈尼亚."""
    dotted = _DOTTED.match(text, start)
    first = min((at for dot in DOTS if (at := text.find(dot, start, dotted.end())) > 0), default=start) if dotted else 0
    for place in range(start, first - 1):
        if (place == start or words.is_boundary(place)) and _is_sounded(text[place:first]):
            return place
    return start


def dotted_item(text: str, start: int) -> int | None:
    """Where the name with dots ends that is the item of a list that begins there: 吉炳轩、|艾力更·依明巴海|、."""
    dotted = _DOTTED.match(text, start)
    return dotted.end() if dotted is not None and text[dotted.end() : dotted.end() + 1] == "、" else None


def dotted_names(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Names with dots that need no licence, for all their characters are of foreign names: 迈克尔·布兰德."""
    behind = 0
    for _, first, _ in _DOTS.hits(text):
        start = first
        while start > behind and first - start < LONGEST_RUN and CJK.match(text[start - 1]):
            start -= 1
        match = _DOTTED.match(text, start) if behind <= start < first else None
        if match is None:
            continue
        end = behind = match.end()
        while start < first and not (words.is_boundary(start) and _is_sounded(text[start:first])):
            start += 1
        last = max(text.rfind(dot, start, end) for dot in DOTS)
        while end > last + 1 and not _is_sounded(text[last + 1 : end]):
            end -= 1
        if first - start > 1 and end - last > 2 and _is_sounded(text[first:last]):
            yield start, _over_word(text, words, last + 1, end)


def _is_sounded(part: str) -> bool:
    """Whether all of it is written by sound, dots between names too; 得 only in 彼得."""
    sounds = sound_chars()
    return all(char in sounds or char in DOTS for char in part.replace("彼得", "彼"))


def sounded_name_at(text: str, start: int, words: Words) -> int | None:
    """Where the foreign or minority name that begins at `start` ends: 鲁哈尼|会见; None where none does."""
    sounds = sound_chars()
    second = text[start + 1 : start + 2]
    if text[start : start + 1] not in sounds or (second not in sounds and second not in HYPHENS | {"得"}):
        return None
    if text[start : start + 2] in sides() or text[start : start + 2] in followers_of_two():
        return None  # 总书记|多次考察
    end = _sound_run(text, start, words)
    if end - start < 2:
        return None
    if text[end : end + 1] in _NUMERALS and (king := _KING.match(text, end)):
        return king.end()
    return end


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"(?:彼得|[{''.join(sorted(sound_chars()))}])+")


def _sound_run(text: str, start: int, words: Words) -> int:
    """End of the longest run of such characters, cut back to where a name may end (默克尔|连任)."""
    sounds = sound_chars()
    run = _sounds().match(text, start, start + LONGEST_RUN)
    end = run.end() if run else start
    if end > start and text[end : end + 1] in HYPHENS:
        second = end + 1
        while second < len(text) and second - start < LONGEST_SOUNDED and text[second] in sounds:
            second += 1
        if second > end + 2 and ends_name(text, second):
            return second  # 迪亚斯-卡内尔
    followers = followers_of_two()
    ends = [
        place
        for place in range(end, start + 1, -1)
        if ends_name(text, place)
        and text[place - 1 : place + 1] not in followers  # 苏纳克可|能
        and text[place - 2 : place] not in followers  # 萨拉姆强烈|谴责
    ]
    best = next((place for place in ends if words.is_boundary(place)), ends[0] if ends else end)
    joined = best - start > 2 and text[best - 1] in single_followers()
    joined = joined and (words.word_at(best - 1) == text[best - 1] or text[best - 1] == "于")
    return best - 1 if joined else best  # 普京|曾宣布, 蓬佩奥|于当天


def sounded_name_before(text: str, end: int) -> int | None:
    """Where the foreign name that ends at `end` begins: 同|苏希洛|总统; None where none of three characters does."""
    sounds = sound_chars()
    if text[end - 1 : end] not in sounds:
        return None
    start = end
    while start > 0 and end - start < LONGEST_RUN and text[start - 1] in sounds:
        start -= 1
    return start if 3 <= end - start < LONGEST_RUN else None


def is_foreign_name(name: str) -> bool:
    """Whether a name is written by sound: 姆努钦, 约翰·米勒; no Chinese one with a surname of its own."""
    if any(dot in name for dot in DOTS):
        return True
    sounded = len(name) > 2 and all(char in sound_chars() for char in name)
    return sounded and (len(name) > 3 or name[0] not in surnames())
