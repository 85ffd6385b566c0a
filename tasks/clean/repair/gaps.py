"""What a page itself says is not there: a passage that is hidden, a text that is cut off, names that are masked."""

import re

from tasks.clean.repair.draft import Draft
from tasks.clean.repair.signs import MASKS, Signs
from tasks.text import Edit

_HIDDEN = re.compile(
    r"[-—－\s]{0,12}[（(【\[]?此处(?:隐藏|省略|已隐藏)\s?(\d{1,9})\s?个?字[^\n]{0,24}?(?:[-—－)）】\]]{1,12}|(?=\n)|$)"
)
_SURE_MASK = re.compile(
    r"\*{2,}|[×✕]{2,}|(?<![A-Za-z0-9])[XxＸ]{2,3}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[XxＸ]{2,3}(?![A-Za-z0-9])|某某|□□|20[XxＸ×]{2}年|〇〇(?![一二三四五六七八九])"
)


def take_hidden(draft: Draft, signs: Signs) -> tuple[int, bool]:
    """---此处隐藏9301字,下载后查看--- → 9301 characters missing, the text is cut off, and the notice gone."""
    if not signs.hidden:
        return 0, signs.cut_off
    text = draft.chars
    found = list(_HIDDEN.finditer(text))
    draft.mend("hidden_passage", [_without_blanks(text, match) for match in found])
    return sum(int(match.group(1)) for match in found), signs.cut_off or bool(found)


def _without_blanks(text: str, match: re.Match[str]) -> Edit:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return start, match.end(), ""


def is_masked(text: str) -> bool:
    """Whether names or figures in it are masked: **主任, 某某, 20XX年. The masks stay."""
    for sign in MASKS:
        if sign in text:
            return _SURE_MASK.search(text) is not None
    return False
