"""Lines that a page runs together → lines of their own: …大会上的讲话同志们：今天… → title, text; …参加会议。（刘 婧） → text, credit."""

import re
from itertools import pairwise

from tasks.clean.layout import shapes
from tasks.clean.layout.fields import byline, credited_in_brackets
from tasks.clean.layout.page import FURNITURE, Line

_SPEECH_AT_START = re.compile(
    r"(?P<title>[^。：:！\n]{5,80}?(?:讲话|致辞|致词|发言|报告|主持词)(?:稿|提纲)?)[ 　]?"
    r"(?P<note>[（(][^（）()]{4,40}[）)])?(?P<who>[\u4e00-\u9fff]{2,3}?)?[ 　]?"
    r"(?=(?:同志们|各位(?:代表|领导|委员|同志|来宾|校长)|尊敬的)[^。：:！]{0,40}[：:！]|(?:今天|刚才|大家好)[，,])"
)
"""县委书记在推动经济高质量发展大会上的讲话（2011年11月3日 根据录音整理）刘和平同志们：今天，我们召开…"""
_SITE_BEHIND = re.compile(r"[\u4e00-\u9fff“][^。：\n]{5,60}?(?=https?://[^\s\u4e00-\u9fff]{5,60}[ 　]+(?:19|20)\d\d年)")
"""中组部换届选举工作督导组将到本市|http://www.sina.com.cn 2008年01月17日04:54 东方早报"""
_LONGEST_TITLE, _HEAD = 120, 800
_SHORTEST_AGAIN = 6
"""letters by which the title is told to begin once more"""
_BRACKET_AT_END = re.compile(r"(?P<stop>[。！？”])[ 　]*(?P<bracket>[（(](?P<credit>[^（）()]{1,30})[)）])$")
_DAY_AT_END = re.compile(
    r"(?P<stop>[。！])[ 　]+(?P<day>[12二一][\d○〇零一二三四五六七八九]{3}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日)$"
)
_LONGEST_CREDIT = 40
_MOST_TAIL_LINES = 20
_MOST_HEAD_LINES = 4


def may_be_glued(text: str) -> bool:
    """Whether the head of a text holds what opens a speech: told of most pages before any line is looked at."""
    head = text[:_HEAD]
    return (
        "同志们" in head
        or "各位" in head
        or "尊敬的" in head
        or "讲话今天" in head
        or "讲话刚才" in head
        or "讲话大家好" in head
        or "http" in head
    )


def part_title(lines: list[Line]) -> None:
    """Makes lines of their own of a title, and of the salutation and text that are glued to it."""
    for i in range(min(_MOST_HEAD_LINES, len(lines)) - 1, -1, -1):
        line = lines[i]
        site = _SITE_BEHIND.match(line.chars) if "http" in line.chars else None
        if site and not shapes.is_organ(site.group()):  # an organ before its address is the name of the site
            lines[i : i + 1] = [_part(line, 0, site.end()), _part(line, site.end(), len(line.chars))]
            continue
        match = _SPEECH_AT_START.match(line.chars, 0, _LONGEST_TITLE)
        if match is None or (match["who"] and not shapes.is_personal_name(match["who"])):
            continue
        title = match["title"]
        again = title.find(title[:_SHORTEST_AGAIN], _SHORTEST_AGAIN)
        behind = [match.end(name) for name in ("title", "note", "who") if match[name]]
        cuts = [0, *([again] if again > 0 else []), *behind[:-1], match.end(), len(line.chars)]
        lines[i : i + 1] = [_part(line, start, end) for start, end in pairwise(cuts)]
        if again > 0:
            lines[i].role = FURNITURE


def part_ends(lines: list[Line], body: int) -> None:
    """Makes lines of their own of the bracket behind the last sentence that credits somebody, and of the day behind it.

    …参加会议。|（刘 婧）; …再接再厉。|二○一○年三月二十九日
    """
    for last in range(len(lines) - 1, max(body, len(lines) - _MOST_TAIL_LINES) - 1, -1):
        line = lines[last]
        if line.chars[-1] == "日" and (
            day := _DAY_AT_END.search(line.chars, max(0, len(line.chars) - _LONGEST_CREDIT))
        ):
            lines[last : last + 1] = [_part(line, 0, day.end("stop")), _part(line, day.start("day"), len(line.chars))]
            return
        if line.running:
            return
        match = _BRACKET_AT_END.search(line.chars, max(0, len(line.chars) - _LONGEST_CREDIT))
        if match is None:
            continue
        credit = match["credit"]
        if credit == "完" or credited_in_brackets(credit) or byline(credit):
            lines[last : last + 1] = [
                _part(line, 0, match.end("stop")),
                _part(line, match.start("bracket"), len(line.chars)),
            ]
        return


def _part(line: Line, start: int, end: int) -> Line:
    chars = line.chars[start:end].rstrip(" 　")
    return Line(line.start + start, line.start + start + len(chars), chars, shapes.is_running_text(chars))
