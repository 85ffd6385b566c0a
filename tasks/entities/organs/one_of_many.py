"""A head of an organ at a place of a text → whether it is one of many there, or none at all, and so no name.

三国|国防部长, 英国|医院, 越南首位女性|国会: none of them says which one it is
"""

import re

from tasks.entities.organs.organ_lexicon import Piece, countries, provinces, words_with_use
from tasks.entities.organs.organ_start import LEADS, Scan, after_class
from tasks.entities.people.names import surnames
from tasks.lexicons import words_with_role

_OF_STATES = re.compile(r"(?:[各两双三四五六七八九十多几]|成员|等)国$")
"""what makes a ministry one of several countries: 三国|国防部长, 成员国|经贸部长"""
_GIVEN_NAMES = frozenset(("海军", "空军", "红军", "建军"))
"""forces that are also given names"""
_FORCES = _GIVEN_NAMES | {"陆军"}
MAY_BE_MANY = _FORCES | {"中央"}
"""fixed organs that may be any one's, as those in 部 may"""
_ANYWHERE = ("世界", "亚洲", "欧洲", "各国", "多国", "外国", "两国")
"""before these a force is any country's: 亚洲|海军"""
_ANY_AUTHORITY = ("党委", "政府", "党政")
"""authorities of no place, whose departments are a class: 地方党委|宣传部"""
NO_ORGAN = re.compile(
    r"[县市区州镇国省]一(?=[^\W\d_]{2})(?![中小院医汽建])|愿[同与]|第[一二三四五][家所片座个位支]"
    r"|[两三四五六七八九十几\d]所(?=[大高中小学])|[两三四五六七八九十几百\d]支(?=医疗|救援|队)|首[位批座所家支间]"
)
"""what stands in no name of an organ: 巴伦苏埃拉市一橡胶拖鞋|厂, 中国全国人大愿同坦|议会, 山东八所|大学"""


def is_of_many(scan: Scan, piece: Piece, start: int) -> bool:
    """Whether a fixed organ is one of several: 各民主党派|中央, 三国|国防部|长; or a person: 钱|海军."""
    if piece.text == "中央":
        return after_class(scan, start)
    if start and scan.text[start - 1] == "国" and piece.text.endswith("部"):
        return _OF_STATES.search(scan.text, max(0, start - 4), start) is not None
    if piece.text in _FORCES:
        named = piece.text in _GIVEN_NAMES and start > 0 and _bears_surname(scan, start)
        return named or scan.text.endswith(_ANYWHERE, 0, start)
    return False


def _bears_surname(scan: Scan, start: int) -> bool:
    """Whether a surname that opens a word stands before what is also a given name: 钱|海军."""
    risky = surnames().get(scan.text[start - 1])
    if risky is None or not scan.words.is_boundary(start - 1) or start in scan.ends:
        return False
    return not risky or (scan.text[start - 1] not in LEADS and scan.text.count(scan.text[start - 1 : start + 2]) > 1)


def is_any_of_place(scan: Scan, piece: Piece, start: int) -> bool:
    """Whether a head right behind a country or province is any of many: 英国|医院, 河北|学校, 世界|工厂, 俄|法院."""
    before = scan.ends.get(start)
    if before is None or piece.text not in words_with_use("many"):
        return False
    name = scan.text[before[0] : start]
    return len(name) == 1 or name in words_with_use("wide") or name in provinces() or name in countries()


def is_middle_of_place(scan: Scan, piece: Piece, start: int) -> bool:
    """Whether 中心 is the middle of what stands before it: 建德市|中心, 石头城|中心; no 上海|展览中心."""
    return piece.text == "中心" and scan.text[start - 1] in "市城县镇" and scan.ends[start][1] != "organ"


def is_twice(scan: Scan, piece: Piece, start: int) -> bool:
    """Whether an organ that ends there is no part of the name of another of its kind: 最高人民法院|法院, 国务院|政府."""
    before = scan.ends.get(start, (start, ""))
    return before[1] == "organ" and piece.text in _KINDS_OF_STATE and not scan.text.endswith("兵团", 0, start)


_KINDS_OF_STATE = ("政府", "人大", "法院", "检察院", "政协")


def of_any_authority(text: str, start: int) -> bool:
    """Whether a department is one of authorities that are a class themselves: 地方党委|宣传部, 两国|海关."""
    return text.endswith(_ANY_AUTHORITY, 0, start) or (
        text.endswith("国", 0, start) and _OF_STATES.search(text, max(0, start - 4), start) is not None
    )


def is_thing(text: str, start: int, end: int) -> bool:
    """Whether a name in quotation marks is of a weapon or ship: “法塔赫”|导弹."""
    quoted = text.startswith("”", end) and text.endswith("“", 0, start)
    return quoted and text.startswith(words_with_role("ends_named_thing"), end + 1)


_NAMELESS = ("bare_bureau", "bare_organ", "organ_of_level", "organ_of_place", "described_office")
"""rules of organs that a place makes a name of"""


def is_of_those(text: str, start: int, rule: str) -> bool:
    """Whether it is one of each place of a list that 等 ends: 安徽、云南等|省政府, 西安、昆明等|铁路局; no 等|北京市政府."""
    return rule in _NAMELESS and (rule != "organ_of_place" or text[start] in "省市县区州")
