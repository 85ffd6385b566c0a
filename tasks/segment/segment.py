"""An article → its sentences."""

from tasks.clean.article import Article
from tasks.segment.sentence import Sentence


def segment(article: Article) -> list[Sentence]:
    """The sentences of the body, in order, with outline and words."""
    return []
