"""Time limits as dates."""

import datetime as dt

import pytest

from tasks.directives.acts.deadline import Clock, deadline_of

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
        ("执行期限为2019年1月1日至2023年12月31日。", dt.date(2023, 12, 31)),
        ("明年底前完成。", dt.date(2024, 12, 31)),
        ("2025年内建成。", dt.date(2025, 12, 31)),
        ("自本办法发布之日起三十日内备案。", dt.date(2023, 6, 14)),
        ("自印发之日起两个月内制定细则。", dt.date(2023, 7, 15)),
        ("2月30日前完成。", None),
        ("每年6月底前报送。", None),
        ("要抓好落实。", None),
    ],
)
def test_deadlines(text: str, day: dt.date | None) -> None:
    found = deadline_of(text, Clock(PUBLISHED))
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "经营性文化事业单位转制为企业后，五年内免征企业所得税。",
        "力争用三年内的时间基本建成。",
        "半年内整改到位。",
        "两年内达标。",
        "近几年内要有大的改观。",
        "今年内容要充实。",
        "落实今年中央一号文件精神。",
        "应当自收到通知之日起十五日内答复。",
        "接到通知后10日内报送。",
        "自公告发布之日起30日内提出异议。",
        "应当自名单公布之日起5日内申报。",
        "自本办法施行之日起六个月内办理登记。",
        "于次年3月31日前报送。",
        "于当年12月31日前缴清。",
        "应在当年底前完成。",
        "要落实好去年年底的部署。",
        "要纳入年底效能目标考核体系。",
        "抓好次月底前的报送。",
    ],
)
def test_what_starts_on_a_day_that_the_page_does_not_tell_has_no_deadline(text: str) -> None:
    assert deadline_of(text, Clock(PUBLISHED)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("截至2022年底，累计完成投资30亿元。", None),
        ("2021年底前已建成的要加强管护。", None),
        ("1995年以前建成的房屋应当鉴定。", None),
        ("“十三五”期间建成一批项目。", None),
        ("请于2022年12月31日前报送。", dt.date(2022, 12, 31)),
        ("要在2019年2月底前完成。", dt.date(2019, 2, 28)),
    ],
)
def test_a_day_before_publication_is_a_deadline_only_where_the_sentence_looks_ahead(
    text: str, day: dt.date | None
) -> None:
    found = deadline_of(text, Clock(PUBLISHED))
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("应当于12月31日前报送年度报告。", None),
        ("年底前完成自查。", None),
        ("本月底前公示。", None),
        ("自通知印发之日起三日内答复。", None),
        ("自本办法施行之日起六个月内办理登记。", dt.date(2024, 1, 1)),
        ("自本规定发布之日起10日内备案。", dt.date(2023, 5, 25)),
        ("于2025年12月31日前完成改造。", dt.date(2025, 12, 31)),
    ],
)
def test_rules_that_hold_every_year_have_deadlines_only_by_their_own_dates(text: str, day: dt.date | None) -> None:
    found = deadline_of(text, Clock(PUBLISHED, in_force=dt.date(2023, 7, 1), standing=True))
    assert (found[0] if found else None) == day


def test_days_are_counted_only_from_a_day() -> None:
    assert deadline_of("本通知下发后10日内上报。", Clock(dt.date(2023, 5, 1), to_the_day=False)) is None


@pytest.mark.parametrize("text", ["6月底前完成。", "年底前完成。", "三个工作日内上报。"])
def test_no_year_no_deadline(text: str) -> None:
    assert deadline_of(text, Clock()) is None
