"""Lines that only name what they hold."""

import pytest

from tasks.directives.judging.labels import is_label, labels_section, names_topic


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("整治区域和任务", True),
        ("实施步骤", True),
        ("考核程序", True),
        ("步骤", True),
        ("运营效率", True),
        ("支撑体系", True),
        ("明确目标", False),
        ("压实责任分工", False),
        ("培训演练", False),
        ("宣传发动", False),
        ("", False),
    ],
)
def test_headings_of_sections(title: str, labels: bool) -> None:
    assert labels_section(title) is labels


def test_labels_and_topics() -> None:
    assert is_label("计算方法：得分乘以权重。")
    assert not is_label("坚持问题导向：查找不足。")
    assert names_topic("关于地方电网建设资金问题。")
