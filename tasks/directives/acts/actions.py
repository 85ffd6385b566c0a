"""The clauses of a directive → what is to be done to what (Aim and Object), and under what context.

要按规定对移交的幼儿园办理移交手续   → means 按规定, condition 对移交的幼儿园, aim 办理, object 移交手续
将建设用地及时纳入国土空间规划       → aim 纳入, object 建设用地
对幼儿园情况进行全面摸底排查         → aim 进行全面摸底排查, object 幼儿园情况
厂务公开的时限应当依照下列规定执行   → means 依照下列规定, aim 执行, object 厂务公开的时限
"""

import re
from itertools import islice, pairwise

from tasks.directives.acts.aim import punishes
from tasks.directives.acts.clause import Parse, note_context, read_clause
from tasks.directives.acts.fall_back import fall_back
from tasks.directives.acts.governing import give_topic, keep_governing
from tasks.directives.acts.main_clause import behind_conditions, main_clause
from tasks.directives.grammar.clauses import Places, Span, behind_connective, clauses_of, joined_clauses, parts_of
from tasks.directives.grammar.markers import Marker
from tasks.directives.grammar.predicate import behind_counter, imperative_start, skip_adverbs
from tasks.directives.grammar.predicate_place import behind_agent, predicate_behind_noun
from tasks.directives.grammar.ruled import ruled
from tasks.directives.grammar.verbs import OFTEN, opens, verb_end
from tasks.directives.grammar.words import ACTORS, DISPOSAL, NOUNS, PHRASE_ENDS
from tasks.lexicons import words_with_role

CLAUSES = 60
"""clauses of a sentence that are read; a longer one is a list or no sentence"""
ACTIVITY = 0.35
"""a verb that opens fewer predicates tells what someone is engaged in, where the next clause has an actor of its own"""
CASE_LENGTH = 12
"""characters within which 的 stands before the noun that a clause with 对 ends in"""
_APPROVED_THING = re.compile("经[^，的]{0,10}(?:批准|同意|审定|核准|审查合格)的[^，的]{2,20}")
_DONE = re.compile("[作取获出得成][出得为立]?了")
_LEADS = re.compile(r"(?:一定|都|也|就|还|均|更|首先|必然|同样)*")


def parse_actions(text: str, places: Places, markers: list[Marker], content: int, addressee: Span | None) -> Parse:
    """Actions and context of a directive sentence; `content` is where what is said begins."""
    parse = Parse()
    if content:
        _note_before_frame(text, content, parse)
    content = behind_connective(text, behind_counter(text, content))
    listed = [marker for marker in markers if marker.governs and marker.start >= content]
    clauses = joined_clauses(text, list(islice(clauses_of(text, content), CLAUSES)))
    by_rule = ruled(text, places, content) if not listed and addressee is None else None
    if by_rule is not None:
        for start, end in by_rule.between:
            note_context(text, start, end, parse, "condition")
        parse.note("means", by_rule.rule)
        parse.actions.append((by_rule.verb, by_rule.topic))
        clauses = [clause for clause in clauses if clause[0] >= by_rule.verb[1]]
    parts = list(parts_of(text, clauses))
    for part in parts:
        if part is not parts[-1] and _is_case(text, part, listed, addressee):
            parse.note("condition", (part[0][0], part[-1][1]))  # 甲转为建设用地的；以及乙…的，由省政府批准
            continue
        if parse.actions and parse.topic is not None:
            give_topic(text, places, parse)  # 对知悉的秘密，应当保密；对无关的材料，…
            parse.topic = None
        _read_part(text, places, part, listed, addressee, parse)
    if not parse.actions:
        fall_back(text, places, clauses, listed[0].end if listed else content, bool(listed), parse)
    give_topic(text, places, parse)
    keep_governing(text, parse)
    return parse


def _read_part(
    text: str, places: Places, clauses: list[Span], listed: list[Marker], addressee: Span | None, parse: Parse
) -> None:
    """The clauses up to a semicolon: those before the first deontic, and those with a predicate."""
    main = main_clause(text, places, clauses, listed, addressee)
    if main is None:
        main = behind_conditions(text, clauses)
    if main is not None:
        _read_before(text, places, clauses[: main + 1], listed, addressee, parse)
    for k, (start, end) in enumerate(clauses):
        if main is not None and k < main:
            continue
        low = behind_counter(text, start, end)
        if k + 1 < len(clauses) and k != main and _says_case(text, low, end):
            _read_condition(text, (low, end), addressee, parse)
            continue
        if not parse.actions and k + 1 < len(clauses) and text.startswith("一是", clauses[k + 1][0]):
            parse.note("condition", (low, end))  # 做好新时代立法工作，一是准确把握…
            continue
        if text.startswith("对", low):
            if k != main and any(m.start > end for m in listed) and _is_topic(text, places, low, end):
                parse.note("condition", (low, end))  # 对过程中出现的质疑，要迅速澄清
                continue
            if _leads_on(text, places, clauses[k:]):
                parse.topic = (low + 1 + text.startswith("于", low + 1), end)  # 对超过控制指标的地区，暂停审批
                continue
        low, asked = _predicate(text, places, (low, end), listed, addressee, parse, k == main)
        if low < end:
            read_clause(text, places, low, end, asked, parse)


def _is_case(text: str, part: list[Span], listed: list[Marker], addressee: Span | None) -> bool:
    """Whether a part up to a semicolon only says in which case: …转为建设用地的；"""
    low, high = part[0][0], part[-1][1]
    told = any(low <= marker.start < high for marker in listed) or (addressee and low <= addressee[0] < high)
    return text.endswith("的", low, high) and not told and imperative_start(text[slice(*part[0])]) is None


def _says_case(text: str, low: int, end: int) -> bool:
    """Whether a clause only says in which case: 造成损坏的，, 若仍有受难者，; not 及时发现感染者，."""
    ends = text.endswith(("的", "者"), low, end) and imperative_start(text[low:end]) is None
    return ends or text.startswith(("若", "如果", "倘"), low)


def _read_condition(text: str, clause: Span, addressee: Span | None, parse: Parse) -> None:
    """A clause that only says in which case, and may hold the addressee."""
    if addressee and clause[0] <= addressee[0] and addressee[1] <= clause[1]:
        _note_around(text, clause, addressee, parse)
    else:
        parse.note("condition", clause)


def _note_before_frame(text: str, content: int, parse: Parse) -> None:
    """为支持改善民生，会议决定，一是…: what stands before the frame says why."""
    if text.startswith(words_with_role("before_frame")):
        for start, end in clauses_of(text[:content])[:-1]:
            note_context(text, start, end, parse, "purpose")


def _is_topic(text: str, places: Places, start: int, end: int) -> bool:
    """Whether a clause with 对 holds no predicate of its own."""
    return not any(tag == "v" and verb_end(text, at) >= end for at, tag in places.between(start + 2, end))


def _read_before(
    text: str, places: Places, clauses: list[Span], listed: list[Marker], addressee: Span | None, parse: Parse
) -> None:
    """The clauses before the one of the first deontic: conditions, a topic, or acts of their own."""
    *before, (low, high) = clauses
    if not before:
        return
    marker = next((marker for marker in listed if low <= marker.start < high), None)
    leads = False
    behind = behind_counter(text, low, high)
    if marker is not None and marker.polarity == "positive":
        leads = _LEADS.fullmatch(text[behind : marker.start]) is not None
    counted = behind > low
    conditions = max(
        (k for k, (_, end) in enumerate(before) if text.endswith(words_with_role("ends_condition"), 0, end)), default=-1
    )
    told = max((k for k, (start, end) in enumerate(before) if _DONE.search(text, start, end)), default=-1)
    for k, (start, end) in enumerate(before):
        if k <= told:
            continue  # 广大市民自愿服务，作出了重大贡献，要把表彰工作做好
        start = behind_counter(text, start, end)
        if addressee and start <= addressee[0] and addressee[1] <= end:
            if (
                marker is not None
                and text.startswith("任何", low)
                and not text.endswith(words_with_role("ends_condition"), start, end)
            ):
                read_clause(text, places, addressee[1], end, False, parse)  # 本市依法保护…，任何单位不得侵犯
            else:
                _note_around(text, (start, end), addressee, parse)
        elif text.startswith(words_with_role("situation"), start) and end - start > len("当前") + 6:
            continue  # 当前两岸关系面临发展机遇，双方应…
        elif k <= conditions and not (
            imperative_start(text[start:end]) is not None and text.startswith(words_with_role("opens_case"), end + 1)
        ):
            _note_condition(text, places, start, end, parse)
        elif text.startswith(words_with_role("approved_by"), start):
            parse.note("condition", (start, end))  # 经当事人协商一致，由机构批准
        elif _acts(text, places, start, end):
            read_clause(text, places, start, end, False, parse)
        elif _opens_topic(text, start) and (k == len(before) - 1 or _names_case(text, places, start, end)):
            parse.topic = (start + 1 + text.startswith("于", start + 1), end)  # 对超过指标的区域，部门应当暂停…
        elif text.startswith("经", start) and _APPROVED_THING.fullmatch(text, start, end):
            parse.topic = (start, end)  # 经批准的保护规划，任何单位不得修改
        elif imperative_start(text[start:end]) is not None:
            word = places.word_at(skip_adverbs(text, start))
            if k == len(before) - 1 and text.startswith("由", low) and opens(word, "") < OFTEN:
                parse.topic = (start, end)  # 救助基金的管理办法，由财政部门制定
            elif k == len(before) - 1 and (leads or counted):
                parse.note("condition", (start, end))  # 完成全年目标，要…
            elif addressee and low <= addressee[0] < high and not parse.actions and opens(word, "v") < ACTIVITY:
                parse.note("condition", (start, end))  # 举办大型活动，承办者应当…
            else:
                read_clause(text, places, start, end, False, parse)
        elif not parse.note_slot(text, start, end):
            if verb_end(text, start) > start and places.tag_at(start) == "v":
                parse.note("condition", (start, end))
            elif not parse.actions and not _says_how_things_are(places, start, end):
                parse.topic = (start, end)


def _says_how_things_are(places: Places, start: int, end: int) -> bool:
    """Whether a clause tells a fact: 中英都是文明古国, 改革发展任务艰巨繁重."""
    words = places.between(start, end)
    return (
        places.word_at(start) == "我"
        or any(places.word_at(at) == "是" for at, _ in words)
        or [tag for _, tag in words[-1:]] in (["a"], ["z"])
        or [tag for _, tag in words] == ["t"]
    )


def _opens_topic(text: str, start: int) -> bool:
    return text.startswith("对", start) and not text.startswith(("对外", "对口", "对此"), start)


def _names_case(text: str, places: Places, start: int, end: int) -> bool:
    """Whether a clause with 对 ends in a noun that 的 qualifies."""
    last = places.between(max(start, end - CASE_LENGTH), end)
    return bool(last) and last[-1][1] == "n" and "的" in text[last[0][0] : end]


def _leads_on(text: str, places: Places, clauses: list[Span]) -> bool:
    """Whether a clause with 对 ends in a noun that 的 qualifies, and the clause behind it tells an act."""
    (start, end), *behind = clauses
    return (
        bool(behind) and _names_case(text, places, start, end) and imperative_start(text[slice(*behind[0])]) is not None
    )


def _acts(text: str, places: Places, start: int, end: int) -> bool:
    """Whether a clause with 对, 把 or 将 has a predicate that asks for one: 对收费规定进行自查、督查."""
    if text[start] not in "对把将":
        return False
    trial = Parse()
    read_clause(text, places, start, end, False, trial)
    asked = (*words_with_role("light"), *DISPOSAL.words)
    return any(text.startswith(asked, aim[0]) for aim, _ in trial.actions)


def _note_condition(text: str, places: Places, start: int, end: int, parse: Parse) -> None:
    """暂时保留的架空线|在条件具备时: what stands before the phrase may be acted on."""
    for at, tag in places.between(start + 2, end):
        if (
            tag == "p"
            and text[at] in "在经于自从因除"
            and text[at - 1] not in "的、和与及，"
            and (places.tag_at(start) not in ("p", "v", "d") or "的" in text[start:at])
        ):
            actor = ACTORS.ends(text, at, start) < at
            if actor and "的" not in text[start:at]:
                start = at  # 投标商|于得标后
            elif not actor and parse.slot_of(text, start, at) is None and verb_end(text, start) == start:
                parse.topic = (start, at)
                start = at
            break
    if not parse.note_slot(text, start, end):
        parse.note("condition", (start, end))


def _note_around(text: str, clause: Span, addressee: Span, parse: Parse) -> None:
    """What a clause holds beside the addressee says when: 单位|实行厂务公开，应当…"""
    if text[addressee[0] - 1 : addressee[0]] not in ("由", "请", "望"):
        note_context(text, clause[0], addressee[0], parse)
    if (
        _opens_topic(text, addressee[1])
        and not text.endswith(words_with_role("ends_condition"), 0, clause[1])
        and not parse.actions
    ):
        parse.topic = (addressee[1] + 1 + text.startswith("于", addressee[1] + 1), clause[1])
    elif addressee[1] < clause[1]:  # 企业|对新从事作业的职工，必须进行健康检查
        note_context(text, addressee[1], clause[1], parse, "condition")


def _predicate(
    text: str,
    places: Places,
    clause: Span,
    listed: list[Marker],
    addressee: Span | None,
    parse: Parse,
    is_main: bool,
) -> tuple[int, bool]:
    """Where the predicate of the clause begins, behind its addressee and its deontic; whether a deontic asks for it."""
    low, end = clause
    duty = text.find("掌", low, end)
    duty -= text.startswith("职", duty - 1) if duty > 0 else 0
    told = text.startswith("掌理", duty) or (text.startswith("职掌", duty) and text[end : end + 1] == "：")
    if duty > low and told and parse.topic is None and not parse.actions:
        return duty, True  # 研究设计组|掌理事项如左：, 会计室之|职掌如下：
    if addressee and low <= addressee[0] < end:
        before = addressee[0] - (text[addressee[0] - 1 : addressee[0]] in ("由", "请", "望"))
        before -= 2 * text.endswith("需要", low, before)  # 需要|全社会共同努力
        if low < before:
            _note_front(text, places, low, before, parse)
        low = addressee[1]
        if text.startswith("（以下", low):  # 征收部门（以下称征收部门）|组织实施
            low = max(low, text.find("）", low, end) + 1)
            addressee = addressee[0], low
    marker = next((marker for marker in listed if low <= marker.start < end), None) if listed else None
    if marker is not None and addressee and addressee[0] == marker.end + 1 and text[marker.end] == "由":
        return addressee[1], True
    if marker is None:
        if addressee and low == addressee[1]:
            return low, False
        agent = None if addressee else behind_agent(text, places, low, end)
        if agent is not None:
            parse.topic = parse.topic if parse.actions else (low, agent[0])
            return agent[1], False
        return _behind_topic(text, places, low, end, parse), False
    if low < marker.start:
        _note_front(text, places, low, marker.start, parse, is_main)
    return marker.end, True


def _note_front(text: str, places: Places, low: int, high: int, parse: Parse, is_main: bool = True) -> None:
    """What stands before the deontic or 由: context, an activity, or what is acted on (厂务公开的时限|应当…)."""
    while low < high and text[low] in "，、 \u3000":
        low += 1
    while text.endswith(words_with_role("emphatic"), low, high):
        high -= 2  # 在认真工作的同时|一定要保重身体
    if high - low < 2 or _LEADS.fullmatch(text, low, high):
        return
    if text.startswith("对", low) and not text.startswith(("对外", "对口"), low) and parse.actions:
        parse.note("condition", (low, high))
        return
    if text.startswith("对", low) and not text.startswith(("对外", "对口"), low):
        parse.topic = (low + 1 + text.startswith("于", low + 1), high)
        return
    if not _is_noun_phrase(text, low, high) and parse.note_slot(text, low, high):
        return
    acts = verb_end(text, low) > low and places.tag_at(low) == "v" and NOUNS.ends(text, high, low) == high
    if acts and "的" not in text[low:high]:
        parse.note("condition", (low, high))  # 施药|必须…
        return
    for at, tag in places.between(low + 2, high):
        if tag == "p" and parse.note_slot(text, at, high):
            high = at
            break
    while high > low + 2 and text[high - 1] in "都均也就还":
        high -= 1
    if not parse.actions and (is_main or parse.topic is None):
        parse.topic = (low, high)


def _is_noun_phrase(text: str, low: int, high: int) -> bool:
    """Whether a stretch with 的 ends in a noun of its own: 依法确定的保护对象; not 按照国家的规定."""
    at = text.rfind("的", low, high)
    tail = text[at + 1 : high]
    if at < 0 or not 2 <= len(tail) <= 8 or text.startswith(("在", "按", "根据", "为"), low):
        return False
    return PHRASE_ENDS.ends(tail, len(tail)) == len(tail)


def _behind_topic(text: str, places: Places, low: int, end: int, parse: Parse) -> int:
    """重大问题|及时向国务院报告: where the predicate begins behind a noun phrase that is acted on."""
    if punishes(text, low):
        return low
    if not (places.tag_at(low)[:1] in ("n", "r") and imperative_start(text[low:end]) is not None):
        behind = predicate_behind_noun(text, places, low, end)
        if behind is not None and not (places.tag_at(low)[:1] in ("n", "r") and parse.slot_of(text, low, end)):
            if not parse.actions:
                parse.topic = (low, behind)
            return behind
    if (
        places.tag_at(low) in ("d", "p", "ad", "v")
        or imperative_start(text[low:end]) is not None
        or parse.slot_of(text, low, end)
    ):
        return low
    for (at, tag), (behind, _) in pairwise([*places.between(low, end), (end, "")]):
        opens = at > low + 1 and text[at - 1] not in "的、和与及" and tag in ("d", "p", "ad") and text[at] not in "和与"
        if opens and any(verb_end(text, k) > k or kind == "v" for k, kind in places.between(behind, end)):
            if not parse.actions:
                parse.topic = (low, at)
            return at
    return low
