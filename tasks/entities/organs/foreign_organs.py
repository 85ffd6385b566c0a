"""The organ of another country whose name holds words that no lexicon lists → where it begins: at its country.

利比亚|全国过渡委员会, 津巴布韦|开放大学, 菲律宾|国家减灾管理委员会; but no 美国|知名大学, 法国|成立委员会
"""

from tasks.entities.organs.organ_lexicon import Piece, words_with_use
from tasks.entities.organs.organ_start import CJK, NAME_TAGS, Scan
from tasks.entities.people.names import LICENSING_VERBS
from tasks.lexicons import words_with_role

LONGEST = 10
"""characters between a country and the head of its organ; 国家减灾 has 4, 全国和解高级 6"""
_KINDS = frozenset(("committee", "university", "medium", "academy", "institute", "research", "association", "party"))
"""kinds of heads that stand so; a country has many companies, hospitals and schools (美国|医院)"""
_TAGS = NAME_TAGS | {"v", "vn", "a", "b"}
"""jieba's tags of words in such names: 过渡/v, 开放/v, 高级/b"""
_OWN = frozenset(("国家", "全国", "国民", "大学"))
"""words that make a class elsewhere, and not behind a country"""


def start_at_country(scan: Scan, start: int) -> int | None:
    """Where the organ begins whose head stands at `start`; None where no country is near or the words are a clause."""
    if not 0 < start - scan.country <= LONGEST:
        return None
    place, text, words = scan.ends[scan.country], scan.text, scan.words
    if place[1] != "country" or scan.country - place[0] < 2 or not CJK.fullmatch(text, scan.country, start):
        return None
    first, last = words.index_before(scan.country + 1), words.index_before(start)
    if words.starts[first] != scan.country:
        return None
    return place[0] if all(_is_named(words.words[k], words.tags[k]) for k in range(first, last + 1)) else None


def is_head_of_country(piece: Piece) -> bool:
    """Whether a piece ends names that any words make behind a country."""
    if piece.role not in ("suffix", "abbreviation", "bureau") or len(piece.text) < 2 or piece.shape == "part":
        return False
    if piece.text.endswith("公司"):
        return piece.text == "广播公司"  # 多家韩国|航空公司
    return piece.kind in _KINDS or piece.text.endswith(("委员会", "局", "电视台"))


def _is_named(word: str, tag: str) -> bool:
    """Whether a word may stand in such a name: no class of organs, no verb that makes a clause."""
    if tag not in _TAGS or (len(word) == 1 and tag[0] == "v") or LICENSING_VERBS.stand_at(word, 0):
        return False
    if word in words_with_use("class") or word in words_with_use("stop") or word in words_with_role("founds"):
        return False
    return word in _OWN or (word not in words_with_use("common") and word not in words_with_use("act"))
