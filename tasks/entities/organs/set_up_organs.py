"""A text → bodies that a decision sets up, whose long names hold verbs and quotations.

决定成立丹徒区推进“百村示范、千村整治”工程领导小组 → 丹徒区推进“百村示范、千村整治”工程领导小组
"""

import re
from collections.abc import Iterator

from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import words_with_role

_HEADS = VOCABULARY.add(lambda: words_with_role("set_up"))
_SET_UP = re.compile(
    r"(?:成立|组建|设立|建立|调整|充实)了?(?:由)?((?:国家|全国|[省市县区州镇乡](?!级)|[㐀-鿿]{2,9}?(?:省|市|县|区|州|镇|乡|街道|学院|大学|中学|小学))"
    r"(?:[^，。；：、（）“”\n的由]|“[^”\n]{2,20}”){2,40})$"
)
LONGEST = 60
"""characters of such a name with its verb at most"""


def set_up_organs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of their names."""
    for _, _, end in _HEADS.hits(text):
        if text[end : end + 1] in "成办组的，。、（\n" or end == len(text) or text.startswith("及", end):
            match = _SET_UP.search(text[max(0, end - LONGEST) : end])
            if match:
                yield end - len(match[1]), end
