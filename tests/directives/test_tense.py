"""Paragraphs that plan and paragraphs that tell what was done, by their words alone."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive
from tasks.directives.judging.tense import leanings, plans_throughout
from tasks.segment.segment import cut_with_outline

Directives = Callable[..., list[Directive]]

PLANS = "加快完善道路等配套设施。推进棚户区改造，建设城市广场。继续打造旅游线路，推动服务业发展。"
TELLS = "全年完成投资32亿元，增长57%。石油产能突破35万吨。坚持依法行政，政府公信力有了新提升。"


def test_words_and_form_of_a_paragraph_tell_its_tense() -> None:
    leaning = leanings(cut_with_outline(f"{PLANS}\n{TELLS}\n{TELLS}"))
    assert leaning[0] > 0 > leaning[-1]
    assert leaning[0] == leaning[2]


@pytest.mark.parametrize(("text", "plans"), [(PLANS, True), (TELLS, False), (PLANS + TELLS, False), ("", False)])
def test_a_text_plans_throughout_if_nearly_all_of_it_does(text: str, plans: bool) -> None:
    assert plans_throughout(cut_with_outline(text)) is plans


def test_part_of_a_report_without_headings_that_tell(directives_of: Directives) -> None:
    found = directives_of(f"（四）全力以赴推动城乡建设。\n{PLANS}\n{TELLS}\n{TELLS}", "work_summary", "政府工作报告")
    assert [d.rule for d in found] == ["planned_task"] * 4


def test_words_count_for_more_than_a_heading_that_only_seems_to_plan(directives_of: Directives) -> None:
    told = TELLS * 3
    assert directives_of(f"（一）圆满完成各项保障任务\n{told}", "work_summary") == []
    text = f"一、2024年工作回顾\n过去五年，我们牢记嘱托。\n{told}\n（一）聚焦重点产业。\n{PLANS * 3}"
    assert len(directives_of(text, "work_summary")) == 10


@pytest.mark.parametrize(("kind", "count"), [("other", 3), ("meeting_report", 3), ("news", 0)])
def test_a_plan_without_its_title(kind: str, count: int, directives_of: Directives) -> None:
    assert len(directives_of(PLANS, kind)) == count


@pytest.mark.parametrize(
    ("opening", "count"),
    [
        ("各乡镇人民政府，县政府各部门：", 2),
        ("县示范区管委会，各乡、镇人民政府，县直各有关单位：", 2),
        ("同志们：", 1),
        ("会议在县城召开，各单位负责人参加会议。", 0),
    ],
)
def test_whom_a_text_speaks_to_tells_that_it_speaks_for_itself(
    opening: str, count: int, directives_of: Directives
) -> None:
    text = f"{opening}\n各单位要对照任务，抓好落实。\n一、责任到人，闭环管理。"
    assert len(directives_of(text, "meeting_report")) == count


@pytest.mark.parametrize(
    ("title", "opening"),
    [("环境卫生整治工作总结", "我镇扎实开展整治。"), ("", "我镇扎实开展整治，现将工作情况汇报如下：")],
)
def test_what_sums_up_tells_in_the_verbs_of_plans(title: str, opening: str, directives_of: Directives) -> None:
    text = f"{opening}\n一、强化组织领导，落实工作责任\n成立领导小组，制定实施方案。加强宣传教育，建立保洁队伍。"
    assert directives_of(text, "work_summary", title) == []
