"""A text under repair: what it reads now, and what was done to it so far."""

from collections.abc import Sequence

from tasks.clean.article import Repair
from tasks.text import Edit, Text


class Draft:
    """The text as mended so far, and the repairs that made it so.

    Whoever takes a stretch away or puts another in its place says of what kind that is; what is only
    script, width, punctuation or white space goes through `normalise` and is counted instead.
    """

    __slots__ = ("_done", "damaged", "n_normalised", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = Text.of(raw)
        self.damaged = False
        self.n_normalised = 0
        self._done: list[tuple[int, int, str, str]] = []

    @property
    def chars(self) -> str:
        """What the text reads now."""
        return self.text.chars

    def mend(self, kind: str, edits: Sequence[Edit]) -> None:
        """Make the edits, and put each on record as a repair of that kind."""
        for start, end, new in edits:
            self.note(kind, start, end, new)
        self.text = self.text.replace(edits)

    def note(self, kind: str, start: int, end: int, after: str) -> None:
        """Put on record that a stretch was taken away (after = "") or stands for something else, changing nothing."""
        self.note_raw(kind, *self.text.raw_span(start, end), after)

    def note_raw(self, kind: str, low: int, high: int, after: str) -> None:
        """The same, of a stretch of the raw text."""
        if high > low:
            self._done.append((low, high, kind, after))

    def normalise(self, edits: Sequence[Edit]) -> None:
        """Make edits of punctuation and white space, and count them."""
        self.n_normalised += len(edits)
        self.text = self.text.replace(edits)

    def recast(self, chars: str) -> None:
        """Put other characters in the same places (width), and count those that changed."""
        if chars != self.text.chars:
            self.n_normalised += sum(a != b for a, b in zip(chars, self.text.chars, strict=True))
            self.text = self.text.recast(chars)

    def repairs(self) -> list[Repair]:
        """Everything done, in the order of the raw text."""
        return [Repair(kind, low, high, self.raw[low:high], after) for low, high, kind, after in sorted(self._done)]
