"""Articles of laws: obligations, prohibitions, permissions, sanctions; not scope, definitions and entry into force."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("第八条 任何单位和个人不得擅自改变湿地用途。", "marker"),
        ("第五条 县级以上公安机关负责本行政区域内的道路交通安全管理工作。", "duty"),
        ("第九条 国家鼓励农民自愿组成各类专业合作经济组织。", "duty"),
        ("违反本条例规定的，由县级人民政府责令改正，处五万元以下罚款。", "sanction"),
        ("第一条 为了加强预算审查监督，根据有关法律，制定本条例。", None),
        ("第二条 本法所称湿地，是指常年积水的地带。", None),
        ("第三条 在本省行政区域内从事相关活动，适用本条例。", None),
        ("第四十六条 本条例自2013年5月1日起施行。", None),
        ("第三章 法律责任", None),
        ("第七条 每年3月5日为河南省志愿者日。", None),
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
    assert [(d.item, d.polarity, d.rule) for d in found] == [
        (None, "positive", "marker"),
        ("1", "positive", "listed_duty"),
        ("2", "positive", "listed_duty"),
        (None, "negative", "marker"),
        ("1", "negative", "listed_duty"),
        ("2", "negative", "listed_duty"),
        (None, "positive", "marker"),
    ]


def test_sanction_is_kept_as_or_else(directives_of: Directives) -> None:
    (directive,) = directives_of("违反本条例规定的，由文物部门责令改正，处五万元以下罚款。", "law")
    assert directive.addressee == "文物部门"
    assert directive.or_else == "由文物部门责令改正，处五万元以下罚款"
    assert directive.context.condition == "违反本条例规定的"
