"""Mentions → the year to file an undated article under."""

import re

from tasks.entities.mention import Mention
from tasks.segment.sentence import Sentence

PLANNED_BEFORE = re.compile(
    r"(?:[到至]|力争|争取|计划|规划|部署|安排|谋划|预计|有望|将[于在]|拟[于在]|目标|展望|面向|做好|开展|制定|迎接|喜迎|自)[^，。；]{0,6}$"
)
PLANNED_AFTER = re.compile(
    r"(?:年?[底末])?(?:之?前|以前)|[^，。；]{0,10}(?:目标|计划|规划|远景|工作要点|工作任务|工作思路|工作安排|将)|起(?:施行|实施|执行)"
)
HELD = re.compile(r"以来|精神|通过|提出|作出|闭幕|胜利召开|强调|报告")
AWAITED = re.compile(r"(?:迎接|喜迎|召开|筹备|迎)[^，。；]{0,4}$")
DATED_EVENT = re.compile(r"@((?:19|20)\d\d)-\d\d-\d\d$")
YEAR = re.compile(r"(?:19|20)\d\d")


def year_told(sentences: list[Sentence], mentions: list[Mention]) -> int:
    """The latest year that the text tells as having happened; 0 where it tells none.

    总结2020年工作，部署2021年任务 → 2020; 到2035年基本实现… → 0
    """
    tell = [m for m in mentions if (m.canonical and m.type == "DATE") or (m.entity_id and m.type == "EVENT")]
    texts = {s.sentence_no: (s.start, s.text) for s in sentences} if tell else {}
    years = [0]
    for mention in tell:
        if mention.field != "body" or mention.sentence_no not in texts:
            continue
        start, text = texts[mention.sentence_no]
        before = text[: max(mention.start - start, 0)][-12:]
        after = text[mention.end - start :][:14]
        if mention.type == "DATE":
            if not PLANNED_BEFORE.search(before) and not PLANNED_AFTER.match(after):
                years.extend(int(year) for year in YEAR.findall(mention.canonical or "")[:1])
        elif HELD.match(after) and not AWAITED.search(before):
            dated = DATED_EVENT.search(mention.entity_id or "")
            years.extend([int(dated[1])] if dated else [])
    return max(years)
