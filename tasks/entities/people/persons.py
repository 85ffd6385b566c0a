"""A reading and its organs → its PERSON mentions.

A name counts where something beside it licenses it: a post (区委书记班宏), a verb of its clause (刘金国出席会议),
a list (副主任甲、乙), 同志 or a post behind it (陈伊芬秘书长), a label (编辑：张贝龙), a roster (王　湛　　江苏省原副省长),
a note (马依努尔，女，维吾尔族). Names found so are then found wherever else they stand in the document.
"""

import re
from collections.abc import Sequence
from itertools import chain

from tasks.entities.mention import Mention
from tasks.entities.people.abroad import is_abroad, sounds_abroad, told_short
from tasks.entities.people.clause_names import names_at_clauses
from tasks.entities.people.japanese_names import japanese_names
from tasks.entities.people.name_lists import names_between, names_grouped
from tasks.entities.people.name_scan import (
    BETWEEN,
    SAFE,
    Scan,
    find_everywhere,
    is_common_word,
    list_after,
    notable_names,
)
from tasks.entities.people.names import (
    LICENSING_VERBS,
    SENTENCE_MARKS,
    Name,
    before_names,
    chinese_name_at,
    ends_name,
    given_chars,
    name_openings,
    single_followers,
    sound_chars,
    surnames,
)
from tasks.entities.people.quoted_things import without_things
from tasks.entities.people.sounded_names import (
    LONGEST_RUN,
    dotted_name_at,
    dotted_names,
    dotted_start,
    has_dots,
    sounded_name_at,
    sounded_name_before,
)
from tasks.entities.people.untitled_names import (
    comrades_and_reporters,
    names_before_listed,
    names_before_notes,
    paired_names,
    untitled_names,
)
from tasks.entities.posts.decisions import decided_names, tells_decisions
from tasks.entities.posts.office_names import clause_starts, is_address, is_office, may_follow_office
from tasks.entities.posts.posts import ASIDE, Post, find_posts, posts_by_start
from tasks.entities.posts.rosters import find_entries
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY

_BLANKS, _BRACKETS = frozenset(" 　"), frozenset("（(")
_NONE: frozenset[int] = frozenset()
_BEFORE_NAMES = _BLANKS | _BRACKETS | {"："}
PLAIN_WEIGHT = 50
"""weight of a character in given names from which it speaks for one"""
_REPORTED = (
    "要求，", "强调，", "指出，", "表示，", "说，", "认为，", "提出，", "介绍，", "要求：", "说：", "表示：", "强调：",
    "出任", "担任", "当选", "就任",
)  # fmt: skip
"""verbs with their mark: before these a name needs no dictionary to be one"""
_REPORTS = VOCABULARY.add(lambda: _REPORTED)
_NOTED_PEOPLE = re.compile(r"([㐀-鿿·]{2,8})（(?:[男女]，)?[㐀-鿿]{1,5}族[，）]")
_BEHIND_OFFICE, _PLAIN_BEHIND_OFFICE = 3, 1
"""score that is enough right behind an office, where a mark or a verb ends the name: 常务副县长|武建平，部长|王牮|宣读"""


def find_persons(reading: Reading, organs: list[Mention]) -> list[Mention]:
    """Personal names, without title, licensed by what stands beside them."""
    return persons_of([reading], [organs])[0]


def persons_of(readings: Sequence[Reading], organs_of: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The same of several readings; each step reads all of them before the next does, which is faster."""
    found = [_scans(reading, organs) for reading, organs in zip(readings, organs_of, strict=True)]
    every = [scan for scans in found for scan in scans]
    for find in _LICENSED:
        for scan in every:
            find(scan)
    confirmed = [told_short(scans, _names_in(scans)) for scans in found]
    for scans, known in zip(found, confirmed, strict=True):
        for scan in scans:
            find_everywhere(scan, notable_names())
            find_everywhere(scan, known)
    for scan in every:
        scan.changed = False
        _beside_names(scan)
    for scans, known in zip(found, confirmed, strict=True):
        if any(scan.changed for scan in scans):
            listed = _names_in(scans) - known - notable_names()
            for scan in scans:
                find_everywhere(scan, listed)
        without_things(scans)
    return [[mention for scan in scans for mention in scan.mentions()] for scans in found]


def _scans(reading: Reading, organs: list[Mention]) -> list[Scan]:
    """The texts of a reading, each with what is known of it before."""
    scans = []
    for field, text in reading.fields:
        if text:
            here = [organ for organ in organs if organ.field == field]
            taken = frozenset(chain.from_iterable([range(organ.start, organ.end) for organ in here])) if here else _NONE
            offices = frozenset([organ.start for organ in here]) if here else _NONE
            told = _REPORTS.hits(text)
            reports = frozenset([start for _, start, _ in told]) if told else _NONE
            words = reading.words[field]
            scans.append(Scan(field, text, words, find_posts(text), offices, taken, reports, has_dots(text)))
    return scans


def _names_in(scans: list[Scan]) -> set[str]:
    return {scan.text[start:end] for scan in scans for start, (end, _) in scan.names.items()}


def _beside_names(scan: Scan) -> None:
    """Names that names beside them license."""
    if not scan.names:
        return
    text = scan.text
    by_start = posts_by_start(text)
    for end in [end for end, _ in scan.names.values() if text[end : end + 1] in BETWEEN]:
        list_after(scan, end, by_start)
    between = list(names_between(scan))
    for start, end in between:
        scan.add(start, end, "name_between_names")
    for _, end in between:
        list_after(scan, end, by_start)
    before_listed = list(names_before_listed(scan))
    for start, end in before_listed:
        scan.add(start, end, "name_before_listed")
    for start, end in names_between(scan) if before_listed else ():
        scan.add(start, end, "name_between_names")


def _in_rosters(scan: Scan) -> None:
    for entry in find_entries(scan.text, scan.words):
        scan.add(entry.name.start, entry.name.end, "name_in_roster")


def _before_notes(scan: Scan) -> None:
    for start, end in names_before_notes(scan):
        scan.add(start, end, "name_before_note")


def _in_decisions(scan: Scan) -> None:
    if tells_decisions(scan.text):
        offices = scan.offices | {post.start for post in scan.posts if post.kind != "role"}
        for start, end in decided_names(scan.text, scan.words, offices, {post.end for post in scan.posts}):
            if start not in scan.taken:
                scan.add(start, end, "name_in_decision")


def _with_dots(scan: Scan) -> None:
    for start, end in dotted_names(scan.text, scan.words) if scan.dotted else ():
        apart = start not in scan.taken and end - 1 not in scan.taken  # 彼得·|彼得森基金会
        if apart and start not in scan.names and not scan.text.startswith("”号", end):
            scan.add(start, end, "name_with_dots")


def _without_titles(scan: Scan) -> None:
    for start, end, rule in [
        *untitled_names(scan),
        *comrades_and_reporters(scan),
        *names_grouped(scan.text, scan.words),
    ]:
        scan.add(start, end, rule)
    for start, end in paired_names(scan):
        scan.add(start, end, "name_in_pair")


def _after_posts(scan: Scan) -> None:
    """区委书记|班宏, 副主任|甲、乙, 伊朗总统|鲁哈尼, 编辑：|张贝龙."""
    openings = name_openings()
    by_start = posts_by_start(scan.text)
    for post in scan.posts:
        place = post.end
        char = scan.text[place : place + 1]
        if char not in openings and not scan.dotted and char not in _BEFORE_NAMES:
            continue
        if (char in _BLANKS and (post.kind == "role" or scan.text[place + 1 : place + 2] in surnames())) or (
            char == "：" and post.kind == "role"
        ):
            place += 1
            char = scan.text[place : place + 1]
        if char in _BRACKETS and (aside := ASIDE.match(scan.text, place)):
            place = aside.end()
            char = scan.text[place : place + 1]
        if char == "兼" or (not scan.dotted and char not in openings):
            continue
        if place in scan.taken or place in by_start or _is_no_word(scan, post):
            continue
        name = _name_after(scan, place, post) or _of_people(scan.text, place)
        if name is not None and not (char == "和" and name.end in by_start):  # 主席|和邦戈|总统
            scan.add(name.start, name.end, "name_after_post")
            list_after(scan, name.end, by_start)


def _of_people(text: str, place: int) -> Name | None:
    """A name of any sound whose people is told behind it: 旗委书记|敖日格勒|（蒙古族）."""
    noted = _NOTED_PEOPLE.match(text, place)
    return Name(place, noted.end(1), SAFE) if noted else None


def _is_plain(text: str, name: Name | None) -> bool:
    """Whether surname and both characters are common ones in names: 沈长明, 欧阳昌琼."""
    if name is None or name.end - name.start < 3 or surnames().get(text[name.start : name.end - 2], True):
        return False
    return all(given_chars().get(char, 0) >= PLAIN_WEIGHT for char in text[name.end - 2 : name.end])


def _is_no_word(scan: Scan, post: Post) -> bool:
    """Whether the post is only letters of other words; behind an organ that they share it is one (中央书记处|书记), and
    before a foreign name that the dictionary does not know (俄防|长绍|伊古)."""
    if post.name_start in scan.taken or not scan.words.cross(post.name_start, post.end):
        return False
    if scan.text[post.name_start - 1 : post.name_start] == scan.text[post.name_start]:
        return False  # 法规处|处长
    if scan.text.startswith("副", post.name_start) and post.name_start - 1 in scan.taken:
        return False  # 中央军委后勤保障部|副部长, where 部副 is a word of the dictionary
    if post.kind == "government" and _heads_place(scan, post.name_start):
        return False  # 平昌县|长
    sounded = sounded_name_at(scan.text, post.end, scan.words) if post.kind == "state" else None
    return sounded is None or sounded - post.end < 3 or not ends_name(scan.text, sounded)


def _heads_place(scan: Scan, start: int) -> bool:
    """Whether a place is told as a word with the first character of the post that begins there: |平昌县|长."""
    index = scan.words.index_before(start + 1)
    return scan.words.ends[index] == start + 1 and scan.words.tags[index] == "ns"


def _name_after(scan: Scan, place: int, post: Post) -> Name | None:
    if scan.dotted:
        dotted = dotted_name_at(scan.text, place, scan.words)
        if dotted is not None and not _opens_with_name(scan, place):
            return Name(dotted_start(scan.text, place, scan.words), dotted, SAFE)
    char = scan.text[place : place + 1]
    if char not in name_openings():
        return None
    chinese = chinese_name_at(scan.text, place, scan.words)
    sounded = sounded_name_at(scan.text, place, scan.words) if post.kind != "rank" else None
    safe = SAFE + (post.kind == "role" and not _is_plain(scan.text, chinese))
    if post.start - 1 in scan.taken:  # an organ, its post, a name: 中国工程院|院长|周济
        safe -= 1 if surnames().get(scan.text[place : place + 1], True) else 2
    elif scan.text[place - 1] == "：":
        safe -= 1
    cut = chinese is not None and (sounded is None or sounded < chinese.end)  # 林华|新 is no foreign name
    if chinese is not None and cut and is_office(scan, post) and may_follow_office(scan, chinese):
        plain = post.start - 1 in scan.taken and chinese.end - place == 3
        plain = plain or not surnames().get(scan.text[place], True)
        plain = plain or (chinese.end - place == 3 and scan.text[chinese.end : chinese.end + 1] in "，、。")
        safe = min(safe, _PLAIN_BEHIND_OFFICE if plain else _BEHIND_OFFICE)
    if (
        chinese is not None
        and chinese.score >= safe
        and (sounded is None or sounded <= chinese.end or ends_name(scan.text, chinese.end))
    ):
        return chinese
    if sounded is None or not _ends_sounded(scan, post, place, sounded):
        return None
    if _is_word(scan, post, place, sounded) and not sounds_abroad(scan, post, scan.text[place:sounded]):
        return None
    foreign = (
        post.kind == "state"
        or sounded - place >= 3
        or scan.text.find(scan.text[place:sounded], sounded) > 0
        or (post.start - 1 in scan.taken and _is_tagged_word(scan, place, sounded))
        or (scan.words.word_at(place) == scan.text[place:sounded] and is_abroad(scan, post))
    )
    return Name(place, sounded, SAFE) if foreign else None


def _ends_sounded(scan: Scan, post: Post, start: int, end: int) -> bool:
    """Whether a foreign name ends there: before a mark or a verb; a long one of an office also at a word: 姆南加古瓦|官复原职."""
    return ends_name(scan.text, end) or (
        end - start > 3 and post.kind in ("state", "head") and end - start < LONGEST_RUN and scan.words.is_boundary(end)
    )


def _is_word(scan: Scan, post: Post, start: int, end: int) -> bool:
    """Whether it is a common word; right behind an office and before a mark only where all of it is: 主席|图库尔|。"""
    if not is_common_word(scan, start, end):
        return False
    marked = end < len(scan.text) and scan.text[end] in SENTENCE_MARKS
    return not (
        marked and end - start > 2 and is_office(scan, post) and scan.words.word_at(start) != scan.text[start:end]
    )


def _opens_with_name(scan: Scan, place: int) -> bool:
    """Whether a Chinese name and its verb stand before the dotted one: 习近平|致电米丽娅姆·斯皮泰里."""
    chinese = chinese_name_at(scan.text, place, scan.words)
    if chinese is None or chinese.score < SAFE:
        return False
    return LICENSING_VERBS.stand_at(scan.text, chinese.end)


def _is_tagged_word(scan: Scan, start: int, end: int) -> bool:
    """Whether the stretch is one word that the dictionary takes for a name or does not know."""
    index = scan.words.index_before(end)
    word = scan.words.starts[index], scan.words.ends[index]
    return word == (start, end) and scan.words.tags[index] in ("nr", "nrt", "nrfg", "x", "nz")


def _openings(scan: Scan, end: int) -> list[int]:
    """Where a Chinese name may begin that ends there, by the word before: the dictionary takes that for a name, of a
    person or, as 黄坤明, of a place; or has never heard of it."""
    index = scan.words.index_before(end)
    if index < 0 or scan.words.ends[index] != end:
        return []
    tag, word_start = scan.words.tags[index], scan.words.starts[index]
    cut = end - word_start == 1 and scan.words.tag_at(end - 3, end - 1) == "nr"  # 黄杰|男|处长
    if tag == "nr" or cut:
        return [start for start in (end - 2, end - 3, end - 4) if start >= 0 and start not in scan.taken]
    split = end - word_start == 2 and tag in ("nz", "x", "nrt") and scan.text[end - 3 : end - 2] in surnames()
    if split and scan.words.is_boundary(end - 3) and scan.text[end - 4 : end - 3] in SENTENCE_MARKS:
        return [end - 3]  # ，唐|英宗|校长
    if 2 < end - word_start < 5 and tag in ("ns", "nz", "x", "nrt", "nrfg", "nt") and word_start not in scan.taken:
        return [word_start]
    return []


def _before_posts(scan: Scan) -> None:
    """陈伊芬|秘书长, 习近平|总书记, 焦裕禄|同志."""
    for post in scan.posts:
        start = post.start
        if start != post.name_start or start == 0 or scan.text[start - 1] in SENTENCE_MARKS or start - 1 in scan.taken:
            continue
        name = _name_before(scan, post)
        if name is not None:
            scan.add(name.start, name.end, "name_before_post")


def _name_before(scan: Scan, post: Post) -> Name | None:
    place = post.start
    sounded = sounded_name_before(scan.text, place) if sound_chars().issuperset(scan.text[place - 2 : place]) else None
    if sounded is not None and _is_foreign(scan, sounded, place):
        of_place = scan.text[place] in "市州省郡"  # 杰克逊|市长卢蒙巴
        return None if of_place else Name(sounded, place, SAFE)
    best = None
    starts = _openings(scan, place)
    if is_address(scan.text, post):
        starts += clause_starts(scan.text, place)
    for start in sorted(starts, reverse=True) if starts else ():
        name = chinese_name_at(scan.text, start, scan.words)
        if name is None or name.end != place:
            continue
        if place - start == 3 and scan.text[start] in single_followers() and scan.text[start + 1] in surnames():
            continue  # 和|普京总统
        joined = scan.text[start - 1 : start] in before_names() and surnames().get(scan.text[start]) is False
        score = name.score + (1 if scan.words.is_boundary(start) else 0 if joined else -2)
        score += 1 if start == 0 or scan.text[start - 1] in SENTENCE_MARKS or start - 1 in scan.taken else 0
        if score >= SAFE + 1 and (best is None or score >= best.score or joined):  # 愿同|范明政总理
            best = Name(start, place, score)
    return best


def _is_foreign(scan: Scan, start: int, end: int) -> bool:
    """Whether a run of such characters is a name by its place: a word begins there, and no Chinese name could."""
    opens = scan.words.is_boundary(start) or scan.text[start - 1] in before_names()  # 同|博索纳罗
    if scan.words.tag_at(start, start + 1) in ("p", "c"):
        return False  # 因|班子成员
    if start in scan.taken or not opens or is_common_word(scan, start, end):
        return False
    return scan.text[start] not in surnames() or end - start > 3


_LICENSED = (
    _in_rosters,
    _after_posts,
    _before_posts,
    names_at_clauses,
    japanese_names,
    _before_notes,
    _in_decisions,
    _with_dots,
    _without_titles,
)
"""what finds names by what stands beside them, in this order: of two that begin at one place the first found stays,
unless the other is longer"""
