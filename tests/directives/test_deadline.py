"""Time limits as dates."""

import datetime as dt

import pytest

from tasks.directives.deadline import deadline_of

PUBLISHED = dt.date(2023, 5, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("该项工作于2019年4月底前完成。", dt.date(2019, 4, 30)),
        ("请于6月底前报送。", dt.date(2023, 6, 30)),
        ("请于3月10日前报送。", dt.date(2024, 3, 10)),
        ("请于6月10日前报送。", dt.date(2023, 6, 10)),
        ("年底前全部完成。", dt.date(2023, 12, 31)),
        ("今年上半年完成。", dt.date(2023, 6, 30)),
        ("2019年底前完成。", dt.date(2019, 12, 31)),
        ("到2025年，建成体系。", dt.date(2025, 12, 31)),
        ("在通知印发之日起三个工作日内上报。", dt.date(2023, 5, 18)),
        ("本通知下发后10日内上报。", dt.date(2023, 5, 25)),
        ("“十四五”期间建成体系。", dt.date(2025, 12, 31)),
        ("第三季度末前完成。", dt.date(2023, 9, 30)),
        ("2月30日前完成。", None),
        ("每年6月底前报送。", None),
        ("要抓好落实。", None),
    ],
)
def test_deadlines(text: str, day: dt.date | None) -> None:
    found = deadline_of(text, PUBLISHED)
    assert (found[0] if found else None) == day


@pytest.mark.parametrize("text", ["6月底前完成。", "年底前完成。", "三个工作日内上报。"])
def test_no_year_no_deadline(text: str) -> None:
    assert deadline_of(text, None) is None
