"""Calendar expressions, found and resolved."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.article import Published
from tasks.entities.dates.date_values import Told, resolve
from tasks.entities.dates.dates import calendar_expressions, find_dates


def values(text: str, published: str | None = "2023-07-25", republic: bool = False) -> list[tuple[str, str | None]]:
    day = Published(dt.date.fromisoformat(published), "day", "test") if published else None
    told = Told(day, republic)
    return [
        (
            text[d.start : d.end],
            resolve(text[d.start : d.end], text[max(0, d.start - 3) : d.start], text[d.end :][:4], told),
        )
        for d in calendar_expressions(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年7月20日，鸡西市关工委召开会议", [("2023年7月20日", "2023-07-20")]),
        (
            "1925年春，苏兆征加入；2025年春风行动，2025年春季新学期",
            [("1925年春", "1925"), ("2025年", "2025"), ("2025年", "2025")],
        ),
        ("极端组织6号对两城市发动袭击", [("6号", "2023-07-06")]),
        ("今年1月9日，市关工委制发通知", [("今年1月9日", "2023-01-09")]),
        ("11月24日上午，浙江省关工委", [("11月24日", "2022-11-24")]),
        ("批准2014年度国家科学技术奖", [("2014年", "2014")]),
        ("李希24日主持召开会议", [("24日", "2023-07-24")]),
        ("原则上于2019年4月底前完成", [("2019年4月底", "2019-04-21/2019-04-30")]),
        ("二○一九年三月五日", [("二○一九年三月五日", "2019-03-05")]),
        ("民国112年5月1日", [("民国112年5月1日", "2023-05-01")]),
        ("中华民国九十二年一月一日施行", [("中华民国九十二年一月一日", "2003-01-01")]),
        ("会议于5月10日至12日举行", [("5月10日至12日", "2023-05-10/2023-05-12")]),
        ("2016—2020年规划", [("2016—2020年", "2016/2020")]),
        ("2021年至2025年", [("2021年至2025年", "2021/2025")]),
        ("2022年3月5日至4月6日", [("2022年3月5日至4月6日", "2022-03-05/2022-04-06")]),
        ("2023年1-6月", [("2023年1-6月", "2023-01/2023-06")]),
        ("本月12日的会议", [("本月12日", "2023-07-12")]),
        ("2023-07-20 09:30", [("2023-07-20", "2023-07-20")]),
        ("去年12月", [("去年12月", "2022-12")]),
        ("每年10月1日", [("10月1日", None)]),
        ("自10月1日起施行", [("10月1日", "2023-10-01")]),
        ("2018年11月份", [("2018年11月", "2018-11")]),
        ("2023年第一季度", [("2023年第一季度", "2023-01/2023-03")]),
        ("1937年7月7日以后，8月13日", [("1937年7月7日", "1937-07-07"), ("8月13日", "1937-08-13")]),
        # the year of an award is not the year of the day that follows it
        ("被评选为2022年度先进集体，4月23日听取汇报", [("2022年", "2022"), ("4月23日", "2023-04-23")]),
        ("2月30日", [("2月30日", None)]),
        ("今（25）日上午", [("今（25）日", "2023-07-25")]),
        ("1.2019年完成", [("2019年", "2019")]),
        ("外交部7号表示", [("7号", "2023-07-07")]),
        ("今年1—6月", [("今年1—6月", "2023-01/2023-06")]),
    ],
)
def test_found_and_resolved(text: str, found: list[tuple[str, str | None]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "20年来",
        "应当在30日内答复",
        "近2000年来",
        "今年以来",
        "近年来，近日",
        "5个工作日",
        "第10日",
        "1月至3月",
        "20世纪90年代",
        "连续15日",
        "乘坐1号线",
        "增长3.5日",
        "国发1号文件",
    ],
)
def test_no_date(text: str) -> None:
    assert values(text) == []


def test_a_start_may_lie_behind_and_a_deadline_ahead() -> None:
    assert values("机场于4月23日起暂停国内航线", published="2023-07-20") == [("4月23日", "2023-04-23")]
    assert values("自1月1日起施行", published="2023-11-20") == [("1月1日", "2024-01-01")]
    assert values("请于6月30日前报送", published="2023-07-20") == [("6月30日", "2024-06-30")]


def test_nothing_is_guessed_without_a_date_of_the_article() -> None:
    assert values("5月10日，24日，今年1月9日", published=None) == [
        ("5月10日", None),
        ("24日", None),
        ("今年1月9日", None),
    ]


def test_years_of_the_republic_are_read_where_the_text_counts_so() -> None:
    assert values("自一百零一年七月十一日施行", republic=True) == [("一百零一年七月十一日", "2012-07-11")]
    assert values("自一百零一年七月十一日施行") == [("一百零一年七月十一日", None)]


def test_mentions_point_into_the_text(read) -> None:
    reading = read("2023年7月20日，会议召开。\n24日下午，会议闭幕。", published="2023-07-25")
    found = find_dates(reading)
    reading.number(found)
    assert [(m.surface, m.canonical, m.sentence_no, m.rule) for m in found] == [
        ("2023年7月20日", "2023-07-20", 0, "date_full"),
        ("24日", "2023-07-24", 1, "date_day"),
    ]


def test_a_law_counts_days(read) -> None:
    body = "以1日、3日或者15日为一期，自2024年5月1日起施行。"
    assert [m.surface for m in find_dates(read(body, doc_type="law"))] == ["2024年5月1日"]


@given(st.text(alphabet="0123456789一二十〇年月日号至—-今去底初度第/. ", max_size=40))
def test_any_text_is_read(text: str) -> None:
    ends = [0]
    for surface, value in values(text):
        assert surface in text
        assert value is None or value[:4].isdigit()
    for date in calendar_expressions(text):
        assert ends[-1] <= date.start < date.end
        ends.append(date.end)
