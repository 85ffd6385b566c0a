"""Texts in Markdown, and dates as containers give them."""

import datetime as dt

import pytest

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.dates import date_given
from tasks.ingest.document import RawDocument

BODY = "各县（市、区）教育局：\n要高度重视，狠抓落实。\n"


def markdown(text: str, **given: str) -> Article:
    found = clean(RawDocument("test/a.md", "0" * 64, len(text), "text/markdown", "utf-8", text, given=given))
    assert isinstance(found, Article)
    return found


def test_front_matter_is_metadata_on_record() -> None:
    front = "---\ntitle: 攀枝花市教育局关于做好工作的通知\ndate: 2023-05-15\n---\n"
    found = markdown(f"{front}\n# 攀枝花市教育局关于做好工作的通知\n\n{BODY}", title="攀枝花市教育局关于做好工作的通知")
    assert found.title.chars == "攀枝花市教育局关于做好工作的通知"
    assert found.body.chars == BODY.strip()
    assert ("metadata", front) in [(each.kind, each.before) for each in found.repairs]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("要**高度重视**，__狠抓落实__。", "要高度重视，狠抓落实。"),
        ("> 要高度重视。\n\n- 一、加强领导。\n* 二、狠抓落实。", "要高度重视。\n一、加强领导。\n二、狠抓落实。"),
        ("| 序号 | 单位 |\n|:--|---|\n| 1 | **市教育局** |\n各单位要抓好落实。", "序号 单位\n1 市教育局\n各单位要抓好落实。"),
        ("市关工委**主任出席会议，要求抓好落实。", "市关工委**主任出席会议，要求抓好落实。"),  # a mask
    ],
)  # fmt: skip
def test_marks_of_markdown_go(text: str, body: str) -> None:
    assert markdown(f"# 关于做好工作的通知\n\n{text}\n").body.chars == body


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2023-05-15T08:00:00+08:00", dt.date(2023, 5, 15), "day"),
        ("二〇二三年五月十五日", dt.date(2023, 5, 15), "day"),
        ("民国112年5月15日", dt.date(2023, 5, 15), "day"),
        ("112/05/15", dt.date(2023, 5, 15), "day"),
        ("112年5月15日", dt.date(2023, 5, 15), "day"),
        ("May 15, 2023", dt.date(2023, 5, 15), "day"),
        ("Mon, 15 May 2023 10:30:00 GMT", dt.date(2023, 5, 15), "day"),
        ("Sept. 2023", dt.date(2023, 9, 1), "month"),
        ("1684108800", dt.date(2023, 5, 15), "day"),
        ("1684108800000", dt.date(2023, 5, 15), "day"),
        ("5/15/2023", dt.date(2023, 5, 15), "day"),
        ("15/5/2023", dt.date(2023, 5, 15), "day"),
        ("5/6/2023", None, None),  # the fifth of June, or of May the sixth
        ("12/05/15", None, None),
        ("2023-13-45", None, None),
        ("99999999999", None, None),
        ("Mayor 2023 15", None, None),
        ("", None, None),
    ],
)
def test_dates_that_containers_give(text: str, day: dt.date | None, precision: str | None) -> None:
    found = date_given(text)
    assert (found.day if found else None, found.precision if found else None) == (day, precision)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2023-05-14T20:00:00Z", dt.date(2023, 5, 15)),
        ("2023-05-14T20:00:00+00:00", dt.date(2023, 5, 15)),
        ("2023-05-14T20:00:00+08:00", dt.date(2023, 5, 14)),
        ("2023-05-14T99:00:00Z", None),
    ],
)
def test_moments_of_greenwich_are_days_of_china(moment: str, day: dt.date | None) -> None:
    found = date_given(moment)
    assert (found.day if found else None) == day
