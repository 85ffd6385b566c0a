"""A reading → its DOC mentions: titles in 《》, document numbers (文号), numbers of orders and of standards.

Inner titles are not listed; a title that has lost one of its brackets is closed or opened by grammar.
"""

import re
from collections.abc import Iterator
from functools import cache

from tasks.entities.documents.document_ids import Document, bind_documents
from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon

LONGEST_TITLE = 160
"""《…》 longer than this is no title but a lost bracket; the longest in the corpora has 112 characters."""
LONGEST_UNCLOSED = 60
BRACKETS = VOCABULARY.add(lambda: "《》")
OPENS = "〔[［(（【｛{﹝〈<"
NUMBER = re.compile(
    r"[〔\[［(（【｛{﹝〈<] ?((?:19|20)\d\d) ?年?[〕\]］)）】｝}﹞〉>] ?第? ?(\d{1,5}(?:[-—－]\d{1,5})?) ?号"
)
"""The part of a 文号 behind its 代字; the 代字 is read to the left of it"""
YEARS = VOCABULARY.add(
    lambda: [mark + blank + century for mark in OPENS for blank in ("", " ") for century in ("19", "20")]
)
"""what it begins with"""
CODE = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,14}$")
ORDER = re.compile(r"[令告] ?(?:〔\d{4}〕)?(?:(?:19|20)\d\d年)?第 ?(?:\d{1,4}|[一二三四五六七八九十百零〇○]{1,6}) ?号")
"""主席令第三十九号, 国务院令第412号, 公告2018年第12号: found by its end, its organ is read to the left"""
ORDER_ORGAN = re.compile(r"[\u4e00-\u9fff]{1,30}$")
PROPOSAL = re.compile(r"第 ?\d{1,5} ?号(?:提案|建议|议案)")
"""关于全国政协十届三次会议第2741号提案的答复"""
_PROPOSALS = VOCABULARY.add(lambda: ("号提案", "号建议", "号议案"))
ORDER_BY_NUMBER = re.compile(r"(第 ?\d{1,4} ?号)((?:国务院|主席|总统|[\u4e00-\u9fff]{2,8}(?:部|总局|委员会))令)")
STANDARD = re.compile(r"[A-Z]{2,3}\d{0,2}(?:/[TZ])? ?[A-Z]?\d{3,6}(?:\.\d{1,3})?(?: ?[-—－–]{1,2} ?\d{4})?(?!\d)")
_PREFIXES = VOCABULARY.add(
    lambda: (
        *("GB", "DB", "JGJ", "CJ", "HJ", "JTG", "SL", "NY", "YY", "WS", "TSG", "AQ", "GA", "LY", "QX", "SB", "TB"),
        *("ISO", "IEC"),
    )
)
_MARKED = VOCABULARY.add(lambda: (*BRACKETS.words, *_PREFIXES.words))
"""without one of these, and without 号, no document is told"""
STANDARD_PREFIX = re.compile(r"(?:GB[ZJ]?|DB\d{2}|JGJ|CJJ?|HJ|JTG|SL|NY|YY|WS|TSG|AQ|GA|LY|QX|SB|TB|ISO|IEC)(?![A-Z])")
"""GB/T 2260—2007, DB43/T 123, ISO 9001: of a body that sets standards, and no flight MH370"""
PERIODICAL = re.compile(r"(?:报|日报|周刊|杂志|期刊|月刊|简报|新闻)》$")


@cache
def _closing_forms() -> re.Pattern[str]:
    """的通知, 的意见 …: where a title ends that has lost its 》."""
    forms = sorted({row["form"] for row in lexicon("title_endings")}, key=len, reverse=True)
    return re.compile(rf"的?(?:{'|'.join(forms)})(?:（[^）\n]{{1,8}}）)?")


@cache
def _code_stops() -> re.Pattern[str]:
    """Words in front of a 代字 that are no part of it: 根据国发, 印发教基."""
    words = sorted({row["word"] for row in lexicon("document_code_stops")}, key=len, reverse=True)
    return re.compile("|".join("(?<!共)和" if word == "和" else word for word in words))


def documents(text: str) -> list[Document]:
    """Titles and numbers in their order: 《意见》（国发〔2018〕12号） → two."""
    numbered = "号" in text
    if not numbered and not _MARKED.hits(text):
        return []
    titles = list(_titles(text)) if BRACKETS.hits(text) else []
    if not numbered and not _PREFIXES.hits(text):
        return titles
    numbers = [*_numbers(text), *_orders(text), *_orders_by_number(text), *_standards(text), *_proposals(text)]
    outside = [n for n in numbers if not any(t.start <= n.start < t.end for t in titles)] if titles else numbers
    return sorted([*titles, *outside], key=lambda d: d.start)


def _titles(text: str) -> Iterator[Document]:
    """The outer 《…》 of every line."""
    marks = [(start, text[start]) for _, start, _ in BRACKETS.hits(text)]
    k = 0
    while k < len(marks):
        end = text.find("\n", marks[k][0])
        end = len(text) if end < 0 else end
        last = k
        while last < len(marks) and marks[last][0] < end:
            last += 1
        yield from _titles_of_line(text, marks[k:last], end)
        k = last


def _titles_of_line(text: str, marks: list[tuple[int, str]], end: int) -> Iterator[Document]:
    k, last = 0, text.rfind("\n", 0, end) + 1
    while k < len(marks):
        place, mark = marks[k]
        if mark == "》":
            opened = _opened_by_grammar(text, last, place)
            if opened is not None:
                yield Document(opened, place + 1, "title_without_opening", f"《{text[opened:place]}》")
            k, last = k + 1, place + 1
            continue
        close = _partner(marks, k)
        if close is not None and marks[close][0] - place <= LONGEST_TITLE:
            stop = marks[close][0] + 1
            surface = text[place:stop]
            if len(surface) > 2:
                yield Document(place, stop, "periodical" if PERIODICAL.search(surface) else "title", surface)
            k, last = close + 1, stop
            continue
        limit = min(marks[k + 1][0] if k + 1 < len(marks) else end, place + LONGEST_UNCLOSED + 8)
        closed = _closed_by_grammar(text, place, limit)
        if closed is not None:
            yield Document(place, closed, "title_without_closing", f"{text[place:closed]}》")
        k, last = k + 1, closed or place + 1


def _partner(marks: list[tuple[int, str]], k: int) -> int | None:
    """Index of the 》 that closes the 《 at k: 《a《b》c》 → the last; None where it is never closed."""
    depth = 0
    for i in range(k, min(k + 12, len(marks))):
        depth += 1 if marks[i][1] == "《" else -1
        if depth == 0:
            return i
    # 《关于贯彻《意见》的通知 has lost its last bracket, 《甲办法和《乙办法》 its first one.
    return None


def _closed_by_grammar(text: str, start: int, limit: int) -> int | None:
    """《关于进一步加强管理的通知要求 → the end of 通知."""
    match = _closing_forms().search(text, start + 2, limit)
    if not match or re.search(r"[。；，]", text[start : match.end()]):
        return None
    return match.end()


def _opened_by_grammar(text: str, low: int, close: int) -> int | None:
    """根据关于加强管理的通知》 → the start of 关于."""
    low = max(low, close - LONGEST_UNCLOSED)
    start = text.rfind("关于", low, close)
    if start < 0 or re.search(r"[。；，]", text[start:close]):
        return None
    return start


def _numbers(text: str) -> Iterator[Document]:
    for _, bracket, _ in YEARS.hits(text):
        match = NUMBER.match(text, bracket)
        if match is None:
            continue
        code = _code(text[max(0, match.start() - 15) : match.start()].rstrip(" "))
        if not code:
            continue
        start = text.rfind(code, 0, match.start())
        yield Document(start, match.end(), "document_number", None, normal_number(code, match[1], match[2]))


def _code(before: str) -> str:
    """The 代字 at the end of a stretch: 按照国办发 → 国办发."""
    match = CODE.search(before)
    if not match:
        return ""
    code = match[0]
    for stop in _code_stops().finditer(code):
        code = match[0][stop.end() :]
    return code


def normal_number(code: str, year: str, number: str) -> str:
    """国发 [2018] 第012号 → 国发〔2018〕12号."""
    number = "-".join(str(int(part)) for part in re.split(r"[-—－]", number))
    return f"{code}〔{int(year)}〕{number}号"


def _orders(text: str) -> Iterator[Document]:
    if "号" not in text or ("令" not in text and "告" not in text):
        return
    for match in ORDER.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        organ = ORDER_ORGAN.search(before)
        if not organ or organ[0].endswith("通缉"):
            continue
        name = organ[0]
        for stop in _code_stops().finditer(name):
            name = organ[0][stop.end() :]
        if match[0][0] == "告" and (not name.endswith("公") or len(name) < 4):
            continue
        if len(name) < 2 and name != "国":
            continue
        start = match.start() - len(name)
        yield Document(start, match.end(), "order_number", None, text[start : match.end()].replace(" ", ""))


def _orders_by_number(text: str) -> Iterator[Document]:
    """第665号国务院令 → 国务院令第665号."""
    if "号" in text and "令" in text:
        for match in ORDER_BY_NUMBER.finditer(text):
            yield Document(match.start(), match.end(), "order_number", None, f"{match[2]}{match[1]}".replace(" ", ""))


def _proposals(text: str) -> Iterator[Document]:
    if _PROPOSALS.hits(text):
        for match in PROPOSAL.finditer(text):
            yield Document(match.start(), match.end(), "proposal_number", None, match[0].replace(" ", ""))


def _standards(text: str) -> Iterator[Document]:
    if not _PREFIXES.hits(text):
        return
    for match in STANDARD.finditer(text):
        if not STANDARD_PREFIX.match(match[0]) or (
            text[match.start() - 1 : match.start()].isascii() and text[match.start() - 1 : match.start()].isalpha()
        ):
            continue
        normal = re.sub(r" ?[-—－–]{1,2} ?(?=\d{4}$)", "—", match[0])
        normal = re.sub(r"(?<=[A-Z])(?=\d)", " ", normal) if not normal.startswith("DB") else normal
        yield Document(match.start(), match.end(), "standard_number", None, normal)


def find_documents(reading: Reading) -> list[Mention]:
    """DOC mentions; an abbreviation has the full title for its canonical name, a number its normal form."""
    found: list[tuple[str, Document]] = []
    for field, text in reading.fields:
        found.extend((field, document) for document in documents(text))
    if not found:
        return []
    bindings = bind_documents(reading, found)
    return [
        reading.mention("DOC", field, d.start, d.end, d.rule, bound.canonical, bound.entity_id)
        for (field, d), bound in zip(found, bindings, strict=True)
    ]
