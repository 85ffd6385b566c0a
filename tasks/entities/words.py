"""The words of a text with their places, to ask what word stands at a place."""

from bisect import bisect_left

from tasks.segment.words import Placed


class Words:
    """The words of one text in order; white space belongs to none."""

    __slots__ = ("ends", "starts", "tags", "words")

    def __init__(self, placed: Placed) -> None:
        self.starts, self.ends, self.words, self.tags = placed

    def index_before(self, place: int) -> int:
        """Index of the word that holds the character before `place`; -1 where there is none."""
        return bisect_left(self.starts, place) - 1

    def is_boundary(self, place: int) -> bool:
        """Whether no word reaches over `place`."""
        index = bisect_left(self.starts, place) - 1
        return index < 0 or self.ends[index] <= place

    def cross(self, start: int, end: int) -> bool:
        """Whether a word lies over one end of the stretch and not over all of it: 理事 in 管理|事项, 书记 in 书记员."""
        first = bisect_left(self.starts, start + 1) - 1
        if first >= 0 and self.starts[first] < start < self.ends[first] < end:
            return True
        last = bisect_left(self.starts, end) - 1
        return last >= 0 and self.starts[last] < end - 1 and self.ends[last] > end

    def tag_at(self, start: int, end: int) -> str:
        """The tag of the word that is the stretch; "" where none is."""
        index = bisect_left(self.starts, end) - 1
        return self.tags[index] if index >= 0 and self.starts[index] == start and self.ends[index] == end else ""

    def tagged(self, tag: str) -> list[int]:
        """Indexes of the words that have the tag."""
        found: list[int] = []
        at = -1
        try:
            while True:
                at = self.tags.index(tag, at + 1)
                found.append(at)
        except ValueError:
            return found

    def word_at(self, place: int) -> str:
        """The word that begins at `place`; "" where none does."""
        index = bisect_left(self.starts, place + 1) - 1
        return self.words[index] if index >= 0 and self.starts[index] == place else ""
