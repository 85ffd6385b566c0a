"""Heads and tails as sites of counties, towns, schools and collections of samples print them."""

import pytest
from cleaned import article, day_of

REPORT = "4月11日下午,凤台县关工委召开组建“五老”宣讲团座谈会,会议传达学习了上级精神,并向与会老同志征求意见。\n会议要求,各级要抓好落实。\n"
NOTICE = "各市州人民政府:\n根据上级精神,结合我省实际,现就有关问题通知如下,请认真贯彻执行。\n"


@pytest.mark.parametrize(
    "above",
    [
        "加入收藏 设为首页\n",
        "微信 智能问答 繁體版\n本网站已支持IPV6\n您当前的位置:首页 - 新闻中心 - 县区动态\n",
        "• 今天是:\n1. 首页\n2. 基层党建\n3. 正文\n",
        "搜索你想要找的\n信息资讯\nNews Information\n- 信息资讯- 基层动态\n",
    ],
)
@pytest.mark.parametrize("below", ["发布时间:2023年04月20日 浏览量: 1053\n", "2023-04-20 254\n字号:\n"])
def test_what_stands_above_the_title_is_none(above: str, below: str) -> None:
    found = article(f"{above}凤台县关工委召开组建“五老”宣讲团座谈会\n{below}{REPORT}")
    assert found.title.chars == "凤台县关工委召开组建“五老”宣讲团座谈会"
    assert found.body.chars.startswith("4月11日下午")
    assert day_of(found) == "2023-04-20"


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("发布时间:2023年04月20日作者:凤台县关工委办公室赵逸爽 浏览量: 1053", "凤台县关工委办公室", "赵逸爽"),
        ("来源: 作者:凤台县文联供稿 发布时间:2023-04-20", None, "凤台县文联"),
        ("来源:商丘日报 04-20 10:59:39", "商丘日报", None),
        ("来源:湖北生态环境2023/04/20 14:08:3022", "湖北生态环境", None),
        ("时间:2023-04-20 10:45:55下载本文作者:会员上传", None, None),
    ],
)
def test_credits_beside_days(line: str, source: str | None, author: str | None) -> None:
    found = article(f"凤台县关工委召开组建“五老”宣讲团座谈会\n{line}\n{REPORT}")
    assert (found.source_name, found.author) == (source, author)
    assert found.body.chars.startswith("4月11日下午")


def test_a_name_alone_above_a_report_is_its_writer() -> None:
    found = article(f"王健\n{REPORT.replace('4月11日下午,', '近日,')}")
    assert (found.author, found.title.chars) == ("王健", "")


def test_the_writer_and_the_organ_in_brackets_at_the_start() -> None:
    found = article(f"街道召开工作会议\n(2023年3月22日三茅街道关工委杨孝其报道){REPORT}")
    assert found.author == "杨孝其"


def test_a_second_title_above_the_dateline() -> None:
    found = article(f"市委常委会召开扩大会议\n传达学习全国两会精神\n本报讯(记者 李小龙){REPORT}")
    assert (found.title.chars, found.subtitle) == ("市委常委会召开扩大会议", "传达学习全国两会精神")
    assert found.body.chars.startswith("本报讯")
    assert found.author == "李小龙"


def test_the_original_title_below_its_label() -> None:
    found = article(f"原题:\n省委宣讲团来我市宣讲全会精神\n马晓晖主持钱三雄等出席\n{REPORT}")
    assert (found.title.chars, found.subtitle) == ("省委宣讲团来我市宣讲全会精神", "马晓晖主持钱三雄等出席")


def test_a_document_in_a_collection_of_samples() -> None:
    found = article(
        "某省人民政府办公厅文件\n时间:2019-05-14 10:45:55下载本文作者:会员上传\n"
        "简介:写写帮文库小编为你整理了多篇相关的文件,但愿对你工作学习有帮助。\n第一篇:湖南省人民政府办公厅文件\n"
        f"湖南省人民政府办公厅文件\n湘政办发〔2009〕24号\n湖南省人民政府办公厅关于加强就业工作的通知\n{NOTICE}"
    )
    assert found.title.chars == "湖南省人民政府办公厅关于加强就业工作的通知"
    assert (found.issuer, found.doc_number) == ("湖南省人民政府办公厅", "湘政办发〔2009〕24号")
    assert found.body.chars.startswith("各市州人民政府：")
    assert found.author is None


def test_what_a_collection_shows_of_a_text() -> None:
    found = article(f"在学习会上的讲话\n同志们:\n{REPORT}(未完,全文共2119字,当前显示548字)\n")
    assert (found.missing_chars, found.truncated) == (1571, True)


def test_the_office_that_puts_a_page_up_does_not_issue_the_document() -> None:
    found = article(
        "发布机构:商洛市人民政府办公室\n发布日期:2012-03-05\n商洛市人民政府关于表彰先进单位的通报\n"
        f"{NOTICE.replace('各市州', '各县区')}"
    )
    assert found.issuer == "商洛市人民政府"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"延庆县文联征稿活动结束\n{REPORT.replace('凤台县', '延庆县')}", ("北京市", None, "延庆县")),
        (f"彬县表彰先进\n{REPORT.replace('凤台县', '陕西彬县')}", ("陕西省", "咸阳市", "彬县")),
        ("浙江省钱塘江管理条例\n第一条 为了加强管理,制定本条例。\n第二条 本条例适用于本省。\n", ("浙江省", None, None)),
        ("当前位置:首页 > 新闻中心 > 舞钢要闻\n市委常委会会议召开\n发布日期:2020-07-21\n7月18日上午,市委常委会会议召开。\n",
         ("河南省", "平顶山市", "舞钢市")),
        ("在全省老干部工作推进会上的讲话\n这次会议开得很好。上午参观了赤壁市、咸宁市老干部活动中心,咸宁市委办公室作了介绍,收获很大。\n",
         ("湖北省", None, None)),
    ],
)  # fmt: skip
def test_places_by_the_name_of_their_time_and_by_what_a_text_is_about(text: str, place: tuple[str | None, ...]) -> None:
    region = article(text).region
    assert (region.province, region.city, region.county) == place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"省委宣讲团来我市宣讲全会精神\n26日上午,宣讲团报告会暨理论学习会议在大剧院举行。{REPORT}", "meeting_report"),
        ("(三)竣工图。\n第十八条 小区交付使用。\n第十九条 小区由企业负责。\n第二十条 合同包括下列内容。\n第二十一条 制定办法。\n", "law"),
    ],
)  # fmt: skip
def test_classes_by_the_first_sentence_and_by_articles(text: str, kind: str) -> None:
    assert article(text).doc_type == kind


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("发布日期:May 15, 2023", "2023-05-15"),
        ("發布日期:112年5月15日", "2023-05-15"),
        ("发布日期:２０２３年５月１５日", "2023-05-15"),
        ("2023-05-15 10:30 | 凤台日报 | 记者 张三", "2023-05-15"),
    ],
)
def test_days_as_pages_print_them(line: str, found: str) -> None:
    page = article(f"凤台县关工委召开座谈会\n{line}\n{REPORT}")
    assert day_of(page) == found
    assert page.body.chars.startswith("4月11日下午")
    assert page.author == ("张三" if "张三" in line else None)


@pytest.mark.parametrize(
    ("line", "author", "opens"),
    [
        ("文/张三 图/李四", "张三", "4月11日"),
        ("（图文/张三、李四）", "张三、李四", "4月11日"),
        ("记者：请介绍一下情况。", None, "记者："),
    ],
)
def test_who_wrote_and_who_asks(line: str, author: str | None, opens: str) -> None:
    found = article(f"凤台县关工委召开座谈会\n{line}\n{REPORT}")
    assert found.author == author
    assert found.body.chars.startswith(opens)


def test_a_title_whose_last_word_is_spread_over_a_line() -> None:
    found = article(f"攀枝花市教育局\n关于做好关心下一代工作的\n通　　知\n{NOTICE}")
    assert found.title.chars == "攀枝花市教育局关于做好关心下一代工作的通知"
    assert (found.doc_type, found.document_form, found.issuer) == ("notice", "通知", "攀枝花市教育局")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("人民日报社论：办好人民满意的教育\n教育是国之大计,必须坚持把教育放在优先发展的战略位置,不断推进教育现代化。\n", "news"),
        ("致全市家长的一封信\n尊敬的家长朋友:\n暑假将至,请您加强对孩子的安全教育,防止溺水事故发生。\n", "other"),
        ("二、2026年工作安排\n今年要按照省委经济工作会议部署,坚持稳中求进。会议要求抓好落实。会议指出要抓紧。\n", "plan"),
        ("各县（市、区）教育局:\n现就有关事项通知如下,请认真贯彻执行。\n一、加强组织领导。\n", "notice"),
    ],
)  # fmt: skip
def test_classes_of_comments_letters_and_parts(text: str, kind: str) -> None:
    assert article(text).doc_type == kind


def test_a_report_of_who_was_received_is_of_the_meeting_that_it_opens_with() -> None:
    text = "央视网消息（新闻联播）：第二次全国高校统战工作会议24号在京召开。全国政协主席会见全体代表。\n"
    assert article(f"俞正声会见第二次全国高校统战工作会议代表\n{text}").doc_type == "meeting_report"
    text = "央视网消息（新闻联播）：国家副主席25日在中南海会见出席论坛的外方代表。\n"
    assert article(f"王岐山会见出席巴库国际论坛高级别会议外方代表\n{text}").doc_type == "news"


def test_what_stands_behind_the_text_of_a_site_and_of_what_is_enclosed() -> None:
    tail = (
        "文艺家协会\n联系电话:(010)66048572\n地址:北京市西城区前门西大街95号\n版权所有: © 2013-2020 未经授权严禁复制\n"
    )
    assert article(f"凤台县文联征稿活动结束\n{REPORT}{tail}").body.chars.endswith("抓好落实。")
    text = f"转发民政部关于清理整顿意见的通知\n{NOTICE}关于清理整顿的意见\n（民政部　一九九七年一月二十八日）\n一、要抓好落实。\n"
    assert "一九九七" not in article(text).body.chars


def test_an_organ_alone_between_the_titles_made_the_rule() -> None:
    title = "厦门市新型墙体材料管理规定"
    text = f"{title}\n作者:法律资料网 时间:2024-06-25 来源:法律资料网\n{title}\n福建省厦门市人民政府\n{title}\n第一条 为了推进革新,制定本规定。\n第二条 略。\n"
    assert article(text).issuer == "福建省厦门市人民政府"


@pytest.mark.parametrize(
    ("head", "title", "number"),
    [
        ("关于印发新乡市公共卫生体系建设三年行动计划\n(2023—2025年)的通知\n", "关于印发新乡市公共卫生体系建设三年行动计划（2023—2025年）的通知", None),
        (
            "石门县新型冠状病毒感染的\n肺炎疫情防控指挥部\n通 告\n(县疫情防控指挥部第1号)\n",
            "石门县新型冠状病毒感染的肺炎疫情防控指挥部通告",
            "县疫情防控指挥部第1号",
        ),
        ("关于加强疫情防控工作的通告(第6号) (玉环市)\n", "关于加强疫情防控工作的通告（第6号） （玉环市）", None),
    ],
)  # fmt: skip
def test_titles_that_run_on_behind_their_form(head: str, title: str, number: str | None) -> None:
    found = article(f"{head}{NOTICE}玉环市新型冠状病毒感染的肺炎疫情\n防控指挥部\n2020年1月28日")
    assert (found.title.chars, found.doc_number, found.doc_type) == (title, number, "notice")
    assert found.body.chars.endswith("请认真贯彻执行。")
    assert found.issuer is not None
    assert found.issuer.endswith("疫情防控指挥部")


def test_a_list_of_links_between_a_title_and_the_table_below_it() -> None:
    found = article(
        "关于完善全县应急体系建设的思考及建议\n• 个人中心\n• |\n• 设为首页\n• |\n• 加入收藏\n• |\n• 繁体\n• 搜索热词: 社保 赫章\n您所在的位置:首页 » 政务平台 » 安全生产\n"
        "关于完善全县应急体系建设的思考及建议\n字号:[ ]  [我要打印][关闭] 视力保护色:\n索 引 号: 000014349/2020-2018363 信息分类:\n"
        "发布机构: 生成日期: 2020-07-21 15:03:07\n文  号: 是否有效:\n名  称: 关于完善全县应急体系建设的思考及建议\n"
        "在新时代社会经济高速发展的今天,各种风险隐患随之增多,社会公共危机已转变为常态化的频发。"
    )
    assert found.body.chars.startswith("在新时代社会经济")
    assert (day_of(found), found.index_number, found.doc_type) == ("2020-07-21", "000014349/2020-2018363", "other")


@pytest.mark.parametrize(
    ("text", "day", "source", "author"),
    [
        (
            "2月28日,应城市应急管理局召开2023年度总结表彰大会。\n会议指出,该局上下齐心协力、奋勇争先。\n"
            "(来源:应城市应急管理局 通讯员:张博 一审编辑: 程国辉 二审校对 :应荣梅 终审核发:姜涛)\n请输入验证码",
            None,
            "应城市应急管理局",
            "张博",
        ),
        (
            "换届选举工作督导组将到本市http://www.sina.com.cn 2008年01月17日04:54 东方早报\n"
            "早报讯为了贯彻落实换届工作的有关要求,会议期间派驻督导组进行指导和督查。会议指出,该局上下齐心协力、奋勇争先。",
            "2008-01-17",
            "东方早报",
            None,
        ),
        (
            "各乡镇人民政府、街道办事处:\n《新昌县森林火灾事故应急预案》已经县政府同意,现予印发。会议指出,该局上下齐心协力、奋勇争先。\n"
            "二○一○年十一月一日\n新昌县森林火灾事故应急预案\n1 总则\n会议指出,该局上下齐心协力、奋勇争先。",
            "2010-11-01",
            None,
            None,
        ),
    ],
)
def test_who_and_when_at_either_end(text: str, day: str | None, source: str | None, author: str | None) -> None:
    found = article(text)
    assert (day_of(found), found.source_name, found.author) == (day, source, author)
    assert found.body.chars.endswith("该局上下齐心协力、奋勇争先。")
