"""The words of a text with their places, to ask what word stands at a place."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain
from operator import add

from tasks.segment.sentence import Sentence


class Words:
    """The words of one text in order; white space belongs to none."""

    __slots__ = ("ends", "starts", "tags", "words")

    def __init__(self, starts: list[int], words: list[str], tags: list[str]) -> None:
        self.starts = starts
        self.ends = list(map(add, starts, map(len, words)))
        self.words = words
        self.tags = tags

    @classmethod
    def of_text(cls, text: str, words: list[str], tags: list[str]) -> "Words":
        """The words of a text, which are all of it but for white space."""
        starts = list(accumulate(map(len, words), initial=0))
        if starts.pop() != len(text):
            starts = _found_in(text, 0, words)
        return cls(starts, words, tags)

    @classmethod
    def of_sentences(cls, text: str, sentences: Sequence[Sentence]) -> "Words":
        """The words of the sentences of a text; between sentences, and in them, may stand white space."""
        words = list(chain.from_iterable([sentence.tokens for sentence in sentences]))
        tags = list(chain.from_iterable([sentence.pos for sentence in sentences]))
        steps = list(map(len, words))
        behind = count = 0
        for sentence in sentences:
            if count and sentence.start != behind:
                steps[count - 1] += sentence.start - behind
            behind = sentence.end
            count += len(sentence.tokens)
        starts = list(accumulate(steps, initial=sentences[0].start if sentences else 0))
        if starts.pop() != behind:  # white space stands in some of them
            starts = [at for s in sentences for at in _found_in(text, s.start, s.tokens)]
        return cls(starts, words, tags)

    def index_before(self, place: int) -> int:
        """Index of the word that holds the character before `place`; -1 where there is none."""
        return bisect_left(self.starts, place) - 1

    def is_boundary(self, place: int) -> bool:
        """Whether no word reaches over `place`."""
        index = self.index_before(place)
        return index < 0 or self.ends[index] <= place

    def cross(self, start: int, end: int) -> bool:
        """Whether a word lies over one end of the stretch and not over all of it: 理事 in 管理|事项, 书记 in 书记员."""
        first = self.index_before(start + 1)
        if first >= 0 and self.starts[first] < start < self.ends[first] < end:
            return True
        last = self.index_before(end)
        return last >= 0 and self.starts[last] < end - 1 and self.ends[last] > end

    def tag_at(self, start: int, end: int) -> str:
        """The tag of the word that is the stretch; "" where none is."""
        index = self.index_before(end)
        return self.tags[index] if index >= 0 and self.starts[index] == start and self.ends[index] == end else ""

    def word_at(self, place: int) -> str:
        """The word that begins at `place`; "" where none does."""
        index = self.index_before(place + 1)
        return self.words[index] if index >= 0 and self.starts[index] == place else ""


def _found_in(text: str, place: int, words: Sequence[str]) -> list[int]:
    """Where each of the words begins, from `place` on."""
    starts = []
    for word in words:
        place = text.find(word, place)
        starts.append(place)
        place += len(word)
    return starts
