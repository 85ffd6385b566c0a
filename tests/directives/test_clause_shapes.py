"""Shapes of clauses in laws, notices and plans → the first act, what it acts on, and what governs it."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "aim", "acted_on"),
    [
        (
            "可以通过数据共享核验材料的，不再要求申请人提交原件，依法需要提交的，应当一次性告知。",
            "要求",
            "申请人提交原件",
        ),
        ("前项变更，原有效期限不予延长。", "延长", "原有效期限"),
        ("不再符合条件的，应当注销其许可证。", "注销", "其许可证"),
        ("前项不予发证情形，于发证后发现者，撤销其资格。", "撤销", "其资格"),
        ("当事人主张合同无效的，人民法院不予支持。", "支持", None),
        ("对已经预缴税款的人民币以外货币所得，不再重新折算。", "折算", "已经预缴税款的人民币以外货币所得"),
    ],
)
def test_a_bare_denial_is_followed_by_the_act(
    directives_of: Directives, text: str, aim: str, acted_on: str | None
) -> None:
    (directive,) = directives_of(f"第一条 {text}", "law")
    assert (directive.aim, directive.object) == (aim, acted_on)


@pytest.mark.parametrize(
    ("text", "aim", "acted_on"),
    [
        ("认定此罪应当以上游犯罪事实成立为前提。", "为", "前提"),
        ("衍生废弃物之运送作业应依安全运送规则之规定。", "依", "安全运送规则之规定"),
        ("前条之通报，得以口头、书面、电话等任何方式为之，并叙明姓名。", "为", "前条之通报"),
        ("保护期内应当不砍或者少砍林木。", "砍", "林木"),
        ("擅自占用绿地的，处以五百元以上罚款。", "处以", "五百元以上罚款"),
        ("对违规线索，要立即实施检查、处置。", "实施检查、处置", "违规线索"),
        ("各级各部门要站在全局高度认识粮食安全，做好储备工作。", "认识", "粮食安全"),
        ("有关部门可以根据工作需要，委托专业机构开展评估。", "委托", "专业机构开展评估"),
    ],
)
def test_a_predicate_that_is_hardly_a_verb(directives_of: Directives, text: str, aim: str, acted_on: str) -> None:
    (directive,) = directives_of(f"第一条 {text}", "law")
    assert (directive.aim, directive.object) == (aim, acted_on)


def test_the_first_of_two_actors_is_told_first(directives_of: Directives) -> None:
    text = "第一条 本市依法保护中小企业的财产权，任何单位和个人不得侵犯其合法收益。"
    (directive,) = directives_of(text, "law")
    assert (directive.addressee, directive.aim, directive.object) == ("本市", "保护", "中小企业的财产权")
    assert directive.more_actions[0].aim == "侵犯"


def test_context_of_a_later_act_is_not_that_of_the_first(directives_of: Directives) -> None:
    (directive,) = directives_of("各单位要加强协作，对于群众诉求要限时办结。", "notice")
    assert directive.context.condition is None
    (directive,) = directives_of("各界群众不要自行前往灾区，以支持灾区的抗震救灾工作。", "notice")
    assert directive.context.means == "以支持灾区的抗震救灾工作"


@pytest.mark.parametrize(
    ("text", "aim", "acted_on"),
    [
        ("违反本条例规定的行为，法律、法规已有规定的，从其规定。", "从", "其规定"),
        ("请求时效期间自赔偿请求人知道损害结果之日起计算。", "计算", "请求时效期间"),
        ("返还不当得利请求权的诉讼时效期间，从当事人知道之日起计算。", "计算", "返还不当得利请求权的诉讼时效期间"),
        ("举报由被举报行为发生地的县级以上市场监督管理部门处理。", "处理", "举报"),
    ],
)
def test_what_a_rule_is_done_to(directives_of: Directives, text: str, aim: str, acted_on: str) -> None:
    (directive,) = directives_of(f"第一条 {text}", "law")
    assert (directive.aim, directive.object) == (aim, acted_on)


@pytest.mark.parametrize(
    "text",
    [
        "会议强调，今年9月我将应他邀请对美国进行国事访问。",
        "会议强调，把马克思主义基本原理同中国具体实际相结合是必由之路。",
        "会议强调，目前要判断碎片从何而来还言之过早。",
    ],
)
def test_what_is_told_or_judged_is_no_demand(directives_of: Directives, text: str) -> None:
    assert directives_of(text) == []


def test_what_stands_under_a_look_back_is_told(directives_of: Directives) -> None:
    lines = [
        "一、2025年工作回顾",
        "（一）圆满完成峰会筹备任务",
        "实施示范小城镇三年攻坚行动，推进城市更新，加快建设公园。",
        "二、2026年重点工作",
        "加快推进棚户区改造，健全管理机制。",
    ]
    found = directives_of("\n".join(lines), "work_summary", "政府工作报告")
    assert [directive.text for directive in found] == [lines[4]]


@pytest.mark.parametrize(
    ("text", "addressee", "aim", "acted_on"),
    [
        (
            "监测设施的建设、运行和管理由建设单位负责，所需资金由建设单位承担。",
            "建设单位",
            "负责",
            "监测设施的建设、运行和管理",
        ),
        ("主管机关得视国内金融情形，限制银行设立之家数。", "主管机关", "限制", "银行设立之家数"),
        ("自行招募志愿者的，参照本条例关于开展志愿服务活动的规定执行。", None, "执行", None),
        ("省人民政府可以根据本条例制定实施办法。", "省人民政府", "制定", "实施办法"),
        ("测绘成果，应采国家新坐标系统。", None, "采", "国家新坐标系统"),
        ("若仍有受难者未及申请赔偿金，再延长四年。", None, "延长", "四年"),
        (
            "犯前项之罪者，处三年以下有期徒刑、拘役或三万元以下罚金。",
            None,
            "处",
            "三年以下有期徒刑、拘役或三万元以下罚金",
        ),
        ("市人民政府应当合理规划城镇布局。", "市人民政府", "规划", "城镇布局"),
        ("发生一般事故的，处上一年年收入40%的罚款。", None, "处", "上一年年收入40%的罚款"),
        ("接受基础教育毕业者，应自就任或再任职之日起算。", "接受基础教育毕业者", "起算", None),
        ("任何单位和个人不得非法圈占海域。", "任何单位和个人", "圈占", "海域"),
        ("经营者应当在经营场所的显著位置公示收费标准。", "经营者", "公示", "收费标准"),
    ],
)
def test_who_does_what_by_which_rule(
    directives_of: Directives, text: str, addressee: str | None, aim: str, acted_on: str | None
) -> None:
    (directive,) = directives_of(f"第一条 {text}", "law")
    assert (directive.addressee, directive.aim, directive.object) == (addressee, aim, acted_on)


def test_what_was_done_before_a_demand_is_no_act(directives_of: Directives) -> None:
    (directive,) = directives_of("会议强调，广大市民自愿服务，作出了重大贡献，要把表彰工作做好。")
    assert (directive.aim, directive.object) == ("做好", "表彰工作")


@pytest.mark.parametrize(
    ("text", "addressee", "aim", "acted_on"),
    [
        ("当事人应当到原发证机关办理变更登记手续。", "当事人", "办理", "变更登记手续"),
        ("要把学习贯彻会议精神作为首要任务抓紧抓好。", None, "抓紧抓好", "学习贯彻会议精神"),
        ("甲方和乙方都是老朋友，各部门要加强交流合作。", "各部门", "加强", "交流合作"),
        ("各单位要切实加强领导，对执行不力的要批评教育。", "各单位", "加强", "领导"),
        ("机构按照规定支付的处置费用，可以纳入医疗成本。", None, "纳入", "机构按照规定支付的处置费用"),
    ],
)  # fmt: skip
def test_where_and_of_what_an_act_is_told(
    directives_of: Directives, text: str, addressee: str | None, aim: str, acted_on: str
) -> None:
    (directive,) = directives_of(text, "notice")
    assert (directive.addressee, directive.aim, directive.object) == (addressee, aim, acted_on)


def test_a_word_that_only_connects_is_no_context(directives_of: Directives) -> None:
    (directive,) = directives_of("同时，各单位要加强管理。", "notice")
    assert (directive.addressee, directive.aim, directive.context.condition) == ("各单位", "加强", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("重大问题及时向国务院报告。", "notice"),
        ("其中，小微企业认定标准按照有关规定执行。", "notice"),
        ("第三十四条 外国人有下列情形之一的，其所持签证由签发机关宣布作废：", "law"),
    ],
)
def test_what_is_to_be_done_without_a_deontic(directives_of: Directives, text: str, kind: str) -> None:
    assert [directive.text for directive in directives_of(text, kind)] == [text]


@pytest.mark.parametrize(
    ("text", "aim", "acted_on"),
    [
        ("第一条 运输企业应当在十五日内，到交通主管部门接受调查、处理。", "接受", "调查、处理"),
        ("第一条 主管部门应当会同水行政主管部门建立巡查、监测机制。", "建立", "巡查、监测机制"),
        ("第一条 有关单位要在全面深化改革、扩大开放上奋勇争先。", "奋勇争先", None),
    ],
)
def test_an_act_behind_an_actor_or_place(directives_of: Directives, text: str, aim: str, acted_on: str | None) -> None:
    (directive,) = directives_of(text, "law")
    assert (directive.aim, directive.object) == (aim, acted_on)


def test_a_wish_for_health_asks_for_no_act(directives_of: Directives) -> None:
    assert directives_of("会议希望各级干部身体健康。") == []


@pytest.mark.parametrize(
    ("text", "addressee", "aim"),
    [
        ("对违反规定的行为，业主、业主委员会有权劝阻、举报。", "业主、业主委员会", "劝阻"),
        ("本市倡导先取得停车位所有权再购置车辆，合理调控机动车拥有和使用。", "本市", "倡导"),
        ("公民营事业应自行办理相关设施之灾害保险。", "公民营事业", "办理"),
    ],
)
def test_who_is_entitled(directives_of: Directives, text: str, addressee: str, aim: str) -> None:
    (directive,) = directives_of(f"第一条 {text}", "law")
    assert (directive.addressee, directive.aim) == (addressee, aim)


@pytest.mark.parametrize(
    ("text", "addressee", "aim", "acted_on"),
    [
        ("希望受到表彰的同志珍惜荣誉。", "受到表彰的同志", "珍惜", "荣誉"),
        ("希望欧方作为多极世界中的重要力量，发挥建设性作用。", "欧方", "发挥", "建设性作用"),
    ],
)
def test_whom_a_wish_asks_and_for_what(
    directives_of: Directives, text: str, addressee: str, aim: str, acted_on: str
) -> None:
    (directive,) = directives_of(f"会议强调，{text}")
    assert (directive.addressee, directive.aim, directive.object) == (addressee, aim, acted_on)
