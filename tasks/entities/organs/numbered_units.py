"""Where an organ ends → where the numbered unit of it ends that is meant: 航天科技集团|四院7416厂, 日本陆军|39师团."""

import re

_UNIT = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}院)?\d{2,4}(?:厂|所|师团|师|旅|团|联队)(?![长员体结队部级面里])")
"""航天科技集团|四院7416厂, 日本陆军|39师团"""


OPENS_UNIT = frozenset("第一二三四五六七八九十")
"""what one begins with, if not with a digit"""


def with_unit(text: str, end: int) -> int:
    """Where an organ that ends there ends with the numbered unit of it that is meant."""
    opening = text[end : end + 1]
    unit = _UNIT.match(text, end) if opening in OPENS_UNIT or opening.isdecimal() else None
    return unit.end() if unit else end
