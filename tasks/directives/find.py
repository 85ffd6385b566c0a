"""Sentences and mentions → directives."""

from tasks.clean.article import Article
from tasks.directives.addressee import find_addressee
from tasks.directives.directive import Directive, Role
from tasks.directives.frames import Voice, voices
from tasks.directives.judge import Setting, demand_rule
from tasks.directives.law import opens_duties
from tasks.directives.markers import Marker, markers_of
from tasks.directives.stance import OPEN, stances
from tasks.entities.mention import Mention
from tasks.segment.segment import REPORTING_TYPES
from tasks.segment.sentence import Sentence


def find_directives(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> list[Directive]:
    """One directive for each sentence that demands, forbids or allows, in the order of the sentences."""
    reported = article.doc_type in REPORTING_TYPES
    heard = [Voice(None)] * len(sentences) if article.doc_type == "law" else voices(sentences, mentions, reported)
    tenses = [OPEN] * len(sentences) if reported else stances(article, sentences)
    actors: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        if mention.type in ("ORG", "PERSON") and mention.sentence_no is not None and mention.field == "body":
            actors.setdefault(mention.sentence_no, []).append((mention.start, mention.end))
    found: list[Directive] = []
    hot: Voice | None = None
    hot_no = -10
    stems = _DutyLists()
    for sentence, voice, tense in zip(sentences, heard, tenses, strict=True):
        if reported and voice.frame is None:
            hot = None
            continue
        markers = markers_of(sentence.text)
        content = voice.frame.content if voice.opens and voice.frame else 0
        is_hot = (
            hot is not None
            and (voice.frame is None) == (hot.frame is None)
            and (voice.frame is None or hot.frame is None or voice.frame.issuer == hot.frame.issuer)
            and (reported or sentence.sentence_no - hot_no <= 3)
        )
        setting = Setting(article.doc_type, reported, voice, tense, is_hot, stems.holds(sentence))
        rule = demand_rule(sentence, markers, content, setting)
        if rule is None:
            continue
        hot, hot_no = voice, sentence.sentence_no
        found.append(
            _directive(
                sentence,
                voice,
                markers,
                content,
                rule,
                actors.get(sentence.sentence_no, []),
            )
        )
    return found


class _DutyLists:
    """Remembers whether the list that is open was opened by a stem that demands (应当履行下列职责：)."""

    def __init__(self) -> None:
        self.open = False

    def holds(self, sentence: Sentence) -> bool:
        """Whether the sentence is an item of such a list. Sentences are to be shown in order."""
        if sentence.text.endswith(("：", ":")):
            self.open = opens_duties(sentence.text)
            return False
        if not sentence.item:
            self.open = False
        return self.open


def _directive(
    sentence: Sentence,
    voice: Voice,
    markers: list[Marker],
    content: int,
    rule: str,
    named: list[tuple[int, int]],
) -> Directive:
    directive = Directive(sentence.sentence_no, sentence.start, sentence.end, sentence.text, rule)
    directive.item, directive.heading = sentence.item, sentence.heading
    if voice.frame is not None:
        directive.issuer, directive.issuer_id, directive.verb = (
            voice.frame.issuer,
            voice.frame.issuer_id,
            voice.frame.verb,
        )
    first = next((m for m in markers if m.listed), None)
    if first is not None:
        directive.deontic, directive.polarity, directive.force = (
            first.word,
            first.polarity,
            first.force,
        )
        directive.roles.append(Role("deontic", sentence.start + first.start, sentence.start + first.end))
    elif markers:
        directive.polarity, directive.force = markers[0].polarity, markers[0].force
    inside = [(low - sentence.start, high - sentence.start) for low, high in named]
    addressee = find_addressee(sentence, markers, content, inside)
    if addressee is not None:
        directive.addressee = sentence.text[addressee.start : addressee.end]
        directive.addressee_rung = addressee.rung
        directive.roles.append(
            Role(
                "addressee",
                sentence.start + addressee.start,
                sentence.start + addressee.end,
            )
        )
    return directive
