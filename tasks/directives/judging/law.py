"""A sentence of a law → whether it obliges, forbids or allows; definitions, scope and entry into force do not.

第八条 任何单位和个人不得擅自改变湿地用途。       → marker
由县级以上人民政府……责令改正，处五万元罚款。     → sanction
本法所称湿地，是指……。                          → None
"""

import re

from tasks.directives.grammar.clauses import places_of
from tasks.directives.grammar.markers import MAY, Marker
from tasks.directives.grammar.predicate import imperative_start, strip_counter
from tasks.directives.grammar.words import ACTORS
from tasks.lexicons import words_with_role
from tasks.segment.sentence import Sentence

_OUT = re.compile(
    r"所称|是指|(?<!联)系指|[，：]指(?![导挥定派令引向])|用词定义|适用(?:本|于|前款|范围)|(?:本|依照本)[^，。]{1,12}(?:自|经)[^，。]{0,30}(?:施行|生效|实施)|施行。$|同时废止|即行废止"
    r"|制定本(?:法|条例|办法|规定|细则|规则|决定|准则|解释|章程|标准)|(?:由[^，。]{2,30})?(?:负责)?解释。$|包括(?:下列|以下|：)|作出如下|订定(?:之|本)|特制定|特订定|[^，。；（]{2,30}如附[表件图][^，。）]{0,8}。$|^指(?![定导派挥令引明])|[订修]\s*[定正]\s*发\s*布|令发布|（删除）|[│├┌]|(?:内容|重点|材料|条件|情形|范围)[^，。]{0,6}(?:包括|如下)"
    r"|[＝=]|^[^；]{1,80}准用[^，。；]{1,30}之?规定。?$|^[^，；]{1,80}受(?:国家|法律|国家法律)保护。$|[，期]自[^，。]{1,30}起算"
)
_SANCTION = re.compile(
    r"责令|(?:处|处以|并处|可以并处)[^，。；]{0,30}(?:罚款|罚金|徒刑|拘役|拘留)|给予[^，。；]{0,12}(?:处分|警告)|予以(?:处分|警告|通报|罚款|取缔|没收)|没收|吊销|追究|依法[^，。；]{0,10}处罚|给予处罚|承担[^，。；]{0,10}责任"
)
_EXCEPTS = re.compile(
    "(?:除外|不在此限)。$|不一致的，以本[^，。；]{2,8}为准。$|^[^；]{1,80}亦同。$|范围为|分别为|日期为|期限为"
)
"""takes something out of a rule, or under one"""
_COURT = re.compile("人民法院(?:不予|应予|予以)[一-龥]{2}")
"""主张……适用于不动产的，人民法院不予支持"""
_DONE_IN_CASES = re.compile("之一的，[^，。；：]{0,30}由[^，。；：]{4,40}[：:]$")
"""有下列情形之一的，其所持签证由签发机关宣布作废："""
_GIVEN_IN_CASES = re.compile("之一[的者]，(?P<act>[^，。；：]{2,30})[：:]$")
"""凡海内外人士具下列各款情形之一者，颁给本奖章："""
_BY_BODY = re.compile("[，者]由[^，。；的]{0,16}(?:会|机关|部门|机构|局|院|处|所|政府)[^，。；的]{2,}[。；]$")
_FACT = re.compile(
    r"^(?:近期|目前|当前|近年来|因此)[，，]|意味着|(?:^|，)不属于|^[^，；]{1,40}?(?<![但可还凡只总要于若不如])(?:是|为每年|视为|属于|包括)(?!否|非|由)|组成。$|分为[^，。]{2,}。$"
)
_RULED_IN_CASE = re.compile("者[，、]?(?:不得|应|得)")
"""二、人口在一万人以下者，不得超过十一人、…以下者: a rule that is cut off"""
_UNABLE = re.compile("不能[^，。；的]{1,8}的")
_IN_BRACKETS = re.compile("（[^（）]{0,40}）")
_DUTIES_FOLLOW = re.compile(
    r"(?:应当|必须|(?<![必主重需])要(?!求)|负责|行使|履行|不得|禁止|严禁|有权|采取)[^。；]{0,60}[：:]$"
)
_ORGANISES = re.compile(r"(?:掌理|职掌|掌管|得?[设置](?:下列|左列))[^。；]{0,20}[：:︰]$")
"""训导科掌理事项如下： | 少年观护所得设下列科、室："""
_FORBIDDEN = re.compile("不得|禁止|严禁|不准")
_CASES_FOLLOW = re.compile(
    r"符合(?:下列|以下)[^。；：]{0,8}要求的[^。；]{0,40}[：:。]$|(?:下列|以下|如下)[^。；：]{0,12}(?:情形|情况|条件|行为|表现|内容|材料|事项|资料|问题)[^。；]{0,60}[：:。]$"
)
_CONDITION_END = re.compile(r"(?:的|情形|情况|事项|内|外|之一|规定)[；。]?$")
_NOUNS_FOLLOW = re.compile(
    r"(?:内容|条件|材料|情形|资料|事项|文件|信息|载明|证件|证明|条款|项目|对象|包括|列明)[^，。]{0,6}[：:]$|写明[：:]$|说明：$"
)


def law_rule(
    sentence: Sentence, markers: list[Marker], in_demanding_list: bool, list_forbids: bool = False
) -> str | None:
    """Name of the rule; None where the sentence is no obligation, prohibition or permission."""
    text = sentence.text
    body = strip_counter(text)
    shapes = {counter.shape for counter in sentence.counters}
    if "part" in shapes or sentence.is_heading:
        return None
    item = bool(shapes & {"一、", "（一）", "1.", "（1）", "①"})
    case = body.rstrip("；。;").endswith("的") or (
        body.rstrip("；。;").endswith("者") and not _RULED_IN_CASE.search(body)
    )
    if item and case and not (in_demanding_list and _strong(markers)):
        return None
    if item and not in_demanding_list and _UNABLE.search(body) and len(markers) == 1:
        return None  # （三）系生活不能自理的人的唯一扶养人。
    if any(marker.listed and marker.word not in ("需要", "需") for marker in markers):
        return None if _OUT.search(text) and not _strong(markers) else "marker"
    may = any(marker.word == MAY for marker in markers)
    if item:
        if may and not _OUT.search(text):
            return "duty"  # 二、驻外馆处查有合于规定之情形者，得开具功绩事实
        if _BY_BODY.search(body):  # 一、本会查有合于规定之情形者，由本会径行核办。
            return "duty"
        if "的，" in body and _SANCTION.search(body):  # （五）在水上经营餐饮的，予以取缔；
            return "sanction"
        deed = list_forbids and not _CONDITION_END.search(body)
        return "listed_duty" if deed or (in_demanding_list and _names_act(sentence, body)) else None
    if opens_duties(text) or _ORGANISES.search(text):
        return "duty"
    if _COURT.search(text):
        return "duty"
    of_case = body.endswith("者。") and ACTORS.ends(body, len(body) - 1) >= len(body) - 2  # 在交通工具中歇夜者。
    if "，" not in body and (of_case or body.endswith(("情形的。", "行为的。", "规定的。"))):
        return None
    if _OUT.search(text) or _EXCEPTS.search(text):
        return None
    if _SANCTION.search(text):
        return "sanction"
    if any(not marker.listed for marker in markers) or _DONE_IN_CASES.search(text) or _gives_in_cases(sentence):
        return "duty"
    if (
        text.endswith(("：", "；", ":", ";"))
        or (text[-1] not in "。！）”" and "，" not in text)
        or _FACT.search(_IN_BRACKETS.sub("", body))
        or not any(tag.startswith("v") for tag in sentence.pos)
    ):
        return None
    return "duty"


def _gives_in_cases(sentence: Sentence) -> bool:
    """Whether the stem of a list of cases says what is done in them: 有下列情形之一者，颁给本奖章：; not …的，为重大事故："""
    given = _GIVEN_IN_CASES.search(sentence.text)
    if given is None or given["act"].startswith(words_with_role("says_what_is")):
        return False
    return places_of(sentence).tag_at(given.start("act")) == "v"


def forbids(text: str) -> bool:
    """Whether a stem forbids what follows: 禁止下列行为： | 不得有下列行为："""
    return bool(_FORBIDDEN.search(text))


def _names_act(sentence: Sentence, body: str) -> bool:
    """Whether an item names an act: 及时清除犬只粪便； not 申请有错误的；, not 输变电设施保护区内；."""
    if _CONDITION_END.search(body):
        return False
    if body.startswith(words_with_role("opens_act")):
        return True
    opens_with_verb = places_of(sentence).tag_at(len(sentence.text) - len(body)).startswith("v")
    return (opens_with_verb and not body.startswith(words_with_role("says_what_is"))) or imperative_start(
        body.rstrip("；。")
    ) is not None


def is_boilerplate(text: str) -> bool:
    """Whether a sentence only says what the text covers, defines, from when it holds and who explains it."""
    return bool(_OUT.search(text))


def names_things(text: str) -> bool:
    """Whether a stem lists things or cases, no acts: 应当包括以下内容： | 有下列情形之一的，…："""
    return bool(_CASES_FOLLOW.search(text))


def opens_duties(text: str) -> bool:
    """Whether a sentence is the stem of a list of duties or forbidden acts: 应当履行下列职责：; not 应当提交下列材料：."""
    return bool(_DUTIES_FOLLOW.search(text)) and not _NOUNS_FOLLOW.search(text) and "之一的" not in text


def _strong(markers: list[Marker]) -> bool:
    return any(marker.word in ("应当", "不得", "必须", "应", "禁止", "严禁", "要") for marker in markers)
