"""A document in, its rows in every table out; what holds for all stages together."""

import datetime as dt
import gc
import hashlib
from collections.abc import Iterator

import pytest

from tasks import tabulate as tabulation
from tasks.ingest.document import RawDocument, Reject
from tasks.tabulate import StageFailed, tabulate

UPLOADED_LATER = (
    "发文机关：国务院\n成文日期：2006年04月19日\n标　　题：国务院关于同意开展工作的批复\n发文字号：国函〔2006〕38号\n"
    "发布日期：2018年12月03日\n\n国务院关于同意开展工作的批复\n国函〔2006〕38号\n\n外交部：\n你部4月15日的请示收悉。\n"
    "同意外交部部长助理何亚非任团长。\n请于年底前完成各项工作。\n国务院\n二〇〇六年四月十九日\n"
)
TEXT = """仁和区召开关心下一代工作会议

5月10日，仁和区召开关心下一代工作会议。区委书记班宏主持会议并讲话，区政协主席李孝彬出席会议。
会议强调，各级关工委要贯彻落实《关于加强新时代关心下一代工作委员会工作的意见》，抓好落实。
"""


def test_dates_count_from_the_day_of_signing_and_not_from_the_upload() -> None:
    content = UPLOADED_LATER.encode()
    document = RawDocument(
        "test/a.txt", hashlib.sha256(content).hexdigest(), len(content), "text/plain", "utf-8", UPLOADED_LATER
    )
    rows = tabulate(document)
    assert not isinstance(rows, Reject)
    (row,) = rows["articles"]
    assert (row["published"], row["written"], row["year"]) == (dt.date(2018, 12, 3), dt.date(2006, 4, 19), 2018)
    assert [m["canonical"] for m in rows["entities"] if m["surface"] == "4月15日"] == ["2006-04-15"]
    assert {a["as_of"] for a in rows["appointments"]} == {dt.date(2006, 4, 19)}
    assert [d["deadline"] for d in rows["directives"] if d["deadline"]] == [dt.date(2006, 12, 31)]


@pytest.fixture
def document() -> RawDocument:
    return RawDocument("tests/a.txt", "0" * 64, len(TEXT), "text/plain", "utf-8", TEXT)


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_nothing_that_stages_make_waits_for_the_collector_of_cycles(document: RawDocument) -> None:
    tabulate(document)  # what is loaded once
    gc.collect()
    gc.disable()
    rows = tabulate(document)
    assert isinstance(rows, dict)
    assert rows["directives"]
    assert gc.collect() == 0


def test_the_collector_goes_on_behind_a_document(document: RawDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def broken(document: RawDocument) -> None:
        seen.append(gc.isenabled())
        raise ValueError

    monkeypatch.setattr(tabulation, "clean", broken)
    with pytest.raises(StageFailed):
        tabulate(document)
    assert seen == [False]
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off(document: RawDocument) -> None:
    gc.disable()
    tabulate(document)
    assert not gc.isenabled()
