"""Stretches read one byte off → what they were, by GBK arithmetic and word frequency.

安排部署??h委副書記 → 安排部署。縣委副書記; ?;瘜W品 → 危化學品; 徹?zé)岢?。 → 徹熱潮。
What does not clearly win is left as it is, or as □ for a single character, and is marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.clean.repair.frequency import LINE_END, Reading, best_reading
from tasks.clean.repair.gbk import LEADS, bytes_of, out_of_step, spelt
from tasks.clean.repair.lost_numeral import lost_numeral
from tasks.clean.repair.pinyin import BRACKETED, LETTERS, is_reading
from tasks.clean.repair.script import simplified

LOST = "?�"
"""what decoders put for bytes that spell nothing"""

UNKNOWN = "□"
"""stands for a character that is lost for good"""

_LONGEST = 80
"""characters of the longest stretch followed; on the damaged corpus the longest has 17"""
_WAYS = 24
"""ways of reading one stretch that are weighed; each half-width mark in it doubles them"""
_HOPELESS = 3
"""losses in a row of which nothing can be made"""
_WIDE = 200
"""choices of a character of which both bytes are lost; of those a stretch may hold one"""
_CONTEXT = 8
"""characters beside a stretch that are read with it: the longest words have 8"""
_MARGIN = 1.5
_MARGIN_IN_WORD = 0.7
_MARGIN_SPLIT = 0.2
"""By how much (log) the best character must beat the next: alone, within a word of the dictionary, and where a note gave
the byte in question. Set on news damaged the same way: 9 of 10 characters written are right, the others are marked."""
_GAIN = 4.0
"""by how much (log) the mended stretch must read better than the damaged one"""

_NUMERAL = 20.0
"""by which a numeral in brackets that the bytes spell goes before what words would make of them"""

_HALF_WIDTH = {
    ",": 0xAC,
    ";": 0xBB,
    ":": 0xBA,
    "(": 0xA8,
    ")": 0xA9,
    "!": 0xA1,
    "?": 0xBF,
    ".": 0xAE,
}
"""second byte of the full-width mark (A3 ..) that a later step may have made half-width"""
_FULL = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"})

_QUERY = re.compile(r"(?<=[\w/.=-])(?<![^\x00-\x7f])\?(?=[A-Za-z0-9_%]{2})")
"""the ? in an address: list?id=3"""
_RUN = re.compile(f"[{LOST}]+")
_SPLIT_NOTE = re.compile(rf"[(（]?([{LETTERS}]{{1,7}})[)）](?:[(（]\1[)）])?")
_NOTE = re.compile(rf"(?:{BRACKETED}){{1,3}}")
_ONE_NOTE = re.compile(BRACKETED)
_BESIDE_LOSS = re.compile(r".?[?\ufffd].{1,20}")
_OUTSIDE = re.compile(r"[^\w，。、；：“”《》（）！,;:()]")


@dataclass(frozen=True, slots=True)
class Way:
    """One way of reading a stretch: where it is back in step, and what each character can be."""

    end: int
    cells: tuple[tuple[str, ...], ...]
    split: bool = False
    """whether a note stood between two bytes of a character"""


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of text and what it was."""

    start: int
    end: int
    after: str
    kind: str


def familiar_pairs(text: str) -> frozenset[str]:
    """Pairs of characters, simplified, that stand side by side in the text and away from any damage."""
    plain = _NOTE.sub("", simplified(text))
    pairs = {plain[i : i + 2] for i in range(len(plain) - 1)}
    for match in _BESIDE_LOSS.finditer(plain):
        stretch = match.group()
        pairs.difference_update(stretch[i : i + 2] for i in range(len(stretch) - 1))
    return frozenset(pair for pair in pairs if "\u4e00" <= pair[0] <= "\u9fff" and "\u4e00" <= pair[1] <= "\u9fff")


def lost_bytes(line: str, familiar: frozenset[str] = frozenset()) -> list[Mended]:
    """The stretches of a line that can be mended, in order. A line without ? or U+FFFD has none.

    `familiar` are pairs of characters known from the rest of the text.
    """
    found: list[Mended] = []
    at = _next_loss(line, 0)
    while at >= 0:
        match = _RUN.match(line, at)
        run = len(match.group()) if match else 0
        if _QUERY.match(line, at):
            at = _next_loss(line, at + 1)
            continue
        if run >= _HOPELESS:
            at = _next_loss(line, at + run)
            continue
        mended = _mend(line, at, found[-1].end if found else 0, familiar)
        if mended:
            found.append(mended)
        at = _next_loss(line, mended.end if mended else at + 1)
    return found


def _next_loss(line: str, start: int) -> int:
    places = [place for place in (line.find(mark, start) for mark in LOST) if place >= 0]
    return min(places, default=-1)


def _mend(line: str, at: int, after: int, familiar: frozenset[str]) -> Mended | None:
    left = _context(line[max(after, at - _CONTEXT) : at], before=True)
    best: tuple[float, Way, Reading] | None = None
    for way in _ways(line, at):
        right = _context(line[way.end : way.end + _CONTEXT], before=False)
        if way.end + len(right) >= len(line):
            right.append((LINE_END,))
        reading = best_reading([*left, *way.cells, *right], familiar)
        plain = best_reading([*left, *_as_it_stands(line[at : way.end]), *right], familiar)
        gain = reading.score - plain.score
        if way.cells[0] == ("（",) and gain >= _GAIN:
            gain += _NUMERAL  # a numeral at the head of a paragraph is told by shape, and words add nothing to it
        if best is None or gain > best[0]:
            best = gain, way, reading
    if best is None or best[0] < _GAIN:
        return None
    gain, way, reading = best
    after_text = _decided(way, reading, len(left))
    known = len(after_text) - after_text.count(UNKNOWN)
    if known == 0 and len(after_text) > 1:
        return None
    return Mended(at, way.end, after_text, "split_note" if way.split else "lost_byte")


def _decided(way: Way, reading: Reading, offset: int) -> str:
    """The characters of the best reading; □ for those that do not clearly win."""
    decided = []
    for i in range(offset, offset + len(way.cells)):
        needed = _MARGIN if not reading.in_word[i] else _MARGIN_SPLIT if way.split else _MARGIN_IN_WORD
        decided.append(reading.chars[i] if reading.margins[i] >= needed else UNKNOWN)
    return "".join(decided)


def _context(text: str, *, before: bool) -> list[tuple[str, ...]]:
    """The characters beside a stretch, as far as they are text."""
    text = _NOTE.sub("", text)
    breaks = [match.start() for match in _OUTSIDE.finditer(text)]
    if breaks:
        text = text[breaks[-1] + 1 :] if before else text[: breaks[0]]
    return [(char,) for char in simplified(text).translate(_FULL)]


def _as_it_stands(text: str) -> list[tuple[str, ...]]:
    """The damaged stretch read as if it were none; a ? among it counts as a question mark."""
    return [(char,) for char in simplified(_NOTE.sub("", text)).translate(_FULL)]


def _ways(line: str, at: int) -> Iterator[Way]:
    """The ways of reading the stretch that begins with the lost byte at `at`."""
    todo: list[tuple[int, tuple[int, ...], tuple[tuple[str, ...], ...], bool]] = []
    split = _split_note(line, at)
    if split:
        todo.append((split[0], split[1], (), True))
    todo.append((at + 1, LEADS, (), False))
    numeral = lost_numeral(line, at)
    if numeral:
        end, left_over, chars = numeral
        todo.append((end, (left_over,), tuple((char,) for char in f"（{chars}）"), False))
    yielded = 0
    while todo and yielded < _WAYS:
        place, leads, cells, is_split = todo.pop()
        for end, cell, pending in _steps(line, place, leads, is_split=is_split):
            if not cell:
                continue
            longer = (*cells, tuple(cell))
            if sum(len(each) > _WIDE for each in longer) > 1:
                continue
            if pending is not None:
                if len(longer) < _LONGEST:
                    todo.append((end, pending, longer, is_split))
                continue
            yielded += 1
            yield Way(end, longer, is_split)
            if end < len(line) and line[end] in LOST and len(longer) < _LONGEST:
                todo.append((end + 1, LEADS, longer, is_split))


def _split_note(line: str, at: int) -> tuple[int, tuple[int, ...]] | None:
    """Where a note split a character's bytes: the place after it, and the byte it stood behind.

    徹?zé)岢: the second byte of 徹 (D8) and the lost one spell a character that is read zé: 責 (D89F).
    """
    before = bytes_of(line[at - 1]) if at else None
    match = _SPLIT_NOTE.match(line, at + 1)
    if before is None or match is None:
        return None
    note = f"({match.group(1)})"
    leads = tuple(
        lead for lead in LEADS if any(is_reading(note, char) for char in spelt((before[1],), (lead,)))
    ) if before[1] >= 0x81 else ()  # fmt: skip
    return (match.end(), leads) if leads else None


def _steps(
    line: str, at: int, leads: tuple[int, ...], *, is_split: bool
) -> Iterator[tuple[int, list[str], tuple[int, ...] | None]]:
    """What the character at `at` can complete: place after it, possible characters, bytes that stay over (None: in step)."""
    if at >= len(line):
        return
    char = line[at]
    if char in LOST:
        yield _dropped_trail(line, at, leads, strict=not is_split)
    elif not char.isascii():
        pair = bytes_of(char)
        if pair:
            yield at + 1, spelt(leads, (pair[0],)), (pair[1],)
    elif 0x40 <= ord(char) < 0x7F:
        end = _after_notes(line, at + 1)
        yield end, _read_as(spelt(leads, (ord(char),)), line[at + 1 : end]), None
    second = _HALF_WIDTH.get(char)
    if second is not None:
        yield at + 1, spelt(leads, (0xA3,)), (second,)


def _dropped_trail(line: str, at: int, leads: tuple[int, ...], *, strict: bool) -> tuple[int, list[str], None]:
    """A ? for the second byte of a character, dropped since it spells nothing with what follows.

    Where a note split the bytes, the converter dropped one although it spelt something: 潮。 (B3B1 A1A3) → 岢?。
    """
    end = _after_notes(line, at + 1)
    following = line[at + 1] if at + 1 < len(line) else ""
    dropped = out_of_step(following) if strict else out_of_step("")
    return end, _read_as(spelt(leads, dropped), line[at + 1 : end]), None


def _after_notes(line: str, at: int) -> int:
    match = _NOTE.match(line, at)
    return match.end() if match else at


def _read_as(chars: list[str], notes: str) -> list[str]:
    """Only those characters that are read as the note behind says; all, where there is none that fits."""
    for note in _ONE_NOTE.findall(notes):
        fitting = [char for char in chars if is_reading(note, char)]
        return fitting or chars
    return chars
