"""Set phrases and programmes."""

import pytest

from tasks.entities.documents.formulations import find_formulations
from tasks.entities.documents.programmes import find_programmes


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("深刻领悟“两个确立”的决定性意义", [("“两个确立”", "两个确立")]),
        (
            "坚持以新时代中国特色社会主义思想为指导",
            [("新时代中国特色社会主义思想", "习近平新时代中国特色社会主义思想")],
        ),
        ("颂党恩，听党话，跟党走", [("颂党恩，听党话，跟党走", "颂党恩、听党话、跟党走")]),
        (
            "弘扬“忠诚敬业、关爱后代、务实创新、无私奉献”的精神",
            [("“忠诚敬业、关爱后代、务实创新、无私奉献”", "忠诚敬业、关爱后代、务实创新、无私奉献")],
        ),
        ("牢牢把握“六大使命”", [("“六大使命”", None)]),
        (
            "坚持马克思列宁主义、毛泽东思想、邓小平理论",
            [
                ("马克思列宁主义", "马克思列宁主义"),
                ("毛泽东思想", "毛泽东思想"),
                ("邓小平理论", "邓小平理论"),
            ],
        ),
        ("携手构建中泰命运共同体", [("中泰命运共同体", "中泰命运共同体")]),
        ("构建亚洲命运共同体", [("亚洲命运共同体", "亚洲命运共同体")]),
        ("推动工作更高质量发展", []),
        ("擦亮“金字招牌”，打好“组合拳”", []),
    ],
)
def test_formulations(read, body: str, found: list[tuple[str, str | None]]) -> None:
    assert [(m.surface, m.canonical) for m in find_formulations(read(body))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("集成打造“红船精神传承工程”品牌", ["“红船精神传承工程”"]),
        ("忠实践行“八八战略”", ["“八八战略”"]),
        ("以双“十百千”创建为抓手", ["双“十百千”创建"]),
        ("深化“福彩暖万家”“爱心圆梦”“假日学校”等载体", ["“福彩暖万家”", "“爱心圆梦”", "“假日学校”"]),
        ("开展“中国梦，我的梦”、“强国有我”等主题活动", ["“中国梦，我的梦”", "“强国有我”"]),
        ("深入实施五老关爱下一代工程", ["五老关爱下一代工程"]),
        ("实施大宗消费更新升级行动、消费品质提升行动", ["大宗消费更新升级行动", "消费品质提升行动"]),
        ("做好第四次全国农业普查工作", ["第四次全国农业普查"]),
        ("批准国家科学技术奖评审结果", ["国家科学技术奖"]),
        ("实施一批重大工程", []),
        ("打通“最后一公里”", []),
    ],
)
def test_programmes(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_programmes(read(body))] == found
