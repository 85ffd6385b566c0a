"""The head of a company or institution that no lexicon lists → where its name begins: at its place, or behind a verb or mark.

香港|胜景游|公司, 深圳市|中执资本投资|有限公司, 来到|太钢不锈钢精密带钢|有限公司
"""

import re

from tasks.entities.left_bound import left_bound
from tasks.entities.organs.organ_lexicon import words_with_use
from tasks.entities.organs.organ_start import CJK, Scan
from tasks.lexicons import words_with_role
from tasks.matching import WordList

FREE = re.compile(r"[㐀-鿿]{2,6}")
NO_FREE = re.compile(
    r"(?<!九)一|[的某等多两这那该在第最以和与同对向到从为是有了被将把各每几数家所座名所子大及遭袭涉]|航空$"
)
_CLASS = WordList(lambda: words_with_role("tells_a_class"))
"""what makes a class of the words between a place and a head: 武汉市|地方定点|医院"""


LEGAL = re.compile(r"[㐀-鿿（][㐀-鿿（）]{1,13}")
LONGEST_LEGAL, SHORTEST_LEGAL = 16, 4
"""characters of a company's full name before 有限公司: its own two and those of its trade at least"""
NO_LEGAL = re.compile(r"[的等某]|收购|一家|这家|该|多家")


def place_of_free_name(scan: Scan, start: int, legal: bool) -> int | None:
    """Where the name begins that only its place and its head tell: 香港|胜景游|公司; None where it is a class.

    Of a company's `legal` name any words may be part: 深圳市|中执资本投资|有限公司.
    """
    shape, stops = (LEGAL, NO_LEGAL) if legal else (FREE, NO_FREE)
    for low in range(start - 2, max(start - (15 if legal else 7), 0), -1):
        place = scan.ends.get(low)
        if place is None or place[1] == "organ":
            continue
        words, text = scan.words, scan.text
        named = shape.fullmatch(text, low, start) and words.is_boundary(low) and not stops.search(text, low, start)
        return place[0] if named and (legal or not _CLASS.hits(text[low:start])) else None
    return None


def start_of_legal_name(scan: Scan, start: int) -> int | None:
    """来到|太钢不锈钢精密带钢|有限公司 → behind 来到: of a company's full name any words may be part; None where it is a class."""
    low = left_bound(scan.text, start, LONGEST_LEGAL)
    if low is None or start - low < SHORTEST_LEGAL or not CJK.fullmatch(scan.text, low, start):
        return None
    first = scan.words.word_at(low)
    common = first in words_with_use("common") or first in words_with_use("class") or first in words_with_use("act")
    return low if first and not common and not NO_LEGAL.search(scan.text, low, start) else None
