"""Organs and persons → the organs that only a named holder of a post makes more than a class.

关工委 alone is a class, for every place has one; in 市委常委、关工委主任王某 it is the one that he leads.
"""

from functools import cache

from tasks.entities.chains import JOINS, MOST_POSTS
from tasks.entities.mention import Mention
from tasks.entities.posts import Post, posts_by_end
from tasks.entities.reading import Reading
from tasks.lexicons import lexicon


@cache
def _classes() -> tuple[str, ...]:
    """Abbreviations that are no organ with nothing before them; longest first."""
    names = [row["abbr"] for row in lexicon("organ_templates") if row["bare"] == "0" and len(row["abbr"]) > 1]
    return tuple(sorted(names, key=len, reverse=True))


def find_chain_organs(reading: Reading, organs: list[Mention], persons: list[Mention]) -> list[Mention]:
    """市委常委、|纪委|书记张三: organs of posts before a name that are not on the list of organs yet."""
    found = []
    for field, text in reading.fields:
        if not any(person.field == field for person in persons):
            continue
        ends = {m.end: m for m in organs if m.field == field}
        posts = posts_by_end(text)
        for person in persons:
            if person.field == field and person.start in posts:
                found.extend(_in_chain(reading, field, text, person.start, posts, ends))
    return found


def _in_chain(
    reading: Reading, field: str, text: str, end: int, posts: dict[int, Post], organs: dict[int, Mention]
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
        elif text.endswith(_classes(), 0, start):
            name = next(name for name in _classes() if text.endswith(name, 0, start))
            start -= len(name)
            if start == 0 or text[start - 1] in "、，。；：兼\n":
                found.append(reading.mention("ORG", field, start, post.start, "organ_of_chain"))
        if start == 0 or text[start - 1] not in JOINS:
            break
        place = start - 1
    return found
