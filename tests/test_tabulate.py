"""Documents → rows: what holds for all stages together."""

import gc
from collections.abc import Iterator

import pytest

from tasks import tabulate as tabulation
from tasks.ingest.document import RawDocument
from tasks.tabulate import StageFailed, tabulate

TEXT = """仁和区召开关心下一代工作会议

5月10日，仁和区召开关心下一代工作会议。区委书记班宏主持会议并讲话，区政协主席李孝彬出席会议。
会议强调，各级关工委要贯彻落实《关于加强新时代关心下一代工作委员会工作的意见》，抓好落实。
"""


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
