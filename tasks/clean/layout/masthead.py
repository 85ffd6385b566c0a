"""Lines at the top of official papers → organ, issue and date that they print above or below the title.

遂宁市人民政府办公室文件 / 工作简报 / 第8期 / 攀枝花市关工委办公室编　2023年6月30日
"""

import re

from tasks.clean.dates import dates_in
from tasks.clean.layout import shapes
from tasks.clean.layout.fields import Field
from tasks.clean.layout.page import METADATA, Page, Signature

_ISSUE = re.compile(
    r"[（(]?(?:[〔\[]?(?:19|20)\d\d[〕\]]?年?)?[ 　]?(?:第|总第)?[ 　]?[\d一二三四五六七八九十百]{1,4}[ 　]?期"
    r"(?:[ 　]?[（(]?总第?[ 　]?\d{1,4}[ 　]?期[）)]?)?[）)]?"
)
_HANDLING = re.compile(r"\d{6}|特急|特提|加急|急件|平急|(?:秘密|机密|绝密|内部资料)(?:[ 　]?★.{1,6})?")
"""number of the copy, secrecy and urgency above the name of the organ"""
_PERIODICAL = ("简报", "信息", "快报", "专报", "动态", "要情", "通讯")
_EDITED = re.compile(r"(?:主?编|编印|编发|主办|印)[：:]?$")
_SIGNED_FOR = re.compile(r"(?P<number>.{4,40}号)[ 　\xa0]+(?:签发人[：:].{1,16}|[（(]?[A-D]\d?类?[）)]?)")
"""the head of a paper to a higher organ, and of an answer: 攀仁教〔2023〕18号　　签发人：王强, 攀教函〔2023〕45号　　A类"""
_YEAR_AND_NUMBER = re.compile(r"[（(]?(?:19|20)\d\d[ 　]?年[ 　]?第?[ 　]?\d{1,4}[ 　]?号[）)]?")
_TOP = 8
"""lines among which they stand"""


def read_masthead(page: Page, i: int) -> bool:
    """Give its role to a line of the head of an official paper; whether it is one."""
    if i >= _TOP and not page.title:
        return False
    text = page.lines[i].chars
    if len(text) > 60:
        return False
    if not (is_issue(text) or _read_number_and_signer(page, text) or _read_organ_and_date(page, i)) and (
        page.title or not _is_above_title(page, i)
    ):
        return False
    page.lines[i].role = METADATA
    return True


def _read_number_and_signer(page: Page, text: str) -> bool:
    number = number_beside(text)
    if number is None:
        return False
    page.doc_numbers.append(number)
    return True


def is_issue(line: str) -> bool:
    """Whether a line is the issue of a periodical and nothing else: 第8期, 〔2023〕第12期（总第98期）."""
    return line[-1] in "期）)" and "期" in line and _ISSUE.fullmatch(line) is not None


def _is_above_title(page: Page, i: int) -> bool:
    text = page.lines[i].chars
    if text.endswith("文件") and shapes.is_organ(organ := text.removesuffix("文件").strip()):
        page.fields.append(Field("masthead", "文件", organ, 0))
        return True
    below = page.lines[i + 1].chars if i + 1 < len(page.lines) else ""
    if text.endswith("公告") and _YEAR_AND_NUMBER.fullmatch(below) and i + 2 < len(page.lines):
        title = page.lines[i + 2].chars  # …税务局公告 / 2023年第5号 / …税务局关于…的公告
        if "关于" in title and shapes.form_of(title):
            page.lines[i + 1].role = METADATA
            page.doc_numbers.append(text + "".join(below.strip("（）()").split()))
            return True
    if "".join(text.split()).endswith(_PERIODICAL) and below and is_issue(below):
        return True
    return i < 4 and _HANDLING.fullmatch(text) is not None


def _read_organ_and_date(page: Page, i: int) -> bool:
    parts = organ_and_day(page.lines[i].chars)
    if parts is None:
        return False
    organ, day = parts
    page.signatures.append(Signature(i, day, (organ,)))
    return True


def organ_and_day(text: str) -> tuple[str, str] | None:
    """An organ and the day at the ends of a line: 攀枝花市人民政府办公室　　2023年4月3日."""
    if not text.endswith("日"):
        return None
    found = dates_in(text)
    if len(found) != 1 or found[0].precision != "day" or found[0].end != len(text):
        return None
    organ = text[: found[0].start]
    if not organ or organ[-1] not in " 　\xa0":
        return None
    organ = _EDITED.sub("", organ.strip(" 　\xa0"))
    return (organ, text[found[0].start :]) if shapes.is_organ(organ) else None


def number_beside(text: str) -> str | None:
    """The document number on a line that also tells who signs for it, or the class of an answer."""
    match = _SIGNED_FOR.fullmatch(text) if "号" in text and len(text) < 70 else None
    return match["number"] if match and shapes.is_doc_number(match["number"]) else None
