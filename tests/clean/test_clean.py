"""Whole documents: raw text in, article out."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.ingest.document import RawDocument, Reject


def raw(text: str, **given: str) -> RawDocument:
    return RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text, given=given)


def article(text: str, **given: str) -> Article:
    found = clean(raw(text, **given))
    assert isinstance(found, Article)
    return found


PAGE = """您当前的位置:首页 > 地方信息 > 市级关工委动态

鸡西市召开市直机关关心下一代工作推进会

中国关心下一代工作委员会  http://www.zgggw.gov.cn/  2023年07月25日  来源: 鸡西市关工委办公室
摘要:2023年7月20日,鸡西市关工委与市直机关工委共同召开关心下一代工作推进会,贯彻

2023年7月20日,鸡西市关工委与市直机关工委共同召开关心下一代工作推进会。会议强调,要抓好落实。

640 (1).jpg

市直机关工委负责人参加会议。

Copyright©1990-2024 中国关心下一代工作委员会 http://www.zgggw.gov.cn/ All rights reserved.
"""


def test_a_news_page() -> None:
    found = article(PAGE)
    assert found.title.chars == "鸡西市召开市直机关关心下一代工作推进会"
    assert found.body.chars == (
        "2023年7月20日，鸡西市关工委与市直机关工委共同召开关心下一代工作推进会。会议强调，要抓好落实。\n"
        "市直机关工委负责人参加会议。"
    )
    assert found.published is not None
    assert (found.published.day, found.published.precision) == (dt.date(2023, 7, 25), "day")
    assert found.source_name == "鸡西市关工委办公室"
    assert (found.region.province, found.region.city, found.region.county) == ("黑龙江省", "鸡西市", None)
    assert (found.url, found.site) == ("http://www.zgggw.gov.cn/", "中国关心下一代工作委员会")
    assert found.doc_type == "meeting_report"
    assert [repair.kind for repair in found.repairs] == ["furniture", "metadata", "metadata", "furniture", "furniture"]


OFFICIAL = """索 引 号：
000014349/2019-00002
发文机关：
国务院办公厅
成文日期：
2019年01月09日
标　　题：
国务院办公厅关于开展城镇小区配套幼儿园治理工作的通知
发文字号：
国办发〔2019〕3号
发布日期：
2019年01月22日
主 题 词：
国务院办公厅关于开展
城镇小区配套幼儿园治理工作的通知
国办发〔2019〕3号
各省、自治区、直辖市人民政府：
现就开展治理工作有关事项通知如下：
一、总体要求
切实办好学前教育。
国务院办公厅
2019年1月9日
（此件公开发布）
扫一扫在手机打开当前页
-->
"""


def test_an_official_document_with_a_field_table() -> None:
    found = article(OFFICIAL)
    assert found.title.chars == "国务院办公厅关于开展城镇小区配套幼儿园治理工作的通知"
    assert found.body.chars.split("\n") == [
        "各省、自治区、直辖市人民政府：",
        "现就开展治理工作有关事项通知如下：",
        "一、总体要求",
        "切实办好学前教育。",
    ]
    assert found.published is not None
    assert (found.published.day, found.published.rule) == (dt.date(2019, 1, 22), "published_issued")
    assert (found.issuer, found.doc_number, found.document_form) == ("国务院办公厅", "国办发〔2019〕3号", "通知")
    assert (found.doc_type, found.region.scope) == ("notice", "national")


UPLOADED_LATER = (
    "索 引 号：000014349/2006-00038\n发文机关：国务院\n成文日期：2006年04月19日\n标　　题：国务院关于同意开展工作的批复\n"
    "发文字号：国函〔2006〕38号\n发布日期：2018年12月03日\n\n国务院关于同意开展工作的批复\n国函〔2006〕38号\n\n外交部：\n"
    "你部4月15日的请示收悉。同意外交部部长助理何亚非任团长。请于年底前完成各项工作。\n国务院\n二〇〇六年四月十九日\n"
)


def test_a_document_put_up_years_later_keeps_the_day_it_was_signed() -> None:
    found = article(UPLOADED_LATER)
    assert found.published is not None
    assert found.written is not None
    assert (found.published.day, found.written.day) == (dt.date(2018, 12, 3), dt.date(2006, 4, 19))
    assert (found.field_rules["published"], found.field_rules["written"]) == ("published_issued", "written")
    assert found.dated is found.written


@pytest.mark.parametrize(
    "text",
    [
        "市委召开会议\n2023-05-15 来源：遂宁日报\n近日，市委召开会议，研究部署工作。\n遂宁日报\n2023年5月12日\n",
        "关于防汛的通知\n发布日期：2021-06-01\n各乡镇人民政府：\n请做好防汛工作。\n通江县人民政府办公室\n2031年6月3日\n",
    ],
)
def test_no_day_of_signing_for_news_nor_one_behind_publication(text: str) -> None:
    assert article(text).written is None


def test_an_official_document_without_a_field_table_takes_its_signature() -> None:
    text = (
        "关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n特此通知。\n通江县人民政府办公室\n2021年6月3日\n"
    )
    found = article(text)
    assert found.title.chars == "关于做好防汛工作的通知"
    assert found.body.chars.split("\n")[-1] == "特此通知。"
    assert found.published is not None
    assert (found.published.day, found.published.rule) == (dt.date(2021, 6, 3), "signature")
    assert found.issuer == "通江县人民政府办公室"
    assert (found.region.province, found.region.city, found.region.county) == ("四川省", "巴中市", "通江县")


def test_a_law_with_adoption_notes() -> None:
    text = (
        "# 潍坊市城市绿化条例\n\n2019年12月24日 潍坊市第十七届人民代表大会常务委员会第二十九次会议通过\n\n"
        "2020年1月15日 山东省第十三届人民代表大会常务委员会第十六次会议批准\n\n<!-- INFO END -->\n\n"
        "## 第一章  总则\n\n第一条 为了促进城市绿化事业发展，制定本条例。\n\n第二条 本条例适用于本市。\n"
    )
    found = article(text)
    assert found.title.chars == "潍坊市城市绿化条例"
    assert found.body.chars.split("\n")[0] == "第一章  总则"
    assert found.doc_type == "law"
    assert found.published is not None
    assert (found.published.day, found.published.rule) == (dt.date(2020, 1, 15), "adoption_note")
    assert (found.region.province, found.region.city) == ("山东省", "潍坊市")


def test_hidden_passage_and_masks() -> None:
    text = "组织部部长在会议上的讲话\n更新时间:2023-06 来源:网友投稿\n**主任作了报告。\n---此处隐藏9301字,下载后查看---\n要建强队伍。\n"
    found = article(text)
    assert found.body.chars == "**主任作了报告。\n要建强队伍。"
    assert (found.missing_chars, found.redacted, found.truncated, found.damaged) == (9301, True, True, False)
    assert found.published is not None
    assert (str(found.published.day), found.published.precision) == ("2023-06-01", "month")
    assert found.source_name == "网友投稿"


def test_source_with_its_writer() -> None:
    found = article("近日,遂寧市關(guān)工委組織召開會議,傳達精神。\n來源:市關(guān)工委辦公室庾光軍")
    assert (found.source_name, found.author) == ("市关工委办公室", "庾光军")
    assert found.script == "hant"
    assert found.title.chars == ""
    assert (found.region.province, found.region.city) == ("四川省", "遂宁市")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no_text"),
        (" \n\u3000\n", "no_text"),
        ("Hello, world.", "not_chinese"),
        ("日本政府は新しい経済対策を発表しました。国民の生活を守るための措置です。", "not_chinese"),
        ("한국 정부는 오늘 經濟 대책을 발표했다.", "not_chinese"),
        ("下载\n打印\n扫一扫在手机打开当前页\n", "no_text"),
    ],
)
def test_what_is_no_article_is_rejected_with_a_reason(text: str, reason: str) -> None:
    found = clean(raw(text))
    assert isinstance(found, Reject)
    assert (found.stage, found.reason) == ("clean", reason)


DAMAGE = st.lists(
    st.sampled_from(
        ["關(guān)工委", "強(qiáng)調(diào)", "會(hui)(hui)議", "??h委", "?zé)岢?。", "。?", "?\n", "&nbsp;", "<p>", "![]() |", "，,", "要(切實)", "\n",
         "3.5%", "10:30", "图片14.png\n", "***", "　", "\u200b", "鍏充簬", "学习", "，", "。", "一、", "http://a.cn/?b=1", "“", "”", "看著", "x", "王 伟"]
    ),
    max_size=40,
).map(lambda parts: f"会议听取了汇报，研究了工作。\n{''.join(parts)}\n会议还研究了其他事项。")  # fmt: skip


@given(DAMAGE)
def test_every_character_of_the_body_can_be_traced(text: str) -> None:
    found = article(text)
    spans = [(repair.raw_start, repair.raw_end) for repair in found.repairs]
    origins = found.body.origins()
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(origins))
    for char, (low, high) in zip(found.body.chars, origins, strict=True):
        if high - low == 1:
            continue
        assert any(start <= low and high <= end for start, end in spans), (char, text[low:high])


@given(DAMAGE)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    first = article(text)
    second = article(first.body.chars)
    assert second.title.chars == ""
    assert second.body.chars == first.body.chars


@pytest.mark.parametrize(
    "text",
    ["中?" * 20_000, "?" * 40_000 + "中", "(中" * 20_000, "<a " * 10_000 + "中", "中" + " " * 40_000, "来源：" * 10_000, "首页>" * 10_000, "-" * 40_000 + "此处隐藏3字", "中\ufffd" * 20_000],
)  # fmt: skip
@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_hostile_text_becomes_a_row_or_a_reject(text: str, media_type: str) -> None:
    found = clean(RawDocument("test/a", "0" * 64, len(text), media_type, "utf-8", text))
    assert isinstance(found, Article | Reject)
