"""Whose authorities an article is about: organs, title, signature, document number and site → 四川省 攀枝花市 仁和区.

Each piece of evidence names divisions; pieces are asked in the order of their weight, and what one leaves open
(仁和区, 市关工委) another may settle. What stays ambiguous is left out: a gap is better than a wrong county.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.clean.article import Region
from tasks.clean.region.central import ORGAN_BEHIND, is_national, opens_with_national_organ
from tasks.clean.region.divisions import (
    Division,
    NameFound,
    children,
    lies_in,
    name_in_use,
    names_in,
    parents,
)  # fmt: skip
from tasks.clean.region.media_places import (
    media_of_state,
    place_of_medium,
    places_in_medium,
    places_of_path,
    places_of_site,
)
from tasks.clean.region.place_signs import places_of_address, places_of_code
from tasks.clean.region.region_of_body import own_words, region_of_body
from tasks.clean.region.taiwan import region_in_taiwan
from tasks.lexicons import lexicon

_ACTS = re.compile(
    r"(?:召开|举行|举办|印发|出台|开展|组织|启动|推进|部署|发布|实施|创建|深入|扎实|积极|着力|全面|加快|加强|强化|持续|成立|建立|全力|政府工作报告|\d{4}年)"
)
_WIDE = {"全省": "province", "全市": "city"}
_WATERS = ("江", "河", "湖", "水库", "流域", "水道")
_HEAD_OF_TEXT = 150
_JOINED_BEHIND = ("、", "和", "与", "会", "篇", "-", "—")
"""what makes a place one of several, or part of a name"""
_OPENS_SERIES = "【[〔（("
_SERIES = re.compile(r"^(?:[【\[〔（(][^】\]〕）)]{1,30}[】\]〕）)])+[ 　]*")
"""the name of a series before a title: 【改革追踪看落实】重庆：…"""
_YEAR = re.compile(r"^\d{4}年度?[ 　]*")
"""2017年|河南省兰考县事业单位招聘公告"""
_CONTEXT = 5000
"""characters of the body that are looked through for the city of a county whose name several have"""
_GENERIC = frozenset({"东区", "西区", "南区", "北区", "城区", "郊区", "矿区", "新区", "市区", "开发区"})
"""names that many places have beside those of GB/T 2260: nothing alone, a county below a known city"""
_COUNTYLESS_PART = re.compile(
    r"^([\u4e00-\u9fff]{1,6}(?:区|镇|街道|乡))(?:办事处|政府|人民政府|党工委|党委|关工委|管委会)"
)


_NOWHERE = Region()


class Evidence(NamedTuple):
    """What of an article tells its place."""

    organs: list[str]
    """issuers, signatures and the credited source"""
    title: str
    opening: str
    """first paragraph"""
    body: str
    codes: list[str]
    """document numbers"""
    sites: list[str]
    """name of the page's site, and paths down it"""
    url: str | None
    media: bool
    """whether a broadcaster or newspaper tells it"""
    reply: bool
    """whether it answers somebody (批复, 复函, 答复)"""
    issuers: tuple[str, ...] = ()
    """those of the organs who issue or sign it"""


def region_of(evidence: Evidence) -> tuple[Region, str | None]:
    """The place of an article, and the rule that found it."""
    national = _national(evidence)
    if national:
        asked = _asked_by(evidence) if evidence.reply else None
        return (_region(asked, evidence), "region_of_reply") if asked else (Region(scope="national"), national)
    found: Division | None = None
    rule = None
    open_names: list[NameFound] = []
    issued = False
    for name, names in _clues(evidence):
        if not names:
            continue
        if issued and not _opens_finer(name, names):
            continue
        finer = _settle(found, names)
        open_names += [each for each in names if isinstance(each, NameFound) and len(each.meanings) > 1]
        if finer != found:
            found, rule = finer, name
        issued = issued or (name == "region_of_issuer" and found is not None)
    if found is None and " " in evidence.title:
        found, rule = _of_later_part(evidence), "region_in_title"
    if found is None and evidence.media:
        found, rule = _of_medium(evidence), "region_of_medium"
    if found is None:
        found, rule = _of_body(evidence), "region_of_body"
    in_taiwan = None
    if found is None:
        in_taiwan = region_in_taiwan(evidence.title, evidence.body[:_CONTEXT], issued=bool(evidence.issuers))
    if in_taiwan:
        return in_taiwan, "region_in_taiwan"
    in_context = _by_context(open_names, found, evidence.body) if open_names else None
    if in_context:
        found, rule = in_context, "region_by_context"
    if found and rule in ("region_in_opening", "region_of_body"):
        found = _as_wide_as_title(found, evidence.title)
    return (_region(found, evidence), rule) if found else (_NOWHERE, None)


def _as_wide_as_title(found: Division, title: str) -> Division:
    """The division that the title speaks of: 在全省老干部工作推进会上的讲话 is of the province, whatever city its text opens with."""
    for word, level in _WIDE.items():
        if word in title:
            return next((each for each in parents(found) if each.level == level), found)
    return found


def _opens_finer(clue: str, names: list[NameFound | Division]) -> bool:
    """Whether a clue may be finer than the issuer: another issuer, or a place that the title opens with.

    攀枝花市人民政府关于同意米易县… is about the city; 攀枝花市…条例, approved by the province, about the city.
    """
    if clue == "region_of_issuer":
        return True
    return clue == "region_in_title" and isinstance(names[0], NameFound) and names[0].start == 0


def _national(evidence: Evidence) -> str | None:
    """The rule by which the organs of the whole country speak; None where they do not."""
    for organ in evidence.organs:
        if is_national(organ):
            return "national_organ"
    if not evidence.media and opens_with_national_organ(evidence.title):
        return "national_organ_in_title"
    for code in evidence.codes:
        if places_of_code(code) == ():
            return "national_code"
    return None


def _asked_by(evidence: Evidence) -> Division | None:
    """The place that a reply goes to, where its title names places of one province: …关于辽宁省…的函 → 辽宁省.

    None where it goes to somebody else: 民航总局：, on the airport of 北京.
    """
    named = {name.meanings for name in names_in(evidence.title[:300])}
    provinces = {parents(each)[-1] for meanings in named for each in meanings}
    if len(provinces) != 1:
        return None
    if evidence.opening.endswith(("：", ":")):
        called = names_in(evidence.opening[:300])
        if provinces.isdisjoint(parents(each)[-1] for name in called for each in name.meanings):
            return None
    (meanings,) = named if len(named) == 1 else ((),)
    return meanings[0] if len(meanings) == 1 else provinces.pop()


def _clues(evidence: Evidence) -> Iterator[tuple[str, list[NameFound | Division]]]:
    """What names places, in the order of its weight, with the rule that each stands for."""
    organs: list[tuple[str, list[NameFound | Division]]] = []
    if not evidence.media:
        organs = [
            (
                "region_of_issuer" if organ in evidence.issuers else "region_of_organ",
                _named_as_place(organ, at_start=True),
            )
            for organ in evidence.organs
        ]
        yield from organs
    for code in evidence.codes:
        yield "region_of_code", [*(places_of_code(code) or ())]
    for site in evidence.sites:
        yield "region_of_site", [*(places_of_site(site) or places_of_path(site))]
    if evidence.url and ".gov.cn" in evidence.url.lower():
        yield "region_of_address", [*places_of_address(evidence.url)]
    title = _SERIES.sub("", evidence.title) if evidence.title[:1] in _OPENS_SERIES else evidence.title
    yield "region_in_title", _named_as_place(_YEAR.sub("", title), at_start=True)
    if not evidence.media:
        yield "region_in_opening", _named_as_place(evidence.opening, at_start=False)
        yield from organs


def _of_later_part(evidence: Evidence) -> Division | None:
    """The place with which a later part of the title opens, where the text is of no other: 做足冰雪文章 吉林冰雪经济提档升级."""
    title = evidence.title
    named = _names_in_line(title)
    for i, name in enumerate(named):
        if title[name.start - 1 : name.start] != " " or name.meanings[0].level == "county" or _is_word(title, name):
            continue
        leading = _joined_names(named[i:])
        opening = evidence.opening[:_HEAD_OF_TEXT]
        place = _settle(None, leading) or next((each for each in name.meanings if each.name in opening), None)
        if title.startswith(_JOINED_BEHIND, leading[-1].end) or place is None or place.short not in opening:
            continue
        told = [each for each in names_in(opening) if not _is_word(opening, each)]
        if _lie_in(place, [*named, *told]):
            return place
    return None


def _joined_names(names: list[NameFound]) -> list[NameFound]:
    """The first of the names and those that follow it without a gap: 广东|汕尾."""
    gap = next((k for k in range(1, len(names)) if names[k].start != names[k - 1].end), len(names))
    return names[:gap]


def _lie_in(place: Division, names: list[NameFound]) -> bool:
    """Whether every name can be that of the place, of a part of it or of one that holds it."""
    return all(any(lies_in(each, place) or lies_in(place, each) for each in name.meanings) for name in names)


def _of_medium(evidence: Evidence) -> Division | None:
    """The city or county whose own medium tells of it: 临沂日报, of 全市 and 市委; 秀山网, of 全县."""
    for medium in evidence.organs:
        place = place_of_medium(medium)
        own = own_words().get(place.name[-1]) if place and place.level != "province" else None
        if own and own.search(evidence.title + evidence.body[:_CONTEXT]):
            return place
    return None


def _of_body(evidence: Evidence) -> Division | None:
    """The place that the body speaks of as its own; of a medium only one in the medium's place (江苏少年网, of 扬中市),
    or, where the medium has none, the one place that its opening is about: 东北网, of 肇东市."""
    above = [place for medium in evidence.organs for place in places_in_medium(medium)] if evidence.media else []
    if evidence.media and not above and any(medium in media_of_state() for medium in evidence.organs):
        return None
    found = region_of_body(evidence.body[:_CONTEXT])
    if not evidence.media:
        return found
    if above:
        return found if found and any(lies_in(found, place) for place in above) else None
    named = _named_as_place(evidence.opening[:200], at_start=False)
    told = found if found and found.name in evidence.opening else _settle(None, named)
    full = [name for name in names_in(evidence.opening[:300]) if name.full]
    return told if told and _lie_in(told, full) else None


def _by_context(names: list[NameFound], known: Division | None, body: str) -> Division | None:
    """Which 鼓楼区 is meant: the only one of them whose city the text names; None where that does not tell."""
    text = body[:_CONTEXT]
    for name in names:
        if not name.full or (known and any(lies_in(known, each) for each in name.meanings)):
            continue
        near = [each for each in name.meanings if known is None or lies_in(each, known)]
        told = [each for each in near if any(above.name in text for above in parents(each)[1:2])]
        if len(told) == 1:
            return told[0]
    return None


def _settle(known: Division | None, names: Sequence[NameFound | Division]) -> Division | None:
    """The finest division that the names and what is known before agree on."""
    for name in names:
        meanings = (name,) if isinstance(name, Division) else name.meanings
        if known is None:
            known = _only(meanings, names)
        elif known not in meanings:
            finer = [each for each in meanings if lies_in(each, known) and each != known]
            if len(finer) == 1:
                known = finer[0]
    return known


def _only(meanings: tuple[Division, ...], beside: Sequence[NameFound | Division]) -> Division | None:
    """The one meaning of a name, or the one that lies in, or holds, another place named beside it."""
    if len(meanings) == 1 and meanings[0].name not in _GENERIC:
        return meanings[0]
    others = [
        each
        for name in beside
        if isinstance(name, NameFound) and len(name.meanings) == 1 and name.name not in _GENERIC
        for each in name.meanings
    ]
    fitting = [each for each in meanings if any(lies_in(each, other) or lies_in(other, each) for other in others)]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=8)
def _names_in_line(text: str) -> list[NameFound]:
    """The names in a title or opening, which are asked for more than once; not to be changed."""
    return names_in(text)


def _named_as_place(text: str, *, at_start: bool) -> list[NameFound | Division]:
    """The names in a text that stand for the place of an organ, or that the text opens with: 鸡西市关工委, 攀枝花市仁和区召开."""
    found: list[NameFound | Division] = []
    organ: tuple[Division, ...] = ()
    reach = -1
    for name in _names_in_line(text[:300]):
        joined = name.start == reach
        if not joined and organ and all(any(lies_in(each, known) for known in organ) for each in name.meanings):
            continue  # 攀枝花市关工委在|仁和区|召开会议
        if not joined and _is_word(text, name):
            continue
        if not name.full and name.meanings[0].level == "county" and text.startswith(_WATERS, name.end):
            continue  # 浙江省|钱塘|江
        if name.name == "台湾" or (name.name == "台湾省" and "台湾省政府" not in text):
            continue
        sure = name.full and name.name not in _words()[0]
        opens = name.start == 0 and (name.full or not name.meanings[0].short_is_risky)
        if (
            (at_start and opens)
            or joined
            or (
                (sure if name.full else len(name.name) > 1)
                and ORGAN_BEHIND.match(text, name.end)
                and not _in_word(text, name)
            )
            or (sure and _ACTS.match(text, name.end))
            or (name.full and _next_name_joins(text, name))
        ):
            found.append(name)
            reach = name.end
            organ = organ or (name.meanings if ORGAN_BEHIND.match(text, name.end) else ())
    return found


@cache
def _words() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Short names that are words (会同, 友好), and by their beginnings words that begin as one does (平昌冬奥会, 澜沧江)."""
    rows = lexicon("place_false_friends")
    longer: dict[str, list[str]] = {}
    for word in (
        *(row["word"] for row in rows if row["why"] != "risky"),
        *(row["name"] for row in lexicon("local_places")),
    ):
        if len(word) > 2:
            longer.setdefault(word[:2], []).append(word)
    return frozenset(row["word"] for row in rows if row["why"] == "risky"), {k: tuple(v) for k, v in longer.items()}


def _is_word(text: str, name: NameFound) -> bool:
    """Whether a short name is a word or begins one: 中组部|会同中央纪委机关, 中国国际|友好大会, |平昌冬奥会, |上海合作组织."""
    if name.full:
        return False
    words, longer = _words()
    if name.meanings[0].level != "county":
        return text.startswith(_no_cities(), name.start)
    return name.name in words or text.startswith(longer.get(name.name, ()), name.start)


@cache
def _no_cities() -> tuple[str, ...]:
    """Words and organisations of several countries that begin with the name of a city: 长治久安, 上海合作组织."""
    words = [row["word"] for row in lexicon("place_false_friends") if row["why"] in ("word", "idiom", "event")]
    organs = [row["name"] for row in lexicon("other_organs") if row["level"] == "international"]
    return (*filter(lambda word: names_in(word[:3]), words), *filter(lambda name: names_in(name[:3]), organs))


def _in_word(text: str, name: NameFound) -> bool:
    """Whether the short name of a county stands behind a word: 张|德江, 王|岐山, 二十|大新闻中心."""
    if name.full or name.start == 0 or name.meanings[0].level != "county":
        return False
    return "\u4e00" <= text[name.start - 1] <= "\u9fff"


def _next_name_joins(text: str, name: NameFound) -> bool:
    """Whether another name of a division follows at once, with an organ or an act behind it: 四川省遂宁市关工委."""
    following = [each for each in names_in(text[name.end : name.end + 20]) if each.start == 0]
    if not following:
        return False
    behind = name.end + following[0].end
    return bool(ORGAN_BEHIND.match(text, behind) or _ACTS.match(text, behind))


def _region(found: Division, evidence: Evidence) -> Region:
    """The region of a division, with the names that it and those above it had when the text was written."""
    text = evidence.title + evidence.body[:_CONTEXT]
    names: dict[str, str] = {each.level: name_in_use(each, text) for each in parents(found)}
    if found.level == "city" and not children(found.code):
        for organ in evidence.organs:
            part = _COUNTYLESS_PART.match(organ.removeprefix(found.name))
            if (part and not names_in(part.group(1))) or (part and part.group(1) in ("东区", "西区", "南区", "北区")):
                names["county"] = part.group(1)
    return Region(
        names.get("province"),
        names.get("city"),
        names.get("county"),
        found.code,
        "local",
    )
