"""What a page itself says is not there: a passage that is hidden, a text that is cut off, names that are masked."""

import re

from tasks.clean.repair.draft import Draft
from tasks.clean.repair.signs import MASKS, Signs
from tasks.text import Edit

_HIDDEN = re.compile(
    r"[-—－\s]{0,12}[（(【\[]?此处(?:隐藏|省略|已隐藏)\s?(\d{1,9})\s?个?字[^\n]{0,24}?(?:[-—－)）】\]]{1,12}|(?=\n)|$)"
)
_SHOWN = re.compile(
    r"全文共?\s?(\d{1,9})\s?个?字[，,；; ]{0,2}(?:当前|目前|现)?(?:仅|只)?(?:显示|展示|预览)(?:前|了)?\s?(\d{1,9})\s?个?字"
)
"""（未完，全文共2119字，当前显示548字）"""
_SURE_MASK = re.compile(
    r"\*{2,}|[×✕]{2,}|(?<![A-Za-z0-9])[XxＸ]{2,3}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[XxＸ]{2,3}(?![A-Za-z0-9])|某某|□□|(?<![A-Za-z0-9])[XＸ](?=[省市县区镇乡村局委办](?!光|线))|20[XxＸ×]{2}年|〇〇(?![一二三四五六七八九])"
)


def take_hidden(draft: Draft, signs: Signs) -> tuple[int, bool]:
    """---此处隐藏9301字,下载后查看--- → 9301 characters missing, the text is cut off, and the notice gone."""
    text = draft.chars
    shown = _SHOWN.search(text) if signs.cut_off else None
    left_out = max(0, int(shown.group(1)) - int(shown.group(2))) if shown else 0
    if not signs.hidden:
        return left_out, signs.cut_off
    found = list(_HIDDEN.finditer(text))
    draft.mend("hidden_passage", [_without_blanks(text, match) for match in found])
    return left_out + sum(int(match.group(1)) for match in found), signs.cut_off or bool(found)


def _without_blanks(text: str, match: re.Match[str]) -> Edit:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return start, match.end(), ""


def is_masked(text: str) -> bool:
    """Whether names or figures in it are masked: **主任, 某某, 20XX年. The masks stay."""
    for sign in MASKS:
        if sign in text:
            return _SURE_MASK.search(text) is not None
    return False
