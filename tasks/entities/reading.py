"""An article and its sentences → what every finder of mentions reads.

A finder searches the whole title and the whole body (`fields`), so that a matcher runs once over each; `mention` makes
the row of what it found.
"""

from bisect import bisect_right
from dataclasses import InitVar, dataclass, field

from tasks.clean.article import Article, Region
from tasks.entities.mention import Mention
from tasks.entities.words import Words
from tasks.segment.sentence import Sentence
from tasks.segment.words import Placed


@dataclass(slots=True)
class Reading:
    """An article as the finders see it. Nothing of it changes; it is not frozen for the same reason as Mention."""

    article: Article
    sentences: list[Sentence]
    placed: InitVar[dict[str, Placed]]
    """the words of title and sentences, by the name of the field"""
    words: dict[str, Words] = field(init=False, repr=False)
    """the same, to be asked"""
    region: Region = field(init=False, repr=False)
    """the place whose authorities the article is about: what 市委 and 全市 mean in it"""
    fields: tuple[tuple[str, str], ...] = field(init=False, repr=False)
    """the texts to search, by name: (("title", 标题), ("body", 正文)). Offsets of mentions count in them"""
    _starts: list[int] = field(init=False, repr=False)
    _texts: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self, placed: dict[str, Placed]) -> None:
        self.words = {name: Words(each) for name, each in placed.items()}
        self.region = self.article.region
        self._starts = [sentence.start for sentence in self.sentences]
        self._texts = {"title": self.article.title.chars, "body": self.article.body.chars}
        self.fields = tuple(self._texts.items())

    def text(self, field: str) -> str:
        """The text that `field` names."""
        return self._texts[field]

    def sentence_no(self, field: str, start: int) -> int | None:
        """Number of the sentence that holds this place of the body; None in the title."""
        if field == "title" or not self.sentences:
            return None
        return self.sentences[max(bisect_right(self._starts, start) - 1, 0)].sentence_no

    def mention(
        self,
        type: str,
        field: str,
        start: int,
        end: int,
        rule: str,
        canonical: str | None = None,
        entity_id: str | None = None,
        region_code: str | None = None,
    ) -> Mention:
        """The mention that stands at text(field)[start:end]; its sentence is still to be told (`number`)."""
        surface = self._texts[field][start:end]
        return Mention(field, None, start, end, type, surface, rule, canonical, entity_id, region_code)

    def number(self, mentions: list[Mention]) -> None:
        """Tell each mention its sentence; they are sorted by field and start."""
        starts = self._starts
        numbers = [sentence.sentence_no for sentence in self.sentences]
        if not numbers:
            return
        numbers.append(numbers[0])  # what stands before the first sentence has its number
        for mention in mentions:
            if mention.field == "body":
                mention.sentence_no = numbers[bisect_right(starts, mention.start) - 1]
