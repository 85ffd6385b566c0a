"""A sentence in its setting → whether it demands, forbids or allows, and by which rule; None where it tells, praises or defines.

会议指出，简政放权必须持续推进            → marker
二是将26项前置审批改为后置审批            → imperative_in_frame
（在方案中）摸底排查。                    → planned_task
大力整治……具有重要意义                   → None
"""

import re

from tasks.directives.grammar.markers import Marker
from tasks.directives.grammar.predicate import behind_counter
from tasks.directives.judging.law import law_rule
from tasks.directives.judging.own_voice import own_rule
from tasks.directives.judging.reported import reported_rule
from tasks.directives.judging.setting import Setting
from tasks.segment.sentence import Sentence

_FORMULA = re.compile(
    r"(?:如下|附后)[：。]?$|^特此|^附件|^(?:联系人|联系电话|电话|邮箱|地址|传真)|印发给你们|(?:^|，)现(?:将|就|予|提出|印发|公布|转发|函复|批复|答复|通知|决定)|设在[^，。]{2,20}(?:，|。)|经[^，。]{2,20}(?:同意|批准)，(?:建立|成立|设立)|^此[件复令]|收悉|制[定订](?:本(?![辖地省市县区级部单系领行企院校])|以下|如下|此)"
    r"|^下面，(?:我|请)|(?:讲|提|谈)[^，。]{0,6}[一二三四五六七八九十几两\d](?:点|个方面|条|个问题)[^，。]{0,4}[。：]?$"
)
_ADDRESS = re.compile(r"^[^，。]{1,20}(?:们|代表|委员|同志|领导)[：，！]?$|^[^。！]{2,120}：$")
_STEM = re.compile(r"(?:着力|重点|全力|切实|扎实)?(?:做好|抓好|抓实|推进|落实)[^，。]{0,12}(?:工作|任务|措施|事项)：$")
"""opens a list of tasks, where other lines with a colon address someone: 重点做好六个方面工作："""
_OPEN_NOTE = re.compile("（[^（）。]{2,80}(?:牵头|负责|配合)。$")
"""（工业和信息化部、科技部等负责。: a note that goes on behind its stop"""


_NOTE = re.compile(r"（?\s*(?:\d+\s*)?(?:编\s*)?注\s*[：:]")
"""（编注：附表一请参阅现行法规汇编）"""


def demand_rule(sentence: Sentence, markers: list[Marker], content: int, setting: Setting) -> str | None:
    """Name of the rule by which the sentence is a directive; None where it is none.

    `content` is where in the sentence begins what is said, behind frame and counter.
    """
    text = sentence.text
    if text.endswith(("？", "?")):
        return None
    if text[0] == "（" and ((text.rstrip("。")[-1] == "）" and text.count("（") == 1) or _OPEN_NOTE.match(text)):
        return None
    if _NOTE.match(text):
        return None
    if setting.doc_type == "law":
        return law_rule(sentence, markers, setting.list_demands, setting.list_forbids)
    if text[-1] == "：" and not markers and _ADDRESS.match(text) and not _STEM.match(text):
        return None
    said = text[behind_counter(text, content) :]
    if setting.reported:
        return reported_rule(sentence, said, markers, content, setting)
    if _FORMULA.search(said) and not any(m.listed for m in markers):
        return None
    return own_rule(sentence, said, markers, content, setting)
