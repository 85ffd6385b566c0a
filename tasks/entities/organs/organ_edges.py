"""Where an organ's name was found to begin → where it really does: behind what only tells what the organ is.

市场研究机构|克普勒公司, 英国央行|英格兰银行, 首都|卢萨卡国际博物馆, 补选为|湖山乡中心小学
"""

from functools import cache

from tasks.entities.organs.organ_lexicon import Piece
from tasks.entities.organs.organ_start import Scan
from tasks.lexicons import lexicon

_MADE = frozenset("选任命评当成作列认定立更改")
"""what stands before 为 where that begins no name"""
_CAPITAL = "首都"
_ERA = "习近平新时代"
"""习近平新时代|中国特色社会主义思想研究中心"""


@cache
def _descriptions() -> dict[str, tuple[str, ...]]:
    """Kind of head → words for such an organ, behind which its own name may stand: company → (机构, 企业 …)."""
    rows = [row for row in lexicon("organ_name_words") if row["use"].startswith("tells_")]
    kinds = {row["use"].removeprefix("tells_") for row in rows}
    return {kind: tuple(row["word"] for row in rows if row["use"] == f"tells_{kind}") for kind in kinds}


def past_description(scan: Scan, piece: Piece, start: int, head: int) -> int:
    """英国民调机构|舆观调查公司, 韩国名校|梨花女子大学: behind the last such word that leaves a name of two characters."""
    for word in _descriptions().get(piece.kind, ()):
        told = scan.text.rfind(word, start, head - 2)
        if told >= 0 and scan.words.is_boundary(told + len(word)):
            return told + len(word)
    return start


def own_start(scan: Scan, start: int) -> int:
    """补选|为湖山乡中心小学 → behind 为; 赞比亚|首都卢萨卡国际博物馆 → behind 首都, where a place follows;
    |原西北野战军 → behind 原."""
    first = scan.text[start]
    if first == "为" and scan.text[start - 1 : start] in _MADE:
        return start + 1
    if first == "首" and scan.text.startswith(_CAPITAL, start) and start + len(_CAPITAL) in scan.places:
        return start + len(_CAPITAL)
    if first == "中" and scan.text.endswith(_ERA, 0, start):
        return start - len(_ERA)
    return start + 1 if first == "原" and scan.words.word_at(start) == first else start
