"""Marks and widths in the form of Chinese typography: full-width between Chinese, half-width in Latin and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.repair.punctuation import typeset
from tasks.text import Text


def set_in_type(text: str) -> str:
    return typeset(Text.of(text))[0].chars


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("会议强调,要抓落实;严禁造假!", "会议强调，要抓落实；严禁造假！"),
        ("各县(市、区)人民政府:", "各县（市、区）人民政府："),
        ("他说:\"要抓落实\"。", "他说：“要抓落实”。"),
        ("增速居全省第1位.会议要求", "增速居全省第1位.会议要求"),
        ("会议要求. 各单位", "会议要求。 各单位"),
        ("艾尔肯.吐尼亚孜", "艾尔肯.吐尼亚孜"),
        ("表示，，近年来、、各地", "表示，近年来、各地"),
        ("报告高屋建瓴 、主题鲜明", "报告高屋建瓴、主题鲜明"),
        ("落实。，会议要求", "落实。会议要求"),
        ("同比增长３．５％，共２０家", "同比增长3.5％，共20家"),
        ("第一, 要抓学习", "第一，要抓学习"),
        ("２０２３年", "2023年"),
        ("占比5%,同比增长", "占比5%，同比增长"),
        ("（试行)和(草案）", "（试行）和（草案）"),
    ],
)  # fmt: skip
def test_marks_between_chinese_are_full_width(raw: str, text: str) -> None:
    assert set_in_type(raw) == text


@pytest.mark.parametrize(
    "text",
    [
        "增长3.5%，占12.8%", "时间为10:30至11:45", "网址http://www.gov.cn/a?b=1,2", "总额1,234,567.89元", "比分3:2",
        "U.S. Steel, Inc. (NYSE: X)", "邮箱a.b@c.gov.cn", "标准GB/T 2260-2007", "见http://a.cn/(x)y", "版本1.2.3", "C(an)",
        "时间2023-05-15 10:30:00", "公式f(x)=a(b+c)",
    ],
)  # fmt: skip
def test_marks_in_latin_and_numbers_stay(text: str) -> None:
    assert typeset(Text.of(text)) == (Text.of(text), 0)


@given(st.text('会议要求，。、；：,.;:!?()（）"“”％% \xa0\t0１ab\n', max_size=40))
def test_once_is_enough_and_no_letter_is_lost(text: str) -> None:
    once = set_in_type(text)
    assert set_in_type(once) == once
    letters = str.maketrans("０１", "01")
    assert [char for char in once if char.isalnum()] == [char for char in text.translate(letters) if char.isalnum()]
