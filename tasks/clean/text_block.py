"""The blocks of a page → the one that holds its article, by where the running text is and by what pages call their parts.

<div class="nav">…</div><div id="zoom"><p>近日，……</p></div><div class="footer">…</div> → div#zoom
"""

import re
from functools import cache

from tasks.clean.markup import Block, Source
from tasks.lexicons import lexicon

_CONTAINERS = frozenset({
    "html", "body", "div", "td", "table", "tbody", "tr", "article", "section", "main", "center", "form", "ucapcontent",
    "dl", "dd", "ul", "ol", "blockquote", "th",
})  # fmt: skip
_ASIDE = frozenset({"nav", "footer", "aside"})
_NAMES = re.compile(r"(?:\bid|\bclass)\s*=\s*(?:\"([^\"]{1,200})\"|'([^']{1,200})'|([^\s\"'>]{1,80}))", re.IGNORECASE)
_PARTS = re.compile(r"[a-z]+")
_DOMINANT = 0.7
"""share of a block's text that one of its parts must hold to be the article instead of it; set on pages of news and gov sites"""
_SURE_FROM, _SURE_DOMINANT = 0.15, 0.9
"""a block by the name of an article is taken from this share of all running text on, and given up for a part of this share"""
_LESS = 0.1
"""what text in sidebars, footers and comments counts"""


@cache
def _named(holds: str) -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon("page_blocks") if row["holds"] == holds)


def article_span(source: Source) -> tuple[int, int]:
    """Source start and end of the block that holds the article."""
    blocks = source.blocks
    children: dict[int, list[int]] = {}
    sure: list[int] = []
    for i in range(len(blocks) - 1, 0, -1):
        block = blocks[i]
        if not block.weight:
            continue
        kind = _kind_of(block)
        if kind == "other":
            block.weight *= _LESS
        elif kind == "article":
            sure.append(i)
        blocks[block.parent].weight += block.weight
        children.setdefault(block.parent, []).append(i)
    at, needed = 0, _DOMINANT
    best = max(sure, key=lambda i: blocks[i].weight, default=None)
    if best is not None and blocks[best].weight >= _SURE_FROM * blocks[0].weight:
        at, needed = best, _SURE_DOMINANT
    while True:
        part = max(children.get(at, ()), key=lambda i: blocks[i].weight, default=None)
        if part is None or blocks[part].tag not in _CONTAINERS or blocks[part].weight < needed * blocks[at].weight:
            return blocks[at].start, blocks[at].end
        at = part


def _kind_of(block: Block) -> str | None:
    """Whether a block calls itself an article, or something else (nav, footer, comments), or says nothing."""
    if block.tag in _ASIDE:
        return "other"
    if not block.attributes or block.tag not in _CONTAINERS:
        return None
    for match in _NAMES.finditer(block.attributes[:2000]):
        for name in match.group(match.lastindex or 0).lower().split():
            if "".join(_PARTS.findall(name)) in _named("article"):
                return "article"
            if not _named("other").isdisjoint(_PARTS.findall(name)):
                return "other"
    return None
