"""The name of a newspaper, broadcaster or site → the places in it: 临沂日报 → 临沂市, 中山网 → 中山市, 新华社 → none."""

import re
from functools import cache, lru_cache

from tasks.clean.region.divisions import Division, names_in
from tasks.lexicons import lexicon

_LOCAL_SITE = re.compile(r"(?:网|网站|在线|政府|门户|广电|关工委)$")
_STEPS = re.compile(r"[ 　>»›＞/\\-]+")
_CHANNEL = re.compile(r"(?:今日)?(?P<place>[\u4e00-\u9fff]{2,8}?)(?:要闻|新闻|动态|资讯|快讯|时政|政务|概况)")
_PAPER = re.compile(r"(?:日报|晚报|新闻|广播电视台|电视台|融媒体中心|报|发布)")


@cache
def media_of_state() -> frozenset[str]:
    """Media of the whole country, whose articles are of all places: 新华社, 央视网."""
    rows = [row for row in lexicon("central_organs") if row["kind"] == "state_media"]
    return frozenset(name for row in rows for name in (row["name"], row["short"]))


@cache
def _of_no_place() -> frozenset[str]:
    """Media whose names begin as that of a place does: 凤凰网, 光明网."""
    return frozenset(row["word"] for row in lexicon("place_false_friends") if row["why"] == "medium")


@lru_cache(maxsize=4096)
def places_in_medium(medium: str) -> tuple[Division, ...]:
    """The places that a medium's name tells for sure: 江苏少年网 → 江苏省."""
    return tuple(name.meanings[0] for name in names_in(medium) if len(name.meanings) == 1)


@lru_cache(maxsize=4096)
def place_of_medium(medium: str) -> Division | None:
    """The place whose own medium it is: 临沂日报, 秀山网."""
    found = places_of_site(medium) or [*_named_in_paper(medium)]
    return found[0] if len(found) == 1 else None


def _named_in_paper(paper: str) -> tuple[Division, ...]:
    name = next((name for name in names_in(paper[:12]) if name.start == 0), None)
    if name is None or len(name.meanings) > 1 or name.meanings[0].short_is_risky:
        return ()
    return name.meanings if _PAPER.fullmatch(paper, name.end) else ()


def places_of_path(path: str) -> list[Division]:
    """The place whose news a path down a site leads to: 首页 - 新闻中心 - 舞钢要闻 → 舞钢市."""
    for step in _STEPS.split(path):
        channel = _CHANNEL.fullmatch(step)
        named = names_in(channel["place"]) if channel else []
        if len(named) == 1 and (named[0].start, named[0].end) == (0, len(channel["place"] if channel else "")):
            return list(named[0].meanings) if len(named[0].meanings) == 1 else []
    return []


def places_of_site(site: str) -> list[Division]:
    """中山网 → 中山市; 攀枝花市人民政府网 → 攀枝花市; not 上海证券报."""
    if not _LOCAL_SITE.search(site) or site in _of_no_place():
        return []
    first = next((name for name in names_in(site[:60]) if name.start == 0), None)
    if first is None:
        return []
    sure = first.full or site[first.end :] == "网" or not first.meanings[0].short_is_risky  # 民权|网
    if len(first.meanings) == 1 and sure:
        return list(first.meanings)
    cities = [each for each in first.meanings if each.level != "county"]
    return cities if len(cities) == 1 else []
