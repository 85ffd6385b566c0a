"""What tests of several stages share: one small, right row for every table."""

import copy
import datetime as dt
import hashlib
import os
import time
from collections.abc import Callable

import pytest
from hypothesis import settings

from schemas.tables import TABLES

# no test is about time, and machines differ
settings.register_profile("zhengling", deadline=None)
settings.load_profile("zhengling")

# a developer's own Prefect server is no part of the tests
os.environ["PREFECT_API_URL"] = ""

RAW_TEXT = "關(guān)工委强调，各级要抓好落实。"
BODY = "关工委强调，各级要抓好落实。"
URI = "documents/a.txt"
ARTICLE = hashlib.sha256(URI.encode()).hexdigest()[:16]
COPY_URI = "documents/b.txt"
COPY = hashlib.sha256(COPY_URI.encode()).hexdigest()[:16]
SHA256 = hashlib.sha256(RAW_TEXT.encode()).hexdigest()
PARTITION = {"year": 2023, "province_code": 510000}
PLACE = {"field": "body", "sentence_no": 0, "start": 0, "end": 3, "raw_start": 0, "raw_end": 9}
SENTENCE = {"start": 0, "end": len(BODY), "raw_start": 0, "raw_end": len(RAW_TEXT)}


def _article(article_id: str, source_uri: str) -> dict:
    nothing = {column.name: None for column in TABLES["articles"].columns if column.nullable}
    return nothing | {
        "article_id": article_id,
        "source_uri": source_uri,
        "raw_sha256": SHA256,
        "pipeline_version": "0.1.0",
        "lexicon_version": "0123456789ab",
        "title": "讲话",
        "keywords": ["关工委"],
        "effective_from": dt.date(2023, 5, 1),
        "effective_to": dt.date(2023, 5, 1),
        "attachments": [{"name": "名单", "link": None}],
        "images": [{"alt": None, "link": "1.jpg"}],
        "field_rules": [
            {"field": name, "rule": "as_printed"}
            for name in ("title", "doc_type", "region_scope", "keywords", "effective_from", "effective_to")
        ],
        "doc_type": "speech",
        "province": "四川省",
        "region_code": "510000",
        "region_scope": "local",
        "script": "mixed",
        "body": BODY,
        "n_chars": len(BODY),
        "n_normalised": 0,
        "missing_chars": 0,
        "redacted": False,
        "damaged": False,
        "truncated": False,
        "body_sha256": SHA256,
        "n_shingles": 8,
        "repairs": [{"kind": "pinyin_note", "raw_start": 1, "raw_end": 7, "before": "(guān)", "after": ""}],
        **PARTITION,
    }


def _source(article_id: str, source_uri: str) -> dict:
    return {
        "article_id": article_id,
        "source_uri": source_uri,
        "raw_sha256": SHA256,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "raw_text": RAW_TEXT,
        **PARTITION,
    }


def _indexed(article_id: str, source_uri: str) -> dict:
    article = _article(article_id, source_uri)
    told = {column.name: article[column.name] for column in TABLES["index"].columns if column.name != "text"}
    return told | {"text": hashlib.sha256(SHA256.encode()).hexdigest()[:16]}  # too short to have a signature


ROWS = {
    "sources": [_source(ARTICLE, URI), _source(COPY, COPY_URI)],
    "articles": [_article(ARTICLE, URI), _article(COPY, COPY_URI)],
    "sentences": [
        {
            "article_id": ARTICLE,
            "sentence_no": 0,
            "paragraph_no": 0,
            **SENTENCE,
            "text": BODY,
            "item": "2.1",
            "heading": "总体要求",
            "tokens": ["关工委", "强调", "，", "各级", "要", "抓好", "落实", "。"],
            "pos": ["n", "v", "x", "r", "v", "v", "v", "x"],
            **PARTITION,
        }
    ],
    "entities": [
        {
            "article_id": ARTICLE,
            **PLACE,
            "type": "ORG",
            "surface": "关工委",
            "canonical": None,
            "entity_id": None,
            "region_code": "510000",
            "rule": "organ_head",
            **PARTITION,
        }
    ],
    "appointments": [
        {
            "article_id": ARTICLE,
            **PLACE,
            "person": "王伟",
            "post": "主任",
            "org": "关工委",
            "org_full": None,
            "person_id": None,
            "org_id": None,
            "former": False,
            "from_date": None,
            "to_date": None,
            "as_of": None,
            "rule": "post_before_name",
            **PARTITION,
        }
    ],
    "directives": [
        {
            "directive_id": f"{ARTICLE}:0",
            "article_id": ARTICLE,
            "field": "body",
            "sentence_no": 0,
            **SENTENCE,
            "text": BODY,
            "rule": "deontic",
            "issuer": "关工委",
            "issuer_id": None,
            "verb": "强调",
            "deontic": "要",
            "polarity": "positive",
            "force": "should",
            "addressee": "各级",
            "addressee_implied": None,
            "addressee_rung": "subject",
            "addressee_ids": [],
            "addressee_kind": "party_committee",
            "addressee_level": "all",
            "addressee_region": "510000",
            "aim": "抓好",
            "object": "落实",
            "more_actions": [],
            "context": dict.fromkeys(("purpose", "means", "condition", "time", "place")),
            "roles": [{"role": "deontic", "start": 8, "end": 9}],
            "deadline": None,
            "or_else": None,
            "item": "1",
            "heading": None,
            "parent_id": None,
            "cites": [],
            **PARTITION,
        }
    ],
    "citations": [
        {
            "article_id": ARTICLE,
            **PLACE,
            "relation": "implements",
            "title": "《意见》",
            "doc_number": None,
            "doc_id": None,
            "rule": "verb_before_title",
            **PARTITION,
        }
    ],
    "duplicates": [{"article_id": COPY, "duplicate_of": ARTICLE, "similarity": 1.0, **PARTITION}],
    "rejects": [
        {
            "source_uri": "documents/c.png",
            "raw_sha256": SHA256,
            "stage": "ingest",
            "reason": "not_text",
            "detail": "bytes that are no text",
            "n_bytes": 8,
            "pipeline_version": "0.1.0",
            "lexicon_version": "0123456789ab",
        }
    ],
    "index": [_indexed(ARTICLE, URI), _indexed(COPY, COPY_URI)],
}


@pytest.fixture
def good_rows() -> dict[str, list[dict]]:
    """Rows by table that break no expectation; a fresh copy for each test to spoil."""
    return copy.deepcopy(ROWS)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes by their number: archives hold the time, so that each process would give their tests other names."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


SHORT, TIMES = 1000, 12
"""characters of a text that a finder is given, and how many times as long the longer one is"""
SLACK = 4
"""quadratic work would take 144 times as long for 12 times the text; 12 times 4 leaves room for a busy machine"""
NOTHING = 0.05
"""seconds that tell nothing"""


@pytest.fixture
def grows_in_proportion() -> Callable[[str, Callable[[str], None]], bool]:
    """grows_in_proportion(repeated, work) → whether work on the text repeated is no more than in proportion to its length.

    What is measured is this machine against itself, in processor time, never a time as such.
    """

    def seconds(text: str, work: Callable[[str], None]) -> float:
        started = time.process_time()
        work(text)
        return time.process_time() - started

    def grows(repeated: str, work: Callable[[str], None]) -> bool:
        text = repeated * (SHORT // len(repeated))
        work(text)
        short = min(seconds(text, work) for _ in range(3))
        return min(seconds(text * TIMES, work) for _ in range(3)) < short * TIMES * SLACK + NOTHING

    return grows
