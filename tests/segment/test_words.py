"""Words and their parts of speech."""

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.segment.words import tagged_stretches, tagged_words


@given(st.text(alphabet="要抓好落实关工委 \u3000\tA1，。（）2023年", max_size=40))
def test_words_joined_are_the_text_without_white_space(text: str) -> None:
    words, tags = tagged_words(text)
    assert "".join(words) == "".join(text.split())
    assert len(words) == len(tags)


@pytest.mark.parametrize(
    "text",
    [
        "会议要求，要切实提高政治站位。",
        "地方各级人民政府要认真制定治理工作方案，明确治理步骤，细化工作分工，压实部门责任。",
        "任何单位和个人不得擅自改变湿地用途。",
    ],
)
def test_words_are_those_of_jieba(text: str) -> None:
    assert tagged_words(text)[0] == jieba.lcut(text)


@given(st.lists(st.text(alphabet="要抓好落实关工委 A1，。…“”2023年", min_size=1, max_size=12), max_size=6))
def test_stretches_have_the_words_that_they_have_alone(parts: list[str]) -> None:
    text, spans = "", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part + "\n"
    tagged, placed = tagged_stretches(text, spans)
    assert tagged == [tagged_words(part) for part in parts]
    assert [text[start:end] for start, end in zip(placed.starts, placed.ends, strict=True)] == placed.words
    assert placed.words == [word for words, _ in tagged for word in words]
    assert placed.tags == [tag for _, tags in tagged for tag in tags]


@pytest.mark.parametrize("between", ["\r\n", " \r\n\u3000", "\x1c", "\x85"])
def test_no_word_is_white_space_of_any_kind(between: str) -> None:
    text = f"要抓好落实。{between}加强领导。{between}"
    behind = text.index("加")
    tagged, placed = tagged_stretches(text, [(0, 6), (behind, behind + 5)])
    assert tagged == [tagged_words("要抓好落实。"), tagged_words("加强领导。")]
    assert [text[start:end] for start, end in zip(placed.starts, placed.ends, strict=True)] == placed.words
    assert placed.words == [*tagged[0][0], *tagged[1][0]]
