"""One clause behind its addressee and deontic → an action with the phrases that stand before its verb, or context.

按照临时占路控制总量进行审核 → means 按照临时占路控制总量, aim 进行审核
把推进重大项目作为重要内容   → aim 作为, object 推进重大项目
"""

import re
from dataclasses import dataclass, field

from tasks.directives.acts.aim import TAKES_CLAUSE, aim_at, takes_act
from tasks.directives.grammar.clauses import Places, Span, end_of_object
from tasks.directives.grammar.predicate import context_among, skip_adverbs
from tasks.directives.grammar.predicate_place import predicate_behind
from tasks.directives.grammar.slots import phrase_end, phrases, slot_of
from tasks.directives.grammar.verbs import OFTEN, opens, verb_end
from tasks.directives.grammar.words import ACTION_VERBS, ADVERBS, NOUNS, PLACE_ENDS, words_of
from tasks.lexicons import words_with_role

_APPROVED = re.compile(
    r"(?:未经|不经|经)[^，。；]{0,12}?(?:批准|同意|许可|允许|审批|审核|审查|核准|授权|通知|受理)(?:后|以后)?(?![的])"
)
"""未经批准|近期原则上暂不安排: a condition that no comma parts from its act"""
_APPROVED_BEGINS = "未不经"
_PREPOSITIONS = "将把对在于向与同给就由自用从到至"
_PREPOSITIONS_OF_LAW = tuple("依由以经向径免准于视就另随酌予先并")
_BEFORE_GRANT = "应得可即径，"
"""what stands before 予 where it takes the verb behind it into the aim: 应予支持"""
_BALANCES, _AND = "统筹", ("和", "与")
HARDLY = 0.3  # how seldom a verb opens a predicate that qualifies the noun behind it even after 加快
IDIOM = 4  # characters of a set phrase that tells how: 举一反三
_FINAL = ("", "。", "；")
SHORTEST_ACT, _PLACED = 2, "中内上下"
_BEFORE_NOUN = "的之、和与及或"
_HOW_TOLD = re.compile("(?<=..)以(?:书面|口头|言词|公告)(?:方式|形式)?$|(?<=..)于[^，于]{2,12}[前后内](?=向|$)")
"""将稽核计划|以书面|通知"""
_JOINED_ACT = re.compile("并(?<![合吞兼一，]并)(?!购|入|联|且|发|列|行|网|轨)")
"""确认书|并公示; not 合并, 并购"""
_PURPOSE_BEHIND = re.compile("来(?<![未以将而本]来)(?=[一-龥]{2})")


@dataclass(slots=True)
class Parse:
    """What was found in a sentence: spans count in it."""

    actions: list[tuple[Span, Span | None]] = field(default_factory=list)
    """Aim and Object of every action, the main one first"""
    context: dict[str, list[Span]] = field(default_factory=dict)
    """purpose, means, condition, time and place"""
    carried: tuple[str, Span] | None = None
    """what 将 or 把 moved before the clause of its verb: 将无法处理之废水，妥善贮存"""
    topic: Span | None = None
    """a noun phrase in front of the predicate that may be acted on"""

    def note(self, slot: str, span: Span) -> None:
        self.context.setdefault(slot, []).append(span)

    def drop(self, span: Span) -> None:
        """Takes back what was noted of a stretch."""
        for slot, spans in self.context.items():
            self.context[slot] = [each for each in spans if each != span]

    @staticmethod
    def slot_of(text: str, start: int, end: int) -> str | None:
        """Which kind of context a stretch is; None where it is none: 按照规定 → means, 在整改到位之前 → time."""
        return slot_of(text, start, end)

    def note_slot(self, text: str, start: int, end: int) -> bool:
        """Notes a stretch that is context; whether it is."""
        slot = slot_of(text, start, end) if end - start > 1 else None
        if slot:
            self.note(slot, (start, end))
        return slot is not None


def note_context(text: str, start: int, end: int, parse: Parse, otherwise: str | None = None) -> None:
    """Notes a stretch under its kind; under `otherwise` where it has none."""
    while start < end and text[start] in "，、 \u3000":
        start += 1
    if end - start > 1 and not parse.note_slot(text, start, end) and otherwise:
        parse.note(otherwise, (start, end))


def read_clause(text: str, places: Places, start: int, end: int, asked: bool, parse: Parse) -> None:
    """One clause: context, or an action with the phrases that stand before its verb."""
    if text[start] in _APPROVED_BEGINS and _APPROVED.fullmatch(text, start, end):
        parse.note("condition", (start, end))  # 经外交部批准，
        return
    last = places.last(start, end) if not asked and text.startswith("作为", start) else None
    if last and last[1][:1] == "n" and text.startswith("，", end):
        parse.note("condition", (start, end))  # 希望欧洲|作为重要力量，发挥建设性作用
        return
    if text.startswith(words_with_role("so_that"), start):
        parse.note("purpose", (start, end))
        return
    start += text[start] == "得" and _may(text, start)
    low = _head(text, places, start, end, parse)
    moved, parse.carried = parse.carried, None
    for _ in range(4):
        if low >= end:
            return
        if verb_end(text, low) > low and (not _is_phrase(text, low) or _is_whole(text, low, end, asked)):
            break
        found = _leading_phrase(text, places, low, end)
        if found is None and moved is None and (asked or not parse.actions) and text[end : end + 1] in _FINAL:
            found = _closing_act(text, places, low, end)
        if found is None and places.word_at(low) in ("将", "把") and text.startswith("，", end):
            parse.carried = text[low], (low, end)
            return
        if found is None:
            slot = None if moved else slot_of(text, low, end)
            if slot and text.startswith("对", low) and parse.topic is None and not parse.actions:
                parse.topic = (low + 1 + text.startswith("于", low + 1), end)
                return
            if slot and not (asked and not _is_phrase(text, low)):
                parse.note(slot, (low, end))
                return
            break
        word, span, verb_at = found
        if word in ("将", "把", "对", "对于"):
            moved = word, span
        elif word not in words_with_role("receiving") or _holds_act(text, places, word, span):
            parse.note(slot_of(text, *span) or ("place" if word in ("到", "至") else "means"), span)
        low = _head(text, places, verb_at, end, parse)
    _act(text, places, low, end, asked, moved, parse)


def _may(text: str, at: int) -> bool:
    """Whether the 得 that stands there allows: 得|依本法追缴, 得|续聘; not 得到."""
    follows = text[at + 1 : at + 2] in _PREPOSITIONS_OF_LAW or verb_end(text, at + 1) > at + 1
    return follows and verb_end(text, at) == at


def _act(
    text: str, places: Places, low: int, end: int, asked: bool, moved: tuple[str, Span] | None, parse: Parse
) -> None:
    """The action at `low`: its verb, and what it acts on behind it or moved to the front."""
    found = aim_at(text, places, low, end, asked) if low < end else None
    if found is None:
        return
    aim, behind = found
    if aim[0] > 1 and text[aim[0] - 1] == "予" and text[aim[0] - 2] in _BEFORE_GRANT:
        aim = (aim[0] - 1, aim[1])  # 应予支持
    verb = text[slice(*aim)]
    stop = end_of_object(text, behind, end) if text[end : end + 1] == "：" else end
    rest: Span | None = (behind, stop) if behind < stop and text[behind] != "、" else None
    if rest and text[slice(*rest)] in words_with_role("declared"):
        rest = None  # 宣布作废
    light = verb in words_with_role("light") or (moved is not None and verb in words_with_role("light_behind_object"))
    if rest and light:
        joined = _JOINED_ACT.search(text, aim[1] + SHORTEST_ACT, end)
        stop = joined.start() if joined and verb_end(text, joined.end()) > joined.end() else end
        if takes_act(text, places, aim[1], stop):
            aim, rest = (aim[0], stop), None  # 予以评审|并公布结果
    if rest:
        if verb in words_with_role("orders_act") or verb not in TAKES_CLAUSE:
            rest = _without_next_act(text, places, rest)
        rest = _without_purpose(text, places, rest, parse)
    if moved is not None:
        word, span = moved
        inner = (span[0] + len(word), span[1])
        goal = text.find("作为", *inner) if word in ("将", "把") else -1
        if goal > inner[0]:
            inner = (inner[0], goal)  # 把学习精神|作为首要任务抓紧抓好
        how = _HOW_TOLD.search(text, *inner)
        if how:
            parse.note("means", how.span())
            inner = (inner[0], how.start())
        where = _where(text, places, inner) if word in ("将", "把") else inner[1]
        if where < inner[1]:
            parse.note("place", (where, inner[1]))
            inner = (inner[0], where)
        if rest is None or word in ("将", "把") or light:
            rest = inner
        else:
            parse.note("condition", span)
    parse.actions.append((aim, rest))


def _where(text: str, places: Places, span: Span) -> int:
    """Where a phrase of place begins that closes what is moved to the front: 将草案|在村内予以公告; its end where none does."""
    low, high = span
    ends = PLACE_ENDS.ends(text[low:high], high - low) < high - low
    if ends and "的" not in text[low:high]:
        return next((at for at, tag in places.between(low + 2, high) if tag == "p" and text[at] in "在于"), high)
    return high


def _without_next_act(text: str, places: Places, rest: Span) -> Span:
    """激发市场活力|、增强市场主体信心: what another verb acts on is not acted on by this one."""
    joined = _JOINED_ACT.search(text, rest[0] + 1, rest[1])
    if joined and "“" not in text[rest[0] : joined.start()] and _is_verb(text, places, joined.end()):
        return (rest[0], joined.start())
    at = text.find("、", rest[0] + 2, rest[1])
    while at >= 0:
        if text[at - 1] == "”" and text[at + 3 : at + 4] == "“" and places.tag_at(at + 1)[:1] in ("v", "a"):
            return rest[0], at  # “四个意识”|、坚定“四个自信”
        low = skip_adverbs(text, at + 1)  # “两个确立”|、坚决做到“两个维护”
        if text.startswith(words_with_role("light"), low):
            return rest[0], at  # 业务|、进行经营管理活动
        high = ACTION_VERBS.at(text, low)
        whole = len(places.word_at(low)) == high - low and places.tag_at(low) == "v"
        if high > low + 1 and whole and high < rest[1] - 1 and text[high] not in "、的和与及等":
            return (rest[0], at) if "的" not in text[high : rest[1]] else rest
        at = text.find("、", at + 1, rest[1])
    return rest


def _is_verb(text: str, places: Places, at: int) -> bool:
    """Whether a known verb of two characters or more stands there as a word."""
    return verb_end(text, at) > at + 1 and places.tag_at(at) == "v"


def _without_purpose(text: str, places: Places, rest: Span, parse: Parse) -> Span | None:
    """采取货币贬值|来刺激出口: what for goes to the context."""
    for found in _PURPOSE_BEHIND.finditer(text, *rest) if text.find("来", *rest) >= 0 else ():
        at = found.start()
        if places.word_at(at) == "来" and places.tag_at(at + 1) == "v" and at > rest[0]:
            parse.note("purpose", (at, rest[1]))
            return rest[0], at
    return rest


def _head(text: str, places: Places, start: int, end: int, parse: Parse) -> int:
    """Where the predicate begins behind its adverbs; a word that is both, as the last one, is the verb: 加快城市更新.

    依法 and 按规定 among them are context.
    """
    if verb_end(text, start) > max(start, ADVERBS.at(text, start)):
        return start
    low = _behind_adverbs(text, places, start, end)
    if low > start + 1:
        for first, last in context_among(text[start:low]):
            parse.note("means", (start + first, start + last))
    if low >= end:  # every word is an adverb, too: 突出重点
        acts = next((at for at, _ in places.between(start, end) if verb_end(text, at) > at), end)
        return end - 2 if acts == end and text.endswith(words_with_role("act_alone"), start, end) else acts
    if low == start:
        return low
    skipped = places.last(start, low)
    both = skipped is not None and skipped[1] in ("v", "vn") and text[skipped[0] : low] not in words_with_role("how")
    balances = text.endswith(_BALANCES, 0, low) and text.startswith(_AND, low + len(places.word_at(low)))
    if skipped and (balances or (both and (_is_thing(places, low, end) or _opens_noun(text, places, low)))):
        return skipped[0]  # 统一|思想认识, 加快|发展方式绿色转型, 统筹|发展和安全; not 合理|利用, 统筹|推进
    if verb_end(text, low) == low and phrase_end(text, low) == low:
        if places.tag_at(low) == "v" and opens(places.word_at(low), "") >= OFTEN:
            return low  # 深入|思考
        for back in range(max(start, low - 4), low):
            if verb_end(text, back) == low and text[low : low + 1] not in "将把对在向由":
                return back
    return low


def _opens_noun(text: str, places: Places, low: int) -> bool:
    """Whether the verb that stands there qualifies the noun right behind it: 发展方式; not 完善机制, 弥补服务业短板."""
    high = verb_end(text, low)
    noun = places.word_at(high) in NOUNS
    return noun and places.tag_at(low) == "vn" and opens(text[low:high], "") < HARDLY


def _is_thing(places: Places, low: int, end: int) -> bool:
    """Whether a stretch opens with a noun and holds no word that often opens a predicate."""
    return places.tag_at(low) in ("n", "l", "nz") and not any(
        tag[:1] == "v" and opens(places.word_at(at), tag) >= OFTEN for at, tag in places.between(low, end)
    )


def _behind_adverbs(text: str, places: Places, low: int, end: int) -> int:
    """Where adverbs end, words tagged as such too: 事先, 如实; 完整、严格执行."""
    while low < end:
        if verb_end(text, low) > max(low, ADVERBS.at(text, low)):
            return low
        high = skip_adverbs(text, low)
        if high > low and text[low] in "按依" and places.tag_at(high)[:1] in ("n", "c"):
            return low  # 按规定|时间, 按照规定|及合同的约定
        if high > low and not places.word_at(high) and verb_end(text, high) == high:
            start, tag = places.last(low, high) or (high, "")
            if tag in ("d", "ad", "t") and start + len(places.word_at(start)) < end:
                high = start + len(places.word_at(start))  # 先|期公告
        word, tag = places.word_at(high), places.tag_at(high)
        if text.startswith(words_with_role("brief_adverb"), high) and verb_end(text, high) == high and high + 1 < end:
            high += 2 if text.startswith(words_with_role("brief_pair"), high) else 1
        elif high > low and text[high : high + 1] == "、" and skip_adverbs(text, high + 1) > high + 1:
            high += 1
        elif (
            tag in ("d", "ad", "vd", "zg")
            and word[0] not in _PREPOSITIONS
            and word not in ("依", "按", "以", "经")
            and verb_end(text, high) == high
            and high + len(word) < end
        ):
            high += len(word)
            if text[high : high + 1] in ("地", "、"):
                high += 1
        elif places.tag_at(high + len(word)) == "uv" and high + len(word) + 1 < end:
            high += len(word) + 1  # 模范地|遵守
        elif (
            tag in ("l", "i")
            and len(word) == IDIOM
            and verb_end(text, high) == high
            and verb_end(text, high + IDIOM) > high + IDIOM
        ):
            high += IDIOM  # 举一反三|加强
        if high == low:
            return low
        low = high
    return low


def _is_phrase(text: str, low: int) -> bool:
    """Whether a verb that may also be a preposition (围绕, 结合, 依托) stands there; not 从事, which only begins like one."""
    behind = phrase_end(text, low)
    return behind > low and behind >= verb_end(text, low)


def _is_whole(text: str, low: int, end: int, asked: bool) -> bool:
    """Whether such a verb is the act: behind a deontic, or with its object the last of its sentence (采用上述考核指标。)."""
    slots = phrases()[2]
    word = text[low : phrase_end(text, low)]
    if asked and slots.get(("begins", word)) == "condition":
        return True  # 应当符合规划; not 符合条件的，…
    if word not in words_with_role("means_or_act"):
        return False
    if text.endswith(words_with_role("by_rule"), low, end) and word in words_with_role("rule"):
        return False  # 可以参照前款规定办理
    if (
        asked
        and text.endswith(words_with_role("way"), low, end)
        and (text[end : end + 1] != "，" or text.startswith("，但", end))
    ):
        return True  # 可以采取单独宣誓的形式。
    if text.endswith("措施", low, end) and text[end : end + 1] != "，":
        return True  # 在作业时，采取洒水等措施；
    if any(text.find(way, low, end) > 0 for way in words_with_role("way")):
        return False
    return asked or word in words_with_role("acts_alone") or text[end : end + 1] in ("。", "；", "")


def _leading_phrase(text: str, places: Places, low: int, end: int) -> tuple[str, Span, int] | None:
    """A phrase with a preposition and the verb behind it: the preposition, its span, the verb's place."""
    approved = _APPROVED.match(text, low, end) if text[low] in _APPROVED_BEGINS else None
    if approved and approved.end() < end:
        return "经", approved.span(), approved.end()
    behind = phrase_end(text, low)
    if behind == low:
        if text[low] not in _PREPOSITIONS or text.startswith(words_with_role("no_preposition"), low):
            return None
        behind = low + 1
    if behind > end:
        return None
    word = text[low:behind]
    verb_at = predicate_behind(text, places, behind, end, word)
    if verb_at is None:
        return None
    if word in ("将", "把") and text[verb_at : verb_at + 1] in tuple("于在至"):
        last = places.last(behind, verb_at)
        goes_on = predicate_behind(text, places, verb_at + 1, end, text[verb_at]) is not None
        if last and not goes_on and verb_end(text, last[0]) == verb_at and text[last[0] - 1] not in _BEFORE_NOUN:
            verb_at = last[0]  # 将决议|记录于评议簿
    return word, (low, verb_at - (text[verb_at - 1] == "而")), verb_at


def _closing_act(text: str, places: Places, low: int, end: int) -> tuple[str, Span, int] | None:
    """The act with which the last clause of a sentence ends behind a phrase: 应|于契约中|明定, 将决议|记录于评议簿."""
    behind = max(phrase_end(text, low), low + (places.word_at(low) in tuple(_PREPOSITIONS)))
    if behind == low or text[low] == "经":
        return None
    words = places.between(behind + 1, end)
    for k in range(len(words) - 1, -1, -1):
        at, tag = words[k]
        high = at + len(places.word_at(at))
        if high - at < SHORTEST_ACT or text[at - 1] in _BEFORE_NOUN:
            continue
        if high == end and text[at - 1] in _PLACED:
            return text[low:behind], (low, at), at  # 应于契约中|明定
        moves = text[low] in "将把" and text.startswith(("于", "在", "至"), high) and tag in ("v", "vn", "n")
        if moves or (tag == "v" and text[high:end] in ("", "之") and (high < end or not _names_rule(text, at, end))):
            leads = places.word_at(words[k - 1][0]) if k else ""
            if leads in words_with_role("light") or leads in words_with_role("leads_others"):
                at = words[k - 1][0]  # 会同主管部门|组织治理
            return text[low:behind], (low, at), at
    return None


def _names_rule(text: str, at: int, end: int) -> bool:
    """Whether a word that ends a clause is what phrases end in: 按照有关|规定."""
    return words_of("phrase_ends", "word", "kind", "noun").ends(text, end, at) <= at


def _holds_act(text: str, places: Places, word: str, span: Span) -> bool:
    """Whether a phrase with 为 says what for: 为维护稳定; not 为广大农村."""
    at = span[0] + len(word)
    high = verb_end(text, at)
    return (
        word.startswith("为")
        and high > at
        and (places.tag_at(at) in ("v", "p", "") or len(places.word_at(at)) > high - at)
    )
