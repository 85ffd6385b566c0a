"""Texts → names in quotation marks that are of storms and ships there, and of no person: 台风“杜苏芮”, “戴高乐”号."""

from collections.abc import Iterable

from tasks.entities.people.name_scan import Scan, notable_names
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import words_with_role

LONGEST = 12
"""characters between the marks at most"""
_BEFORE = VOCABULARY.add(lambda: [f"{word}“" for word in words_with_role("named_thing")])
_BEHIND = VOCABULARY.add(lambda: [f"”{word}" for word in words_with_role("ends_named_thing")])
_NEAR = VOCABULARY.add(lambda: (*_BEFORE.words, *_BEHIND.words))


def without_things(scans: Iterable[Scan]) -> None:
    """Take names of such things out of what was found in the texts of one document, wherever they stand in it."""
    things: set[str] = set()
    for scan in scans:
        for start, end in _quoted(scan.text) if _NEAR.hits(scan.text) else ():
            things.add(scan.text[start:end])
            for inside in range(start, end):
                scan.names.pop(inside, None)
    things -= notable_names()
    for scan in scans if things else ():
        for start in [start for start, (end, _) in scan.names.items() if scan.text[start:end] in things]:
            del scan.names[start]


def _quoted(text: str) -> list[tuple[int, int]]:
    """Start and end of what stands between the marks behind or before a word for such a thing."""
    found = []
    for _, _, start in _BEFORE.hits(text):
        end = text.find("”", start, start + LONGEST + 1)
        if end > start:
            found.append((start, end))
    for _, end, _ in _BEHIND.hits(text):
        start = text.rfind("“", max(0, end - LONGEST - 1), end) + 1
        if start > 0:
            found.append((start, end))
    return found
