"""Tests that the centre of another party is never told as that of the Communist Party of China."""

from collections.abc import Callable

import pytest

from tasks.entities.find import find_mentions
from tasks.entities.mention import Mention
from tasks.entities.reading import Reading

OWN = "中国共产党中央委员会"
LAO = "老挝人民革命党"
VIETNAM = "越南共产党"


def organs(mentions: list[Mention]) -> list[tuple[str, str | None]]:
    """Surface and full name of the organs."""
    return [(m.surface, m.canonical) for m in mentions if m.type == "ORG"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("专程来访的老挝人革党中央政治局委员、常务副总理沙伦赛", [("老挝人革党中央政治局", f"{LAO}中央政治局")]),
        ("老挝人民革命党中央总书记通伦", [("老挝人民革命党中央", f"{LAO}中央委员会")]),
        ("在以总书记同志为首的老挝党中央坚强领导下", [("老挝党中央", f"{LAO}中央委员会")]),
        ("越共中央政治局委员、公安部部长苏林", [("越共中央政治局", f"{VIETNAM}中央政治局"), ("公安部", "越南公安部")]),
        (
            "越共中央政治局委员、中央书记处常务书记陈锦绣",
            [("越共中央政治局", f"{VIETNAM}中央政治局"), ("中央书记处", f"{VIETNAM}中央书记处")],
        ),
        ("建国阵线中央委员会主席赛宋蓬", [("建国阵线中央委员会", "老挝建国阵线中央委员会")]),
        ("选举中国民主建国会第十二届中央委员会", [("中国民主建国会第十二届中央委员会", "中国民主建国会中央委员会")]),
        ("民盟第十二届中央委员会主席丁仲礼", [("民盟第十二届中央委员会", "中国民主同盟中央委员会")]),
        (
            "民革第八届、九届、十届中央委员会主席",
            [("民革第八届、九届、十届中央委员会", "中国国民党革命委员会中央委员会")],
        ),
        ("听取台盟第九届中央常务委员会工作报告", [("台盟第九届中央常务委员会", "台湾民主自治同盟中央常务委员会")]),
        # the own party's
        ("中国共产党第十二届中央书记处书记邓力群", [("中国共产党第十二届中央书记处", "中国共产党中央书记处")]),
        ("中共十九届中央委员会候补委员", [("中共十九届中央委员会", OWN)]),
        ("第十九届中央委员会委员", [("第十九届中央委员会", OWN)]),
        ("在越南问题上党中央作出决策", [("党中央", OWN)]),
    ],
)
def test_a_centre_belongs_to_the_party_named_before_it(
    read: Callable[..., Reading], body: str, found: list[tuple[str, str]]
) -> None:
    assert organs(find_mentions(read(f"{body}。"))) == found


@pytest.mark.parametrize(
    ("title", "body", "full"),
    [
        (
            "民革第十四次全国代表大会闭幕",
            "大会学习中共二十大精神，审议通过了万鄂湘同志代表第十三届中央委员会所作的报告。",
            "中国国民党革命委员会中央委员会",
        ),
        ("会议开幕", "台盟中央主席林文漪出席会议并代表第九届中央委员会作工作报告。", "台湾民主自治同盟中央委员会"),
        ("民革中央举行学习会", "中国共产党举行了一中全会，选举产生了第二十届中央委员会。", OWN),
        ("会议开幕", "全会选举产生了第二十届中央委员会。", OWN),
    ],
)
def test_a_committee_without_its_party_is_of_the_one_spoken_of(
    read: Callable[..., Reading], title: str, body: str, full: str
) -> None:
    found = dict(organs(find_mentions(read(body, title=title))))
    assert next(name for surface, name in found.items() if surface.endswith("届中央委员会")) == full


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("俄罗斯空军、海军参加演习", [("俄罗斯空军", "俄罗斯空军"), ("海军", "俄罗斯海军")]),
        ("我国空军和海军参加演习", [("空军", "中国人民解放军空军"), ("海军", "中国人民解放军海军")]),
        (
            "全国人大原内务司法委员会副主任委员李明远",
            [("全国人大", "全国人民代表大会"), ("内务司法委员会", "全国人民代表大会内务司法委员会")],
        ),
    ],
)
def test_what_stands_behind_another_organ_is_of_the_same(
    read: Callable[..., Reading], body: str, found: list[tuple[str, str]]
) -> None:
    assert organs(find_mentions(read(body))) == found
