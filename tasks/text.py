"""Text that remembers where each of its characters came from.

Cleaning deletes notes, mends damage, maps characters and converts script. Each of these is an operation of
`Text`, so that provenance is a property of the type and no stage computes offsets by hand:

    >>> raw = Text.of("強(qiáng)調(diào)，要")
    >>> clean = raw.replace([(1, 8, ""), (9, 15, "")]).recast("强调，要")
    >>> clean.chars, clean.raw_span(0, 2)
    ('强调，要', (0, 9))
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from re import Match, Pattern

WHITE_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""what \\s is, for the sets of patterns that are looked for at every character of a text: such a set is looked up, and
\\s is asked for"""

Run = tuple[int, int, int, bool]
"""start in the text, raw start, raw end, exact: whether its characters stand one for one for the raw ones.
A run that is not exact is a replacement: each of its characters stands for the whole raw stretch."""

Edit = tuple[int, int, str]
"""start and end in the text, what to put there ("" deletes)"""


class Text:
    """A string with, for each character, the stretch of raw text that it stands for. Immutable.

    Raw offsets never decrease along the text. Clean text costs one run, so an untouched document costs nothing.
    """

    __slots__ = ("_run_starts", "_runs", "chars")

    def __init__(self, chars: str, runs: Sequence[Run]) -> None:
        self.chars = chars
        self._runs = runs
        self._run_starts: list[int] | None = None

    @property
    def _starts(self) -> list[int]:
        """Where the runs start; made when it is first asked for."""
        if self._run_starts is None:
            self._run_starts = [run[0] for run in self._runs]
        return self._run_starts

    @classmethod
    def of(cls, raw: str) -> "Text":
        """The raw text itself: every character stands for itself."""
        return cls(raw, [(0, 0, len(raw), True)] if raw else [])

    @classmethod
    def empty(cls) -> "Text":
        """No text, that came from nowhere."""
        return cls("", [])

    @classmethod
    def join(cls, parts: Iterable["Text"], separator: str) -> "Text":
        """The parts one after another. The separator stands for nothing, at the place where the part before it ends."""
        chars: list[str] = []
        runs: list[Run] = []
        length = 0
        for part in parts:
            if chars and separator:
                place = runs[-1][2] if runs else 0
                runs.append((length, place, place, False))
                chars.append(separator)
                length += len(separator)
            runs.extend((length + start, low, high, exact) for start, low, high, exact in part._runs)
            chars.append(part.chars)
            length += len(part.chars)
        return cls("".join(chars), runs)

    def __len__(self) -> int:
        return len(self.chars)

    def __repr__(self) -> str:
        return f"Text({self.chars!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.chars == other.chars and list(self._runs) == list(other._runs)

    __hash__ = None  # type: ignore[assignment]  # compared by value, and lists of runs have no hash

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw start and end of text[start:end]; for an empty stretch the place between its neighbours,
        or within a replacement the stretch that this stands for.

        Raises IndexError where start and end do not lie in the text in that order.
        """
        if not 0 <= start <= end <= len(self.chars):
            raise IndexError(f"{start}:{end} is no stretch of a text of {len(self.chars)} characters")
        if len(self._runs) == 1 and self._runs[0][3]:
            low = self._runs[0][1]
            return low + start, low + end
        if start == end:
            place = self._raw_end(start - 1) if start else self._first_place()
            if 0 < start < len(self.chars):
                # within a replacement, whose characters all stand for one stretch, the place is that stretch
                return min(place, self._raw_start(start)), place
            return place, place
        return self._raw_start(start), self._raw_end(end - 1)

    def _first_place(self) -> int:
        return self._runs[0][1] if self._runs else 0

    def origins(self) -> list[tuple[int, int]]:
        """Raw start and end of every character, in order."""
        return [(self._raw_start(i), self._raw_end(i)) for i in range(len(self.chars))]

    def _raw_start(self, i: int) -> int:
        start, low, _, exact = self._runs[bisect_right(self._starts, i) - 1]
        return low + i - start if exact else low

    def _raw_end(self, i: int) -> int:
        start, low, high, exact = self._runs[bisect_right(self._starts, i) - 1]
        return low + i - start + 1 if exact else high

    def slice(self, start: int, end: int) -> "Text":
        """text[start:end] with its origins."""
        if start == 0 and end == len(self.chars):
            return self
        if len(self._runs) == 1 and start < end:
            _, low, high, exact = self._runs[0]
            return Text(self.chars[start:end], [(0, low + start, low + end, True) if exact else (0, low, high, False)])
        return Text(self.chars[start:end], list(self._cut(start, end, -start)))

    def _cut(self, start: int, end: int, shift: int) -> Iterator[Run]:
        """The runs of text[start:end], moved by `shift`."""
        if start >= end:
            return
        starts = self._starts
        k = bisect_right(starts, start) - 1
        while k < len(starts) and starts[k] < end:
            begin, low, high, exact = self._runs[k]
            finish = starts[k + 1] if k + 1 < len(starts) else len(self.chars)
            first, last = max(begin, start), min(finish, end)
            if exact:
                yield first + shift, low + first - begin, low + last - begin, True
            else:
                yield first + shift, low, high, False
            k += 1

    def replace(self, edits: Sequence[Edit]) -> "Text":
        """All edits at once. Edits are sorted and do not overlap; ValueError otherwise.

        What replaces a stretch stands for the whole of it; what is deleted leaves no trace here
        (whoever deletes for a reason writes a repair).
        """
        if not edits:
            return self
        if any(a[1] > b[0] for a, b in pairwise(edits)):
            raise ValueError("edits overlap or are out of order")
        chars: list[str] = []
        runs: list[Run] = []
        kept = length = 0
        for start, end, new in edits:
            runs.extend(self._cut(kept, start, length - kept))
            chars.append(self.chars[kept:start])
            length += start - kept
            if new:
                runs.append((length, *self.raw_span(start, end), False))
                chars.append(new)
                length += len(new)
            kept = end
        runs.extend(self._cut(kept, len(self.chars), length - kept))
        chars.append(self.chars[kept:])
        return Text("".join(chars), runs)

    def sub(self, pattern: Pattern[str], new: str | Callable[[Match[str]], str]) -> "Text":
        """As pattern.sub: every match is replaced by a string or by what a function makes of it."""
        made = new if callable(new) else lambda match: match.expand(new)
        return self.replace([(m.start(), m.end(), made(m)) for m in pattern.finditer(self.chars)])

    def recast(self, chars: str) -> "Text":
        """The same places with other characters (script, width); ValueError where the length differs."""
        if len(chars) != len(self.chars):
            raise ValueError(f"{len(chars)} characters cannot stand for {len(self.chars)} one for one")
        return self if chars == self.chars else Text(chars, self._runs)

    def strip(self) -> "Text":
        """Without white space at its ends."""
        start = len(self.chars) - len(self.chars.lstrip())
        return self.slice(start, max(start, len(self.chars.rstrip())))

    def lines(self) -> list["Text"]:
        """Its lines, without the line feeds. Only \\n parts lines."""
        found, start = [], 0
        for line in self.chars.split("\n"):
            found.append(self.slice(start, start + len(line)))
            start += len(line) + 1
        return found
