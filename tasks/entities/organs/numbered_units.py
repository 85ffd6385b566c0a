"""Where an organ was found to end → where it ends with the numbered unit that is meant, or without what is of a post.

航天科技集团|四院7416厂, 日本陆军|39师团; 甘肃省政府|党组成员, 市教育局人事科|科长
"""

import re

_UNIT = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}院)?\d{2,4}(?:厂|所|师团|师|旅|团|联队)(?![长员体结队部级面里])")
_OPENS = frozenset("第一二三四五六七八九十")
"""what one begins with, if not with a digit"""
GOES_ON = _OPENS | {"长"}
"""what stands behind an organ that ends elsewhere, if it is no digit and 组 does not end it"""
PARTY_POSTS = ("书记", "副书记", "成员", "委员", "常委", "第一书记")


def own_end(text: str, start: int, end: int) -> int:
    """Where the organ at text[start:end] ends."""
    if text.startswith("长", end) and text[end - 2 : end - 1] == text[end - 1]:
        end -= 1
    elif text.endswith("党组", start + 2, end) and text.startswith(PARTY_POSTS, end):
        end -= len("党组")
    opening = text[end : end + 1]
    unit = _UNIT.match(text, end) if opening in _OPENS or opening.isdecimal() else None
    return unit.end() if unit else end
