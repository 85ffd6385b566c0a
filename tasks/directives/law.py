"""A sentence of a law → whether it obliges, forbids or allows; definitions, scope and entry into force do not.

第八条 任何单位和个人不得擅自改变湿地用途。       → marker
由县级以上人民政府……责令改正，处五万元罚款。     → sanction
本法所称湿地，是指……。                          → None
"""

import re

from tasks.directives.markers import Marker
from tasks.segment.sentence import Sentence

_OUT = re.compile(
    r"所称|是指|系指|，指|适用(?:本|于|前款|范围)|(?:本|依照本)[^，。]{1,12}(?:自|经)[^，。]{0,30}(?:施行|生效|实施)|施行。$|同时废止|即行废止"
    r"|制定本|(?:由[^，。]{2,30})?(?:负责)?解释。$|包括(?:下列|以下|：)|简称|订定之|特制定"
)
_SANCTION = re.compile(
    r"责令|(?:处|处以|并处|可以并处)[^，。；]{0,30}(?:罚款|罚金|徒刑|拘役|拘留)|给予[^，。；]{0,12}(?:处分|警告)|予以(?:处分|警告|通报|罚款|取缔|没收)|没收|吊销|追究|依法[^，。；]{0,10}处罚|给予处罚|承担[^，。；]{0,10}责任"
)
_DUTY = re.compile(
    r"(?:负责|主管|行使|履行|有权|有义务|有责任|享有|实行|建立|鼓励|支持|提倡|保护|保障|加强|推进|推动|促进|引导|组织|监督|管理|规定|制定|编制|公布|报|依照|按照|依法|从其规定|执行|由)"
)
_LISTED_FACT = re.compile(r"^[（(]?[一二三四五六七八九十]+[）)]?[^，。]{0,12}的[；。]$")


def law_rule(sentence: Sentence, markers: list[Marker], in_demanding_list: bool) -> str | None:
    """Name of the rule; None where the sentence is no obligation, prohibition or permission."""
    text = sentence.text
    shapes = {counter.shape for counter in sentence.counters}
    if "part" in shapes or sentence.is_heading:
        return None
    if any(marker.listed for marker in markers):
        return None if _OUT.search(text) and not _strong(markers) else "marker"
    if shapes & {"（一）", "1.", "（1）", "①"}:
        return "listed_duty" if in_demanding_list else None
    if _OUT.search(text):
        return None
    if _SANCTION.search(text):
        return "sanction"
    if any(not marker.listed for marker in markers) or _DUTY.search(text):
        return "duty"
    return None


def _strong(markers: list[Marker]) -> bool:
    return any(marker.word in ("应当", "不得", "必须", "应", "禁止", "严禁", "要") for marker in markers)
