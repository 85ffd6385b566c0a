"""Who acts where no deontic follows at once, or where the name of an organ opens with a verb."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        (
            "国务院反洗钱行政主管部门为履行职责，可以从国家有关机关获取信息，国家有关机关应当依法提供。",
            "国务院反洗钱行政主管部门",
        ),
        ("反洗钱行政主管部门进行监督检查时，可以采取下列措施：", "反洗钱行政主管部门"),
        ("发行机构办理运动彩券之发行，应制作运动彩券经销证。", "发行机构"),
        ("接受移送的机关接到线索后，应当及时决定是否继续冻结。", "接受移送的机关"),
        ("三、发现旅客罹患疾病时，应于二十四小时内协助其就医。", None),
        ("不具有永久性居民身份的人实施犯罪的，可以适用驱逐出境。", None),
        ("市公路主管部门在初步设计前，会同有关部门，共同对管线工程进行统筹规划。", "市公路主管部门"),
        ("格式、标准，由国务院税务主管部门商有关部门确定。", "国务院税务主管部门"),
        ("最高人民法院每年引入第三方评估机构予以评审并公布结果。", "最高人民法院"),
        ("各级人民政府对古海塘等水利工程，应当加强保护，任何单位和个人不得侵占。", "各级人民政府"),
        ("排水户应当按照许可证的要求排放污水。", "排水户"),
        ("前项审查事务，内政部应召集专门人员会同审查之。", "内政部"),
        ("本奖章之请颁，由本会组成审查小组审查通过。", "本会"),
        ("中央财政要继续增加资金规模，各级财政也要保证资金需求。", "中央财政"),
        ("地方抓改革要坚持提高站位。", "地方"),
        ("中国储备粮管理总公司具体负责中央储备粮的经营管理。", "中国储备粮管理总公司"),
        ("紧急情况下，国务院直接决定动用中央储备粮并下达动用命令。", "国务院"),
        ("中、小学校各类校办的实习工厂或车间，禁止从事有粉尘的作业。", "中、小学校各类校办的实习工厂或车间"),
    ],
)
def test_names_of_organs_as_subjects(text: str, addressee: str | None, directives_of: Directives) -> None:
    (found,) = directives_of(text, "law")
    assert found.addressee == addressee


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("以技术交易市场为依托，技术经理人全程参与成果转化。", "技术经理人"),
        ("围绕“无废城市”建设目标，系统集成固体废物领域试点示范经验。", None),
        ("到2022年，职业教育基本完成由政府举办为主向政府统筹管理的格局转变。", None),
    ],
)
def test_actors_of_tasks(text: str, addressee: str | None, directives_of: Directives) -> None:
    (found,) = directives_of(f"一、任务\n{text}", "plan")[-1:]
    assert found.addressee == addressee


def test_a_need_that_says_of_what_is_no_deontic(directives_of: Directives) -> None:
    found = directives_of(
        "纳税人需要留存备查的相关资料应当留存五年。\n部落依习惯需要采取产物，应向受理机关提案。", "law"
    )
    assert [d.deontic for d in found] == ["应当", "应"]
