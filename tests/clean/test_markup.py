import pytest

from tasks.clean.html.markup import Source, read_source
from tasks.clean.html.text_block import article_block
from tasks.clean.html.visible import visible


def seen(source: str) -> list[str]:
    found = read_source(source)
    return [text for line in found.lines if (text := visible(source, line.pieces).text.chars)]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>会议<b>强调</b>，要<span>落实</span></p>", ["会议强调，要落实"]),
        ("一<br>二<BR/>三", ["一", "二", "三"]),
        ("<p>来源：新华社 <span>作者：王伟</span></p>", ["来源：新华社 作者：王伟"]),
        ("<p>会议指出，\n      要加强 party 建设</p>", ["会议指出，要加强 party 建设"]),
        ("<p>第一章&nbsp;&nbsp;总则&ldquo;甲&rdquo;&#8212;</p>", ["第一章  总则“甲”—"]),
        ("<p>a &lt; b，甲<!-- <p>不见</p> -->乙</p>", ["a < b，甲乙"]),
        ("<p>前<script>if (a<b) {'</p>'}</script>后<style>p{}</style></p>", ["前后"]),
        ("<p title='甲>乙'>丙</p><p title=\"it's\">丁</p>", ["丙", "丁"]),
        ('<p title="未闭合>甲</p><p class="b">乙</p>', ["甲", "乙"]),
        ("<img src='data:image/png;base64," + "A" * 30_000 + "'>图后", ["图后"]),
        ("<p>3 < 5，甲</p>", ["3 < 5，甲"]),
        ("<p>甲</p><div style='display: none'><p>不见<span>也不见</span></p></div><p>乙</p>", ["甲", "乙"]),
        ("<p>甲<span style='display:none'>不见<span>也不见</span>仍不见</span>乙</p>", ["甲乙"]),
        ("<li>甲<li>乙<p>丙<p>丁", ["甲", "乙", "丙", "丁"]),
        ("<pre>关于工作的通知\n各县：\n要<b>抓好</b>落实。</pre>", ["关于工作的通知", "各县：", "要抓好落实。"]),
    ],
)
def test_lines_as_they_are_seen(source: str, lines: list[str]) -> None:
    assert seen(source) == lines


def test_a_page_that_hides_its_text_until_a_script_has_run_is_read() -> None:
    assert seen("<p>导航</p><div style='visibility: hidden;'><p>会议研究了工作，部署了任务。</p></div>") == [
        "导航",
        "会议研究了工作，部署了任务。",
    ]


def test_hidden_text_is_on_record() -> None:
    source = "<p>会议研究了工作，部署了任务。</p><div style='display:none'>分享到</div>"
    assert [source[low:high] for low, high in read_source(source).hidden] == ["分享到"]


def test_rows_of_a_table_of_data_are_lines_and_those_of_a_layout_are_not() -> None:
    data = "<table><tr><td><p>县区</p></td><td>任务（个）</td></tr><tr><td>仁和区</td><td>12</td></tr></table>"
    assert seen(data) == ["县区 任务（个）", "仁和区 12"]
    layout = f"<table><tr><td><p>栏目</p></td><td><p>{'会议研究了工作。' * 30}</p><p>散会。</p></td></tr></table>"
    assert seen(layout) == ["栏目", "会议研究了工作。" * 30, "散会。"]
    menu = "<table><tr><td><a>首页</a></td><td><a>新闻</a></td></tr></table>"
    assert seen(menu) == ["首页", "新闻"]


def test_meta_title_json_ld_links_and_images() -> None:
    found = read_source(
        '<title>通知 &amp; 公告</title><META NAME="PubDate" CONTENT="2023-05-15">'
        '<script type="application/ld+json">{"a": 1}</script><a href="/a.doc">附件<b>一</b></a><img src=b.png alt="图">'
    )
    assert (found.title, found.meta, found.json_ld) == ("通知 & 公告", {"pubdate": "2023-05-15"}, ['{"a": 1}'])
    assert [tag.attributes.strip() for tag in (*found.links, *found.images)] == ['href="/a.doc"', 'src=b.png alt="图"']


RUNNING = "会议指出，各级各部门要认真贯彻落实，抓好各项工作。"


def held(source: str) -> str:
    found = read_source(source)
    block = found.blocks[article_block(found)]
    return source[block.start : block.end]


def test_article_is_where_the_running_text_is() -> None:
    assert held(f"<div><ul><li>栏目</li></ul><div><p>{RUNNING}</p><p>{RUNNING}</p></div></div>") == (
        f"<p>{RUNNING}</p><p>{RUNNING}</p>"
    )


def test_article_is_what_the_page_calls_so_and_no_footer() -> None:
    short = "<div id='zoom'><p>5月3日停水，请储水。</p></div>"
    assert held(f"<div>{short}<div class='foot-box'>{RUNNING * 2}</div></div>") == "<p>5月3日停水，请储水。</p>"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "会议",
        "<p " + "a='b' " * 150_000 + ">会议",
        "<p " + '"' * 1_000_000 + ">会议",
        "<div style='display:none'>" * 40_000 + "会议",
        "<a <b <i " * 100_000 + "会议",
        "<script>" * 50_000,
        "<tr><td>" * 50_000 + "会议",
        "<table><tr><td>会" * 5_000 + "</td></tr></table>" * 5_000,
        "<!--" * 100_000,
        "<div class=content>会议指出，要落实。" * 30_000,
        "<a href=/a.doc>" * 50_000 + "<img src=1.jpg>" * 50_000,
        "&#" * 200_000 + "\n" * 200_000,
    ],
    ids=range(12),
)
def test_hostile_sources_are_read_in_one_pass(source: str) -> None:
    found: Source = read_source(source)
    assert len(found.blocks) <= len(source)
    assert 0 <= article_block(found) < len(found.blocks)
