"""A place's head and what stands before it → whether they only tell a kind of place: 贫困|村, 特色小|镇, 口袋|公园."""

from functools import cache

from tasks.lexicons import lexicon
from tasks.matching import WordList


@cache
def _words(place: str) -> dict[str, tuple[str, ...]]:
    """Head → the words that make a kind of it at that place; those of every head under \"any\"."""
    found: dict[str, list[str]] = {}
    for row in lexicon("place_kinds"):
        if row["place"] == place:
            found.setdefault(row["head"], []).append(row["word"])
    return {head: tuple(words) for head, words in found.items()}


@cache
def _inside(groups: tuple[str, str]) -> WordList:
    """Words that no name before the heads of these rows holds anywhere."""
    return WordList(lambda: [word for each in groups for word in _words("inside").get(each, ())])


@cache
def words_before() -> tuple[str, ...]:
    """Words that stand before a name and that no mark or other word parts from it: 距离|桥上村."""
    return _words("starts")["any"]


@cache
def words_inside() -> tuple[str, ...]:
    """Words that a name begins behind wherever they stand before it: 共驻共建单位|森源社区."""
    return _words("behind")["any"]


@cache
def sites() -> frozenset[str]:
    """Heads of sites, of which there are other kinds than of towns: 广场, 公园."""
    return frozenset(_words("head")["site"])


@cache
def parks() -> frozenset[str]:
    """Heads of parks of an industry, which what is made there does not name: 皮革|工业园区."""
    return frozenset(_words("head")["park"])


def is_known(name: str) -> bool:
    """Whether it names a place although it looks like a kind or a verb: 前进|村."""
    return name in _words("name")["any"]


@cache
def ends_of_kinds(head: str) -> frozenset[str]:
    """Characters that before the head of a town always tell a kind of it: 农|村; none that a name of a place ends with."""
    ends = frozenset(word for word in _words("ends").get(head, ()) if len(word) == 1)
    return ends - {name[-1] for name in _words("name")["any"]}


def goes_on(text: str, head: int, end: int) -> bool:
    """Whether the head there is a part of another word: 乡|愁, 镇|压, 村|民; but 某镇|乡村."""
    word = text[head:end]
    if text.startswith(_words("name_behind").get(word, ()), end):
        return False
    return text.startswith(_words("behind_head").get(word, ()), end)


def is_part_of_zone(gap: str) -> bool:
    """Whether what stands between a place and the head of a zone may be a part of its name: 海口|美兰|国际机场."""
    return gap not in _words("whole")["zone_of_place"] and not _inside(("zone_of_place", "")).hits(gap)


def ends_as_kind(gap: str, head: str) -> bool:
    """Whether what stands between a place and this head tells its kind: 莫斯科|地铁|隧道, 三沙市|市委办公|大楼."""
    return bool(gap) and gap.endswith(_words("ends").get(head, ()))


def is_in_zone(word: str) -> bool:
    """Whether a word stands in names of zones although it is a verb elsewhere: 自主|创新|示范区."""
    return word in _words("name")["zone_of_place"]


def names_zone(words: str) -> bool:
    """Whether what stands before the head of a zone is a name of its own: 娄里|水库, no 国家级|开发区, no 病险|水库."""
    named = words.isalpha() and words not in _words("whole")["zone_alone"]
    return named and not _inside(("zone_alone", "")).hits(words)


@cache
def gap_characters() -> str:
    """Characters that do not stand between a place and the head of its zone."""
    return "".join(_words("no_part")["zone_of_place"])


def is_kind(text: str, start: int, head: int, word: str, group: str = "any") -> bool:
    """Whether text[start:head] before the head (`word`) only tells a kind; `group`: any of a town, zone."""
    if is_known(text[start:head]):
        return False
    ends = _words("ends")
    groups = (word, "site" if word in sites() else group)
    if any(text.endswith(ends.get(each, ()), start, head) for each in groups):
        return True
    return bool(_inside(groups).hits(text[start:head]))
