"""A sentence → the noun phrases in it that can act: where words for actors and names of organs and people end."""

import re
from bisect import bisect_right
from functools import cache, cached_property

from tasks.directives.grammar.clauses import Places, Span
from tasks.directives.grammar.predicate import skip_adverbs
from tasks.directives.grammar.verbs import OFTEN, SELDOM, opens, verb_end
from tasks.directives.grammar.words import ACTORS
from tasks.lexicons import lexicon

ADDRESSEE_LENGTH = 120
"""longest noun phrase that is taken for an addressee; longest in real notices: lists of a dozen departments"""
JOINED_LENGTH = 20
"""longest actor behind 或其, 或者"""
COVERING = 8
"""spans before a place that are asked whether they cover it; no more than a few ever overlap"""
BEFORE_PHRASE = re.compile(
    "在(?![职校编岗建])|对(?!口|外)|为|以(?!色)|从(?![业事])|按|通过|根据|围绕|把|将(?![军士官])|如(?![皋东])|与(?!会)|向(?!导)|经(?![济营办贸信])"
    "|商(?=有关|相关|国务院|同级|中央|所在地)|就(?![业诊读地])|除|由于|若|使(?!用|馆)|让|面向|报(?![废告社名刊业关])|关于"
)
"""prepositions and verbs that open a phrase; not 经济部门, 从事…的企业, 报废车辆回收企业"""
_NAMED_TAGS = frozenset(
    [
        "n",
        "ns",
        "nt",
        "nr",
        "nz",
        "nrt",
        "r",
        "a",
        "b",
        "j",
        "m",
        "mq",
        "q",
        "c",
        "f",
        "s",
        "vn",
        "l",
        "i",
        "ng",
        "an",
        "u",
        "uj",
        "x",
        "k",
        "h",
        "ad",
        "nrfg",
        "o",
    ]
)
_ORGAN_BEHIND = re.compile(
    r"[^，。；的]{1,16}?(?:部门|机构|机关|委员会|指挥部)(?:或者?其?[^，。；]{0,16}?(?:部门|机构|机关))?"
)
_NAMED_BY_ACT = ("机关", "机构", "单位", "人员", "人")
_PARTS = re.compile("[于除在由为向得未承与（]")
"""what parts a subject from what follows it, whatever organ is named there"""
_BODY_ENDS = "构关司会位门业府织"
"""last characters of bodies whose name may open with a verb: 接受移送的机关, 更生保护会"""
_MANAGING = "主管部门"
_NO_NAME = "得即已仍未不无免"
"""characters that open no name"""
_JOINED_ACTOR = re.compile("(?:或者?|及|和)(?:者?其|由其|其他|有关|相关)")
_APPOINTED = re.compile(
    "(?:确定|指定|设立|授权|委托|认定|批准|组建|聘请|聘任|选定|设置|(?:负责|承担|主管)(?=[^，。；的]{2,20}的(?:部门|机构))[^，。；的]{2,20})的"
)
_ENDOWED = re.compile("(?:具有|具备|取得|符合|持有|依法(?:设立|成立|取得)|有)[^，。；、]{1,24}?的")
"""由|具有相应资质的|评估机构评估确定"""
_STOP = re.compile("[，。；：由应]")


@cache
def head_kinds() -> dict[str, str]:
    """Kind of organ by the last word of its name; none for words that only look like one (格局, 场所)."""
    return {row["head"]: row["kind"] for row in lexicon("addressee_heads")}


class Phrases:
    """The noun phrases of a sentence that can act: where words for actors and names of organs and people end."""

    def __init__(self, text: str, places: Places, actors: list[Span]) -> None:
        self.text = text
        self.places = places
        self._actors = actors

    @cached_property
    def _spans(self) -> list[Span]:
        kinds = head_kinds()
        heads = [(start, end) for word, start, end in ACTORS.places(self.text) if kinds[word] != "none"]
        return sorted(heads + [span for span in self._actors if span[1] <= len(self.text)])

    @cached_property
    def ends(self) -> list[int]:
        """Where they end, in order."""
        return sorted({end for _, end in self._spans})

    def named_at(self, at: int) -> int:
        """Where the longest name or word for an actor that begins there ends; `at` where none does: 建设部|拟…"""
        k = bisect_right(self._spans, (at, len(self.text)))
        return self._spans[k - 1][1] if k and self._spans[k - 1][0] == at else at

    def between(self, low: int, high: int) -> list[int]:
        """The places in low..high at which an actor's name ends."""
        return self.ends[bisect_right(self.ends, low) : bisect_right(self.ends, high)]

    def last_end(self, low: int, high: int) -> int | None:
        """Where the actor that begins at `low` ends: 机构编制部门和民政部门|依法办理事业单位法人登记."""
        found = None
        for end in self.between(low, high):
            if found is not None and self.acts_at(found):
                break
            found = end
        return found

    def acts_at(self, at: int) -> bool:
        """Whether an adverb, a preposition or a verb of action stands there, so that the actor is over."""
        head = ACTORS.at(self.text, at)
        high = verb_end(self.text, at)
        if high > max(at, head - 1) and opens(self.text[at:high], "v") >= SELDOM:
            return True
        if head > at or self.text.startswith("与", at):
            return False
        return skip_adverbs(self.text, at) > at or (
            BEFORE_PHRASE.match(self.text, at) is not None or self.text.startswith("依", at)
        )

    def with_joined(self, end: int) -> int:
        """Where the actors end that 或者 joins to the one before: 主管部门|或其授权的单位."""
        while (joint := _JOINED_ACTOR.match(self.text, end)) is not None:
            following = self.between(joint.end(), joint.end() + JOINED_LENGTH)
            if not following or _STOP.search(self.text, joint.end(), following[0]):
                break
            end = following[0]
        return end

    def verb_at(self, at: int) -> bool:
        """Whether a known verb stands there as a word: 主管部门|主管…; not 国家|综合性…"""
        high = verb_end(self.text, at)
        whole = self.places.tag_at(at).startswith("v") or len(self.places.word_at(at)) == high - at
        return high > at and whole and self.text[at] != "所" and not self.text.startswith("的", high)

    def agent_reach(self, low: int) -> int:
        """How far an agent that begins at `low` may reach: the run of nominal words, or on to the 部门 that it names.

        国务院反洗钱行政主管部门: 洗钱 counts as a verb, and the run ends before it.
        """
        endowed = _ENDOWED.match(self.text, low)
        stretch = min(self.nominal_stretch(endowed.end() if endowed else low), low + ADDRESSEE_LENGTH)
        known = self.last_end(low, stretch)
        organ = _ORGAN_BEHIND.match(self.text, known or stretch)
        if organ:
            return max(stretch, organ.end())
        following = [] if known else self.between(stretch, stretch + JOINED_LENGTH)
        return following[0] if following and not _STOP.search(self.text, low, following[0]) else stretch

    def organ_reach(self, low: int) -> int:
        """How far a subject that begins at `low` may reach: as an agent, where it goes on to the organ that it names."""
        stretch = self.nominal_stretch(low)
        if self.text[low : low + 1] in _NO_NAME or self.places.tag_at(low) == "d":
            return stretch
        known = self.last_end(low, stretch)
        if known and (self.acts_at(known) or self.places.tag_at(known) in ("t", "r")):
            return stretch  # 最高人民法院|每年引入第三方评估机构
        organ = _ORGAN_BEHIND.match(self.text, known or stretch)
        if organ and not _PARTS.search(organ.group()) and (stretch > low or self._qualifies(low, organ.end())):
            return organ.end() + len(_MANAGING) * self.text.startswith(_MANAGING, organ.end())
        following = self.between(low, low + JOINED_LENGTH)[:1] if stretch == low else []
        if following and self.text[following[0] - 1] in _BODY_ENDS and self._qualifies(low, following[0]):
            inside = self.text[low : following[0]]
            return stretch if _STOP.search(inside) or _PARTS.search(inside) else following[0]
        return stretch

    def named_by_act(self, low: int) -> int:
        """Where the name of an organ or person ends that the verb at `low` opens: 执行机关|, 出差人员|; `low` where none does."""
        high = verb_end(self.text, low)
        if high < low + 2 or not self.text.startswith(_NAMED_BY_ACT, high):
            return low
        return next(iter(self.between(high, high + JOINED_LENGTH)), low)

    def _qualifies(self, low: int, end: int) -> bool:
        """Whether the verb at `low` belongs to the name that ends at `end`: 发行|机构, 接受|移送的机关; not 发现旅客."""
        verb = self.text[low : verb_end(self.text, low)] or self.places.word_at(low)
        if len(verb) == 1:
            return verb != "有" or "的" in self.text[low:end]  # 反|洗钱行政主管部门
        return "的" in self.text[low:end] or opens(verb, "v") < OFTEN

    def with_appointed(self, end: int) -> int:
        """Where the actor ends that the one before names: 市、县级人民政府|确定的房屋征收部门."""
        named = _APPOINTED.match(self.text, end)
        found = self.last_end(named.end(), self.agent_reach(named.end())) if named else None
        return end if found is None else found

    def nominal_stretch(self, low: int) -> int:
        """Where the run of nominal words that begins at `low` ends; names of actors count as one word."""
        high = min(low + ADDRESSEE_LENGTH, len(self.text))
        for at, tag in self.places.between(low, high):
            if (tag not in _NAMED_TAGS or self.text[at] in "，。；：！？") and not self._inside(at, low):
                if self.text[at] in "所县" or self.text[at - 1 : at] == "所":
                    continue  # 本条例第十一条|所列|人员, 设区的市、|县
                return at
        return high

    def _inside(self, at: int, low: int) -> bool:
        """Whether a name or a word for an actor that begins behind `low` covers the place."""
        k = bisect_right(self._spans, (at, len(self.text)))
        return any(low <= start <= at < end for start, end in self._spans[max(0, k - COVERING) : k])
