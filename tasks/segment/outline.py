"""Sentences and counter candidates → the outline: item path and heading of every sentence.

    一、总体要求        → heading
    （一）加强领导。要… → item 1.1, heading 加强领导
    各地要…            → item 1.1 still: a list goes on until a heading or a new reporting frame ends it

Depth follows first appearance and continuity: a sign that was never seen opens a list below the one that is open,
unless it stands for a higher level and the open list does not go on behind it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import zip_longest

from tasks.segment.counters import NUMBER_OF_ARTICLE, RANKS, Candidate
from tasks.segment.sentence import Counter, Sentence

HEADING_LENGTH = 50
"""characters that a line with a counter may have and be a heading (一、充分发挥五老队伍的优势作用，奋进……新征程)"""
BARE_HEADING_LENGTH = 30
"""the same for a line without a counter"""
DECIMALS = 4
"""decimal signs (1, 1.1, 1.2.1) that a text must open lines with before they are taken for counters"""
WORD_REACH = 1500
"""characters within which 首先 must be followed by 其次 (or 一是 by 二是) to count; set on speeches"""

_SURE = ("一、", "（一）")
"""shapes that are counters at the beginning of a sentence too, where a page runs its paragraphs together"""
_WORD_SHAPES = ("第一", "首先", "其一", "一是")
_STOPPED = re.compile(r"[。；：！？，、…;:!?,]\s*$")
_NO_HEADING = re.compile(r"[。；：！？，、…\t＝=]|[ \u3000]{2}|^\d+年\d+月|^[（(]|[）)]$|^附件")
_ARTICLE = re.compile(rf"第\s?{NUMBER_OF_ARTICLE}\s?条")
_FINAL = "。；：！？;:!?. \u3000"


@dataclass(slots=True)
class _Level:
    shape: str
    number: int
    paragraph_no: int
    heading: str | None = None


@dataclass(slots=True)
class _Outline:
    """The open lists, outermost first, and what headings hold."""

    places: dict[str, list[tuple[int, int]]]
    """for each shape, start and number of all its candidates in order"""
    levels: list[_Level] = field(default_factory=list)
    part: str | None = None
    """chapter or bare heading above the lists"""
    article: int | None = None
    """number of the article of a law that the lists stand under; their items are no headings"""
    below: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """shapes that were seen nested below a shape"""

    def path(self) -> str | None:
        return ".".join([str(level.number) for level in self.levels]) if self.levels else None

    def heading(self) -> str | None:
        for level in reversed(self.levels):
            if level.heading:
                return level.heading
        return self.part

    def close(self) -> None:
        self.levels.clear()

    def goes_on(self, shape: str, number: int, behind: int) -> bool:
        """Whether the next counter of that shape carries the next number."""
        known = self.places[shape]
        k = bisect_left(known, (behind + 1, 0))
        return k < len(known) and known[k][1] == number + 1

    def in_spoken_list(self, sentence: Sentence) -> bool:
        """Whether the sentence stands between two spoken counters of a paragraph: 一是…。|希望大家…。|二是…"""
        last = self.levels[-1] if self.levels else None
        if last is None or last.shape not in _WORD_SHAPES or last.paragraph_no != sentence.paragraph_no:
            return False
        return self.goes_on(last.shape, last.number, sentence.start)

    def in_table(self, paragraph_no: int, behind: int) -> bool:
        """Whether a line is a cell of a numbered row, and so no heading: the rows go on, or it follows the last number."""
        if not self.levels or self.levels[-1].shape != "row":
            return False
        row = self.levels[-1]
        return paragraph_no == row.paragraph_no + 1 or self.goes_on("row", row.number, behind)

    def place(self, found: Candidate, opens_line: bool, paragraph_no: int) -> Counter | None:
        """The counter with its depth, where it continues or opens a list; None for a lookalike."""
        if found.path:
            return self._place_path(found, paragraph_no) if opens_line and self._paths_follow() else None
        k = self._open_level(found)
        number, expected = found.number, 1
        if k is not None:
            expected = self.levels[k].number + 1
            number = number or expected
        if number == 1:
            if found.shape in _WORD_SHAPES and not self._followed(found):
                return None
            if not opens_line and found.shape not in _WORD_SHAPES and not self.goes_on(found.shape, 1, found.start):
                return None
        elif number != expected and (found.shape in _WORD_SHAPES or not opens_line):
            return None
        if k is None:
            k = self._depth_of_new(found, paragraph_no)
        del self.levels[k:]
        for level in self.levels:
            self.below[level.shape].add(found.shape)
        self.levels.append(_Level(found.shape, number, paragraph_no))
        return Counter(len(self.levels), number, found.shape)

    def _paths_follow(self) -> bool:
        """Whether decimal numbers are counters in this text: one number alone is none (2.1 节, 3 月)."""
        return len(self.places["1.1"]) >= DECIMALS

    def _place_path(self, found: Candidate, paragraph_no: int) -> Counter:
        """5.2.1 gives its whole path; headings of the levels that it shares stay."""
        kept = 0
        while (
            kept < min(len(self.levels), len(found.path) - 1)
            and self.levels[kept].shape == "1.1"
            and self.levels[kept].number == found.path[kept]
        ):
            kept += 1
        del self.levels[kept:]
        self.levels.extend(_Level("1.1", number, paragraph_no) for number in found.path[kept:])
        return Counter(len(self.levels), found.number, "1.1")

    def _open_level(self, found: Candidate) -> int | None:
        """Index of the open list that the counter belongs to. 第三是 may follow 其次 (首先… 其次… 第三…)."""
        for k in range(len(self.levels) - 1, -1, -1):
            level = self.levels[k]
            if level.shape == found.shape:
                return k
            if level.shape == "首先" and found.shape == "第一" and found.number == level.number + 1:
                return k
            if level.shape == "第一" and found.shape == "首先" and found.number == 0:
                return k
        return None

    def _followed(self, found: Candidate) -> bool:
        known = self.places[found.shape]
        k = bisect_left(known, (found.start + 1, 0))
        for start, number in known[k : k + 3]:
            if start - found.start > WORD_REACH:
                return False
            if number == 2:
                return True
        return found.shape == "首先" and any(
            0 < start - found.start <= WORD_REACH and number == 2 for start, number in self.places["第一"]
        )

    def _depth_of_new(self, found: Candidate, paragraph_no: int) -> int:
        """Below which of the open lists a new one lies: how many levels stay open."""
        for k in range(len(self.levels), 0, -1):
            level = self.levels[k - 1]
            if found.shape in self.below[level.shape]:
                return k
            if found.number == 1 and self.goes_on(level.shape, level.number, found.start):
                return k
            if level.shape in _WORD_SHAPES and level.paragraph_no == paragraph_no:
                return k
            if level.shape not in self.below[found.shape] and RANKS[level.shape] < RANKS[found.shape]:
                return k
        return 0


def outline(sentences: list[Sentence], candidates: list[Candidate], reframed: set[int]) -> None:
    """Sets item, heading, counters and is_heading of the sentences; both lists are in the order of the text.

    `reframed` holds the numbers of the sentences that open a new reporting frame.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for candidate in candidates:
        places[candidate.shape].append((candidate.start, candidate.number))
    tree = _Outline(places)
    article: int | None = None
    item: str | None = None
    heading: str | None = None
    at, behind, before = 0, len(candidates), -1
    for sentence, following in zip_longest(sentences, sentences[1:]):
        first = at
        while at < behind and candidates[at].start < sentence.end:
            at += 1
        opens_line = sentence.paragraph_no != before
        before = sentence.paragraph_no
        whole_line = opens_line and (following is None or following.paragraph_no != before)
        below = following.text if following else ""
        frames = sentence.sentence_no in reframed
        if at == first and not (frames and tree.levels) and not (whole_line and _is_bare_heading(sentence.text, below)):
            sentence.article, sentence.item, sentence.heading = article, item, heading
            continue
        inside = [found for found in candidates[first:at] if found.start >= sentence.start]
        _settle(tree, sentence, inside, opens_line, whole_line, frames, below)
        article, item, heading = tree.article, tree.path(), tree.heading()


def _opens(found: Candidate, sentence: Sentence) -> bool:
    """Whether a counter opens its sentence, signs for lost characters aside: □（五）加快建设."""
    return found.start - sentence.start <= len(sentence.text) - len(sentence.text.lstrip("□"))


def _settle(
    tree: _Outline,
    sentence: Sentence,
    inside: list[Candidate],
    opens_line: bool,
    whole_line: bool,
    reframed: bool,
    following: str,
) -> None:
    """Moves the outline on by one sentence."""
    starts_with_sign = bool(inside) and _opens(inside[0], sentence)
    if starts_with_sign and (
        inside[0].shape in ("part", "article") or _heads_articles(inside[0], sentence.text, whole_line, following)
    ):
        tree.close()
        first = inside.pop(0)
        tree.article = first.number if first.shape == "article" else None
        if first.shape != "article":
            title = sentence.text[first.end - sentence.start :].strip(" \u3000")
            sentence.is_heading = whole_line and not _STOPPED.search(title)
            tree.part = title or None
            sentence.counters = (Counter(0, first.number, "part"),)
            return
    elif reframed and not starts_with_sign and not tree.in_spoken_list(sentence):
        tree.close()
    inside = [c for c in inside if c.shape not in ("part", "article")]
    is_cell = tree.in_table(sentence.paragraph_no, sentence.start)
    if not inside and whole_line and not is_cell and _is_bare_heading(sentence.text, following):
        tree.close()
        tree.article = None
        sentence.is_heading = True
        tree.part = sentence.text.strip(_FINAL) or None
        return
    sentence.article = tree.article
    item, heading = tree.path(), tree.heading()
    placed: list[Counter] = []
    for found in inside:
        opens = _opens(found, sentence) and (opens_line or found.shape in _SURE)
        counter = tree.place(found, opens, sentence.paragraph_no)
        if counter is None:
            continue
        if not placed:
            heading = tree.heading()
            if _opens(found, sentence) or item is None:
                item = tree.path()
        placed.append(counter)
        if _opens(found, sentence):
            _head(tree, sentence, found, whole_line)
    sentence.item, sentence.heading, sentence.counters = item, heading, tuple(placed)


def _heads_articles(found: Candidate, text: str, whole_line: bool, following: str) -> bool:
    """Whether a line is what a chapter is elsewhere, as the Supreme People's Court counts them: 八、其他问题|第三十一条 …;
    not the last item of an article: 三、驻外馆处得函转本会核办。|第五条 …"""
    heads = found.shape == "一、" and whole_line and len(text) <= BARE_HEADING_LENGTH and not _STOPPED.search(text)
    return heads and bool(_ARTICLE.match(following))


def _head(tree: _Outline, sentence: Sentence, found: Candidate, whole_line: bool) -> None:
    """Gives the open level its heading, if the sentence is one (加强领导。各级… or a line of its own)."""
    title = sentence.text[found.end - sentence.start :].strip(_FINAL)
    if not title or len(title) > HEADING_LENGTH or found.shape in _WORD_SHAPES or tree.article is not None:
        return
    tree.levels[-1].heading = title
    sentence.is_heading = whole_line and not _STOPPED.search(sentence.text)


def _is_bare_heading(text: str, following: str) -> bool:
    """A short line without a stop and before a longer one or a counted one: 指导思想."""
    short = len(text) <= BARE_HEADING_LENGTH < len(following)
    return short and text[-1] not in "。！？" and not _NO_HEADING.search(text)
