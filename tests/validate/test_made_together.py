"""What a run made is checked so many articles together as memory holds: nothing escapes between two lots."""

import hashlib

import duckdb
import pyarrow as pa
import pytest

from schemas.arrow import staged_schema
from schemas.tables import ARTICLE_TABLES
from tasks.validate import change

URIS = tuple(f"news/{number}.txt" for number in range(40))


def article_id(uri: str) -> str:
    return hashlib.sha256(uri.encode()).hexdigest()[:16]


def rows(table: str, each: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(each, schema=staged_schema(table))


@pytest.mark.parametrize("together", [1, 10, 1_000_000])
@pytest.mark.parametrize("doubled", [None, *URIS[::13]])
def test_a_doubled_sentence_is_found_in_whatever_lot_its_article_is(
    together: int, doubled: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change, "ROWS_TOGETHER", together)
    own = {"year": 2023, "province_code": 510000}
    both = [own | {"article_id": article_id(uri), "source_uri": uri, "raw_sha256": "0" * 64} for uri in URIS]
    numbers = [(uri, number) for uri in URIS for number in range(2)] + ([(doubled, 1)] if doubled else [])
    sentences = [own | {"article_id": article_id(uri), "sentence_no": number} for uri, number in numbers]
    held = {"sources": both, "articles": both, "sentences": sentences}
    with duckdb.connect() as connection:
        for table in ARTICLE_TABLES:
            made = rows(table, held.get(table, []))
            connection.register(f"staged_{table}", made)
            connection.register(
                f"found_{table}", made.append_column("row_hash", pa.array([0] * len(made), pa.uint64()))
            )
        failures = change._check_made_together(connection)
    assert [(failure.table, failure.expectation) for failure in failures] == (
        [("sentences", "key_is_unique")] if doubled else []
    )
