"""A sentence of a text that speaks for itself → the rule by which it is a directive; None where it tells or defines.

（在方案中）摸底排查。           → planned_task
让我们团结起来                   → hortative
我们一定正视问题                 → pledge
"""

import re

from tasks.directives.addressees.asked import asks_someone
from tasks.directives.grammar.markers import NEEDS, Marker, advice_in
from tasks.directives.grammar.predicate import behind_counter, imperative_start
from tasks.directives.grammar.words import words_of
from tasks.directives.judging.imperatives import (
    ASSERTS,
    COPULA,
    PERFORMATIVE,
    PRAISE,
    clauses_in,
    is_imperative,
    leads_with_imperative,
    told_done,
)
from tasks.directives.judging.labels import (
    announces,
    ends_in_thing,
    is_label,
    labels_section,
    names_thing,
    names_topic,
    unlabelled,
)
from tasks.directives.judging.law import is_boilerplate, names_things
from tasks.directives.judging.reported import urges
from tasks.directives.judging.setting import Setting
from tasks.directives.judging.stance import DEMANDING_TYPES, PAST, PLAN
from tasks.directives.judging.telling import WISHES, only_tells, telling_marker
from tasks.directives.judging.tense import has_happened
from tasks.lexicons import words_with_role
from tasks.segment.sentence import Sentence

_DISPOSES = re.compile("予以|给予|责令|不予|取消|撤销|吊销")
"""a list of cases is itself a demand where it says what is done about them: 对存在下列问题的社会团体予以撤销。"""
_AIMS = re.compile(
    r"(?:[^，。；]{1,12}，)?[^，。；]{0,36}(?:指导思想|总体要求|总的要求|总体思路|基本思路|工作思路|总体部署)(?:就?是|为)[：，]?(?P<aim>[^，。；]{2,})"
)
STATED_AIM = "stated_aim"
_RHETORIC = re.compile(r"^(?:同志们|各位代表|朋友们)[，！：]")
HEADLINE = 40
"""characters that a line without a stop may have and be a headline, a cell of a table or a title"""
SHORT = 24
"""characters of a run-in heading that only names a thing"""
_PLEDGE = re.compile(r"(?:对此，|为此，)?我们一定(?!会|能|程度)")
"""what the speaker of a report binds himself and his own to: 我们一定正视问题，采取有力措施加以解决"""
_GOALS = re.compile("取得(?!了)[^，。]{0,12}(?:成绩|成效|进展|突破|成果)|成效(?:显著|明显)")
"""what a plan hopes for: 到2020年，机械化取得明显进展"""
_STATE = re.compile(
    r"^(?:但|但是)?(?:我们(?:坚信|相信)|相信|目前|当前(?!和今后)|近年来|总体上?看|总的看|从[^，。]{2,12}看|据|截至|由于)|存在(?<!了解存在)(?<!发现存在)(?<!查找存在)(?<!针对存在)(?<!解决存在)(?<!整改存在)(?<!梳理存在)(?<!排查存在)(?!的)[^，。]{0,60}(?:问题|困难|不足|短板)"
    r"|^[^，；以]{1,20}为[^，；。]{0,20}(?:(?:主管|牵头|主办|承办)(?:单位|部门|机关)|[白黑红黄蓝绿]色|[白黑红黄蓝绿]字)[，。；]"
    r"|^[^，；以]{2,30}以[^。；]{2,80}为(?:目标|宗旨)。$|(?:明确|涉及|包括|细化)\d+[项个条]|时间(?:从|为)[^，。]{1,20}(?:至|到)"
    r"|^[^，；]{1,40}(?:分为|是指|包括但不限于)|(?<!不)表明[，：]|带来[^，。]{0,6}困难|不一定(?:有|是|能)|将?对[^，。；]{2,24}产生[^，。]{0,8}(?:影响|作用)。|值得注意的是|不(?:完全)?排除[^。]{0,40}可能|于(?:19|20)\d\d年[^，。]{0,12}(?:开通|成立|启动|印发|举行|召开|实施|颁布)|[=＝]|×(?:100|\d+%)"
)
_REPORTS_TO = re.compile("^[^，。；]{2,16}向[^，。；]{2,20}(?:报告|请示|汇报|通报)。?$")
"""重大问题及时向国务院报告"""
_MEMBERS = re.compile(
    r"^(?!成立|组建|建立|设立|调整)[^，；。]{1,40}由[^；。]{2,300}(?:组成|担任|兼任)(?:[，；。]|$)|^[^，；。]{1,30}依次为|^[^，；。]{1,30}下?设(?:召集人|主任|组长|联络员|办公室)"
)
_FULL_STOPS = "。；！…："
_VERB_TAGS = ("v", "vn", "vd", "vi", "vg")


def own_rule(sentence: Sentence, said: str, markers: list[Marker], content: int, setting: Setting) -> str | None:
    """Name of the rule; `said` is what stands from `content` on, behind a counter."""
    text = sentence.text
    if text[-1] not in _FULL_STOPS + "”）" and not sentence.counters and len(text) <= HEADLINE:
        return "planned_task" if setting.stance == PLAN and _heads_task(sentence, said) else None
    marker, demands = telling_marker(markers, sentence, content)
    advice = advice_in(said)
    if marker is None and advice and asks_someone(sentence, len(text) - len(said) + advice.end()):
        return "advised"
    frame = setting.voice.frame if setting.voice.opens else None
    if (
        marker is None
        and frame is not None
        and frame.verb_class == "urge"
        and frame.content > frame.verb_start + len(frame.verb)
    ):
        return "urged" if urges(sentence, said, frame) else None  # 市政府希望，受表彰的先进单位珍惜荣誉
    if marker is None and (frame is not None or PERFORMATIVE.search(text)):
        return None
    if _RHETORIC.match(said) and (marker is None or marker.word in ("需", "需要", "可", "应")):
        return None
    told = setting.stance == PAST and told_done(said)
    if marker is not None and not told:
        if demands:
            return "marker"
        if setting.stance == PLAN and marker.word not in (*WISHES, *NEEDS) and not only_tells(text, marker):
            return "marker"
    aims = _AIMS.match(said)
    if aims and (imperative_start(aims["aim"]) is not None or is_imperative(said[aims.start("aim") :])):
        return STATED_AIM
    if _PLEDGE.match(said) and not told_done(said):
        return "pledge"
    if setting.stance == PAST and not said.startswith("让我们"):
        return None
    if setting.stance == PLAN:
        return "planned_task" if _is_task(sentence, said, setting) else None
    if said.startswith("让我们"):
        return "hortative"
    if setting.hot and is_imperative(said) and not names_topic(said):
        return "imperative_after_demand"
    return None


def aim_start(text: str, content: int) -> int:
    """Where what is aimed at begins: 工作的总体要求是：|坚持…"""
    aims = _AIMS.match(text, behind_counter(text, content))
    return aims.start("aim") if aims else content


def _heads_task(sentence: Sentence, said: str) -> bool:
    """Whether a line without stop or counter heads a task by two acts: 加强学习，建设和谐街道; not a title, a cell."""
    acts = clauses_in(said)
    both = len(acts) == 2 and all(imperative_start(act) is not None and len(act) > 3 for act in acts)
    return both and sentence.sentence_no > 0 and not told_done(said)


def _is_task(sentence: Sentence, said: str, setting: Setting) -> bool:
    """Whether a sentence of a plan or notice names a task, and is no heading, formula, fact or praise."""
    bare = said.rstrip("。；：！ ")
    if len(bare) < 3 or bare in words_of("task_headings", "heading") or labels_section(bare):
        return False
    if sentence.counters and names_things(sentence.text) and _DISPOSES.search(bare):
        return True
    if said.startswith(words_with_role("meets")) and not sentence.counters:
        return False  # 会议同意国务院提出的议案
    if PRAISE.search(said) or has_happened(said, setting.year) or _STATE.search(said) or is_label(said):
        return False
    if names_topic(said) or _MEMBERS.search(said) or is_boilerplate(sentence.text) or said.startswith("随着"):
        return False
    if sentence.counters and (setting.list_names_things or bare.endswith("的")):
        return False
    leads = leads_with_imperative(said) or _REPORTS_TO.search(said) is not None
    if said.startswith("其中，") and bare.endswith(words_with_role("by_rule")):
        said = said[len("其中，") :]  # 其中，小微企业认定标准按照有关规定执行
    if sentence.counters and bare.startswith("对") and bare.endswith("情况"):
        return False  # 1.对国家有关法律法规的贯彻执行情况
    if sentence.counters and not leads and bare.endswith(("的情况", "的情形")):
        return False  # 2.社会团体的重大业务活动，特别是涉及政治等方面学术交流活动的情况。
    if (not sentence.counters or not leads) and COPULA.match(said):
        return False
    if not sentence.counters and ASSERTS.search(said):
        return False
    if setting.preamble and not is_imperative(unlabelled(said)):
        return False
    if told_done(_GOALS.sub("", said)) and not (leads and not said.startswith(("通过", "经", "根据", "继"))):
        return False
    if sentence.text[-1] not in _FULL_STOPS:
        return leads and bool(sentence.counters) and not names_thing(bare) and not bare.startswith("关于")
    if sentence.counters and not leads and len(bare) <= SHORT and ends_in_thing(bare):
        return False  # （一）小型车辆涂装样图。
    if setting.doc_type not in (*DEMANDING_TYPES, "other") and not sentence.counters:
        return leads or is_imperative(said) or announces(said)
    return leads or any(tag in _VERB_TAGS for tag in sentence.pos)
