"""Plan periods, epochs, decades and bare years as intervals."""

import pytest

from tasks.entities.dates.periods import find_periods
from tasks.entities.find import find_mentions


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("实现“十五五”时期目标", [("“十五五”时期", "2026/2030")]),
        ("十四五规划", [("十四五", "2021/2025")]),
        ("党的十八大以来，", [("党的十八大以来", "2012-11-08/..")]),
        ("党的二十届三中全会以来，", [("党的二十届三中全会以来", "2024-07-15/..")]),
        ("20世纪90年代", [("20世纪90年代", "1990/1999")]),
        ("今年是开局之年，去年底", [("今年", "2023"), ("去年底", "2022-12")]),
        ("今年上半年", [("今年上半年", "2023-01/2023-06")]),
        ("今年1月9日", []),
        ("农历十五，年轻人", []),
    ],
)
def test_periods(read, body: str, found: list[tuple[str, str | None]]) -> None:
    assert [(m.surface, m.canonical) for m in find_periods(read(body, published="2023-07-25"))] == found


def test_the_congress_in_an_epoch_stays_an_event(read) -> None:
    reading = read("党的十八大以来，各项工作推进。")
    found = find_mentions(reading)
    assert [(m.type, m.surface) for m in found] == [("EVENT", "党的十八大"), ("PERIOD", "党的十八大以来")]
