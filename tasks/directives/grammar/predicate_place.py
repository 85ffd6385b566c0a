"""A phrase with a preposition → where the predicate behind it begins, adverbs included.

按照国家有关房屋征收与补偿的规定执行 → at 执行 (behind a noun that closes such phrases)
以有力有效抓落实不断激发市场活力     → at 不断 (an adverb before a verb)
结合军队帮扶工作                     → none (the phrase fills its clause)
"""

import re

from tasks.directives.grammar.clauses import Places
from tasks.directives.grammar.verbs import OFTEN, opens, verb_end
from tasks.directives.grammar.weighing import Stretch, bounds
from tasks.directives.grammar.words import ACTORS, ADVERBS, CONTEXT_BEGINS, NOUNS, words_of
from tasks.lexicons import words_with_role

_SHORT = ("将", "把", "对", "对于", "向", "为", "为了", "与", "同", "给", "由", "就", "从", "用", "于", "自", "会同")
"""prepositions whose phrase is a name or short noun phrase as often as not: it hardly fills its clause"""
_LONGER = ("为", "为了", "从", "会同")
"""those of them that lead clauses and lists of organs, too: 会同发展改革委等部门，…"""
_PLACING = ("在", "于", "自", "从", "到", "力争到", "当")
_PREFERRED = {
    "将": ("disposal", "light"),
    "把": ("disposal", "light"),
    "对": ("light",),
    "对于": ("light",),
    "与": ("light",),
    "同": ("light",),
    "向": ("light",),
    "为": ("giving",),
    "为了": ("giving",),
}
"""kinds of verbs that a phrase asks for: 把…作为, 对…进行, 为…提供"""
_COMING = ("从", "以", "用", "通过")
_AT = "于"
_WHEN = re.compile("[^，。；]{2,40}[后前时内](?=[一-龥]{2})(?![之的、])")
"""behind 于 says when, so that the act stands behind it"""
_AS = re.compile("[^，]{1,40}为[一-龥]{1,8}")
"""以国家富强为念"""
_BY_RULE = ("按", "按照", "根据", "依据", "依照", "围绕", "紧紧围绕")
_BY_ANY_RULE = (*_BY_RULE, "参照", "比照")
_WANTED = (
    "的要求",
    "的部署",
    "的精神",
    "的原则",
    "的规定",
    "的目标",
    "的思路",
    "的方针",
    "的方案",
    "的总要求",
    "的意见",
)
_THIS_RULE = re.compile("(?:本|该)(?:条例|办法|法|规定|细则|规则|章程|标准|准则)")
_TOLD = "要求"
_RULES = ("条", "款", "项", "法", "条例", "细则", "章程", "协议", "合同", "裁决", "判决")
_OPENING = re.compile("[“《（]")
_QUOTED = re.compile(r"“[^“”]{0,40}”|《[^《》]{0,60}》|（[^（）]{0,40}）")
LEAST, SHORTLY, BEHIND_NOUN = 1.5, 0.4, 2.0
"""weight from which a word is the predicate: behind a phrase, behind one that hardly fills its clause (向社会|公布), and behind
a noun phrase that opens its clause"""
TOPICAL = 2.4
"""the same behind 对 in a clause that another one follows, which may be all phrase: 对企业用于扶贫的支出，…"""
FILLED, ENDED = 6.0, 4.0
"""the same where the clause ends as a phrase does: 在…过程中; 按照…原则"""
SURE, NEAR = 4.0, 0.5
"""the first word with so much weight is the predicate, or the first that weighs little less than the heaviest"""


def predicate_behind(text: str, places: Places, start: int, end: int, preposition: str) -> int | None:
    """Where the predicate behind a phrase begins; None where the phrase fills the clause."""
    if preposition in ("对", "对于") and places.tag_at(start) == "p":
        return None  # 对在贫困地区从事加工的企业，…
    if preposition in _BY_ANY_RULE:
        if preposition in _BY_RULE and text.startswith("，", end) and text.endswith(_WANTED, start, end):
            return None  # 按照习近平总书记做好有效衔接的要求，…
        this = _THIS_RULE.match(text, start, end) if preposition in _BY_RULE else None
        if this and verb_end(text, this.end()) > this.end():
            return this.end()  # 根据本条例|制定实施办法
        done = next((verb for verb in words_with_role("by_rule") if text.endswith(verb, start, end)), "")
        if done and _names_rule(text, start, end - len(done)):
            return end - len(done)  # 参照关于开展志愿服务活动的规定|执行
    told = text.find(_TOLD, start + 1, end)
    if told > 0 and text[told - 1] not in "的之" and ACTORS.at(text, told + 2) > told + 2:
        return told  # 就特定事项|要求本级政府进行审计
    treated = preposition in ("按", "按照", "以") and text.endswith(words_with_role("treated"), start + 2, end)
    if treated and not text.endswith(words_with_role("light"), start, end - 2):
        return end - 2  # 按非法占用林地|处理
    if text.endswith(words_with_role("done_to_it"), start, end) and end - start > 3:
        whole = text[end - 2] == "为" or places.word_at(end - 2)
        return end - 2 if whole else end - 3  # 以书面|为之, 依下列标准|认定之
    if preposition in ("自", "从"):
        counted = next((verb for verb in words_with_role("counted_from") if text.endswith(verb, start, end)), "")
        if counted:
            return end - len(counted)  # 自任职之日|起算
    came = text.find("来", start + 2, end - 1) if preposition in _COMING else -1
    if came > 0 and places.word_at(came) == "来" and verb_end(text, came + 1) > came + 1:
        return came + 1  # 从全局的高度来|认识和做好工作
    if preposition == _AT and (when := _WHEN.match(text, start, end)) and places.tag_at(when.end()):
        start = when.end() - 1  # 于申请人依约履行完毕后|无息退还
    stretch = Stretch(text, places, start, end, preposition in _PLACING, preposition)
    weighed = list(stretch.weighed(_outside_quotes(text, places.between(start + 1, end), start, end)))
    chosen = _preferred(text, places, [at for _, at in weighed], start, end, preposition)
    if chosen is None and not (preposition == "以" and _AS.fullmatch(text, start, end)):
        moves = preposition in ("将", "把")
        chosen = _heaviest(weighed[::-1] if moves else weighed, 0.0 if moves else _least(stretch, preposition))
    return None if chosen is None else _back_over_adverbs(text, places, chosen, start)


def predicate_behind_noun(text: str, places: Places, start: int, end: int) -> int | None:
    """The predicate behind a noun phrase that opens a clause: 检查事项|针对监管领域; None where its verb is the act."""
    word, tag = places.word_at(start), places.tag_at(start)
    behind = start + len(word)
    high = verb_end(text, start)
    if high > start or tag[:1] not in ("n", "r"):
        modifies = high == behind > start + 1 and places.tag_at(behind).startswith("n") and opens(word, tag) < OFTEN
        if not modifies:
            return None
    if CONTEXT_BEGINS.at(text, start) > start:
        return None
    stretch = Stretch(text, places, start, end)
    for weight, at in stretch.weighed(_outside_quotes(text, places.between(behind, end), start, end)):
        if weight >= BEHIND_NOUN:
            return _back_over_adverbs(text, places, at, start)
    return None


def _names_rule(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends as the name of a rule does: 有关规定, 本条例第二十条."""
    return bounds(False).ends(text, end, start) < end or text.endswith(_RULES, start, end)


def behind_agent(text: str, places: Places, start: int, end: int) -> tuple[int, int] | None:
    """Where 由 and the predicate behind its agent stand: 举报|由行为发生地的市场监督管理部门|处理; None where nothing stands before
    or the agent only qualifies (完善|由市场决定价格的机制)."""
    at = text.find("由", start + 2, end)
    if at < 0 or places.tag_at(at) != "p" or text[at - 1] in "的、和与及" or "，" in text[start:at]:
        return None
    found = predicate_behind(text, places, at + 1, end, "由")
    return None if found is None or "的" in text[found:end] else (at, found)


def _least(stretch: Stretch, preposition: str) -> float:
    """The weight from which a word is the predicate behind the preposition."""
    text, start, end = stretch.text, stretch.start, stretch.end
    if preposition in ("对", "对于") and text.startswith("，", end):
        return TOPICAL
    short = preposition in _SHORT
    if bounds(stretch.placing).ends(text, end, start) < end and (stretch.placing or not short):
        return FILLED if stretch.placing else ENDED
    return SHORTLY if short and preposition not in _LONGER else LEAST


def _heaviest(weighed: list[tuple[float, int]], least: float) -> int | None:
    """The first place that weighs enough, and hardly less than any other; None where none does."""
    most = max((weight for weight, _ in weighed), default=0.0)
    if most < least or not weighed:
        return None
    return next(at for weight, at in weighed if weight >= max(least, min(SURE, most - NEAR)))


def _outside_quotes(text: str, words: list[tuple[int, str]], start: int, end: int) -> list[tuple[int, str]]:
    if not _OPENING.search(text, start, end):
        return words
    quoted = [span.span() for span in _QUOTED.finditer(text, start, end)]
    return [(at, tag) for at, tag in words if not any(low < at < high for low, high in quoted)] if quoted else words


def _preferred(text: str, places: Places, acting: list[int], start: int, end: int, preposition: str) -> int | None:
    for kind in _PREFERRED.get(preposition, ()):
        words = words_of("light_verbs", "verb", "kind", kind)
        if kind == "disposal":
            for verb, at, behind in reversed(words.places(text[start:end])):
                whole = len(verb) > 1 or places.word_at(start + at) == verb  # not 报 of 报表
                if at and whole and not text.startswith(("的", "、"), start + behind):
                    return start + at
        fitting = [at for at in acting if words.at(text, at) > at]
        if fitting and kind == "giving":
            return fitting[-1]  # 为作出决定|提供可能性
        if fitting:  # 对项目实施情况|进行抽查
            return next((at for at in fitting if NOUNS.at(text, high := words.at(text, at)) == high), fitting[0])
    return None


def _back_over_adverbs(text: str, places: Places, at: int, floor: int) -> int:
    for start, _ in reversed(places.between(floor + 1, at)):
        if ADVERBS.at(text, start) != at or text[start - 1] == "以":
            break  # 将准驳结果以书面|通知申请人
        at = start
    return at
