"""Names of persons from abroad: whether a post is of another country, and how a text tells such a name again.

德国总理|默茨, 保加利亚议长|察切娃; 比迪娅·戴维·|班达里, |安倍|晋三
"""

from tasks.entities.people.japanese_names import COUNTRY, family_name
from tasks.entities.people.name_scan import Scan
from tasks.entities.people.names import core_sounds, lookalikes
from tasks.entities.people.sounded_names import DOTS
from tasks.entities.places.countries import names_abroad
from tasks.entities.places.gazetteer import names as place_names
from tasks.entities.posts.posts import Post

_LONGEST_ORGAN = 16
"""characters of an organ at most that an office is of: 印度尼西亚海事统筹部"""


def told_short(scans: list[Scan], names: set[str]) -> set[str]:
    """The names, and how those from abroad are told again: 比迪娅·戴维·|班达里, |安倍|晋三."""
    short: set[str] = set()
    if any(scan.dotted for scan in scans):
        short.update(name[max(map(name.rfind, DOTS)) + 1 :] for name in names)
    if any(COUNTRY in scan.text for scan in scans):
        short.update(filter(None, map(family_name, names)))
    return names | {name for name in short if len(name) > 1 and name not in place_names() and name not in lookalikes()}


def is_abroad(scan: Scan, post: Post) -> bool:
    """Whether the office is of another country: 德国|总理, 马里|驻华大使, 伊朗外交部|发言人."""
    start = post.start - len("驻华") if scan.text.endswith("驻华", 0, post.start) else post.start
    organ = next((k for k in range(start - 1, max(0, start - _LONGEST_ORGAN), -1) if k in scan.offices), None)
    if organ is not None and scan.taken.issuperset(range(organ, start)):
        return scan.text.startswith(names_abroad(), organ)
    return scan.text.endswith(names_abroad(), 0, start)


def sounds_abroad(scan: Scan, post: Post, name: str) -> bool:
    """Whether a name that words hold parts of is of someone abroad: 保加利亚议长|察切|娃."""
    return len(name) > 2 and not core_sounds().isdisjoint(name) and is_abroad(scan, post)
