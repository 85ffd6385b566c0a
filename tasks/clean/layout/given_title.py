"""The title that a container gives → the title as the text has it.

2026湖南省政府工作报告 → 2026年湖南省政府工作报告
"""

from collections import Counter

from tasks.clean.layout import shapes

_ALIKE = 0.85
"""share of the letters of the longer one that both have, from which on a line is the title that is given"""
_LONGEST = 150


def printed_title(lines: list[str], given: str) -> str:
    """The first line that is the given title, but for a letter or their order; the given one where none is.

    What is given and returned has letters and digits only. A line that is the end of the given title counts if it has
    the form of one: 2026贵州省政府工作报告 → 政府工作报告.
    """
    heads = [(line, "".join(filter(str.isalnum, line))) for line in lines if len(line) < _LONGEST]
    if not given or any(len(glued) > 3 and given.startswith(glued) for _, glued in heads):
        return given
    letters = Counter(given)
    for line, glued in heads:
        if not shapes.is_title_like(line) or len(glued) > 2 * len(given):
            continue
        common = sum((letters & Counter(glued)).values())
        if common >= _ALIKE * max(len(given), len(glued)) or (given.endswith(glued) and shapes.form_of(f"　{line}")):
            return glued
    return given
