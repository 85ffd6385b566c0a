"""What finders know of a text that they read in turn: where the words of their lexicons stand, and what follows from that.

Each module adds its list of words, and one automaton finds them all. What is made of a text is remembered until the
documents that are read together are done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from tasks.matching import Vocabulary

VOCABULARY = Vocabulary()

Made = TypeVar("Made")
_forgetting: list[Callable[[], None]] = [VOCABULARY.forget]


def remembered(function: Callable[[str], Made]) -> Callable[[str], Made]:
    """Make a function work once on each text."""
    kept = cache(function)
    _forgetting.append(kept.cache_clear)
    return kept


@contextmanager
def forgetting_texts() -> Iterator[None]:
    """Let go, in the end, of all that is made of texts."""
    try:
        yield
    finally:
        for forget in _forgetting:
            forget()
