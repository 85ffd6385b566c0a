"""What local sites put around a text: rows of links, field tables, the title twice and thrice, credits in brackets."""

import pytest
from cleaned import article, day_of

from tasks.clean.header.official import is_titled_as_document
from tasks.clean.layout.fields import credited_in_brackets, spaced_fields
from tasks.clean.layout.head_plan import is_navigation

NOTICE = "各乡镇人民政府,县级各部门:\n《某县粮食应急预案》已经县政府同意,现印发给你们,请认真遵照执行。\n盐边县人民政府办公室\n2017年2月10日\n"
REPORT = "5月10日,全县关心下一代工作会议在会务中心召开,会议学习了上级精神,安排部署了下一步的各项工作任务。\n会议要求,各级要抓好落实。\n"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (
            "索   引   号 20191202-189 分        类 其他; 政府办;",
            [("index", "20191202-189"), ("subject", "其他; 政府办;")],
        ),
        (
            "发 布 机 构 市政府办公室 发 文 日 期 2019-11-29",
            [("issuer", "市政府办公室"), ("written", "2019-11-29")],
        ),
        ("文        号 盐政办发〔2019〕29号   上 载 日 期 2019-12-02", [("number", "盐政办发〔2019〕29号"), ("published_issued", "2019-12-02")]),
        ("名称 简短", []),
        ("发文日期 另行通知", []),
        ("文号 另编", []),
        ("标题党 不可取", []),
    ],
)  # fmt: skip
def test_rows_of_field_tables_without_colons(line: str, values: list[tuple[str, str]]) -> None:
    assert [(field.name, field.value) for field in spaced_fields(line)] == values


@pytest.mark.parametrize(
    ("line", "navigation"),
    [
        ("中国政府网 四川省政府网 English 市人大 市政协 市纪委监委", True),
        ("首     页 政 务 公 开 网 上 办 事 走 进 盐 边", True),
        ("关于开展检查的通知_通知公告_盐边县人民政府", True),
        ("首页 > 政务公开", True),
        ("深入学习 认真贯彻 扎实推进 全面落实", False),
        ("国 家 粮 食 应 急 预 案", False),
        ("盐边县召开关心下一代工作会议", False),
    ],
)
def test_rows_of_links_and_titles_of_windows_are_no_titles(line: str, navigation: bool) -> None:
    assert is_navigation(line) is navigation


def test_the_title_is_what_the_field_table_names_and_not_the_links_above() -> None:
    found = article(
        "中国政府网 四川省政府网 English 市人大 市政协 市纪委监委\n首   页 政 务 公 开 网 上 办 事\n"
        "索   引   号 20191202-189 分        类 其他\n发 布 机 构 县政府办公室 发 文 日 期 2017-02-10\n"
        "名        称 盐边县人民政府办公室关于印发《某县粮食应急预案》的通知\n"
        "文        号 盐政办发〔2017〕8号   上 载 日 期 2017-03-13\n"
        "盐边县人民政府办公室关于印发《某县粮食应急预案》的通知\n信息来源: 县政府办公室\n盐政办发〔2017〕8号\n" + NOTICE
    )
    assert found.title.chars == "盐边县人民政府办公室关于印发《某县粮食应急预案》的通知"
    assert found.body.chars.startswith("各乡镇人民政府，")
    assert (found.doc_number, found.index_number, day_of(found)) == (
        "盐政办发〔2017〕8号",
        "20191202-189",
        "2017-03-13",
    )
    assert (found.doc_type, found.region.county, found.source_name) == ("notice", "盐边县", "县政府办公室")
    assert found.written
    assert found.written.day.isoformat() == "2017-02-10"


def test_fields_behind_bullets_with_their_values_below() -> None:
    found = article(
        "返回顶部\n\n盐边县人民政府工作规则\n\n  • 索引号:\n\n    5104220000/2024-01\n  • 主题分类:\n\n  • 来源:\n\n"
        "  • 发文字号:\n\n    盐政发〔2024〕7号\n  • 发布日期:\n\n    2024年04月06日 16:34\n  • 内容概述:\n\n"
        "盐边县人民政府工作规则\n\n第一章总则\n\n一、根据有关法律的规定,结合本县实际,制定本规则。\n"
    )
    assert found.title.chars == "盐边县人民政府工作规则"
    assert (found.doc_number, found.index_number, day_of(found)) == (
        "盐政发〔2024〕7号",
        "5104220000/2024-01",
        "2024-04-06",
    )
    assert (found.abstract, found.source_name) == (None, None)
    assert found.body.chars.startswith("第一章总则\n一、根据")


@pytest.mark.parametrize(
    "between",
    [
        "归档时间:2018-11-21\n当前位置: 首页 > 政务公开 > 政策法规\n{title}\n详细信息\n公开具体内容\n{title}\n",
        "政务公开\n政府动态\n当前位置:首页>政府动态\n\n{title}\n\n2017/3/13 16:43:13 次浏览 分类:政府动态    来源:\n",
        "您的位置: 首页 » 资料网 » 通知 »\n\n{title}\n\n时间:2017-03-13 04:34:58  浏览:8616   来源:资料网\n下载地址: 点击此处下载\n\n"
        "{title}\n四川省盐边县人民政府\n\n{title}\n",
        "盐边县人民政府\n首页 >> 公开信息内容\n\n{title}\n\n索引号:115/2018-12 公文目录:应急管理 发文日期:2017年03月13日 主题词:\n",
        "{title}\n 发布时间:2017-03-13 17:25:15      字体大小:[大][中][小]\n4874268\n",
        "盐政办发〔2017〕8号《{title}》\n浏览量:          时间:2017-03-13 23:45:19\n《{title}》\n盐政办发〔2017〕8号\n",
    ],
)
def test_everything_above_the_last_line_of_the_head_is_head(between: str) -> None:
    title = "盐边县人民政府办公室关于印发《某县粮食应急预案》的通知"
    found = article(between.format(title=title) + NOTICE)
    assert title in found.title.chars
    assert len(found.title.chars) < len(title) + 20
    assert found.body.chars.startswith("各乡镇人民政府，")
    assert found.issuer == "盐边县人民政府办公室"
    assert (found.doc_type, found.region.county) == ("notice", "盐边县")


def test_organs_on_lines_above_the_rest_of_a_title_that_a_field_gives_shorter() -> None:
    found = article(
        "索引号: 115/2021-21 发文字号: 红委发〔2021〕68号\n标题: 盐边县红格镇人民政府关于印发《换届选举工作方案》的通知\n有效性:\n\n"
        "红委发〔2021〕68号\n\n中共盐边县红格镇委员会\n\n盐边县红格镇人民政府\n\n关于印发《换届选举工作方案》的通知\n\n各村党总支:\n"
        "《换届选举工作方案》已经镇党委同意,现印发给你们,请结合实际,抓好落实。\n"
    )
    assert found.title.chars == "中共盐边县红格镇委员会盐边县红格镇人民政府关于印发《换届选举工作方案》的通知"
    assert found.issuer == "中共盐边县红格镇委员会、盐边县红格镇人民政府"
    assert found.body.chars.startswith("各村党总支：")


def test_two_organs_of_a_title_without_a_blank_and_the_number_behind_it() -> None:
    found = article(
        "中共遂宁市委办公室遂宁市人民政府办公室印发《关于推进政务公开的实施意见》的通知(遂办发〔2017〕2号)\n"
        "来源:遂宁市政府门户网 日期:2017-01-12 17:08 字号:【\n视力保护色:\n浏览量:\n各县市区委、人民政府:\n"
        "《关于推进政务公开的实施意见》已经市委、市人民政府同意,现印发给你们,请结合实际认真贯彻执行。\n"
    )
    assert found.issuer == "中共遂宁市委办公室、遂宁市人民政府办公室"
    assert (found.doc_number, found.field_rules["doc_number"]) == ("遂办发〔2017〕2号", "number_in_title")
    assert (found.source_name, found.author, day_of(found)) == ("遂宁市政府门户网", None, "2017-01-12")
    assert found.body.chars.startswith("各县市区委、人民政府：")


def test_a_second_and_third_line_of_the_title_above_the_date() -> None:
    found = article(
        "2023年03月29日 星期三\n\n市委常委会召开扩大会议\n\n传达学习上级会议精神 安排部署重点工作\n\n王某主持并讲话 李某出席\n\n"
        "发布日期:2020-01-27\n\n信息来源:遂宁日报\n\n" + REPORT + "编辑:时金\n"
    )
    assert (found.title.chars, found.subtitle) == (
        "市委常委会召开扩大会议",
        "传达学习上级会议精神 安排部署重点工作",
    )
    assert (day_of(found), found.source_name) == ("2020-01-27", "遂宁日报")
    assert (found.region.city, found.field_rules["region_scope"]) == ("遂宁市", "region_of_medium")
    assert found.body.chars.startswith("5月10日，")
    assert found.body.chars.endswith("抓好落实。")


@pytest.mark.parametrize(
    ("bottom", "source", "author"),
    [
        ("(遂宁日报)\n", "遂宁日报", None),
        ("（盐边县关工委办公室）\n", "盐边县关工委办公室", None),
        ("（刘 婧）\n", None, "刘婧"),
        ("(朱亚旭 李得胜)\n", None, "朱亚旭、李得胜"),
        ("|记者 徐超 蔡俊\n", None, "徐超、蔡俊"),
        ("（完）\n", None, None),
        ("（方案）\n", None, None),
    ],
)
def test_credits_in_brackets_under_a_report(bottom: str, source: str | None, author: str | None) -> None:
    found = article("全县关心下一代工作会议召开\n" + REPORT + bottom)
    assert (found.source_name, found.author) == (source, author)
    if source or author:
        assert found.body.chars.endswith("抓好落实。")


def test_the_writer_in_brackets_behind_the_last_sentence() -> None:
    found = article("全县会议召开\n" + REPORT.removesuffix("\n") + "        (刘 婧)\n")
    assert (found.author, found.field_rules["author"]) == ("刘婧", "field_author")
    assert article("全县会议召开\n" + REPORT.removesuffix("\n") + "（计划）").author is None


def test_a_bracket_that_credits_nobody() -> None:
    assert credited_in_brackets("此件公开发布") == []


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("盐边县人民政府关于印发《规定》的通知", True),
        ("教育部印发《关于加强工作的方案》", False),
        ("国务院办公厅印发《意见》", False),
        ("盐边县召开会议", False),
    ],
)
def test_titles_of_documents_and_of_news_of_them(title: str, own: bool) -> None:
    assert is_titled_as_document(title) is own


def test_the_copyright_takes_the_address_above_it_along_and_nothing_else_does() -> None:
    imprint = (
        "主办单位:盐边县人大常委会\n地址:盐边县桐子林镇 电话:0812-5021225\nCopyright © 2022 All Rights Reserved.\n"
    )
    assert article(REPORT + imprint).body.chars.endswith("抓好落实。")
    contact = article(REPORT + "地址:盐边县桐子林镇 电话:0812-5021225\n打印\n")
    assert contact.body.chars.endswith("0812-5021225")


def test_a_date_alone_above_the_text_that_is_enclosed_is_the_signature() -> None:
    found = article(
        "盐边县人民政府关于印发盐边县道路安全规定(试行)的通知\n各县直部门:\n"
        "《规定》已经县人民政府讨论通过,现印发给你们,请结合各自的工作实际认真遵照执行。\n二OO六年二月二十日\n"
        "盐边县道路安全规定(试行)\n第一条 为加强安全管理,遏制重特大事故的发生,结合本县实际,特制定本规定。\n"
    )
    assert found.written
    assert found.written.day.isoformat() == "2006-02-20"
    assert "二OO六年" not in found.body.chars


def test_an_order_signed_by_a_post_whose_holder_was_left_out() -> None:
    found = article(
        "四川省人工影响天气管理规定\n政府令〔2010〕第15号\n《规定》已经省政府第76次常务会议通过,现予公布,自2011年2月1日起施行,请遵照执行。\n"
        "省长\n二○一○年十二月二十五日\n四川省人工影响天气管理规定\n第一章总则\n第一条为加强管理,防御和减轻气象灾害,制定本规定。\n"
    )
    assert found.written
    assert found.written.day.isoformat() == "2010-12-25"
    assert "省长" not in found.body.chars


def test_a_resolution_that_opens_with_the_note_of_its_adoption() -> None:
    found = article(
        "(2022年12月28日盐边县第十九届人民代表大会第二次会议通过)\n盐边县第十九届人民代表大会第二次会议听取和审议了政府工作报告,"
        "会议充分肯定了县人民政府的工作,决定批准这个报告。\n会议号召,全县上下要更加紧密地团结起来,为建设示范县而努力奋斗。\n"
    )
    assert (found.title.chars, found.doc_type, day_of(found)) == ("", "decision", "2022-12-28")


def test_the_hidden_passage_of_a_speech_whose_pages_links_go() -> None:
    found = article(
        "市委书记在全市三级干部大会上的讲话\n同志们:\n今天,我们齐聚一堂。我讲三句话,与大家共勉:\n此处隐藏5120个字。VIP会员可见\n"
        "让我们干出一番新气象!\n上一篇:在收心会上的讲话 下一篇:在大会上的讲话\n留言与评论(共有 条评论) |\n"
    )
    assert (found.missing_chars, found.truncated, found.doc_type) == (5120, True, "speech")
    assert found.body.chars.endswith("新气象！")
    assert "VIP" not in found.body.chars


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        ("同志们:\n现在开会,春节刚过,市政府就召开全体会议。\n", "speech"),
        ("县政府召开座谈会征求对政府工作报告的意见\n" + REPORT, "meeting_report"),
        ("5月23日,县政协组织委员对实施乡村振兴工作情况进行视察,视察组先后走访了三个村。\n", "news"),
        ("市人大督办代表建议办理\n5月下旬,市政府办公室会同市人大对承办单位进行联合督查。\n", "news"),
    ],
)
def test_classes_of_short_local_reports(text: str, doc_type: str) -> None:
    assert article(text).doc_type == doc_type


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("5月下旬,市政府办公室会同市人大对承办单位进行联合督查。\n", None),
        ("在市委市政府和县委的坚强领导下,全县各项工作取得了新的进步。\n", None),
        ("秀山网讯 2月5日下午,县关工委工作座谈会举行,会议总结了我县的工作。\n", "秀山土家族苗族自治县"),
        ("江苏省\n江苏省盐城市射阳县委日前召开全县会议,对工作进行了部署。\n", "射阳县"),
    ],
)
def test_places_that_words_only_look_like_and_places_of_local_sites(text: str, county: str | None) -> None:
    assert article(text).region.county == county


def test_central_organs_speak_for_the_country_and_their_branches_do_not() -> None:
    central = article(
        "关于开展活动的通知\n各省、自治区、直辖市团委:\n现就有关事项通知如下,请认真贯彻。\n共青团中央办公厅\n2005年5月9日\n"
    )
    assert central.region.scope == "national"
    branch = article(
        "关于开展活动的通知\n各支行:\n现就有关事项通知如下,请认真贯彻。\n中国人民银行成都分行\n2005年5月9日\n"
    )
    assert branch.region.scope != "national"


def test_a_notice_below_the_masthead_that_numbers_it() -> None:
    found = article(
        "国家税务总局四川省税务局公告\n\n2023年第5号\n\n国家税务总局四川省税务局关于优化纳税服务的公告\n\n"
        "为深入贯彻落实决策部署，进一步优化税收营商环境，现将有关事项公告如下：\n特此公告。\n国家税务总局四川省税务局\n2023年7月10日\n"
    )
    assert found.title.chars == "国家税务总局四川省税务局关于优化纳税服务的公告"
    assert found.doc_number == "国家税务总局四川省税务局公告2023年第5号"
    assert (found.region.province, found.doc_type) == ("四川省", "notice")
    assert found.body.chars.startswith("为深入贯彻")


@pytest.mark.parametrize(
    ("line", "number"),
    [("攀教函〔2023〕45号　　A类", "攀教函〔2023〕45号"), ("攀教函〔2023〕45号 （B）", "攀教函〔2023〕45号")],
)
def test_the_class_of_an_answer_beside_its_number(line: str, number: str) -> None:
    found = article(
        f"对市九届人大三次会议第126号建议的答复\n{line}\n王建国代表：\n您提出的建议收悉。现答复如下：\n近三年我市共招聘教师320名。\n"
    )
    assert (found.doc_number, found.body.chars.startswith("王建国代表：")) == (number, True)


def test_a_bulletin_whose_name_is_spread_and_to_whom_it_goes() -> None:
    found = article(
        "工 作 简 报\n（第18期）\n凉山州关工委办公室　　　　　　　　2022年11月8日\n西昌市关工委深入学校开展法治宣讲\n"
        "11月3日，西昌市关工委组织“五老”宣讲团走进中学，为500余名师生作了一场法治专题讲座，受到师生一致好评。\n"
        "报：州委、州政府领导\n送：州级各部门\n（共印50份）\n"
    )
    assert (found.title.chars, found.doc_type) == ("西昌市关工委深入学校开展法治宣讲", "news")
    assert found.body.chars.endswith("一致好评。")


def test_a_letter_of_taiwan() -> None:
    found = article(
        "臺北市政府教育局　函\n地址：臺北市信義區市府路1號8樓\n承辦人：王大明\n電話：02-27208889\n受文者：臺北市立某國民小學\n"
        "發文日期：中華民國112年5月10日\n發文字號：北市教國字第1123045678號\n速別：普通件\n主旨：檢送計畫1份，請查照。\n說明：\n一、請各校依計畫內容辦理。\n"
    )
    assert (found.issuer, found.doc_number, day_of(found)) == (
        "台北市政府教育局",
        "北市教国字第1123045678号",
        "2023-05-10",
    )
    assert found.body.chars.startswith(("速别", "主旨"))


@pytest.mark.parametrize("line", ["HNPR—2021—01042", "（CSCR-2020-01003）"])
def test_the_number_of_registration_is_no_text(line: str) -> None:
    found = article(
        f"湖南省人民政府办公厅关于印发《规划》的通知\n湘政办发﹝2021﹞49 号\n{line}\n各市州人民政府：\n请认真组织实施。\n"
    )
    assert found.body.chars.startswith("各市州人民政府：")
    assert found.doc_number == "湘政办发〔2021〕49号"


def test_what_a_text_announces_of_itself_makes_it_a_notice() -> None:
    found = article(
        "市纪委监委通报3起典型问题\n发布时间：2023-09-28 10:12    来源：清风绵州    字号：大 中 小    分享至：\n"
        "近期，市纪委监委查处了多起违反中央八项规定精神问题。为强化警示，现将3起典型问题通报如下：\n1.李某违规收受礼品礼金问题。\n"
    )
    assert (found.doc_type, found.source_name) == ("notice", "清风绵州")


def test_characters_that_nobody_sees_go_and_are_counted() -> None:
    found = article(REPORT + "会议\0强调\x07，各级\u202e要\u2066取得\u200b实效。\ufeff\n")
    assert found.body.chars.endswith("会议强调，各级要取得实效。")
    assert found.n_normalised >= 6


def test_what_a_collection_of_samples_puts_around_a_speech() -> None:
    found = article(
        "当前位置:首页 > 范文大全 > 公文范文 >\n\n县长庆祝教师节电视讲话【范文精选】\n\n时间:2023-05-18 16:20:04 来源:范文网\n\n"
        "县长庆祝教师节电视讲话在桂花飘香的金秋时节,我们迎来了教师节。下面是小编为大家整理的县长庆祝教师节电视讲话,供大家参考。\n\n"
        "县长庆祝教师节电视讲话【范文精选】\n\n在桂花飘香的金秋时节,我们高兴地迎来了教师节,我代表县委、县政府致以节日的祝贺!\n"
        "同志们,国家振兴源于人才。\n以上就是小编整理的全部内容,希望对大家有所帮助。\n"
    )
    assert found.body.chars.startswith("在桂花飘香的金秋时节")
    assert found.body.chars.endswith("国家振兴源于人才。")
    assert (day_of(found), found.source_name, found.doc_type) == ("2023-05-18", "范文网", "speech")


def test_the_name_of_a_site_that_stands_there_twice_is_no_title() -> None:
    found = article(
        "• 中国台湾网移动版\n\n    中国台湾网移动版\n\n中央一号文件提出推动乡村振兴取得新进展\n\n2022-02-23 08:51:00\n来源:新华社客户端\n字号\n\n"
        "  2月22日,中央一号文件发布,这是新世纪以来第19个指导“三农”工作的中央一号文件,提出了新的任务。\n[责任编辑:孙海伦]\n"
    )
    assert found.title.chars == "中央一号文件提出推动乡村振兴取得新进展"
    assert (day_of(found), found.source_name) == ("2022-02-23", "新华社客户端")


def test_an_organ_and_its_writer_in_one_bracket() -> None:
    found = article("上栗县开展庆祝活动\n" + REPORT + "(上栗县关工委 李春和)\n")
    assert (found.source_name, found.author) == ("上栗县关工委", "李春和")
    found = article("上栗县开展庆祝活动\n" + REPORT + "（遂宁日报 王强、刘婧）\n")
    assert (found.source_name, found.author) == ("遂宁日报", "王强、刘婧")


@pytest.mark.parametrize(
    ("text", "source", "author", "doc_type"),
    [
        ("张家界新闻网3月24日讯 (通讯员 邱德帅 刘勇)近日,桑植县关工委举办宣传活动。\n", "张家界新闻网", "邱德帅、刘勇", "news"),
        ("据农业农村部消息,农业农村部发布关于开展示范创建的通知。\n", None, None, "news"),
        ("10 月27日,象山县关工委开展关爱活动,共度重阳佳节。\n", None, None, "news"),
    ],
)  # fmt: skip
def test_datelines_of_local_sites(text: str, source: str | None, author: str | None, doc_type: str) -> None:
    found = article(text)
    assert (found.source_name, found.author, found.doc_type) == (source, author, doc_type)


def test_a_table_whose_labels_stand_in_brackets() -> None:
    found = article(
        "您当前的位置:首页>政务公开>履职依据>行政规范性文件\n\n[ 索引号 ] 115002370086610305/2020-00160 [ 发文字号 ] 巫山府办发〔2017〕132号\n"
        "[ 主题分类 ] 其他 [ 体裁分类 ] 行政规范性文件\n[ 发布机构 ] 巫山县人民政府办公室\n[ 成文日期 ] 2017-08-17 [ 发布日期 ] 2020-10-28\n\n"
        "关于印发巫山县危险化学品生产安全应急预案的通知\n\n巫山府办发〔2017132\n\n巫山县人民政府办公室\n\n"
        "关于印发巫山县危险化学品生产安全\n\n应急预案的通知\n\n各乡镇人民政府、街道办事处:\n经县政府研究同意,现将《预案》印发给你们,请认真贯彻执行。\n"
    )
    assert (found.doc_number, found.index_number) == ("巫山府办发〔2017〕132号", "115002370086610305/2020-00160")
    assert (found.issuer, found.region.county, day_of(found)) == ("巫山县人民政府办公室", "巫山县", "2020-10-28")
    assert found.written
    assert found.written.day.isoformat() == "2017-08-17"
    assert "关于印发" in found.title.chars
    assert found.body.chars.startswith("各乡镇人民政府、")


def test_sizes_of_type_between_title_and_text_are_buttons() -> None:
    found = article(
        "庆阳市生产安全事故应急预案\n32px\n- 12px\n- 14px\n1 总则\n为科学有效应对事故,最大限度地降低危害程度,保障安全,制定本预案。\n"
    )
    assert found.body.chars.startswith("1 总则")


def test_a_question_above_a_line_of_source_is_a_title() -> None:
    found = article("地方人大常委会是怎么组成的？\n2009-12-21 22:11  来源:中国人大网    我来说两句\n" + REPORT)
    assert (found.title.chars, found.source_name, day_of(found)) == (
        "地方人大常委会是怎么组成的？",
        "中国人大网",
        "2009-12-21",
    )


def test_the_notice_of_a_collection_that_shows_the_beginning_only() -> None:
    found = article(
        "在全市交流会上的讲话\n同志们:\n下面,我先讲几点意见。\n(未完,全文共2010字,当前显示249字)\n(请认真阅读下面的提示信息)\n"
    )
    assert (found.truncated, found.doc_type) == (True, "speech")
    assert found.body.chars.endswith("我先讲几点意见。")


def test_rows_of_links_and_bare_counters_are_no_text() -> None:
    found = article(
        "Document\n网站首页 某县传真 文章详情\n某县县委常委会听取工作汇报\n发布时间:2022-03-28 浏览:19 来源:某县新闻网\n分享\n"
        + REPORT
        + "编辑 李明\n7\n评论(0)\n"
    )
    assert found.title.chars == "某县县委常委会听取工作汇报"
    assert (found.doc_type, found.source_name) == ("meeting_report", "某县新闻网")
    assert found.body.chars == REPORT.strip().replace(",", "，")


def test_the_original_title_where_there_is_no_other() -> None:
    found = article("原标题:某市市长、副市长最新分工公布\n" + REPORT)
    assert (found.title.chars, found.field_rules["title"]) == ("某市市长、副市长最新分工公布", "field_title")
    assert article("某县召开会议\n原标题:某县会议\n" + REPORT).title.chars == "某县召开会议"


def test_a_bracket_that_ends_the_report_is_none_of_it() -> None:
    found = article("全县会议召开\n" + REPORT.removesuffix("\n") + "(完)\n")
    assert found.body.chars == REPORT.strip().replace(",", "，")
    assert [(repair.kind, repair.before) for repair in found.repairs][-1] == ("furniture", "(完)")


def test_the_channel_above_a_title_is_none() -> None:
    found = article(f"工作动态\n全县关心下一代工作会议隆重召开\n2023-10-31  来源:某县在线  人气: 3410\n{REPORT}")
    assert found.title.chars == "全县关心下一代工作会议隆重召开"
    assert day_of(found) == "2023-10-31"


def test_who_attended_is_told_under_the_title() -> None:
    found = article(f"全县重点项目签约仪式在县城举行\n王大明出席并致辞\n{REPORT}")
    assert found.title.chars == "全县重点项目签约仪式在县城举行"
    assert found.subtitle == "王大明出席并致辞"
    assert found.doc_type != "speech"


def test_a_caption_above_the_text_is_no_title() -> None:
    assert article(f"▲王大明一行在新投产项目观摩\n{REPORT}").title.chars == ""


def test_the_page_of_a_newspaper_is_no_title() -> None:
    found = article(f"2021年12月29日\n第A3版:今日某区\n全县关心下一代工作会议隆重召开\n{REPORT}")
    assert found.title.chars == "全县关心下一代工作会议隆重召开"


@pytest.mark.parametrize(
    "title",
    [
        "俄称炸毁乌军弹药库 乌称打击俄军指挥所",  # ends as the name of an organ
        "习近平同泰国总理通电话",  # ends as a post and a name
        "“三包”服务缩水 “苹果”缘何霸气？",
        "过大年",
        "坚定信念 接续奋斗 改革开放再出发——习近平总书记在庆祝改革开放40周年大会重要讲话在中央和国家机关 人民团体 各民主党派 工商联 无党派人士中引发强烈反响",
    ],
)
def test_the_line_above_a_dateline_is_the_title(title: str) -> None:
    found = article(f"{title}\n央视网消息（新闻联播）：国家主席10日在北京出席有关活动，并同各方代表深入交换了意见。\n")
    assert found.title.chars == title
    assert found.source_name == "央视网"
    assert found.body.chars.startswith("央视网消息")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("2023年5月10日", ""),
        ("来源：四川日报", ""),
        ("近日，我市召开会议。", ""),
        ("中国经济复苏势头能否持续？", "中国经济复苏势头能否持续？"),
    ],
)
def test_what_stands_above_a_text_and_is_its_title_or_not(above: str, title: str) -> None:
    text = "各地各部门认真贯彻落实党中央、国务院决策部署，全力推动经济运行整体好转，取得了新的成效。"
    assert article(f"{above}\n{text}\n").title.chars == title


def test_the_editor_on_the_line_below_the_label_at_the_end() -> None:
    found = article(f"市关工委召开会议\n{REPORT}责任编辑：\n李莎莎\n扫一扫在手机打开当前页\n")
    assert found.body.chars.endswith("抓好落实。")


def test_a_label_without_value_takes_none_from_the_label_below() -> None:
    found = article(
        "索 引 号:\n信息分类: 街道办事处\n发布机构:\n发布日期: 2023-01-31 16:00\n标题: 平城区小南头街道2022年政府信息公开工作年度报告\n文号:\n时效:\n"
        "平城区小南头街道2022年政府信息公开工作年度报告\n发布时间:2023-01-31 16:00 来源:平城区小南头街道\n"
        "依据《中华人民共和国政府信息公开条例》有关精神，小南头街道对有关统计数据进行编制，现予公布。"
    )
    assert (found.issuer, found.doc_number, day_of(found)) == (None, None, "2023-01-31")


def test_the_organ_in_the_title_goes_before_a_place_in_the_table() -> None:
    found = article(
        "[ 索引号 ] | 115001/2024-7 | [ 发文字号 ] | 木洞府发〔2024〕2号 |\n[ 发布机构 ] | 巴南区木洞镇 | [ 有效性 ] | |\n[ 成文日期 ] | 2024-02-22 | [ 发布日期 ] | 2024-02-22 |\n"
        "重庆市巴南区木洞镇人民政府关于印发2024年政府工作报告的通知\n各村（居）民委员会：\n2024年《政府工作报告》已经审议通过，现印发给你们，请认真贯彻实施。"
    )
    assert (found.issuer, found.doc_number) == ("重庆市巴南区木洞镇人民政府", "木洞府发〔2024〕2号")
