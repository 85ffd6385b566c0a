"""A document in, its rows in every table out."""

import datetime as dt
import hashlib

from tasks.ingest.document import RawDocument, Reject
from tasks.tabulate import tabulate

UPLOADED_LATER = (
    "发文机关：国务院\n成文日期：2006年04月19日\n标　　题：国务院关于同意开展工作的批复\n发文字号：国函〔2006〕38号\n"
    "发布日期：2018年12月03日\n\n国务院关于同意开展工作的批复\n国函〔2006〕38号\n\n外交部：\n你部4月15日的请示收悉。\n"
    "同意外交部部长助理何亚非任团长。\n请于年底前完成各项工作。\n国务院\n二〇〇六年四月十九日\n"
)


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
