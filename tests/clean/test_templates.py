"""Pages as WeChat, news portals and government portals make them: what of them is article, and what their header says."""

import datetime as dt

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.ingest.document import RawDocument


def read(source: str) -> Article:
    found = clean(RawDocument("test/a.html", "0" * 64, len(source), "text/html", "utf-8", source))
    assert isinstance(found, Article)
    return found


WECHAT = """<!DOCTYPE html><html><head><meta property="og:title" content="攀枝花市召开关心下一代工作会议">
<meta property="og:url" content="https://mp.weixin.qq.com/s/abc"><meta property="og:site_name" content="微信公众平台">
<meta name="author" content="宣教科"><title></title>
<script>var ct = "1684108800"; var msg_title = '攀枝花市召开会议'; var nickname = htmlDecode("攀枝花关工委");</script></head>
<body id="activity-detail"><div id="js_article" class="rich_media"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">
攀枝花市召开关心下一代工作会议
</h1><div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo">原创</span><span>宣教科</span>
<span id="profileBt"><a href="javascript:void(0);" id="js_name">攀枝花关工委</a><div id="js_profile_qrcode" style="display:none;">
<p class="profile_meta"><label>微信号</label><span>pzhggw</span></p></div></span><em id="publish_time">{time}</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;"><p>点击蓝字 关注我们</p>
<section><section><p>5月12日，攀枝花市召开关心下一代工作会议。市关工委执行主任谢道全出席会议并讲话。</p></section></section>
<p><img data-src="https://mmbiz.qpic.cn/1.png"></p>
<section><p><span>会议指出，</span><span>过去一年，全市各级关工委围绕中心、服务大局。</span></p></section>
<p>编辑：李四</p></div></div><div class="rich_media_area_extra"><p>继续滑动看下一个</p><p>微信扫一扫关注该公众号</p></div></div></body></html>"""


def test_a_page_of_wechat() -> None:
    for time in ("", "2023-05-15 08:00", "2023-05-15 08:00发表于四川"):
        found = read(WECHAT.replace("{time}", time))
        assert found.title.chars == "攀枝花市召开关心下一代工作会议"
        assert found.body.chars == (
            "5月12日，攀枝花市召开关心下一代工作会议。市关工委执行主任谢道全出席会议并讲话。\n"
            "会议指出，过去一年，全市各级关工委围绕中心、服务大局。"
        )
        assert (found.source_name, found.author, found.doc_type) == ("攀枝花关工委", "宣教科", "meeting_report")
        assert found.published is not None
        assert found.published.day == dt.date(2023, 5, 15)
        assert [image.link for image in found.images] == ["https://mmbiz.qpic.cn/1.png"]


def test_an_account_behind_the_time_and_comments_below() -> None:
    found = read(
        "<html><head><title>全市安全生产电视电话会议召开-今日头条</title></head><body><div class='header'><a href='/'>首页</a>"
        "<a href='/hot'>热点</a></div><div class='main'><div class='article-content'><h1>全市安全生产电视电话会议召开</h1>"
        "<div class='article-meta'><span>原创</span><span>2023-08-03 18:20</span><span>·</span><span><a href='/c'>遂宁发布</a></span></div>"
        "<article><p>8月3日，全市安全生产电视电话会议召开，市长李江出席会议并讲话。</p>"
        "<p>会议要求，各级各部门要压实责任，全面排查整治风险隐患。</p></article></div>"
        "<div class='ttcomment'><ul><li><a>遂宁人</a><p class='content'>支持，希望落实到位，不要走过场！</p></li></ul></div></div>"
        "<div class='right-sidebar'><h2>头条热榜</h2><a href='/t1'>杭州亚运会火炬今日开始传递，沿途市民热情高涨</a></div></body></html>"
    )
    assert found.body.chars == (
        "8月3日，全市安全生产电视电话会议召开，市长李江出席会议并讲话。\n会议要求，各级各部门要压实责任，全面排查整治风险隐患。"
    )
    assert (found.source_name, found.region.city) == ("遂宁发布", "遂宁市")


def test_the_text_of_a_gallery_stands_under_its_pictures() -> None:
    captions = (
        "5月30日至31日，国务院领导同志在四川省成都市、攀枝花市调研。这是5月30日，在一家企业了解生产情况。新华社记者 张三 摄",
        "5月31日，在成都市一个社区同居民交谈。新华社记者 李四 摄",
    )
    shown = "".join(f"<p><img src='{i}.jpg'></p><p>{each}</p>" for i, each in enumerate(captions))
    found = read(
        "<html><head><meta name='author' content='王静'><meta name='firstpublishedtime' content='2023-06-01-10:20:00'>"
        "<title>国务院领导同志在四川调研_图片_中国政府网</title></head><body><div class='nav'><a href='/'>首页</a></div>"
        "<div class='article'><h1>国务院领导同志在四川调研</h1><div class='pages-date'>2023-06-01 10:20 <span>来源： 新华社</span></div>"
        f"<div class='pages_content' id='UCAP-CONTENT'>{shown}</div><div class='editor'>责任编辑：王静</div></div>"
        "<div class='footer'>版权所有：中国政府网 京ICP备05070218号</div></body></html>"
    )
    assert found.body.chars == "\n".join(captions)
    assert (found.source_name, found.author, len(found.images)) == ("新华社", None, 2)
    assert found.published is not None
    assert found.published.day == dt.date(2023, 6, 1)


def test_paragraphs_that_are_divs_and_fields_that_are_items() -> None:
    found = read(
        "<html><head><title>关于第一批拟认定名单的公示 - 黑龙江省教育厅</title></head><body><ul><li><a href='#'>厅内机构</a></li></ul>"
        "<div class='main'><ul class='gk_info'><li><b>索 引 号：</b><span>1123/2021-3</span></li><li><b>发文机关：</b>黑龙江省教育厅</li>"
        "<li><b>标&nbsp;&nbsp;题：</b>关于第一批拟认定名单的公示</li><li><b>发文字号：</b>黑教函〔2021〕12号</li>"
        "<li><b>发布日期：</b>2021年3月5日</li></ul><div class='gk_content'><div>关于第一批拟认定名单的公示</div>"
        "<div>根据工作安排，现将拟认定名单予以公示，公示期5个工作日。</div><div>1.哈尔滨市第三中学</div><div>2.鸡西市第一中学</div>"
        "<div>黑龙江省教育厅</div><div>2021年3月4日</div></div></div><div>主办单位：黑龙江省教育厅 邮编：150001</div></body></html>"
    )
    assert found.title.chars == "关于第一批拟认定名单的公示"
    assert found.body.chars == (
        "根据工作安排，现将拟认定名单予以公示，公示期5个工作日。\n1.哈尔滨市第三中学\n2.鸡西市第一中学"
    )
    assert (found.index_number, found.doc_number, found.issuer) == (
        "1123/2021-3",
        "黑教函〔2021〕12号",
        "黑龙江省教育厅",
    )
    assert found.region.province == "黑龙江省"


def test_dates_in_the_head_by_their_many_names() -> None:
    for name in ("apub:time", "dcterms.created", "firstpublishedtime", "PubDate"):
        found = read(
            f"<html><head><meta name='{name}' content='2019-09-07 21:30:50'><title>全市供水保障工作会议召开</title></head><body>"
            "<h1>全市供水保障工作会议召开</h1><p>近日，全市供水保障工作会议召开，市直各部门负责同志参加会议。</p></body></html>"
        )
        assert found.published is not None
        assert (found.published.day, found.published.rule) == (dt.date(2019, 9, 7), "meta")


def test_whom_the_head_of_a_page_calls_editor_and_author_is_its_editor() -> None:
    head = "<html><head><meta name='editor' content='{}'><meta name='author' content='严玉洁'><title>通知</title></head><body><h1>外国专家谈合作</h1>"
    text = "<p>在美国旧金山举行的会晤吸引了全世界的目光，多名外国专家表示，各方应当采取更多令人安心的行动。</p></body></html>"
    assert [read(head.format(name) + text).author for name in ("严玉洁", "王辉")] == [None, "严玉洁"]
