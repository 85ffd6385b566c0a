"""The head of an order → the title of the rule that it puts into force."""

import re

from tasks.clean.layout import shapes
from tasks.clean.layout.page import METADATA, TITLE, Page, Signature, glued

_NAMED = re.compile(r"《([^《》]{2,60})》")
_MOST_SIGNATURE_LINES = 6


def read_proclaimed(page: Page, i: int) -> None:
    """The title of the rule that an order puts into force, and the signature above it.

    现公布修订后的《…条例》，自…起施行。 / 总理　李克强 / 2018年12月18日 / …条例
    """
    lines = page.lines
    if i >= len(lines):
        return
    named = {glued(name) for name in _NAMED.findall(lines[i].chars)}
    for j in range(i + 1, min(i + _MOST_SIGNATURE_LINES, len(lines))):
        if glued(lines[j].chars) in named:
            lines[j].role = TITLE
            page.title.append(j)
            for k in range(i + 1, j):
                lines[k].role = METADATA
                if shapes.is_date_line(lines[k].chars):
                    page.signatures.append(Signature(k, lines[k].chars, ()))
            return
        if lines[j].running:
            return
