"""A text → the days of the year that are kept for a cause: 世界气象日, 全国残疾预防日."""

import re

_NO_DAY = "数几多两三今昨明当即同次平假节工近早抗单双首"
_BEHIND = "(?![报本前常益程子期内后夜均间晚起军方元月用志和韩照渐趋]|新月)"
DAY = re.compile(
    rf"(?:世界|国际|全国|中国|全民)[^\W\d_的了在是和与为将于有中上至到等从]{{2,8}}?(?<![{_NO_DAY}])日{_BEHIND}"
)


_END = re.compile(rf"日(?<![\d{_NO_DAY}]日){_BEHIND}")
"""what each of them ends with; spares most texts the search for 世界气象日"""


def days_of_causes(text: str) -> list[tuple[int, int]]:
    """Start and end of each: 世界气象日; but no 中国人民抗日战争."""
    return [match.span() for match in DAY.finditer(text)] if _END.search(text) else []
