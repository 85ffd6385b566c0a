"""Title, shape and opening of a text → its class: meeting_report, speech, notice, plan, law …"""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from tasks.clean.article import Said
from tasks.clean.layout.shapes import CHAPTER, form_of, title_forms
from tasks.lexicons import lexicon

_MEETING = re.compile(
    r"会议|座谈会|协商会|听证会|务虚会|碰头会|办公会|党组会|党委会|全委会|评议会|观摩会|恳谈会|推进会|动员会|部署会|调度会|培训会|全会|常委会|常务会|大会|例会|现场会|研讨会|汇报会|交流会|工作会|报告会|表彰会|联席会"
    r"|专题会|讨论会|总结会|年会|茶话会|学习会|中心组|民主生活会|党代会|团代会|代表会|启动会|部长会|执委会|（扩大）会|办公会|委员会全体|开幕会|闭幕会|集体学习|专题学习"
)
_TELLS_OF_DOCUMENT = re.compile(r"(?:公布|印发|出台|发布|颁布|通过|解读|学习|修订|施行|实施)[^《》]{0,4}《[^《》]*》$")
"""国务院公布《…条例》 is news, not the law"""
_CASE = re.compile(
    r"诉[^，。：《》]{2,60}案$|(?:典型|指导性|参考)案例(?:[（(]?第?[一二三四五六七八九十\d]{1,3}[批号）)]{0,2})?$"
)
"""成都某商贸有限公司诉某局行政决定案"""
_EXPLAINS = re.compile(r"[【\[]?(?:政策解读|图解|一图读懂|图说)")
"""政策解读：关于加强养老服务的实施意见 is none of the opinions"""
_TELLS_ACT = re.compile(r"调研|走进|慰问|视察|督导|督查|走访|看望|会见|检查|举办|启动|开展.{2,20}活动")
_NO_MEETING = re.compile(
    r"发布会|运动会|博览会|音乐会|晚会|招待会|展览会|交易会|展销会|冬奥会|奥运会|亚运会|进博会|广交会|消博会|记者会|见面会|议会(?:议?长)?|国会|会谈"
)
_MENTIONED = re.compile(
    r"《[^《》]*》|常委会(?:办公厅|法工委|机关)|立法会议员|(?:会议?|大会|全会|代表会)(?:精神|上?的(?:重要)?(?:讲话|指示|批示|致辞|报告|演讲|贺信|决定|决议)|(?:副?主席|议长|委员长|代表)(?!团|会|大)"
    r"|秘书长|组委会|报道|外方)"
)
"""meetings that are only spoken of: 学习贯彻…会议精神, 《在…大会上的讲话》, 全国人民政权代表大会主席"""
_OTHER_ACTS = re.compile(r"直播|离京|回到|回国|返京|会见|会晤|会谈|看望|致信|贺信|致贺|慰问|访问|抵达|离开|启程")
_HOLDS = re.compile(
    r"召开|举行|举办|组织召开|主持|传达学习|传达|听取|审议|开幕|闭幕|部署|出席|会上(?:强调|指出|要求)|作出(?:重要)?[批指]示"
)
_SPEAKS_AT = re.compile(
    r"(?:座谈会|工作会议|动员会|推进会|总结会|表彰会|培训班|现场会|常委会|全会)上(?:发表|作|强调|指出|要求|讲话)|(?:集体|专题)学习时(?:强调|指出)"
)
_SAYS = re.compile(r"会议(?:强调|指出|要求|认为|传达|听取|审议|研究|决定|明确|号召|部署)")
_SALUTATION = re.compile(
    r"^(?:同志们|各位代表|各位领导|各位委员|各位来宾|女士们|尊敬的|朋友们|各位同志|各位同事|老师们|同学们)[^。]{0,40}[：:！，]",
    re.MULTILINE,
)
_RESOLVES = re.compile(r"决定批准|会议(?:决定|同意|号召)")
_OPENS_WITH_DAY = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2} ?月 ?\d{1,2} ?日|近日，|日前，|据[^，。]{2,20}(?:消息|报道|通报|介绍)，"
)
_ANNOUNCES = re.compile(r"现[将就][^。；]{0,40}(?:通报|通知|公告|通告|公示)如下[：:]")
_SPEAKS = re.compile(
    r"(?:发表|作了?|致)(?:了|视频|书面|主旨|开幕|闭幕|重要|电视|新年|国庆)*(?:讲话|演讲|致辞|致词|发言|贺词|贺信)$"
)
"""习近平发表重要讲话: news of a speech"""
_MEETS_DELEGATES = re.compile(r"会见[^，。]{2,30}会议?(?:全体)?代表$")
"""习近平会见全国精神文明建设表彰大会代表: of the meeting, where the text opens with it"""
_PLANS = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、)?[^。，；：]{0,24}(?:工作安排|工作打算|工作部署|主要任务|重点任务|目标任务)|[^。，；：]{0,12}[做抓]好以下[^。，；：]{0,8}工作：?"
)
"""the heading with which a part of a report on the work to come opens: 二、2026年工作安排"""
_COMMENTS = re.compile(
    r"[^：。]{0,10}(?:社论|评论员(?:文章)?|短评|时评|快评|锐评|答记者问|专访|访谈)[^：。]{0,12}[：:]|[^。]{2,60}答记者问$"
)
"""人民日报社论：办好人民满意的教育; 答记者问：…"""
_BUNDLE = re.compile(r"[^\n]{4,20}：\n[^。；：\n]{6,40}\n[^\n]{20,}\n(?:[^\n]{41,}\n)*[^。；：\n]{6,40}\n")
"""a dateline, and below it several reports, each under a heading of its own"""
_REPORTS_TO = re.compile(r"我?代表[^，。]{2,30}，?(?:现)?向(?:大会|会议)(?:作|报告)(?:政府)?工作")
"""现在，我代表区人民政府，向大会报告政府工作"""
_TO_ORGANS = re.compile(r"(?:[^。：\n]{0,40}[，、])?各(?!位|种|类|项)[^。：\n]{1,150}：")
"""各县（市、区）人民政府，市政府各部门："""
_SEES = re.compile(
    r"[^。]{0,60}(?:看望|慰问|走访|调研|视察)[^。]{0,60}出席[^。]{0,20}会议?的(?![^。]{0,20}(?:讨论|联组|审议|座谈|协商))"
)
"""县长来到县政协委员驻地，看望慰问出席县政协十一届一次会议的县政协委员。"""
_LONGEST_OPENING = 200
_OPENS_WITH_MEETING = re.compile(
    r"(?:会议|座谈会|报告会|推进会|动员会|部署会|调度会|大会|全会|常委会|现场会|培训会|总结会|研讨会|工作会|例会|党组会)(?:暨[^，。]{2,30})?"
    r"(?:\d{1,2}[日号](?:[上下]午)?)?(?:[于在][^，。]{1,24}){0,2}(?:顺利|隆重|胜利|如期)?(?:召开|举行)[，。]"
)
"""26日上午，…宣讲团报告会暨…会议在湖州大剧院举行。: the first sentence tells that it was held"""
_ASKED_FOR = re.compile(r"(?:征求|听取|征集|提出)[^《》]{0,20}意见$")
"""…座谈会征求对政府工作报告的意见: opinions of others, and no document"""
_BROUGHT_OUT = re.compile(r"出台|推出|公布实施|正式施行")
"""我市出台促进民营经济发展若干措施 is news of them"""
_ARTICLE = re.compile(r"^第\s?[一二三四五六七八九十百零\d]{1,5}\s?条[ 　]", re.MULTILINE)
_FEWEST_ARTICLES = 4
"""in a part of a law that has neither title nor first article"""
_ORDERS = re.compile(r"现将|特此通知|通知如下|请(?:认真|遵照|结合)[^。]{0,20}执行|印发给你们|现予?(?:印发|公布|发布)")
_DATELINE = re.compile(
    r"[^。\n]{0,12}(?:网|台|社|报)(?:消息|讯|[\u4e00-\u9fff]{0,8}(?:\d{1,2}月)?\d{1,2}日[电讯]|（[^（）\n]{2,10}）(?:消息)?：)|本[报网台]讯|本台消息"
)
_NEWS = re.compile(
    r"央视网消息|新华社|中新社|本报讯|本网讯|本报记者|讯[（(]|电[（(](?:记者|通讯员)|记者(?:\d{1,2}[日号]|今天|日前)?从|报道[：:，]"
)


def type_of(title: str, body: str, *, official: bool, media: bool, adopted: bool) -> Said:
    """The class of a text, and its rule. `official`: it has a document number or an issuer; `media`: a medium is credited;
    `adopted`: a note tells who passed it.
    """
    if _DATELINE.match(body):
        if not title and _BUNDLE.match(body):
            return Said("news", "several_under_dateline")
        held = _is_meeting(title, body) or (
            title.endswith("代表") and _MEETS_DELEGATES.search(title) and _opens_with_meeting("", body)
        )
        return Said("meeting_report", "dateline_of_meeting") if held else Said("news", "dateline")
    by_form = _by_form(title, body, adopted=adopted)
    if by_form:
        return Said(by_form, "form_in_title")
    head = body[:600]
    if "各位代表" in head and _REPORTS_TO.search(head):
        return Said("work_summary", "reports_to_assembly")
    if body[: body.find("\n")].endswith(("：", "！")) and _SALUTATION.match(body):
        return Said("speech", "salutation")
    if adopted and not title and _RESOLVES.search(body):
        return Said("decision", "resolution_adopted")
    if not media and _TO_ORGANS.match(body):
        return Said("notice", "addressed_to_organs")
    if not title and (official or body[: body.find("\n")].endswith("：")) and _ORDERS.search(head):
        return Said("notice", "orders_at_start")
    if not title and _PLANS.fullmatch(body[: max(0, min(body.find("\n"), _LONGEST_OPENING))]):
        return Said("plan", "opens_with_tasks")
    if _is_meeting(title, body) or (title and not media and _opens_with_meeting(title, body)):
        return Said("meeting_report", "tells_of_meeting")
    if _SALUTATION.search(head):
        return Said("speech", "salutation")
    if len(CHAPTER.findall(body[:3000])) >= 3 and re.search(r"^第\s?[一1]\s?条", body, re.MULTILINE):
        return Said("law", "articles_of_law")
    if not title and len(_ARTICLE.findall(body)) >= _FEWEST_ARTICLES:
        return Said("law", "articles_of_law")
    if not title and _SAYS.search(body):
        return Said("meeting_report", "meeting_demands")
    if (_ORDERS.search(head) and official) or _ANNOUNCES.search(head):
        return Said("notice", "orders_at_start")
    if media:
        return Said("news", "medium_credited")
    if _COMMENTS.match(title):
        return Said("news", "comment_in_title")
    told = not official and (_tells(body) or (title and _TELLS_ACT.search(title)))
    if told or _NEWS.search(head) or _OPENS_WITH_DAY.match(body):
        return Said("news", "tells_of_day")
    return Said("other", "nothing_else_fits")


def _by_form(title: str, body: str, *, adopted: bool) -> str | None:
    """By the last word of the title, unless that belongs to a document which the title only speaks of."""
    if _CASE.search(title):
        return "other"
    form = form_of(title)
    if form is None or _TELLS_OF_DOCUMENT.search(title):
        return None
    if _EXPLAINS.match(title):
        return "other"
    if (form == "意见" and _ASKED_FOR.search(title)) or _SPEAKS.search(title):
        return None
    kind = title_forms()[form]
    if kind in ("opinions", "plan", "law") and _BROUGHT_OUT.search(title):
        return None
    if kind == "law" and not adopted and not re.search(r"^第\s?[一1]\s?[章条]", body, re.MULTILINE):
        return None if _NEWS.search(body[:600]) else "law"
    if kind in ("plan", "other") and len(re.findall(r"^第[一二三]条", body, re.MULTILINE)) == 3 and "印发" not in title:
        return "law"
    if form == "报告" and "调研" in title[-8:]:
        return "other"
    if form in (
        "解释",
        "标准",
        "制度",
        "说明",
        "安排",
        "评论",
        "法",
        "汇报",
    ) and _reads_as_news(title):
        return None
    return kind


def _reads_as_news(title: str) -> bool:
    return bool(_HOLDS.search(title))


def _is_meeting(title: str, body: str) -> bool:
    """Whether a report tells of a meeting: its title says so, or a text without title opens with one."""
    if title:
        if ("会" in title or "中心组" in title or "学习" in title) and _names_meeting(title):
            return True
        return body.count("会议") >= 3 and len(_SAYS.findall(body)) >= 3 and not _of_something_else(title)
    opening = _NO_MEETING.sub("", body[: body.find("。") + 1] or body[:200])
    if _SEES.match(opening):
        return False
    return bool(_MEETING.search(opening) and _HOLDS.search(opening))


def _opens_with_meeting(title: str, body: str) -> bool:
    """Whether the first sentence tells of a meeting that was held, whatever the title is about."""
    opening = body[: min(body.find("。") + 1, _LONGEST_OPENING)]
    if "会" not in opening or _OPENS_WITH_MEETING.search(_NO_MEETING.sub("", opening)) is None:
        return False
    return not (_OTHER_ACTS.search(title) or _of_something_else(title) or "将" in opening)


@cache
def _no_meetings() -> AhoCorasick:
    return AhoCorasick([row["words"] for row in lexicon("no_meeting_titles")])


def _of_something_else(title: str) -> bool:
    """Whether a title tells of something else, though a meeting stands in it: 人民日报评论员文章：…, …会议将于10月举办."""
    return bool(_no_meetings().find_matches_as_strings(title))


def _names_meeting(title: str) -> bool:
    """Whether a title tells that a meeting is held: 中央政治局召开会议 研究…; not 会见出席会议代表, not 学习贯彻会议精神."""
    for part in title.split():
        if not _MEETING.search(part) or _OTHER_ACTS.search(part):
            continue
        bare = _NO_MEETING.sub("", _MENTIONED.sub("", part))
        if not _MEETING.search(bare):
            continue
        if bare.endswith("学习") and ("中心组" in bare or "集体学习" in bare):
            return not _of_something_else(title)
        if _HOLDS.search(bare) or _SPEAKS_AT.search(part) or bare.rstrip("”").endswith("会") or "会议" in bare:
            return not _of_something_else(title)
    return False


def _tells(body: str) -> bool:
    """Whether a text tells what happened on a day."""
    return (
        re.search(
            r"\d{1,2}[日号]|[\d一二三四五六七八九十]月[上中下]旬|近日|日前|近年来|今年|(?<!的)今天|昨天|连日来",
            body[:200],
        )
        is not None
    )
