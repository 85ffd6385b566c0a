"""Organs and persons → the organs that only a named holder of a post makes more than a class.

关工委 alone is a class, for every place has one; in 市委常委、关工委主任王某 it is the one that he leads.
"""

import re
from collections.abc import Iterator
from functools import cache

from tasks.entities.mention import Mention
from tasks.entities.organs.organ_lexicon import pieces, words_with_use
from tasks.entities.organs.organ_start import CJK, NAME_TAGS
from tasks.entities.posts.chains import JOINS, MOST_POSTS
from tasks.entities.posts.posts import Post, posts_by_end, posts_by_start
from tasks.entities.reading import Reading
from tasks.entities.words import Words
from tasks.lexicons import lexicon

SHORTEST_NAME, LONGEST_NAME = 3, 10
"""characters of an organ that only its head tells: 项目办"""
SHORTEST_UNIT, LONGEST_UNIT = 2, 18
"""characters of a unit behind its organ: 法规处, 环境影响评价与排放管理处"""
UNIT = re.compile("[㐀-鿿]+(?<![的和与])")
_MINISTRY = re.compile("[㐀-鿿]{2,4}、[㐀-鿿]{2,6}[和与][㐀-鿿]{2,6}部")
"""德国|食品、农业与消费者保护部"""
_GIVEN = re.compile(r"(?:[拟现历曾出担升转调改兼]任|就任|(?<![主委责信继])任|提拔为|晋升为)[^，。；：\n]*$")
_REACH = 40
"""what gives a post that further ones may follow, and how far before them it stands"""
_HEADS_OF_OFFICES = ("处长", "科长", "股长")
_MEMBERS = ("委员", "成员", "代表", "会员", "干部")
"""posts that many hold: 人大代表、政协|委员"""
_NOUNS = ("n", "vn", "nz", "j", "an")
_MARKS = "、，。；：兼\n"
_AND = ("和", "与")


@cache
def _classes() -> tuple[str, ...]:
    """Abbreviations that are no organ with nothing before them; longest first."""
    names = [row["abbr"] for row in lexicon("organ_templates") if row["bare"] == "0" and len(row["abbr"]) > 1]
    return tuple(sorted(names, key=len, reverse=True))


@cache
def _led_by() -> dict[str, tuple[str, ...]]:
    """Post → heads of the organs that it leads: 主任 → 办, 中心, 室; 组长 → 组."""
    found: dict[str, list[str]] = {}
    for row in lexicon("led_heads"):
        found.setdefault(row["post"], []).append(row["head"])
    return {post: tuple(heads) for post, heads in found.items()}


def find_chain_organs(
    reading: Reading, organs: list[Mention], places: list[Mention], persons: list[Mention]
) -> list[Mention]:
    """市委常委、|纪委|书记张三: organs of posts before a name that are not on the list of organs yet."""
    found: list[Mention] = []
    for field, text in reading.fields if persons else ():
        posts = posts_by_end(text)
        if "任" in text or "为" in text:
            found.extend(_behind_posts(reading, field, text, posts))
        behind = [person.start for person in persons if person.field == field and person.start in posts]
        if behind:
            ends = {m.end: m for m in organs if m.field == field}
            grounds = {m.end: m for m in places if m.field == field} | ends
            for start in behind:
                found.extend(_in_chain(reading, field, text, start, posts, ends, grounds))
    return found


def _behind_posts(reading: Reading, field: str, text: str, posts: dict[int, Post]) -> Iterator[Mention]:
    """拟任市委常委、|纪委|书记: classes between a post and the one that leads them."""
    for end, post in posts.items():
        if text[end : end + 1] != "、" or post.kind == "role" or not _GIVEN.search(text, max(0, end - _REACH), end):
            continue
        name = next((name for name in _classes() if text.startswith(name, end + 1)), None)
        led = posts_by_start(text).get(end + 1 + len(name)) if name is not None else None
        if name is not None and led is not None and text[led.start : led.end] not in _MEMBERS:
            yield reading.mention("ORG", field, end + 1, end + 1 + len(name), "organ_of_chain")


def _of_shared_head(reading: Reading, field: str, text: str, post: Post) -> int | None:
    """Where the office begins whose head is the first character of the post: |教育处|长, |计划处|长, 兼|内政部|长."""
    post_name = text[post.start : post.end]
    if post_name not in (*_HEADS_OF_OFFICES, "部长") or post.start != post.name_start:
        return None
    words = reading.words[field]
    index = words.index_before(post.start)
    named = index >= 0 and words.ends[index] == post.start and words.tags[index] in _NOUNS
    word = words.words[index] if named else ""
    if post_name == "部长" and (f"{word}部" not in pieces() or text[words.starts[index] - 1] in _AND):
        return None  # 瑞士联邦副主席兼|内政部|长, no 国务|部长
    return words.starts[index] if len(word) > 1 and word not in words_with_use("class") else None


def _told_by_head(reading: Reading, field: str, text: str, post: Post, grounds: dict[int, Mention]) -> int | None:
    """Where the organ begins that ends with the head its post leads: a unit of the organ before it (省财政厅预算处|处长),
    behind a place (中国快递协会|原常务副会长) or behind a mark: 、|项目办|主任, 。|县考核组|组长."""
    heads = _led_by().get(text[post.name_start : post.end].removeprefix("常务").removeprefix("副"))
    if heads is None or not text.endswith(heads, 0, post.start):
        return None
    words = reading.words[field]
    for end in range(post.start - SHORTEST_UNIT, post.start - LONGEST_UNIT, -1):
        ground = grounds.get(end)
        if ground is not None and (UNIT.fullmatch(text, end, post.start) or _MINISTRY.fullmatch(text, end, post.start)):
            own = posts_by_end(text).keys().isdisjoint(range(end + 1, post.start))
            own = own and (ground.type == "ORG" or _is_of_place(text, end, post, heads))
            if own and not _names_class(words, end, post.start):
                outer = grounds.get(ground.start)
                return ground.start if outer is None or outer.type != "ORG" else outer.start
            break  # 乌干达政府|发言人兼国家媒体中心|主任, 美国国会众议院|多数党|领袖
    low = max(0, post.start - LONGEST_NAME)
    start = max(text.rfind(mark, low, post.start) for mark in _MARKS) + 1
    if (start == 0 and low) or post.start - start < SHORTEST_NAME or not CJK.fullmatch(text, start, post.start):
        return None
    inside = words_with_use("inside")
    indexes = range(words.index_before(start + 1), words.index_before(post.start - 1) + 1)
    named = text[start] not in _AND and all(
        words.tags[k] in NAME_TAGS | {"zg"} or words.words[k] in inside or words.words[k] in _AND for k in indexes
    )
    return start if named and words.is_boundary(start) and not _names_class(words, start, post.start) else None


def _is_of_place(text: str, end: int, post: Post, heads: tuple[str, ...]) -> bool:
    """Whether what stands between a place and a post is the name of an organ there: 泰国|立法议会|主席; no 德国|公司|总裁."""
    if post.kind == "role" or text.startswith("队", post.start) or _ANY.search(text, end, post.start):
        return False
    head = max((head for head in heads if text.endswith(head, end, post.start)), key=len)
    return post.start - end > len(head) or head in _ONE_OF_COUNTRY


_ANY = re.compile("[某该各这那两几多的其一等]|最|首位|知名|著名|支援|当地")
"""what makes a class or a clause of the words between a place and a post: 浙江|这家公司|董事长"""
_ONE_OF_COUNTRY = ("国会", "议会", "联邦院", "下院", "上院", "立法会", "部长会议", "参联会")
"""heads that each country has one organ of"""


def _names_class(words: Words, start: int, end: int) -> bool:
    """Whether a word there tells one of a class: 阿富汗|最大|反对党, 执政党; but 秘书|一|科."""
    inside = words.words[words.index_before(start + 1) : words.index_before(end) + 1]
    return any(len(word) > 1 and (word in words_with_use("class") or word in words_with_use("stop")) for word in inside)


def _in_chain(
    reading: Reading,
    field: str,
    text: str,
    end: int,
    posts: dict[int, Post],
    organs: dict[int, Mention],
    grounds: dict[int, Mention],
) -> list[Mention]:
    found: list[Mention] = []
    place = end
    for _ in range(MOST_POSTS):
        post = posts.get(place)
        if post is None or post.kind == "role":
            break
        start = post.start
        organ = organs.get(start)
        if organ is not None:
            start = organ.start
        elif (told := _told_by_head(reading, field, text, post, grounds)) is not None:
            start = told
            found.append(reading.mention("ORG", field, start, post.start, "organ_of_chain"))
        elif post.start + 1 not in organs and (told := _of_shared_head(reading, field, text, post)) is not None:
            start = told
            found.append(reading.mention("ORG", field, start, post.start + 1, "organ_of_chain"))
        elif text.endswith(_classes(), 0, start):
            name = next(name for name in _classes() if text.endswith(name, 0, start))
            start -= len(name)
            if start == 0 or text[start - 1] in "、，。；：兼\n":
                found.append(reading.mention("ORG", field, start, post.start, "organ_of_chain"))
        if start == 0 or text[start - 1] not in JOINS:
            break
        place = start - 1
    return found
