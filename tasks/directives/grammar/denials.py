"""A sentence → its bare denials (不再, 不予, 暂不), behind which an act stands as behind a deontic.

不再要求申请人提交原件材料，依法需要的，应当一次性告知 → 不再 (the first act is 要求)
原有效期限不予延长                                   → 不予
不再符合条件的，应当注销                             → none (a case)
"""

import re

from tasks.directives.grammar.clauses import Places
from tasks.directives.grammar.markers import DENIAL, READ, Marker
from tasks.directives.grammar.predicate import behind_counter, imperative_start, skip_adverbs
from tasks.directives.grammar.verbs import verb_end
from tasks.lexicons import words_with_role

_DENIES = re.compile("(?:不再|暂不|概不|不予)(?<![要得可须应拒对为将把凡与和、及的]..)")
_SIGN = re.compile("[，；。：]")
CLAUSE = 120
"""characters that are looked at for the ends of a denial's clause"""


def with_denials(text: str, places: Places, content: int, markers: list[Marker]) -> list[Marker]:
    """The markers of a sentence and its bare denials, in order."""
    denials = _denials_of(text[:READ], places, content)
    return sorted([*markers, *denials], key=lambda marker: marker.start) if denials else markers


def _denials_of(text: str, places: Places, content: int) -> list[Marker]:
    found = []
    for denial in _DENIES.finditer(text, content):
        start, end = denial.span()
        mark = _SIGN.search(text, end, end + CLAUSE)
        stop = mark.start() if mark else min(len(text), end + CLAUSE)
        low = max(content, *(text.rfind(sign, content, start) + 1 for sign in "，；。："))
        low = behind_counter(text, low, start)
        if text.endswith(words_with_role("ends_denied_case"), end, stop) or text.startswith(
            words_with_role("opens_denied_case"), low
        ):
            continue
        if low < start and imperative_start(text[low:start]) is not None:
            continue
        verb = skip_adverbs(text, end)
        acts = verb_end(text, verb) > verb or places.tag_at(verb).startswith("v")
        if verb < stop and acts and not text.startswith(words_with_role("measures"), verb):
            found.append(Marker(denial.group(), start, end, "negative", DENIAL, False))
    return found
