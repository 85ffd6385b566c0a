"""A text in Markdown → the marks in it that are none of the text's: front matter, emphasis, quotes, bullets, rows of tables.

**来源**：攀枝花日报 → 来源：攀枝花日报; | 1 | 市教育局 | → 1 市教育局
"""

import re

from tasks.ingest.containers.front_matter import end_of_front_matter
from tasks.text import Edit

_EMPHASIS = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*_\s](?:[^*_\n]{0,200}[^*_\s])?)(?P=mark)")
_AT_START = re.compile(r"^[ \t]{0,3}(?:>[ \t]?|[-*+][ \t]+(?=\S))", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*$", re.MULTILINE)
_RULE_OF_TABLE = re.compile(r"[|\s:-]+")
_BAR = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")


def front_matter(text: str) -> list[Edit]:
    """What stands between the lines of dashes at the top, with them; nothing where there is none."""
    end = end_of_front_matter(text)
    return [(0, end, "")] if end else []


def marks_of_markdown(text: str) -> list[Edit]:
    """The marks, in order, and what is to stand there."""
    edits: list[Edit] = []
    for match in _EMPHASIS.finditer(text):
        edits += [(match.start(), match.start("words"), ""), (match.end("words"), match.end(), "")]
    edits += [(match.start(), match.end(), "") for match in _AT_START.finditer(text)]
    for row in _ROW.finditer(text):
        edits += _bars(row)
    return sorted(edits)


def _bars(row: re.Match[str]) -> list[Edit]:
    """The bars of a row of a table: the outer ones go, the others become blanks; the line under its head goes."""
    if _RULE_OF_TABLE.fullmatch(row.group()):
        return [(row.start(), row.end(), "")]
    bars = list(_BAR.finditer(row.string, row.start(), row.end()))
    inner = [(bar.start(), bar.end(), " ") for bar in bars[1:-1]]
    return [(bars[0].start(), bars[0].end(), ""), *inner, (bars[-1].start(), bars[-1].end(), "")]
