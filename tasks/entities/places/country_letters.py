"""A text and the countries that its article names → places where one character stands for one of these countries.

访巴, 赴老投资 where Pakistan and Laos are named; 同柬有关方面, 向俄总统普京, 俄舰艇编队; but no 俄方, no 中俄
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tasks.entities.places.gazetteer import Name, names
from tasks.entities.words import Words
from tasks.lexicons import lexicon, words_with_role

TOWARDS = "赴访抵驻离援"
"""what makes of any such character a country: 赴|老, 访|古"""
BESIDE = "同与向对和由从据应在"
"""what does so with those that are hardly words of their own: 同|柬"""
OPENS = "，。；：！？“” 　\n的"
"""where a clause begins or a noun is told: |俄舰艇编队, 到访的|俄舰艇编队"""
LIKE_WORDS = frozenset(
    "日法德意土希以加新老古吉马波比南西东北中白安多几也不圣所博布荷挪芬立尼斯摩文科海智密百格刚冰列卢巴黑约莱"
)
"""characters that are too often words of their own to open a clause or to stand behind 同"""
SAFE_BESIDE = frozenset("日法德")
"""those of them that are none behind 同"""
NOT_BEHIND = frozenset("方国中双两侧洲式语裔籍族人元们美欧俄英法德日韩朝印伊叙乌巴菲越泰缅柬、·—－-")
"""the sides and pairs: 俄方, 中俄, 美欧; a list is read elsewhere"""
OF_NATION = ("国民议会", "国防部", "国防军", "国务院", "国会", "国家")
"""萨|国民议会, but no 俄国"""
WHOLE_VERBS = frozenset(("出访", "到访", "来访", "回访", "飞抵", "运抵", "常驻", "撤离"))
WILLING = frozenset("愿将已再也可会能仍并且还应就但而均都曾正")
"""what a dictionary joins with the preposition: 愿同|柬"""
NOUNS = ("n", "vn", "nt", "nz", "nw", "an")
"""jieba's tags of words that the letter of a country may stand before: 俄|舰艇"""


@cache
def _letters() -> dict[str, Name]:
    """Character → the country that it stands for where the article does not tell."""
    rows = [row for row in lexicon("place_characters") if row["kind"] == "country"]
    return {row["character"]: known for row in rows if (known := names().get(row["name"])) is not None}


def letters_of(named: Iterable[Name]) -> dict[str, Name]:
    """Character → the country that an article means by it, which names these: 老 → 老挝, 巴 → 巴西 where that is named."""
    meant: dict[str, Name] = {}
    for name in dict.fromkeys(named):
        told = _letter_of(name)
        if told is not None and (told.usual or told.name.word not in meant):
            meant[told.name.word] = told.name
    return meant


class Letter(NamedTuple):
    """The first character of a country, as a name of it."""

    name: Name
    usual: bool
    """whether it stands for that country where the article does not tell, too"""


@cache
def _letter_of(name: Name) -> Letter | None:
    if "country" not in name.kinds or len(name.meanings) != 1 or name.word == "中国":
        return None
    known = _letters().get(name.word[0])
    usual = known is not None and known.meanings[0] is name.meanings[0]
    return Letter(Name(name.word[0], name.meanings, False), usual)


def country_letters(text: str, words: Words, meant: dict[str, Name]) -> Iterator[tuple[int, Name]]:
    """Place and name of each."""
    for letter, name in meant.items():
        place = text.find(letter)
        while place >= 0:
            reads = _READS.get(text[place - 1]) if place else _opens
            paired = text[place + 1 : place + 2] in NOT_BEHIND and not text.startswith(OF_NATION, place + 1)
            if reads is not None and not paired and reads(text, words, place):
                yield place, name
            place = text.find(letter, place + 1)


def _towards(text: str, words: Words, place: int) -> bool:
    """赴|老|投资, 访|古|为期四天; but 采访|老|专家."""
    index = words.index_before(place)
    verb = words.words[index][: place - words.starts[index]]
    return words.is_boundary(place + 1) and (len(verb) == 1 or verb in WHOLE_VERBS)


def _beside(text: str, words: Words, place: int) -> bool:
    """同|柬|有关方面, 向|俄|总统普京; but 同意|加强, 对美的追求."""
    letter = text[place]
    if letter not in LIKE_WORDS and text.startswith(words_with_role("of_a_country"), place + 1):
        return words.is_boundary(place) or words.is_boundary(place + 1)
    if letter not in "新老" and text.startswith(words_with_role("heads_a_country"), place + 1):
        return words.is_boundary(place + 1)
    index = words.index_before(place)
    alone = words.starts[index] == place - 1 or (words.ends[index] == place and words.words[index][:-1] in WILLING)
    return (
        alone
        and words.is_boundary(place + 1)
        and (letter not in LIKE_WORDS or letter in SAFE_BESIDE)
        and not text.startswith(("对美的", "同日"), place - 1)
    )


def _opens(text: str, words: Words, place: int) -> bool:
    """|俄|舰艇编队, |美|林火蔓延; but 的|美|食."""
    letter = text[place]
    if letter in LIKE_WORDS:
        return letter not in "新老" and text.startswith(words_with_role("heads_a_country"), place + 1)
    if text.startswith(words_with_role("of_a_country"), place + 1):
        return True
    if letter == "美" and place and text[place - 1] == "的":
        return False
    index = words.index_before(place + 1)
    following = index + 1
    return (
        words.starts[index] == place
        and words.ends[index] == place + 1
        and following < len(words.words)
        and words.starts[following] == place + 1
        and len(words.words[following]) > 1
        and words.tags[following] in NOUNS
    )


_READS = {char: reads for chars, reads in ((TOWARDS, _towards), (BESIDE, _beside), (OPENS, _opens)) for char in chars}
"""the character before the letter → what tells whether it is one"""
