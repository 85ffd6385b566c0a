"""A sentence → the reporting frames that open in it, by their shape alone.

    就做好今后工作，朱玉林强调，前一阶段…       → speaker 朱玉林, verb 强调
    张蕾就围绕会议精神落实，提三点要求：一要…   → speaker 张蕾, verb 要求
    习近平主持会议并发表重要讲话，强调…         → speaker 习近平, verb 强调

按照…要求，and other nouns that look like such verbs open none. Whose name a speaker bears is for later stages to say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tasks.lexicons import column_of, column_set, lexicon, words_with_role
from tasks.matching import Hit
from tasks.segment.speaker import NAME_LENGTH, VERBS, name_start, only_adverbs, speaker_kind, speaker_of

CLAUSE_LENGTH = 160
"""characters of a clause before its reporting verb; longest in news: a chain of posts and a meeting's name"""
SPEAKER_CLAUSES = 12
"""clauses of a sentence in which the speaker of 强调 without a subject is looked for"""
FOREIGN_NAME_LENGTH = 16
"""longest bare name that may turn out to be a person's"""

_CLAUSE_MARK = re.compile("[，。；：！？,;:!?]")
_DELIMITER = re.compile(r"道?[，：,:“]")
_TOLD = re.compile("(?:《[^》]{1,14}》|[^，。：]{0,10}记者|[^，。：]{2,8}社)[，：]")
"""behind 告诉: to whom, and the sign: 专家告诉|《中国日报》，"""
_NAMED_THING = re.compile("“[^”，。]{1,12}”(?![，。；！]|$)")
"""部署“萨德”反导系统: what is named, not what is said"""
_CONVEYED = re.compile(
    r"(?:传达|宣读|转达)(?:学习)?了?(?P<who>[^，。：的]{2,40}?)(?:在[^，。：]{2,40}上|关于[^，。：]{2,40}|对[^，。：]{2,40})?的(?:重要|有关|工作|具体)?$"
)
"""before a noun such as 指示：, whose speaker is he whose words are passed on"""
_LISTED = re.compile(r"了?(?:[^，。；：]{1,40})：(?=“?(?:[一1①]|第一|首先))")
_POINTS = re.compile(
    r"提(?:出)?了?(?:以下|如下)?(?:(?P<number>[一二三四五六七八九十几两\d]{1,3})(?:点|条|个|项|方面))?(?:具体|明确|新)?的?"
    r"(?P<noun>要求|意见|希望|建议|措施|任务)(?:[：，]|(?(number)。|[：，]))"
)
_DEMANDING = ("要", "应", "必须", "须", "可", "将", "需", "不得", "愿", "由")
_RESTS_ON = re.compile("按照|结合|根据|依据|落实|贯彻|符合|针对|对照|统筹考虑|满足")
"""在 a stretch before a noun: 各级政府结合行业主管部门的抽查|要求"""
_MADE = re.compile(r"(?:作出|做出|发出|进行|提出|有)[^，。]{0,8}$")
NEXT_VERB = 6
"""characters behind 作出批示， in which the verb of what it says may stand: 作出批示，强调…"""
_DEMANDS = re.compile(r"[，：][^。；]{0,40}(?:要|应|必须|不得)")
_STATED = ("作出", "做出", "了")
"""behind 明确 where it is only how something is said"""
_DEMAND = re.compile("[^主重需必次首概摘纪]要(?![素点闻求义领害])|必须|务必")
_ISSUES = re.compile(r"(?:作出|做出|发出|印发|下发|发布)了?[^，。的]{0,6}$|(?:有着?自己|持[^，。]{0,4})的$")
_WHEN = re.compile(
    r"(?:\d{1,2}[日号]|今天|昨天|日前|近日|当天|\d{1,2}月\d{1,2}日)?(?:（\d[^（）]{3,8}）)?(?:在[^，。：]{2,40}[后时中上间])?"
)
"""between a speaker and 呼吁: 贝内特|13日在就任以色列总理后|呼吁美国不要重返协议"""
_URGING = ("urge", "warn", "command")
_SAID_BEFORE = re.compile(".?”|”，")
"""“企业要提升内功”，|刘颖认为，…: what stands before the speaker is said, too"""
MADE_LENGTH = 10
"""longest stretch that _MADE covers"""
ALSO = "还也又都并"


@dataclass(slots=True)
class Opener:
    """Where a reporting frame opens in a sentence; offsets count in the sentence."""

    verb: str
    verb_class: str
    verb_start: int
    verb_end: int
    content: int
    """where what is said begins"""
    speaker_start: int
    speaker_end: int
    """the speaker as written, posts included"""
    kind: str
    """meeting, document, organ, pronoun or other; name where it speaks only if it is a person's name (参观结束时，
    刘云山说，…); carried where the speaker stands in an earlier clause, earlier where in an earlier sentence"""


@cache
def _posts() -> tuple[str, ...]:
    """Posts of speakers, the longest first: 总书记 before 书记."""
    return tuple(sorted(column_of("speaker_posts", "post"), key=len, reverse=True))


def reporting_verbs(text: str) -> list[Hit]:
    """Where reporting verbs stand in a text, in order."""
    return VERBS.hits(text)


def reporting_openers(text: str, verbs: Iterable[Hit], start: int = 0) -> list[Opener]:
    """The frames that open in a sentence, in order; [] for most. `verbs`: those of it, counted in a text in which the
    sentence begins at `start`."""
    rows = lexicon("reporting_verbs")
    found: list[Opener] = []
    for k, low, high in verbs:
        opener = _opener(text, rows[k], low - start, high - start, found)
        if opener is not None:
            found.append(opener)
    return found


def _opener(text: str, row: dict[str, str], start: int, end: int, before: list[Opener]) -> Opener | None:
    if row["verb"] == "明确" and text.startswith(_STATED, end):  # 明确作出“加快建设”的部署
        return None
    low = _clause_start(text, start)
    if start - low > CLAUSE_LENGTH:
        return None
    points = _POINTS.match(text, text.rfind("提", low, start + 1)) if "提" in text[low : start + 1] else None
    if points:
        return _points_opener(text, row, points, low, start, end, before)
    if text.startswith("的", end):  # 两国政府提出的构想
        return None
    left = text[low:start]
    delimiter = (_TOLD if row["listed"] == "told" else _DELIMITER).match(text, end)
    if delimiter and row["noun"] == "yes" and _NAMED_THING.match(text, end):
        return None
    listed = None if delimiter or row["listed"] != "yes" else _LISTED.match(text, end)
    if delimiter is None and listed is None and (row["direct"] == "no" or end >= len(text)):
        return None
    conveyed = _CONVEYED.search(left) if row["noun"] == "yes" and text.startswith("：", end) else None
    if conveyed:  # 李明传达了王强的指示：…
        who, content = conveyed.span("who"), end + 1
        kind = speaker_kind(conveyed["who"])
        return Opener(row["verb"], row["class"], start, end, content, low + who[0], low + who[1], kind)
    if "《" in left and left.rfind("《") > left.rfind("》"):  # 新修订的《道路交通安全违法行为处理程序规定》实施，…
        return None
    speaker_start, speaker_end, kind = speaker_of(left)
    if kind == "self":
        return None
    if kind == "none":
        if row["carried"] == "no" or listed:
            return None
        if delimiter is None and not left and row["carried"] == "institution" and _is_demanding(text, low, before):
            return None  # 各部门要营造气场，支持发展；明确方向，推动提质
        if not only_adverbs(left) and (delimiter is None or row["noun"] == "yes" or _is_noun_use(left)):
            return None
        return _carried(text, row, start, end, low, delimiter, before)
    bare = speaker_end == len(left)
    if row["noun"] == "yes" and (
        left.startswith(words_with_role("is_rested_on"), speaker_end) or _RESTS_ON.search(left[:speaker_end])
    ):
        return None
    made = row["made"] == "yes" and delimiter is not None and _is_made(left, speaker_end, text[end:])
    made = made or (text.startswith("：", end) and left.endswith("进行"))  # 栗战书对今后的任务进行部署：…
    if left.startswith(_DEMANDING, speaker_end) or (
        row["noun"] == "yes" and not made and _is_noun_use(left, speaker_end)
    ):
        return None
    if row["noun"] == "yes" and bare and kind == "other" and not _may_be_name(text, low, left):
        if delimiter is None or len(left) > FOREIGN_NAME_LENGTH:
            return None
        kind = "other" if left in _posts() else "name"
    behind = delimiter or listed
    if behind is None and not _is_direct(text, row, low, left, speaker_end, kind):
        return None
    content = behind.end() if behind else end
    if low and text[0] == "“" and _SAID_BEFORE.fullmatch(text[:low][-2:]):
        content = 1
    return Opener(row["verb"], row["class"], start, end, content, low + speaker_start, low + speaker_end, kind)


def _is_direct(text: str, row: dict[str, str], low: int, left: str, speaker_end: int, kind: str) -> bool:
    """Whether a speaker and what is said stand right beside the verb: 谢道全|要求|全市各级…"""
    between = left[speaker_end:]
    if not only_adverbs(_behind_time(between) if row["class"] in _URGING else between):
        return False
    if row["direct"] not in ("yes", kind):
        return False
    return (
        kind != "other"
        or text.startswith(("要", "必须"), low + len(left) + 2)
        or _may_be_name(text, low, left[:speaker_end])
    )


def _is_demanding(text: str, low: int, before: list[Opener]) -> bool:
    """Whether someone has already begun to demand, so that a bare verb goes on with what is demanded."""
    return bool(before) and _DEMAND.search(text, before[-1].content, low) is not None


def _is_noun_use(left: str, speaker_end: int = 0) -> bool:
    """Whether what stands before it in its clause makes a noun of the verb: 按照中央|部署, 作出重要|指示, 他还听取了|介绍."""
    return (
        _opens_noun(left)
        or left[speaker_end:].lstrip(ALSO).startswith("听")
        or left.endswith(words_with_role("at_noun"))
        or _MADE.search(left[-MADE_LENGTH:]) is not None
    )


def _opens_noun(left: str) -> bool:
    """Whether a clause opens with a word behind which 要求 is a noun: 按照…要求; not 以色列国防部长称, 有关负责人说."""
    return left.startswith(words_with_role("makes_noun")) and not left.startswith(words_with_role("opens_speaker"))


def _is_made(left: str, speaker_end: int, behind: str) -> bool:
    """Whether a speaker makes what the noun is, which then follows: 李克强作出|批示，各相关部门要…"""
    cries = behind.startswith("，") and behind.endswith("！")  # 作出重要指示，…教训十分深刻！| 要全力救治受伤人员
    if VERBS.hits(behind[:NEXT_VERB]) or not (cries or behind.startswith("，“") or _DEMANDS.match(behind)):
        return False
    return not _opens_noun(left) and _ISSUES.search(left, max(speaker_end, len(left) - MADE_LENGTH)) is not None


def _points_opener(
    text: str,
    row: dict[str, str],
    points: re.Match[str],
    low: int,
    start: int,
    end: int,
    before: list[Opener],
) -> Opener | None:
    """张蕾就围绕会议精神落实，提三点要求：一要… The verb is 提出 where it stands there, else the noun."""
    if text.startswith("提出", points.start()):
        verb, verb_start, verb_end = "提出", points.start(), points.start() + 2
        if start != verb_start:
            return None
    else:
        verb, verb_start, verb_end = row["verb"], start, end
    speaker_start, speaker_end, kind = speaker_of(text[low : points.start()])
    if kind != "none":
        return Opener(
            verb,
            "command",
            verb_start,
            verb_end,
            points.end(),
            low + speaker_start,
            low + speaker_end,
            kind,
        )
    if before and not points["number"] and text[points.end() - 1] == "，":
        return None  # 习近平总书记的重要讲话，…对推进乡村振兴提出了明确要求，…: what has been asked for is not told
    speaker = _sentence_speaker(text, low, before)
    return None if speaker is None else Opener(verb, "command", verb_start, verb_end, points.end(), *speaker)


def _carried(
    text: str,
    row: dict[str, str],
    start: int,
    end: int,
    low: int,
    delimiter: re.Match[str] | None,
    before: list[Opener],
) -> Opener | None:
    """…作出重要指示，强调… / …发出通知，要求各地…: the speaker stands in an earlier clause."""
    speaker = _sentence_speaker(text, low, before)
    if speaker is not None and row["carried"] == "institution" and delimiter is None:
        known = speaker_kind(text[speaker[0] : speaker[1]]) in ("meeting", "document", "organ")
        if not known:
            return None
    if speaker is None:
        if low or (delimiter is None and start == 0 and row["class"] not in ("command", "stress")):
            return None
        speaker = (low, low, "earlier")
    return Opener(row["verb"], row["class"], start, end, delimiter.end() if delimiter else end, *speaker)


def _sentence_speaker(text: str, low: int, before: list[Opener]) -> tuple[int, int, str] | None:
    if before:
        return before[-1].speaker_start, before[-1].speaker_end, "carried"
    clause = 0
    for _ in range(SPEAKER_CLAUSES):
        if clause >= low:
            break
        mark = _CLAUSE_MARK.search(text, clause)
        finish = mark.start() if mark else len(text)
        start, end, kind = speaker_of(text[clause:finish])
        if kind == "self" or text.startswith(_DEMANDING, clause + end):
            return None
        if kind in ("meeting", "document", "organ", "pronoun") or (kind == "other" and end < finish - clause):
            return clause + start, clause + end, "carried"
        clause = finish + 1
    return None


def _clause_start(text: str, at: int) -> int:
    """Where the clause around `at` begins, looked for where a speaker may stand before a verb."""
    backwards = text[max(0, at - CLAUSE_LENGTH - 1) : at][::-1]
    mark = _CLAUSE_MARK.search(backwards)
    return at - (mark.start() if mark else len(backwards))


def _behind_time(words: str) -> str:
    """Without when and where a speaker speaks, which stands before his verb: 13日在就任总理后|再次."""
    when = _WHEN.match(words)
    return words[when.end() :] if when else words


def _may_be_name(text: str, low: int, speaker: str) -> bool:
    """Whether a speaker of no known kind opens its sentence as a bare name would: 谢道全要求，"""
    if name_start(speaker):
        return True
    post = next((post for post in _posts() if speaker.endswith(post)), None)
    if post is not None and speaker[: -len(post)][:1] in column_set("surnames", "surname"):
        return len(speaker) - len(post) <= NAME_LENGTH
    return len(speaker) <= NAME_LENGTH and (
        low == 0 or text[:low].endswith("”，") or text[:low].startswith(("就", "在", "对", "围绕", "会上", "最后"))
    )
