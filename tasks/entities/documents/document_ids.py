"""Documents cited in an article → which of them are the same, their full titles and their ids.

The id is the 文号 where there is one (doc:国办发〔2019〕3号). Laws and rules go by their title without
中华人民共和国 (《中华人民共和国教育法》, 《教育法》 → doc:教育法), for nobody cites them by number. Other documents go by
issuer and title (国务院办公厅《关于…的通知》, 《国务院办公厅关于…的通知》 → doc:国务院办公厅关于…的通知).
A bare 《意见》 is the document last cited whose title ends so; where there is none it has no id.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tasks.entities.reading import Reading
from tasks.lexicons import lexicon
from tasks.numerals import arabic

RULES = re.compile(r"(?:法|法典|条例|章程|准则|公约|协定|宪法)$")
"""How titles end that are cited without issuer and number"""
NATIONAL = re.compile(r"(?:细则|办法|规定|规则)$")
"""How rules below laws end; whose they are tells their title: 《中华人民共和国…》 is the state's, 《青岛市…》 the city's"""
INNER_NATIONAL = re.compile(r"《中华人民共和国(?=[^《》]{2,40}(?:法|条例)》)")
VERSION = re.compile(r"[（(][^（）()]{0,14}(?:修正|修订|修改)本?[）)]$")
TRIAL = re.compile(r"[（(](?:试行|暂行|草案|修正案|征求意见稿|送审稿|[^（）()]{0,12}年)[）)]$")
REMEMBERED = 200
"""how many titles back the full one of an abbreviation may be"""
BETWEEN = re.compile(r"[，、（(〔\[【 ]{0,2}(?:以下简称《[^》\n]{1,20}》[，,]?|文号[:：]?)?[（(]? ?")
NUMBER_FIRST = re.compile(r"[）)]?(?:号)?(?:文件?)?(?:印发|下发|公布)?的?[）)]? ?")
ALIAS = re.compile(r"[（(][^（）()\n]{0,12}简称[:：“”]{0,2}[“”]?《([^》\n]{1,30})》")
INNER = re.compile(r"[《〈<]([^《》〈〉<>\n]{2,80})[》〉>]")
ISSUED = re.compile(r"关于印发([^（）()]{8,60})的(?:通知|函)$")
ISSUING = re.compile(r"(?:联合)?(?:印发|下发|制发|发布|出台|公布|制定)的?$")
BLANK = re.compile(r"\s")
BRACKETS = str.maketrans("〈〉<>()", "《》《》（）")
RELATIVE = re.compile(r"[全我本][省市县区州镇]")
ORDER_NUMBER = re.compile(r"第[\d一二三四五六七八九十百零〇○]+号$")
CN_NUMBER = re.compile(r"第([一二三四五六七八九十百零〇○]+)号")


@dataclass(slots=True)
class Document:
    """A document cited in a text: what stands there, its outer title or its number."""

    start: int
    end: int
    rule: str
    title: str | None = None
    """《…》 as written, closed where a bracket was lost"""
    number: str | None = None
    """文号 in normal form"""


@dataclass(slots=True)
class Binding:
    """What a citation stands for."""

    canonical: str | None
    """《full title》, or the number in normal form"""
    entity_id: str | None
    title: str | None = None
    number: str | None = None


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """A title without brackets, blanks and the year of its version: 《中华人民共和国 教育法（2021年修正）》 → 教育法.

    中华人民共和国森林法实施细则 → 森林法实施细则, 浙江省实施〈中华人民共和国森林法〉办法 → 浙江省实施《森林法》办法
    """
    plain = BLANK.sub("", title)
    plain = plain[1:-1] if plain[:1] == "《" and plain[-1:] == "》" else plain
    plain = VERSION.sub("", plain).translate(BRACKETS)
    plain = INNER_NATIONAL.sub("《", plain)
    if plain[7:8] in ("、", "和"):
        return plain  # a treaty of several states
    if len(plain) > 8 and (is_rule(plain) or NATIONAL.search(TRIAL.sub("", plain))):
        return plain.removeprefix("中华人民共和国")
    return plain


@lru_cache(maxsize=4096)
def is_rule(title: str) -> bool:
    """Whether a title is that of a law or regulation, which goes by its title alone."""
    plain = TRIAL.sub("", VERSION.sub("", title.strip("《》")))
    return bool(RULES.search(plain)) and not plain.startswith("关于")


def normal_order(order: str) -> str:
    """中华人民共和国主席令第三十九号 → 主席令第39号, 国令第707号 → 国务院令第707号."""
    plain = order.replace(" ", "").removeprefix("中华人民共和国")
    plain = f"国务院令{plain[2:]}" if plain.startswith("国令") else plain
    return CN_NUMBER.sub(lambda m: f"第{arabic(m[1])}号", plain)


def _identifies(number: str) -> bool:
    """Whether a document goes by its number. Rules go by their title: nobody cites 办法 by the 令 that proclaimed it."""
    return "〔" in number or not ORDER_NUMBER.search(number)


def number_id(number: str) -> str:
    """doc:国办发〔2019〕3号"""
    return f"doc:{normal_order(number) if ORDER_NUMBER.search(number) else number}"


def title_id(title: str, issuer: str = "", place: str = "") -> str | None:
    """doc:国发〔2019〕4号 where the title's number is known, else doc:国务院办公厅关于…的通知; None for a bare 意见, which
    could be anyone's."""
    identity = _identity_by_title(title, issuer, place)
    return _known_numbers().get(identity, identity) if identity else None


@cache
def _known_numbers() -> dict[str, str]:
    """Id by title → id by number, of documents whose number is known wherever they are cited without it.

    What a document does nothing but issue goes by the same number: 国务院关于印发国家职业教育改革实施方案的通知.
    """
    known: dict[str, str] = {}
    for row in lexicon("numbered_documents"):
        issued = ISSUED.search(row["title"])
        for title in (row["title"], *(issued.groups() if issued else ())):
            identity = _identity_by_title(title, "", "")
            if identity is not None:
                known.setdefault(identity, number_id(row["number"]))
    return known


_ISSUED_BY = ("关于", "印发", "转发", "批转")
"""how titles begin that many bear, so that their issuer is of their id"""


def _identity_by_title(title: str, issuer: str, place: str) -> str | None:
    key = title_key(title)
    if not key or TRIAL.sub("", key) in _bare_forms():
        return None
    if is_rule(title):
        return f"doc:{key}"
    about = key.find("关于")
    if about > 0:
        key = (issuers_in_full(key[:about]) or key[:about]) + key[about:]
    if RELATIVE.search(key) and not key.startswith(place or "\n"):
        return f"doc:{place}{key}" if place else None
    issuer = issuers_in_full(issuer) or issuer
    return f"doc:{issuer}{key}" if issuer and key.startswith(_ISSUED_BY) else f"doc:{key}"


@cache
def _bare_forms() -> frozenset[str]:
    forms = [row["form"] for row in lexicon("title_endings")]
    return frozenset([*forms, *(f"实施{form}" for form in forms), *(f"指导{form}" for form in forms), "工作方案"])


def _shortens(short: str, name: str) -> bool:
    """Whether a name is made of characters of the other: 国家发展改革委; a former name (国家地震局) is its own."""
    rest = iter(name)
    return all(char in rest for char in short)


@cache
def _issuer_names() -> dict[str, str]:
    """Full names by short ones; those of document_issuers as they stand in titles, the other organs by their own name."""
    organs = [row for row in lexicon("central_organs") if row["ambiguous"] == "0" and len(row["short"]) > 2]
    names = {row["short"]: row["name"] if _shortens(row["short"], row["name"]) else row["short"] for row in organs}
    names |= {row["name"]: row["name"] for row in organs}
    return names | {row["short"]: row["full"] for row in lexicon("document_issuers")}


@cache
def _issuer_ends() -> frozenset[str]:
    """Last characters of all of them."""
    return frozenset(name[-1] for name in _issuer_names())


def issuers_in_full(names: str) -> str | None:
    """中办、国办 → 中共中央办公厅国务院办公厅; None where one of them is not known."""
    known, full = _issuer_names(), ""
    rest = names
    while rest:
        short = next((rest[:length] for length in range(min(16, len(rest)), 1, -1) if rest[:length] in known), None)
        if short is None:
            return None
        full += known[short]
        rest = rest[len(short) :].lstrip("、 和与")
    return full


def issuer_before(text: str, start: int) -> str:
    """The organs that stand right before a title, in full: 结合中办、国办《关于…》 → 中共中央办公厅国务院办公厅."""
    known = _issuer_names()
    rest = ISSUING.sub("", text[max(0, start - 40) : start].rstrip())
    names: list[str] = []
    while rest and rest[-1] in _issuer_ends():
        short = next((rest[-length:] for length in range(min(14, len(rest)), 1, -1) if rest[-length:] in known), None)
        if short is None:
            break
        names.insert(0, known[short])
        rest = rest[: -len(short)]
        rest = rest[:-1] if rest.endswith(("、", " ", "和", "与")) else rest
    return "".join(names)


def bind_documents(reading: Reading, found: list[tuple[str, Document]]) -> list[Binding]:
    """For every document found, in order: its full title or number, and its id."""
    numbers = _numbers_of_titles(reading, found)
    place = "".join(filter(None, (reading.region.province, reading.region.city, reading.region.county)))
    known = _Known()
    bindings = []
    for k, (field, document) in enumerate(found):
        text = reading.text(field)
        if document.title is None:
            number = document.number or ""
            bindings.append(Binding(number, number_id(number), known.title_of(number), number))
            continue
        full = known.full_title(document.title)
        number_here = numbers.get(k)
        if number_here is None:
            number_here = known.number_of(full)
        if number_here is not None and _identifies(number_here):
            entity_id: str | None = number_id(number_here)
        else:
            issued = title_key(full).startswith(_ISSUED_BY)
            issuer = issuer_before(text, document.start) if issued and not is_rule(full) else ""
            entity_id = known.id_of(full) or title_id(full, issuer, place)
        known.learn(full, entity_id, number_here, _alias(text, document.end))
        bindings.append(Binding(full, entity_id, full, number_here))
    return [_with_later_number(binding, known) for binding in bindings]


class _Known:
    """The documents cited so far in the article."""

    def __init__(self) -> None:
        self._titles: list[str] = []
        self._aliases: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._titles_by_number: dict[str, str] = {}

    def learn(self, title: str, entity_id: str | None, number: str | None, alias: str | None) -> None:
        self._titles.append(title)
        for inner in INNER.findall(title[1:-1]):
            self._titles.append(f"《{inner}》")
        if entity_id:
            self._ids[title_key(title)] = entity_id
        if number:
            self._numbers[title_key(title)] = number
            self._titles_by_number.setdefault(number, title)
        if alias:
            self._aliases[title_key(alias)] = title

    def full_title(self, title: str) -> str:
        """The title that a short one stands for: its alias, else the last one that ends so."""
        key = title_key(title)
        if key in self._aliases:
            return self._aliases[key]
        if key in self._ids or len(key) > 12:
            return title
        key = TRIAL.sub("", key)
        for earlier in reversed(self._titles[-REMEMBERED:]):
            plain = TRIAL.sub("", title_key(earlier))
            if plain != key and plain.endswith(key):
                return earlier
        return title

    def id_of(self, title: str) -> str | None:
        return self._ids.get(title_key(title))

    def number_of(self, title: str) -> str | None:
        return self._numbers.get(title_key(title))

    def title_of(self, number: str) -> str | None:
        return self._titles_by_number.get(number)


def _with_later_number(binding: Binding, known: _Known) -> Binding:
    """A title that is given its number only further down has that number here too."""
    number = known.number_of(binding.title) if binding.title and binding.number is None else None
    if number is None or binding.title is None or not _identifies(number):
        return binding
    return Binding(binding.canonical, number_id(number), binding.title, number)


def _alias(text: str, end: int) -> str | None:
    """（以下简称《意见》） behind a title → 意见"""
    match = ALIAS.match(text, end) or ALIAS.match(text, text.find("）", end, end + 30) + 1 or end)
    return match[1] if match else None


def _numbers_of_titles(reading: Reading, found: list[tuple[str, Document]]) -> dict[int, str]:
    """Index of a title → the number that stands right behind it, or before it (国发〔2018〕12号《…》)."""
    bound: dict[int, str] = {}
    for k in range(1, len(found)):
        (field, left), (other, right) = found[k - 1], found[k]
        if field != other or right.start - left.end > 40:
            continue
        gap = reading.text(field)[left.end : right.start]
        if left.title and right.number and BETWEEN.fullmatch(gap):
            bound[k - 1] = right.number
        elif left.number and right.title and NUMBER_FIRST.fullmatch(gap) and k - 2 not in bound:
            bound[k] = left.number
    return bound
