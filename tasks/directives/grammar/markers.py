"""A sentence → its deontic markers: 要, 应当, 不得 …, with polarity and force; false friends are masked.

对需要补建的项目，要及时办理 → 要 (需要 stands in the condition)
主要工作要抓好             → 要 (主要 is none)
"""

import re
from dataclasses import dataclass
from functools import cache

from tasks.directives.grammar.predicate import behind_counter, skip_adverbs
from tasks.directives.grammar.verbs import verb_end
from tasks.directives.grammar.words import ACTORS
from tasks.lexicons import column_of, lexicon, words_with_role
from tasks.matching import WordList

_CLAUSE_END = re.compile("[，。；：！？]")
_NEED_IS_NOUN = re.compile(r"[，。；、的和与及”》）]|$")
_NAMED_BAN = re.compile("[^，。；的]{2,16}(?:的|区域|场所|期间|地点|名单)")
_BAN_NAMED = re.compile("(?:规定的?|就|关于|在|关于全面|列入)$")
"""前款规定|禁止燃放的区域，由有关单位设置标志: the ban only says which one is meant"""
_POSSIBLE = re.compile(
    r"[一-龥]{1,4}?(?:性|率|度|物品|物质|材料|产品|资源|塑料|设备|的(?:产品|经验|模式|做法|成果|现实))"
)
"""可拆解性, 可循环利用物品: 可 only says that a thing can be"""
NEEDS = ("需要", "需")
_NEED_BEFORE = re.compile("[^，。；的]{1,24}(?:，|的[^，。；]{2,16})(?:应当?|必须|须|不得|可以?)(?![急用对])")
"""需要采取森林产物，|应向受理机关提案; 需要留存备查的资料|应当留存五年: the need says in which case, or of what"""
_TO_WHOM = ("给", "为", "对", "向", "让")
_QUALIFYING = re.compile("[^，。；的]{2,16}的")
_NEEDED_THING = re.compile(
    r"[^，。；的]{2,16}的(?:事项|事宜|议题|项目|人员|对象|企业|单位|材料|问题|情况|资金|设备|部门|内容|行政法规)"
)
"""需国务院批准的事项要按程序报批: the need only says which ones are meant"""
_ADVISES = re.compile(r"(?:^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?|[，；])建议(?=[^和、与的书，。])")
"""opens what a reply advises someone to do: 建议你省按照专家组意见，做好监测工作"""
_INVITED = re.compile(
    r"(?:^|[，。；：]|或者?|唯一)应(?![按根依遵符认严达满把将提做向对])[^，。；]{1,24}(?:邀请|要求|请求|之邀)，"
)
"""应俄乌双方要求，安理会召开会议: says why, and demands nothing"""
_AT_INVITATION = re.compile(r"(?!当)[^，。；]{1,16}(?:的?邀请|之邀)(?:，|来|对|访|赴|前往|出席|参加|于|在|率)")
"""我将应他邀请对美国进行国事访问: why, too; not 应邀请专家, 应主动邀请企业"""
_QUOTED = re.compile(r"“[^“”]{0,40}”|《[^《》]{0,60}》|（[^（）]{0,40}）")
_OPENING = re.compile("[“《（]")
_BOUND = ("必须", "应当", "应该", "应", "须", "不能")
_BOUND_THING = re.compile("[^，。；的]{1,8}的[^，。；]{1,16}(?=[，。；”]|$)")
_IS_THAT = re.compile("(?<![一二三四五六七八九十])是[^，。；：]{2,20}$")
CLAUSE_BEFORE = 24
"""characters before a marker in which the 是 stands that it qualifies"""
_BEHIND_NOUN = tuple("，、。；”》）")
"""behind 要 where it is no verb"""
_IS_JUDGED = re.compile("[，。；、！？的确”）]|$")
"""定位不准、执行不力: says how something is, and forbids nothing"""
_NEEDS = ("需要", "需", "可", "可以")
SAYING = 10
"""characters with its marks from which a quotation may be a sentence of its own"""
READ = 4000
"""characters of a sentence that are read; a longer one is a table or a file without stops"""
MARKERS = 60
CLAUSE = 200
"""characters that are looked at for the ends of a marker's clause"""
_OUGHT = re.compile("当(?![前今代地时事年场下天日初选])")
"""behind a word that ends in 应: 适应当前形势 holds no 应当, and 对应当补缴税款的部分 only says which"""


MAY = "得"
_DONE_BY = re.compile("[^，。；]{2,40}(?:为之|方式|方法|名义)")
"""得以口头、书面等任何方式为之: 得 and a phrase with 以"""
ENTITLED = "有权"
DENIAL = "denial"
"""force of a bare denial, which is no deontic of the table"""
_ALLOWED = re.compile(
    r"(?:(?<=[关人者会，位局部府院方校员构时官所行处庭署厅])|(?<=[者时后]，))得(?=[一-龥]{2})(?!以|到|出|知|益|力|分|了|主|很|更|十|不够)"
)
_ALLOWED_ONE = re.compile(
    r"(?:[人者关院会局部府构官所位商行处庭署厅]|[时者内后]，|；|，(?=得[依由就于视]))得(?:[依由向另予于就命令准视将为经自检设置]|以[一-龥]{2,12}[之为])"
)
"""得 that can be nothing else, whatever verb follows: 少年法院得检送资料, 主管机关得依职权…"""


_GRANTED = re.compile(
    "(?<![不取获值觉使显懂记省免难赢博求购所应变来说做办舍恨巴怪了认两])得(?=[一-龥]{2})(?![到出知益力分了主很更十太手宜当罪体奖逞])"
)
"""得 that no other word holds"""
_LED = tuple("处命令依由向另予于就准视将为经自按以在比随")
"""what may stand between 得 and the act that it allows"""


@dataclass(slots=True)
class Marker:
    """A marker of obligation, permission or prohibition; offsets count in the sentence."""

    word: str
    start: int
    end: int
    polarity: str
    force: str
    listed: bool
    """whether it counts as the deontic of a sentence; others only set the force"""

    @property
    def governs(self) -> bool:
        """Whether the act follows it: every deontic, 得 and 有权 of laws (主管机关得通知其补正) and bare denials (不再)."""
        return self.listed or self.word in (MAY, ENTITLED) or self.force == DENIAL


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["marker"]: row for row in lexicon("deontics")}


_WORDS = WordList(lambda: (*_rows(), *column_of("deontic_lookalikes", "word")))
"""markers, and words that only look like them"""


def markers_of(text: str, grants: bool = False) -> list[Marker]:
    """The markers of the sentence that speak of its own act, in order; at most MARKERS of the first READ characters.

    `grants`: whether 得 allows wherever it can, as in laws in traditional script (学校教育得使用各国家语言为之).
    """
    text = text[:READ]
    found: list[Marker] = []
    masked: list[tuple[int, int]] | None = None
    rows = _rows()
    for _, low, high in _WORDS.hits(text):
        listed = text[low:high]
        place = (listed, low, high) if listed in rows else _cut_wrongly(text, listed, low, high)
        if place is None or _is_lookalike(text, *place):
            continue
        word, start, end = _as_meant(text, *place)
        if _says_of_what(text, word, start, end) or _in_condition(text, end):
            continue
        if masked is None:
            masked = (
                [span.span() for span in _QUOTED.finditer(text) if not _is_speech(text, span)]
                if _OPENING.search(text)
                else []
            )
        if masked and any(low < start < high for low, high in masked):
            continue
        if len(found) == MARKERS:
            break
        row = rows[place[0] if word == MAY else word]
        found.append(Marker(word, start, end, row["polarity"], row["force"], row["listed"] == "yes"))
    if grants and MAY in text:
        granted = next((may for may in _GRANTED.finditer(text) if _acts_behind(text, may.end())), None)
        if granted and not any(m.word == MAY for m in found):
            may = Marker(MAY, granted.start(), granted.end(), "positive", "may", False)
            return sorted([*found, may], key=lambda marker: marker.start)
    return found or _permission(text)


def _is_speech(text: str, quoted: re.Match[str]) -> bool:
    """Whether marks hold what is said, and no name: 他说，“企业要提升内功”; not 实施“要我学”工程."""
    opens = quoted.start() == 0 or text[quoted.start() - 1] in "，："
    return opens and text[quoted.start()] == "“" and quoted.end() - quoted.start() > SAYING


Place = tuple[str, int, int]
"""a word of the lexicon, and where it stands"""


def _cut_wrongly(text: str, word: str, start: int, end: int) -> Place | None:
    """The marker in a word that only looks like another one: 监理|应当依照法律, 应|对规模小的企业进行…; None where none is."""
    if word != "对应" and word.endswith("应") and _OUGHT.match(text, end):
        return "应当", end - 1, end + 1
    splits = word == "应对" and _splits(text, end)
    splits = splits or (word == "应缴" and text[start - 1 : start] in "，者")
    splits = splits or (word == "应邀" and text[end : end + 1] in "集请约")
    return ("应", start, start + 1) if splits else None


def _as_meant(text: str, word: str, start: int, end: int) -> Place:
    """A marker as it is meant where it was found with a character more: 应|当场出示, 得|以书面为之."""
    if word == "应当" and text.startswith("场", end):
        return "应", start, start + 1
    if word == "得以" and _DONE_BY.match(text, end):
        return MAY, start, start + 1
    return word, start, end


def _is_lookalike(text: str, word: str, start: int, end: int) -> bool:
    """Whether a word of obligation is a noun there, a reason or a judgement: 根据需要, 坚持发展为要, 应…邀请, 定位不准."""
    before = text[start - 1 : start]
    if word in NEEDS:
        of_noun = word == "需要" and before in ("新", "的", "之", "本", "际", "所")
        return of_noun or _NEED_IS_NOUN.match(text, end) is not None
    if word == "要":
        return text[end : end + 1] in _BEHIND_NOUN
    if word == "请":  # 您提出的关于请总理网上听取民意的建议收悉
        return text.endswith("关于", 0, start)
    if word == "应":
        asked = any(_INVITED.match(text, low) for low in (max(0, start - 1), max(0, start - 2)))
        of_reason = before == "为" and not text.endswith(words_with_role("ends_in_wei"), 0, start)
        return asked or of_reason or _AT_INVITATION.match(text, end) is not None  # 本部为应业务需要，得报请核准
    if word == "须":  # 在香港亟须止暴制乱的时刻
        return before == "所" or (before == "亟" and _QUALIFYING.match(text, end) is not None)
    if word == "禁止":
        named = _NAMED_BAN.match(text, end) and _BAN_NAMED.search(text, max(0, start - 4), start)
        return named is not None
    if word == "可":
        return _POSSIBLE.match(text, end) is not None
    return word in words_with_role("barred") and _IS_JUDGED.match(text, end) is not None


def _says_of_what(text: str, word: str, start: int, end: int) -> bool:
    """Whether a marker only says of what or in which case something is told: 需国务院批准的事项, 必须贯彻的重大原则."""
    if word in NEEDS and (
        _NEED_BEFORE.match(text, end) or _in_matter(text, start, end) or _NEEDED_THING.match(text, end)
    ):
        return True
    if (word in _BOUND and _is_told(text, start, end)) or _says_which(text, word, start, end):
        return True
    return word in _NEEDS and _in_cause(text, start)


def _says_which(text: str, word: str, start: int, end: int) -> bool:
    """Whether a marker stands in what qualifies a noun, or judges: 应|承担的义务, 给|希望发展的民众, 为|需要就医的患者, 只能|是."""
    before = text[start - 1 : start]
    if word in ("希望", *NEEDS) and before in _TO_WHOM:
        return _QUALIFYING.match(text, end) is not None
    return (word in ("应", "应当", "须", "要") and text.startswith(words_with_role("owed"), end)) or (
        word == "只能" and text[end : end + 1] == "是"
    )


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether a marker qualifies what something is said to be: 是改革|必须贯彻的重大原则之一, 到了|必须下大力气抓好的时候."""
    if text.endswith("到了", 0, start):
        return True
    qualified = _BOUND_THING.match(text, end)
    return qualified is not None and _IS_THAT.search(text, max(0, start - CLAUSE_BEFORE), start) is not None


def advice_in(text: str) -> re.Match[str] | None:
    """The 建议 that opens what someone is advised to do."""
    return _ADVISES.search(text) if "建议" in text else None


def _permission(text: str) -> list[Marker]:
    """得 before a verb, in a sentence without another marker."""
    if MAY not in text:
        return []
    sure = _ALLOWED_ONE.search(text)
    if sure is not None:
        at = text.index(MAY, sure.start())
        return [Marker(MAY, at, at + 1, "positive", "may", False)]
    for may in _ALLOWED.finditer(text):
        if _acts_behind(text, may.end()):
            return [Marker(MAY, may.start(), may.end(), "positive", "may", False)]
    return []


def _acts_behind(text: str, end: int) -> bool:
    """Whether what 得 allows stands behind it: 得|径行搜索, 得|不予核准, 得|以口头为之."""
    return verb_end(text, skip_adverbs(text, end)) > end or text.startswith(("不", "要求", *_LED), end)


def _splits(text: str, end: int) -> bool:
    """应对规模小的企业进行…, 应对外发布 are 应 + 对; 应对风险 is one word."""
    if text.startswith("外", end):
        return not text.startswith(("外部", "外来", "外界", "外资"), end)
    mark = _CLAUSE_END.search(text, end, end + CLAUSE)
    return any(verb in text[end : mark.start() if mark else end + CLAUSE] for verb in words_with_role("light_of_ought"))


def _in_matter(text: str, start: int, end: int) -> bool:
    """Whether a need stands in a clause that says of what: 对需要在全国范围内统一的技术要求，可以制定标准."""
    low = max(text.rfind(mark, max(0, start - CLAUSE), start) for mark in "，。；：") + 1
    mark = _CLAUSE_END.search(text, end, end + CLAUSE)
    return text.startswith("对", behind_counter(text, low)) and mark is not None and mark.group() == "，"


def _in_cause(text: str, start: int) -> bool:
    """Whether the marker stands in a clause that says why or if: 因保护区调整需要停业的企业，…"""
    low = max(text.rfind(mark, max(0, start - CLAUSE), start) for mark in "，。；：") + 1
    return text.startswith(("因", "由于", "如果", "若"), low)


def _in_condition(text: str, end: int) -> bool:
    """Whether the marker stands in a clause that only says when: 需要其他部门配合的，… | 确需调整时，… | 须搭乘飞机者，…"""
    mark = _CLAUSE_END.search(text, end, end + CLAUSE)
    if mark is None or mark.group() != "，" or text.endswith(("目的", "标的", "同时"), 0, mark.start()):
        return False
    of_case = text[mark.start() - 1] == "者" and ACTORS.ends(text, mark.start()) >= mark.start() - 1  # not 招募志愿者
    return of_case or text[mark.start() - 1] in "的时"
