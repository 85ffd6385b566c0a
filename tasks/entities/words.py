"""The words of a text with their places, to ask what word stands at a place."""

from bisect import bisect_right
from itertools import accumulate


class Words:
    """The words of one text in order; white space belongs to none."""

    __slots__ = ("starts", "tags", "words")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.words: list[str] = []
        self.tags: list[str] = []

    def add(self, text: str, start: int, words: list[str], tags: list[str]) -> None:
        """The words of the stretch `text`, which begins at `start`."""
        ends = list(accumulate(map(len, words), initial=start))
        if ends[-1] == start + len(text):
            self.starts.extend(ends[:-1])
        else:  # white space stands between some of them
            at = 0
            for word in words:
                at = text.find(word, at)
                self.starts.append(start + at)
                at += len(word)
        self.words.extend(words)
        self.tags.extend(tags)

    def index_before(self, place: int) -> int:
        """Index of the word that holds the character before `place`; -1 where there is none."""
        return bisect_right(self.starts, place - 1) - 1

    def is_boundary(self, place: int) -> bool:
        """Whether no word reaches over `place`."""
        index = self.index_before(place)
        return index < 0 or self.starts[index] + len(self.words[index]) <= place

    def cross(self, start: int, end: int) -> bool:
        """Whether a word lies over one end of the stretch and not over all of it: 理事 in 管理|事项, 书记 in 书记员."""
        first = self.index_before(start + 1)
        if first >= 0 and self.starts[first] < start < self.end(first) < end:
            return True
        last = self.index_before(end)
        return last >= 0 and self.starts[last] < end - 1 and self.end(last) > end

    def word_at(self, place: int) -> str:
        """The word that begins at `place`; "" where none does."""
        index = self.index_before(place + 1)
        return self.words[index] if index >= 0 and self.starts[index] == place else ""

    def end(self, index: int) -> int:
        """Where the word ends."""
        return self.starts[index] + len(self.words[index])
