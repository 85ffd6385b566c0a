"""Reporting frames by their shape."""

import pytest

from tasks.segment.openers import reporting_openers


def opened(text: str) -> list[tuple[str, str, str]]:
    return [(text[o.speaker_start : o.speaker_end], o.verb, text[o.content :][:2]) for o in reporting_openers(text)]


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("会议要求，要切实提高政治站位。", [("会议", "要求", "要切")]),
        ("会议要求抓紧制定具体方案。", [("会议", "要求", "抓紧")]),
        (
            "就做好今后工作，朱玉林强调，前一阶段有良好开端。",
            [("朱玉林", "强调", "前一")],
        ),
        (
            "张蕾就围绕会议精神落实，提三点要求：一要提高认识。",
            [("张蕾", "要求", "一要")],
        ),
        ("会议确定了简政放权措施：一是取消审批事项。", [("会议", "确定", "一是")]),
        (
            "习近平主持会议并发表重要讲话，强调要抓好落实。",
            [("习近平", "强调", "要抓")],
        ),
        ("教育部近日发出通知，要求各地严格管理。", [("教育部", "要求", "各地")]),
        ("《意见》提出，到2025年建成体系。", [("《意见》", "提出", "到2")]),
        ("按照省委要求，要抓好落实。", []),
        ("省委及时作出部署，恰逢重要机遇。", []),
        ("要贯彻总体要求，落实各项任务。", []),
        ("对今后工作作出安排，明确各项任务。", []),
        ("我们希望，大家珍惜荣誉。", []),
    ],
)
def test_openers(text: str, frames: list[tuple[str, str, str]]) -> None:
    assert opened(text) == frames
