"""Deontic markers and their false friends."""

import pytest

from tasks.directives.markers import markers_of


def listed(text: str) -> list[str]:
    return [marker.word for marker in markers_of(text) if marker.listed]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("主要工作要抓好。", ["要"]),
        ("进一步响应要求，适应应急需求。", []),
        ("任何单位和个人不得擅自改变湿地用途。", ["不得"]),
        ("对需要补建的，要及时办理手续。", ["要"]),
        ("根据工作需要，可以调整。", ["可以"]),
        ("形成可复制、可推广的经验。", []),
        ("要不断扩大影响力。", ["要"]),
        ("应对规模小的企业进行帮扶。", ["应"]),
        ("应对外发布报告。", ["应"]),
        ("应俄乌双方要求，安理会召开会议。", []),
        ("应按照要求，抓好落实。", ["应"]),
        ("提升职业发展所需要的综合能力。", []),
        ("有效应对风险挑战。", []),
        ("落实“疫情要防住”的要求。", []),
        ("望随时将情况报给市关工委。", ["望"]),
        ("展望未来，威望日增。", []),
    ],
)
def test_listed_markers(text: str, words: list[str]) -> None:
    assert listed(text) == words


def test_polarity_and_force_come_from_the_lexicon() -> None:
    marker, *_ = markers_of("不得办理竣工验收。")
    assert (marker.polarity, marker.force) == ("negative", "must")
    marker, *_ = markers_of("鼓励社会力量参与。")
    assert (marker.polarity, marker.force, marker.listed) == (
        "positive",
        "encourage",
        False,
    )
