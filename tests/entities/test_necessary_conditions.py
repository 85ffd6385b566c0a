"""What is asked first, so that little is looked at more closely, holds wherever the closer look finds something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.entities.organs.numbered_units import GOES_ON, own_end
from tasks.entities.places.place_kinds import ends_of_kinds, is_kind
from tasks.entities.posts.posts import find_posts, may_hold_post


@pytest.mark.parametrize(
    ("text", "organ", "whole"),
    [
        ("中国航天科技集团四院7416厂的职工", "中国航天科技集团", "中国航天科技集团四院7416厂"),
        ("日本陆军39师团占领宜昌", "日本陆军", "日本陆军39师团"),
        ("甘肃省政府党组成员到会", "甘肃省政府党组", "甘肃省政府"),
        ("市教育局人事科科长", "市教育局人事科科", "市教育局人事科"),
        ("市教育局召开会议", "市教育局", "市教育局"),
    ],
)
def test_where_an_organ_ends(text: str, organ: str, whole: str) -> None:
    start = text.index(organ)
    assert text[start : own_end(text, start, start + len(organ))] == whole


@given(st.text("四院7416厂党组成员科长部省，", min_size=2, max_size=12), st.integers(2, 11))
def test_an_organ_ends_elsewhere_only_before_what_goes_on_or_behind_a_group(text: str, place: int) -> None:
    end = min(place, len(text))
    behind = text[end : end + 1]
    if own_end(text, 0, end) != end:
        assert behind in GOES_ON or behind.isdecimal() or text[end - 1] == "组"


@given(st.text("省长副书记原部主任委员，市", max_size=14), st.integers(0, 14), st.integers(0, 14))
def test_a_stretch_holds_posts_only_where_the_text_may_hold_one(text: str, start: int, end: int) -> None:
    if find_posts(text[start:end]):
        assert may_hold_post(text, start, end)


@pytest.mark.parametrize("head", ["村", "镇", "乡", "社区", "街道"])
def test_what_ends_before_a_head_as_a_kind_is_one_however_it_begins(head: str) -> None:
    for last in ends_of_kinds(head):
        assert all(is_kind(f"{name}{head}", 0, len(name), head) for name in (f"某{last}", f"东坑{last}"))
