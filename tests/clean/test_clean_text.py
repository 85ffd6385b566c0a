"""Clean text comes through as it is: no repair, no loss seen, no character changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.repair.mend import mended
from tasks.clean.repair.question_marks import BLANK, LOSS, QUESTION, kind_of_mark
from tasks.ingest.document import RawDocument

SENTENCES = (
    "会议强调，要坚持以人民为中心，把各项任务落到实处。",
    "全年完成投资3.5亿元，同比增长12.8%，增速居全省第1位。",
    "活动于10:30开始，报名网址为http://www.example.gov.cn/list?id=3&page=2。",
    "中国5G+工业互联网大会（11月20日）闭幕，GDP、CPI、PM2.5等指标向好。",
    "国家主席说：“我们要乘势而上，久久为功。”与会代表报以热烈掌声。",
    "粮食增产的潜力从何而来？作为产业的核心技术，良种是关键。",
    "《中华人民共和国教育法》（2021年修正）第三十条第（二）项规定，……",
    "屯溪区、屯留区和烫金厂的负责人参加了调研。",
    "电影《哪吒》上映，昇腾芯片量产，乾县、周至县改扩建道路。",
    "严禁破坏土地资源，不得打坏设备，一坏一好要分清。",
    "沈阳市、沈浮同志、覆盖率、了如指掌、狼藉一片都照原样。",
    "著名作家的著作显著提高了知名度，著述颇丰。",
    "C(an)级企业、单位（dan）一词和甲（A）类均为原文。",
    "巴黎、圣保罗（São Paulo）、café与naïve等词照录。",
    "截至6月底，a<b且b>c的情形共3起，占比1/3。",
    "涉及金额1,234,567.89元，面积12×8米，温度-5℃至3℃。",
    "他们都是谁，来自哪里？答案令人意外！",
    "一是抓学习；二是抓落实；三是抓督查。",
    "宫商角徵羽五音，溶溶漾漾；麴姓、甯姓各一人。",
)  # fmt: skip


def article(text: str, **given: str) -> Article:
    found = clean(RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text, given=given))
    assert isinstance(found, Article)
    return found


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join), min_size=1, max_size=6))
def test_clean_paragraphs_come_through_unchanged(paragraphs: list[str]) -> None:
    text = "\n".join(f"会议听取了汇报，研究了有关工作。{paragraph}" for paragraph in paragraphs)
    found = article(text)
    assert found.body.chars == text
    assert found.repairs == []
    assert (found.n_normalised, found.damaged, found.script) == (0, False, "hans")
    assert found.body.origins() == [(i, i + 1) for i in range(len(text))]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_repair_looks_at_a_clean_sentence_twice(sentence: str) -> None:
    draft, _ = mended(sentence)
    assert (draft.chars, draft.repairs(), draft.damaged) == (sentence, [], False)


CHINESE = st.text(st.sampled_from("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"), min_size=2, max_size=12)  # fmt: skip
WRITTEN = st.one_of(
    CHINESE,
    st.integers(0, 10**6).map(str),
    st.decimals(0, 100, places=1).map(lambda number: f"{number}%"),
    st.sampled_from(["GDP", "5G", "WTO", "A4", "“一带一路”", "《方案》", "（试行）", "、", "，", "；", "——", "……"]),
)


@given(st.lists(WRITTEN, min_size=1, max_size=30).map("".join))
def test_whatever_is_written_with_common_characters_needs_no_mending(text: str) -> None:
    draft, _ = mended(f"会{text}议。")
    assert draft.chars == f"会{text}议。"
    assert draft.repairs() == []


@pytest.mark.parametrize(
    "before",
    ["增产的潜力从何而来", "该怎么处理呢", "路边的老人该不该扶", "请问对此作何评论", "究竟有多难", "何以担当", "他是谁", "这样行不行", "有没有困难"],
)  # fmt: skip
def test_a_half_width_mark_behind_a_question_asks(before: str) -> None:
    assert kind_of_mark(f"{before}?作为负责人", len(before)) == QUESTION


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("副市长何?军参加会议", LOSS),
        ("不存在任何人?情形", LOSS),
        ("会议指出，?水灌区要开工", BLANK),
        ("加固二期、?水灌区开工", LOSS),
        ("一、?总体要求", BLANK),
        ("进入前1?。医疗服务", LOSS),
        ("宝贵的经验。?", BLANK),
    ],
)
def test_other_marks_are_losses_and_blanks(line: str, kind: str) -> None:
    assert kind_of_mark(line, line.index("?")) == kind
