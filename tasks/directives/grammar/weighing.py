"""A word in a clause → how much speaks for a predicate that begins there.

按照国家有关房屋征收与补偿的规定|执行 → 执行 stands behind a noun that closes such phrases
在国家|扶贫|日前后积极|开展|消费扶贫活动 → 开展 opens most predicates and stands behind an adverb, 扶贫 qualifies 日
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tasks.directives.grammar.clauses import Places
from tasks.directives.grammar.verbs import OFTEN, SELDOM, led_by, opens, qualifies, verb_end
from tasks.directives.grammar.words import ACTORS, ADVERBS, LIGHT_VERBS, NOUNS, PHRASE_ENDS, PLACE_ENDS, Words
from tasks.lexicons import words_with_role

SHARE = 4.0
"""weight of a verb that always opens a predicate"""
BOUND, ADVERB, PREPOSITION, LED, LIGHT, ACTOR = 2.5, 2.0, 2.0, 3.0, 1.0, 1.0
"""weights of what stands before (规定|执行, 积极|开展, 部门|组织), of another phrase (对…, 向…), of a verb that
such a phrase asks for (向…|发出), and of a verb that asks for any"""
NOUN_BEHIND = -2.0
"""weight of a noun that the verb qualifies: 帮扶|工作, 防治|机构"""
SURELY = 0.4
"""how often a verb opens a predicate that is the act, whatever verb is joined to it: 完善和使用"""
_WORK = "工作"
"""通过广泛的学习宣传阐释|工作: the noun of a row of verbs"""
LIGHTEST = 0.4
"""weight of whatever can be a predicate at all: 向社会|公布|结果"""
CLOSING = 0.35
"""share of a set phrase, or of a verb behind 在, with which its clause ends: 在平台|发布"""
_VERBAL = ("v", "l", "i", "vn")
_PREPOSITIONS = "对将把向由按依于从在以"
_DISPOSING = ("将", "把")
_BEHIND_NO_VERB = "的者等、和与及或之，"
"""what follows a verb that only qualifies: 审批、核准等, 检验的"""
_NO_VERB_BEHIND = "的、和与及或之"
_JOINING = ("或者", "、", "和", "或", "并", "及")


@cache
def bounds(placing: bool) -> Words:
    """Words that close phrases with a preposition; those of place and time behind 在, 从 and the like."""
    return PLACE_ENDS if placing else PHRASE_ENDS


@dataclass(slots=True)
class Stretch:
    """The words of a clause, or what of it stands behind a preposition."""

    text: str
    places: Places
    start: int
    end: int
    placing: bool = False
    """whether the preposition is one of place or time"""
    preposition: str = ""

    def weighed(self, words: Iterable[tuple[int, str]]) -> Iterator[tuple[float, int]]:
        """Weight and place of the words, told by place and tag, of which one can be the predicate."""
        text, end, word_at = self.text, self.end, self.places.word_at
        for at, tag in words:
            if text[at - 1] in _NO_VERB_BEHIND:
                continue
            high, word = verb_end(text, at), word_at(at)
            if high == at + 1 < at + len(word):
                high = at  # 建|筑
            if tag in _VERBAL and len(word) > 1 and at + len(word) > high:
                high = at + len(word)
            leads = (tag == "p" and text[at] in _PREPOSITIONS) or word in _DISPOSING
            if leads or at < high <= end:
                weight = self._weight(at, tag, high, leads)
                if weight:
                    yield weight, at

    def _weight(self, at: int, tag: str, high: int, leads: bool) -> float:
        """How much speaks for a predicate that begins at the word, adverbs aside; 0 where none can. `high`: where the
        verb ends; `leads`: whether it is a preposition before one."""
        text = self.text
        adverb, before = self._adverb_before(at), self._before(at)
        if text[at - 1 - adverb] in _NO_VERB_BEHIND and before < BOUND:
            return 0.0  # 面临的共同|挑战; not 评审的同时|进行
        if leads:
            return PREPOSITION + before
        if high < self.end and text[high] in _BEHIND_NO_VERB and not self._joins_verb(at, high, before):
            return 0.0
        following, light = verb_end(text, high), LIGHT_VERBS.at(text, at) > at + 1
        share = opens(text[at:high], tag)
        sure = light or (share >= SURELY and before > 0)  # 部门|接受|调查、处理
        if not sure and high < following < self.end and text[following] in _BEHIND_NO_VERB:
            return 0.0  # 审批|核准等
        if high == self.end and (tag in ("l", "i") or (self.placing and tag == "v")):
            share = max(share, CLOSING)
        led = self.preposition != "" and self._is_led(at, high)
        found = SHARE * share + before + LIGHT * light + ADVERB * (adverb > 0) + LED * led
        return max(LIGHTEST, found + NOUN_BEHIND * self._nouns_behind(text[at:high], high, tag, share))

    def _is_led(self, at: int, high: int) -> bool:
        """Whether the phrase asks for the verb: 向公民营事业|提出申请; not 与职工进行平等|协商, 与中心建立|沟通机制."""
        text = self.text
        if not led_by(self.preposition, text[at:high]) or high - at < len(self.places.word_at(at)):
            return False
        last = self.places.last(self.start, at)
        if last and last[1] == "v" and opens(text[last[0] : at], "v") >= OFTEN:
            return False
        return NOUNS.at(text, high) == high and not any(
            light in text[self.start : at] for light in words_with_role("light")
        )

    def _joins_verb(self, start: int, at: int, before: float) -> bool:
        """Whether what stands at `at` joins a verb with which the clause ends, that follows a bound too, or that is an act
        as surely as the verb at `start`.

        勤工助学|或者实习; 以任何方式侵占|、挪用资助经费; 依托平台完善|和使用答问库
        """
        joint = next((joint for joint in _JOINING if self.text.startswith(joint, at)), "")
        low = at + len(joint)
        word = self.places.word_at(low)
        whole = low + len(word) == self.end
        both = opens(self.text[start:at], "v") >= SURELY and opens(word, "v") >= SELDOM
        both = both and self.text[low + len(word) : low + len(word) + 1] not in _BEHIND_NO_VERB
        return bool(joint) and self.places.tag_at(low) == "v" and (whole or both or before >= BOUND)

    def _nouns_behind(self, verb: str, high: int, tag: str, share: float) -> int:
        """How many signs say that the verb only qualifies the noun behind it."""
        noun = NOUNS.at(self.text, high) > high and (
            tag == "vn" or share < OFTEN or qualifies(verb) or self._ends_row(verb, high)
        )
        return noun + self.text.startswith(words_with_role("organ"), high)

    def _ends_row(self, verb: str, high: int) -> bool:
        """Whether the verb ends a row of them that closes with 工作: 通过学习宣传|阐释|工作."""
        return self.text[high : self.end] == _WORK and self.places.tag_at(high - len(verb) - 2) in ("v", "vn")

    def _before(self, at: int) -> float:
        """What a word that closes such phrases, or an actor, speaks for the word behind it."""
        text, low = self.text, self.start
        if text.endswith("而", low, at) or bounds(self.placing).ends(text, at, low) < at:
            return BOUND
        return ACTOR if ACTORS.ends(text, at, low) < at else 0.0

    def _adverb_before(self, at: int) -> int:
        """Characters of the adverb that stands right before the word; 0 where none does."""
        last = self.places.last(self.start, at)
        if last is None:
            return 0
        word, tag = self.text[last[0] : at], last[1]
        if word == "相应":  # 承担相应|支出
            return 0
        is_one = tag in ("d", "ad") or (len(word) > 1 and word in ADVERBS)
        return len(word) if is_one else 0
