"""A reading and its organs → the short names that it gives them, wherever they stand.

成立首都国际机场协调委员会（以下简称协调委）。…|协调委|要定期召开会议 → 协调委, 首都国际机场协调委员会
"""

import re
from collections.abc import Iterator

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.entities.words import Words
from tasks.lexicons import words_with_role

_TOLD = VOCABULARY.add(lambda: ("简称",))
_ALIAS = re.compile(r"[（(](?:以下|下)?[统并]?简称(?:为|：)?[“\"]?(?P<name>(?!本|我|该)[㐀-鿿]{2,12})[”\"]?[）)，]")
_SHORT = "委办局厅部组"
"""last characters of names of two characters; 公司, 学校, 中心 would be found in other names"""


_OFFICE = "办公室"
_BEHIND = "要应须由可将的、，。；）"
"""what may stand behind a name wherever the dictionary cuts"""


def find_aliases(reading: Reading, organs: list[Mention]) -> list[Mention]:
    """Mentions of short names and of their offices; `canonical` holds what the full name is in the text, until it is
    resolved. A word for any such body (领导小组) is a name with its office only."""
    near = [(field, text) for field, text in reading.fields if _TOLD.hits(text)]
    if not near:
        return []
    told = {name: organ for field, text in near for name, organ in _told(field, text, organs)}
    return [
        Mention(
            field,
            None,
            start,
            end,
            "ORG",
            text[start:end],
            "organ_alias",
            organ.surface + text[start + len(name) : end],
        )
        for name, organ in told.items()
        for field, text in reading.fields
        for start, end in _places(reading.words[field], text, name)
    ]


def _told(field: str, text: str, organs: list[Mention]) -> Iterator[tuple[str, Mention]]:
    for organ in organs:
        alias = _ALIAS.match(text, organ.end) if organ.field == field else None
        if alias and (len(alias["name"]) > 2 or alias["name"][-1] in _SHORT):
            yield alias["name"], organ


def _places(words: Words, text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the name stands and no longer word (not |协调委|员会), with 办公室 behind it."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        office = text.startswith(_OFFICE, end)
        if words.is_boundary(start) or text[start - 1] in "（“":
            if office:
                yield start, end + len(_OFFICE)
            elif (words.is_boundary(end) or text[end] in _BEHIND) and name not in words_with_role("any_body"):
                yield start, end
        start = text.find(name, end)
