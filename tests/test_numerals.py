"""Numerals as official texts write them, read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest.containers.numbering import in_form
from tasks.numerals import arabic


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("二〇一九", 2019),
        ("二○○九", 2009),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("一百零一", 101),
        ("一百一十二", 112),
        ("一千二百六十", 1260),
        ("两", 2),
        ("7", 7),
        ("２０２３", 2023),
        ("〇", 0),
        ("甲", None),
        ("十甲", None),
        ("", None),
    ],
)
def test_arabic(numeral: str, number: int | None) -> None:
    assert arabic(numeral) == number


@given(st.integers(1, 9999))
def test_what_is_written_is_read(number: int) -> None:
    assert arabic(in_form(number, "chineseCounting")) == number
