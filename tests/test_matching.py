"""Where words of lists stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.matching import Vocabulary, WordList

WORDS = st.lists(st.text("市委员会", min_size=1, max_size=5), min_size=1, max_size=9, unique=True)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["市委", "委员会", "市委员会"], "遂宁市委员会", ["市委员会"]),
        (["市委", "委员会"], "遂宁市委员会", ["市委"]),
        (["关工委", "工委"], "市关工委、党工委", ["关工委", "工委"]),
        (["遂宁"], "", []),
    ],
)
def test_leftmost_and_longest(words: list[str], text: str, found: list[str]) -> None:
    vocabulary = Vocabulary()
    shared = vocabulary.add(lambda: words)
    vocabulary.add(lambda: ["宁市", "会"])
    assert [text[start:end] for _, start, end in WordList(lambda: words).hits(text)] == found
    assert [text[start:end] for _, start, end in shared.hits(text)] == found


@given(st.lists(WORDS, min_size=1, max_size=4), st.text("市委员会，", max_size=60))
def test_shared_lists_find_what_each_would_find_alone(lists: list[list[str]], text: str) -> None:
    vocabulary = Vocabulary()
    shared = [vocabulary.add(lambda words=words: words) for words in lists]
    for words, mine in zip(lists, shared, strict=True):
        assert mine.hits(text) == WordList(lambda words=words: words).hits(text)


def test_a_list_can_be_added_when_texts_were_read_already() -> None:
    vocabulary = Vocabulary()
    first = vocabulary.add(lambda: ["市委"])
    assert first.hits("市委书记") == [(0, 0, 2)]
    second = vocabulary.add(lambda: ["书记"])
    assert (first.hits("市委书记"), second.hits("市委书记")) == ([(0, 0, 2)], [(0, 2, 4)])
