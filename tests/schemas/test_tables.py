"""Declarations, and what is derived from them."""

import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema
from schemas.dictionary import README, dictionary
from schemas.tables import TABLES

PROMISED = {
    "sources": "source_uri raw_sha256 media_type encoding raw_text",
    "articles": "article_id source_uri raw_sha256 pipeline_version lexicon_version url site title subtitle published "
    "published_precision published_rule source_name author issuer doc_number document_form doc_id doc_type province city "
    "county region_code region_scope script body n_chars n_normalised missing_chars redacted damaged truncated repairs",
    "sentences": "article_id sentence_no paragraph_no start end raw_start raw_end text item heading tokens pos",
    "entities": "article_id field sentence_no start end raw_start raw_end type surface canonical entity_id region_code rule",
    "appointments": "article_id field sentence_no start end raw_start raw_end person post org org_full person_id org_id "
    "former from_date to_date as_of rule",
    "directives": "directive_id article_id field sentence_no start end raw_start raw_end text rule issuer issuer_id verb "
    "deontic polarity force addressee addressee_implied addressee_rung addressee_ids addressee_kind addressee_level "
    "addressee_region aim object more_actions context roles deadline or_else item heading parent_id cites",
    "citations": "article_id field sentence_no start end raw_start raw_end relation title doc_number doc_id rule",
    "duplicates": "article_id duplicate_of similarity",
    "rejects": "source_uri raw_sha256 stage reason detail n_bytes",
    "runs": "run_id started finished outcome state pipeline_version lexicon_version n_in n_new n_changed n_unchanged "
    "n_rejected n_duplicates seconds",
}
"""the columns promised to users: more may come, none may go"""


@pytest.mark.parametrize("table", PROMISED)
def test_promised_columns_are_there(table: str) -> None:
    names = [column.name for column in TABLES[table].columns]
    assert [name for name in PROMISED[table].split() if name not in names] == []
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", PROMISED)
def test_keys_and_references_name_columns_that_exist(table: str) -> None:
    declared = TABLES[table]
    assert all(declared.column(name) for name in declared.key)
    for column in declared.columns:
        if column.points_to:
            other, name = column.points_to.split(".")
            assert TABLES[other].column(name).type == column.type


@pytest.mark.parametrize("table", PROMISED)
def test_arrow_schema_tells_what_columns_mean(table: str) -> None:
    schema = arrow_schema(table)
    assert schema.metadata[b"table"].decode() == table
    for field in schema:
        assert field.metadata[b"description"]
        assert field.metadata[b"description_zh"]


@pytest.mark.parametrize(
    ("table", "column", "type_"),
    [
        ("articles", "published", pa.date32()),
        ("articles", "missing_chars", pa.int64()),
        ("articles", "year", pa.int32()),
        ("sentences", "tokens", pa.list_(pa.string())),
        ("duplicates", "similarity", pa.float64()),
    ],
)
def test_types_are_as_promised(table: str, column: str, type_: pa.DataType) -> None:
    assert arrow_schema(table).field(column).type == type_


def test_data_dictionary_is_in_step() -> None:
    assert README.read_text(encoding="utf-8") == dictionary(), "run python -m schemas.dictionary"
