"""Traditional 乾 and what stands for it in simplified text: 干 where something is dry, 乾 in names: 餅乾 → 饼干, but 王丙乾同志.

opencc keeps the 乾 of the words that it knows (乾隆, 乾坤, 乾縣) and writes 干 for all others.
"""

import re
from collections.abc import Callable
from functools import cache

from tasks.lexicons import column_of, column_set, lexicon

_BESIDE = 3
"""characters beside it that can make a word with it"""
_LONGEST_POST = 8
_BEHIND_NAMES = ("同志", "先生", "女士", "委员", "代表", "教授", "院士")


def with_qian_kept(text: str, simple: str, to_traditional: Callable[[str], str]) -> str:
    """The simplified text with 乾 again where the traditional one has it in a name.

    What opencc turns back into 乾 is dry; elsewhere the word is looked for in the lexicon, and a name is one that has a post or
    同志 beside it. The rest stays 干.
    """
    chars = list(simple)
    at = text.find("乾")
    while at >= 0:
        if simple[at] == "干" and (_stands_in_word(simple, at) or _is_of_name(simple, at)):
            low = max(0, at - _BESIDE)
            around = simple[low : at + 1 + _BESIDE]
            back = to_traditional(around)
            if len(back) != len(around) or back[at - low] != "乾":
                chars[at] = "乾"
        at = text.find("乾", at + 1)
    return "".join(chars)


@cache
def _words() -> dict[str, str]:
    """The words with 干 in place of 乾."""
    return {row["word"].replace("乾", "干"): row["word"] for row in lexicon("words_with_qian")}


def _stands_in_word(simple: str, at: int) -> bool:
    return simple[at : at + 2] in _words() or (at > 0 and simple[at - 1 : at + 1] in _words())


def _is_of_name(simple: str, at: int) -> bool:
    """Whether a name of two or three characters has it, with a post before or behind: 财政部部长王丙乾, 王乾同志."""
    for start, end in ((at - 2, at + 1), (at - 1, at + 2), (at - 1, at + 1)):
        if (
            start < 0
            or simple[start] not in column_set("surnames", "surname")
            or not _HAN.fullmatch(simple, start, end)
        ):
            continue
        before, behind = simple[max(0, start - _LONGEST_POST) : start], simple[end : end + _LONGEST_POST]
        posts = column_of("speaker_posts", "post")
        if before.endswith(posts) or behind.startswith((*posts, *_BEHIND_NAMES)):
            return True
    return False


_HAN = re.compile("[\u4e00-\u9fff]+")
