"""Shapes of lines by which an article's parts are told: title, salutation, outline, signature, note, adoption note."""

import re
from functools import cache

from tasks.clean.dates import dates_in
from tasks.lexicons import column_of, column_set, lexicon, words_with_role

_GAP = re.compile("[ 　]")
_NUMERAL = "一二三四五六七八九十百零〇○两"
OUTLINE = re.compile(
    rf"[{_NUMERAL}]{{1,4}}、|[（(][{_NUMERAL}\d]{{1,3}}[）)]|\d{{1,3}}[.．、](?!\d)|第\s?[{_NUMERAL}千\d]{{1,8}}\s?[编章节条款]|[①-⑳㈠-㈩⑴-⒇]"
)
CHAPTER = re.compile(rf"第\s?[{_NUMERAL}千\d]{{1,8}}(?:\s?[-－]\s?\d{{1,3}})?\s?[编章节条]")
_SENTENCE_END = re.compile(r"[。；;，,、：:…]$|[。！？!?][”’』」）)]?$")
_SENTENCE_INSIDE = re.compile(r"[。；](?!$)")
_SALUTATION = re.compile(r".{1,200}[：:]$")
DOC_NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{1,14}\s?[〔\[（(【［{﹝〈<]\s?(?:19|20)\d{2}\s?年?[〕\]）)】］}﹞〉>]\s?第?\s?\d{1,5}(?:[-－—]\d{1,3})?\s?号"
)
DECREE_NUMBER = re.compile(
    rf"(?:[\u4e00-\u9fff 　]{{0,30}}(?:令|公告|通告|指挥部))?\s*[（(]?(?:(?:19|20)\d\d年\s*)?第\s?[\d{_NUMERAL}]{{1,6}}\s?号[）)]?"
)
BESIDE_NUMBER = re.compile(r"^(?:特急|特提|加急|急件|平急)[ 　]+|[ 　]+(?:特急|特提|加急|急件|平急)$|(?<=号)文(?:件)?$")
_WITHOUT_END = re.compile(r"[\u4e00-\u9fff]{2,10}[〔\[﹝](?:19|20)\d\d[〕\]﹞]\d{1,4}")
_BETWEEN_NUMBERS = re.compile(r"(?<=号)[ 　、，；]+")
_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_NOTE = re.compile(
    r"[（(](?:此件|此文|本文|此页|本件|联系人|联系电话|此通知|此稿|有删[减节]|主动公开|依申请公开|信息公开|根据录音|(?:19|20)\d\d年\d{1,2}月\d{1,2}日[，, ] ?根据录音)[^（）()]{0,60}[）)]"
)
_OPENS_WITH_YEAR = re.compile(rf".{{0,2}}(?:[\d{_NUMERAL}ＯOo]{{2}}|民国|中华)")
_ADOPTED = re.compile(r"通过|批准|公布|发布|修正|修订|修改|施行|实施|公告|废止|订定|订颁|核定|令")
_COPIES = re.compile(
    r"抄\s?[送报发][:：]|[报送发]　?[:：][^。]{2,}$|.{2,40}\d日\s?印\s?发$|（?共印\d+份）?$|(?:主动公开|依申请公开|公开方式|此件公开发布)"
)


_OPENS_OTHERWISE = re.compile(r"[^，。：:（）()]{1,12}+[:：]|\d{4}年\d|\d{1,3}[.．、]|中华民国|[（(【\[—―-]")
_SURELY_TEXT = 400
_SENTENCE = 40
"""characters; of lines that end like a sentence, shorter ones may be notes and buttons"""


_DATELINE = re.compile(
    r"[\u4e00-\u9fff]{1,10}?[网社台报](?:消息|讯|[\u4e00-\u9fff]{2,8}(?:\d{1,2}月)?\d{1,2}日[电讯])(?:[（(：:　 ]|$)"
)
"""with which a report opens: 央视网消息（新闻联播）：, 新华社北京5月10日电"""


def opens_with_dateline(line: str) -> bool:
    """Whether a line opens as reports do: 央视网消息（新闻联播）：, 新华社北京5月10日电."""
    return _DATELINE.match(line) is not None


def is_running_text(line: str) -> bool:
    """Whether a line is running text beyond doubt: opened by a dateline, or long and ended like a sentence.

    What begins with a label, a date or a bracket may be something else.
    """
    if len(line) > _SENTENCE and line[-1] == "。" and ("，" in line or "," in line) and "摄" not in line[-8:]:
        head = line[:13]
        if "一" <= head[0] <= "鿿" and head[0] != "中" and "：" not in head and ":" not in head:
            return True  # none of these opens it
        return _OPENS_OTHERWISE.match(line) is None or _DATELINE.match(line) is not None
    return len(line) > _SURELY_TEXT or _DATELINE.match(line) is not None


@cache
def _organ_ends() -> tuple[str, ...]:
    return column_of("organ_ends", "suffix")


@cache
def _no_organ_ends() -> frozenset[str]:
    """Words of two characters that end as organs do: 开局, 部署."""
    return frozenset(words_with_role("no_organ_end"))


@cache
def _posts() -> tuple[str, ...]:
    return tuple(sorted(column_of("speaker_posts", "post"), key=len, reverse=True))


def is_organ(text: str) -> bool:
    """Whether a line is the name of an organ, or of several: 国务院办公厅　中央军委办公厅."""
    parts = [part for part in re.split(r"[ 　\xa0、，,]+", text) if part]
    glued = "".join(parts)
    return (
        0 < len(glued) <= 60
        and glued.endswith(_organ_ends())
        and glued[-2:] not in _no_organ_ends()
        and not re.search(r"[。；：:！？“”《》（(]", glued.replace("（", "", 1))
        and not OUTLINE.match(text)
    )


_UP_TO_VERB = re.compile(r"([\u4e00-\u9fff、（） 　]{2,60}?)(?=关于|印发|转发|批转|对)")


def organ_at_start(text: str) -> str | None:
    """The organ that a text begins with, up to 关于, 印发 …: 国务院办公厅关于开展…的通知 → 国务院办公厅.

    A number and a mark before it are passed over: 鲁政发〔2014〕20号《山东省人民政府关于…》 → 山东省人民政府.
    """
    text = without_number(text)
    match = _UP_TO_VERB.match(text) if "关于" in text or "对" in text or "发" in text or "转" in text else None
    return match.group(1).strip(" 　") if match and is_organ(match.group(1)) else None


def without_number(title: str) -> str:
    """A title without the document number and the opening mark before it."""
    number = DOC_NUMBER.match(title) if "号" in title else None
    return (title[number.end() :] if number else title).lstrip("《 　")


def is_personal_name(text: str) -> bool:
    """Whether a text has the shape of a name: 王清宪, 韦 韬, 艾尔肯·吐尼亚孜, ***."""
    glued = re.sub(r"[ 　]", "", text)
    if re.fullmatch(r"[*×XＸ某]{2,6}", glued):
        return True
    if "·" in glued:
        return re.fullmatch(r"[\u4e00-\u9fff·]{3,20}", glued) is not None
    return (
        2 <= len(glued) <= 4
        and glued.isalpha()
        and (glued[0] in column_set("surnames", "surname") or glued[:2] in column_set("surnames", "surname"))
    )


_TELLS_OF_TWO = re.compile(
    r"会见|会晤|会谈|通电话|[致应].{0,12}电|举行|欢迎|参观|访问|[祝庆]贺|看望|[同与].{2,16}主席|总理夫人"
)
"""who met whom, which ends with a post and a name, too: 会见中国国民党荣誉主席连战"""


def speaker_of(line: str) -> str | None:
    """The name on a line that holds a post and a name only: 上海市市长 龚 正 → 龚正."""
    if len(line) > 50 or _TELLS_OF_TWO.search(line):
        return None
    match = re.match(
        r"([（(]?[\u4e00-\u9fff、（） 　*×X]{0,40}?)[ 　\xa0]+([\u4e00-\u9fff]{1,4}[ 　][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff·*×X]{2,16})[）)]?$",
        line,
    )
    if match and match.group(1).rstrip(" 　").endswith(_posts()):
        name = re.sub(r"[ 　]", "", match.group(2))
        return name if is_personal_name(name) or len(name) <= 5 else None
    if len(line) > 30 or re.search(r"[，。：]", line):
        return None
    for post in _posts():
        at = line.find(post)
        if at >= 0 and is_personal_name(line[at + len(post) :]):
            return line[at + len(post) :]
    return None


def is_post(line: str) -> bool:
    """Whether a line is a post and nothing else, whose holder was left out: 省长."""
    return len(line) < 8 and line in _posts()


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else: 二〇〇五年三月三日, （2019年3月15日）."""
    if len(line) > 40 or line[-1] in "。：；，" or not ("年" in line or "-" in line or "." in line or "/" in line):
        return False
    bare = line.strip("（）()[]【】 　\xa0")
    found = dates_in(bare)
    rest = bare[: found[0].start] + bare[found[0].end :] if len(found) == 1 else bare
    return (
        re.fullmatch(
            r"[\s　]*(?:(?:上午|下午)?\s?\d{1,2}[:：时点]\d{2}(?:[:：分]\d{2}秒?|分)?|星期[一二三四五六日])?[\s　]*",
            rest,
        )
        is not None
    )


_REGISTERED = re.compile(r"[（(]?[A-Z]{2,8}[\d]{0,4}[-—－–]+(?:19|20)\d\d[-—－–]+\d{2,6}[）)]?")


def is_registration(line: str) -> bool:
    """Whether a line is the number under which a rule is registered: HNPR—2021—01042."""
    return len(line) < 30 and _REGISTERED.fullmatch(line) is not None


def is_note(line: str) -> bool:
    """Whether a line is a note under an official document: （此件公开发布）."""
    return line[0] in "（(" and _NOTE.fullmatch(line) is not None


def is_copy_list(line: str) -> bool:
    """Whether a line tells who gets copies, or when it was printed: 抄送：…; 国务院办公厅秘书局 2019年1月9日印发."""
    return len(line) < 300 and _COPIES.match(line) is not None


def is_doc_number(line: str) -> bool:
    """Whether a line is a document number and nothing else: 国办发〔2019〕3号, 第707号."""
    if len(line) > 80 or ("号" not in line[-16:] and not line[-1].isdigit()):
        return False
    bare = BESIDE_NUMBER.sub("", line.strip("（）() 　") if line[0] in "（(" else line).translate(_FULL_WIDTH_DIGITS)
    if "号" not in bare[-8:]:
        return _WITHOUT_END.fullmatch(bare) is not None
    if DOC_NUMBER.fullmatch(bare) or DECREE_NUMBER.fullmatch(bare):
        return True
    parts = _BETWEEN_NUMBERS.split(bare)  # of organs that issue it together: 攀教体〔2023〕58号　攀财教〔2023〕12号
    return len(parts) > 1 and all(map(DOC_NUMBER.fullmatch, parts))


def is_adoption_note(line: str) -> bool:
    """Whether a line tells when a law was passed: （2018年9月6日国务院第23次常务会议修订通过）."""
    bare = line.removeprefix("【题注】").lstrip("（( 　")
    found = dates_in(bare[:60]) if _OPENS_WITH_YEAR.match(bare) else []
    if not found or found[0].start > 2 or found[0].precision != "day" or "。" in bare[:-1]:
        return False
    return _ADOPTED.search(line, found[0].end) is not None and (
        line[0] in "（(【"
        or (
            len(line) < 500
            and (not re.search(r"[，]", line) or re.search(r"(?:通过|修正|修订|公布|施行)[）)]?$", line) is not None)
        )
    )


def ends_adoption(line: str) -> bool:
    """Whether a line is the rest of a note of adoption that was broken in the middle of a word."""
    return (
        len(line) < 300
        and "。" not in line
        and line.endswith(("修正", "修订", "通过", "公布"))
        and bool(dates_in(line))
    )


_HISTORY = re.compile(rf"(?:\d{{1,2}}[.．]\s?)?中华民国\s?[\d{_NUMERAL}]{{1,6}}\s?年\s?[\d{_NUMERAL}]{{1,3}}\s?月")


MADE_PUBLIC_BY_ORDER = re.compile(
    "令[ 　]*(?:会[衔同][ 　]*)?(?:修[ 　]*正|订[ 　]*定|制[ 　]*定)[ 　]*(?:发[ 　]*布|公[ 　]*布)"
)
"""an order under an entry of a history that tells of approval: 行政院令核准修正 / 教育部令修正发布"""


def opens_history(line: str) -> bool:
    """Whether a line begins an entry of the history of a law of Taiwan."""
    return _HISTORY.match(line) is not None


def speech_and_speaker(line: str) -> tuple[str, str] | None:
    """Place and speaker of a speech on one line: 2026年1月27日在…第四次会议上 陕西省省长 赵刚."""
    match = re.match(r"(.{8,80}会议?上)[ 　]+(.{4,30})$", line)
    if match and is_place_of_speech(match.group(1)):
        speaker = speaker_of(match.group(2))
        return (match.group(1), speaker) if speaker else None
    return None


def tells_who_speaks(line: str) -> bool:
    """Whether a line tells that somebody gives a report or speech, as below a picture."""
    return re.search(r"作.{0,8}(?:报告|讲话)。?|记者[ 　]", line) is not None


def is_title_like(line: str) -> bool:
    """Whether a line can be a title: short, no sentence, no item of an outline, no salutation."""
    if len(line) < 8 and _is_form_alone(line):
        return True
    if 2 <= len(line) < 4:  # 民法, 消防法
        return line.endswith("法") and "\u4e00" <= line[0] <= "\u9fff"
    if not 4 <= len(line) <= 90 or _SENTENCE_END.search(line, len(line) - 2):
        return False
    if OUTLINE.match(line) or _SENTENCE_INSIDE.search(line):
        return False
    if line.startswith(("——", "--", "―")) or is_date_line(line) or is_doc_number(line):
        return False
    return sum("\u4e00" <= char <= "\u9fff" for char in line) >= 4


def is_salutation(line: str) -> bool:
    """Whether a line calls whom it is for: 各省、自治区、直辖市人民政府：, 同志们:"""
    return _SALUTATION.fullmatch(line) is not None


_OCCASIONS = ("会议", "会议上", "大会", "会上", "仪式上", "论坛上", "座谈会")


def is_place_of_speech(line: str) -> bool:
    """Whether a line under a title says where and when it was spoken: ——2026年2月3日在上海市第十六届人民代表大会第四次会议上."""
    if len(line) >= 100:
        return False
    bare = line.strip("（）()—-―－ 　")
    return bare.endswith(_OCCASIONS) and ("年" in bare or "在" in bare)


@cache
def title_forms() -> dict[str, str]:
    """文种 and other last words of titles, and the class of text that each names."""
    return {row["form"]: row["doc_type"] for row in lexicon("title_forms")}


def _is_form_alone(line: str) -> bool:
    """Whether a line is nothing but a form, as a title: 倡议书, 通　告; 公告 alone may be a button."""
    whole = _GAP.sub("", line)
    return (len(whole) > 2 or whole != line) and whole in title_forms()


_FILE_NAME = re.compile(r"\.(?:docx?|pdf|wps|txt)$", re.IGNORECASE)


_COLLECTION = re.compile(r"(?:范文|精选|模板|通用|优秀|最新|合集|锦集|汇编|大全){0,3}[\d一二三四五六七八九十]{1,3}篇$")
"""述职报告十二篇, 讲话稿精选5篇"""


def form_of(title: str) -> str | None:
    """The form that a title ends with: …治理工作的通知（试行） → 通知."""
    bare = _FILE_NAME.sub("", title.strip()) if "." in title[-6:] else title.strip()
    bare = _COLLECTION.sub("", bare) if bare.endswith("篇") else bare
    bare = re.sub(r"(?:[（(\[【〔][^（）()]{1,24}[）)\]】〕][ 　]{0,2})+$", "", bare).rstrip("》〉 　")
    forms = title_forms()
    if len(bare) < 8 and _is_form_alone(bare):
        return _GAP.sub("", bare)
    for length in range(6, 0, -1):
        if bare[-length:] in forms and len(bare) > length:
            return bare[-length:]
    return None


def ends_line_above(line: str) -> bool:
    """Whether a line of a text cut at a fixed width is but the mark that ended the one above: …或具有同等學力 / 。"""
    return len(line) == 1 and line in "。：；，、）"


def runs_on(line: str, following: str) -> bool:
    """Whether a line cut at a fixed width runs on in the next: 第五條第二項規定訂定 / 之。"""
    if ends_line_above(following):
        return not _SENTENCE_END.search(line)
    width = sum(1 if char.isascii() else 2 for char in line)
    if not 62 <= width <= 80 or _SENTENCE_END.search(line):
        return False
    return not OUTLINE.match(following) and not CHAPTER.match(following)
