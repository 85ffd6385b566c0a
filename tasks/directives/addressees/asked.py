"""What follows 希望, 建议, 请 → whether it names who is to act, and where those end who are asked.

希望|大家珍惜荣誉, 希望|各参赛队比出风格 → it does
希望|会谈能取得进展, 希望|加强两国合作     → it does not
"""

import re
from collections.abc import Iterator

from tasks.directives.addressees.actors import JOINED_LENGTH, Phrases
from tasks.directives.grammar.clauses import Span, places_of
from tasks.directives.grammar.markers import Marker, advice_in
from tasks.directives.grammar.predicate import is_action
from tasks.directives.grammar.words import ACTION_VERBS, ACTORS, ADVERBS
from tasks.segment.sentence import Sentence

_CLAUSES = re.compile("[，；：。！？]")
_ALL_OF_THEM = re.compile("(?:各(?!国|方面|项|种|类|界)|广大|大家|你们|在座)[一-龥]")
"""how a wish begins that names who is to act: 希望各参赛队比出风格"""
_WELL = ("康复", "健康", "平安", "快乐", "如意", "顺利", "成功", "进步", "愉快")
"""how a wish ends that asks for no act: 希望他能早日康复, 希望大家节日快乐"""
_PLACE = re.compile("[一-龥]{2,5}?[镇乡县区村校]")
_OF_ASKED = re.compile("[^，。；的]{1,12}的[^，。；的]{0,6}?(?:单位|部门|同志|企业|干部|人员|代表)")
REQUESTS = ("请", "望", "希望")
_PARTY = re.compile("[一-龥]{1,2}(?<![地官])方")
_PARTY_ACTS = re.compile("[为对在将把与同向按]")
"""希望|芬方为促进中欧关系发展作出贡献"""
_MOVES = re.compile("[一-龥]{2,5}[把将]")
_CALLS = (
    *("呼吁", "呼吁，", "号召", "号召，", "勉励", "勉励，"),
    *("敦促", "敦请", "劝导", "劝告", "提示", "提醒", "警告"),
)
DOER_REACH = 30
"""characters behind 希望 within which it must name who is to act"""


def asks_someone(sentence: Sentence, start: int) -> bool:
    """Whether a wish names who is to act: 希望大家珍惜荣誉, 希望云南抓住机遇; not 希望会谈能取得进展, 希望全面参与."""
    clause = next(filter(None, _CLAUSES.split(sentence.text[start:])), "")
    if clause.endswith(_WELL):
        return False
    if clause.startswith(("能", "同", "与", "在", "通过", "此次", "这", "本次", "就", "为", "把", "将")):
        return False
    if _ALL_OF_THEM.match(clause) or _place_acts(clause) or _party_end(clause, 0):
        return True
    (_, who), (_, acts), *_ = [*places_of(sentence).between(start, start + DOER_REACH), (0, ""), (0, "")]
    if ACTORS.at(clause, 0) == 0 and who not in ("i", "l") and _opens_with_act(clause):
        return False
    if ACTORS.any(clause[:DOER_REACH]):
        return True
    if who.startswith("n") and _MOVES.match(clause):
        return True  # 希望|店主把老字号传承好
    return who in ("ns", "nr", "nrt", "nt") and acts.startswith(("v", "d", "p", "ad", "l", "i"))


def _party_end(text: str, low: int) -> int:
    """Where a party ends that opens a wish, and acts: 匈方|为此发挥更大作用; 0 where none does."""
    party = _PARTY.match(text, low)
    acts = party and (_PARTY_ACTS.match(text, party.end()) or is_action(text, party.end()))
    return party.end() if party and acts else 0


def _place_acts(clause: str) -> bool:
    """Whether a place or school acts: 大甲镇|抢抓机遇; not 城市建设."""
    place = _PLACE.match(clause)
    return place is not None and is_action(clause, place.end()) and not is_action(clause, 0)


def _opens_with_act(clause: str) -> bool:
    """Whether a wish begins with what is wished: 加强两国合作; not 监管部门协同发力, 研究会继续作出贡献."""
    end = ACTION_VERBS.at(clause, 0)
    if end and (ACTORS.at(clause, end) > end or clause.startswith(("会", "人员"), end)):
        return False
    return end > 0 or is_action(clause, 0) or ADVERBS.at(clause, 0) > 0


def asked_end(text: str, low: int, phrases: Phrases) -> int | None:
    """Where those end who are asked: 各乡镇、县直各单位|紧扣任务, 各参赛队|比出风格, 受表彰的先进单位|珍惜荣誉."""
    stretch = phrases.nominal_stretch(low)
    end = phrases.last_end(low, stretch)
    while end is not None and text.startswith("、", end):
        joined = phrases.last_end(end + 1, end + 1 + JOINED_LENGTH)
        if joined is None or _CLAUSES.search(text, end, joined):
            break
        end = joined
    if end is None and text.startswith(("各", "广大"), low):
        phrase = next((at for at, tag in phrases.places.between(low + 1, stretch) if tag in ("i", "l", "vn")), stretch)
        return phrase if 2 < phrase - low <= JOINED_LENGTH else None
    if end is None and (found := _OF_ASKED.match(text, low)) and found.end() in phrases.ends:
        return found.end()
    return end


def requested(text: str, markers: list[Marker], content: int, phrases: Phrases) -> Iterator[Span]:
    """Who is asked: 请大家…, 望市直机关关工委…, 让我们…"""
    places = [marker.end + text.startswith(("，", "："), marker.end) for marker in markers if marker.word in REQUESTS]
    called = content and text.endswith(_CALLS, 0, content) and not any(m.word in REQUESTS for m in markers)
    if called and not (is_action(text, content) and ACTORS.at(text, content) == content):
        places.append(content)  # 市政府呼吁，|广大市民爱护环境
    advice = advice_in(text)
    if advice and not any(marker.listed for marker in markers):
        places.append(advice.end())
    if "让我们" in text:
        places.append(text.index("让我们") + 1)
    places += [m.end for m in markers if m.word == "需要" and ACTORS.at(text, m.end) > m.end]
    for low in places:
        party = _PARTY.match(text, low)
        if party and (_PARTY_ACTS.match(text, party.end()) or phrases.acts_at(party.end())):
            yield low, party.end()
            return
        end = asked_end(text, low, phrases)
        if end is not None:
            yield low, end
