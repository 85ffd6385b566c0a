"""Where a name begins that is known by its head: the place behind the last word or mark that no name holds."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.lexicons import lexicon

MARKS = re.compile(r"[，。；：！？、“”《》（）〈〉\[\]【】\s…—,;:!?()|]")


@cache
def _words() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Words that end a name to the left, and longer ones that only look so; the role of each."""
    rows = lexicon("event_words")
    words = [row["word"] for row in rows]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), tuple(row["role"] for row in rows)


def boundaries(window: str) -> list[tuple[int, int, str]]:
    """Start, end and role of every word and mark that may bound a name, from right to left."""
    matcher, roles = _words()
    tokens = [(s, e, roles[w]) for w, s, e in matcher.find_matches_as_indexes(window)]
    tokens += [(m.start(), m.end(), m[0]) for m in MARKS.finditer(window)]
    tokens.sort(key=lambda t: -t[1])
    return tokens


def left_bound(text: str, head: int, reach: int) -> int | None:
    """The end of the nearest word or mark before `head`; None where there is none within reach.

    在众创金融街, head at 金融街 → the place behind 在
    """
    low = max(0, head - reach)
    for _, end, role in boundaries(text[low:head]):
        if role != "keep":
            return low + end
    return 0 if low == 0 else None
