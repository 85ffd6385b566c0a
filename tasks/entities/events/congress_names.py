"""A text → the events that their shape tells: congresses and plenums of parties, and days of causes.

党的二十大, 党的十九届五中全会, 全国防灾减灾日
"""

import re
from collections.abc import Iterator

from tasks.entities.events.event_days import days_of_causes
from tasks.entities.events.event_ids import other_congresses, parties
from tasks.entities.vocabulary import VOCABULARY

CN = "一二三四五六七八九十百"
CONGRESS = re.compile(
    rf"(?:中国共产党|中共|党的)(?:第?[{CN}]{{1,4}}次全国代表大会|(?:十[一二三四五六七八九]|二十一?|[一二三四五六七八九])大)"
    rf"|(?<![{CN}第几])(?:十[一二三四五六七八九]|二十)大(?=以来|精神|报告|代表|召开|胜利|提出|作出|确定|闭幕|开幕|以后|之后|要求|部署|决策|主题|党章|通过|选举|期间|确立|明确|描绘|关于|强调|指出|首次|战略|擘画|吹响|宣布|把|将|对|后|前|所|的|上|是|[”、。，）])"
)
"""党的二十大, 中国共产党第二十次全国代表大会, 十九大精神 → 十九大"""
PLENUM = re.compile(
    rf"(?:(?:中国共产党|中共|党的|(?:[省市县区州]|自治[区州县])委|自治[区州县]党委)?第?[{CN}]{{1,4}}届)?(?:中央委员会)?"
    rf"(?:第[{CN}]{{1,3}}次全体会议|[{CN}]{{1,2}}(?:中|、[{CN}]中){{1,3}}全会|历次全会)"
)
"""党的十九届五中全会, 十九届二中、三中全会, 四中全会"""
CONGRESS_HINTS = VOCABULARY.add(
    lambda: (
        [numeral + head for numeral in "一二三四五六七八九十" for head in ("大", "国代表大会")]
        + ["全国代表大会", "全大"]
    )
)
PLENUM_HINTS = VOCABULARY.add(lambda: ("中全会", "中全体会议", "次全会", "次全体会议"))
"""where a congress or plenum may be named; far quicker to look for than the expressions"""
_HINTS = VOCABULARY.add(lambda: (*CONGRESS_HINTS.words, *PLENUM_HINTS.words))
BARE_PLENUM = re.compile(rf"第[{CN}]{{1,3}}次全体会议|历次全会")


def fixed_events(text: str) -> list[tuple[int, int, str]]:
    """Start, end and rule of events known by their shape: congresses, plenums, days of causes."""
    found = list(_of_parties(text)) if _HINTS.hits(text) else []
    return found + [(start, end, "commemorative_day") for start, end in days_of_causes(text)]


def _of_parties(text: str) -> Iterator[tuple[int, int, str]]:
    """Congresses, then plenums."""
    for _, start, end in CONGRESS_HINTS.hits(text):
        match = _ending_at(CONGRESS, text, max(0, start - 12), end)
        if match:
            other = next((name for name in other_congresses() if text.endswith(name, 0, match.start())), "")
            yield match.start() - len(other), match.end(), "congress"
    for _, start, end in PLENUM_HINTS.hits(text):
        match = _ending_at(PLENUM, text, max(0, start - 28), end)
        if match and not BARE_PLENUM.fullmatch(match[0]):
            party = next((name for name in parties() if text.endswith(name, 0, match.start())), "")
            yield match.start() - len(party), match.end(), "plenum"


def _ending_at(pattern: re.Pattern[str], text: str, low: int, end: int) -> re.Match[str] | None:
    """The first match from `low` on that ends at `end`."""
    for match in pattern.finditer(text, low, end + 2):
        if match.end() == end:
            return match
    return None
