"""Lines that belong to the page and not to the article: navigation, share bars, counters, editors, pictures, copyright."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from tasks.lexicons import lexicon

HEAD, MIDDLE, TAIL = "head", "middle", "tail"

_ZONES = {
    "any": (HEAD, MIDDLE, TAIL),
    "edge": (HEAD, TAIL),
    "head": (HEAD,),
    "tail": (TAIL,),
}

_PICTURE_NAME = re.compile(
    r"[^，。；：]{0,60}\.(?:png|jpe?g|gif|bmp|webp|tiff?|mp4|swf|flv)(?:[ ]?\([^)]{0,20}\))?",
    re.IGNORECASE,
)
_ATTACHED_FILE = re.compile(r"[^。；]{0,80}\.(?:docx?|xlsx?|pptx?|pdf|wps|rar|zip|ofd|et|ceb)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[-—－–\s]{0,6}(?:第\s?\d{1,4}\s?页|\d{1,4}\s?/\s?\d{1,4}|[-—－–]\s?\d{1,4}\s?[-—－–])(?:[,，\s]{0,3}共\s?\d{1,4}\s?页)?[-—－–\s]{0,6}"
    r"|(?:[【\[]\d{1,3}[】\]]\s?){2,8}"
)
_BREADCRUMB = re.compile(r"(?:[^>»›＞。，]{1,20}\s*(?:>{1,2}|»|›|＞|-->|→)\s*){1,8}[^>»›＞。，]{0,30}")
_COUNTER = re.compile(
    r"(?:已?有?\s*\d+\s*(?:人|次)?\s*(?:浏览|阅读|评论|点赞|参与|点击|访问)\S{0,3}|(?:浏览|阅读|评论|点赞|点击|分享)\s*[(（]?\d+[)）]?次?)"
)
_BUTTONS = re.compile(
    r"(?:[\[【(（]\s*(?:打印|关闭|返回|大|中|小|字体|字号|收藏|推荐|评论|顶部|打印本页|关闭窗口|打印文章|我要评论|加入收藏|返回顶部|关闭本页|\s|、|\||:|：){1,12}\s*[\]】)）]\s*){1,6}(?:Top|TOP)?"
)
_FONT = re.compile(r"[【\[(（]?\s*(?:字\s*[体号]|视力保护色?)\s*[:：]?[^。，]{0,30}")
_FONT_SIZE = re.compile(r"[-·•]?[ 　]?\d{1,2}[ 　]?(?:px|pt|PX)")
_CAPTION_END = re.compile(
    r"(?:记者|通讯员|新华社|中新社|日报|\s|新闻|。|[）)])\s*[\u4e00-\u9fff· ]{1,12}摄(?:影)?[)）]?。?$"
)
_MARKS_ONLY = re.compile(r"[\s\-—_=*#|>»<./\\\[\]·•~～+，。、；：,;:!?]+")
_URL_ONLY = re.compile(r"(?:https?://|www\.)[\w./?=&%#:~+-]{4,300}/?")
_SPREAD_WORD = 8
_SHORT_ENOUGH = 160
_LONGEST_OF_PLATFORM = 300
_RELATED = re.compile(
    r"(?:相关|延伸|推荐|热点|热门|最新|更多|图片)(?:报道|新闻|阅读|链接|文章|推荐|资讯|稿件|专题|信息|附件)\s*[:：>]*"
)


@cache
def _words(match: str, zone: str) -> tuple[str, ...]:
    return tuple(
        row["words"] for row in lexicon("page_furniture") if row["match"] == match and zone in _ZONES[row["zone"]]
    )


@cache
def _contained(zone: str) -> AhoCorasick:
    return AhoCorasick(_words("contains", zone), implementation=Implementation.DFA)


@cache
def _exact(zone: str) -> frozenset[str]:
    return frozenset(_words("exact", zone))


def is_furniture(line: str, zone: str) -> bool:
    """Whether a line, simplified and without blanks at its ends, is page furniture at the head, middle or tail of a page."""
    if line in _exact(zone) or (line[-1] in "：:" and line[:-1] in _exact(zone)):
        return True
    if " " in line and len(line) < _SPREAD_WORD and line.replace(" ", "") in _exact(zone):
        return True  # 评 论
    if "." in line[-16:] and _PICTURE_NAME.fullmatch(line):
        return True
    if len(line) < 32 and _PAGE_NUMBER.fullmatch(line):
        return True
    if len(line) > _SHORT_ENOUGH:
        return zone == TAIL and line.count("。") == 0 and _says(line, zone)
    if zone == MIDDLE:
        return (_says(line, zone) and len(line) < 120 and not line.endswith("。")) or _is_bare(line)
    return (
        _says(line, zone)
        or any(pattern.fullmatch(line) for pattern in (_BREADCRUMB, _COUNTER, _BUTTONS, _FONT, _FONT_SIZE, _URL_ONLY))
        or _is_bare(line)
        or is_caption(line)
    )


def is_imprint(line: str) -> bool:
    """Whether a line is of a site's own: copyright, licence, who runs it."""
    return line.startswith(beginnings(MIDDLE).get(line[0], ())) or bool(
        _contained(MIDDLE).find_matches_as_strings(line)
    )


def is_furniture_word(word: str) -> bool:
    """Whether a word is a button or link of its own at the head of a page: English, 无障碍浏览."""
    return word in _exact(HEAD)


def _is_bare(line: str) -> bool:
    """Whether a line holds marks only, and is no mask."""
    return len(line) < 40 and not line[0].isalnum() and _MARKS_ONLY.fullmatch(line) is not None and "**" not in line


@cache
def beginnings(zone: str) -> dict[str, tuple[str, ...]]:
    """The words that furniture begins with, by their first character."""
    words = _words("prefix", zone)
    return {first: tuple(each for each in words if each[0] == first) for first in {each[0] for each in words}}


def _says(line: str, zone: str) -> bool:
    """Whether a line begins with words of furniture, or holds some and is no sentence."""
    if line.startswith(beginnings(zone).get(line[0], ())):
        return zone == TAIL or not (line.endswith("。") and len(line) > 60)
    return (not line.endswith("。") or len(line) < 40) and bool(_contained(zone).find_matches_as_strings(line))


def is_caption(line: str) -> bool:
    """Whether a line stands under a picture: 王正谱作政府工作报告。本报记者 霍艳恩摄."""
    return len(line) < 120 and "摄" in line[-6:] and _CAPTION_END.search(line) is not None


def is_of_platform(line: str) -> bool:
    """Whether even a whole sentence at the edge of a text is a platform's: 下面是小编为大家整理的…，供大家参考。"""
    if len(line) >= _LONGEST_OF_PLATFORM:
        return False
    return any(stem in line and any(word in line for word in words) for stem, words in _words_of_platforms())


@cache
def _words_of_platforms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of such sentences by the two characters that they begin with, which are looked for first."""
    words = _words("sentence", HEAD)
    return tuple(
        (stem, tuple(word for word in words if word.startswith(stem))) for stem in {word[:2] for word in words}
    )


def opens_related(line: str) -> bool:
    """Whether a line heads a list of other articles: 相关报道：."""
    return len(line) < 20 and _RELATED.fullmatch(line) is not None


def is_attached_file(line: str) -> bool:
    """Whether a line is nothing but the name of a file to download: 附件1：汇总表.xlsx."""
    return "." in line[-6:] and _ATTACHED_FILE.fullmatch(line) is not None
