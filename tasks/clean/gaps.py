"""What a page itself says is not there: a passage that is hidden, a text that is cut off, names that are masked."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from tasks.clean.draft import Draft
from tasks.lexicons import lexicon
from tasks.text import Edit

_HIDDEN = re.compile(
    r"[-—－\s]{0,12}[（(【\[]?此处(?:隐藏|省略|已隐藏)\s?(\d{1,9})\s?字[^\n]{0,24}?(?:[-—－)）】\]]{1,12}|(?=\n)|$)"
)
_SIGNS_OF_MASKS = "*×✕XxＸ某□〇"
_SURE_MASK = re.compile(
    r"\*{2,}|[×✕]{2,}|(?<![A-Za-z0-9])[XxＸ]{2,3}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[XxＸ]{2,3}(?![A-Za-z0-9])|某某|□□|20[XxＸ×]{2}年|〇〇(?![一二三四五六七八九])"
)


@cache
def _cut_off() -> AhoCorasick:
    return AhoCorasick([row["words"] for row in lexicon("cut_off_notices")])


def take_hidden(draft: Draft) -> tuple[int, bool]:
    """---此处隐藏9301字,下载后查看--- → 9301 characters missing, the text is cut off, and the notice gone."""
    text = draft.chars
    truncated = bool(_cut_off().find_matches_as_strings(text))
    if "此处" not in text:
        return 0, truncated
    found = list(_HIDDEN.finditer(text))
    draft.mend("hidden_passage", [_without_blanks(text, match) for match in found])
    return sum(int(match.group(1)) for match in found), truncated or bool(found)


def _without_blanks(text: str, match: re.Match[str]) -> Edit:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return start, match.end(), ""


def is_masked(text: str) -> bool:
    """Whether names or figures in it are masked: **主任, 某某, 20XX年. The masks stay."""
    for sign in _SIGNS_OF_MASKS:  # looking for one character is some thirty times as fast as for a class of them
        if sign in text:
            return _SURE_MASK.search(text) is not None
    return False
