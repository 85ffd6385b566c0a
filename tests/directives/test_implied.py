"""Whom a document speaks to, and who 你省 is."""

import pytest

from tasks.directives.addressees.implied import Implied, actor_of_heading, bracket_note, recipient_meant
from tasks.ingest.document import RawDocument
from tasks.tabulate import tabulate


@pytest.mark.parametrize(
    ("addressee", "recipients", "meant"),
    [
        ("你省", "湖北省人民政府", "湖北省人民政府"),
        ("你省", "广东省人民政府，教育部、外交部", "广东省人民政府"),
        ("你们", "广东省人民政府，教育部", "广东省人民政府，教育部"),
        ("你部", "教育部、外交部", None),
        ("各省", "湖北省人民政府", None),
    ],
)
def test_which_recipient_is_meant(addressee: str, recipients: str, meant: str | None) -> None:
    assert recipient_meant(addressee, Implied(recipients, "main_recipient", 0)) == meant


def test_who_hears_a_speech_is_no_recipient() -> None:
    assert recipient_meant("你们", Implied("同志们", "audience", 0)) is None


def test_your_province_is_the_one_that_is_answered() -> None:
    text = (
        "国务院办公厅关于巴东县地质灾害险情有关问题的复函\n国办函〔2004〕90号\n湖北省人民政府：\n"
        "你省《关于地质险情有关问题的请示》收悉。经国务院同意，现函复如下：\n"
        "一、建议你省按照专家组意见，做好长期监测工作。\n二、请你省抓紧落实资金。\n国务院办公厅\n2004年12月24日\n"
    )
    rows = tabulate(RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text))
    assert isinstance(rows, dict)
    told = [
        (row["addressee"], row["addressee_kind"], row["addressee_region"], row["addressee_ids"])
        for row in rows["directives"]
    ]
    assert told == [("你省", "government", "420000", ["org:湖北省人民政府"])] * 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("压实责任。（责任单位：市教育局；完成时限：6月底前）", "市教育局"),
        ("（体育总局、民政部负责）", "体育总局、民政部"),
        ("（含时间表）", None),
    ],
)
def test_notes_in_brackets(text: str, who: str | None) -> None:
    assert bracket_note(text) == who


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("市公安局", "市公安局"),
        ("各区人民政府主要职责", "各区人民政府"),
        ("成员单位职责", "成员单位"),
        ("组织机构", None),
        ("加强组织领导", None),
        ("试点地区", None),
        (None, None),
    ],
)
def test_a_heading_names_whose_tasks_stand_below_it(heading: str | None, who: str | None) -> None:
    assert actor_of_heading(heading) == who
