"""Abstract, keywords, index number, force, attachments, images and the rule of each header field."""

import datetime as dt

import pytest

from tasks.clean.article import Article, Linked
from tasks.clean.clean import clean
from tasks.clean.header.force import InForce, in_force
from tasks.clean.html.attached import listed_files, resolved
from tasks.clean.layout.layout import read_page
from tasks.ingest.document import RawDocument


def cleaned(text: str, media_type: str = "text/plain", **given: str) -> Article:
    found = clean(RawDocument("test/a", "0" * 64, len(text), media_type, "utf-8", text, False, given))
    assert isinstance(found, Article)
    return found


GOV = """索 引 号：
000014349/2019-00003
主题分类：
科技、教育\\教育
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
教育　幼儿园　通知
国务院办公厅关于开展
城镇小区配套幼儿园治理工作的通知
国办发〔2019〕3号
各省、自治区、直辖市人民政府：
为认真贯彻落实《意见》，现就治理工作通知如下。本通知自2019年3月1日起施行，有效期5年。
附件：1.任务分工表
　　　2.联系人名单
国务院办公厅
2019年1月9日
"""


def test_a_field_table_fills_the_columns_and_names_the_rules() -> None:
    found = cleaned(GOV)
    assert found.index_number == "000014349/2019-00003"
    assert found.keywords == ["教育", "幼儿园", "通知"]
    assert (found.effective_from, found.effective_to) == (dt.date(2019, 3, 1), dt.date(2024, 2, 29))
    assert found.attachments == [Linked("任务分工表", None), Linked("联系人名单", None)]
    assert found.field_rules == {
        "title": "title_line",
        "doc_number": "field_number",
        "issuer": "field_issuer",
        "document_form": "form_in_title",
        "published": "published_issued",
        "written": "written",
        "doc_type": "form_in_title",
        "region_scope": "national_organ",
        "index_number": "field_index",
        "keywords": "field_keywords",
        "effective_from": "says_from_when",
        "effective_to": "says_how_long",
    }


PAGE = """<html><head><title>关于申报项目的通知_仁和区教育局</title><meta name="Url" content="http://www.a.gov.cn/tz/1.html">
<meta name="ContentSource" content="仁和区教育局"><meta name="Keywords" content="项目,申报"><meta name="PubDate" content="2023-05-15 10:30">
<meta name="Description" content="为做好申报工作，现通知如下。"></head><body><h1>关于申报项目的通知</h1><div id="zoom">
<p>为做好2023年项目申报工作，现将有关事项通知如下，请认真落实。</p><p><img src="../p1.jpg" alt="流程图"></p>
<p>附件：<a href="./P0203.docx">申报表</a></p></div><div class="fj"><a href="/down?id=7">附件2：汇总表.xlsx</a></div>
<div><a href="/app.pdf">客户端说明</a><img src="/logo.png"></div></body></html>"""


def test_a_page_gives_attachments_images_and_what_its_head_says() -> None:
    found = cleaned(PAGE, "text/html")
    assert found.attachments == [
        Linked("申报表", "http://www.a.gov.cn/tz/P0203.docx"),
        Linked("附件2：汇总表.xlsx", "http://www.a.gov.cn/down?id=7"),
    ]
    assert found.images == [Linked("流程图", "http://www.a.gov.cn/p1.jpg")]
    assert (found.abstract, found.keywords) == ("为做好申报工作，现通知如下。", ["项目", "申报"])
    assert {name: found.field_rules[name] for name in ("title", "source_name", "published", "abstract", "url")} == {
        "title": "heading",
        "source_name": "meta",
        "published": "meta",
        "abstract": "meta",
        "url": "meta",
    }


def test_json_ld_is_read_where_there_are_no_meta_tags() -> None:
    source = (
        '<script type="application/ld+json">[{"headline": "县委召开会议", "datePublished": "2023-05-15T10:30:00+08:00", '
        '"author": [{"name": "王伟"}, {"name": "李明"}], "publisher": {"name": "仁和日报"}, "keywords": ["会议", "县委"]}]</script>'
        "<div><h1>县委召开会议</h1><p>近日，县委召开会议，研究部署有关工作。</p></div>"
    )
    found = cleaned(source, "text/html")
    assert (found.source_name, found.author, found.keywords) == ("仁和日报", "王伟、李明", ["会议", "县委"])
    assert found.published is not None
    assert (found.published.day, found.field_rules["author"]) == (dt.date(2023, 5, 15), "json_ld")


def test_the_address_of_a_page_is_its_canonical_link() -> None:
    source = (
        '<link rel="stylesheet" href="/a.css"><link rel="canonical" href="http://jyj.panzhihua.gov.cn/tz/1.html">'
        "<div><h1>教育工作会议召开</h1><p>近日，市教育局召开会议，研究部署有关工作。</p></div>"
    )
    found = cleaned(source, "text/html")
    assert (found.url, found.field_rules["url"]) == ("http://jyj.panzhihua.gov.cn/tz/1.html", "meta")
    assert (found.region.city, found.field_rules["region_scope"]) == ("攀枝花市", "region_of_address")


def force(text: str) -> InForce:
    return in_force(read_page(text, None), text)


LAW = "某某市供水条例\n（2018年3月1日某某市人民政府令第12号公布 根据2020年5月6日决定修正）\n第一条 为了加强管理，制定本条例。\n"


@pytest.mark.parametrize(
    ("end", "since", "until"),
    [
        ("第二条 本条例自2018年5月1日起施行。", (dt.date(2018, 5, 1), "says_from_when"), None),
        ("第二条 本条例自公布之日起施行。", (dt.date(2018, 3, 1), "from_promulgation"), None),
        ("第二条 《供水办法》自2015年5月1日起施行。", None, None),
        ("本办法自二〇一八年五月一日起施行，有效期至2023年4月30日。",
         (dt.date(2018, 5, 1), "says_from_when"), (dt.date(2023, 4, 30), "says_until_when")),
        ("本通知自2020年2月29日起执行，有效期为两年。",
         (dt.date(2020, 2, 29), "says_from_when"), (dt.date(2022, 2, 28), "says_how_long")),
        ("第二条 本条例自2018年5月1日起施行。1999年3月4日发布的《供水办法》同时废止。",
         (dt.date(2018, 5, 1), "says_from_when"), None),
        ("第二条 本条例自2018年13月1日起施行。", None, None),
    ],
)  # fmt: skip
def test_force(end: str, since: tuple[dt.date, str] | None, until: tuple[dt.date, str] | None) -> None:
    assert force(LAW + end) == InForce(since, until)


def test_force_by_labels() -> None:
    text = f"生效日期：2018-05-01\n失效日期：2023-04-30\n{LAW}"
    assert force(text) == InForce((dt.date(2018, 5, 1), "field_effective"), (dt.date(2023, 4, 30), "field_repealed"))


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["附件：1.申报表", "2.汇总表", "3．名单", "联系人：王伟"], ["申报表", "汇总表", "名单"]),
        (["附件：工作方案"], ["工作方案"]),
        (["附件：", "1.申报表", "2.汇总表"], ["申报表", "汇总表"]),
        (["附件1：申报表.xlsx", "附件2：汇总表.doc"], ["申报表.xlsx", "汇总表.doc"]),
        (["名单.pdf"], ["名单.pdf"]),
        (["附件：1.申报表.doc", "2.汇总表.xls"], ["申报表.doc", "汇总表.xls"]),
        (["1.各县要落实", "附件所列单位：请报送。"], []),
    ],
)
def test_listed_files(lines: list[str], names: list[str]) -> None:
    assert [file.name for file in listed_files(lines)] == names


@pytest.mark.parametrize(
    ("address", "base", "place"),
    [
        ("../p.jpg", "http://a.cn/b/c.html", "http://a.cn/p.jpg"),
        ("p.jpg", None, "p.jpg"),
        ("javascript:void(0)", "http://a.cn/", None),
        ("data:image/png;base64,AA", None, None),
        ("http://[", "http://a.cn/", "http://["),
        ("", None, None),
    ],
)
def test_addresses_are_made_whole(address: str, base: str | None, place: str | None) -> None:
    assert resolved(address, base) == place
