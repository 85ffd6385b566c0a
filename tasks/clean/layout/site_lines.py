"""The lines that a site puts on its pages, from the lexicon of sites → those that are known for a document's site.

www.example.gov.cn,扫一扫在手机打开当前页,tail → that line is furniture at the end of pages of that site, and of no other
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from tasks.clean.article import Article, Said
from tasks.clean.layout import shapes
from tasks.ingest.document import RawDocument
from tasks.lexicons import lexicon

HEAD, TAIL, ANY = "head", "tail", "any"
EDGE = 8
"""lines from the first or last one of a page that are its head or tail"""
_LONGEST = 200
_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that repeats on the pages of a site."""

    line: str
    zone: str
    pages: int


@cache
def _by_site() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in lexicon("site_furniture"):
        found.setdefault(row["site"], {})[key_of(row["line"])] = row["zone"]
    return found


def key_of(line: str) -> str:
    """The line without blanks, by which it is known again."""
    return "".join(line.split())


def host_of(url: str) -> str:
    """http://www.gov.cn/zhengce/ → www.gov.cn; "" for what is no address."""
    parts = (url if "//" in url else f"//{url}").split("/", 3)
    return _host("/".join(parts[:3]))


@lru_cache(maxsize=1024)  # the pages of a source are of one site, or of a few
def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def names_of_site(document: RawDocument, given: Mapping[str, Said]) -> tuple[str, ...]:
    """What the lexicon may call the site of a document: host, name of the site, name of the source."""
    host = host_of(given["url"].value) if "url" in given else ""
    site = given["site"].value if "site" in given else ""
    return host, site, document.source_uri.partition("/")[0]


@lru_cache(maxsize=1024)
def lines_of_site(names: tuple[str, ...]) -> Mapping[str, str]:
    """The known lines of a site, without blanks, and the zone of each: head, tail or any."""
    known = [_by_site()[name] for name in names if name in _by_site()]
    return {line: zone for lines in known for line, zone in lines.items()}


def stands_in(zone: str, i: int, count: int) -> bool:
    """Whether line i of so many is in that zone of its page."""
    return zone == ANY or (zone == HEAD and i < EDGE) or (zone == TAIL and i >= count - EDGE)


def repeated_lines(articles: Iterable[Article], least: int) -> list[Proposal]:
    """The lines of bodies that stand on at least so many pages, and on one of fifty: the most frequent first.

    Copies of an article count once. Salutations, numbered headings and set phrases belong to the genre, not to the site.
    """
    bodies = {article.body.chars for article in articles}
    pages: Counter[str] = Counter()
    zones: dict[str, set[str]] = {}
    for body in bodies:
        lines = body.split("\n")
        for i, line in enumerate(lines):
            zones.setdefault(line, set()).add(_zone(i, len(lines)))
        pages.update(set(lines))
    needed = max(least, _SHARE * len(bodies))
    return [
        Proposal(line, next(iter(zones[line])) if len(zones[line]) == 1 else ANY, count)
        for line, count in sorted(pages.items(), key=lambda each: (-each[1], each[0]))
        if count >= needed and _may_be_furniture(line)
    ]


def _zone(i: int, count: int) -> str:
    return HEAD if i < min(EDGE, count / 2) else TAIL if i >= count - EDGE else ANY


def _may_be_furniture(line: str) -> bool:
    if not line or len(line) > _LONGEST or shapes.is_salutation(line) or shapes.OUTLINE.match(line):
        return False
    return not (shapes.CHAPTER.match(line) or line.startswith(("特此", "附件", "谢谢")))
