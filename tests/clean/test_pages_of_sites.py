"""Pages as sites build them: what is the article of them, its title and its header line."""

import datetime as dt

import pytest

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.html.page_title import Candidate, title_lines
from tasks.clean.layout.fields import byline, dated_line, is_medium
from tasks.ingest.document import RawDocument

PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "近日，仁和区召开会议，研究部署供水保障工作，区直各部门负责同志参加。",
        "会议指出，各级各部门要认真落实责任，加强值班值守，确保群众用水安全。",
    )
)
BODY = "\n".join(part.removeprefix("<p>") for part in PARAGRAPHS.split("</p>") if part)


def page(body: str, title: str = "仁和区部署供水保障工作_仁和区人民政府") -> Article:
    source = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    found = clean(RawDocument("test/a.html", "0" * 64, len(source), "text/html", "utf-8", source))
    assert isinstance(found, Article)
    return found


def article_of(html: str) -> Article:
    found = clean(RawDocument("test/a.html", "0" * 64, len(html), "text/html", "utf-8", html))
    assert isinstance(found, Article)
    return found


def test_comments_and_lists_beside_the_article_are_no_part_of_it() -> None:
    comment = "<li><a>张三</a><p>说得很好，支持，希望早日落实，让大家都用上放心水。</p><span>昨天 22:17</span></li>"
    found = page(
        f"<div class='content'><h1>仁和区部署供水保障工作</h1><div class='content all-txt'>{PARAGRAPHS}</div>"
        f"<div id='comments'><ul>{comment * 9}</ul></div></div>"
    )
    assert found.body.chars == BODY


def test_lines_between_title_and_text_are_header_or_nothing() -> None:
    found = page(
        "<div><h1>仁和区部署供水保障工作</h1><div>分享到：</div><div><a>9</a> <a>23</a></div>"
        "<div>2023-05-15 15:10:53 四川日报</div><div>加大 缩小</div>"
        f"<div class='TRS_Editor'>{PARAGRAPHS}</div><div>责任编辑：李四</div><div><a>上一篇</a><a>下一篇</a></div></div>"
    )
    assert (found.title.chars, found.body.chars) == ("仁和区部署供水保障工作", BODY)
    assert found.published is not None
    assert (found.published.day, found.source_name) == (dt.date(2023, 5, 15), "四川日报")


def test_the_clock_of_a_page_is_no_date_of_its_article() -> None:
    found = page(
        "<div>2024年10月7日 星期一</div><h1>仁和区部署供水保障工作</h1><div>2023-05-15 10:22:14 出处：四川日报 作者：未知</div>"
        f"<div id='zoom'>{PARAGRAPHS}</div>"
    )
    assert found.published is not None
    assert (found.published.day, found.source_name, found.author) == (dt.date(2023, 5, 15), "四川日报", None)


def test_a_title_over_several_lines_in_the_text_block() -> None:
    found = page(
        "<div id='UCAP-CONTENT'><p>仁和区人民政府</p><p>关于供水保障工作的通知</p><p>（2023年5月15日区政府常务会议通过）</p>"
        f"{PARAGRAPHS}</div>",
        "仁和区人民政府关于供水保障工作的通知__2023年公报_仁和区政府网",
    )
    assert (found.title.chars, found.body.chars) == ("仁和区人民政府关于供水保障工作的通知", BODY)
    assert found.field_rules["title"] == "heading"


def test_a_title_that_the_window_does_not_name() -> None:
    found = page(
        "<div><h2>首页 - 新闻动态</h2><p>2019年学术年会在重庆成功举行！</p><p>发布时间：2019-05-18 来源：中国地理学会</p>"
        f"<div>{PARAGRAPHS}</div></div><div>中国地理学会</div>",
        "新闻动态--中国地理学会官网",
    )
    assert (found.title.chars, found.body.chars) == ("2019年学术年会在重庆成功举行！", BODY)
    assert found.source_name == "中国地理学会"


def test_rows_of_a_table_and_items_of_a_list_survive() -> None:
    found = page(
        f"<h1>仁和区部署供水保障工作</h1><div id='zoom'>{PARAGRAPHS}<table border='1'><tr><th>县区</th><th>任务</th></tr>"
        "<tr><td><p>东区</p></td><td><p>12</p></td></tr></table><ol><li>排查管网</li><li>落实责任</li></ol></div>"
    )
    assert found.body.chars == f"{BODY}\n县区 任务\n东区 12\n排查管网\n落实责任"


def test_a_notice_of_fifty_characters_among_much_else() -> None:
    links = "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(60))
    footer = (
        "<div class='footer'>版权所有：仁和区人民政府，未经许可，不得转载。地址：攀枝花市仁和区，联系电话：0812。</div>"
    )
    found = page(
        f"<ul>{links}</ul><div class='main'><h1>停水通知</h1><div>发布时间：2023-05-02 来源：区水务局</div>"
        f"<div id='zoom'><p>因管道检修，5月3日8时至18时仁和镇停水，请居民提前储水。</p><p>区水务局</p><p>2023年5月2日</p></div></div>{footer}",
        "停水通知_仁和区人民政府",
    )
    assert (found.title.chars, found.body.chars) == (
        "停水通知",
        "因管道检修，5月3日8时至18时仁和镇停水，请居民提前储水。",
    )
    assert (found.source_name, found.issuer) == ("区水务局", "区水务局")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("2019-09-09 16:01:46 南方都市报", [("published_time", "2019-09-09"), ("source", "南方都市报")]),
        ("原创 南方都市报 2019-09-09 16:01:46", [("published_time", "2019-09-09"), ("source", "南方都市报")]),
        ("发表于2014-08-24 21:30| 1164次阅读| 来源CSDN| 作者魏星",
         [("published_time", "2014-08-24"), ("source", "CSDN"), ("author", "魏星")]),
        ("2019年11月25日 18:57 参考消息", [("published_time", "2019年11月25日"), ("source", "参考消息")]),
        ("2020年1月15日 潍坊市人民代表大会常务委员会通过", []),
        ("2019年2月27日，大良街道一行到访", []),
        ("2019年2月至2020年3月", []),
        ("5月3日 10:30 开始", []),
    ],
)  # fmt: skip
def test_lines_of_a_date_and_who_published(line: str, fields: list[tuple[str, str]]) -> None:
    assert [(field.name, field.value) for field in dated_line(line)] == fields


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("本报记者 张三 通讯员 李四", "记者 张三 通讯员 李四"),
        ("半月谈记者 史卫燕", "记者 史卫燕"),
        ("（澎湃新闻记者 段彦超 廖艳）", "记者 段彦超 廖艳"),
        ("记者 从会议上获悉", "记者 从会议上获悉"),
        ("全国优秀记者 在会上作了报告", None),
    ],
)
def test_bylines(line: str, value: str | None) -> None:
    assert [field.value for field in byline(line)] == ([value] if value else [])


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("新京报", True), ("人民网", True), ("市教育局", False), ("工作简报", False), (None, False)],
)
def test_media(name: str | None, is_one: bool) -> None:
    assert is_medium(name) is is_one


def candidates(*texts: str) -> list[Candidate]:
    return [Candidate(text, heading=False, linked=text.startswith("/"), field="：" in text) for text in texts]


@pytest.mark.parametrize(
    ("lines", "named", "found"),
    [
        (["首页", "某市召开会议", "日期：2023-05-15", "近日，……"], ["某市召开会议-某市政府网"], range(1, 2)),
        (["某市政府网", "某市召开常委会会议", "近日，……"], ["某市召开常委会会议_某市政府网"], range(1, 2)),
        (["首页 > 正文", "某市部署防汛工作", "日期：2023-05-15", "近日，……"], ["要闻_某市政府网"], range(1, 2)),
        (["/栏目一", "/栏目二", "近日，……"], ["要闻_某市政府网"], None),
    ],
)
def test_titles(lines: list[str], named: list[str], found: range | None) -> None:
    assert title_lines(candidates(*lines), named, len(lines) - 1) == found


ROWS = (
    ("索 引 号：", "000014349/2019-00003", "主题分类：", "科技、教育\\教育"),
    ("发文机关：", "攀枝花市人民政府办公室", "成文日期：", "2019年01月09日"),
    ("标　　题：", "攀枝花市人民政府办公室关于开展治理工作的通知", "", ""),
    ("发文字号：", "攀办发〔2019〕3号", "发布日期：", "2019年01月22日"),
    ("主 题 词：", "教育 幼儿园", "有效性：", "有效"),
)
IN_CELLS = "".join(f"<tr><td><b>{a}</b></td><td>{b}</td><td><b>{c}</b></td><td>{d}</td></tr>" for a, b, c, d in ROWS)
IN_LISTS = "".join(f"<dl><dt>{a}</dt><dd>{b}</dd></dl><dl><dt>{c}</dt><dd>{d}</dd></dl>" for a, b, c, d in ROWS)
IN_ITEMS = "".join(f"<li><b>{a}</b>{b}</li><li><b>{c}</b><span>{d}</span></li>" for a, b, c, d in ROWS)


@pytest.mark.parametrize(
    "table", [f"<table>{IN_CELLS}</table>", IN_LISTS, f"<ul>{IN_ITEMS}</ul>"], ids=["cells", "dl", "li"]
)
def test_the_field_table_of_a_government_page(table: str) -> None:
    menu = "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(50))
    text = "".join(f"<p>{part}</p>" for part in ("各县（区）人民政府，市级各部门：", *BODY.split("\n")))
    found = page(
        f"<div class='nav'><ul>{menu}</ul></div><div class='xxgk'>{table}</div><div class='wrap'>"
        "<h1>攀枝花市人民政府办公室<br>关于开展治理工作的通知</h1><p>攀办发〔2019〕3号</p>"
        f"<div class='TRS_Editor'>{text}<p align='right'>攀枝花市人民政府办公室</p><p>2019年1月9日</p>"
        "<p>附件：<a href='./1.doc'>任务分工表.doc</a></p></div><div class='share'>分享到：</div></div>",
        "攀枝花市人民政府办公室关于开展治理工作的通知_攀枝花市人民政府",
    )
    assert found.title.chars == "攀枝花市人民政府办公室关于开展治理工作的通知"
    assert (found.issuer, found.doc_number, found.index_number) == (
        "攀枝花市人民政府办公室", "攀办发〔2019〕3号", "000014349/2019-00003",
    )  # fmt: skip
    assert found.published is not None
    assert (found.published.day, found.keywords, found.document_form) == (
        dt.date(2019, 1, 22),
        ["教育", "幼儿园"],
        "通知",
    )
    assert (found.region.province, found.region.city) == ("四川省", "攀枝花市")
    assert [file.name for file in found.attachments] == ["任务分工表.doc"]
    assert found.body.chars.startswith(f"各县（区）人民政府，市级各部门：\n{BODY}")
    assert "索引号" not in found.body.chars.replace(" ", "")


def test_what_stands_above_the_text_in_a_block_of_its_own_is_read_as_on_a_plain_page() -> None:
    found = article_of(
        "<html><head><title>关于印发《工作细则》的通知_某县人民政府</title></head><body><ul><li><a href='/'>首页</a></li></ul>"
        "<div class='head'><div>索   引   号 20191202-189 分        类 其他</div><div>文        号 盐政办发〔2019〕29号   上 载 日 期 2019-12-02</div>"
        "<h1>关于印发《工作细则》的通知</h1><div>发布时间：2019-12-02 10:12    来源：盐边发布    字号：大 中 小    分享至：</div></div>"
        "<div class='text'><p>各乡镇人民政府：</p><p>《工作细则》已经县政府同意，现印发给你们，请结合实际认真贯彻执行，抓好落实。</p></div></body></html>"
    )
    assert (found.doc_number, found.index_number) == ("盐政办发〔2019〕29号", "20191202-189")
    assert found.source_name == "盐边发布"
    assert found.body.chars.startswith("各乡镇人民政府：")


@pytest.mark.parametrize(
    ("above", "number", "day"),
    [
        ("<div>内蒙古自治区人民政府令</div><div>第82号</div>", "内蒙古自治区人民政府令第82号", None),
        ("<div>攀教函〔2023〕45号　　A类</div>", "攀教函〔2023〕45号", None),
        ("<div>攀枝花市人民政府办公室　　2023年4月3日</div>", None, "2023-04-03"),
    ],
)
def test_orders_numbers_and_organs_with_their_day_in_the_head_of_a_page(
    above: str, number: str | None, day: str | None
) -> None:
    found = article_of(
        "<html><head><title>工作细则</title></head><body><ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li></ul>"
        f"<div class='head'><h1>工作细则</h1>{above}</div>"
        "<div class='text'><p>第一条 为了加强和规范管理工作，根据有关法律法规的规定，结合本地区的实际情况，制定本细则。</p>"
        "<p>第二条 本细则适用于本行政区域内的各项管理活动，法律、法规另有规定的，从其规定。</p></div></body></html>"
    )
    assert found.doc_number == number
    assert (found.published.day.isoformat() if found.published else None) == day
