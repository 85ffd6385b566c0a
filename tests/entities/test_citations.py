"""What a text rests on, and the id by which it joins."""

import pytest

from tasks.clean.article import Region
from tasks.entities.dates.year import year_told
from tasks.entities.documents.citations import document_id, find_citations
from tasks.entities.find import find_mentions


def cited(reading) -> list[tuple[str, str | None, str | None, str | None]]:
    mentions = find_mentions(reading)
    found = find_citations(reading, mentions)
    return [(c.relation, c.title, c.doc_number, c.doc_id) for c in found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "严格遵循《中华人民共和国城乡规划法》，依法办理。",
            [("implements", "中华人民共和国城乡规划法", None, "doc:城乡规划法")],
        ),
        (
            "各地要贯彻落实《关于加强工作的意见》（国办发〔2019〕3号），抓好落实。",
            [("implements", "关于加强工作的意见", "国办发〔2019〕3号", "doc:国办发〔2019〕3号")],
        ),
        (
            "现将《关于加强工作的意见》印发给你们。",
            [("issues", "关于加强工作的意见", None, "doc:关于加强工作的意见")],
        ),
        ("《暂行条例》同时废止。", [("repeals", "暂行条例", None, "doc:暂行条例")]),
        (
            "根据国办发〔2019〕3号文件精神，现通知如下。",
            [("based_on", None, "国办发〔2019〕3号", "doc:国办发〔2019〕3号")],
        ),
        # the verb of a relative clause does not govern
        (
            "贯彻落实省关工委下发的《关于加强工作的通知》精神。",
            [("implements", "关于加强工作的通知", None, "doc:关于加强工作的通知")],
        ),
        ("全会通过的《建议》，是总动员。", [("mentions", "建议", None, None)]),
        (
            "深入学习贯彻党的二十大精神。",
            [("implements", "中国共产党第二十次全国代表大会", None, "event:二十大@2022-10-16")],
        ),
        (
            "会议传达学习习近平总书记对关心下一代工作的重要指示。",
            [("conveys", "习近平总书记对关心下一代工作的重要指示", None, None)],
        ),
        ("习近平总书记发表重要讲话。", []),
    ],
)
def test_relations(read, body: str, found: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert cited(read(body)) == found


def test_a_title_forwards_what_it_names(read) -> None:
    title = "国务院办公厅转发国家地震局关于加强防震减灾工作意见报告的通知"
    assert cited(read("请认真贯彻执行。", title=title)) == [
        ("forwards", "国家地震局关于加强防震减灾工作意见报告", None, "doc:国家地震局关于加强防震减灾工作意见报告")
    ]


@pytest.mark.parametrize(
    ("title", "known", "identity"),
    [
        (
            "国务院办公厅关于开展治理工作的通知",
            {"doc_number": "国办发〔2019〕3号", "document_form": "通知"},
            "doc:国办发〔2019〕3号",
        ),
        ("中华人民共和国教育法", {"doc_type": "law"}, "doc:教育法"),
        (
            "关于开展治理工作的通知",
            {"issuer": "国务院办公厅", "document_form": "通知"},
            "doc:国务院办公厅关于开展治理工作的通知",
        ),
        ("遂宁市关工委召开会议", {"doc_type": "meeting_report"}, None),
    ],
)
def test_document_id(read, title: str, known: dict[str, str], identity: str | None) -> None:
    assert document_id(read("正文。", title=title, **known).article) == identity


def test_a_citation_joins_the_document_it_cites(read) -> None:
    law = read("第一条 为了发展教育事业。", title="中华人民共和国教育法", doc_type="law")
    ((_, _, _, doc_id),) = cited(read("根据《教育法》有关规定。"))
    assert doc_id == document_id(law.article)


@pytest.mark.parametrize(
    "body",
    [
        "要贯彻落实《国务院关于印发国家职业教育改革实施方案的通知》（国发〔2019〕4号）。",
        "要贯彻落实《国务院关于印发国家职业教育改革实施方案的通知》。",
        "要贯彻落实国务院《关于印发国家职业教育改革实施方案的通知》。",
        "要贯彻落实《国家职业教育改革实施方案》。",
        "要按照国发〔2019〕4号文件要求办理。",
        "要按照国发[2019]04号办理。",
    ],
)
def test_every_way_of_citing_a_document_has_the_id_of_the_document(read, body: str) -> None:
    title = "国务院关于印发国家职业教育改革实施方案的通知"
    numbered = read("正文。", title=title, doc_number="国发〔2019〕4号", issuer="国务院", document_form="通知")
    unnumbered = read("正文。", title=title, issuer="国务院", document_form="通知")
    ((_, _, _, doc_id),) = cited(read(body))
    assert doc_id == document_id(numbered.article) == document_id(unnumbered.article) == "doc:国发〔2019〕4号"


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ("总结2020年工作情况，部署2021年全省任务。", 2020),
        ("到2035年，基本实现现代化。", 0),
        ("委员会成立于2003年。", 2003),
        ("2025年底前完成整改。", 0),
        ("深入贯彻党的二十大精神。", 2022),
        ("喜迎党的二十大胜利召开。", 0),
        ("全市上下。", 0),
    ],
)
def test_year_told(read, body: str, year: int) -> None:
    reading = read(body, region=Region())
    assert year_told(reading.sentences, find_mentions(reading)) == year
