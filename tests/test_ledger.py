"""What came in under each address, against what was known of it."""

from array import array

import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema
from tasks.ingest.document import INTERNAL_ERROR, Reject
from tasks.ledger import DUE, REJECTED, STILL_REJECTED, UNCHANGED, Ledger
from tasks.publish.index import Known

SHA = "a" * 64


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.know(Known(f"a/{number}", SHA, True, f"{number:016x}", 2023, 510000) for number in range(1, 7))
    made.know([Known("a/refused", SHA, True)])
    return made


def rejects(*uris: str) -> pa.Table:
    row = {"stage": "ingest", "reason": "not_text", "detail": "", "n_bytes": 1, "pipeline_version": "1"}
    rows = [row | {"source_uri": uri, "raw_sha256": SHA, "declared": None, "lexicon_version": "2"} for uri in uris]
    return pa.Table.from_pylist(rows, schema=arrow_schema("rejects"))


def test_of_an_address_that_is_article_and_reject_the_article_counts(ledger: Ledger) -> None:
    ledger.know([Known("a/1", "b" * 64, False)])
    assert ledger.find("a/1") == (SHA, 1, f"{1:016x}", 1, None)
    assert ledger.has_article("a/1")
    assert not ledger.has_article("a/refused")
    assert ledger.find("a/unheard") is None


def test_each_address_is_counted_once_by_what_came_last(ledger: Ledger) -> None:
    for uri in ("a/1", "a/new"):
        ledger.note(uri, DUE, SHA)
    ledger.note("a/2", UNCHANGED)
    ledger.note("a/refused", STILL_REJECTED)
    ledger.reject(Reject("a/new", "clean", "not_text", ""))
    assert ledger.counts() == {(DUE, True): 1, (UNCHANGED, True): 1, (STILL_REJECTED, True): 1, (REJECTED, False): 1}
    assert [*ledger.due()] == [("a/1", SHA)]
    assert [ledger.is_refused(uri) for uri in ("a/new", "a/refused", "a/1", "a/unheard")] == [True, True, False, False]


def test_rows_go_of_what_is_made_again_gone_damaged_or_no_text_any_more(ledger: Ledger) -> None:
    ledger.note("a/1", DUE, SHA)
    ledger.reject(Reject("a/2", "clean", "not_text", "", 1, SHA))
    ledger.reject(Reject("a/3", "clean", INTERNAL_ERROR, "", 1, SHA))
    ledger.reject(Reject("a/4", "ingest", "unreadable", ""))
    ledger.let_go(["a/1", "a/5"])  # a/1 came in
    assert ledger.removed() == 1
    assert ledger.replaced([f"{6:016x}"]) == {(2023, 510000): array("Q", [1, 2, 5, 6])}


def test_rejects_change_only_where_a_row_does(ledger: Ledger) -> None:
    assert not ledger.rejects_change()
    ledger.know_rejects(rejects("a/x", "a/y"))
    assert not ledger.rejects_change()
    ledger.settle(["a/x"])
    assert ledger.rejects_change()
    ledger.reject(Reject("a/z", "ingest", "empty", "holds no records"))
    (rows,) = ledger.next_rejects()
    assert rows["source_uri"].to_pylist() == ["a/y", "a/z"]
    assert ledger.rejected() == {"empty": 1}
    assert [reject.source_uri for reject in ledger.first_rejected(10)] == ["a/z"]
