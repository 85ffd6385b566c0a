"""Names between names: what stands in a list of persons is one, however rare its characters.

P、水柏年、邓宗全、…、欧阳陵江、郑万众、孟庆阳、胡嵘苹 → 水柏年, 欧阳陵江, 郑万众, 孟庆阳
"""

import re
from collections.abc import Iterator

from tasks.entities.people.name_scan import Scan
from tasks.entities.people.names import NO_LAST, chinese_name_at, lookalikes, surnames
from tasks.entities.places.gazetteer import names as place_names
from tasks.entities.words import Words

_COUNTED = re.compile(
    r"等(?=(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})(?:余|多)?[名位人对]"
    r"|[^，。；、\n]{0,14}(?:领导|同志|成员|负责人)[^，。；、\n]{0,6}(?:出席|参加|陪同|列席|参与)"
    r"|[省市县区州]?领导|劳动模范|先进工作者|优秀共产党员)"
)
"""等10名同志, 等市委理论学习中心组成员出席, 等劳动模范: what tells that persons were listed"""
_LIKELY = 2
"""score of a name in a list whose members are counted"""
_OF_TEAM = re.compile(r"队的(?=[㐀-鿿]{3})")
_SURE_IN_TEAM = 5
_ITEM = re.compile(r"、([㐀-鿿]{1,3}(?!等)[㐀-鿿])(?=、|和|及|与|等|，|。|；|\n|$)")


def names_between(scan: Scan) -> Iterator[tuple[int, int]]:
    """Start and end of the items of lists that are names by the names beside them."""
    text, taken = scan.text, scan.taken
    ends = {end: start for start, (end, _) in scan.names.items()}
    waiting = sorted([end for end in ends if text.startswith("、", end)], reverse=True)
    if not waiting:
        return
    names, posts = set(ends.values()), {post.end for post in scan.posts}
    while waiting:
        before = waiting.pop()
        item = _ITEM.match(text, before)
        if item is None:
            continue
        start, end = item.span(1)
        if start in names or start in taken or item[1] in place_names():
            continue
        follows = end + 1 in names and text[end : end + 1] in "、和及与"
        precedes = text[ends[before] - 1 : ends[before]] == "、" and ends[before] - 1 in ends
        of_list = follows and scan.words.tag_at(start, end) == "nr" and item[1] not in lookalikes()
        precedes = precedes or (ends[before] in posts and _is_likely(item[1]))
        if (follows or precedes) and (of_list or _can_be_name(item[1])):
            yield start, end
            ends[end] = start
            waiting.append(end)


def names_grouped(text: str, words: Words) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of names that a count or a team tells: 白玉晶、刘丽|等10名同志, 河南队的|郝丽赟|获得…冠军."""
    for counted in _COUNTED.finditer(text) if "等" in text else ():
        end = counted.start()
        while (start := text.rfind("、", max(0, end - 5), end) + 1) > 0:
            name = chinese_name_at(text, start, words)
            if name is None or name.end != end or name.score < _LIKELY or not _can_be_name(text[start:end]):
                break
            yield start, end, "name_in_counted_list"
            end = start - 1
    for team in _OF_TEAM.finditer(text) if "队的" in text else ():
        name = chinese_name_at(text, team.end(), words)
        if name is not None and name.score >= _SURE_IN_TEAM and _can_be_name(text[name.start : name.end]):
            yield name.start, name.end, "name_of_team"


def _can_be_name(item: str) -> bool:
    known = surnames()
    if item in lookalikes() or item in place_names():
        return False
    return (item[0] in known and len(item) < 4) or (item[:2] in known and len(item) > 2)


def _is_likely(item: str) -> bool:
    """Whether three characters with a common surname, in a list behind a post's first name, are one: 张建生、|朱团能|、."""
    return len(item) == 3 and not surnames().get(item[0], True) and item[-1] not in NO_LAST
