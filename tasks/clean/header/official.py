"""Header fields, title, signature and notes of adoption → number, issuing organs and form of an official document."""

import re
from itertools import takewhile

from tasks.clean.article import Said
from tasks.clean.header.header_dates import REPEALS
from tasks.clean.layout import shapes
from tasks.clean.layout.page import Page

_DECREE = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{2,24}?(?:、[\u4e00-\u9fff]{2,24}?)?)(?P<kind>令|公告)[ 　]*第?[ 　]*(?P<number>[\d〇○零一二三四五六七八九十百]{1,6})[ 　]*号"
)
_ORDER = re.compile(
    r"[日施行][ 　]{0,8}(?P<named>[\u4e00-\u9fff（）()\d 　]{3,34}?)(?P<sign>字?)第[ 　]*(?P<number>\d[\dA-Z 　-]{1,20})号?[ 　]*号?[ 　]*[令函]"
)
_NUMBER_BEHIND_TITLE = re.compile(
    r"[（(【]?[\u4e00-\u9fff]{1,10}[〔\[（(【［{﹝〈<](?:19|20)\d\d年?[〕\]）)】］}﹞〉>]第?\d{1,5}号[）)】]?$"
)
_PARTY_AND_GOVERNMENT = re.compile(
    r"(中共[\u4e00-\u9fff]{1,12}?委(?:员会)?(?:办公[室厅])?)([\u4e00-\u9fff]{0,12}?人民政府(?:办公[室厅])?)"
    r"|(中共中央(?:办公厅)?)(国务院(?:办公厅)?)"
)
"""two organs that stand in a title without a blank between them"""
_WITH = re.compile(
    r"[ 　]{0,8}[、，及][ 　]{0,8}(?P<named>[\u4e00-\u9fff（）()\d 　]{3,34}?)字?第[ 　]*\d[\dA-Z 　-]{1,20}号?[ 　]*[令函]"
)
_YEAR_IN_BRACKETS = re.compile(r"[（(]\w{1,4}[）)]")
_IN_BRACKETS = re.compile(r"[（(](第\d{1,5}号)[）)]?$")
_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_OF_RULES = frozenset({"规定", "办法", "细则", "条例", "决定"})
"""what an organ that stands alone between title and text has made"""
_SITES = ("网站", "网", "门户")
_OFFICES = ("办公室", "办公厅")
_LONGEST_CODE = 7
"""characters of the sign in a document number: 国办发明电, 川委厅组通"""
_LONGEST_SIGN = 5
"""characters of the sign of an organ before 字第: 院台厅行一"""
_MADE_PUBLIC = re.compile(
    r"日[ 　]*(?P<organ>[\u4e00-\u9fff]{2,20}?)(?:令|公告)?(?:发布|公布|颁布|修正发布|订定发布|修正公布|制定公布)"
)
_HEADS_OF_STATE = frozenset({"总统", "国民政府"})
_DATE_BEFORE = re.compile(r"^.*(?:日|施行)\s*")


def doc_number_of(page: Page) -> Said | None:
    """文号 in normal form, from the field table or a line of its own: 国办发[2019]03号 → 国办发〔2019〕3号."""
    announced = "".join(page.lines[i].chars for i in page.title)
    if not (page.fields or page.doc_numbers or page.adoption_notes):
        return _number_in_title(announced)
    listed = page.first("number")
    if listed and (number := normal_number(listed)):
        return Said(number, "field_number")
    for line in page.doc_numbers:
        if (number := normal_number(line)) and not number.startswith("第"):  # 国务院令 stands on the line above 第707号
            return Said(number, "number_line")
    in_title = _number_in_title(announced)
    if in_title:
        return in_title
    match = _DECREE.search("".join(page.doc_numbers))
    if match:  # before the notes: they tell of the decrees that it was changed by
        return Said(_decree(match)[1], "number_line")
    ordered = _ordered_by(page)
    if ordered:
        return Said(ordered[0][1], ordered[1])
    number = next(filter(None, map(normal_number, page.doc_numbers)), None)
    if number and number.startswith("第") and announced.endswith(("公告", "令")):
        organ = announced.removesuffix("公告").removesuffix("令")
        if shapes.is_organ(organ):  # 四川省…常务委员会公告 / （第12号）
            number = announced.removeprefix("中华人民共和国") + number
    return Said(number, "number_line") if number else None


def _number_in_title(title: str) -> Said | None:
    """鲁政发〔2014〕20号《…实施意见》 → 鲁政发〔2014〕20号; …的通知（岳办发〔2017〕2号） → 岳办发〔2017〕2号."""
    if "号" not in title:
        return None
    match = shapes.DOC_NUMBER.match(title) or _NUMBER_BEHIND_TITLE.search(title)
    number = normal_number(match.group()) if match else None
    return Said(number, "number_in_title") if number else None


def normal_number(text: str) -> str | None:
    """The number without blanks, with 〔〕, without 第 and zeros before the number."""
    text = shapes.BESIDE_NUMBER.sub("", text)
    several = shapes.DOC_NUMBER.match(text)
    bare = re.sub(r"[\s　]", "", several.group() if several else text).strip("（）()").removeprefix("中华人民共和国")
    bare = _IN_BRACKETS.sub(r"\1", bare.translate(_FULL_WIDTH_DIGITS))
    match = re.fullmatch(
        r"(.{1,20}?)[〔\[（(【［{﹝〈<]((?:19|20)\d\d)年?[〕\]）)】］}﹞〉>]第?0*(\d{1,5}(?:[-－—]\d{1,3})?)号?",
        bare,
    )
    if match:
        return f"{_without_organ(match.group(1))}〔{match.group(2)}〕{match.group(3)}号"
    if re.fullmatch(
        r"[\u4e00-\u9fff]{1,20}第?\d{1,6}号|[\u4e00-\u9fff]{1,12}字第\d{7,12}号|(?:19|20)\d\d年第\d{1,5}号|[\u4e00-\u9fff]{0,20}公告(?:19|20)\d\d年第\d{1,5}号",
        bare,
    ):
        return bare
    return None


def _without_organ(code: str) -> str:
    """The sign of an organ without its name before it: 四川省人民政府办公厅川办发 → 川办发."""
    if len(code) <= _LONGEST_CODE:
        return code
    ends = [end for end in range(4, len(code)) if shapes.is_organ(code[:end])]
    return code[ends[-1] :] if ends else code


def _ordered_by(page: Page) -> tuple[tuple[str, str], str] | None:
    """Issuer and number of the decree that a law's notes or history tell last, and which of the two told it."""
    for note in reversed(page.adoption_notes):
        decree = _last_decree(note)
        if decree:
            return decree, "adoption_note"
    ordered = _last_order(page)
    return (ordered, "history_of_law") if ordered else None


def _last_decree(note: str) -> tuple[str, str] | None:
    found = [_decree(match) for match in _DECREE.finditer(note)]
    return found[-1] if found else None


def _decree(match: re.Match[str]) -> tuple[str, str]:
    organs = [organ.removeprefix("中华人民共和国") for organ in _DATE_BEFORE.sub("", match.group("organ")).split("、")]
    organ = "、".join(organs) if all(map(shapes.is_organ, organs)) else organs[-1]  # 国务院、中央军事委员会令第582号
    return organ, f"{organ}{match.group('kind')}第{match.group('number')}号"


def issuer_of(page: Page, title: str, *, official: bool) -> Said | None:
    """The issuing organs: by the field table, the title's grammar, the signature, the decree of a law."""
    listed = page.first("issuer")
    if listed and not listed.endswith(_SITES):  # 县政府网站
        titled = shapes.organ_at_start(title)
        if titled and listed.startswith(titled) and listed[len(titled) :] in _OFFICES:
            return Said(_joined(titled), "organ_in_title")  # its office put the page up
        if titled and not shapes.is_organ(listed) and listed in titled:
            return Said(_joined(titled), "organ_in_title")  # 巴南区木洞镇
        return Said(_joined(listed), "field_issuer")
    ordered = _ordered_by(page)
    if ordered:
        return Said(ordered[0][0], ordered[1])
    for note in reversed(page.adoption_notes):
        match = _MADE_PUBLIC.search(note)
        if match and (match.group("organ") in _HEADS_OF_STATE or shapes.is_organ(match.group("organ"))):
            return Said(match.group("organ").removeprefix("中华人民共和国"), "adoption_note")
    decreed = _DECREE.search("".join(page.doc_numbers))
    if decreed:
        return Said(_decree(decreed)[0], "number_line")
    masthead = page.first("masthead")
    if not official:
        return Said(_joined(masthead), "masthead") if masthead and is_rule_of_masthead(page, title) else None
    at_start = shapes.organ_at_start(title) or _organ_of_letter(title)
    if at_start:
        lines = [*takewhile(shapes.is_organ, (page.lines[i].chars for i in page.title))]
        glued = len(lines) > 1 and "".join(lines) == at_start  # 中共遂宁市委 / 遂宁市人民政府 / 关于…的决定
        return Said("、".join(map(_joined, lines)) if glued else _joined(at_start), "organ_in_title")
    if masthead:
        return Said(_joined(masthead), "masthead")
    organs = [line for line in page.signed_by if shapes.is_organ(line)]
    return Said("、".join(_joined(organ) for organ in organs[:3]), "signature") if organs else None


def is_rule_of_masthead(page: Page, title: str) -> bool:
    """Whether an organ that stands alone beside the title made the rule: 福建省厦门市人民政府 / 厦门市…管理规定."""
    return page.first("masthead") is not None and shapes.form_of(title) in _OF_RULES


def is_titled_as_document(title: str) -> bool:
    """Whether a title is a document's own: 临沧市人民政府关于印发…的通知; not 教育部印发《…方案》, as news has it."""
    return "关于" in title and title[-1] != "》" and bool(shapes.form_of(title) and shapes.organ_at_start(title))


def _organ_of_letter(title: str) -> str | None:
    """The organ whose letter has no other title: 台北市政府教育局 函, 云林县政府函."""
    form = next((form for form in ("函", "令", "公告") if title.endswith(form)), None)
    organ = title[: -len(form)].strip(" 　") if form else ""
    return organ if organ and shapes.is_organ(organ) else None


def form_of_document(page: Page, title: str) -> Said | None:
    """文种 as printed: …治理工作的通知 → 通知; 公文种类：函 → 函."""
    form = shapes.form_of(title) if title else None
    if form:
        return Said(form, "form_in_title")
    listed = page.first("form")
    return Said(listed, "field_form") if listed in shapes.title_forms() else None


def _last_order(page: Page) -> tuple[str, str] | None:
    """Organ and number of the last order in the history of a law of Taiwan: 法務部法令字第 11201048810 號令 → 法务部, 法令字第…号."""
    for note in reversed(page.adoption_notes):
        match = _ORDER.search(note)
        if match is None or REPEALS.search(note, match.end() - 1):
            continue
        named, number = ("".join(match.group(name).split()) for name in ("named", "number"))
        organ = _organ_of_order(named)
        if organ:
            organs = "、".join(dict.fromkeys([organ, *_joint_organs(note, match.end())]))
            return organs, f"{named[len(organ) :]}{match.group('sign')}第{number}号"
    return None


def _joint_organs(note: str, at: int) -> list[str]:
    """The organs that give a joint order with the one before: …号令、财政部台财关字第 09305504770 号令会衔订定 → 财政部."""
    organs = []
    while match := _WITH.match(note, at):
        at = match.end()
        organ = _organ_of_order("".join(match.group("named").split()))
        if organ:
            organs.append(organ)
    return organs


def _organ_of_order(named: str) -> str | None:
    """The organ in front of its sign: 法务部法令 → 法务部, 行政院卫生署卫署药 → 行政院卫生署, 交通部民用航空局企法发 → 交通部民用航空局.

    The sign mostly begins with a character of the organ's name, or with 台.
    """
    ends = [end for end in range(2, len(named)) if named[:end] in _HEADS_OF_STATE or shapes.is_organ(named[:end])]
    ends = [end for end in ends if "（" not in named[:end]] or ends  # 内政部（87）警署人字第91298号
    signs = [(end, _YEAR_IN_BRACKETS.sub("", named[end:])) for end in ends]
    fitting = [(end, sign) for end, sign in signs if 0 < len(sign) <= _LONGEST_SIGN]
    telling = [end for end, sign in fitting if sign[0] in named[:end] or sign[0] == "台"]
    if telling:
        return named[: telling[0]]
    return named[: fitting[-1][0]] if fitting else None


def _joined(organs: str) -> str:
    """Several organs joined by 、: 中共岳阳市委办公室岳阳市人民政府办公室 → 中共岳阳市委办公室、岳阳市人民政府办公室."""
    both = _PARTY_AND_GOVERNMENT.fullmatch(organs.strip())
    if both:
        return "、".join(filter(None, both.groups()))
    return re.sub(r"[ 　\xa0,，]+", "、", organs.strip())
