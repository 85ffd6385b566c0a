"""A directive sentence → who must act, as written: grammatical subject, 由-agent, or object of 请, 望, 希望, 让.

全市各级关工委和广大五老要牢牢把握…     → 全市各级关工委和广大五老
没有建立关工委的部门和单位，应按…       → 没有建立关工委的部门和单位
应当由教育行政部门办成公办园             → 教育行政部门
请大家下来后认真学习                     → 大家
已建成的小区配套幼儿园应按照规定移交      → none (it cannot act)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.directives.addressees.actors import ADDRESSEE_LENGTH, BEFORE_PHRASE, Phrases
from tasks.directives.addressees.asked import REQUESTS, requested
from tasks.directives.addressees.bare_subject import ADJUNCT, CLAUSE_MARK, LEAD, VIOLATES, bare_subject, behind_case
from tasks.directives.grammar.clauses import Places, Span
from tasks.directives.grammar.markers import CLAUSE, DENIAL, ENTITLED, MAY, READ, Marker
from tasks.directives.grammar.predicate import behind_counter, imperative_start
from tasks.directives.grammar.ruled import ruled
from tasks.directives.grammar.verbs import verb_end
from tasks.directives.grammar.words import ACTORS, Words
from tasks.lexicons import words_with_role
from tasks.segment.sentence import Sentence

_BY_YEAR = re.compile(r"(?:到|至)?(?:\d{4}年(?:\d{1,2}月)?年?[底末]?前?|“十[一-龥]{1,2}五”(?:时期|期间)?)")
"""2020年年底前|省属重点文化企业可免缴国有资本收益"""
_BEFORE_ACTOR = Words(lambda: words_with_role("before_actor"))
_APPLIES = re.compile("申请|办理|从事(?![^，。]{1,30}的)|违反|接到|拒绝")
"""台湾同胞投资者|申请设立企业，应当…"""
_CONDITION = re.compile(
    "如|若|因|为(?!主|准|限)|对(?!口)|在(?!职|校|编|岗)|经(?!营)|收到|接到|发现|居住|需要?|认为|未(?!成年)|拒绝|申请|要求|依法|依照|按照"
)
_AGAINST = re.compile(r"(?:依法)?(?:给予|予以|责令|处|追究|视为|作为|吊销|没收|由|当)")
"""behind the marker: what is done to the one of whom the condition speaks"""
_REASON = re.compile(".(?:(?<![管办审受处清治整修代经护])理|自|缘|事)由")  # 理由; not 管理|由建设单位负责
_BY = re.compile(r"，(?:应当?|得|可以|一律|均|都)?由$")
_SO_CALLED = re.compile("（[^（）]{1,24}）$")
_ESPECIALLY = re.compile("(?:特别|尤其)是")
_LEVELS = "省市县区镇乡村校"
"""last characters of places that act, and of schools: 各校务必要…"""
_WITHIN_WORK = re.compile("在[^，。；]{1,12}?(?:工作|过程|活动)中(?=各|全|有关|相关)")  # 在今后工作中|各级各部门要营造
_EVERY = re.compile(
    "凡(?:是)?(?P<who>[^。；]{2,80}?(?:单位|企业|个人|人员|机构|部门|组织|公民|居民|用户))，?(?=均应|都应|均须|均要|应|必须|须)"
)
"""凡在本市辖区的生产企业、施工单位，均应遵守本规定"""
PERSON_LENGTH = 6  # longest word for a person
_PERSON_WHO = re.compile(
    "(?![对在经由按从为本])[一-龥]{1,7}?[人员](?=申请[^，]{1,60}的，|有下列|有前款|未|违反|拒不|逾期|不服|在[^，]{1,20}[时中后前]，|对[^，]{1,60}的，)"
)
"""采矿权人有下列情况之一的，…: a word for a person that opens a sentence, whatever it is"""
_BARE_ZHE = 5
"""longest phrase that ends in 者 and names someone (生产经营者); a longer one is a condition (有展延必要者)"""
_OF_ACTOR = re.compile("[的之][一-龥]{1,6}$")
_IN_CLAUSE = re.compile(r"(?:[^，的之]{2,90}|[^，]{1,60}[的者时后前])，")
"""what an actor does in the clause that opens a sentence; not 公司造成的损失，应当…"""
_INDIRECT = re.compile(r"[^，。；]{0,60}?(?:担任|(?:组成|构成)(?:的|(?![一-龥]{2})))")
"""由国务院领导同志组成; not 由本会组成|审查小组审查"""
_TURNS = re.compile("[^，。；]{2,40}向[^，。；]{2,40}(?:转变|转型|转向|过渡|延伸|拓展)")
"""由|政府举办为主向政府统筹管理转变"""
_FRAME_PHRASE = re.compile(r"(?:在|自|为了?|根据|按照|依照)[^，。；]{2,40}，(?!在|自|为|根据|按照|依照|经|对)")
"""在评审中，|评审专家应…"""
_CONCERNS = re.compile("事关|关系到|关乎|涉及")
"""水库安全事关人民群众生产生活，要…: who is concerned is not told"""
_SEALLESS = re.compile("(?P<who>[^，。；]{2,24})不刻制?印章，")
"""联席会议不刻制印章，不正式行文，请按照…组织开展工作"""
_QUALIFIES = re.compile(r"(?![以对按依在根会处]|予以|给予|责令|追缴|收缴|承担|负担|支付)[^，。；、]{1,8}的[一-龥]")
"""由国务院领导同志牵头负责的联席会议: the agent stands in what qualifies a noun"""
_OF_CASE = re.compile(r"[^，。；、]{1,40}的，")
"""并由扣缴义务人减除专项附加扣除的，…: the agent stands in what says the case"""
_BEARER = re.compile("[^，。；的之由]{1,16}[人方者员](?=承担|负担|支付|负责|提出|自行|填写|签名|保管|缴纳)")
_GIVEN_BY = ("得由", "应由", "应当由", "可以由", "可由")
_NOT_ABLE = ("无法", "不能", "未经", "未依")
"""opens a clause that says in which case: 无法转制为读者使用之版本者"""
_KEEPER = re.compile("[^，。；之的]{2,16}[课室科组处司队厂股](?=之?(?:掌理|职掌|掌管))")
"""营所遗赠税课|掌理事项如下："""
_NAMES_ONE = re.compile("指派|指定|推选|选举|选派|聘请|聘任|委派|推荐|任命")

SIDE_ACT = 8
"""characters of an act told between an actor and a deontic"""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who must act: offsets in the sentence and the rung of the ladder that gave it."""

    start: int
    end: int
    rung: str


def find_addressee(
    sentence: Sentence, places: Places, markers: list[Marker], content: int, actors: list[Span]
) -> Addressee | None:
    """The addressee that stands first; `actors` are start and end, in the sentence, of named organs and people."""
    text = sentence.text[:READ]
    content = behind_counter(text, content)
    if text.startswith("（", content):  # （财政部指导）构建…: the note belongs to the sentence before
        content = text.find("）", content) + 1 or content
    spans = _persons_before(text, places, markers)
    opening = _PERSON_WHO.match(text, content)
    if opening:
        spans.append((content, opening.end()))
    phrases = Phrases(text, places, [*actors, *spans])
    later = text.find("；", content)  # …，主管机关得通知其补正；届期未补正者，不予受理
    governing = [m for m in markers if m.governs and not (m.force == DENIAL and -1 < later < m.start)]
    part = text.find("；", governing[0].start) if governing else -1
    first = governing if part < 0 else [marker for marker in governing if marker.start < part]
    found = [
        *(Addressee(*span, "request_object") for span in requested(text, markers, content, phrases)),
        *_agents(text, content, phrases),
        *_subjects(text, first, content, phrases),
    ]
    unmarked = not governing or (not found and all(m.force == DENIAL or m.word == ENTITLED for m in governing))
    if not governing and ruled(text, places, content):
        pass  # 纳税人接受教育的支出，按照每月400元扣除
    elif unmarked or "；" in text[: governing[0].start]:  # 甲负责…；乙可以…
        behind = content if found else behind_case(text, content)
        if behind > content:
            found.extend(_bare(text, behind, phrases))
        if not found or behind == content:
            found.extend(_bare(text, content, phrases))
    elif all(each.start > governing[0].end + 1 for each in found):  # 经营者从事…，应当…，交由…单位处理
        found.extend(_opening_subject(text, governing, content, phrases))
    if not found:
        found.extend(_subjects(text, governing[len(first) :], content, phrases))
    if governing and len(found) == 1 and text.startswith("，任何", found[0].start - 1):
        stop = CLAUSE_MARK.search(text, content)
        if (
            stop
            and stop.end() == found[0].start
            and not text.endswith(words_with_role("ends_dependent"), content, stop.start())
        ):
            found.extend(_bare(text, content, phrases))  # 本市依法保护…，任何单位和个人不得侵犯
    found = [whole for each in found if (whole := _without_condition(text, each, phrases)) is not None]
    agents = [each.start for each in found if each.rung == "agent"]
    if agents:  # 赴任人员得由|任职机关补助交通费
        found = [each for each in found if each.rung != "subject" or not text.startswith(_GIVEN_BY, each.end)]
    found = [  # 具体办法由|市人民政府
        each for each in found if each.rung != "subject" or not any(each.start < at < each.end for at in agents)
    ]
    if len(found) > 1 and agents:
        found = [each for each in found if each.rung != "subject" or not VIOLATES.match(text, each.end)]
        found = [each for each in found if each.rung != "subject" or not _told_to_another(text, each, found, markers)]
    return min(found, key=lambda a: a.start, default=None)


def _told_to_another(text: str, subject: Addressee, found: list[Addressee], markers: list[Marker]) -> bool:
    """Whether what a subject stands in is done by an agent: 财团法人，应由|主管机关将预算书送立法院审议."""
    for agent in found:
        if agent.rung == "agent" and agent.start > subject.end and _BY.search(text, subject.end, agent.start):
            led = [m for m in markers if m.listed and subject.end <= m.start < agent.start]
            return not led or led[0].end == agent.start - 1
    return False


def _persons_before(text: str, places: Places, markers: list[Marker]) -> list[Span]:
    """Words for persons and places right before a marker, whatever they are: 行为人|应…, 托运人|不得…, 武汉市|要…"""
    spans = []
    for marker in markers:
        if not marker.governs:
            continue
        start, tag = places.last(max(0, marker.start - PERSON_LENGTH), marker.start) or (0, "")
        if tag == "ns" or (text[marker.start - 1] in "人官方" and tag.startswith(("n", "k"))):
            spans.append((start, marker.start))
        elif text[marker.start - 1] in _LEVELS:  # 齐乐镇|要继续围绕项目抓工作
            low = _clause_start(text, marker.start, 0)
            if 1 < marker.start - low <= PERSON_LENGTH:
                spans.append((low, marker.start))
    return spans


def _without_condition(text: str, found: Addressee, phrases: Phrases) -> Addressee | None:
    """医疗器材商领有许可证明书者 → 医疗器材商; none for a phrase with 者 that only says in which case."""
    if found.rung != "subject" or found.end - found.start <= _BARE_ZHE or text[found.end - 1] != "者":
        return found
    if ACTORS.ends(text, found.end, found.start) < found.end - 1:
        return found  # …的经营者
    for end in phrases.between(found.start, found.end - 1):
        if text[end] not in "的之、和与及或，":
            return Addressee(found.start, end, "subject")
    return None


def _agents(text: str, content: int, phrases: Phrases) -> Iterable[Addressee]:
    """应当由教育行政部门办成…; not 组长由…担任."""
    at = text.find("由", content)
    while at >= 0:
        low = at + 1
        if (
            not _REASON.match(text, max(0, at - 2))
            and text[low : low + 1] not in "于此来表"
            and not _TURNS.match(text, low)
        ):
            end = phrases.last_end(low, phrases.agent_reach(low))
            end = phrases.with_joined(phrases.with_appointed(end)) if end is not None else _bearer_end(text, low)
            if (
                end is not None
                and not _is_indirect(text[end:])
                and not _OF_CASE.match(text, end)
                and not _QUALIFIES.match(text, end)
            ):
                yield Addressee(low, end, "agent")
                return
        at = text.find("由", low)


def _bearer_end(text: str, low: int) -> int | None:
    """Where someone ends who bears something, whatever he is called: 由质量保修责任方|承担, 由买受人|支付."""
    bearer = _BEARER.match(text, low)
    return bearer.end() if bearer else None


def _is_indirect(behind: str) -> bool:
    """Whether 由… only says who is a member: 组长由副秘书长担任; 由所在单位指派一名领导担任 does say who acts."""
    found = _INDIRECT.match(behind)
    return found is not None and not _NAMES_ONE.search(found.group())


def _subjects(text: str, markers: list[Marker], content: int, phrases: Phrases) -> Iterable[Addressee]:
    """The noun phrase before the first marker that has one, in its clause or as the clause before."""
    for marker in markers:
        if not marker.governs or marker.word in REQUESTS or marker.start < content:
            continue
        low = _clause_start(text, marker.start, content)
        span = _actor_in(text, low, marker.start, phrases)
        if span is None and low > content and _ADJUNCT_ONLY.fullmatch(text[low : marker.start]):
            before = _clause_start(text, low - 1, content)
            if _ESPECIALLY.match(text, before) and before > content:  # 各地，特别是重点地区，|要尽早开展宣传
                before = _clause_start(text, before - 1, content)
            opening = text[_clause_start(text, before - 1, content) : before] if before > content else ""
            fits = not any(before <= other.start < low for other in markers if other.listed)
            if fits and imperative_start(text[before : low - 1]) is None and not BEFORE_PHRASE.match(opening):
                whole = (
                    not text.endswith(words_with_role("ends_dependent"), before, low - 1)
                    and "作为" not in text[before:low]
                )
                span = _actor_in(text, before, low - 1, phrases, whole)
        if span is not None and text[slice(*span)] not in words_with_role("no_actor_alone"):
            yield Addressee(*span, "subject")
            return


_ADJUNCT_ONLY = re.compile(r"(?:也|都|均|还|更|则|就|便|仍|又|再|一定|首先|同样|共同|始终|原则上|一般|切实|一律|分别)?")


def _opening_subject(text: str, markers: list[Marker], content: int, phrases: Phrases) -> Iterable[Addressee]:
    """The actor of the clause that opens a sentence: 任何单位和个人如发现…，都要… | 经营者运输危险货物时，应当遵守…"""
    every = _EVERY.match(text, content)
    if every:
        yield Addressee(*every.span("who"), "subject")
        return
    sealless = _SEALLESS.match(text, content) if "印章" in text else None
    if sealless:
        yield Addressee(content, sealless.end("who"), "subject")
        return
    framed = _FRAME_PHRASE.match(text, content)
    content = framed.end() if framed else content
    first = next((marker for marker in markers if marker.start >= content), None)
    if first is not None:
        content = max(content, text.rfind("；", 0, first.start) + 1)
    mark = CLAUSE_MARK.search(text, content)
    if mark is None or mark.group() != "，" or first is None or first.start < mark.end():
        return
    named = ACTORS.at(text, content) > verb_end(text, content)
    named = named or _PERSON_WHO.match(text, content) is not None or phrases.named_by_act(content) > content
    if _AGAINST.match(text, first.end) or (not named and BEFORE_PHRASE.match(text, content)):
        return
    main = _clause_start(text, first.start, content)
    if main < first.start and phrases.places.tag_at(main)[:1] in ("n", "b") and not phrases.between(main, first.start):
        return  # 文化企业改制的，原划拨用地|可采用…
    between = text[mark.end() : first.start]
    leading = all(clause.startswith(words_with_role("goes_on")) for clause in between.split("，") if clause)
    if (
        "，" in between
        and not leading
        and not text.endswith(words_with_role("ends_dependent"), mark.end(), first.start - 1)
    ):
        return
    whole = phrases.between(mark.start() - 1, mark.start())
    if whole and _OF_ACTOR.search(text, content, mark.start()):
        yield Addressee(content, mark.start(), "subject")  # 参与调查之人员，应…
        return
    if not named and imperative_start(text[content : mark.start()]) is not None:
        return
    end = phrases.last_end(content, min(phrases.organ_reach(content), mark.start()))
    if end is None and phrases.named_by_act(content) > content:
        end = phrases.named_by_act(content)
    end = end and phrases.with_joined(end)
    if end == mark.start() and "，" not in between and first.word == MAY:
        yield Addressee(content, end, "subject")  # 主管机关或管理维护者，于保留区内得设置设施
        return
    if end is None or end >= mark.start() or text.endswith("的行为", end, mark.start()):
        return
    if _CONCERNS.search(text, content, mark.start()):
        return
    acts = phrases.acts_at(end) or phrases.verb_at(end) or phrases.places.tag_at(end) in ("v", "vn", "p", "d")
    acts = acts or (named and text[mark.start() - 1] == "的" and text[end] not in "的之、和与及或")
    case = _CONDITION.match(text, end)
    if case and text[end] in "在依按":  # 纳税人在工作城市发生的住房租金支出，可以…
        case = _IN_CLAUSE.match(text, end)
    if case or phrases.verb_at(end) or (acts and _IN_CLAUSE.match(text, end)):
        yield Addressee(content, end, "subject")


def _clause_start(text: str, at: int, floor: int) -> int:
    """Where the clause that ends at `at` begins; no further back than an addressee may reach."""
    backwards = text[max(floor, at - CLAUSE) : at][::-1]
    mark = CLAUSE_MARK.search(backwards)
    return at - (mark.start() if mark else len(backwards))


def _actor_in(text: str, low: int, high: int, phrases: Phrases, whole: bool = False) -> tuple[int, int] | None:
    """The actor that a stretch opens with; only adjuncts may stand behind it, nothing where it must fill the stretch."""
    if low == high or not phrases.between(low, high):
        return None
    low = max([low, *(low + end for _, _, end in _BEFORE_ACTOR.places(text[low:high]))])
    named = _SO_CALLED.search(text, low, high)
    if named and high not in phrases.ends:  # 农业主管部门（以下统称管理部门）应当; 各级党委（党组）|要
        high = named.start()
    if any(text.find(verb, low, high) > 0 for verb in words_with_role("tells")):
        return None  # 他对发展道路作出深刻思考，提出必须…
    while low < high and (lead := LEAD.match(text[low:high])):
        low += lead.end()
    if (year := _BY_YEAR.match(text, low, high)) and phrases.named_at(low) == low:
        low = year.end()
    if text.startswith(REQUESTS, low) and not text.startswith("请求", low):  # 希望|大家一定要振奋精神
        low += 2 if text.startswith("希望", low) else 1
    within = _WITHIN_WORK.match(text, low, high)
    low = within.end() if within else low
    if (
        text.startswith("经", low)
        and ("的" in text[low:high] or "之" in text[low:high])
        and high in phrases.ends
        and high - low <= ADDRESSEE_LENGTH
    ):
        return low, high  # 经批准设立的企业|必须办理用地手续
    if BEFORE_PHRASE.match(text, low) or high - low > ADDRESSEE_LENGTH or text.startswith(_NOT_ABLE, low):
        return None
    if text.startswith(words_with_role("leads_others"), low) and ACTORS.at(text, low) == low:
        return None
    for end in reversed(phrases.between(low, high)):
        if end == high or (not whole and ADJUNCT.match(text, end)):
            start = low
            for earlier in phrases.between(low, end - 1):
                if _ESPECIALLY.match(text, earlier):
                    break
                adjunct = ADJUNCT.match(text, earlier) or _APPLIES.match(text, earlier)
                if adjunct and text[earlier] != "与":  # 各地|与有关部门
                    return start, earlier
            return start, end
    actor_end = phrases.named_at(low)
    if low < actor_end < high <= actor_end + SIDE_ACT and text.startswith(words_with_role("side_act"), actor_end):
        return low, actor_end  # 地方抓改革|要坚持
    return None


def _bare(text: str, content: int, phrases: Phrases) -> list[Addressee]:
    """The actor that what stands from `content` on opens with, if any."""
    keeper = _KEEPER.match(text, content) if "掌" in text else None
    if keeper:
        return [Addressee(content, keeper.end(), "subject")]
    span = None if text.startswith("其他经", content) else bare_subject(text, content, phrases)
    return [] if span is None else [Addressee(*span, "subject")]
