"""A sentence → its words and their parts of speech."""

import re

import rjieba

_WHITE = re.compile(r"\s")


def tagged_words(text: str) -> tuple[list[str], list[str]]:
    """Words and jieba's tags, white space left out: 要抓好落实 → [要, 抓好, 落实], [v, v, a]."""
    pairs = rjieba.tag(text)
    if _WHITE.search(text):
        pairs = [pair for pair in pairs if not pair[0].isspace()]
    return [word for word, _ in pairs], [tag for _, tag in pairs]
