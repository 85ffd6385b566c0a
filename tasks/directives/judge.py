"""A sentence in its setting → whether it demands, forbids or allows, and by which rule; None where it tells, praises or defines.

会议指出，简政放权必须持续推进            → marker
二是将26项前置审批改为后置审批            → imperative_in_frame
（在方案中）摸底排查。                    → planned_task
大力整治……具有重要意义                   → None
"""

import re
from dataclasses import dataclass

from tasks.directives.asked import DOER_REACH, asks_someone
from tasks.directives.frames import NOBODY, Frame, Voice
from tasks.directives.labels import (
    announces,
    ends_in_thing,
    is_label,
    labels_section,
    names_thing,
    names_topic,
    unlabelled,
)
from tasks.directives.law import is_boilerplate, law_rule, names_things
from tasks.directives.markers import NEEDS, Marker, advice_in
from tasks.directives.predicate import counter_length, imperative_start, is_context
from tasks.directives.stance import DEMANDING_TYPES, OPEN, PAST, PLAN
from tasks.directives.telling import WISHES, compares, telling_marker
from tasks.directives.tense import has_happened
from tasks.directives.words import words_of
from tasks.lexicons import words_with_role
from tasks.segment.sentence import Sentence

_CLAUSES = re.compile("[，；：。！]")
_RESULT = "得(?!更|新的?更)[^，]{0,12}(?:成绩|成效|进展|突破|成果)"
_DONE = re.compile(
    r"了(?<![为除得到]了)(?![解如然结却])|已经|已(?<![而不业]已)(?!挪|移|建成的)|先后|以来|曾经|荣获|获评|累计|同比(?<!不同比)(?!例)|增长\d|增至|被评为|刚刚"
    rf"|取{_RESULT}|获{_RESULT}|成效(?:显著|明显)|稳中有进|圆满(?:完成|成功|闭幕)"
)
"""every branch opens with a character: such a pattern is looked for much faster than one with a test in front"""
_WORTH = "(?:重要|必要|关键)"
_PRAISE = re.compile(
    rf"具有[^，。]{{0,12}}意义|意义(?:十分|非常|特别)?(?:重大|深远|非凡)|至关重要|十分{_WORTH}|非常{_WORTH}|极其{_WORTH}|极为{_WORTH}|尤为{_WORTH}|功不可没"
    r"|表示[^，。]{0,12}(?:祝贺|感谢|慰问|问候|敬意|欢迎|哀悼|赞赏|肯定)|致以[^，。]{0,16}(?:敬意|祝贺|问候|慰问)|感谢(?<=^感谢)|谢谢|衷心祝|预祝"
)
_DISPOSES = re.compile("予以|给予|责令|不予|取消|撤销|吊销")
"""a list of cases is itself a demand where it says what is done about them: 对存在下列问题的社会团体予以撤销。"""
_COPULA = re.compile(
    r"^[^，；]{1,40}?(?<![但可还凡只总要于若不如])(?:就是|都是|也是|既是|正是|是|事关|关乎)(?!否|非)|^(?:是|这|那|其中|即)"
)
_FORMULA = re.compile(
    r"(?:如下|附后)[：。]?$|^特此|^附件|^(?:联系人|联系电话|电话|邮箱|地址|传真)|印发给你们|(?:^|，)现(?:将|就|予|提出|印发|公布|转发|函复|批复|答复|通知|决定)|设在[^，。]{2,20}(?:，|。)|经[^，。]{2,20}(?:同意|批准)，(?:建立|成立|设立)|^此[件复令]|收悉|制[定订](?:本(?![辖地省市县区级部单系领行企院校])|以下|如下|此)"
    r"|^下面，(?:我|请)|(?:讲|提|谈)[^，。]{0,6}[一二三四五六七八九十几两\d](?:点|个方面|条|个问题)[^，。]{0,4}[。：]?$"
)
_ADDRESS = re.compile(r"^[^，。]{1,20}(?:们|代表|委员|同志|领导)[：，！]?$|^[^。！]{2,120}：$")
_STEM = re.compile(r"(?:着力|重点|全力|切实|扎实)?(?:做好|抓好|抓实|推进|落实)[^，。]{0,12}(?:工作|任务|措施|事项)：$")
"""opens a list of tasks, where other lines with a colon address someone: 重点做好六个方面工作："""
_AIMS = re.compile(
    r"(?:[^，。；]{1,12}，)?[^，。；]{0,36}(?:指导思想|总体要求|总的要求|总体思路|基本思路|工作思路|总体部署)(?:就?是|为)[：，]?(?P<aim>[^，。；]{2,})"
)
_PERFORMATIVE = re.compile(
    r"决定(?:任命|免去|授予|追授|批准|接受|给予|对[^，。]{2,40}(?:进行调整|予以表彰|给予表扬|给予表彰)|授权|通过)"
)
_WEAK = ("可", "可以", "不能", "需要", "需")
"""markers that state a possibility or need as often as they allow or demand"""
_RHETORIC = re.compile(r"^(?:同志们|各位代表|朋友们)[，！：]")
_EVENT = re.compile(
    r"制定该|^(?:上述|以上|此次|本次|会议|目前|与会|记者|据)|(?:召开|举行|开幕|闭幕|结束)。$|审议(?:并)?(?:原则)?通过|^审议|^听取|表决通过"
)
_ASSERTS = re.compile(
    r"[，；](?:将为|将会|将有[力利助]|[^，；。]{1,8}才有|才能|才会|就能|就会|将会|必将|是|也是|就是|符合|有利于|有助于|离不开|事关|关系|关乎|体现|意味着|既是|既有|得益于|取决于|在于)"
    r"|(?:影响|关系|决定|承载|标志|牵动|关乎)着"
    r"|只有[^，。]{0,30}(?:才|进行时)|^只有|^(?:中国|中方|我国|我们)[^，。]{0,6}(?:愿|将|致力于|一直|始终|一贯|坚定)"
)
"""a predicate behind a verb phrase that is its subject: 维护台海和平稳定，符合中美共同利益"""
HEADLINE = 40
"""characters that a line without a stop may have and be a headline, a cell of a table or a title"""
SHORT = 24
"""characters of a run-in heading that only names a thing"""
LEADING_VERBS = ("强调", "要求", "指出", "提出", "确定", "决定", "部署", "安排", "明确", "指示")
"""verbs behind which a bare imperative demands; what is merely said (说, 表示) needs a marker"""
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
_PARTY = re.compile("[一-龥]{1,6}?(?:方面?|军|国|政府|当局|各地)")
"""whom a party to a conflict tells: 要求|苏丹方面在保障安全的前提下，积极营救"""
_IS_THE_WAY = re.compile(
    "(?:是|为)[^，。；是]{0,10}(?:之路|必然选择|关键所在|根本所在|基本经验|内在要求|必然要求|根本保证)。?$"
)
"""把马克思主义基本原理同中国具体实际相结合是必由之路: an act is judged, and not asked for"""
_REPORTS_TO = re.compile("^[^，。；]{2,16}向[^，。；]{2,20}(?:报告|请示|汇报|通报)。?$")
"""重大问题及时向国务院报告"""
_HOLDS = re.compile(r"共?有\d+[项条个]")
"""在推进严格司法方面，共有48项改革举措: says how much is planned"""
_MEMBERS = re.compile(
    r"^(?!成立|组建|建立|设立|调整)[^，；。]{1,40}由[^；。]{2,300}(?:组成|担任|兼任)(?:[，；。]|$)|^[^，；。]{1,30}依次为|^[^，；。]{1,30}下?设(?:召集人|主任|组长|联络员|办公室)"
)
_OPEN_NOTE = re.compile("（[^（）。]{2,80}(?:牵头|负责|配合)。$")
"""（工业和信息化部、科技部等负责。: a note that goes on behind its stop"""
_FULL_STOPS = "。；！…："
_VERB_TAGS = ("v", "vn", "vd", "vi", "vg")


@dataclass(slots=True)
class Setting:
    """What surrounds a sentence: who speaks, past or plan, and whether demands go just before it."""

    doc_type: str
    reported: bool
    year: int | None = None
    """year of publication"""
    voice: Voice = NOBODY
    stance: str = OPEN
    hot: bool = False
    """whether the same voice has just made a demand"""
    list_demands: bool = False
    """whether the stem of the list that it stands in demands (应当履行下列职责：)"""
    list_names_things: bool = False
    """whether the stem of the list names things or cases (应当包括以下内容：)"""
    preamble: bool = False
    """whether it stands before the first item of a text with items, where the reasons are told"""


def demand_rule(sentence: Sentence, markers: list[Marker], content: int, setting: Setting) -> str | None:
    """Name of the rule by which the sentence is a directive; None where it is none.

    `content` is where in the sentence begins what is said, behind frame and counter.
    """
    text = sentence.text
    if text.endswith(("？", "?")):
        return None
    if text[0] == "（" and ((text.rstrip("。")[-1] == "）" and text.count("（") == 1) or _OPEN_NOTE.match(text)):
        return None
    if setting.doc_type == "law":
        return law_rule(sentence, markers, setting.list_demands)
    if text[-1] == "：" and not markers and _ADDRESS.match(text) and not _STEM.match(text):
        return None
    said = text[content:]
    said = said[counter_length(said) :]
    if setting.reported:
        return _reported(sentence, said, markers, content, setting)
    if _FORMULA.search(said) and not any(m.listed for m in markers):
        return None
    return _own_voice(sentence, said, markers, content, setting)


def _clauses(said: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(said) if clause]


def _tells_someone(said: str) -> bool:
    """Whether an actor and what he is to do follow 要求 at once: 要求|各地加强管理."""
    clause = _clauses(said)[0] if _clauses(said) else ""
    heads = [end for _, _, end in words_of("addressee_heads", "head").places(clause[:DOER_REACH])]
    named = _PARTY.match(clause)
    if named:
        heads.append(named.end())
    return any(_is_imperative(said[end:].lstrip("，")) for end in heads) and not _told_done(said)


def _told_done(said: str) -> bool:
    """Whether it tells what was done; 对于已经建成、需要移交的，… only says what it is about."""
    if said.startswith(("到", "力争", "争取")) or not _DONE.search(said):
        return False
    return any(
        _DONE.search(clause)
        for clause in _clauses(said)
        if not clause.endswith("的") and not clause.startswith(("对", "已", "凡"))
    )


def _is_imperative(said: str) -> bool:
    """Whether what is said is a bare imperative, behind nothing but words of how, where and when."""
    if _COPULA.match(said) or _PRAISE.search(said) or _told_done(said) or _ASSERTS.search(said) or _EVENT.search(said):
        return False
    if _IS_THE_WAY.search(said):
        return False
    for clause in _clauses(said):
        if imperative_start(clause) is not None:
            return True
        if not is_context(clause):
            return False
    return False


def _reported(sentence: Sentence, said: str, markers: list[Marker], content: int, setting: Setting) -> str | None:
    text, voice, frame = sentence.text, setting.voice, setting.voice.frame
    if frame is None or ("决定" in text and _PERFORMATIVE.search(text)):
        return None
    if frame.verb_class == "assert" and frame.issuer.endswith(words_with_role("pledges")):
        return None
    if voice.opens and (frame.verb_class == "urge" or frame.verb in ("责成", "命令")):
        return "urged" if _urges(sentence, said, frame) else None
    marker, demands = telling_marker(markers, sentence, content)
    if frame.verb_class == "warn" and voice.opens:
        return "urged" if marker is not None or _is_imperative(said) else None
    if marker is not None:
        if demands:
            return "marker_in_frame"
        if marker.word in _WEAK:
            return "marker_in_frame" if sentence.item or frame.verb_class == "command" else None
        if marker.word in WISHES:
            return None
    commanding = voice.opens and (frame.verb_class in ("command", "stress") or _is_paper(frame))
    if not setting.hot and not commanding and not sentence.counters:
        return None
    listed = bool(sentence.counters) and (setting.hot or frame.verb_class == "command")
    goes_on = setting.hot and bool(sentence.item)
    asks = (listed or goes_on) and not (_PRAISE.search(said) or _told_done(said) or _HOLDS.search(said))
    if listed and asks:
        return "listed_in_frame"
    if voice.opens and frame.verb_class == "command" and _tells_someone(said):
        return "imperative_in_frame"
    if (commanding or (setting.hot and frame.verb in LEADING_VERBS)) and _is_imperative(said):
        return "imperative_in_frame"
    if goes_on and asks and not (_COPULA.match(said) or _EVENT.match(said) or _ASSERTS.search(said)):
        return "listed_in_frame"
    return None


def _urges(sentence: Sentence, said: str, frame: Frame) -> bool:
    """Whether what a frame of urging holds is a call; a wish is one if it names who is to act, or stands behind a
    colon and opens with the act (张德军希望：从……的高度，进一步增强使命担当)."""
    if frame.verb not in WISHES:
        return not said.startswith("下达")  # 演习命令下达后，…
    start = len(sentence.text) - len(said)
    return asks_someone(sentence, start) or (sentence.text[start - 1] == "：" and _is_imperative(said))


def _is_paper(frame: Frame) -> bool:
    """Whether a paper speaks, what it puts forward is to be done: 党的十八大报告提出，鼓励有条件的地方…"""
    return frame.verb in LEADING_VERBS and frame.issuer.endswith(words_with_role("paper"))


def _own_voice(sentence: Sentence, said: str, markers: list[Marker], content: int, setting: Setting) -> str | None:
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
        return "urged" if _urges(sentence, said, frame) else None  # 市政府希望，受表彰的先进单位珍惜荣誉
    if marker is None and (frame is not None or _PERFORMATIVE.search(text)):
        return None
    if _RHETORIC.match(said) and (marker is None or marker.word in ("需", "需要", "可", "应")):
        return None
    told = setting.stance == PAST and _told_done(said)
    if marker is not None and not told:
        if demands:
            return "marker"
        if setting.stance == PLAN and marker.word not in (*WISHES, *NEEDS) and not compares(text, marker):
            return "marker"
    aims = _AIMS.match(said)
    if aims and imperative_start(aims["aim"]) is not None:
        return "stated_aim"
    if _PLEDGE.match(said) and not _told_done(said):
        return "pledge"
    if setting.stance == PAST and not said.startswith("让我们"):
        return None
    if setting.stance == PLAN:
        return "planned_task" if _is_task(sentence, said, setting) else None
    if said.startswith("让我们"):
        return "hortative"
    if setting.hot and _is_imperative(said) and not names_topic(said):
        return "imperative_after_demand"
    return None


def _heads_task(sentence: Sentence, said: str) -> bool:
    """Whether a line without stop or counter heads a task by two acts: 加强学习，建设和谐街道; not a title, a cell."""
    acts = _clauses(said)
    both = len(acts) == 2 and all(imperative_start(act) is not None and len(act) > 3 for act in acts)
    return both and sentence.sentence_no > 0 and not _told_done(said)


def _is_task(sentence: Sentence, said: str, setting: Setting) -> bool:
    """Whether a sentence of a plan or notice names a task, and is no heading, formula, fact or praise."""
    bare = said.rstrip("。；：！ ")
    if len(bare) < 3 or bare in words_of("task_headings", "heading") or labels_section(bare):
        return False
    if sentence.counters and names_things(sentence.text) and _DISPOSES.search(bare):
        return True
    if _PRAISE.search(said) or has_happened(said, setting.year) or _STATE.search(said) or is_label(said):
        return False
    if names_topic(said) or _MEMBERS.search(said) or is_boilerplate(sentence.text) or said.startswith("随着"):
        return False
    if sentence.counters and (setting.list_names_things or bare.endswith("的")):
        return False
    leads = _leads_with_imperative(said) or _REPORTS_TO.search(said) is not None
    if said.startswith("其中，") and bare.endswith(words_with_role("by_rule")):
        said = said[len("其中，") :]  # 其中，小微企业认定标准按照有关规定执行
    if sentence.counters and not leads and bare.endswith(("的情况", "的情形")):
        return False  # 2.社会团体的重大业务活动，特别是涉及政治等方面学术交流活动的情况。
    if (not sentence.counters or not leads) and _COPULA.match(said):
        return False
    if not sentence.counters and _ASSERTS.search(said):
        return False
    if setting.preamble and not _is_imperative(unlabelled(said)):
        return False
    if _told_done(_GOALS.sub("", said)) and not (leads and not said.startswith(("通过", "经", "根据", "继"))):
        return False
    if sentence.text[-1] not in _FULL_STOPS:
        return leads and bool(sentence.counters) and not names_thing(bare) and not bare.startswith("关于")
    if sentence.counters and not leads and len(bare) <= SHORT and ends_in_thing(bare):
        return False  # （一）小型车辆涂装样图。
    if setting.doc_type not in (*DEMANDING_TYPES, "other") and not sentence.counters:
        return leads or _is_imperative(said) or announces(said)
    return leads or any(tag in _VERB_TAGS for tag in sentence.pos)


def _leads_with_imperative(said: str) -> bool:
    clauses = _clauses(said)
    return bool(clauses) and imperative_start(clauses[0]) is not None
