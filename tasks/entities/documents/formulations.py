"""A reading → its FORMULATION mentions (提法): set phrases that a dictionary of them holds, and quoted ones of their shape."""

import re
from functools import cache

from tasks.entities.documents.quotes import quoted_phrases
from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon

ADVERBIAL = frozenset(("高质量发展", "实事求是"))
COMMUNITY = "命运共同体"
BEARER = re.compile(
    r"(?:新时代)?(?:全天候|高水平|更高水平|更为紧密的)?(?:中国[—－-]?[\u4e00-\u9fff]{2,4}|中[\u4e00-\u9fff]|[\u4e00-\u9fff]中|亚洲|亚太|上海合作组织|上合组织|澜湄(?:国家)?|周边|非洲|拉美)$"
)
"""中泰命运共同体, 新时代全天候中非命运共同体"""
BEFORE_ADVERBIAL = re.compile(r"(?:更|得到|实现)$")
"""推动关工工作更高质量发展 is no formulation"""


@cache
def _phrases() -> dict[str, str]:
    """Every phrase, also with the commas that writers put for its 、; and what each is written like."""
    forms: dict[str, str] = {}
    for row in lexicon("formulations"):
        for form in (row["phrase"], row["phrase"].replace("、", "，"), re.sub(r"[、，]", "", row["phrase"])):
            forms.setdefault(form, row["canonical"])
    return forms


_PHRASES = VOCABULARY.add(_phrases)


def find_formulations(reading: Reading) -> list[Mention]:
    """FORMULATION mentions with the quotation marks around them; canonical where the dictionary has it."""
    canonical = _phrases()
    found = []
    for field, text in reading.fields:
        for _, start, end in _PHRASES.hits(text):
            phrase = canonical[text[start:end]]
            if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
                start, end = start - 1, end + 1
            if phrase == COMMUNITY:
                bearer = BEARER.search(text, max(0, start - 12), start)
                start = bearer.start() if bearer else start
                phrase = text[start:end]
            if phrase in ADVERBIAL and BEFORE_ADVERBIAL.search(text, max(0, start - 2), start):
                continue
            identity = f"formulation:{phrase}"
            found.append(
                Mention(field, None, start, end, "FORMULATION", text[start:end], "lexicon_phrase", phrase, identity)
            )
        quotations = quoted_phrases(text)
        known = {(m.start, m.end) for m in found if m.field == field} if quotations else ()
        for quoted in quotations:
            if quoted.type == "FORMULATION" and (quoted.start, quoted.end) not in known:
                found.append(reading.mention("FORMULATION", field, quoted.start, quoted.end, quoted.rule))
    return found
