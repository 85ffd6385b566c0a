"""A reading → its ORG mentions: named organs, committees, offices, companies, schools, media, also relative ones.

The end of an organ's name is known from lexicons, its start is found by walking left:

    市委常委、街道经济和科技促进局局长 → 市委, 街道经济和科技促进局
    国务院有关部门、各级党委 → 国务院
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from tasks.entities.mention import Mention
from tasks.entities.organs.foreign_organs import LONGEST, is_head_of_country, start_at_country
from tasks.entities.organs.free_names import place_of_free_name, start_of_legal_name
from tasks.entities.organs.level_organs import level_organs
from tasks.entities.organs.numbered_units import GOES_ON, PARTY_POSTS, own_end
from tasks.entities.organs.one_of_many import (
    MAY_BE_MANY,
    NO_ORGAN,
    is_any_of_place,
    is_middle_of_place,
    is_of_many,
    is_of_those,
    is_thing,
    is_twice,
    of_any_authority,
)
from tasks.entities.organs.organ_borders import (
    LONG_NAME,
    closes_word,
    ends_well,
    heads_long_word,
    is_own_word,
    joins_level,
    opens_word,
)
from tasks.entities.organs.organ_classes import is_class_in_law, is_class_of_lower_level
from tasks.entities.organs.organ_edges import own_start, past_description
from tasks.entities.organs.organ_lexicon import (
    PIECES,
    Piece,
    forces_of_one_country,
    international_names,
    pieces_by_index,
    words_with_use,
)
from tasks.entities.organs.organ_start import (
    LEVELS,
    Scan,
    Walk,
    after_class,
    direct_start,
    names_small_area,
    opened_area,
    over_dash,
    over_sender,
    over_sessions,
    walk_left,
)
from tasks.entities.organs.party_centres import start_of_party
from tasks.entities.organs.set_up_organs import set_up_organs
from tasks.entities.posts.posts import find_posts, may_hold_post
from tasks.entities.reading import Reading

PLACE_ENDS = (
    "街道", "社区", "开发区", "高新区", "园区", "新区", "矿区", "林区", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "村", "岛",
)  # fmt: skip
LETTERS = ("one_character", "letter_of_country")
"""rules that find places of one character"""
_TO_CLASSES = re.compile(r"^各[^。；\n]{2,160}：", re.MULTILINE)
"""各市、县（区）党委宣传部、统战部，教育局：: a text that is sent to all of them"""
_BARE = ("bare_organ", "bare_bureau")
LONGEST_HEAD = 600
"""characters within which a document names those that it is sent to"""
LONGEST_NAME = 60
"""characters of a name at most; 中国共产主义青年团新疆生产建设兵团…委员会 has 40"""
OF_MANY = ("hospital", "university", "school", "company", "venue")
"""kinds that a country has many of: 美|医院争抢护士"""
_PERSONS = ("nr", "nrt", "nrfg")
HAS_SESSIONS = re.compile(r"人大|人民代表大会|政协|中央|政治局|书记处|委员会|理事会")
"""what a number of sessions may belong to: 第十三届|全国人大; no 第三届|上合组织"""
_SENT = ("支援", "援助", "驰援", "赴", "援")
"""what stands before the place that a team is sent to, and no name begins there"""


Reader = Callable[[Scan, Piece, int, int], None]
"""takes from a text what a piece tells that stands at a place"""


def find_organs(reading: Reading, places: Iterable[Mention] = ()) -> list[Mention]:
    """All organs of title and body; an organ inside a post counts (省委书记 → 省委), a class does not (各级党委).

    `places` are those found before: an organ may begin with the letter of a country (叙|政府军, 孟|议会).
    """
    return organs_of([reading], [places])[0]


def organs_of(readings: Sequence[Reading], places_of: Iterable[Iterable[Mention]]) -> list[list[Mention]]:
    """The same of several readings; each step reads all of them before the next does, which is faster."""
    found = [_scans(*each) for each in zip(readings, places_of, strict=True)]
    every = [scan for scans in found for scan in scans]
    for find in (_find_by_pieces, _find_by_level, _find_set_up):
        for scan in every:
            find(scan)
    return [_mentions(*each) for each in zip(readings, found, strict=True)]


def _scans(reading: Reading, places: Iterable[Mention]) -> list[Scan]:
    scans = [Scan(name, text, reading.words[name]) for name, text in reading.fields]
    for place in places:
        if place.rule in LETTERS and place.end - place.start == 1 and place.region_code is None:
            for scan in scans:
                if scan.source == place.field:
                    scan.ends[place.end] = (place.start, "country")
    return scans


def _find_by_pieces(scan: Scan) -> None:
    known = _readers()
    for index, start, end in PIECES.hits(scan.text):
        piece, read, free, headed = known[index]
        if read is None:
            continue
        read(scan, piece, start, end)
        if free or (headed and start - scan.country <= LONGEST):
            _read_behind_place(scan, piece, start, end)
    if "各" in scan.text and any(rule in _BARE for _, _, rule in scan.found):
        lines = [line.span() for line in _TO_CLASSES.finditer(scan.text, 0, LONGEST_HEAD)]
        scan.found = [f for f in scan.found if f[2] not in _BARE or not any(a <= f[0] < b for a, b in lines)]


def _find_by_level(scan: Scan) -> None:
    for start, end, rule in list(level_organs(scan)):
        scan.found = [f for f in scan.found if not start <= f[0] < f[1] <= end]
        scan.found.append((start, end, rule))
    scan.found.sort()


def _find_set_up(scan: Scan) -> None:
    """Organs that the text sets up; those found before get their numbered units."""
    text = scan.text
    scan.found = [
        (start, own_end(text, start, end), rule)
        if (behind := text[end : end + 1]) in GOES_ON or behind.isdecimal() or text[end - 1] == "组"
        else (start, end, rule)
        for start, end, rule in scan.found
    ]
    set_up = list(set_up_organs(scan.text))
    if set_up:
        known = {(start, end) for start, end, _ in scan.found}
        scan.found += [(*span, "organ_set_up") for span in set_up if span not in known]


def _mentions(reading: Reading, scans: list[Scan]) -> list[Mention]:
    mentions = [
        Mention(scan.source, None, start, end, "ORG", scan.text[start:end], rule)
        for scan in scans
        for start, end, rule in scan.found
        if (scan.text[end : end + 1] != "”" or not is_thing(scan.text, start, end))
        and not (scan.text[start - 1 : start] == "等" and is_of_those(scan.text, start, rule))
    ]
    if reading.article.doc_type == "law":
        mentions = [m for m in mentions if not is_class_in_law(reading, m)]
    if reading.region.province is not None and reading.region.county is None:
        mentions = [m for m in mentions if not is_class_of_lower_level(reading, m)]
    return mentions


def _read_place(scan: Scan, piece: Piece, start: int, end: int) -> None:
    text, role, first = scan.text, piece.role, start
    if text[start] == "和" and joins_level(text, start, end):
        return
    chain = scan.ends.get(start)
    joins = chain is not None and (chain[1] == "organ" or chain[1] == role == "place")
    if chain is not None and joins and text.find(text[start:end], chain[0], start) < 0:
        first = chain[0]  # but no 中共邵阳县委|邵阳县人民政府
    scan.ends[end] = (first, role)
    if role == "country":
        scan.country = end
    scan.places.add(start)


def _read_fixed(scan: Scan, piece: Piece, start: int, end: int) -> None:
    """国务院; 美国|国务院, 中国|海军, 武汉|火神山医院; no 民盟 in 基民盟, no 安全部 in 安全部队."""
    before = scan.ends.get(start)
    party = start_of_party(scan, piece, start) if piece.kind == "party" else None
    low = start
    if party is not None:
        low = party
    elif before is not None and _belongs_to(scan, piece, before, start):
        low = before[0]
    elif end - start < LONG_NAME and not opens_word(scan, start):
        return
    if not (closes_word(scan, end) or heads_long_word(scan, start, end)):
        return
    if piece.text.endswith("日报社") and scan.text.startswith("论", end):
        end -= 1  # 人民日报|社论
    may_be_many, has_sessions = _traits(piece.text)
    if may_be_many and is_of_many(scan, piece, low):
        return
    _take(scan, over_sessions(scan, low) if has_sessions else low, end, "fixed_organ")


@cache
def _traits(name: str) -> tuple[bool, bool]:
    """Whether a fixed organ may be one of several, and whether it has sessions."""
    return name in MAY_BE_MANY or name.endswith("部"), HAS_SESSIONS.search(name) is not None


def _belongs_to(scan: Scan, piece: Piece, before: tuple[int, str], start: int) -> bool:
    """Whether what ends before an organ is a part of its name: 美国|国务院, 西部战区|空军; but 中国|中央 no."""
    if before[1] == "organ" and piece.text in words_with_use("branch"):
        return True
    of_country = before[1] == "country" or scan.text[before[0] : start] == "中国"
    international = international_names().get(piece.text)
    apart = piece.text == "中央" or (international and not international.startswith(scan.text[before[0] : start]))
    apart = apart or piece.text in forces_of_one_country() or piece.text.endswith("志愿军")  # 在韩|志愿军
    return not apart and (of_country or piece.kind == "hospital")


def _take(scan: Scan, start: int, end: int, rule: str) -> None:
    """Put an organ on the list; one that lies in it gives way."""
    if end - start > LONGEST_NAME:
        return
    start = own_start(scan, start)
    while scan.found and scan.found[-1][0] >= start:
        scan.found.pop()
    scan.found.append((start, end, rule))
    scan.ends[end] = (start, "organ")


def _read_abbreviation(scan: Scan, piece: Piece, start: int, end: int) -> None:
    """省|关工委, 遂宁市|委, 教育部|党组; bare only where the lexicon allows."""
    if len(piece.text) > 1 and not closes_word(scan, end):
        return
    before = direct_start(scan, start)
    if before is None and piece.text.startswith("街道"):
        before = opened_area(scan, start)
    ending = scan.ends.get(start)
    if ending and ending[1] == "organ" and _belongs_to_post(scan, piece, end):
        return
    if before is not None and not (is_any_of_place(scan, piece, start) or is_twice(scan, piece, start)):
        before = over_sender(scan, before)
        _take(scan, before, end, "organ_of_level" if scan.text[before:start] in LEVELS else "organ_of_place")
        return
    if len(piece.text) == 1:
        return
    walked = walk_left(scan, start)
    of_street = piece.text.startswith("街道") and walked.named and start - walked.start > 3
    if walked.named and (of_street or scan.text.endswith(PLACE_ENDS, 0, start)):
        _take(scan, walked.start, end, "organ_of_place")  # 肇东市西园|街道办事处
    elif piece.kind == "subdistrict_office" and walked.distinctive and start - walked.start in (2, 3):
        _take(scan, walked.start, end, "organ_of_place")  # 来到永清|街道办
    elif (
        piece.bare
        and is_own_word(scan, start, end)
        and not after_class(scan, start)
        and not of_any_authority(scan.text, start)
    ):
        _take(scan, start, end, "bare_organ")
    elif piece.text in words_with_use("any_name"):
        _read_suffix(scan, replace(piece, role="suffix", shape="named"), start, end)  # 黄河|博物馆


def _read_bureau(scan: Scan, _: Piece, start: int, end: int) -> None:
    if not closes_word(scan, end):
        return
    before = direct_start(scan, start)
    if before is not None:
        _take(scan, before, end, "organ_of_level" if scan.text[before:start] in LEVELS else "bureau_of_place")
        return
    walked = walk_left(scan, start)
    if walked.named:
        _take(scan, walked.start, end, "bureau_of_place")
    elif is_own_word(scan, start, end) and not (after_class(scan, start) or of_any_authority(scan.text, start)):
        _take(scan, start, end, "bare_bureau")


def _read_suffix(scan: Scan, piece: Piece, start: int, end: int) -> None:
    if not ends_well(scan, start, end):
        return
    before = scan.ends.get(start)
    if before is not None:
        if piece.text in words_with_use("team") and scan.text.endswith(_SENT, 0, before[0]):
            return  # 湖南支援|黄冈|医疗队
        of_letter = before[1] == "country" and start - before[0] == 1 and piece.kind in OF_MANY
        of_letter = of_letter or (piece.text == "公司" and before[1] != "organ")  # 这家德国|公司
        of_letter = of_letter or is_any_of_place(scan, piece, start) or is_middle_of_place(scan, piece, start)
        if piece.text == "分会" and before[1] == "place":
            before = scan.ends.get(before[0], before)  # 中国佛教协会|西藏|分会
        if len(piece.text) > 1 and not (of_letter or _belongs_to_post(scan, piece, end)):
            low = _over_place(scan, piece, over_dash(scan, over_sender(scan, before[0])))
            _take(scan, past_description(scan, piece, low, start), end, "named_organ")
        return
    if _belongs_to_post(scan, piece, end) or scan.text.endswith(("原", "副"), 0, start):
        return
    if piece.shape == "placed" and piece.kind == "school":
        area = walk_left(scan, start)
        if area.named and start - area.start > 3:
            _take(scan, area.start, end, "named_organ")  # 双水街道|中心校, 商州区第二|初级中学
    if piece.shape == "placed" or (piece.shape == "part" and not _follows_organ(scan, start)):
        return
    walked = walk_left(scan, start)
    if walked.start == start and piece.text in words_with_use("alone") and is_own_word(scan, start, end):
        _take(scan, start, end, "bare_organ")  # 同卢|国民议会
    if walked.start == start or after_class(scan, walked.start):
        return
    if piece.text in words_with_use("team") and scan.text.endswith(_SENT, 0, walked.start):
        return
    if _holds_official(scan, walked.start, start, len(piece.text) == 1) or NO_ORGAN.search(
        scan.text, walked.start, start
    ):
        return
    if scan.text.startswith("社区", walked.start) and walked.start + 2 == start:
        return  # 社区|卫生服务中心: every one has it
    first = scan.words.word_at(walked.start)
    common = first in words_with_use("common") and piece.shape != "body"
    common = common or first in words_with_use("kind")  # 高级别|代表团
    if common and not any(start == walked.start for start, _, _ in scan.found[-1:]):
        return  # 国际|会展中心, 县域|高中: any of many
    if walked.named or (piece.shape == "named" and walked.distinctive and start - walked.start > 1):
        low = past_description(scan, piece, _over_place(scan, piece, over_sessions(scan, walked.start)), start)
        _take(scan, over_dash(scan, low), end, "named_organ")
    elif piece.text in words_with_use("local") and names_small_area(scan, walked.start, start):
        _take(scan, walked.start, end, "organ_of_area")
    elif _is_described(scan, piece, walked, start):
        _take(scan, over_sessions(scan, walked.start), end, "described_office")


def _holds_official(scan: Scan, start: int, end: int, short: bool) -> bool:
    """Whether a post stands in a name, with a person behind it where its head is no `short` one: 俄罗斯外交部副部长格鲁什|科,
    巴布亚新几内亚总理奥尼尔和时代|公司."""
    for post in find_posts(scan.text[start:end]) if may_hold_post(scan.text, start, end) else ():
        behind = scan.words.index_before(start + post.end + 1)
        if post.kind != "role" and (short or (start + post.end < end and scan.words.tags[behind] in _PERSONS)):
            return True
    return False


def _read_behind_place(scan: Scan, piece: Piece, start: int, end: int) -> None:
    """香港|胜景游|公司, 利比亚|全国过渡|委员会: any words stand between a place and these heads; no 美国|一家|公司."""
    if scan.found and scan.found[-1][1] > start:
        return
    place = start_at_country(scan, start) if is_head_of_country(piece) else None
    if place is None and piece.text in words_with_use("free"):
        legal = piece.text.endswith(("有限公司", "有限责任公司"))
        place = place_of_free_name(scan, start, legal)
        place = start_of_legal_name(scan, start) if place is None and legal else place
    if place is not None and closes_word(scan, end):
        _take(scan, place, end, "named_behind_place")


def _over_place(scan: Scan, piece: Piece, start: int) -> int:
    """山西长治|八路军太行纪念馆 → start of 山西."""
    if not piece.text.endswith("馆"):
        return start
    walked = walk_left(scan, start)
    return walked.start if walked.named else start


def _is_described(scan: Scan, piece: Piece, walked: Walk, start: int) -> bool:
    """治理工作|联合办公室, 金融街|服务中心; no 居家养老|服务站, which there are many of."""
    if start - walked.start < 3 or len(piece.text) == 1:
        return False
    one_word = scan.words.word_at(walked.start) == scan.text[walked.start : start]
    return piece.shape == "body" or (piece.shape == "office" and (walked.distinctive or one_word))


def _belongs_to_post(scan: Scan, piece: Piece, end: int) -> bool:
    """教育部|党组成员, 吉林大学|原党委书记: what leads an organ's Party members is told as part of the post."""
    return piece.text in ("党组", "党委", "党总支", "党支部") and scan.text.startswith(PARTY_POSTS, end)


def _follows_organ(scan: Scan, start: int) -> bool:
    """Whether an organ ended a few characters before: 教育部教材|司."""
    return bool(scan.found) and 0 <= start - scan.found[-1][1] <= 12


_READERS: dict[str, Reader] = {
    "place": _read_place,
    "country": _read_place,
    "fixed": _read_fixed,
    "abbreviation": _read_abbreviation,
    "bureau": _read_bureau,
    "suffix": _read_suffix,
}
"""what is done with a piece of each role; nothing with decoys"""


@cache
def _readers() -> list[tuple[Piece, Reader | None, bool, bool]]:
    """The pieces by their index, what is done with each, and whether any words may stand between it and a place."""
    free = words_with_use("free")
    return [
        (piece, _READERS.get(piece.role), piece.text in free, is_head_of_country(piece)) for piece in pieces_by_index()
    ]
