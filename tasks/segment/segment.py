"""An article → its sentences, each with its place in paragraph and outline and its words."""

from tasks.clean.article import Article
from tasks.segment.counters import counter_candidates
from tasks.segment.cut import paragraph_spans, sentence_spans
from tasks.segment.outline import outline
from tasks.segment.sentence import Sentence
from tasks.segment.words import tagged_words


def segment(article: Article) -> list[Sentence]:
    """The sentences of the body, in order, with outline and words."""
    sentences = cut_with_outline(article.body.chars)
    for sentence in sentences:
        sentence.tokens, sentence.pos = tagged_words(sentence.text)
    return sentences


def cut_with_outline(text: str) -> list[Sentence]:
    """The sentences of a text with paragraph, item and heading, and still without words."""
    sentences = _cut(text)
    outline(sentences, counter_candidates(text), set())
    return sentences


def _cut(text: str) -> list[Sentence]:
    sentences: list[Sentence] = []
    for paragraph_no, (low, high) in enumerate(paragraph_spans(text)):
        line = text[low:high]
        sentences.extend(
            Sentence(0, paragraph_no, low + start, low + end, line[start:end]) for start, end in sentence_spans(line)
        )
    for number, sentence in enumerate(sentences):
        sentence.sentence_no = number
    return sentences
