"""The words of a text with their places, to ask what word stands at a place."""

from bisect import bisect_right
from itertools import accumulate


class Words:
    """The words of one text in order; white space belongs to none."""

    __slots__ = ("ends", "starts", "tags", "words")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.tags: list[str] = []

    def add(self, text: str, start: int, end: int, words: list[str], tags: list[str]) -> None:
        """The words of the stretch text[start:end]."""
        ends = list(accumulate(map(len, words), initial=start))
        if ends[-1] == end:
            self.starts += ends[:-1]
            self.ends += ends[1:]
        else:  # white space stands between some of them
            for word in words:
                start = text.find(word, start)
                self.starts.append(start)
                start += len(word)
                self.ends.append(start)
        self.words.extend(words)
        self.tags.extend(tags)

    def index_before(self, place: int) -> int:
        """Index of the word that holds the character before `place`; -1 where there is none."""
        return bisect_right(self.starts, place - 1) - 1

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
