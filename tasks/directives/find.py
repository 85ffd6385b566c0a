"""Sentences and mentions → directives."""

from tasks.clean.article import Article
from tasks.directives.directive import Directive
from tasks.entities.mention import Mention
from tasks.segment.sentence import Sentence


def find_directives(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> list[Directive]:
    """One directive for each sentence that demands, forbids or allows, in the order of the sentences."""
    return []
