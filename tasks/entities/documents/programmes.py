"""A reading → its PROGRAM mentions: branded campaigns, projects, strategies and awards, quoted or known by name."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from tasks.entities.documents.quotes import quoted_phrases
from tasks.entities.mention import Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import column_of

_VERBS = VOCABULARY.add(lambda: ("实施", "启动", "推进", "深化", "开展"))
NEAREST, FARTHEST = 3, 17
"""how far behind such a verb the last word of the name begins"""
CARRIED_OUT = re.compile(
    r"(?:实施|启动|推进|深化|开展)(?:好)?([\u4e00-\u9fff]{3,14}?(?:工程|行动计划|三年行动|专项行动|行动|计划|战略))(?!合作|伙伴|指引|性|互信|协作|定力|支撑|地位|任务|要地|沟通|对接|资源|布局|部署|目标|意义|高度|[目划部员者师力])"
)
"""深入实施五老关爱下一代工程: the name stands behind its verb"""
_HEADS = VOCABULARY.add(lambda: ("工程", "行动", "计划", "战略"))
"""what each of them ends with"""
NEXT = re.compile(r"[、和]([\u4e00-\u9fff]{3,14}?(?:工程|行动计划|三年行动|专项行动|行动))(?=[、，。；和\n]|$)")
"""大宗消费更新升级行动、|消费品质提升行动"""
CENSUS = re.compile(
    r"第[一二三四五六七八九十]{1,2}次全国(?:农业|经济|人口|国土|文物|污染源|水利)(?:资源)?(?:普查|调查)"
)
_CENSUSES = VOCABULARY.add(lambda: ("次全国",))
NO_NAME = re.compile(
    r"的|了|是|一批|重大|重点(?:工程|项目|行动|任务|改革)|打击|这|该|各|和|与|等|年度|工作计划|发展战略$|国家战略$|相关|系列|建设工程$|项工程|大工程|民生工程|[一二三四五六七八九十\d]+[大项]"
)


_NAMES = VOCABULARY.add(lambda: column_of("programmes", "name"))


def _carried_out(text: str) -> Iterator[tuple[int, int]]:
    """Programmes behind their verb, and those that follow in the list."""
    heads = [start for _, start, _ in _HEADS.hits(text)]
    last = 0
    for _, start, end in _VERBS.hits(text):
        k = bisect_left(heads, end + NEAREST)
        if start < last or k == len(heads) or heads[k] > end + FARTHEST:
            continue
        match = CARRIED_OUT.match(text, start)
        if match is None:
            continue
        yield match.span(1)
        last = match.end()
        following = NEXT.match(text, match.end())
        while following:
            yield following.span(1)
            following = NEXT.match(text, following.end())


def find_programmes(reading: Reading) -> list[Mention]:
    """PROGRAM mentions; those of the lexicon with canonical name and id."""
    found = []
    for field, text in reading.fields:
        for _, start, end in _NAMES.hits(text):
            name = text[start:end]
            if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
                start, end = start - 1, end + 1
            found.append(reading.mention("PROGRAM", field, start, end, "lexicon_name", name, f"program:{name}"))
        quotations, heads = quoted_phrases(text), _HEADS.hits(text)
        known = {(m.start, m.end) for m in found if m.field == field} if quotations or heads else ()
        for quoted in quotations:
            if quoted.type == "PROGRAM" and (quoted.start, quoted.end) not in known:
                name = re.sub(r"[“”]", "", text[quoted.start : quoted.end])
                found.append(reading.mention("PROGRAM", field, quoted.start, quoted.end, quoted.rule, name))
        for start, end in _carried_out(text) if heads else ():
            if (start, end) not in known and not NO_NAME.search(text, start, end):
                found.append(reading.mention("PROGRAM", field, start, end, "carried_out", text[start:end]))
        if _CENSUSES.hits(text):
            for match in CENSUS.finditer(text):
                found.append(reading.mention("PROGRAM", field, *match.span(), "census", match[0]))
    return found
