"""The forms in which pages print document numbers, and the lines on which they print their day."""

import pytest
from cleaned import article

TITLE = "遂宁市召开关心下一代工作会议"
BODY = "近日，遂宁市召开关心下一代工作会议，会议要求各级关工委要抓好落实，取得实效。\n会议强调，要加强领导。\n"
NOTICE = (
    "各市（州）人民政府：\n为进一步加强有关工作，根据有关规定，结合我省实际，现将有关事项通知如下，请认真贯彻执行。\n"
)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("川办发[2023]12号", "川办发〔2023〕12号"),
        ("川办发【2023】12号", "川办发〔2023〕12号"),
        ("川办发(2023)012号", "川办发〔2023〕12号"),
        ("川办发 〔 2023 〕 第12号", "川办发〔2023〕12号"),
        ("川办发〔２０２３〕１２号", "川办发〔2023〕12号"),
        ("川办发〔2023〕12号文", "川办发〔2023〕12号"),
        ("川办发〔2023〕12", "川办发〔2023〕12号"),
        ("特急 川办函[2023]3号", "川办函〔2023〕3号"),
        ("川办函[2023]3号　特急", "川办函〔2023〕3号"),
        ("四川省人民政府办公厅川办发〔2023〕12号", "川办发〔2023〕12号"),
        ("攀教体〔2023〕58号　攀财教〔2023〕12号", "攀教体〔2023〕58号"),
        ("公告2023年第5号", "公告2023年第5号"),
        ("四川省人民代表大会常务委员会公告（第12号）", "四川省人民代表大会常务委员会公告第12号"),
        ("中华人民共和国国务院令第707号", "国务院令第707号"),
    ],
)
def test_document_numbers_on_a_line_of_their_own(line: str, number: str) -> None:
    found = article(f"四川省人民政府办公厅关于加强工作的通知\n{line}\n{NOTICE}")
    assert (found.doc_number, found.body.chars.startswith("各市")) == (number, True)


@pytest.mark.parametrize("line", ["川办发2023〔12〕号", "12", "第3小组名单12"])
def test_lines_that_are_no_document_number(line: str) -> None:
    assert article(f"四川省人民政府办公厅关于加强工作的通知\n{line}\n{NOTICE}").doc_number is None


@pytest.mark.parametrize("title", [TITLE, ""])
@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：遂宁日报　2023年05月10日", "遂宁日报"),
        ("稿源：本站  2023/05/10", "本站"),
        ("遂宁日报 2023-05-10", "遂宁日报"),
        ("遂宁日报　2023年05月10日 第A01版", "遂宁日报"),
        ("2023-05-10 09:03 遂宁日报", "遂宁日报"),
        ("发布时间 2023-05-10 10:20", None),
        ("2023年05月10日 10:30  星期三", None),
        ("发布人：admin　发布时间：2023-05-10　浏览次数：12", None),
    ],
)
def test_lines_of_day_and_source(title: str, line: str, source: str | None) -> None:
    found = article(f"{title}\n{line}\n{BODY}")
    assert found.published
    assert (found.published.day.isoformat(), found.source_name) == ("2023-05-10", source)
    assert (found.title.chars, found.body.chars[:2]) == (title, "近日")


def test_a_day_beside_somebody_who_acts_is_no_line_of_source() -> None:
    found = article(f"{TITLE}\n2020年1月15日 某市人大常委会听取报告\n{BODY}")
    assert "某市人大常委会" in found.body.chars
