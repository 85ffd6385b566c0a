"""Traditional → simplified characters, one for one; and which script a text is in."""

from functools import cache

import opencc

from tasks.lexicons import lexicon

_MIXED_FROM, _MIXED_TO = 0.05, 0.9
"""Share of traditional among characters that tell: below it is a stray glyph in a simplified page (吿, 於), above it
simplified that a machine could not make traditional (后, 里). Set on the encodings and damaged corpora."""


@cache
def _converter(direction: str) -> opencc.OpenCC:
    return opencc.OpenCC(direction)


@cache
def _simplified_character(char: str) -> str:
    simple = _converter("t2s").convert(char)
    return simple if len(simple) == 1 else char


@cache
def _words_with_zhu() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("words_with_zhu"))


def simplified(text: str) -> str:
    """The text in simplified characters, as many as before: 關心下一代，看著 → 关心下一代，看着."""
    simple = _converter("t2s").convert(text)
    if simple == text:
        return text
    if len(simple) != len(text):
        simple = "\n".join(_simplified_line(line) for line in text.split("\n"))
    return _particle_zhe(simple) if "著" in simple else simple


def _simplified_line(line: str) -> str:
    """opencc by phrases where the length stays (乾隆, 乾淨), else character by character."""
    simple = _converter("t2s").convert(line)
    return simple if len(simple) == len(line) else "".join(map(_simplified_character, line))


def _particle_zhe(text: str) -> str:
    """看著 → 看着, but 著名, 顯著: opencc leaves the particle 著 as it is."""
    chars = list(text)
    words = _words_with_zhu()
    for i, char in enumerate(chars):
        if char == "著" and text[i - 1 : i + 1] not in words and text[i : i + 2] not in words:
            chars[i] = "着"
    return "".join(chars)


def script_of(text: str, simple: str) -> str | None:
    """hans, hant or mixed, by the characters that tell; None where there is no Chinese.

    `simple` is the same text in simplified characters.
    """
    if text == simple:
        return "hans" if has_chinese(text) else None
    traditional = sum(a != b for a, b in zip(text, simple, strict=True))
    back = _converter("s2t").convert(text)
    only_simplified = sum(a != b for a, b in zip(text, back, strict=False)) if len(back) == len(text) else 0
    share = traditional / (traditional + only_simplified)
    return "hans" if share < _MIXED_FROM else "hant" if share >= _MIXED_TO else "mixed"


def has_chinese(text: str) -> bool:
    """Whether a Chinese character stands in it."""
    return any("一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char >= "\U00020000" for char in text)
