"""Organs that no lexicon lists: by their level and head, and in lists."""

import pytest

from tasks.clean.article import Region
from tasks.entities.find import find_mentions

SUINING = Region("四川省", "遂宁市", None, "510900", "local")


def organs(reading) -> list[tuple[str, str | None]]:
    return [(m.surface, m.canonical) for m in find_mentions(reading) if m.type == "ORG"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由市平安办牵头。", [("市平安办", None)]),
        ("近日，县农机局召开会议。", [("县农机局", None)]),
        ("市督查室、市河长办参加。", [("市督查室", None), ("市河长办", None)]),
        ("走访了市交委。", [("市交委", "四川省遂宁市交通委员会")]),
        ("遂宁市环境监察局局长到会。", [("遂宁市环境监察局", "四川省遂宁市环境监察局")]),
        ("配合单位：市发改委、国土房管局、外经贸局。", ["市发改委", "国土房管局", "外经贸局"]),
    ],
)
def test_level_and_head_tell_an_organ(read, text: str, found: list) -> None:
    known = organs(read(text, region=SUINING))
    assert [name if isinstance(found[0], str) else (name, full) for name, full in known] == found


@pytest.mark.parametrize(
    "text",
    [
        "形成区域经济布局。",
        "建设区域医疗中心。",
        "由市民举办。",
        "优化县域发展格局。",
        "支持温州争创国际消费中心。",
        "市、县（区）各有关局参加。",
        "各市主办。",
    ],
)
def test_other_words_do_not(read, text: str) -> None:
    assert organs(read(text, region=SUINING)) == []
