"""A text → the days of the year that are kept for a cause: 世界气象日, 全国残疾预防日."""

import re
from collections.abc import Iterator

DAY = re.compile(
    r"(?:世界|国际|全国|中国|全民)[^\W\d_的了在是和与为将于有中上至到等从]{2,8}?(?<![今昨明当即同次平假节工近早抗单双首])日(?![报本前常益程子期内后夜均间晚起军方元月用志和韩照渐趋]|新月)"
)


def days_of_causes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each: 世界气象日; but no 中国人民抗日战争."""
    if _tells_of_day(text):
        for match in DAY.finditer(text):
            yield match.span()


def _tells_of_day(text: str) -> bool:
    """Whether a 日 stands in it that is not the one of a date; spares most texts the search for 世界气象日."""
    place = text.find("日")
    while place >= 0 and (place == 0 or text[place - 1].isdigit()):
        place = text.find("日", place + 1)
    return place >= 0
