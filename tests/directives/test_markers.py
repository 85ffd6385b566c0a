"""Deontic markers and their false friends."""

import pytest

from tasks.directives.grammar.markers import markers_of


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
        ("科目之分类，应力求一致，并测量应力值。", ["应"]),
        ("应俄乌双方要求，安理会召开会议。", []),
        ("应按照要求，抓好落实。", ["应"]),
        ("如以紧急公务须搭乘飞机者，应事前报准。", ["应"]),
        ("市政府可以依托团体招募志愿者，应急救援。", ["可以"]),
        ("因工作需要或应成员单位要求，临时召开例会。", []),
        ("从事禁止范围以外的活动。", []),
        ("前款规定禁止燃放烟花爆竹的区域，由有关单位设置标志。", []),
        ("国家禁止破坏湿地的行为。", ["禁止"]),
        ("对需要在全国范围内统一的技术要求，可以制定标准。", ["可以"]),
        ("提升职业发展所需要的综合能力。", []),
        ("有效应对风险挑战。", []),
        ("美方违反了协议所规定的应承担的义务。", []),
        ("给希望关系稳定发展的民众泼了冷水。", []),
        ("为需要进入城市就医的患者开辟通道。", []),
        ("在民意面前，只能是枉费心机。", []),
        ("是唯一应叙利亚政府请求，合法驻扎的军队。", []),
        ("广阔天地，大有可为。", []),
        ("三个月内应当召开大会。", ["应当"]),
        ("建筑工程监理应当依照标准。", ["应当"]),
        ("积极适应当前形势。", []),
        ("落实“疫情要防住”的要求。", []),
        ("望随时将情况报给市关工委。", ["望"]),
        ("展望未来，威望日增。", []),
        ("有的地方定位不准、执行不力。", []),
        ("应对外部冲击的能力增强。", []),
        ("买受人知道或者应当知道存在瑕疵。", []),
        ("出卖人诉请买受人支付价款。", []),
        ("详细内容请看今晚焦点访谈。", []),
        ("坚持以人民为中心是全面深化改革必须贯彻的重大原则之一。", []),
        ("重点是必须抓好落实的工作。", ["必须"]),
        ("职业教育存在不少问题，到了必须下大力气抓好的时候。", []),
    ],
)
def test_listed_markers(text: str, words: list[str]) -> None:
    assert listed(text) == words


@pytest.mark.parametrize(
    "text", ["少年法院得检送有关资料。", "不宜执行时，得另行指定保护管束者执行。", "主管机关得依职权限制之。"]
)
def test_leave_of_laws_sets_the_force_alone(text: str) -> None:
    (marker,) = markers_of(text)
    assert (marker.word, marker.force, marker.listed, marker.governs) == ("得", "may", False, True)


@pytest.mark.parametrize("text", ["他取得了成绩。", "生活变得更好。", "工作人员得到表彰。"])
def test_the_particle_is_no_leave(text: str) -> None:
    assert markers_of(text) == []


def test_polarity_and_force_come_from_the_lexicon() -> None:
    marker, *_ = markers_of("不得办理竣工验收。")
    assert (marker.polarity, marker.force) == ("negative", "must")
    marker, *_ = markers_of("鼓励社会力量参与。")
    assert (marker.polarity, marker.force, marker.listed) == (
        "positive",
        "encourage",
        False,
    )
