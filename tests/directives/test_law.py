"""Articles of laws: obligations, prohibitions, permissions, sanctions; not scope, definitions and entry into force."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("第八条 任何单位和个人不得擅自改变湿地用途。", "marker"),
        ("第十条 开发企业的合法权益受法律保护。", None),
        ("第 3 条 凡海内外人士具下列各款情形之一者，颁给本奖章：", "duty"),
        ("任何人组织、策划以下行为之一的，即属犯罪：", None),
        ("二、驻外馆处查有合于规定之情形者，得开具功绩事实，函转本会核办。", "duty"),
        ("本会如发现获颁人员有不实之情事者，本会得注销其证书；其程序准用第五条规定。", "duty"),
        ("第五条 县级以上公安机关负责本行政区域内的道路交通安全管理工作。", "duty"),
        ("第九条 国家鼓励农民自愿组成各类专业合作经济组织。", "duty"),
        ("违反本条例规定的，由县级人民政府责令改正，处五万元以下罚款。", "sanction"),
        ("第三十条 有下列行为之一的，由公安机关交通管理部门处二十元罚款：", "sanction"),
        ("第五條 訓導科掌理事項如下：", "duty"),
        ("市、区人民政府有关部门依法履行下列职责：", "duty"),
        ("第一条 为了加强预算审查监督，根据有关法律，制定本条例。", None),
        ("第二条 本法所称湿地，是指常年积水的地带。", None),
        ("第三条 在本省行政区域内从事相关活动，适用本条例。", None),
        ("第四十六条 本条例自2013年5月1日起施行。", None),
        ("第三章 法律责任", None),
        ("第 1 条 侨务委员会为奖励有功人士，特依奖章条例第九条第一项规定，订定本办法。", None),
        ("其格式如附表二。", None),
        ("第十四条 最高人民法院以前发布的司法解释与本解释不一致的，以本解释为准。", None),
        ("第 13 条 膳杂费（包括市区内车费）依附表一所列数额列报。", "duty"),
        ("在交通工具中歇夜者。", None),
        ("第九条 鼓励企业优先招用有良好服务记录的志愿者。", "duty"),
        ("（编　注：附表一请参阅现行法规汇编）", None),
        ("第七条 每年3月5日为河南省志愿者日。", None),
        ("但是，因特殊需要临时提出的申请除外。", None),
        ("但以家庭因素服替代役者，不在此限。", None),
        ("任何个人可以自行申请专利，法律另有规定的除外。", "marker"),
        ("签收日期为送达日期。", None),
        ("有其他滥用职权、徇私舞弊情形的。", None),
        ("现金净流入＝营运收入＋附属收入－成本", None),
        ("工程的保护范围为从边线向外延伸二百米以内的区域。", None),
        ("人民政府采取措施发挥区域优势，指导农业生产。", "duty"),
        ("买卖合同存在下列约定内容之一的，不属于试用买卖。", None),
        ("送达，准用民事诉讼法关于送达之规定。", None),
        ("主张所有权保留的规定适用于不动产的，人民法院不予支持。", "duty"),
    ],
)
def test_sentences_of_laws(text: str, rule: str | None, directives_of: Directives) -> None:
    assert [d.rule for d in directives_of(text, "law")] == ([rule] if rule else [])


def test_items_share_the_demand_of_their_stem(directives_of: Directives) -> None:
    text = (
        "第二十四条 管理机构应当履行下列职责：\n（一）制定管理制度；\n（二）组织湿地监测。\n"
        "第二十五条 禁止下列行为：\n（一）采集泥炭；\n（二）排放污水。\n"
        "第二十六条 符合下列条件之一的，应当列入名录：\n（一）河流湿地；\n（二）具有典型性的湿地。"
    )
    found = directives_of(text, "law")
    assert [(d.item, d.polarity, d.rule, d.parent) for d in found] == [
        ("24", "positive", "marker", None),
        ("24.1", "positive", "listed_duty", 0),
        ("24.2", "positive", "listed_duty", 0),
        ("25", "negative", "marker", None),
        ("25.1", "negative", "listed_duty", 3),
        ("25.2", "negative", "listed_duty", 3),
        ("26", "positive", "marker", None),
    ]


def test_items_name_what_is_forbidden_and_what_it_costs(directives_of: Directives) -> None:
    text = (
        "第十条 禁止下列行为：\n（一）擅自启闭闸门；\n（二）在管道上方种植深根植物；\n（三）输变电设施保护区内。\n"
        "第十一条 有下列行为之一的，由管委会按照以下规定处罚：\n（一）采沙的，并处五十万元罚款；\n（二）经营餐饮的，予以取缔。"
    )
    found = directives_of(text, "law")
    assert [(d.item, d.rule) for d in found if "." in d.item] == [
        ("10.1", "listed_duty"),
        ("10.2", "listed_duty"),
        ("11.1", "sanction"),
        ("11.2", "sanction"),
    ]


def test_sanction_is_kept_as_or_else(directives_of: Directives) -> None:
    (directive,) = directives_of("违反本条例规定的，由文物部门责令改正，处五万元以下罚款。", "law")
    assert directive.addressee == "文物部门"
    assert directive.or_else == "由文物部门责令改正，处五万元以下罚款"
    assert directive.context.condition == "违反本条例规定的"


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("任何单位和个人如发现遗弃的武器，都应当立即上报。", "任何单位和个人"),
        ("被征收人对补偿决定不服的，可以依法申请行政复议。", "被征收人"),
        ("有关部门对事故进行调查形成的报告，可以作为证据使用。", None),
        ("单位和个人燃放烟花爆竹的，应当从零售经营点购买。", "单位和个人"),
        ("台湾同胞投资者申请设立企业，应当向审批机关提出。", "台湾同胞投资者"),
        ("具体办法由市人民政府制定。", "市人民政府"),
        ("从事烟花爆竹批发的企业，应当建立经营档案。", "从事烟花爆竹批发的企业"),
        ("报废机动车回收拆解企业应当建设存储场地。", "报废机动车回收拆解企业"),
        ("经济信息化、商务、教育等部门应当建立管理制度。", "经济信息化、商务、教育等部门"),
        ("专利管理部门在检查产品时，对有证据证明是假冒专利的产品，可以依法查封。", "专利管理部门"),
        ("采矿权人有下列情况之一的，经省级人民政府批准，可以减缴补偿费：", "采矿权人"),
        ("在评审工作中，评审专家有下列情形之一的，应当申请回避：", "评审专家"),
        ("评审专家认为难以作出判断的，应当告知管理机构；管理机构应当选择其他专家。", "评审专家"),
        ("主管机关依本条例第四十三条规定限令民间机构定期改善，应停止核付补贴利息。", "主管机关"),
        ("未按规定缴纳的，由征收机关处以应当缴纳的补偿费3倍以下的罚款。", "征收机关"),
        ("少年保护官应通知少年报到。", "少年保护官"),
        ("水库安全事关人民群众生产生活，要加大除险加固力度。", None),
    ],
)
def test_actor_of_the_opening_condition(text: str, addressee: str | None, directives_of: Directives) -> None:
    assert [d.addressee for d in directives_of(text, "law")] == [addressee]


def test_a_need_that_qualifies_is_no_marker(directives_of: Directives) -> None:
    (found,) = directives_of("需国务院批准的事项要按程序报批。", "notice")
    assert found.deontic == "要"


@pytest.mark.parametrize(
    ("text", "addressee", "aim", "acted_on"),
    [
        ("学校教育得使用各国家语言为之。", None, "使用", "各国家语言为之"),
        ("但杂费得按每日膳杂费数额二分之一支给。", None, None, None),
        ("前项规定期限届满前，得申请延长，延展期限不得超过三个月。", None, "申请", "延长"),
        ("主管机关认为有必要时，得命其限期改善。", "主管机关", "命", "其限期改善"),
        ("主管机关得处新台币一万元以上五万元以下罚锾；情节重大者，并得废止其许可。", "主管机关", "处", None),
        ("执行机关为审核本办法各项扶助案件，应组成审查小组。", "执行机关", "组成", "审查小组"),
        ("各机关长官或其授权代签人对公差之派遣，应详加审核。", "各机关长官或其授权代签人", None, None),
        ("赴任人员得由任职机关补助其交通费。", "任职机关", "补助", "其交通费"),
        ("监造单位应将无法处理之废水，妥善贮存，不得排放。", "监造单位", "贮存", "无法处理之废水"),
        ("各级主管机关依本法受理认证申请，应依附表三收取审查费。", "各级主管机关", "收取", "审查费"),
        ("前项保证金，于申请人依约履行完毕后无息退还。", None, "无息退还", None),
        ("从事间谍行为而刺探机密之资讯者，处五年以上十二年以下有期徒刑。", None, "处", None),
        ("规避检查者，处二十万元以下罚锾，并得按次处罚。", None, "处", "二十万元以下罚锾"),
        ("营所遗赠税课掌理事项如下：", "营所遗赠税课", "掌理", "事项"),
        ("会计室之职掌如下：", "会计室", "职掌", None),
    ],
)
def test_laws_in_traditional_script(
    text: str, addressee: str | None, aim: str | None, acted_on: str | None, directives_of: Directives
) -> None:
    directive = directives_of(f"第一条 为了管理，制定本法。\n第二条 {text}", "law", script="hant")[-1]
    assert directive.addressee == addressee
    assert aim is None or directive.aim == aim
    assert acted_on is None or directive.object == acted_on


@pytest.mark.parametrize(
    ("text", "addressee", "aim"),
    [
        ("携带犬只进入核心景区，经劝阻拒不改正的，处五十元罚款。", None, "处"),
        ("采取非法方式迫使被征收人搬迁，造成损失的，依法承担赔偿责任。", None, "承担"),
        ("造成损失的，由质量保修责任方承担相应的赔偿责任。", "质量保修责任方", "承担"),
        (
            "县级以上地方人民政府负责水路运输管理的部门（以下统称负责水路运输管理的部门）承担本条例规定的管理工作。",
            "县级以上地方人民政府负责水路运输管理的部门",
            "承担",
        ),
        ("严禁无证从事木材经营加工活动。", None, "从事"),
        ("拒不改正的，不得被录取为公务员。", None, "录取"),
        ("情报协助人员应予以遴选。", "情报协助人员", "予以遴选"),
    ],
)
def test_cases_and_who_bears_what(text: str, addressee: str | None, aim: str, directives_of: Directives) -> None:
    directive = directives_of(f"第二条 {text}", "law")[-1]
    assert (directive.addressee, directive.aim) == (addressee, aim)


def test_every_deed_is_forbidden_that_a_stem_forbids(directives_of: Directives) -> None:
    text = "第八条 不得有下列行为：\n一、污染环境或丢弃废弃物。\n二、其他经主管机关认属破坏之行为。"
    assert [d.item for d in directives_of(text, "law")] == ["8", "8.1", "8.2"]


def test_items_that_only_say_the_case_demand_nothing(directives_of: Directives) -> None:
    text = "第八条 有下列情形之一的，应当变更：\n（一）系生活不能自理的人的唯一扶养人。\n（二）依其他法规不得兼职者。"
    assert [d.item for d in directives_of(text, "law")] == ["8"]
