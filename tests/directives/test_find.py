"""Sentences in, directives out."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "会议指出，大会意义重大。\n会议要求，要切实提高政治站位。各级关工委要结合实际先学一步。",
            [
                ("会议", "要求", "要", None, None),
                ("会议", "要求", "要", "各级关工委", None),
            ],
        ),
        (
            "县关工委主任李明在讲话中回顾了工作，他指出，去年成效显著。对此，我们要增强责任感。",
            [("李明", "指出", "要", "我们", None)],
        ),
        (
            "会议强调，要抓好工作。一要坚持党建带关建。始终服务大局，建立健全机制。二要育人。\n会议要求抓紧制定方案。",
            [
                ("会议", "强调", "要", None, None),
                ("会议", "强调", "要", None, "1"),
                ("会议", "强调", None, None, "1"),
                ("会议", "强调", "要", None, "2"),
                ("会议", "要求", None, None, None),
            ],
        ),
        ("会议听取了评审情况汇报，批准了奖励人选。\n王某出席会议。", []),
        (
            "习近平立即作出重要指示，一办公楼发生火灾，教训十分深刻！要全力救治受伤人员。各地要举一反三。",
            [("习近平", "指示", "要", None, None), ("习近平", "指示", "要", "各地", None)],
        ),
        (
            "央视网消息：国务院办公厅近日就生态环境问题发出通报。通报指出，问题突出。通报要求，各部门要引以为鉴。",
            [("国务院办公厅", "要求", "要", "各部门", None)],
        ),
        ("对此总书记多次作出批示，要求抓紧整改。", [("总书记", "要求", None, None, None)]),
        ("各地干部纷纷表示，要弘扬伟大改革开放精神。\n特朗普23号签署行政命令，正式宣布退出协定。", []),
        ("会议强调，完成规划任务，责任重大、使命光荣。", []),
        (
            "冉霞希望各成员单位要支持事业发展，要求全市工作者团结一心。",
            [("冉霞", "希望", "希望", "各成员单位", None)],
        ),
        (
            "会议强调，一是要加强学习。二是认真总结取得的成效。",
            [("会议", "强调", "要", None, "1"), ("会议", "强调", None, None, "2")],
        ),
        (
            "李克强说，我国市场主体已超过1.5亿户。要深化改革。继续做好就业工作。今年已减税一万亿元。",
            [("李克强", "说", "要", None, None), ("李克强", "说", None, None, None)],
        ),
        (
            "国务院决定对污染源普查领导小组（以下简称领导小组）组成人员进行相应调整。",
            [],
        ),
    ],
)
def test_reported_demands(text: str, rows: list[tuple[str | None, ...]], directives_of: Directives) -> None:
    found = directives_of(text)
    assert [(d.issuer, d.verb, d.deontic, d.addressee, d.item) for d in found] == rows


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("为落实要求，现就有关事项通知如下：", 0),
        ("一、总体要求", 0),
        ("1.摸底排查。各地对情况进行全面摸底排查。", 2),
        ("该项工作于2019年4月底前完成。", 1),
        ("城镇小区配套建设幼儿园是城镇公共服务设施建设的重要内容。", 0),
        ("治理工作联合办公室设在教育部、住房城乡建设部。", 0),
        ("绩效考核指标体系由医疗质量、运营效率、持续发展等4个方面的指标构成。", 0),
        ("职业教育是一种教育类型。总体要求：坚持正确方向。到2022年，职业院校教学条件基本达标。\n一、完善制度", 3),
        ("会议同意国务院提出的议案。", 0),
        ("1.对国家有关法律法规的贯彻执行情况，秘书长以上负责人的政治和有关方面情况。", 0),
        # headings that only name what their section holds, and criteria
        ("一、清理整顿工作的指导思想", 0),
        ("（二）从严的原则。", 0),
        ("四、清理整顿工作的方法、步骤", 0),
        ("（一）第一阶段为社会团体自查阶段。", 0),
        ("2.社会团体的重大业务活动，特别是涉及学术交流活动的情况。", 0),
        ("（二）符合下列要求的社会团体予以保留。\n1.遵守国家法律法规。\n2.有规范的名称。", 1),
        ("（五）对存在下列问题的社会团体予以撤销。\n1.严重违法违纪的；\n2.未达到整改要求的。", 1),
    ],
)
def test_tasks_of_a_notice(text: str, kept: int, directives_of: Directives) -> None:
    assert len(directives_of(text, "notice")) == kept


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("全国政协召开协商会，全国政协主席汪洋出席并讲话。他强调，要深入调研。", ["汪洋"]),
        ("参观结束时，刘云山说，要抓好科学普及。", ["刘云山"]),
        ("换个角度，老实说，要抓好科学普及。", []),
        ("王毅指出，要深化合作。\n全国政协主席汪洋出席并讲话。他表示，各级政协要发挥作用。", ["王毅", "汪洋"]),
        ("李克强强调，要优化环境。\n在社区，李克强察看老旧小区改造。推进改造，方便群众。", ["李克强"]),
        ("李克强说，国家会加大支持，希望中小银行提高贷款比重。他说，要加大支持，希望大家努力。", ["李克强", "李克强"]),
        ("李克强在北京考察。他们说，要把工作抓好。", []),
        ("习近平指出：“劳动是伟大的。”\n姚师傅每天要接两三百根线。", []),
        ("习近平强调，要保护生态。\n走进林场，满目青翠。职工每天要巡山。", ["习近平"]),
        ("习近平强调，要保护生态。\n要建立制度。严格管理。", ["习近平", "习近平", "习近平"]),
        ("《意见》指出，要保护生态。\n生态是财富。必须严格管理。", ["《意见》", "《意见》"]),
        ("总书记点头表示赞许。习近平说，要依靠创新。", ["习近平"]),
        ("央视网消息：习近平总书记指出，没有全民健康就没有全面小康。对于贫困人口，要解决问题。", []),
        ("在村民汪洋家里，李克强询问了情况。他指出，要打好攻坚战。", ["李克强"]),
        ("李克强对会议作出重要批示。批示指出，安全重于泰山。各地区要压实责任。", ["李克强"]),
        ("习近平强调，中方支持全球发展倡议，期待落实成果。希望双方扩大合作。", ["习近平"]),
        ("李克强说，现在是每个人都应该负责任的时刻。", []),
        ("习近平提出3点希望。一是提高站位。我国经济仍处在关键阶段，希望大家深入学习。二是坚定信心。", ["习近平"] * 3),
        ("习近平强调，要抓好落实。\n丁薛祥、石泰峰出席座谈会。\n出席座谈会的党外人士还有邵鸿等。", ["习近平"]),
        ("思政课如何讲好，习近平用“八个统一”给出答案，强调思政课要增强思想性。", ["习近平"]),
    ],
)
def test_who_speaks(text: str, issuers: list[str], directives_of: Directives) -> None:
    assert [
        d.issuer for d in directives_of(text, "news", people=("汪洋", "刘云山", "王毅", "李克强", "习近平"))
    ] == issuers


def test_rows_point_into_the_body(directives_of: Directives) -> None:
    body = "会议要求，要抓好落实。各地要认真制定方案。"
    found = directives_of(body)
    assert [directive.text for directive in found] == ["会议要求，要抓好落实。", "各地要认真制定方案。"]
    for directive in found:
        assert directive.roles
        assert body[directive.start : directive.end] == directive.text
        for role in directive.roles:
            assert directive.start <= role.start < role.end <= directive.end


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("习近平强调，维护台海和平稳定，符合中美共同利益。", 0),
        ("李克强表示，中方愿同多方深化合作，推动关系发展。", 0),
        ("教育部近日发出通知，要求各地加强管理。", 1),
        ("专家认为，新政府的政策应不会有太大改变。", 0),
        ("王毅表示，希望会谈能取得积极进展。", 0),
        ("气象部门提醒，热门航班客票售罄。", 0),
        ("要把工作抓好。", 0),
        ("不少人表示，问题比几十年前还要严重。", 0),
        ("老宋说，小弟弟肚子疼没及时请到医生。", 0),
        ("李长春听取了汇报，希望他们深化改革，成为主力军。", 1),
        ("李长春了解制作情况；希望他们把质量作为生命。", 1),
        ("刘云山对发展给予肯定，希望云南贯彻落实好部署，推动工作。", 1),
        ("刘云山对发展给予肯定，希望监管部门协同发力。", 1),
        ("蒙方希望加强同中俄在农业等领域合作。", 0),
        ("李克强表示，愿与大家一道努力，希望全面参与中方的倡议，给人民带来福祉。", 0),
        ("委员们认为，有的地方定位不准，把小镇当成抓手。", 0),
        ("负责人表示，希望广大群众提供线索。详细内容请看今晚节目。", 1),
        ("会议要求，要改进服务。李强详细了解情况。", 1),
        ("广大党员干部表示，要勇于担当，贡献力量。", 0),
        ("韩国政府计划部署“萨德”反导系统，此举不能保障安全。", 0),
        ("李强强调，他们治病还要花5213元。", 0),
        ("消防部门表示，此次的山火比预计的要严重。", 0),
        ("记者说，陈校长几乎每个月都要面临这样的挽留。", 0),
        ("救援队认为，如果孩子的确曾被拖行，应该留有明显痕迹。", 0),
        ("演习命令下达后，多支部队装载实弹快速转进。", 0),
        ("习近平指出，要加强合作。推动本组织发展，将为维护和平注入正能量。", 1),
        ("《方案》明确了举措。一是在推进严格司法方面，共有48项改革举措。", 0),
        ("《方案》提出，教育评价事关教育发展方向。", 0),
        ("《方案》提出，完善立德树人体制机制，推动学校发展。", 1),
        ("金正恩要求朝海军加快推进装备现代化。", 1),
        ("安倍晋三表示，希望就其参拜行为作出说明。", 0),
    ],
)
def test_reports_hold_facts_and_wishes_too(text: str, count: int, directives_of: Directives) -> None:
    assert len(directives_of(text, "news")) == count


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "会上，李明传达了省委书记王强的指示：各级党组织要认真学习。会议要求，各地要抓好落实。",
            [("王强", "指示", "各级党组织"), ("会议", "要求", "各地")],
        ),
        (
            "会议传达了王强在全省大会上的重要指示：要加强领导。要压实责任。",
            [("王强", "指示", None), ("王强", "指示", None)],
        ),
        ("市委书记张伟主持会议并讲话。她强调，要压实责任。要加强监督。", [("张伟", "强调", None)] * 2),
        ("会议强调，要抓学习。\n出席会议的还有王五、赵六。\n加强领导，压实责任。", [("会议", "强调", None)]),
        ("会议强调，要抓学习。市领导王五等参加。\n加强领导，压实责任。", [("会议", "强调", None)]),
        ("会议强调，要抓学习。王五、赵六出席会议。抓好落实工作。", [("会议", "强调", None)]),
    ],
)
def test_frames_within_frames_and_where_they_end(
    text: str, rows: list[tuple[str | None, ...]], directives_of: Directives
) -> None:
    assert [(d.issuer, d.verb, d.addressee) for d in directives_of(text)] == rows


@pytest.mark.parametrize(
    ("text", "issuer", "verb"),
    [
        ("会议指出，要抓好工作。二是考虑供水、生态等要求，修订标准。", "会议", "指出"),
        ("张高丽强调，要合作。两国政府提出的远景规划，注入了活力。要加强交流。", "张高丽", "强调"),
        ("栗战书来到社区；仔细听取疫苗接种介绍，强调要确保疫苗安全。", "栗战书", "强调"),
        ("格里菲斯表示，希望广大群众正视历史，避免悲剧再次发生。", "格里菲斯", "表示"),
    ],
)
def test_whom_a_list_and_a_wish_belong_to(text: str, issuer: str, verb: str, directives_of: Directives) -> None:
    assert {(d.issuer, d.verb) for d in directives_of(text, "news")} == {(issuer, verb)}


def test_a_report_looks_back_and_ahead(directives_of: Directives) -> None:
    text = "一、2025年工作回顾\n加强科技创新，推进重大项目建设。\n二、2026年重点工作\n加强科技创新，推进重大项目建设。"
    assert [d.item for d in directives_of(text, "work_summary")] == ["2"]


def test_a_quoted_leader_holds_for_his_sentence_in_a_speech(directives_of: Directives) -> None:
    text = "同志们：\n会议强调，要抓好落实。我们要提高认识。"
    assert [(d.issuer, d.verb) for d in directives_of(text, "speech")] == [("会议", "强调"), (None, None)]


@pytest.mark.parametrize(
    ("text", "doc_type", "rules"),
    [
        ("日军使用化学武器，毒害无辜民众。\n现通知如下：\n一、各地要加强调查。", "notice", ["marker"]),
        ("一、日军遗弃化学武器是历史遗留问题，情况复杂。", "notice", []),
        ("（四）军民深度融合方面6项。", "notice", []),
        ("二、高度重视推广工作", "notice", ["planned_task"]),
        ("我们一定正视问题，采取有力措施加以解决。", "work_summary", ["pledge"]),
        (
            "我省发展的指导思想是：坚持以习近平新时代中国特色社会主义思想为指导，推动发展。",
            "work_summary",
            ["stated_aim"],
        ),
        ("重点做好六个方面工作：", "plan", ["planned_task"]),
        ("各位代表：", "plan", []),
        ("但也要看到，体育竞赛表演产业存在大众消费不积极等问题。", "plan", []),
        ("建议你省按照专家组意见，做好长期监测工作。", "notice", ["advised"]),
        ("二、关于投资和融资", "notice", []),
        ("积极吸引企业参与，指导各地借鉴经验，探索运营模式。", "notice", ["planned_task"]),
        ("设置不同比例的容错率，推动基金发展。", "notice", ["planned_task"]),
        ("到2020年，主要作物机械化取得明显进展。", "plan", ["planned_task"]),
        ("然而实践表明，两者之间有着显著差别。", "notice", []),
        ("通过对观测资料的深入分析，会议确定了重点危险地区。", "notice", []),
        ("鼓励企业创新。（科技部、农业农村部等负责。", "plan", ["planned_task"]),
        ("（一）小型车辆涂装样图。", "notice", []),
        ("四、完善银担合作机制", "notice", ["planned_task"]),
        ("四、监督机制", "notice", []),
        ("您提出的关于请总理网上听取民意的建议收悉，现答复如下：", "notice", []),
        ("各县人民政府结合行业主管部门的抽查要求，制定本辖区计划，明确任务。", "notice", ["planned_task"]),
    ],
)
def test_what_a_text_demands_in_its_own_voice(
    text: str, doc_type: str, rules: list[str], directives_of: Directives
) -> None:
    assert [d.rule for d in directives_of(text, doc_type, "关于有关事项的通知")] == rules


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("习近平指出，双方要加强对接。推动各领域合作取得更大进展，密切人文交流。", 2),
        ("习近平指出，要加强对接。推动各领域合作取得重要进展。", 1),
        (
            "会议要求，一是坚持和平共处原则。邻国唇齿相依，是搬不走的邻居。中方愿分享机遇。二是坚持国家主权原则。",
            2,
        ),
    ],
)
def test_what_is_asserted_between_demands_is_none(text: str, kept: int, directives_of: Directives) -> None:
    assert len(directives_of(text, "news")) == kept


def test_the_list_under_a_stem_keeps_its_issuer(directives_of: Directives) -> None:
    text = "三、关于电力问题。省委提出了以下意见：\n（一）电力发展应纳入统筹考虑。\n（二）要做好前期工作。\n四、要加强领导。"
    found = directives_of(text, "notice")
    assert [(d.issuer, d.deontic, d.item) for d in found if d.deontic] == [
        ("省委", "应", "3.1"),
        ("省委", "要", "3.2"),
        (None, "要", "4"),
    ]


def test_a_demand_told_before_another_frame_of_its_sentence_is_found(directives_of: Directives) -> None:
    (directive,) = directives_of("三中全会明确提出，改革完善农村宅基地制度，慎重稳妥推进农民住房财产权抵押。", "news")
    assert (directive.issuer, directive.rule) == ("三中全会", "imperative_in_frame")


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("会议强调，土方敦促俄方不要玩火。", "俄方"),
        ("王岐山强调，独特的历史文化决定了中国只能走有自己特色的道路。", "中国"),
        ("会议要求，2026年各有关部门要坚守初心。", "各有关部门"),
        ("会议强调，2020年年底前省属重点文化企业要完成改革。", "省属重点文化企业"),
        ("会议要求，系统推进重点领域改革。", None),
        ("会议要求，设计任务书必须经审查同意后，方可施工。", None),
    ],
)
def test_who_must_act_stands_behind_what_leads_to_it(
    directives_of: Directives, text: str, addressee: str | None
) -> None:
    assert [d.addressee for d in directives_of(text)] == [addressee]
