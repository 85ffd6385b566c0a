"""The text that remembers where its characters came from, under arbitrary edits."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text import Text

CHARS = st.text("甲乙丙，。(a)\n ", max_size=30)


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> list[tuple[int, int, str]]:
    """Edits of a text of that length, sorted and apart."""
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    places = places[: len(places) // 2 * 2]
    return [(a, b, draw(st.text("丁戊", max_size=3))) for a, b in zip(places[::2], places[1::2], strict=True)]


@given(CHARS, st.data())
def test_a_text_reads_as_the_same_edits_on_a_string(raw: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(len(raw)))
    expected, kept = [], 0
    for start, end, new in edits:
        expected += [raw[kept:start], new]
        kept = end
    assert Text.of(raw).replace(edits).chars == "".join(expected) + raw[kept:]


@given(CHARS, st.data())
def test_origins_never_decrease_and_kept_characters_keep_theirs(raw: str, data: st.DataObject) -> None:
    text = Text.of(raw)
    for _ in range(3):
        text = text.replace(data.draw(edits_of(len(text))))
    origins = text.origins()
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(origins))
    assert all(0 <= low <= high <= len(raw) for low, high in origins)
    for char, (low, high) in zip(text.chars, origins, strict=True):
        if char not in "丁戊":
            assert raw[low:high] == char


@given(CHARS, st.data())
def test_a_slice_has_the_origins_of_its_place(raw: str, data: st.DataObject) -> None:
    text = Text.of(raw).replace(data.draw(edits_of(len(raw))))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text.slice(start, end)
    assert part.chars == text.chars[start:end]
    assert part.origins() == text.origins()[start:end]


@given(st.lists(CHARS, max_size=4))
def test_lines_are_those_of_the_string(parts: list[str]) -> None:
    text = Text.of("\n".join(parts))
    assert [line.chars for line in text.lines()] == text.chars.split("\n")


def test_notes_out_and_script_over_keep_the_way_back() -> None:
    raw = Text.of("強(qiáng)調(diào)，要")
    clean = raw.replace([(1, 8, ""), (9, 15, "")]).recast("强调，要")
    assert (clean.chars, clean.raw_span(0, 2)) == ("强调，要", (0, 9))


def test_sub_and_strip_and_join() -> None:
    text = Text.of("  甲 乙 ").strip()
    assert (text.chars, text.raw_span(0, 3)) == ("甲 乙", (2, 5))
    assert text.sub(re.compile(" "), "").origins() == [(2, 3), (4, 5)]
    assert Text.join([text, text.slice(0, 0)], "\n").chars == "甲 乙\n"


def test_what_is_no_stretch_is_refused() -> None:
    text = Text.of("甲乙")
    with pytest.raises(IndexError, match="no stretch"):
        text.raw_span(1, 3)
    with pytest.raises(ValueError, match="overlap"):
        text.replace([(0, 2, ""), (1, 2, "")])
    with pytest.raises(ValueError, match="one for one"):
        text.recast("甲")
