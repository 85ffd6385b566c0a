"""Words that the segmenter cut or tagged wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.directives.grammar.tokens import mended
from tasks.segment.words import tagged_words


@pytest.mark.parametrize(
    ("word", "tag", "parts"),
    [
        ("应依", "nr", [("应", "v"), ("依", "p")]),
        ("严肃处理", "nr", [("严肃", "d"), ("处理", "v")]),
        ("查明", "nr", [("查明", "v")]),
        ("王小明", "nr", [("王小明", "nr")]),
        ("应对", "v", [("应对", "v")]),
    ],
)
def test_a_word_is_what_the_text_means(word: str, tag: str, parts: list[tuple[str, str]]) -> None:
    assert list(zip(*mended([word], [tag]), strict=True)) == parts


@given(st.text("应依由深刻理解严肃处理查明王要，。", max_size=20))
def test_mended_words_cover_the_same_text(text: str) -> None:
    words, tags = mended(*tagged_words(text))
    assert "".join(words) == text
    assert len(words) == len(tags)
