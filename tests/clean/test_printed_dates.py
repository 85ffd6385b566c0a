import datetime as dt

import pytest

from tasks.clean.dates import dates_in


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("日期:2023-05-15 浏览", dt.date(2023, 5, 15), "day"),
        ("2023年5月15日", dt.date(2023, 5, 15), "day"),
        ("二〇二三年五月十五日", dt.date(2023, 5, 15), "day"),
        ("二○○九年三月", dt.date(2009, 3, 1), "month"),
        ("一九九七年十二月三十一日", dt.date(1997, 12, 31), "day"),
        ("民国112年5月1日", dt.date(2023, 5, 1), "day"),
        ("中华民国一百零一年七月十一日", dt.date(2012, 7, 11), "day"),
        ("2026-01-31T07:00:44+08:00", dt.date(2026, 1, 31), "day"),
        ("更新时间:2023-06 来源", dt.date(2023, 6, 1), "month"),
        ("2023年", dt.date(2023, 1, 1), "year"),
        ("20230515", dt.date(2023, 5, 15), "day"),
        ("20230515103000", dt.date(2023, 5, 15), "day"),
        ("２０２３年５月１５日", dt.date(2023, 5, 15), "day"),
        ("2023－05－15 10:30", dt.date(2023, 5, 15), "day"),
        ("2023．5．15", dt.date(2023, 5, 15), "day"),
        ("2023/05/15 08:30", dt.date(2023, 5, 15), "day"),
        ("2023年5月15号", dt.date(2023, 5, 15), "day"),
        ("中华民国一一二年五月一日", dt.date(2023, 5, 1), "day"),
        ("民国元年一月一日", dt.date(1912, 1, 1), "day"),
    ],
)
def test_printed_dates(text: str, day: dt.date, precision: str) -> None:
    found = dates_in(text)
    assert [(each.day, each.precision) for each in found] == [(day, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "2019年02月30日",
        "11月24日",
        "000014349/2018-00210",
        "3.5亿元",
        "第1234号",
        "民国608年3月7日",
        "GB/T 2260—2007",
        "1949—1999",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates_in(text) == []
