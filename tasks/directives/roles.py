"""Sentences that demand → the directives: who, to whom, by which marker, what, under what context, on what it rests."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tasks.clean.article import Article
from tasks.directives.acts.actions import parse_actions
from tasks.directives.acts.clause import Parse
from tasks.directives.acts.deadline import Clock, deadline_of
from tasks.directives.addressees.addressee import find_addressee
from tasks.directives.addressees.implied import Implied, actor_of_heading, bracket_note, recipient_meant
from tasks.directives.addressees.organ_class import OrganClass, organ_class
from tasks.directives.directive import Action, Context, Directive, Role
from tasks.directives.frames import Voice
from tasks.directives.grammar.clauses import Places, Span, places_of
from tasks.directives.grammar.denials import with_denials
from tasks.directives.grammar.markers import READ, Marker
from tasks.directives.grammar.predicate import behind_counter, skip_adverbs
from tasks.entities.mention import Mention
from tasks.segment.sentence import Sentence

_SANCTION = re.compile(
    r"(?:责令|吊销|没收|问责|一票否决|依[法规纪][^，。；]{0,12}(?:追究|处理|处分|查处|处罚|问责)|追究[^，。；]{0,12}责任|给予[^，。；]{0,10}处分|予以[^，。；]{0,4}(?:通报|处分|处罚|取缔)"
    r"|处[^，。；]{0,24}(?:罚款|徒刑|拘役|拘留)|进行通报|约谈|扣分|取消[^，。；]{0,8}资格)"
)
_ON_CONDITION = re.compile(r"(?:的|者|后果|犯罪|不改正|严重|不力|不到位)，")
_BASIS = re.compile(r"按照?|根据|依据|依照|遵照|贯彻|落实|执行|围绕|以|对照|学习")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a directive takes from its document."""

    article: Article
    implied: Implied | None
    notes: dict[int, str]
    """who is named in a note behind a paragraph, by its number"""
    by_place: tuple[list[int], list[Mention]]
    clock: Clock

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Mentions of the body that begin in start..end."""
        starts, body = self.by_place
        return body[bisect_left(starts, start) : bisect_left(starts, end)]

    def named_in_recipients(self, words: str) -> list[Mention]:
        """The organs and places among the recipients of the document that are named in the words."""
        number = self.implied.sentence_no if self.implied else None
        return [
            m for m in self.by_place[1] if m.sentence_no == number and m.type in ("ORG", "PLACE") and m.surface in words
        ]


class Demand(NamedTuple):
    """A sentence that demands, and what was found of it before its roles."""

    sentence: Sentence
    voice: Voice
    markers: list[Marker]
    content: int
    """where in the sentence begins what is said"""
    rule: str
    parent: int | None
    listed: str | None
    """polarity of the stem in whose list it stands as a duty"""


def directives_of(demands: Sequence[tuple[Demand, Surroundings]]) -> list[Directive]:
    """The directives that the demands make, each step for all of them before the next."""
    directives = [_begun(demand) for demand, _ in demands]
    placed = [places_of(demand.sentence) for demand, _ in demands]
    marked = [
        with_denials(demand.sentence.text, places, demand.content, demand.markers)
        for (demand, _), places in zip(demands, placed, strict=True)
    ]
    addressees = [
        _set_addressee(directive, demand, places, markers, around)
        for directive, (demand, around), places, markers in zip(directives, demands, placed, marked, strict=True)
    ]
    parses = [
        parse_actions(demand.sentence.text[:READ], places, markers, demand.content, addressee)
        for (demand, _), places, markers, addressee in zip(demands, placed, marked, addressees, strict=True)
    ]
    for directive, (demand, around), addressee, parse in zip(directives, demands, addressees, parses, strict=True):
        _set_deontic(directive, demand, addressee)
        _set_actions(directive, parse)
        _set_context(directive, parse)
        _set_deadline(directive, demand.sentence, around.clock)
        _set_or_else(directive, demand.content)
        directive.cites = _cites(demand.sentence, around.mentions(directive.start, directive.end))
        directive.roles.sort(key=lambda role: (role.start, role.end, role.role))
    return directives


def _begun(demand: Demand) -> Directive:
    """The directive with its place and who speaks."""
    sentence = demand.sentence
    directive = Directive(sentence.sentence_no, sentence.start, sentence.end, sentence.text, demand.rule)
    directive.item, directive.heading, directive.parent = sentence.path, sentence.heading, demand.parent
    _set_issuer(directive, sentence, demand.voice)
    return directive


def _add_role(directive: Directive, role: str, span: Span) -> str | None:
    """Notes where a role stands, without the blanks at its ends; what stands there, None for blanks alone."""
    written = directive.text[span[0] : span[1]].strip()
    if not written:  # 要  从实际出发，予以整合: blanks are no word, and say nothing
        return None
    start = directive.start + directive.text.index(written, span[0])
    directive.roles.append(Role(role, start, start + len(written)))
    return written


def _set_issuer(directive: Directive, sentence: Sentence, voice: Voice) -> None:
    frame = voice.frame
    if frame is None:
        return
    directive.issuer, directive.issuer_id, directive.verb = frame.issuer, frame.issuer_id, frame.verb or None
    if voice.opens:
        if frame.start is not None and frame.end is not None and frame.start >= sentence.start:
            _add_role(directive, "issuer", (frame.start - sentence.start, frame.end - sentence.start))
        _add_role(directive, "verb", (frame.verb_start, frame.verb_start + len(frame.verb)))


def _set_deontic(directive: Directive, demand: Demand, addressee: Span | None) -> None:
    """The first listed marker; an unlisted one (鼓励, 支持, 负责) sets the force where it is the predicate."""
    first = next((marker for marker in demand.markers if marker.listed), None)
    if first is not None:
        directive.deontic, directive.polarity, directive.force = first.word, first.polarity, first.force
        _add_role(directive, "deontic", (first.start, first.end))
        return
    text = directive.text
    low = addressee[1] if addressee else behind_counter(text, demand.content)
    low = skip_adverbs(text, low)
    for marker in demand.markers:
        if marker.start <= low < marker.end:
            directive.polarity, directive.force = marker.polarity, marker.force
    if demand.listed is not None:
        directive.polarity, directive.force = demand.listed, "must"


def _set_addressee(
    directive: Directive, demand: Demand, places: Places, markers: list[Marker], around: Surroundings
) -> Span | None:
    sentence = demand.sentence
    mentions = around.mentions(sentence.start, sentence.end)
    actors = [m for m in mentions if m.type in ("ORG", "PERSON", "PLACE")]
    inside = [(m.start - sentence.start, m.end - sentence.start) for m in actors]
    found = find_addressee(sentence, places, markers, demand.content, inside)
    written = None if found is None else _add_role(directive, "addressee", (found.start, found.end))
    if found is not None and written is not None:
        directive.addressee = written
        directive.addressee_rung = found.rung
        low, high = sentence.start + found.start, sentence.start + found.end
        named = [m for m in actors if low <= m.start and m.end <= high]
        meant = recipient_meant(written, around.implied)
        if meant is not None:
            named = around.named_in_recipients(meant)
        _set_class(directive, organ_class(meant or written, named, around.article))
        return found.start, found.end
    note = bracket_note(sentence.text) or around.notes.get(sentence.paragraph_no)
    if note:
        directive.addressee_implied, directive.addressee_rung = note, "bracket_note"
    elif directive.issuer is None and (who := actor_of_heading(sentence.heading)):
        directive.addressee_implied, directive.addressee_rung = who, "heading"
        actors = [m for m in around.by_place[1] if m.type in ("ORG", "PLACE") and m.surface in who]
    elif (around.implied is not None and directive.issuer is None) or (
        around.implied and around.implied.rung == "meeting_body"
    ):
        directive.addressee_implied, directive.addressee_rung = around.implied.words, around.implied.rung
    if directive.addressee_implied:
        told_here = directive.addressee_rung in ("bracket_note", "heading")
        named = [m for m in actors if m.surface in directive.addressee_implied] if told_here else []
        _set_class(directive, organ_class(directive.addressee_implied, named, around.article))
    return None


def _set_class(directive: Directive, known: OrganClass) -> None:
    directive.addressee_ids, directive.addressee_kind = known.ids, known.kind
    directive.addressee_level, directive.addressee_region = known.level, known.region


def _set_actions(directive: Directive, parse: Parse) -> None:
    said = []
    told = (action for action in parse.actions if directive.text[slice(*action[0])].strip())
    for k, (aim, acted_on) in enumerate(told):
        if k == 0:
            directive.aim = _add_role(directive, "aim", aim)
            directive.object = _add_role(directive, "object", acted_on) if acted_on else None
        else:
            said.append(
                Action(
                    directive.text[slice(*aim)].strip(),
                    directive.text[slice(*acted_on)].strip() or None if acted_on else None,
                )
            )
    directive.more_actions = said


def _set_context(directive: Directive, parse: Parse) -> None:
    said = {}
    for slot, spans in parse.context.items():
        pieces = [_add_role(directive, slot, span) for span in spans]
        said[slot] = "；".join(filter(None, pieces)) or None
    directive.context = Context(**said)


def clock_of(article: Article) -> Clock:
    """What is known of the days from which an article counts."""
    dated = article.dated
    return Clock(
        dated=dated.day if dated else None,
        to_the_day=dated is not None and dated.precision == "day",
        in_force=article.effective_from,
        standing=article.doc_type == "law",
    )


def _set_deadline(directive: Directive, sentence: Sentence, clock: Clock) -> None:
    if any(counter.shape == "article" for counter in sentence.counters):
        clock = clock._replace(standing=True)
    found = deadline_of(directive.text, clock)
    if found is not None:
        directive.deadline = found[0]


def _set_or_else(directive: Directive, content: int) -> None:
    """对落实不力的，依法追究责任 → 依法追究责任."""
    text = directive.text
    condition = _ON_CONDITION.search(text, content)
    sanction = _SANCTION.search(text, condition.end() if condition else len(text))
    if sanction is None:
        return
    low = max(text.rfind(mark, 0, sanction.start()) for mark in "，；：") + 1
    stop = next((k for k in range(sanction.end(), len(text)) if text[k] in "；。"), len(text))
    directive.or_else = _add_role(directive, "or_else", (low, stop))


def _cites(sentence: Sentence, mentions: list[Mention]) -> list[str]:
    """Documents, meetings and plan periods in clauses that say what the demand rests on."""
    found = []
    for mention in mentions:
        if mention.type in ("DOC", "EVENT", "PERIOD") and mention.entity_id:
            at = mention.start - sentence.start
            clause = max(sentence.text.rfind(mark, 0, at) for mark in "，。；：") + 1
            if _BASIS.search(sentence.text, clause, at):
                found.append(mention.entity_id)
    return list(dict.fromkeys(found))
