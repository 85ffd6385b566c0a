from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.ingest.document import RawDocument

PAGE = """<html><head><title>大良街道一行到众创金融街开展调研工作 东区办事处_中山网</title>
<meta name="ContentSource" content="本站"><script>var a = "<p>无关</p>";</script></head><body>
<div class="nav"><a href="/">首页</a> &gt;&gt; <a href="/l">东区新闻</a> &gt;&gt; 正文</div>
<div style="display:none;">东区办事处</div>
<table><tr><td><div align="center"><b>大良街道一行到众创金融街开展调研工作</b></div>
<font>　来源于：<!-- begin -->东区办事处</font></td></tr>
<tr><td><p>2019年2月27日下午，大良街道一行到众创金融街进行实地考察&ldquo;调研&rdquo;，
市金融局副局长陪同调研。</p><p><img src="/a.jpg"><br></p><p>下一步，我区将促进金融街进一步发展。</p></td></tr>
<tr><td>发布日期：2019-03-06 责任编辑：龙慧</td></tr>
<tr><td>【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</td></tr></table>
<div><a>相关新闻一则</a><a>相关新闻两则</a></div></body></html>"""


def page(source: str) -> Article:
    found = clean(RawDocument("test/a.html", "0" * 64, len(source), "text/html", "utf-8", source))
    assert isinstance(found, Article)
    return found


def test_title_body_and_header_of_an_old_table_page() -> None:
    found = page(PAGE)
    assert found.title.chars == "大良街道一行到众创金融街开展调研工作"
    assert found.body.chars.split("\n") == [
        "2019年2月27日下午，大良街道一行到众创金融街进行实地考察“调研”，市金融局副局长陪同调研。",
        "下一步，我区将促进金融街进一步发展。",
    ]
    assert found.source_name == "东区办事处"
    assert found.published is not None
    assert str(found.published.day) == "2019-03-06"
    assert (found.region.province, found.region.city, found.region.county) == ("广东省", "中山市", "东区")


def test_every_character_points_into_the_source() -> None:
    found = page(PAGE)
    for char, (low, high) in zip(found.body.chars, found.body.origins(), strict=True):
        raw = PAGE[low:high]
        assert raw == char or char == "\n" or (char, raw) in {("“", "&ldquo;"), ("”", "&rdquo;")}, (char, raw)
    assert ("html_entity", "&ldquo;", "“") in {(r.kind, r.before, r.after) for r in found.repairs}


def test_dropped_lines_are_on_record() -> None:
    dropped = [repair.before for repair in page(PAGE).repairs if repair.kind == "furniture"]
    assert any("打印本页" in text for text in dropped)
    assert any("东区新闻" in text for text in dropped)


def test_a_short_notice_comes_without_the_navigation() -> None:
    links = "".join(f"<li><a href='{i}'>栏目{i}</a></li>" for i in range(40))
    source = (
        f"<html><head><title>停水通知</title></head><body><ul>{links}</ul><h1>停水通知</h1>"
        "<div id='zoom'><p>因管道检修，5月3日全天停水，请居民提前储水。</p></div><div>版权所有：某某街道办事处</div></body></html>"
    )
    found = page(source)
    assert found.title.chars == "停水通知"
    assert found.body.chars == "因管道检修，5月3日全天停水，请居民提前储水。"


def test_deep_nesting_and_broken_markup_are_read_in_one_pass() -> None:
    source = "<div>" * 50_000 + "<p>会议研究了工作，部署了任务。" + "<a <b <i" * 100 + "</div>" * 10
    assert "会议研究了工作，部署了任务。" in page(source).body.chars
