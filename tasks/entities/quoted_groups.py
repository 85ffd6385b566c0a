"""A reading → groups that it names in quotation marks, once behind a word that tells what they are: 极端组织“博科圣地”."""

import re

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY

_TOLD = re.compile(
    r"(?:极端|恐怖|武装|激进|叛乱|反叛|分裂|反对派|反政府|宗教|民间|环保|慈善|人权|黑客|犯罪|贩毒|暴力|邪教)(?:主义)?(?:组织|武装|团体|势力|派别|集团)“([^“”\n，。；]{2,10})”"
)
_KINDS = VOCABULARY.add(lambda: [f"{kind}“" for kind in ("组织", "武装", "团体", "势力", "派别", "集团")])
"""what stands before the quotation; far quicker to look for"""


def find_quoted_groups(reading: Reading) -> list[Mention]:
    """These groups wherever the text names them in quotation marks; the marks are no part of the name."""
    names = {match[1] for _, text in reading.fields if _KINDS.hits(text) for match in _TOLD.finditer(text)}
    return [
        reading.mention("ORG", field, match.start() + 1, match.end() - 1, "quoted_group", name)
        for name in sorted(names)
        for field, text in reading.fields
        for match in re.finditer(re.escape(f"“{name}”"), text)
    ]
