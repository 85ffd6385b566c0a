"""Lexicons of words, compiled once: where they stand in a text, and what stands at one place of it."""

from collections.abc import Callable, Iterable
from functools import cache, cached_property

from tasks.lexicons import lexicon
from tasks.matching import WordList

SHORT = 2
"""length of most words, and of what they are looked up by"""


class Words:
    """A set of words that can be found anywhere in a text, or asked for at a place; made when it is first asked."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._made_by = words
        self._list = WordList(lambda: self.words)

    @cached_property
    def words(self) -> list[str]:
        """The words, each once."""
        return list(dict.fromkeys(self._made_by()))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _single(self) -> frozenset[str]:
        return frozenset(word for word in self.words if len(word) == 1)

    @cached_property
    def _from(self) -> dict[str, tuple[int, ...]]:
        return _lengths_by(slice(2), self.words)

    @cached_property
    def _to(self) -> dict[str, tuple[int, ...]]:
        return _lengths_by(slice(-2, None), self.words)

    def places(self, text: str) -> list[tuple[str, int, int]]:
        """Word, start and end of every match, longest first where they overlap, in order."""
        return [(self.words[k], start, end) for k, start, end in self._list.hits(text)]

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def any(self, text: str) -> bool:
        """Whether one of them stands in the text."""
        return bool(self._list.hits(text))

    def at(self, text: str, start: int) -> int:
        """Where the longest word that begins at `start` ends; `start` itself where none does."""
        lengths = self._from.get(text[start : start + 2])
        if lengths is not None:
            for length in lengths:
                if length == SHORT or text[start : start + length] in self._known:
                    return start + length
        return start + 1 if self._single and text[start : start + 1] in self._single else start

    def ends(self, text: str, end: int, floor: int = 0) -> int:
        """Where the longest word that ends at `end` begins, no further back than `floor`; `end` itself where none does."""
        if end - floor >= SHORT:
            for length in self._to.get(text[end - 2 : end], ()):
                if length == SHORT or (length <= end - floor and text[end - length : end] in self._known):
                    return end - length
        return end - 1 if self._single and end > floor and text[end - 1] in self._single else end


def _lengths_by(part: slice, words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Two characters with which words begin or end → how long these words are, the longest first; SHORT where the two
    are a word themselves."""
    found: dict[str, tuple[int, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        lengths = found.get(word[part], ())
        if len(word) >= SHORT and len(word) not in lengths:
            found[word[part]] = (*lengths, len(word))
    return found


@cache
def words_of(name: str, column: str, key: str | None = None, value: str = "") -> Words:
    """The words of a lexicon's column; only those of the rows whose `key` is `value`, where a key is given."""
    return Words(lambda: (row[column] for row in lexicon(name) if key is None or row[key] == value))


ADVERBS = words_of("manner_adverbs", "adverb")
ACTION_VERBS, OTHER_VERBS = words_of("action_verbs", "verb"), words_of("other_verbs", "verb")
LIGHT_VERBS = words_of("light_verbs", "verb")
DISPOSAL = words_of("light_verbs", "verb", "kind", "disposal")
"""light verbs that 将 and 把 ask for: 将…|纳入"""
VERBS = Words(lambda: (*ACTION_VERBS.words, *LIGHT_VERBS.words, *OTHER_VERBS.words))
"""all that are known"""
ACTORS = words_of("addressee_heads", "head")
"""heads of those who can act: 部门, 单位"""
NOUNS = words_of("nominal_heads", "word", "part", "head")
"""nouns that a verb before them only qualifies: 帮扶|工作"""
CONTEXT_BEGINS = words_of("context_phrases", "word", "place", "begins")
PHRASE_ENDS, PLACE_ENDS = words_of("phrase_ends", "word"), words_of("phrase_ends", "word", "kind", "place")
"""words that close phrases with a preposition; those of place and time"""
