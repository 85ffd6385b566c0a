"""Raw text → text that says what its author wrote: damage undone, notes and markup out, one script.

One search tells whether there is anything to do at all, so that clean text passes at its cost; then every step looks
for what is its own.
"""

import re
from functools import cache

from tasks.clean.repair.draft import Draft
from tasks.clean.repair.leftovers import MARKUP, leftovers
from tasks.clean.repair.lost_bytes import LOST, familiar_pairs, lost_bytes
from tasks.clean.repair.mojibake import LATIN1_LETTERS, MISREAD, wrong_charset
from tasks.clean.repair.pinyin import LETTERS, has_notes, pinyin_notes
from tasks.clean.repair.question_marks import BLANK, LOSS, QUESTION, kind_of_mark
from tasks.clean.repair.script import KANA_OR_HANGUL, RARE_HAN, has_chinese, in_simplified, traditional_characters
from tasks.text import Edit

_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\xad\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_MAY_END_LINES = re.compile(f"[{_LINE_ENDS}]")
_OTHER_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
_GONE = ("�", "锟斤拷", "烫烫烫烫", "屯屯屯屯")
"""what UTF-8 replacement characters and unset memory look like in GBK: lost for good"""
_MOST_NESTED = 4
"""how often markup is looked for: &amp;nbsp; is &nbsp; after the first time"""
_MOST_LOSSES = 300
"""losses of one document that are worked on; a text with more is not a text"""


@cache
def _damage_or_other_script() -> re.Pattern[str]:
    """Whatever a step of `mend` may have to do with: none of its characters, nothing to do.

    One class of characters, so that a search costs one look at each; of the bracket before a reading and the half of a
    word that stands for lost bytes, what must follow is looked at, too.
    """
    marks = "".join(map(re.escape, (*LOST, *MARKUP, *MISREAD)))
    return re.compile(
        f"[{_UNSEEN}{_LINE_ENDS}{marks}{LATIN1_LETTERS}{traditional_characters()}{RARE_HAN}{KANA_OR_HANGUL}锟烫屯(（]"
        f"(?:(?<![锟烫屯(（])|(?=[斤烫屯{LETTERS}]))"
    )


def mended(raw: str) -> tuple[Draft, str | None]:
    """The text with its damage undone and in simplified characters, and the script that it was in."""
    draft = Draft(raw)
    return draft, mend(draft)


def mend(draft: Draft) -> str | None:
    """Undo the damage of a draft and bring it into simplified characters; the script that it was in, as in_simplified."""
    text = draft.chars
    if _damage_or_other_script().search(text) is None:
        return "hans" if has_chinese(text) else None
    _drop_invisible(draft)
    wrong = wrong_charset(draft.chars)
    if wrong:
        draft.mend("mojibake", wrong)
        draft.damaged = True
    for _ in range(_MOST_NESTED):
        found = leftovers(draft.chars)
        draft.mend("html_leftover", found)
        if not found:
            break
    if has_notes(draft.chars):
        draft.mend(
            "pinyin_note",
            [(start, end, "") for start, end in pinyin_notes(draft.chars)],
        )
    if any(mark in draft.chars for mark in LOST):
        _mend_losses(draft)
    if any(mark in draft.chars for mark in _GONE):
        draft.damaged = True
    simple, script = in_simplified(draft.chars)
    draft.text = draft.text.recast(simple)
    return script


def _drop_invisible(draft: Draft) -> None:
    """Control and direction characters are blanks that nobody sees; other line ends become line feeds."""
    text = draft.chars
    if _MAY_END_LINES.search(text):
        draft.recast(_OTHER_LINE_ENDS.sub("\n", text))
    if _INVISIBLE.search(text):
        draft.normalise([(match.start(), match.end(), "") for match in _INVISIBLE.finditer(draft.chars)])


def _mend_losses(draft: Draft) -> None:
    """Lost bytes brought back, notes on what was brought back taken away, and the marks that are left over judged."""
    text = draft.chars
    familiar = familiar_pairs(text)
    edits: dict[str, list[Edit]] = {"lost_byte": [], "split_note": []}
    start = tried = 0
    for line in text.split("\n"):
        losses = sum(line.count(mark) for mark in LOST)
        if losses and tried + losses <= _MOST_LOSSES:
            tried += losses
            for found in lost_bytes(line, familiar):
                edits[found.kind].append((start + found.start, start + found.end, found.after))
        start += len(line) + 1
    if any(edits.values()):
        draft.damaged = True
        for kind, made in edits.items():
            for each in made:
                draft.note(kind, *each)
        draft.text = draft.text.replace(sorted(edits["lost_byte"] + edits["split_note"]))
        if has_notes(draft.chars):
            draft.mend(
                "pinyin_note",
                [(first, last, "") for first, last in pinyin_notes(draft.chars)],
            )
    _judge_marks(draft)


def _judge_marks(draft: Draft) -> None:
    """The ? that no bytes explain: blanks go, question marks become full-width, losses are marked."""
    text = draft.chars
    chars, blanks = list(text), []
    start = 0
    for line in text.split("\n"):
        place = line.find("?")
        while place >= 0:
            kind = kind_of_mark(line, place)
            if kind == BLANK:
                blanks.append((start + place, start + place + 1, ""))
            elif kind == QUESTION:
                chars[start + place] = "？"
            elif kind == LOSS:
                draft.damaged = True
                draft.note("unmended", start + place, start + place + 1, "?")
            place = line.find("?", place + 1)
        start += len(line) + 1
    draft.recast("".join(chars))
    draft.normalise(blanks)
