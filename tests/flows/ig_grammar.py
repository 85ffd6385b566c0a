"""The grammar of IG Script as IG Parser publishes it, kept strictly: what it does not know is an error here.

    statement  = element {" " element}
    element    = symbol [suffix] [annotation] "(" content ")"
               | nestable [suffix] [annotation] "{" statement "}"
               | "{" statement {" " operator " " statement} "}"      pairs of components
               | annotation                                          of the whole statement
    content    = text {" " operator " " text}, no bracket in a text
    operator   = "[AND]" | "[OR]" | "[XOR]"

The parser finds suffixes, annotations and pairs by patterns that know Latin letters, digits and some signs alone.
"""

import re
from dataclasses import dataclass, field

NESTABLE = ("A,p", "Bdir", "Bdir,p", "Bind", "Bind,p", "Cac", "Cex", "E,p", "P", "P,p", "O")
_SYMBOL = r"(?:A|Bdir|Bind|E|P)\d*,p|A|D|I|Bdir|Bind|Cac|Cex|E|M|F|P|O"
_SIGNS = r"a-zA-Z0-9'’,;.<>+~:\-*/%&=@$£€¤§\"#!`|"
_ANNOTATION = re.compile(rf"\[[{_SIGNS}\s]+\]")
_HEADER = re.compile(rf"(?P<symbol>{_SYMBOL})(?P<suffix>\d*)(?P<annotation>\[[{_SIGNS}\s]+\])?(?=[({{])")
_LATIN = re.compile(rf"[{_SIGNS}()\[\]{{}}\s]*")
_OPERATOR = re.compile(r"\[(?:AND|OR|XOR)\]")
_BRACKETS = re.compile(r"[()\[\]{}]")


class NotIGScript(Exception):
    """What the grammar does not know; the message says where."""


@dataclass
class Element:
    """A component with its symbol and its content or nested statement; "" as symbol for pairs and annotations."""

    symbol: str
    content: str = ""
    annotation: str = ""
    nested: list["Element"] = field(default_factory=list)


def parsed(statement: str) -> list[Element]:
    """The elements of a statement. Raises NotIGScript."""
    elements, end = _elements(statement, 0, "")
    if end != len(statement):
        raise NotIGScript(f"{statement[end:]!r} stands behind the statement")
    if not any(element.symbol or element.nested for element in elements):
        raise NotIGScript("a statement has at least one component")
    return elements


def scanned(statement: str, symbol: str) -> list[str]:
    """What stands in the components of a symbol as the parser looks for them: the symbol, whatever suffix and annotation,
    and a bracket, wherever they stand; braces with what they hold are taken out before."""
    outside = re.sub(r"[^\s()\[\]{}]*(?:\[[^\[\]]*\])?\{[^{}]*\}", "", statement)
    found = re.finditer(rf"{re.escape(symbol)}[{_SIGNS}]*(?:\[[{_SIGNS}\s]+\])?\(([^()]*)\)", outside)
    return [each.group(1) for each in found]


def _elements(text: str, at: int, closer: str) -> tuple[list[Element], int]:
    found: list[Element] = []
    while at < len(text) and text[at] != closer:
        if found:
            if text[at] != " ":
                raise NotIGScript(f"no blank before {text[at:]!r}")
            at += 1
        if closer and _OPERATOR.match(text, at):
            return found, at
        element, at = _element(text, at)
        found.append(element)
    return found, at


def _element(text: str, at: int) -> tuple[Element, int]:
    header = _HEADER.match(text, at)
    if header is None:
        note = _ANNOTATION.match(text, at)
        if note:
            return Element("", annotation=note.group()), note.end()
        if text.startswith("{", at):
            return _pairs(text, at)
        raise NotIGScript(f"no component begins at {text[at:]!r}")
    symbol, annotation = re.sub(r"\d", "", header["symbol"]), header["annotation"] or ""
    if text[header.end()] == "{":
        if symbol not in NESTABLE:
            raise NotIGScript(f"{symbol} holds no statement")
        nested, end = _elements(text, header.end() + 1, "}")
        return Element(symbol, "", annotation, nested), _closed(text, end, "}")
    end = text.find(")", header.end())
    content = text[header.end() + 1 : end if end >= 0 else len(text)]
    for part in _OPERATOR.split(content):
        if not part.strip():
            raise NotIGScript(f"nothing stands in {symbol}({content})")
        if _BRACKETS.search(part):
            raise NotIGScript(f"a bracket stands in {symbol}({content})")
    return Element(symbol, content, annotation), _closed(text, end, ")")


def _pairs(text: str, at: int) -> tuple[Element, int]:
    low, nested, operators = at, [], 0
    at += 1
    while True:
        part, at = _elements(text, at, "}")
        nested += part
        operator = _OPERATOR.match(text, at)
        if not part or not operator:
            break
        operators += 1
        at = operator.end() + 1
    end = _closed(text, at, "}")
    if not operators:
        raise NotIGScript(f"no operator in {text[low:end]!r}")
    if not _LATIN.fullmatch(text, low, end):
        raise NotIGScript(f"the parser sees no pairs in {text[low:end]!r}: they hold more than Latin letters")
    return Element("", nested=nested), end


def _closed(text: str, at: int, closer: str) -> int:
    if at < 0 or text[at : at + 1] != closer:
        raise NotIGScript(f"{closer} is missing")
    return at + 1
