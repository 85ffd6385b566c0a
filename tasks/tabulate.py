"""Raw documents → their rows in every table: the stages in their order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from operator import attrgetter
from typing import Any

from tasks import PIPELINE_VERSION
from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.fold import prints
from tasks.directives.directive import Action, Context, Directive, Role
from tasks.directives.find import find_directives_together
from tasks.entities.dates.year import year_told
from tasks.entities.documents.citations import document_id, find_citations
from tasks.entities.find import mentions_of
from tasks.entities.mention import Appointment, Citation, Mention
from tasks.entities.posts.appointments import find_appointments
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import forgetting_texts
from tasks.ingest.document import RawDocument, Reject
from tasks.lexicons import LexiconError, lexicon_version
from tasks.segment.segment import segment_together
from tasks.segment.sentence import Sentence
from tasks.timing import Seconds
from tasks.uncollected import uncollected

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""rows by the name of their table"""


class StageFailed(Exception):
    """The code of a stage raised on a document; `stage` names it, the cause says what."""

    def __init__(self, stage: str) -> None:
        super().__init__(stage)
        self.stage = stage


NOT_THE_DOCUMENT = (LexiconError, MemoryError, OSError)
"""what a stage raises whatever the document is: it stops the run, and rejects nothing"""


@contextmanager
def stage(name: str, seconds: Seconds) -> Iterator[None]:
    """Count the seconds of a stage. Whatever it raises comes out as StageFailed with its name."""
    with seconds.timing(name):
        try:
            yield
        except NOT_THE_DOCUMENT:
            raise
        except Exception as error:
            raise StageFailed(name) from error


def tabulate(document: RawDocument, seconds: Seconds | None = None) -> Rows | Reject:
    """All rows of one document, one list for each of ARTICLE_TABLES; or why it cannot become an article.

    The seconds that each stage took are added to `seconds`. Raises StageFailed where a stage raises.
    """
    return tabulate_together([document], seconds)[0]


def tabulate_together(documents: Sequence[RawDocument], seconds: Seconds | None = None) -> list[Rows | Reject]:
    """The same of several documents, in their order; StageFailed where a stage raises on one of them.

    A stage does all of them before the next begins, which is faster: its code and its words are then at hand.
    """
    with uncollected():
        return _tabulated(documents, Seconds() if seconds is None else seconds)


def _tabulated(documents: Sequence[RawDocument], seconds: Seconds) -> list[Rows | Reject]:
    with stage("clean", seconds):
        cleaned = [clean(document) for document in documents]
    articles = [article for article in cleaned if isinstance(article, Article)]
    with stage("segment", seconds):
        readings = [Reading(article, *each) for article, each in zip(articles, segment_together(articles), strict=True)]
    with stage("entities", seconds), forgetting_texts():
        mentions = mentions_of(readings)
        appointments = list(map(find_appointments, readings, mentions))
        citations = list(map(find_citations, readings, mentions))
    with stage("directives", seconds):
        directives = find_directives_together(
            (reading.article, reading.sentences, here) for reading, here in zip(readings, mentions, strict=True)
        )
    rows = map(_rows, readings, mentions, appointments, citations, directives)
    return [each if isinstance(each, Reject) else next(rows) for each in cleaned]


def _rows(
    reading: Reading,
    mentions: list[Mention],
    appointments: list[Appointment],
    citations: list[Citation],
    directives: list[Directive],
) -> Rows:
    article, sentences = reading.article, reading.sentences
    row = _article_row(article)
    row["doc_id"] = document_id(article)
    article_id = article.article_id
    common: Row = {
        "article_id": article_id,
        "year": article.published.day.year if article.published else year_told(sentences, mentions),
        "province_code": article.region.province_code,
    }
    shared = tuple(common.values())
    return {
        "sources": [_source_row(article.document) | common],
        "articles": [row | common],
        "sentences": [_sentence_row(article, s) | common for s in sentences],
        "entities": [_pointing_row(article, m, shared) for m in mentions],
        "appointments": [_pointing_row(article, a, shared) for a in appointments],
        "directives": [_directive_row(article, d, article_id) | common for d in directives],
        "citations": [_pointing_row(article, c, shared) for c in citations],
    }


def _source_row(document: RawDocument) -> Row:
    return {
        "source_uri": document.source_uri,
        "raw_sha256": document.raw_sha256,
        "declared": document.declared,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "raw_text": document.raw_text,
    }


def _article_row(article: Article) -> Row:
    published, region = article.published, article.region
    return {
        "source_uri": article.document.source_uri,
        "raw_sha256": article.document.raw_sha256,
        "declared": article.document.declared,
        "pipeline_version": PIPELINE_VERSION,
        "lexicon_version": lexicon_version(),
        "url": article.url,
        "site": article.site,
        "title": article.title.chars or None,
        "subtitle": article.subtitle,
        "published": published.day if published else None,
        "published_precision": published.precision if published else None,
        "published_rule": published.rule if published else None,
        "written": article.written.day if article.written else None,
        "source_name": article.source_name,
        "author": article.author,
        "issuer": article.issuer,
        "doc_number": article.doc_number,
        "document_form": article.document_form,
        "abstract": article.abstract,
        "keywords": article.keywords,
        "index_number": article.index_number,
        "effective_from": article.effective_from,
        "effective_to": article.effective_to,
        "attachments": [asdict(each) for each in article.attachments],
        "images": [{"alt": each.name, "link": each.link} for each in article.images],
        "field_rules": [{"field": name, "rule": rule} for name, rule in sorted(article.field_rules.items())],
        "doc_type": article.doc_type,
        "province": region.province,
        "city": region.city,
        "county": region.county,
        "region_code": region.code,
        "region_scope": region.scope,
        "script": article.script,
        "body": article.body.chars,
        "n_chars": len(article.body),
        "n_normalised": article.n_normalised,
        "missing_chars": article.missing_chars,
        "redacted": article.redacted,
        "damaged": article.damaged,
        "truncated": article.truncated,
        **asdict(prints(article.title.chars, article.body.chars)),
        "repairs": [asdict(repair) for repair in article.repairs],
    }


def _sentence_row(article: Article, sentence: Sentence) -> Row:
    raw_start, raw_end = article.body.raw_span(sentence.start, sentence.end)
    return {
        "sentence_no": sentence.sentence_no,
        "paragraph_no": sentence.paragraph_no,
        "start": sentence.start,
        "end": sentence.end,
        "raw_start": raw_start,
        "raw_end": raw_end,
        "text": sentence.text,
        "item": sentence.path,
        "heading": sentence.heading,
        "tokens": sentence.tokens,
        "pos": sentence.pos,
    }


def _pointing_row(article: Article, found: Mention | Appointment | Citation, shared: tuple[Any, ...]) -> Row:
    kind = type(found)
    span = article.text(found.field).raw_span(found.start, found.end)
    return dict(zip(_POINTING[kind], (*_VALUES[kind](found), *span, *shared), strict=True))


def _directive_row(article: Article, directive: Directive, article_id: str) -> Row:
    row = _fields(directive)
    parent = row.pop("parent")
    row["more_actions"] = [_fields(action) for action in directive.more_actions]
    row["context"] = _fields(directive.context)
    row["roles"] = [_fields(role) for role in directive.roles]
    row["raw_start"], row["raw_end"] = article.body.raw_span(directive.start, directive.end)
    return row | {
        "directive_id": _directive_id(article_id, directive.sentence_no),
        "field": "body",
        "parent_id": None if parent is None else _directive_id(article_id, parent),
    }


def _directive_id(article_id: str, sentence_no: int) -> str:
    return f"{article_id}:{sentence_no}"


_POINTING = {
    kind: (*kind.__slots__, "raw_start", "raw_end", "article_id", "year", "province_code")
    for kind in (Mention, Appointment, Citation)
}
"""columns of what points into a text"""
Found = Mention | Appointment | Citation | Directive | Action | Context | Role


def _fields(found: Found) -> Row:
    """Its fields by name; what they hold is not copied, as asdict would, for nobody else has it any more."""
    kind = type(found)
    return dict(zip(kind.__slots__, _VALUES[kind](found), strict=True))


_VALUES: dict[type, Callable[[Found], tuple[Any, ...]]] = {
    kind: attrgetter(*kind.__slots__) for kind in (Mention, Appointment, Citation, Directive, Action, Context, Role)
}
