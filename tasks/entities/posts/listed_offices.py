"""A rule that sets up an authority → the offices of its list.

少年观护所得设下列科、室：
一、辅导科。
二、人事室。
→ 辅导科, 人事室
"""

import re
from collections.abc import Iterator

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.matching import places_of

LISTED = "office_of_list"
"""name of the rule"""
_FOLLOWING = VOCABULARY.add(lambda: ("设下列", "置下列", "分为下列"))
_OPENING = re.compile(r"(?:[设置]|分为)下列[^\n：:。]{0,24}[：:][ 　]*(?=\n)")
_ENTRY = re.compile(
    r"\n[ 　]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?、?|\d{1,2}[.．、])[ 　]*([㐀-鿿、]{1,14}(?:科|室|处|组|司|署|局|课|股))(?=[。；，：:\n]|$)"
)


def find_listed_offices(reading: Reading) -> list[Mention]:
    """Offices of such lists, in the list and wherever else the text names them."""
    text = reading.text("body")
    names = {text[start:end] for start, end in _entries(text)}
    if not names:
        return []
    return [
        reading.mention("ORG", "body", start, end, LISTED)
        for start, end in places_of(sorted(names), text)
        if start == 0 or not "㐀" <= text[start - 1] <= "鿿"
    ]


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the name of each entry."""
    place = 0
    for _, start, _ in _FOLLOWING.hits(text):
        opening = _OPENING.match(text, start)
        if opening is None or start < place:
            continue  # an entry that looks like an opening; each line is read once
        place = opening.end()
        while entry := _ENTRY.match(text, place):
            yield entry.span(1)
            line_end = text.find("\n", entry.end())
            place = line_end if line_end >= 0 else len(text)
