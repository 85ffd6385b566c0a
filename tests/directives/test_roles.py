"""Addressee, actions and context as written."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean.article import Article
from tasks.directives.directive import Directive
from tasks.directives.find import find_directives
from tasks.ingest.document import RawDocument
from tasks.segment.segment import segment
from tasks.text import Text

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "addressee", "rung"),
    [
        ("全市各级关工委和广大五老要牢牢把握工作主题。", "全市各级关工委和广大五老", "subject"),
        ("没有建立关工委的部门和单位，应按通知要求尽快建立。", "没有建立关工委的部门和单位", "subject"),
        ("移交后，应当由教育行政部门办成公办园。", "教育行政部门", "agent"),
        ("社会团体统一由各级民政部门登记管理，其他任何部门无权予以登记。", "各级民政部门", "agent"),
        (
            "发展改革、自然资源、市场监督管理等有关部门按照职责分工，做好管理工作。",
            "发展改革、自然资源、市场监督管理等有关部门",
            "subject",
        ),
        ("各级党委（党组）要把巩固成果作为大事。", "各级党委（党组）", "subject"),
        ("试点城市根据区域产业结构，重点推进工作。", "试点城市", "subject"),
        ("鼓励利用各类社交平台促进消费者互动交流。", None, None),
        ("形势越是复杂，中法越要作出抉择。", "中法", "subject"),
        ("请大家下来后认真学习。", "大家", "request_object"),
        ("希望两国各界以对话为契机，深入交流。", "两国各界", "request_object"),
        ("希望芬方为促进关系发展作出积极贡献。", "芬方", "request_object"),
        ("希望官方机构加强合作。", "官方机构", "request_object"),
        ("各地以县为单位，对情况进行全面排查。", "各地", "subject"),
        ("已建成的小区配套幼儿园应按照规定及时移交。", None, None),
        ("鼓励各地大胆探索新模式。", None, None),
        ("市、区政府相关部门在预算执行中进行调整的，应当及时报告。", "市、区政府相关部门", "subject"),
        ("经营者运输危险货物时，应当遵守有关规定。", "经营者", "subject"),
        ("有展延必要者，应于期满前申请。", None, None),
        ("行政处罚由主管部门或其授权的单位决定。", "主管部门或其授权的单位", "agent"),
        ("行为人应依通知单缴纳罚款，由邮局制给收据。", "行为人", "subject"),
        ("农业主管部门（以下统称管理部门）应当加强检查。", "农业主管部门", "subject"),
        ("2020年起，教育局每年3月底前完成上述工作。", "教育局", "subject"),
        ("志愿服务组织开展应对突发事件的活动，应当接受指挥。", "志愿服务组织", "subject"),
        ("公司造成的损失，应当予以赔偿。", None, None),
        ("畅通群众反映意见渠道，设立举报电话。", None, None),
        ("联席会议不刻制印章，不正式行文，请按照规定组织开展工作。", "联席会议", "subject"),
        ("本市支持海运企业开展合作经营。", "本市", "subject"),
        ("国务院教育督导委员会定期听取情况汇报。", "国务院教育督导委员会", "subject"),
        ("财团法人，应由主管机关将预算书送立法院审议。", "主管机关", "agent"),
        ("文化企业改制为一般企业的，原划拨用地可采用租赁方式。", None, None),
        ("拍卖成交的，由网络司法拍卖平台自动生成确认书。", "网络司法拍卖平台", "agent"),
        ("当事人主张合同无效的，人民法院不予支持。", "人民法院", "subject"),
        ("确认书由拍卖平台以买受人的身份生成。", "拍卖平台", "agent"),
        ("房屋的价值，由具有相应资质的评估机构评估确定。", "具有相应资质的评估机构", "agent"),
        ("市、县级人民政府确定的房屋征收部门组织实施工作。", "市、县级人民政府确定的房屋征收部门", "subject"),
        ("从事经营活动的单位，应当设置设施，交由具备能力的单位集中处理。", "从事经营活动的单位", "subject"),
        ("改变人才由农村向城市的单向流动。", None, None),
        ("国务院林业主管部门主管全国防治工作。", "国务院林业主管部门", "subject"),
        ("纳税人接受教育的支出，按照每月400元定额扣除。", None, None),
        ("会议要求抓好落实，各地要加强领导。", "各地", "subject"),
    ],
)
def test_addressees(text: str, addressee: str | None, rung: str | None, directives_of: Directives) -> None:
    (directive,) = directives_of(text, "notice")
    assert (directive.addressee, directive.addressee_rung) == (addressee, rung)


@pytest.mark.parametrize(
    ("text", "aim", "acted_on"),
    [
        ("要加强调查研究。", "加强", "调查研究"),
        ("对幼儿园情况进行全面摸底排查。", "进行全面摸底排查", "幼儿园情况"),
        ("将建设用地及时纳入国土空间规划。", "纳入", "建设用地"),
        ("在全国推广改革试点经验。", "推广", "改革试点经验"),
        ("要学习贯彻全会精神。", "学习贯彻", "全会精神"),
        ("加快城市更新。", "加快", "城市更新"),
        ("要向社会公布结果。", "公布", "结果"),
        ("应当按照临时占路控制总量进行审核。", "进行审核", None),
        ("按照国家有关房屋征收与补偿的规定执行。", "执行", None),
        ("要建立健全工作机制。", "建立健全", "工作机制"),
        ("要加强监督管理。", "加强", "监督管理"),
        ("应当征求、了解职工的意见。", "征求", "职工的意见"),
        ("厂务公开的时限应当依照下列规定执行。", "执行", "厂务公开的时限"),
        ("要把推进重大项目开复工作为稳投资的重要内容。", "作为", "推进重大项目开复工"),
        ("前款规定的公开时限不得少于十五日。", "少于", "十五日"),
        ("以有力有效抓落实不断激发市场活力、增强市场主体信心。", "激发", "市场活力"),
        ("积极支持职业培训，对于群众诉求要及时反馈。", "支持", "职业培训"),
        ("不得从事洗钱活动。", "从事", "洗钱活动"),
        ("应当场告知其违规事实。", "告知", "其违规事实"),
        ("会议评审提出的意见应当通过投票表决。", "通过", "投票表决"),
        ("要突出工作重点。", "突出", "工作重点"),
        ("结合军队帮扶工作，开展消费扶贫活动。", "开展", "消费扶贫活动"),
        ("要把安全工作放在首位。", "放在首位", "安全工作"),
        ("在国家扶贫日前后积极开展消费扶贫活动。", "开展", "消费扶贫活动"),
        ("依托粮食、肉类等储备制度，探索优先收储农产品。", "探索", "优先收储农产品"),
        ("应当在幼犬出生后三个月内将超过限养数量的犬只自行处理。", "处理", "超过限养数量的犬只"),
        ("流拍的，应当在三十日内在同一拍卖平台再次拍卖。", "拍卖", None),
        ("抽查可以采取实地核查、网络监测等方式。", "采取", "实地核查、网络监测等方式"),
        ("竞价时间应当不少于二十四小时。", "少于", "二十四小时"),
        ("有关部门要统一思想认识。", "统一", "思想认识"),
        ("由综合行政执法部门撤销登记。", "撤销", "登记"),
        ("应当及时更新淘汰高耗能的运输工具。", "更新淘汰", "高耗能的运输工具"),
        ("要举一反三加强消防安全管理。", "加强", "消防安全管理"),
        ("要全面深刻理解会议精神。", "理解", "会议精神"),
        ("以上工作要在2019年2月底前完成。", "完成", "以上工作"),
        ("落实为基层减负要求。", "落实", "为基层减负要求"),
        ("受让方请求解除合同的，人民法院应予支持。", "予支持", None),
        ("居留证件的签发管理，按照外交部的规定执行。", "执行", "居留证件的签发管理"),
        ("纳税人接受教育的支出，在教育期间按照每月400元定额扣除。", "扣除", "纳税人接受教育的支出"),
        ("水源保护按照有关条例的规定执行。", "执行", "水源保护"),
        ("要深入思考这个问题。", "思考", "这个问题"),
        ("要着重把握以下方面。", "把握", "以下方面"),
        ("建好用好服务平台。", "建好用好", "服务平台"),
        ("要做大做强先进制造业。", "做大做强", "先进制造业"),
        ("要坚决守护好山好水。", "守护好", "山好水"),
        ("应当在三十日内办理完毕。", "办理完毕", None),
        ("监理企业应当要求施工企业改正。", "要求", "施工企业改正"),
        ("审计部门拟继续做好规划编制工作。", "做好", "规划编制工作"),
        ("要重视改善民生的各项工作。", "重视", "改善民生的各项工作"),
        ("应当遵循保护优先、科学规划的原则。", "遵循", "保护优先、科学规划的原则"),
        ("应当作出废止规定。", "作出废止规定", None),
        ("应当书面告知申请人。", "告知", "申请人"),
        ("应当将处理结果以书面通知申请人。", "通知", "处理结果"),
        ("应当将草案在村内予以公告。", "予以公告", "草案"),
        ("对超过控制指标的区域，部门应当暂停审批。", "暂停", "审批"),
        ("对收费过高的地区，应当给予奖励。", "给予奖励", "收费过高的地区"),
        ("应当向其发出督促处理建议书。", "发出", "督促处理建议书"),
        ("应当与快递企业协商快件寄递方案。", "协商", "快件寄递方案"),
        ("应当对材料的真实性负责。", "负责", "材料的真实性"),
        ("企业应当与职工进行平等协商。", "进行平等协商", None),
        ("要与媒体中心建立沟通协调机制。", "建立", "沟通协调机制"),
        ("双方要将合作多向民生领域倾斜。", "倾斜", "合作多向民生领域"),
        ("不得以任何方式侵占、挪用资助经费。", "侵占", "资助经费"),
        ("要通过广泛的学习宣传阐释工作，推动理论深入人心。", "推动", "理论深入人心"),
        ("立足扩大内需，推动经济发展。", "推动", "经济发展"),
        ("应当对项目实施情况进行抽查。", "进行抽查", "项目实施情况"),
        ("经批准的保护规划，任何单位不得擅自修改。", "修改", "经批准的保护规划"),
        ("举办大型群众性活动，承办者应当依法申请安全许可。", "申请", "安全许可"),
        ("在使用机械作业时，采取洒水等措施；", "采取", "洒水等措施"),
        ("要加快发展方式绿色转型。", "加快", "发展方式绿色转型"),
        ("对知悉的国家秘密，应当保密；对无关的材料，应当销毁。", "保密", "知悉的国家秘密"),
        ("要牢固树立大局意识。", "树立", "大局意识"),
        ("要教育引导全党始终坚持理想信念。", "教育引导", "全党始终坚持理想信念"),
        ("要把安全生产放到突出位置。", "放到", "安全生产"),
        ("协会应当监测并定期发布成本信息。", "监测", "成本信息"),
        ("要致力于推进合作共赢。", "致力于", "推进合作共赢"),
        ("大家要一起拼搏、一起奋斗。", "拼搏", None),
        ("希望芬方为促进关系发展作出积极贡献。", "作出积极贡献", None),
        ("应当为作出决定提供可能性。", "提供", "可能性"),
        ("应当将通知转送有关部门。", "转送", "通知"),
        ("对监测工作的执行情况，以及宣传情况进行监测。", "进行监测", "监测工作的执行情况，以及宣传情况"),
        ("有关负责人表示，对于职责相近、重复设置的事业单位，要  从实际出发，予以整合。", "予以整合", None),
    ],
)
def test_aim_and_object(text: str, aim: str, acted_on: str, directives_of: Directives) -> None:
    (directive,) = directives_of(text, "notice")
    assert (directive.aim, directive.object) == (aim, acted_on)


@pytest.mark.parametrize(
    ("text", "condition", "means"),
    [
        ("经外交部批准，签证机关可以委托有关机构承办服务事务。", "经外交部批准", None),
        ("违反本条例规定，造成文物损毁，未经审批进行建设的，依照有关规定给予处罚。",
         "违反本条例规定；造成文物损毁；未经审批进行建设的", "依照有关规定"),
        ("抓好立法工作，一是准确把握新形势。", "抓好立法工作", None),
        ("申请人应按规定时间送行政院。", None, "按规定时间"),
    ],
)  # fmt: skip
def test_contexts(text: str, condition: str | None, means: str | None, directives_of: Directives) -> None:
    (directive,) = directives_of(text, "notice")
    assert (directive.context.condition, directive.context.means) == (condition, means)


def test_what_stands_before_a_frame_says_why(directives_of: Directives) -> None:
    (directive,) = directives_of("为吸引人才任教，提升教育质量，会议要求，落实工资规定。", "news")
    assert directive.context.purpose == "为吸引人才任教；提升教育质量"


def test_the_subject_of_a_later_action_is_no_object_of_the_first(directives_of: Directives) -> None:
    text = "申请人可以向司法行政部门提出，司法行政部门应当在5日内进行审查。"
    (directive,) = directives_of(text, "law")
    assert (directive.aim, directive.object) == ("提出", None)


def test_context_and_further_actions(directives_of: Directives) -> None:
    text = "各单位要按照省委部署，于2023年6月底前制定方案，抓好落实，为实现目标提供坚强保证。"
    (directive,) = directives_of(text, "notice")
    assert directive.context.means == "按照省委部署"
    assert directive.context.time == "于2023年6月底前"
    assert directive.context.purpose is None  # what a later act is for is no context of the first
    assert [(a.aim, a.object) for a in directive.more_actions] == [("抓好", "落实"), ("提供", "坚强保证")]
    assert directive.deadline is not None


def test_implied_addressee_and_parent(directives_of: Directives) -> None:
    text = "各县人民政府：\n一、加强领导。要建立机制。\n（一）压实责任。（责任单位：市教育局）\n二、抓好落实。"
    found = directives_of(text, "notice")
    rows = [(d.item, d.addressee_implied, d.addressee_rung, d.parent) for d in found]
    assert rows == [
        ("1", "各县人民政府", "main_recipient", None),
        ("1", "各县人民政府", "main_recipient", 1),
        ("1.1", "市教育局", "bracket_note", 1),
        ("2", "各县人民政府", "main_recipient", None),
    ]
    assert found[0].addressee_level == "county"
    assert found[0].addressee_kind == "government"


def test_a_heading_says_whose_tasks_follow(directives_of: Directives) -> None:
    text = "各县人民政府：\n一、成员单位职责\n（一）市公安局\n1.维护社会秩序。\n二、加强保障\n落实责任制。"
    rows = [(d.text, d.addressee_implied, d.addressee_rung) for d in directives_of(text, "notice") if not d.addressee]
    assert ("1.维护社会秩序。", "市公安局", "heading") in rows
    assert ("落实责任制。", "各县人民政府", "main_recipient") in rows


PIECES = "会议强调，|要|各地|抓好落实|。|一是|；|由市教育局|请大家|对情况|进行排查|按照规定|（一）|1.|\n|不得|“|”|《|》|于6月底前|的|，|将工作|纳入规划|应当|、|为|予| |\u3000|：|责令|从严处理"


def _words_told(d: Directive) -> list[str | None]:
    """What a directive tells in words of its document."""
    actions = [words for action in d.more_actions for words in (action.aim, action.object)]
    context = [d.context.purpose, d.context.means, d.context.condition, d.context.time, d.context.place]
    return [d.issuer, d.addressee, d.addressee_implied, d.aim, d.object, d.or_else, *actions, *context]


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        ("抓好落实。\u3000于6月底前对情况应当各地为（一） 为他指出，\u3000：一是。", "law"),
        ("应当各地抓好落实。\n：", "notice"),
    ],
)
def test_no_role_is_empty(text: str, doc_type: str, directives_of: Directives) -> None:
    assert all("" not in _words_told(directive) for directive in directives_of(text, doc_type))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map("".join),
    st.sampled_from(["meeting_report", "notice", "law", "speech", "work_summary", "other"]),
)
def test_rows_hold_for_any_text(text: str, doc_type: str) -> None:
    document = RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text)
    article = Article(document=document, title=Text.empty(), body=Text.of(text), doc_type=doc_type)
    sentences = segment(article)
    found = find_directives(article, sentences, [])
    numbers = [d.sentence_no for d in found]
    assert numbers == sorted(set(numbers))
    for d in found:
        assert text[d.start : d.end] == d.text == sentences[d.sentence_no].text
        assert d.parent is None or d.parent in numbers
        for role in d.roles:
            assert d.start <= role.start < role.end <= d.end
            assert text[role.start : role.end].strip()
        assert "" not in _words_told(d)
        stands = {text[role.start : role.end] for role in d.roles}
        assert {d.deontic, d.addressee, d.aim, d.or_else} - {None} <= stands
