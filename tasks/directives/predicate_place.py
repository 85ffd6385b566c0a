"""A phrase with a preposition → where the predicate behind it begins, adverbs included.

按照国家有关房屋征收与补偿的规定执行 → at 执行 (behind a noun that closes such phrases)
以有力有效抓落实不断激发市场活力     → at 不断 (an adverb before a verb)
结合军队帮扶工作                     → none (the phrase fills its clause)
"""

import re
from dataclasses import dataclass
from functools import cache

from tasks.directives.clauses import Places
from tasks.directives.words import Words, words_of
from tasks.lexicons import words_with_role

_SHORT = ("将", "把", "对", "对于", "向", "为", "为了", "与", "同", "给", "由", "就", "从", "用", "于", "自", "会同")
"""prepositions whose phrase is a name or short noun phrase as often as not: the first verb behind it is the predicate"""
_PLACING = ("在", "于", "自", "从", "到", "力争到", "当")
_BEHIND_NO_VERB = "的者等、和与及或之，"
"""what follows a verb that only qualifies: 审批、核准等, 检验的"""
_NO_VERB_BEHIND = "的、和与及或之"
_PREFERRED = {
    "将": ("disposal", "light"),
    "把": ("disposal", "light"),
    "对": ("light",),
    "对于": ("light",),
    "为": ("giving",),
    "为了": ("giving",),
}
"""kinds of verbs that a phrase asks for: 把…作为, 对…进行, 为…提供"""


_AS = re.compile("[^，]{1,40}为[一-龥]{1,8}")
"""以国家富强为念"""
_QUOTED = re.compile(r"“[^“”]{0,40}”|《[^《》]{0,60}》|（[^（）]{0,40}）")


@cache
def _bounds() -> Words:
    return words_of("phrase_ends", "word")


@cache
def _placing_bounds() -> Words:
    return words_of("phrase_ends", "word", "kind", "place")


def verb_end(text: str, at: int) -> int:
    """Where the longest known verb that begins at `at` ends; `at` where none does."""
    return _all_verbs().at(text, at)


@cache
def _all_verbs() -> Words:
    return Words(
        word for name in ("action_verbs", "light_verbs", "other_verbs") for word in words_of(name, "verb").words
    )


def qualifies(verb: str) -> bool:
    """Whether a verb often only qualifies the noun behind it: 服务贸易, 生活垃圾; not 制定方案, 健全制度."""
    return verb in words_of("nominal_heads", "word", "part", "verb")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words of a clause behind a preposition."""

    text: str
    places: Places
    start: int
    end: int

    def starts_predicate(self, at: int) -> bool:
        """Whether a verb stands there behind nothing but adverbs, or another phrase (对…, 向…)."""
        tag = self.places.tag_at(at)
        if tag == "p" and self.text[at] in "对将把向由按依于从在以":
            return True
        at = self.behind_adverbs(at)
        return at < self.end and (verb_end(self.text, at) > at or self.places.tag_at(at) == "v")

    def behind_adverbs(self, at: int) -> int:
        adverbs = words_of("manner_adverbs", "adverb")
        while at < self.end:
            word = self.places.word_at(at)
            if not word or not (word in adverbs or self.places.tag_at(at) in ("d", "ad")):
                break
            at += len(word)
        return at

    def acts(self, at: int, tag: str) -> bool:
        """Whether a verb stands there that neither qualifies a noun nor is one of a list."""
        text, high = self.text, verb_end(self.text, at)
        if high == at and tag == "v":
            word = self.places.word_at(at)
            high = at + len(word) if len(word) > 1 else at
        if not at < high <= self.end or text[at - 1] in _NO_VERB_BEHIND:
            return False
        if high < self.end and text[high] in _BEHIND_NO_VERB:
            return False
        following = verb_end(text, high)
        if high < following < self.end and text[following] in _BEHIND_NO_VERB:
            return False  # 审批|核准等
        light = words_of("light_verbs", "verb").at(text, at) > at + 1
        if light:
            return True
        head = words_of("nominal_heads", "word", "part", "head").at(text, high)
        if head > high and (tag == "vn" or head == self.end or qualifies(text[at:high])):
            return False  # 帮扶|工作，
        if text.startswith(words_with_role("organ"), high) or (
            tag != "v" and words_of("addressee_heads", "head").at(text, high) > high
        ):
            return False  # 防治|机构
        if (
            tag in ("n", "vn")
            and words_of("addressee_heads", "head").ends(text[self.start : at], at - self.start) < at - self.start
        ):
            return not qualifies(text[at:high])  # 防治机构|报告调查情况
        joined = at + len(self.places.word_at(at)) > high and not qualifies(text[at:high])  # 提出申请 as one noun
        return joined or tag in ("v", "a", "p", "l", "i", "d", "ad")


def predicate_behind(text: str, places: Places, start: int, end: int, preposition: str) -> int | None:
    """Where the predicate behind a phrase begins; None where the phrase fills the clause."""
    stretch = _Stretch(text, places, start, end)
    words = _outside_quotes(text, places.between(start + 1, end), start, end)
    placing = preposition in _PLACING
    fills = (placing or preposition not in _SHORT) and _fills(text, start, end, preposition)
    if preposition in ("对", "对于") and places.tag_at(start) == "p":
        return None  # 对在贫困地区从事加工的企业，…
    acting = [at for at, tag in words if stretch.acts(at, tag)]
    preferred = _preferred(text, acting, start, end, preposition)
    if preferred is not None:
        return _back_over_adverbs(text, places, preferred, start)
    strong = _strong(stretch, words, preposition)
    if strong is not None and not (fills and placing):
        first = acting[0] if acting and preposition in _SHORT else strong
        return _back_over_adverbs(text, places, min(first, strong), start)
    if fills or not acting or (preposition == "以" and _AS.fullmatch(text, start, end)):
        return None
    chosen = acting[-1] if preposition in ("将", "把") else acting[0]
    return _back_over_adverbs(text, places, chosen, start)


def _fills(text: str, start: int, end: int, preposition: str) -> bool:
    """Whether the clause ends as such phrases do: 在…过程中, 按照…原则."""
    return (_placing_bounds() if preposition in _PLACING else _bounds()).ends(
        text[start:end], end - start
    ) < end - start


def _outside_quotes(text: str, words: list[tuple[int, str]], start: int, end: int) -> list[tuple[int, str]]:
    quoted = [span.span() for span in _QUOTED.finditer(text, start, end)]
    return [(at, tag) for at, tag in words if not any(low < at < high for low, high in quoted)] if quoted else words


def _preferred(text: str, acting: list[int], start: int, end: int, preposition: str) -> int | None:
    for kind in _PREFERRED.get(preposition, ()):
        words = words_of("light_verbs", "verb", "kind", kind)
        if kind == "disposal":
            for _, at, behind in reversed(words.places(text[start:end])):
                if at and not text.startswith(("的", "、"), start + behind):
                    return start + at
        fitting = [at for at in acting if words.at(text, at) > at]
        if fitting:
            return fitting[0]
    return None


def _strong(stretch: _Stretch, words: list[tuple[int, str]], preposition: str) -> int | None:
    """The first place behind a word that closes such phrases, or at an adverb, at which a predicate begins."""
    text = stretch.text
    bounds = _placing_bounds() if preposition in _PLACING else _bounds()
    adverbs = words_of("manner_adverbs", "adverb")
    for at, tag in words:
        if text[at - 1] in _NO_VERB_BEHIND or not stretch.starts_predicate(at):
            continue
        word = stretch.places.word_at(at)
        if bounds.ends(text[stretch.start : at], at - stretch.start) < at - stretch.start:
            high = verb_end(text, at)
            if high == at or high >= stretch.end or text[high] not in "的等者":
                return at
        if text[at - 1] == "而" and tag.startswith("v"):
            return at
        if tag in ("d", "ad") or (word in adverbs and len(word) > 1 and tag not in ("vn", "n", "a", "an")):
            behind = stretch.behind_adverbs(at)
            high = verb_end(text, behind)
            if high > behind and (high >= stretch.end or text[high] not in "的等者、"):
                return at
    return None


def _back_over_adverbs(text: str, places: Places, at: int, floor: int) -> int:
    adverbs = words_of("manner_adverbs", "adverb")
    for start, _ in reversed(places.between(floor + 1, at)):
        if adverbs.at(text, start) != at:
            break
        at = start
    return at
