"""The blocks of a page → the one that holds its article, by where the running text is and by what pages call their parts.

<div class="nav">…</div><div id="zoom"><p>近日，……</p></div><div class="footer">…</div> → div#zoom
"""

import re
from collections import Counter
from functools import cache

from tasks.clean.html.markup import Block, Source
from tasks.lexicons import lexicon

_CONTAINERS = frozenset({
    "html", "body", "div", "td", "table", "tbody", "tr", "article", "section", "main", "center", "form", "ucapcontent",
    "dl", "dd", "ul", "ol", "blockquote", "th",
})  # fmt: skip
_BOXES = frozenset(
    {"div", "td", "th", "article", "section", "main", "body", "center", "form", "ucapcontent", "blockquote", "dl"}
)
_ASIDE = frozenset({"nav", "footer", "aside"})
_NAMES = re.compile(r"(?:\bid|\bclass)\s*=\s*(?:\"([^\"]{1,200})\"|'([^']{1,200})'|([^\s\"'>]{1,80}))", re.IGNORECASE)
_PARTS = re.compile(r"[a-z]+")
_DOMINANT = 0.7
"""share of a block's text that one of its parts must hold to be the article instead of it; set on pages of news and gov sites"""
_NAMED_FROM, _NAMED_PART, _NAMED_DOMINANT = 0.15, 0.5, 0.9
"""a block by the name of an article is taken from this share of all running text on, given up for a part that is called so, too,
from this share on, and for one without such a name from this"""
_MOST_STEPS = 100
"""blocks one within another that are gone down; a page that nests more deeply is not gone through to its end"""
_LESS = 0.1
"""what text in sidebars, footers and comments counts"""


@cache
def _names() -> dict[str, str]:
    return {row["name"]: row["holds"] for row in lexicon("page_blocks")}


def article_block(source: Source) -> int:
    """The number of the block that holds the article."""
    blocks = source.blocks
    children: dict[int, list[int]] = {}
    named: dict[str, list[int]] = {"article": [], "wrapper": []}
    for i in range(len(blocks) - 1, 0, -1):
        block = blocks[i]
        if not block.weight:
            continue
        kind = _kind_of(block)
        if kind == "other":
            block.weight *= _LESS
        elif kind is not None:
            named[kind].append(i)
        blocks[block.parent].weight += block.weight
        children.setdefault(block.parent, []).append(i)
    at = _best_named(blocks, named["article"], 0, _NAMED_FROM) or _best_named(blocks, named["wrapper"], 0, _NAMED_FROM)
    every = named["article"] + named["wrapper"]
    paragraphs = _paragraphs(source)
    for _ in range(_MOST_STEPS):
        needed = _NAMED_DOMINANT if _kind_of(blocks[at]) == "article" else _DOMINANT
        inner = _best_named(blocks, every, at, _NAMED_PART) if at else at
        part = max(children.get(at, ()), key=lambda i: blocks[i].weight, default=at)
        if inner != at:
            at = inner
        elif (
            part == at
            or part in paragraphs
            or blocks[part].tag not in _CONTAINERS
            or blocks[part].weight < needed * blocks[at].weight
        ):
            return at
        else:
            at = part
    return at


def _paragraphs(source: Source) -> set[int]:
    """The divs that are one line and nothing else."""
    lines = Counter(line.block for line in source.lines)
    parents = {block.parent for block in source.blocks}
    return {i for i, count in lines.items() if count == 1 and i not in parents and source.blocks[i].tag == "div"}


def _best_named(blocks: list[Block], named: list[int], at: int, share: float) -> int:
    """The heaviest block within another that calls itself an article and holds that share of its text; else the other."""
    low, high = blocks[at].start, blocks[at].end
    inside = [i for i in named if i > at and low <= blocks[i].start < high]
    best = max(inside, key=lambda i: blocks[i].weight, default=at)
    return best if blocks[best].weight >= share * blocks[at].weight else at


def boxes(source: Source) -> list[int]:
    """For each block the nearest one around it, itself included, that is a box of paragraphs and no paragraph: a div, a cell.

    A div that nothing stands in but text is a paragraph.
    """
    found: list[int] = []
    parents = {block.parent for block in source.blocks}
    for i, block in enumerate(source.blocks):
        is_box = block.tag in _BOXES and (block.tag != "div" or i in parents)
        found.append(i if is_box or i == 0 else found[block.parent])
    return found


def _kind_of(block: Block) -> str | None:
    """Whether a block calls itself an article, a wrapper of one, or something other (nav, footer, comments), or says nothing."""
    if block.tag in _ASIDE:
        return "other"
    if not block.attributes or block.tag not in _CONTAINERS or block.tag in ("html", "body"):
        return None
    for match in _NAMES.finditer(block.attributes[:2000]):
        for name in match.group(match.lastindex or 0).lower().split():
            words = _PARTS.findall(name)
            kind = _names().get("".join(words))
            if kind in ("article", "wrapper"):
                return kind
            if any(_names().get(word) == "other" for word in words):
                return "other"
    return None
