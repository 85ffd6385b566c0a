"""A reading → groups that it names in quotation marks, once beside a word that tells what they are.

极端组织“博科圣地”, 执政党“团结党”, “全国阵线党”领导人, “TK控股”宣布
"""

import re
from collections.abc import Iterator

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import words_with_role

_TOLD = re.compile(
    r"(?:极端|恐怖|武装|激进|叛乱|反叛|分裂|反对派|反政府|宗教|民间|环保|慈善|人权|黑客|犯罪|贩毒|暴力|邪教|民兵)(?:主义)?(?:组织|武装|团体|势力|派别|集团)$"
    r"|(?:执政|反对|在野|翼政)党$|反对派$"
)
"""what ends right before the mark: 反政府武装|“, 极右翼政党|“"""
_ENDS = ("组织", "武装", "团体", "势力", "派别", "集团", "党", "派")
_HEADS = ("阵线", "控股", "党", "组织", "武装")
"""last words of a name that tells itself where a holder or an act follows"""
_NEAR = VOCABULARY.add(lambda: (*(f"{end}“" for end in _ENDS), *(f"{head}”" for head in _HEADS)))
"""without one of these no group is told; quicker to look for"""
_NAME = re.compile(r"“([^“”\n，。；、]{2,16})”")


def find_quoted_groups(reading: Reading) -> list[Mention]:
    """These groups wherever the text names them in quotation marks; the marks are no part of the name."""
    near = [text for _, text in reading.fields if _NEAR.hits(text)]
    if not near:
        return []
    names = {name for text in near for name in _told(text)}
    return [
        reading.mention("ORG", field, match.start() + 1, match.end() - 1, "quoted_group", name)
        for name in sorted(names)
        for field, text in reading.fields
        for match in re.finditer(re.escape(f"“{name}”"), text)
    ]


def _told(text: str) -> Iterator[str]:
    """The names that the words before or behind their marks tell."""
    for quoted in _NAME.finditer(text):
        start = quoted.start()
        kind = text.endswith(_ENDS, 0, start) and _TOLD.search(text, max(0, start - 8), start)
        if kind or (quoted[1].endswith(_HEADS) and text.startswith(words_with_role("acts_of_groups"), quoted.end())):
            yield quoted[1]
