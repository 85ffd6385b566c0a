"""Markup that a scraper left in plain text: tags, entities, comments, pictures and headings of Markdown."""

import html
import re

from tasks.text import Edit

_MAY_BE = re.compile(r"[<&]|!\[|/[a-z]{1,4}>|^#|^\||\|$|-->|\]\(", re.MULTILINE)

MARKUP = "<>&#|["
"""without one of these there is no markup"""
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "font",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "label",
        "li",
        "link",
        "meta",
        "nobr",
        "ol",
        "o:p",
        "option",
        "p",
        "param",
        "pre",
        "s",
        "section",
        "script",
        "select",
        "small",
        "span",
        "st1",
        "strike",
        "strong",
        "style",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "tt",
        "u",
        "ul",
        "v",
        "wbr",
        "ucapcontent",
        "article",
        "figure",
    ]
)
_BREAKING = frozenset(
    ["p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "table", "section", "hr"]
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:]{0,11})(?:[\s/][^<>\n]{0,400})?>")
_HALF_TAG = re.compile(
    r"^/(?:p|div|span|td|tr|strong|font|br)>|(?<![<\w])/(?:p|div|span|strong|font)>|<(?:/?(?:p|div|br|span))$",
    re.MULTILINE,
)
_COMMENT = re.compile(r"<!--[^\n]{0,200}?-->|<!--|-->")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});?")
_PICTURE = re.compile(r"!\[[^\]\n]{0,100}\](?:\([^)\n]{0,300}\))?[ \t]*\|?")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,200})\]\(([^()\s]{1,300})\)")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE)
_BARE_PIPE = re.compile(r"^[ \t|]*\|[ \t|]*$|[ \t]*\|[ \t]*$", re.MULTILINE)
_KNOWN_ENTITIES = {"bsp": " ", "nbsp": " ", "ensp": " ", "emsp": "　", "thinsp": " "}


def leftovers(text: str) -> list[Edit]:
    """The markup in a text, and what is to stand there: &nbsp; → a blank, <br> inside a line → a new line."""
    if not any(mark in text for mark in MARKUP) or _MAY_BE.search(text) is None:
        return []
    edits: list[Edit] = []
    for pattern, new in _RULES:
        for match in pattern.finditer(text):
            said = new(match)
            if said is not None:
                edits.append((match.start(), match.end(), said))
    return _apart(edits)


def _apart(edits: list[Edit]) -> list[Edit]:
    """In order, without those that lie in an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each[0], -each[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _of_tag(match: re.Match[str]) -> str | None:
    name = match.group(1).lower()
    if name not in _TAGS:
        return None
    return "\n" if name in _BREAKING else ""


def _of_entity(match: re.Match[str]) -> str | None:
    name = match.group()[1:].rstrip(";")
    if name in _KNOWN_ENTITIES:
        return _KNOWN_ENTITIES[name]
    if not match.group().endswith(";"):
        return None
    said = html.unescape(match.group())
    return None if said == match.group() else said


def _of_link(match: re.Match[str]) -> str | None:
    return match.group(1)


def _nothing(match: re.Match[str]) -> str | None:
    return ""


_RULES = (
    (_COMMENT, _nothing),
    (_TAG, _of_tag),
    (_HALF_TAG, _nothing),
    (_PICTURE, _nothing),
    (_LINK, _of_link),
    (_ENTITY, _of_entity),
    (_HEADING, _nothing),
    (_BARE_PIPE, _nothing),
)
