"""Many words → where they stand in a text: leftmost first, and of those that start at one place the longest.

    >>> WordList(lambda: ["市委", "委员会", "市委员会"]).hits("遂宁市委员会")
    [(2, 2, 6)]

Lists that are looked for in the same texts share one automaton (`Vocabulary`), so that a text is read once for all of
them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Hit = tuple[int, int, int]
"""index of the word in its list, start, end"""

_NONE: list[Hit] = []
"""what lists share of which no word stands in a text; never changed"""
SMALL = 2000
"""words up to which an automaton has no fallbacks: it is faster, and of so many words still small"""


class WordList:
    """The words of one lexicon. Where some of them begin at one place the longest stands there, none overlap."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._made_by = words

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words by their index."""
        return tuple(self._made_by())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        kind = Implementation.DFA if len(self.words) <= SMALL else None
        return AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest, implementation=kind)

    def hits(self, text: str) -> list[Hit]:
        """Where words of the list stand, from left to right."""
        return self._automaton.find_matches_as_indexes(text)


def places_of(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Start and end of words as `WordList` finds them, of words that are looked for in one text only."""
    if len(words) == 1:
        return list(_places_of_one(words[0], text))
    quickly_made = Implementation.NoncontiguousNFA
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=quickly_made)
    return [(start, end) for _, start, end in automaton.find_matches_as_indexes(text)]


def _places_of_one(word: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))


class Beginnings:
    """Words of which one may begin at a place: asked by their first character, which is faster than one after another.

    >>> Beginnings(lambda: ["强调", "要求", "指出"]).stand_at("班宏强调", 2)
    True
    """

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._made_by = words

    @cached_property
    def by_char(self) -> dict[str, tuple[str, ...]]:
        """The words by their first character; only "" where that is a word itself."""
        by_char: dict[str, list[str]] = {}
        for word in self._made_by():
            by_char.setdefault(word[0], []).append(word)
        return {char: ("",) if char in words else tuple(words) for char, words in by_char.items()}

    def stand_at(self, text: str, place: int) -> bool:
        """Whether one of them begins there."""
        words = self.by_char.get(text[place : place + 1])
        return words is not None and text.startswith(words, place)


class Vocabulary:
    """Word lists that are looked for in the same texts, and one automaton for all of them.

    What was read is kept until `forget()`.
    """

    def __init__(self) -> None:
        self._lists: list[SharedList] = []
        self.texts = _Texts(self)

    def read(self, text: str) -> None:
        """Look for the words of all lists in a text, if that is not yet done."""
        self.texts[text]

    def forget(self) -> None:
        """Let go of what was read."""
        self.texts.clear()

    def add(self, words: Callable[[], Iterable[str]]) -> "SharedList":
        """One more list. Lists are added by the modules that use them, mostly before the first text is read."""
        made = SharedList(words, self, len(self._lists))
        self._lists.append(made)
        self.__dict__.pop("_automaton", None)
        self.forget()
        return made

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[tuple[tuple[int, int], ...]]]:
        """The automaton, and for each of its words the lists that have it, with its index there."""
        owners: dict[str, dict[int, int]] = {}
        for number, each in enumerate(self._lists):
            for index, word in enumerate(each.words):
                owners.setdefault(word, {}).setdefault(number, index)
        return AhoCorasick(list(owners), matchkind=MatchKind.Standard), [
            tuple(each.items()) for each in owners.values()
        ]

    def hits(self, text: str) -> list[list[Hit]]:
        """The hits of every list. The automaton tells all words that stand anywhere, ordered by where they end."""
        automaton, owners = self._automaton
        found: list[list[Hit]] = [_NONE] * len(self._lists)
        for word, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            for number, index in owners[word]:
                kept = found[number]
                if not kept:
                    found[number] = [(index, start, end)]
                    continue
                _, low, high = kept[-1]
                if high <= start:
                    kept.append((index, start, end))
                elif low >= start:  # it begins no later and ends no earlier
                    if len(kept) == 1 or kept[-2][2] <= start:
                        kept[-1] = (index, start, end)
                    else:
                        _put_longer(kept, index, start, end)
        return found


def _put_longer(kept: list[Hit], index: int, start: int, end: int) -> None:
    """Put a hit in the place of the last one and of others that it holds, unless one reaches into it that begins before."""
    last = len(kept) - 1
    while last and kept[last - 1][1] >= start:
        last -= 1  # it begins no later and ends no earlier than these
    if not last or kept[last - 1][2] <= start:
        kept[last:] = [(index, start, end)]


class _Texts(dict[str, list[list[Hit]]]):
    """Text → the hits of every list in it; a text that is not known yet is read."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, text: str) -> list[list[Hit]]:
        found = self[text] = self._vocabulary.hits(text)
        return found


class SharedList(WordList):
    """A list of a vocabulary."""

    def __init__(self, words: Callable[[], Iterable[str]], vocabulary: Vocabulary, number: int) -> None:
        super().__init__(words)
        self._texts, self._number = vocabulary.texts, number

    def hits(self, text: str) -> list[Hit]:
        """Where words of the list stand, from left to right; not to be changed."""
        return self._texts[text][self._number]
