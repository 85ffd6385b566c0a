"""What pages of counties, towns and houses demand, in their own words and in those of others."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("市政府希望，受表彰的先进单位珍惜荣誉，戒骄戒躁。", ["urged"]),
        ("我们衷心希望，本次大赛一定会办成一个团结的比赛。", []),
        ("希望各参赛队比出风格、赛出水平。", ["marker"]),
        ("开展这次培训，是坚持党要管党的具体行动。", []),
        ("五年来，我们坚持发展为要、质量并举。", []),
        ("我们要重视教育。教育发展水平，影响着、引导着一个地方的发展。", ["marker"]),
    ],
)
def test_a_speech(text: str, rules: list[str], directives_of: Directives) -> None:
    assert [d.rule for d in directives_of(text, "speech")] == rules


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("为了做好今年的工作，制订此方案。", 0),
        ("今年的生产以提高单产与总产水平为目标。", 0),
        ("《任务分解》明确133项具体任务，涉及34个牵头单位。", 0),
        ("一、规划布局\n（一）推进连片种植。", 1),
        ("“五一”放假时间从5月1日至7日，共7天。", 0),
        ("一、加快建设\n□（五）抓紧推进会展中心二期", 2),
    ],
)
def test_a_plan(text: str, count: int, directives_of: Directives) -> None:
    assert len(directives_of(text, "plan")) == count


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "张德军希望：从两个维护的高度，进一步增强做好工作的使命担当。",
            [("张德军", "希望", "希望")],
        ),
        (
            "会议要求，各部门要营造气场，支持工业发展；明确发展方向，推动工业提质。",
            [("会议", "要求", "要")],
        ),
        (
            "会议指出，全会意义重大。省委十五届八次全会鲜明提出我省任务，明确要求加快推进健康浙江建设。要再学习再领会。",
            [("省委十五届八次全会", "要求", None), ("会议", "指出", "要")],
        ),
        ("会议强调，要抓好学习。要加强组织协调，健全机", [("会议", "强调", "要"), ("会议", "强调", "要")]),
        ("会议指出，全会明确作出“加快建设”的重大部署。", []),
    ],
)
def test_a_report(text: str, rows: list[tuple[str, str, str | None]], directives_of: Directives) -> None:
    found = directives_of(text, people=("张德军",))
    assert [(d.issuer, d.verb, d.deontic) for d in found] == rows


def test_what_is_cut_in_a_law_is_no_duty(directives_of: Directives) -> None:
    assert directives_of("第六条 禁止新建。\n第七条 墙体以上的建", "law")[-1].text.startswith("第六条")


def test_items_of_a_speech(directives_of: Directives) -> None:
    text = "第一句话：谋划教育，务必胸怀全局。一要始终站在全局思考。二要站在发展角度思考。"
    assert [d.item for d in directives_of(text, "speech")] == ["1", "1.1", "1.2"]


def test_a_speech_explains_between_its_demands(directives_of: Directives) -> None:
    told = "全年完成投资32亿元，增长57%。石油产能突破35万吨。刘园子煤矿顺利贯通。"
    assert (
        directives_of(f"下面，我讲三个方面的问题。\n一是项目取得新突破。{told}二是工业取得新突破。{told}", "speech")
        == []
    )


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("请各乡镇、县直各单位紧扣目标任务，抓好落实。", ["各乡镇、县直各单位"]),
        ("希望广大家长积极配合学校的工作。", ["广大家长"]),
        ("市政府希望，受表彰的先进单位珍惜荣誉。", ["受表彰的先进单位"]),
        ("现在是关键时期，希望大家一定要振奋精神。", ["大家"]),
        ("齐乐镇要继续围绕项目抓工作。各校务必要做好管理工作。", ["齐乐镇", "各校"]),
        ("在今后工作中各级各部门要营造发展气场。", ["各级各部门"]),
        ("凡在本市辖区的生产企业、施工单位，均应遵守本规定。", ["在本市辖区的生产企业、施工单位"]),
        ("经批准设立的生产粘土制品的企业必须办理用地手续。", ["经批准设立的生产粘土制品的企业"]),
    ],
)
def test_who_is_told(text: str, addressees: list[str], directives_of: Directives) -> None:
    assert [d.addressee for d in directives_of(text, "notice")] == addressees


def test_strengthening_is_demanded(directives_of: Directives) -> None:
    found = directives_of("会议指出，各级党组织要强化政治意识，做理想信念的坚守者。")
    assert [(d.deontic, d.addressee) for d in found] == [("要", "各级党组织")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("火险形势严峻，特发布如下禁火令：\n一、进入林区的车辆和个人，应自觉接受检查。", 1),
        ("现将有关情况通报如下：\n一、主要指标\n1.引进企业3家。支持企业实施数字化改造。", 0),
        ("一、防火时间为三月。\n二、一旦发现野外用火，应及时举报。", 1),
        ("你若想变美，应该先学会爱自己。", 0),
    ],
)
def test_pages_of_no_known_type(text: str, count: int, directives_of: Directives) -> None:
    assert len(directives_of(text, "other")) == count


def test_articles_within_a_notice_are_read_as_a_rule(directives_of: Directives) -> None:
    text = (
        "现将《规定》印发给你们，请遵照执行。\n第一条 为加强管理，制定本规定。\n第二条 驾驶员违反规定的，处五百元罚款。"
    )
    assert [d.rule for d in directives_of(text, "notice")] == ["marker", "sanction"]


def test_lines_that_head_a_task_by_two_acts(directives_of: Directives) -> None:
    text = "为做好工作，制定本计划。\n加强学习，建设和谐街道\n着力提升领导班子统筹协调能力。\n附表"
    assert [d.text for d in directives_of(text, "plan")] == ["加强学习，建设和谐街道", "着力提升领导班子统筹协调能力。"]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("县自然资源局：负责因暴雨引发地质灾害的防治工作。", ["县自然资源局：负责因暴雨引发地质灾害的防治工作。"]),
        ("责任单位：县自然资源局。", []),
    ],
)
def test_duties_of_offices_in_a_plan(text: str, texts: list[str], directives_of: Directives) -> None:
    assert [d.text for d in directives_of(f"一、工作分工\n{text}", "plan")] == texts


def test_a_line_without_marks_heads_what_was_done(directives_of: Directives) -> None:
    text = "xx年工作回顾\n统筹安排议题，依法行使重大事项决定权。推进各项工作，加强监督，完善机制。"
    assert directives_of(text, "work_summary") == []


def test_counters_within_a_line_that_was_run_together(directives_of: Directives) -> None:
    text = "下面，我再讲三点意见。一、明确目标任务，强化工作措施。各部门要抓好落实。"
    assert [d.item for d in directives_of(text, "speech")] == ["1", "1"]


def test_a_town_is_asked(directives_of: Directives) -> None:
    found = directives_of("钟昌华详细了解该用地情况，希望大甲镇抢抓机遇，不断完善规划。", people=("钟昌华",))
    assert [(d.issuer, d.rule) for d in found] == [("钟昌华", "urged")]


def test_who_was_named_before_speaks_without_a_subject(directives_of: Directives) -> None:
    text = "张怀玺一行察看了河岸公园。\n通过考核，张怀玺一行给予了充分肯定。要求我县要明确目标。要统筹兼顾。"
    found = directives_of(text, people=("张怀玺",))
    assert [(d.issuer, d.verb) for d in found] == [("张怀玺", "要求")] * 2
