"""A sentence without a deontic → the actor that it opens with.

各地以县为单位，…                          → 各地
机构编制部门按程序做好登记                 → 机构编制部门
2020年起，国家卫生健康委每年完成…          → 国家卫生健康委
以技术交易市场为依托，技术经理人全程参与   → 技术经理人
"""

import re

from tasks.directives.addressees.actors import BEFORE_PHRASE, Phrases
from tasks.directives.grammar.clauses import Span
from tasks.directives.grammar.predicate import imperative_start
from tasks.directives.grammar.verbs import SELDOM, opens, verb_end
from tasks.directives.grammar.words import ADVERBS
from tasks.lexicons import words_with_role

CLAUSE_MARK = re.compile("[，。；：！？]")
LEAD = re.compile(
    r"^(?:因此|所以|同时|总之|对此|原则上|为此|此外|另外|但是?|而且|并且|而|且|只有|特别是|尤其是|今后|下一步|目前|当前|今年|明年|首先|其次|最后|这就|凡是?|既|不仅)，?"
)
ADJUNCT = re.compile(
    r"(?:在(?![职校编岗任])|对(?![口外])|从(?!业)|按|依|以(?![及下上外内])|根据|结合|围绕|通过|为|于|就(?![业地])|将|把|与|向|除|经(?![营济办贸])"
    r"|自[觉行]|因|凡|如|必|越(?!南)|也|都|均|还|更|则|便|仍|又|再(?!生)|一定|首先|同样|共同|始终|原则|一般(?!性)|切实|一律|分别|具体(?=负责|承担|组织|实施|办理|管理|执行)|直接(?=决定|负责|管理|组织|领导|受理|办理)|及时|主动|坚决|积极|认真"
    r"|随时|每[年月季周日半]|承(?=[^，。；]{1,16}命)|今年|今后|继续|先(?!进)|并|不断|进一步|既|不仅|尤其|特别|未|已|作为|擅自|违反|会同|接到|发现|收到|负责|拟|有权|履行|可以|应|要|不得|必须|，)"
)
VIOLATES = re.compile("违反|有下列|有前款|未按|拒不|拒绝|逾期")
_SO_CALLED = re.compile("（以下[^（）]{1,24}）(?![，。；])")
_WHEN = "起后前时间中底下"
"""last characters of a clause that only says when"""
_BY_AGENT = re.compile("(?:统一|一律|均|都|具体|依法)?由")
_LISTED = re.compile(
    r"(?!会同|协调|联合|组织|由|请|在|对|向|与|和|加强|经)[^，。；：、]{2,10}(?:、[^，。；：、]{2,10}){1,20}等(?:有关|相关|主管)?(?:部门|单位|机构|机关)"
)
"""发展改革、自然资源、市场监督管理等有关部门: names of departments that are words for what they do"""
_LEADS_ON = re.compile("以[^，。；]{2,30}为[^，。；]{1,12}|(?:在|按照?|根据|围绕|通过|为|经)[^，。；]{2,40}")
"""clauses before the one of a bare subject"""
LEADING = 2
_FIRST_WITH_DE = re.compile(r"^([^，。；]{2,30}的)(?:先行|率先|优先|先)")


def bare_subject(text: str, content: int, phrases: Phrases) -> Span | None:
    """各地以县为单位，… | 机构编制部门按程序做好… | 2020年起，国家卫生健康委每年完成…"""
    mark = CLAUSE_MARK.search(text, content)
    if mark and mark.group() == "，" and text[mark.start() - 1] in _WHEN:
        inside = _opens_with_actor(text, content, phrases) and not VIOLATES.match(text, mark.end())
        content = content if inside else mark.end()
    for _ in range(LEADING):
        if mark is None or mark.group() != "，" or not _LEADS_ON.fullmatch(text, content, mark.start()):
            break
        content = mark.end()  # 以技术交易市场为依托，|技术经理人全程参与
        mark = CLAUSE_MARK.search(text, content)
    first = _FIRST_WITH_DE.match(text[content:])
    if first:
        return content, content + first.end(1)
    low = content
    lead = LEAD.match(text[low:])
    if lead:
        low += lead.end()
    listed = _LISTED.match(text, low)
    if listed and (ADJUNCT.match(text, listed.end()) or phrases.acts_at(listed.end())):
        return low, listed.end()
    high = verb_end(text, low)
    named = phrases.named_at(low) > high
    named = named or (text[high : high + 1] == "、" and opens(text[low:high], "v") < SELDOM)  # 教育、科技等部门
    if not named and (BEFORE_PHRASE.match(text, low) or imperative_start(text[low:]) is not None):
        return None
    if not named and high > low and phrases.places.tag_at(low).startswith(("v", "a")):  # 畅通群众反映意见渠道
        return None
    mark = CLAUSE_MARK.search(text, low)
    if mark and text[mark.start() - 1] == "的":  # 成员因工作变动需要调整的，由…
        return None
    stretch = phrases.organ_reach(low)
    end = phrases.last_end(low, stretch)
    if end is None or _BY_AGENT.match(text, end) or VIOLATES.match(text, end):
        return None
    if text[low:end] in words_with_role("no_actor_alone"):
        return None  # 系统集成固体废物试点示范
    end = phrases.with_appointed(end)
    named_so = _SO_CALLED.match(text, end)
    if named_so:
        return low, end  # 负责水路运输管理的部门（以下统称负责部门）|承担管理工作
    acts = text.startswith(("得", *words_with_role("sets")), end)
    acts = acts or phrases.verb_at(end) or phrases.places.tag_at(end) == "d" or phrases.places.word_at(end) in ADVERBS
    if end < len(text.rstrip("。；")) and (end == stretch or ADJUNCT.match(text, end) or acts):
        return low, end
    return None


def behind_case(text: str, content: int) -> int:
    """Where what follows the last clause that says the case begins: 当事人主张合同无效的，|人民法院不予支持."""
    part = text.find("；", content)
    cases = [text.rfind(case, content, part if part > 0 else len(text)) for case in ("的，", "者，")]
    return max(cases) + 2 if max(cases) > 0 else content


def _opens_with_actor(text: str, low: int, phrases: Phrases) -> bool:
    """Whether a clause that says when holds its subject: 主管部门|在初步设计前，会同…; not 2020年起，…"""
    end = phrases.last_end(low, phrases.nominal_stretch(low))
    return end is not None and text[end : end + 1] in ("在", "于", "应", "从", "自")
