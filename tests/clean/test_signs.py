"""Which signs a text is said to hold is what the steps that work on them find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.repair.gaps import is_masked
from tasks.clean.repair.punctuation import typeset
from tasks.clean.repair.signs import NO_SIGNS, signs_in
from tasks.lexicons import lexicon
from tasks.text import Text


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("会议强调，要加强领导。", set()),
        ("市(州)", {"widths"}),
        ("１２日", {"widths"}),
        ("表示，，近年来", {"doubled"}),
        ("表示， 。近年来", {"doubled"}),
        ("**主任", {"masks"}),
        ("(未完)", {"cut_off"}),
        ("（未完待续）", {"cut_off"}),
        ("---此处隐藏9301字,下载后查看---", {"hidden", "cut_off", "widths"}),
    ],
)
def test_signs(text: str, signs: set[str]) -> None:
    assert {name for name, there in signs_in(text)._asdict().items() if there} == signs


def test_every_notice_of_a_cut_is_seen() -> None:
    assert all(signs_in(f"，{row['words']}。").cut_off for row in lexicon("cut_off_notices"))


@given(st.text(st.sampled_from('会议要 \n，。、；：,.:;!()（）"“”\t\xa0．５Ａx*×某□〇A1'), max_size=24))
def test_what_is_not_said_is_not_there(text: str) -> None:
    signs = signs_in(text)
    assert typeset(Text.of(text), widths=signs.widths, doubled=signs.doubled) == typeset(Text.of(text))
    assert signs.masks or not is_masked(text)
    assert (signs == NO_SIGNS) <= (re.search(r"[,:;!()\"]", text) is None)
