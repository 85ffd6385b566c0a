"""The class of a text, by its title and opening."""

import pytest

from tasks.clean.header.doc_types import type_of

REPORT = "央视网消息（新闻联播）：会议24日上午在人民大会堂举行。"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("李克强主持召开国务院常务会议", "meeting_report"),
        ("十四届全国人大一次会议主席团举行第四次会议", "meeting_report"),
        ("韩正出席第二届“一带一路”国际合作高峰论坛高级别会议并致辞", "meeting_report"),
        ("王岐山出席第五届中非民间论坛开幕会", "meeting_report"),
        ("《习近平谈治国理政》第二卷少数民族文字版出版座谈会在京举行", "meeting_report"),
        ("王岐山在中央巡视工作动员部署会议上强调 坚定不移全面从严治党", "meeting_report"),
        ("市委常委会召开会议 学习贯彻习近平总书记在全国宣传思想工作会议上的重要讲话", "meeting_report"),
        ("习近平在推进“一带一路”建设工作5周年座谈会上强调 坚持共商共建共享", "meeting_report"),
        ("李克强对推进职业教育现代化座谈会作出重要批示", "meeting_report"),
        ("本台明天将直播全国政协十三届二次会议开幕会", "news"),
        ("赵乐际同中美洲议会议长举行会谈", "news"),
        ("张德江与古巴全国人民政权代表大会主席举行会谈", "news"),
        ("王岐山会见出席巴库国际论坛北京高级别会议外方代表", "news"),
        ("习近平向第十次上海合作组织成员国司法部长会议致贺信", "news"),
        ("人民日报评论员文章：坚持稳中求进——三论贯彻落实中央经济工作会议精神", "news"),
        ("坚定发展信心——中央经济工作会议精神在全国干部群众中引起强烈反响", "news"),
        ("习近平《在部署会议上的讲话》单行本出版", "news"),
        ("第二届“一带一路”科技交流大会将在四川成都举办", "news"),
        ("李克强离京出席东亚合作领导人系列会议并正式访问柬埔寨", "news"),
        ("国家卫生健康委发布会：加强不同风险人群的防护", "news"),
        ("习近平在中共中央政治局第十七次集体学习时强调 锚定建成文化强国战略目标", "meeting_report"),
        ("李强主持国务院第十八次专题学习", "meeting_report"),
        ("习近平结束国事访问出席亚太经合组织第二十六次领导人非正式会议回到北京", "news"),
        ("纪念抗战胜利80周年招待会在京隆重举行 习近平发表重要讲话", "news"),
    ],
)
def test_meetings_that_are_held_and_those_only_spoken_of(title: str, kind: str) -> None:
    assert type_of(title, REPORT, official=False, media=True, adopted=False).value == kind


@pytest.mark.parametrize(
    ("title", "body", "adopted", "kind"),
    [
        ("中华人民共和国刑法修正案（二）", "为了惩治毁林开垦的犯罪，将刑法第三百四十二条修改为：", True, "law"),
        (
            "最高人民法院关于人民法院能否冻结开证保证金问题的规定",
            "信用证交易和其它支付方式相比，具有特殊性。",
            True,
            "law",
        ),
        ("高等教育管理职责暂行规定", "为了加强和改进对高等教育的宏观指导和管理，作如下规定：", False, "law"),
        ("国务院公布《保障农民工工资支付条例》", "新华社北京1月7日电 国务院总理日前签署国务院令。", False, "news"),
        ("国务院公布《保障农民工工资支付条例》", "记者7日从司法部获悉，条例将于5月1日起施行。", False, "news"),
        ("国际联播快讯", "欧盟峰会决定建立单一监管机制\n欧盟各成员国领导人14号同意建立一个机制。", False, "news"),
        ("贾庆林会见佛得角总理", "中国网络电视台（新闻联播）：贾庆林表示，中方愿同佛方共同努力。", False, "news"),
        ("宁夏率先建立社保体系", "央视网（新闻联播）消息：宁夏提前实现了养老保险的全覆盖。", False, "news"),
    ],
)
def test_laws_and_news(title: str, body: str, adopted: bool, kind: str) -> None:
    assert type_of(title, body, official=False, media=False, adopted=adopted).value == kind


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("关于促进民营经济发展的若干措施", "opinions"),
        ("2024年重点工作任务分解表", "plan"),
        ("2024年公开招聘教师简章", "notice"),
        ("在读书班上的交流发言材料", "speech"),
        ("在学习会上的发言提纲", "speech"),
        ("2023年工作总结暨2024年工作打算", "plan"),
        ("关于开展清明祭扫活动的倡议", "notice"),
        ("政策解读：关于加强养老服务的实施意见", "other"),
        ("会议议程", "other"),
        ("县长调研防汛工作", "news"),
        ("五老宣讲团走进校园", "news"),
        ("我市出台促进民营经济发展若干措施", "other"),
        ("关于促进养老服务的实施意见.docx", "opinions"),
        ("镇政府镇长个人述职报告十二篇", "work_summary"),
        ("成都某商贸有限公司诉成都市温江区规划和自然资源局行政决定案", "other"),
        ("下陆区2020年区委理论学习中心组第二次（扩大）学习", "meeting_report"),
    ],
)
def test_forms_of_local_papers(title: str, doc_type: str) -> None:
    body = "为进一步做好有关工作，根据上级要求，结合实际，现将有关情况汇总于此。\n一、基本情况\n各项工作有序推进。"
    assert type_of(title, body, official=False, media=False, adopted=False).value == doc_type


@pytest.mark.parametrize(
    ("body", "doc_type"),
    [
        ("各位代表：\n现在，我代表镇人民政府，向大会报告工作，请予审议。\n一、工作回顾", "work_summary"),
        (
            "央视网消息（新闻联播）：\n巴以等五方会谈 约旦河西岸冲突未停\n26日，巴勒斯坦、以色列等五方高级官员在约旦城市亚喀巴举行会议，讨论缓和紧张局势，双方承诺立即停止措施。\n"
            "阿拉伯议会联盟代表团访问叙利亚\n代表团26日抵达叙利亚首都大马士革。",
            "news",
        ),
        ("各县（区）人民政府，市政府各部门：\n有关事项已经研究，希望再接再厉。", "notice"),
        ("各位领导、同志们：\n大家好，今天开会。", "speech"),
        ("11月8日下午，县长徐望来到驻地，看望慰问出席县政协十一届一次会议的县政协委员。", "news"),
        ("李克强23日看望出席全国政协十三届三次会议的委员并参加分组讨论。会议指出，要抓好落实。", "meeting_report"),
    ],
)
def test_texts_without_title(body: str, doc_type: str) -> None:
    assert type_of("", body, official=False, media=False, adopted=False).value == doc_type


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("习近平在周边外交工作座谈会上发表重要讲话", "meeting_report"),
        ("全国政协召开专题协商会", "meeting_report"),
        ("全国政协十四届一次会议举行记者会", "news"),
        ("中央经济工作会议在干部群众中引起强烈反响", "news"),
    ],
)
def test_meetings_and_what_only_follows_them(title: str, doc_type: str) -> None:
    body = "央视网消息（新闻联播）：有关方面今天表示，各项工作正在有序推进。"
    assert type_of(title, body, official=False, media=True, adopted=False).value == doc_type
