"""The words before a name → the posts that they give it, from the last to the first.

市委常委、秘书长、市直机关工委书记|王景章 → 书记 of 市直机关工委, 秘书长 and 常委 of 市委
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tasks.entities.mention import Mention
from tasks.entities.posts.posts import Post, posts_by_end

JOINS = frozenset("、兼 　")
LONGEST_OFFICE = 40
"""characters of an organ with its post at most, where they are looked for from the left"""
MOST_POSTS = 8
"""posts that one name has in a chain at most; bounds the walk"""


@dataclass(slots=True)
class Held:
    """One post of a chain, with the organ or place that stands right before it."""

    start: int
    post: Post
    name: str
    """the post as a table has it: 常务副主任"""
    organ: Mention | None
    place: Mention | None


@dataclass(slots=True)
class Around:
    """What stands in a text, by where it ends."""

    text: str
    posts: Mapping[int, Post]
    organs: Mapping[int, Mention]
    places: Mapping[int, Mention]


def around_of(field: str, text: str, mentions: Iterable[Mention]) -> Around:
    """What stands in the text that is this field, of whose mentions the organs and places are looked at."""
    organs: dict[int, Mention] = {}
    places: dict[int, Mention] = {}
    for mention in mentions:
        if mention.field == field:
            if mention.type == "ORG":
                organs[mention.end] = mention
            elif mention.type == "PLACE":
                places[mention.end] = mention
    return Around(text, posts_by_end(text), organs, places)


def chain_before(around: Around, end: int) -> list[Held]:
    """The posts that end at `end`, in the order of the text; [] where none does."""
    held: list[Held] = []
    place = end
    while (post := around.posts.get(place)) is not None and len(held) < MOST_POSTS:
        one = _held(around, post)
        held.append(one)
        if one.start == 0 or around.text[one.start - 1] not in JOINS:
            break
        place = one.start - 1
        if place and around.text[place] == "、" and around.text[place - 1] == " ":
            place -= 1  # 县委副书记 、|县长: a blank that a broken line left
    return held[::-1]


def chain_after(around: Around, start: int) -> list[Held]:
    """The posts that begin at `start` with their organs: 任|市委常委、副市长; [] where none does."""
    found: list[Held] = []
    place = start
    while len(found) < MOST_POSTS:
        if around.text.startswith("办公室", place):
            place += len("办公室")  # 兼任|办公室|主任: of a body told before
        one = next((h for h in _posts_from(around, place) if h.start == place), None)
        if one is None or (found and around.text[one.post.end : one.post.end + 1] == "由"):
            break  # 任外交部长，|国防部长由某某担任
        found.append(one)
        if around.text[one.post.end : one.post.end + 1] not in ("、", "兼", "，"):
            break
        place = one.post.end + 1
    return found


def _posts_from(around: Around, place: int) -> Iterator[Held]:
    for end in range(place + 2, min(place + LONGEST_OFFICE, len(around.text)) + 1):
        post = around.posts.get(end)
        if post is not None and post.kind != "role":
            yield _held(around, post)


def _held(around: Around, post: Post) -> Held:
    name = around.text[post.name_start : post.end]
    organ = around.organs.get(post.start)
    if organ is not None:
        return Held(organ.start, post, name, organ, None)
    for end in range(post.start + 1, post.end):
        shared = around.organs.get(end)
        if shared is None or shared.start >= post.start or post.start != post.name_start:
            continue
        rest = around.text[end : post.end]
        if len(rest) == 1:  # 外交部|长: organ and post share a character
            return Held(shared.start, post, name, shared, None)
        return Held(shared.start, post, rest, shared, None)  # 中央书记处|书记, 政府办公室|主任
    place = around.places.get(post.start)
    if place is not None:
        return Held(place.start, post, name, None, place)
    return Held(post.start, post, name, None, None)
