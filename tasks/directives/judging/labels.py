"""A line → whether it only names what it holds: a label, a topic, the heading of a section.

整治区域和任务 | 计算方法：…… | 关于地方电网建设资金问题 → names what follows
明确目标 | 坚持问题导向：…… → demands
"""

import re

from tasks.directives.grammar.predicate import imperative_start
from tasks.directives.grammar.verbs import opens, verb_end
from tasks.directives.grammar.words import words_of

_LABEL = re.compile(r"^(?![^：]{0,12}(?:要|应|好|强|进|实))[^，。：；]{2,10}：")
"""计算方法：…, 责任单位：…"""
_LEADS = re.compile("[^，。：；]{0,8}(?:要求|目标|思想|原则|思路|任务|指标)：")
"""a label behind which the demands of a text begin"""
_TOPIC = re.compile(
    r"^关于[^，。]{2,60}(?:问题|事项|情况|事宜|工作)$|^[^，。]{2,30}的(?:措施|意见|情况|举措|安排|内容|问题)$"
    r"|^(?!坚持|遵循|贯彻|把握|明确|落实|突出|实现|完成|按照|体现|做|抓)[^，。]{2,30}的(?:(?:指导思想|原则|重点|方法|步骤|范围|对象|时限)[、和]?){1,3}$"
    r"|^第[一二三四五六]阶段[为是][^，。]{2,30}阶段$"
)
_COUNTED = re.compile(r"^[^，。：；]{2,24}方面(?:（?共?[一二三四五六七八九十\d]{1,3}[项条个]|（)[^。：]{0,6}(?:：|$)")
"""what a part of a list holds: 科技金融创新方面5项：…, 管理体制创新方面（共3项）"""
_NOUN_HEADING = re.compile(
    r"的?(?:目的|依据|意见|方案|办法|情况|举措|清单|机制|模式|样图|式样|示意图|对比|内容|标准|条件|通知|函|报告|决定)(?:（[^（）]*）)?$"
)
_WILL = re.compile("(?:[^，。]{1,10}，)?我[们省市县区]将")
SURELY = 0.5
"""how often a verb opens a predicate with which a heading surely demands"""
_DOER = re.compile("[^，。：；]{2,16}[局委办院站所组队府司会镇乡厅部]：(?:负责|做好|组织|承担|协助|配合|指导|加强)")
"""县自然资源局：负责防治工作"""
LABEL_LENGTH = 12
"""longest heading that is made of such words"""
_AND = ("和", "及", "与", "、")


def labels_section(title: str) -> bool:
    """Whether a heading is made of words that only say what its section holds: 整治区域和任务; not 明确目标."""
    first = words_of("section_labels", "word", "part", "first")
    last = words_of("section_labels", "word", "part", "last")
    end = len(title)
    if end > LABEL_LENGTH or title in last or last.ends(title, end) == end:
        return title in last
    while (low := last.ends(title, end)) < end:
        end = low - (title[low - 1 : low] in _AND)
    while (low := first.ends(title, end)) < end:
        end = low
    return end == 0


def names_topic(said: str) -> bool:
    """Whether a line only says what it is about: 关于地方电网建设资金问题。 | 军民深度融合方面6项。"""
    bare = said.rstrip("。；：！ ")
    return bool(_TOPIC.search(bare) or _COUNTED.search(bare))


def is_label(said: str) -> bool:
    """Whether a line opens with the name of what it gives (计算方法：…) and not with a demand (坚持问题导向：…)."""
    label = _LABEL.match(said)
    if opens_demands(said):
        return False
    return label is not None and not _DOER.match(said) and imperative_start(label.group()) is None


def opens_demands(said: str) -> bool:
    """Whether a line names what it demands, and does so: 总体要求：坚持…, 具体指标：到2022年，…; not 主要任务："""
    label = _LEADS.match(said)
    return label is not None and label.end() < len(said)


def unlabelled(said: str) -> str:
    """Without the name of what it gives: 总体要求与目标：坚持以…为指导 → 坚持以…为指导."""
    label = _LABEL.match(said)
    return said[label.end() :] if label else said


def ends_in_thing(title: str) -> bool:
    """Whether a heading ends in what a paper holds or gives: 小型车辆涂装样图, 完善合作机制."""
    return _NOUN_HEADING.search(title) is not None


def names_thing(title: str) -> bool:
    """Whether a heading names such a thing, and opens with no verb that demands: 监督机制; not 完善合作机制."""
    end = verb_end(title, 0)
    return ends_in_thing(title) and not (end and opens(title[:end], "") >= SURELY)


def announces(said: str) -> bool:
    """Whether a report says what its speaker will do: 今年，我们将坚持…"""
    will = _WILL.match(said)
    return will is not None and imperative_start(said[will.end() :]) is not None
