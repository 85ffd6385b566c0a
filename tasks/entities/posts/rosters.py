"""Lines of a text → the entries of rosters: who is on a list, as what, and what else the line says of them.

主  任：孙春兰　　国务院副总理
（一）部门委员
梁言顺　　中央宣传部副部长
成员：李四、王五
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.entities.people.names import Name, chinese_name_at, surnames
from tasks.entities.posts.posts import find_posts
from tasks.entities.words import Words
from tasks.lexicons import column_of

_COUNTER = r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])?[ 　]*"
_SPACED = r"([㐀-鿿](?:[ 　\xa0]{0,4}[㐀-鿿]){1,9})"
_ASIDE = r"(?:[（(][^（()）]{1,30}[）)])?"
_LABEL = re.compile(rf"{_SPACED}[：:][ 　\xa0]*")
_HEADING = re.compile(rf"{_COUNTER}([㐀-鿿]{{2,10}}){_ASIDE}[：:]?")
_GAP = re.compile(r"[ 　\xa0\t]+|[（(]")
_NOTE = re.compile(r"[（(]([^（()）\n]{1,12})[)）]")
"""蔡　敏|（女）|　市政府办公室主任"""
_BLANKS = (" ", "　", "\xa0", "\t")
"""two of them part the cells of a line; a line without a post of its list is an entry only where it has some"""
LONGEST_COUNTER = 5
"""characters of a counter before a label: （十二）"""
_COMMA = re.compile(r"[、，, 　]+")
_OPENING = re.compile(r"[（(\d]|[㐀-鿿](?:[ 　\xa0]{0,4}[㐀-鿿]){0,10}(?:[：:、，,；;。 　\xa0\t（(]|$)")
"""how a line of a roster opens: a counter, a label or a name and a mark behind it; spares prose a closer look"""
_CELL = re.compile(r"[㐀-鿿](?:[ 　\xa0]{0,2}(?![男女][ 　])[㐀-鿿]){1,3}(?=[ 　\xa0\t]{2})")
_BY_LINE = re.compile(
    r"\n(?:\d{1,3}[.．、])?[㐀-鿿]{2,4}(?:[（(][女男][)）])?[ 　][㐀-鿿]{2,30}"
    r"(?:主任|书记|[局院所校队科站镇乡部厅处会馆士]长|经理|主席|员)(?=\n|$)"
)
"""程志刚　市疾病预防控制中心主任: a line of a list that has one blank between name and post"""
_LISTED = re.compile(r"(?:[㐀-鿿]{1,9}(?:·[㐀-鿿]{1,9}){1,3}|[㐀-鿿]{2,7})(?=[（(、，,； 　\xa0\t\n]|$)")
_BEHIND_NAME = frozenset("（(、，,；;。 　\xa0\t\n") | {""}
MANY_CELLS = 3
"""blanks of a line that lists names, whatever they are: 乙晓光　丁世忠（回族）　…"""
_LABELS = frozenset(("指挥", "副指挥", "组员", "总领队"))
"""posts only at the head of a list: 指    挥：施根宝"""
SURE_CELL = 6
"""score of a name that stands alone in its cell"""
LONGEST_LINE = 400
"""characters: longer lines are prose, but for the names under a post (常务委员 has 299)"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a roster."""

    name: Name
    label: str | None
    """the post of the list: 副主任, 部门委员"""
    label_start: int
    rest: tuple[int, int] | None
    """start and end of what the line says of the person: 国务院副总理"""


def find_entries(text: str, words: Words) -> list[Entry]:
    """All entries of all rosters of a text, in order."""
    found: list[Entry] = []
    blanks = [blank for blank in _BLANKS if blank in text]
    blank = bool(blanks)
    by_line = blank and "\n" in text and len(_BY_LINE.findall(f"\n{text}")) > 1
    parted = by_line or any(f"{one}{other}" in text for one in blanks for other in blanks)
    if not parted and not (_has_label(text) if blank else _has_post(text)):
        return found  # neither cells nor the label of a list
    label: str | None = None
    label_start = 0
    for start, end in _lines(text):
        prose = end - start > LONGEST_LINE and (label is None or text.find("。", start, end) >= 0)
        if prose or not _OPENING.match(text, start, end):
            label = None
            continue
        opened = _LABEL.match(text, start, end)
        posted = _folded_post(opened.group(1)) if opened else None
        if opened and posted:
            label, label_start = posted, start
            start = opened.end()
            if start == end:
                continue
        elif (heading := _HEADING.fullmatch(text, start, end)) and (posted := _folded_post(heading.group(1))):
            label, label_start = posted, start
            continue
        if label is None and not parted:
            continue
        entries = list(_entries(text, start, end, words, label, label_start, by_line))
        if not entries:
            label = None
        found.extend(entries)
    return found


@cache
def _labelled() -> re.Pattern[str]:
    """A line that is or opens with what ends as a post does; few texts have one and need a closer look."""
    ends = "".join(sorted({word[-1] for word in (*column_of("posts", "post"), *_LABELS)}))
    return re.compile(rf"\n{_COUNTER}{_SPACED}(?<=[{ends}]){_ASIDE}(?:[：:]|(?=\n|$))")


def _has_label(text: str) -> bool:
    """Whether a line of it opens with the label of a list: 主  任：."""
    return any(_folded_post(line[1]) for line in _labelled().finditer(f"\n{text}"))


def _has_post(text: str) -> bool:
    """Whether nothing but a counter stands before a post in its line, so that it may be a label without blanks."""
    posts = find_posts(text)
    if "\n" not in text:
        return any(post.start <= LONGEST_COUNTER for post in posts)
    return any(
        post.start <= LONGEST_COUNTER or text.rfind("\n", post.start - LONGEST_COUNTER - 1, post.start) >= 0
        for post in posts
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _folded_post(label: str) -> str | None:
    """主  任 → 主任; None for a label that is no post (附件)."""
    folded = "".join(label.split())
    posts = find_posts(folded)
    whole = len(posts) == 1 and posts[0].start == 0 and posts[0].end == len(folded)
    return folded if folded in _LABELS or (whole and posts[0].kind in ("head", "government", "rank")) else None


def _entries(
    text: str, start: int, end: int, words: Words, label: str | None, label_start: int, by_line: bool
) -> Iterator[Entry]:
    """What one line lists: a name with what is said of it, or only names; `by_line` tells that one blank parts them."""
    place = start
    while place < end:
        name = _name_in_cell(text, place, end) or chinese_name_at(text, place, words)
        if label is not None and (name is None or text[name.end : name.end + 1] not in _BEHIND_NAME):
            name = _name_in_list(text, place, end)
        if name is None or name.end > end:
            return
        note = _note_behind(text, name.end, end)
        told = note.end() if note else name.end
        gap = _GAP.match(text, told, end)
        if gap and gap.end() < end and _says_post(text[gap.end() : end]) and (label or by_line or len(gap.group()) > 1):
            closing = text.find("）", gap.end(), end) if gap.group() in "（(" else end
            rest_end = closing if closing >= 0 else end
            yield Entry(name, label, label_start, (gap.end(), rest_end))
            place = rest_end + 1
            comma = _COMMA.match(text, place, end)
            place = comma.end() if comma else end
            continue
        if label is None:
            return
        if told == end:
            yield Entry(name, label, label_start, None)
            return
        comma = _COMMA.match(text, told, end)
        if not comma:
            if name.score >= 2 and text[told] in "；;。":
                yield Entry(name, label, label_start, None)
            return
        yield Entry(name, label, label_start, None)
        place = comma.end()


def _note_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """（女，回族）, （中共界）: brackets behind a name that tell no post."""
    note = _NOTE.match(text, start, end)
    return note if note and not _says_post(note[1]) else None


def _name_in_list(text: str, start: int, end: int) -> Name | None:
    """A name between the blanks or marks of a list under a post: 艾力更·依明巴海|　, 朴永一|（朝鲜族）."""
    cell = _LISTED.match(text, start, end)
    if cell is None:
        return None
    among_many = text.count("　", start, end) >= MANY_CELLS or text.count("　", max(0, start - 40), start) >= MANY_CELLS
    is_name = "·" in cell.group() or (cell.group()[0] in surnames() and cell.end() - start < 5)
    if not (is_name or among_many):
        return None
    return Name(start, cell.end(), SURE_CELL)


def _name_in_cell(text: str, start: int, end: int) -> Name | None:
    """A name that fills its cell of the line, whatever its characters: 马正其|　　市场监管总局副局长."""
    cell = _CELL.match(text, start, end)
    if cell is None:
        return None
    folded = "".join(cell.group().split())
    if not 2 <= len(folded) <= 4 or not (folded[0] in surnames() or folded[:2] in surnames()):
        return None
    return Name(start, cell.end(), SURE_CELL)


def _says_post(rest: str) -> bool:
    return bool(find_posts(rest))
