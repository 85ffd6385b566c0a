"""Traditional → simplified characters, one for one; and which script a text is in."""

import re
from functools import cache

import opencc

from tasks.clean.repair.qian import with_qian_kept
from tasks.lexicons import column_set

_MIXED_FROM, _MIXED_TO = 0.05, 0.9
"""Share of traditional among characters that tell: below it is a stray glyph in a simplified page (吿, 於), above it
simplified that a machine could not make traditional (后, 里). Set on the encodings and damaged corpora."""

_HARDLY_ANY = 0.01
"""share of traditional among all characters up to which nothing else is asked; in traditional pages it is 0.3"""

_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
RARE_HAN = "\U00020000-\U0003ffff"
"""characters beyond the first plane, as a range of a pattern: too rare to be told apart before they are converted"""

FOREIGN = "foreign"
KANA_OR_HANGUL = "\u3041-\u30fa\uac00-\ud7a3"
MAX_KANA = 0.25
"""Share of kana or Hangul from which on a page is none of Chinese. Japanese sentences have some half of it, none of 8,800
Chinese documents that this was tried on has any, and one with its translation below it would have less."""

_KANA_OR_HANGUL = re.compile(f"[{KANA_OR_HANGUL}]")
_CHINESE = re.compile(f"[㐀-䶿一-鿿{RARE_HAN}]")


@cache
def _converter(direction: str) -> opencc.OpenCC:
    return opencc.OpenCC(direction)


@cache
def traditional_characters() -> str:
    """The characters that opencc takes for traditional wherever they stand; 坏, 沈 and 覆 it changes in some words only."""
    every = [chr(code) for codes in _HAN for code in codes]
    simple = _converter("t2s").convert("\n".join(every)).split("\n")
    return "".join(char for char, other in zip(every, simple, strict=True) if char != other)


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{traditional_characters()}{RARE_HAN}]")


@cache
def _only_traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(set(traditional_characters()) - _of_both_scripts())}]")


@cache
def _simplified_character(char: str) -> str:
    simple = _converter("t2s").convert(char)
    return simple if len(simple) == 1 else char


@cache
def _words_with_zhu() -> frozenset[str]:
    return column_set("words_with_zhu", "word")


@cache
def _of_both_scripts() -> frozenset[str]:
    return column_set("characters_of_both_scripts", "character")


def simplified(text: str) -> str:
    """Traditional text in simplified characters, as many as before: 關心下一代，看著 → 关心下一代，看着.

    Text without any traditional character is returned as it is: 打坏 stays, though in traditional text it is 打坯.
    """
    if _traditional().search(text) is None:
        return text
    simple = _converter("t2s").convert(text)
    if simple == text:
        return text
    if len(simple) != len(text):
        simple = "\n".join(_simplified_line(line) for line in text.split("\n"))
    if "乾" in text:
        simple = with_qian_kept(text, simple, _converter("s2t").convert)
    return _particle_zhe(simple) if "著" in simple else simple


def in_simplified(text: str) -> tuple[str, str | None]:
    """The text in simplified characters, as many as before, and its script: hans, hant, mixed, FOREIGN for Japanese and
    Korean, None without Chinese.

    In a simplified page only a stray glyph is changed, not what its script also has: 焦裕祿 → 焦裕禄, but 哪吒, 昇腾.
    """
    if len(_KANA_OR_HANGUL.findall(text)) > MAX_KANA * len(text):
        return text, FOREIGN
    simple = simplified(text)
    script = script_of(text, simple)
    if script == "hans":
        return _without_strays(text), script
    if script == "mixed":
        return _without_other_words(text, simple), script
    return simple, script


def _without_other_words(text: str, simple: str) -> str:
    """As converted by words, but for characters that a simplified text has, too: 乾隆, 破坏 in a page of both scripts."""
    changed = set(traditional_characters()) | {"著"}
    return "".join(new if old in changed else old for old, new in zip(text, simple, strict=True))


def simplified_beside(text: str, script: str | None) -> str:
    """What a container says beside a text of that script, in simplified characters as the text itself would be."""
    return _without_strays(text) if script == "hans" else simplified(text)


def _without_strays(text: str) -> str:
    """Text of a simplified page without the traditional characters that strayed into it."""
    if _traditional().search(text) is None:
        return text
    kept = _of_both_scripts()
    return _traditional().sub(lambda stray: stray[0] if stray[0] in kept else _simplified_character(stray[0]), text)


def _simplified_line(line: str) -> str:
    """opencc by phrases where the length stays (乾隆, 乾淨), else character by character."""
    simple = _converter("t2s").convert(line)
    return simple if len(simple) == len(line) else "".join(map(_simplified_character, line))


def _particle_zhe(text: str) -> str:
    """看著 → 看着, but 著名, 顯著: opencc leaves the particle 著 as it is."""
    chars = list(text)
    words = _words_with_zhu()
    i = text.find("著")
    while i >= 0:
        if text[i - 1 : i + 1] not in words and text[i : i + 2] not in words:
            chars[i] = "着"
        i = text.find("著", i + 1)
    return "".join(chars)


def script_of(text: str, simple: str) -> str | None:
    """hans, hant or mixed, by the characters that tell; None where there is no Chinese.

    `simple` is the same text in simplified characters.
    """
    if text == simple:
        return "hans" if has_chinese(text) else None
    traditional = len(_only_traditional().findall(text))
    if traditional <= _HARDLY_ANY * len(text):
        return "hans"
    back = _converter("s2t").convert(text)
    only_simplified = sum(a != b for a, b in zip(text, back, strict=False)) if len(back) == len(text) else 0
    share = traditional / (traditional + only_simplified)
    return "hans" if share < _MIXED_FROM else "hant" if share >= _MIXED_TO else "mixed"


def has_chinese(text: str) -> bool:
    """Whether a Chinese character stands in it."""
    return _CHINESE.search(text) is not None
