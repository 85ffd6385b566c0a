"""Title and body of an article → the county or city of Taiwan whose authorities it is about: 云林县政府, 东势乡公所.

GB/T 2260 has no codes below the province there: the region carries the province's.
"""

from collections import Counter
from functools import cache

from tasks.clean.article import Region
from tasks.lexicons import lexicon, words_with_role
from tasks.matching import WordList

_PROVINCE, _CODE = "台湾省", "710000"


@cache
def _levels() -> dict[str, str]:
    return {row["name"]: row["level"] for row in lexicon("taiwan_divisions")}


_NAMES = WordList(lambda: _levels())
_SIGNS = WordList(lambda: words_with_role("only_in_taiwan"))


def region_in_taiwan(title: str, body: str, *, issued: bool = False) -> Region | None:
    """The one place that is named where words stand that only authorities there are told with (县府, 乡公所); else None.

    Of what an organ issued, only where a government there stands in the title.
    记者王悉宇/云林报导 … 云林县元长乡公所 → 台湾省, 云林县
    """
    text = f"{title}\n{body}"
    if not (_names_government(title) or (not issued and _SIGNS.hits(text))):
        return None
    named = Counter(text[start:end] for _, start, end in _NAMES.hits(text))
    if not named or any(times * 2 > max(named.values()) for times in sorted(named.values())[:-1]):
        return None
    name = named.most_common(1)[0][0]
    above = {_levels()[name]: name}
    return Region(_PROVINCE, above.get("city"), above.get("county"), _CODE, "local")


def _names_government(title: str) -> bool:
    """Whether a title opens with a government there: 云林县政府函."""
    if "政府" not in title:
        return False
    hits = _NAMES.hits(title)
    return bool(hits) and hits[0][1] == 0 and title.startswith("政府", hits[0][2])
