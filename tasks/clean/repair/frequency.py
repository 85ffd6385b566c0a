"""How often a word is used, by jieba's dictionary: what tells a likely reading of damaged text from an unlikely one.

best_reading([["安"], ["排"], ["都", "部"], ["署"]]) → 安排部署, and by how much 部 beats 都
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import inf, log
from pathlib import Path

_UNKNOWN = -21.0
"""log probability of a character that is no word: rarer than the rarest in the dictionary (-17.9)"""

_LETTER = -8.0

_MARKS = {"，": -3.2, "。": -3.8, "、": -4.0, "“": -5.0, "”": -5.0, "：": -6.0, "；": -6.0, "《": -6.5, "》": -6.5,
          "（": -6.5, "）": -6.5, "？": -8.0, "！": -7.5, "—": -7.0, "…": -8.0, "·": -9.0, "％": -9.0}  # fmt: skip
"""log probability of punctuation in official text, counted on broadcast news"""

LINE_END = "\n"
_AT_LINE_END = {
    "\n": -6.0,
    "。\n": -4.5,
    "！\n": -8.0,
    "？\n": -8.5,
    "：\n": -7.0,
    "；\n": -7.0,
    "”\n": -8.0,
}
"""log probability of the end of a line, and of the marks that usually stand there"""

_MARK_PAIRS = {"）：": -7.0, "），": -7.0, "）。": -7.5, "）、": -8.0, "》（": -8.0, "》，": -8.0, "》。": -8.5, "》、": -8.5, "》《": -8.0,
               "。”": -7.5, "！”": -8.5, "？”": -9.0, "”，": -7.0, "”。": -7.5, "”、": -8.0, "”“": -8.0, "、“": -7.5, "：“": -7.0,
               "，“": -8.0, "、《": -8.5, "……": -8.0, "——": -7.5}  # fmt: skip
"""log probability of marks that stand together; others hardly do"""

_FAMILIAR = -11.0
"""log probability of two characters that stand together elsewhere in the same text: names and terms no dictionary has"""


@cache
def _dictionary() -> dict[str, float]:
    """word → log probability; the beginnings of words stand in it with -inf."""
    import jieba  # imported where damage was seen

    counts: dict[str, int] = {}
    with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as file:
        for line in file:
            word, count, _ = line.split(" ", 2)
            counts[word] = int(count)
    total = log(sum(counts.values()))
    scores: dict[str, float] = _AT_LINE_END | _MARK_PAIRS
    for word, occurrences in counts.items():
        scores[word] = log(occurrences) - total if occurrences else -inf
        for end in range(len(word) - 1, 1, -1):
            if word[:end] in scores:
                break
            if word[:end] not in counts:
                scores[word[:end]] = -inf
    return scores


def rarity(char: str) -> float:
    """log probability of a character as a word of its own; -21 where the dictionary does not know it."""
    return _score(char)


def _score(word: str) -> float:
    if len(word) == 1:
        if word in _MARKS:
            return _MARKS[word]
        if word.isascii():
            return _LETTER
        score = _dictionary().get(word, _UNKNOWN)
        return score if score > -inf else _UNKNOWN
    return _dictionary().get(word, -inf)


_MOST_PAIRS = 100_000
"""pairs of choices tried for two cells side by side; a cell of which nothing is known has 20,000"""


@dataclass(frozen=True, slots=True)
class Reading:
    """The likeliest characters for a row of cells, and how likely the words that they make are."""

    chars: str
    score: float
    margins: tuple[float, ...]
    """for each cell, how much the best character beats the next best; inf where there was no choice"""
    in_word: tuple[bool, ...]
    """for each cell, whether its character is part of a longer word"""


def best_reading(cells: Sequence[Sequence[str]], familiar: frozenset[str] = frozenset()) -> Reading:
    """The choice of one character a cell that makes the likeliest sequence of words.

    `familiar` are pairs of characters that count as words, since they stand together elsewhere in the text.
    """
    arcs = _words_over(cells, familiar)
    n = len(cells)
    forward, back = [0.0] + [-inf] * n, [("", 0)] * (n + 1)
    for start in range(n):
        for end, word, score in arcs[start]:
            if forward[start] + score > forward[end]:
                forward[end], back[end] = forward[start] + score, (word, start)
    backward = [-inf] * n + [0.0]
    for start in range(n - 1, -1, -1):
        backward[start] = max((score + backward[end] for end, _, score in arcs[start]), default=-inf)

    words, at = [], n
    while at > 0:
        word, at = back[at]
        words.append(word)
    words.reverse()
    in_word = tuple(len(word) > 1 for word in words for _ in word)
    return Reading("".join(words), forward[n], tuple(_margins(cells, arcs, forward, backward)), in_word)


Arc = tuple[int, str, float]


def _words_over(cells: Sequence[Sequence[str]], familiar: frozenset[str]) -> list[list[Arc]]:
    """For each cell the words that can begin there: where they end, what they are, their score."""
    known = _dictionary()
    arcs: list[list[Arc]] = []
    for start, cell in enumerate(cells):
        found = [(start + 1, char, _score(char)) for char in cell]
        if familiar and start + 1 < len(cells) and len(cell) * len(cells[start + 1]) <= _MOST_PAIRS:
            pairs = (a + b for a in cell for b in cells[start + 1])
            found.extend((start + 2, pair, _FAMILIAR) for pair in pairs if pair in familiar)
        begun = list(cell)
        for end in range(start + 1, len(cells)):
            if not begun or len(begun) * len(cells[end]) > _MOST_PAIRS:
                break
            begun = [begin + char for begin in begun for char in cells[end] if begin + char in known]
            found.extend((end + 1, word, known[word]) for word in begun if known[word] > -inf)
        arcs.append(found)
    return arcs


def _margins(
    cells: Sequence[Sequence[str]],
    arcs: list[list[Arc]],
    forward: list[float],
    backward: list[float],
) -> list[float]:
    open_cells = {i for i, cell in enumerate(cells) if len(cell) > 1}
    best: dict[int, dict[str, float]] = {i: {} for i in open_cells}
    if open_cells:
        for start, found in enumerate(arcs):
            for end, word, score in found:
                total = forward[start] + score + backward[end]
                for i in open_cells.intersection(range(start, end)):
                    char = word[i - start]
                    if total > best[i].get(char, -inf):
                        best[i][char] = total
    margins = []
    for i in range(len(cells)):
        ranked = sorted(best[i].values(), reverse=True) if i in open_cells else []
        margins.append(ranked[0] - ranked[1] if len(ranked) > 1 else inf)
    return margins
