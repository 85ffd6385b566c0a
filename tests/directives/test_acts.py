"""What is to be done to what, where the act stands at the end, is one character or is told without a verb of its own."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "aim", "acted_on"),
    [
        # the act closes the sentence behind a phrase that fills its clause
        ("使用无效采伐许可证采伐林木的，按无证采伐处理。", "处理", None),
        ("裁判之评议应将各法官意见及决议记录于评议簿。", "记录", "各法官意见及决议"),
        ("确需治理的，由国务院主管部门会同省人民政府组织治理。", "组织", "治理"),
        # set up by one character
        ("更生保护会设更生保护辅导区，配置更生辅导员。", "设", "更生保护辅导区"),
        ("从业人员在五人以下者，应置就业服务专业人员至少一人。", "置", "就业服务专业人员至少一人"),
        ("本处设施农业发展中心应当制定规划。", "制定", "规划"),
        ("书表格式，由观光署以附表定之。", "定", "书表格式"),
        ("赠品价值，得依下列标准依序认定之。", "认定", "赠品价值"),
        ("合作企业依法开展业务、进行经营管理活动。", "开展", "业务"),
        # adverbs, and verbs that are adverbs as often
        ("要统筹发展和安全，做好工作。", "统筹", "发展和安全"),
        ("要统筹推进疫情防控。", "推进", "疫情防控"),
        ("要前瞻布局未来产业。", "布局", "未来产业"),
        ("应高度珍视这一来之不易的成果。", "珍视", "这一来之不易的成果"),
        ("要真情关怀、真心爱护基层干部。", "关怀", "基层干部"),
        ("要尊重群众首创精神。", "尊重", "群众首创精神"),
        ("要坚持和完善制度。", "坚持", "制度"),
        # behind phrases
        ("应该为共同的防御体系承担相应支出。", "承担", "相应支出"),
        ("希望斯方为推动中欧关系向前发展发挥积极作用。", "发挥", "积极作用"),
        ("要从全局的高度来认识和做好协同发展工作。", "认识", "协同发展工作"),
        # stems of lists
        ("第六条 研究设计组掌理事项如左：", "掌理", "事项"),
        ("第六条 航空摄影科掌理事项如下：", "掌理", "事项"),
        ("抢占有争议的林地的，按非法占用林地处理。", "处理", None),
        # what the act is done to stands behind the actor
        ("各企业、事业单位对新从事粉尘作业的职工，必须进行健康检查。", "进行健康检查", "新从事粉尘作业的职工"),
        ("主管机关对旅馆业之营业设施，得实施定期检查。", "实施定期检查", "旅馆业之营业设施"),
        # light verbs, orders and declarations
        ("税务机关应当责令改正并通知扣缴义务人。", "责令", "改正"),
        ("其所持签证由签发机关宣布作废。", "宣布", "其所持签证"),
        ("运安会对于运具，应立即进行定位、打捞等相关作业。", "进行", "定位、打捞等相关作业"),
        ("对网络服务提供者由人民法院予以评审并公布结果。", "予以评审", "网络服务提供者"),
        # what is asked for behind a phrase
        ("常务委员会可以就特定事项要求本级政府进行专项审计。", "要求", "本级政府进行专项审计"),
        ("人民法院应当采取网络司法拍卖方式，但法律规定必须通过其他途径处置的除外。", "采取", "网络司法拍卖方式"),
        # adverbs and words that look like others
        ("双方应该共同努力，加强沟通。", "努力", None),
        ("希望双方共同努力，加快谈判进程。", "努力", None),
        ("城市建设项目应当配套设置环境卫生设施。", "设置", "环境卫生设施"),
        ("客户交易信息在交易结束后，应当至少保存十年。", "保存", "十年"),
        ("本部为应业务需要，得报请行政院核准。", "报请", "行政院核准"),
        ("执行秘书承主任委员之命，处理本会事务。", "处理", "本会事务"),
        ("本基金会得视案件需要，采行书面监督。", "采行", "书面监督"),
    ],
)
def test_act_and_object(text: str, aim: str, acted_on: str | None, directives_of: Directives) -> None:
    (found,) = directives_of(text, "law")
    assert (found.aim, found.object) == (aim, acted_on)


@pytest.mark.parametrize(
    "text",
    [
        "旅馆业专用标识型式如附表。",
        "指对推动广播产业发展有特殊贡献之个人或团体。",
    ],
)
def test_what_refers_to_an_annex_or_defines_is_no_duty(text: str, directives_of: Directives) -> None:
    assert directives_of(text, "law") == []


def test_clauses_that_end_alike_are_one_object(directives_of: Directives) -> None:
    (found,) = directives_of("会议强调，要加强领导，加强企业共治的协同，政府各部门防污治污政策的协同，促进环境改善。")
    assert [action.object for action in found.more_actions] == [
        "企业共治的协同，政府各部门防污治污政策的协同",
        "环境改善",
    ]


def test_quoted_names_end_an_object(directives_of: Directives) -> None:
    (found,) = directives_of("会议强调，要增强“四个意识”、坚定“四个自信”。")
    assert found.object == "“四个意识”"


def test_whoever_speaks_of_himself_is_no_object(directives_of: Directives) -> None:
    (found,) = directives_of("现在，我代表省人民政府向大会报告工作，请予审议，并请省政协委员提出意见。", "work_summary")
    assert (found.addressee, found.object) == ("省政协委员", None)


def test_a_case_told_to_a_court_is_no_duty(directives_of: Directives) -> None:
    assert directives_of("因此，继续履行有必要取得父母的同意。\n单亲家庭并不意味着必然会产生影响。", "law") == []
