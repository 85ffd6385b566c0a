"""Names between names: what stands in a list of persons is one, however rare its characters.

P、水柏年、邓宗全、…、欧阳陵江、郑万众、孟庆阳、胡嵘苹 → 水柏年, 欧阳陵江, 郑万众, 孟庆阳
"""

import re
from collections.abc import Container, Iterator, Mapping

from tasks.entities.gazetteer import names as place_names
from tasks.entities.names import lookalikes, surnames

_ITEM = re.compile(r"、([㐀-鿿]{2,4})(?=、|和|及|与|等|，|。|；|\n|$)")


def names_between(text: str, names: Mapping[int, int], taken: Container[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the items of lists that are names by the names beside them; `names` maps start to end."""
    ends = {end: start for start, end in names.items()}
    waiting = sorted((end for end in ends if text.startswith("、", end)), reverse=True)
    while waiting:
        before = waiting.pop()
        item = _ITEM.match(text, before)
        if item is None:
            continue
        start, end = item.span(1)
        if start in names or start in taken or not _can_be_name(item[1]):
            continue
        follows = end + 1 in names and text[end : end + 1] in "、和及与"
        precedes = text[ends[before] - 1 : ends[before]] == "、" and ends[before] - 1 in ends
        if follows or precedes:
            yield start, end
            ends[end] = start
            waiting.append(end)


def _can_be_name(item: str) -> bool:
    known = surnames()
    if item in lookalikes() or item in place_names():
        return False
    return (item[0] in known and len(item) < 4) or (item[:2] in known and len(item) > 2)
