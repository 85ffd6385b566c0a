"""Tests that one person has one id, however the text names the post."""

from collections.abc import Callable

import pytest

from tasks.entities.find import find_mentions
from tasks.entities.places.countries import country_of
from tasks.entities.reading import Reading

Read = Callable[..., Reading]


def ids(reading: Reading, kind: str = "PERSON") -> dict[str, str | None]:
    """Surface → id."""
    return {m.surface: m.entity_id for m in find_mentions(reading) if m.type == kind}


@pytest.mark.parametrize(
    ("body", "name", "identity"),
    [
        ("赞比亚总统希奇莱马在京访问", "希奇莱马", "person:希奇莱马@ZM"),
        ("俄罗斯外长拉夫罗夫表示，", "拉夫罗夫", "person:拉夫罗夫@RU"),
        ("俄罗斯外交部长拉夫罗夫表示，", "拉夫罗夫", "person:拉夫罗夫@RU"),
        ("俄罗斯总统新闻秘书佩斯科夫表示，", "佩斯科夫", "person:佩斯科夫@RU"),
        ("伊朗副总统兼外交部长扎里夫说，", "扎里夫", "person:扎里夫@IR"),
        ("老挝人革党中央总书记通伦访华，", "通伦", "person:通伦@LA"),
        ("古共中央第一书记迪亚斯-卡内尔表示，", "迪亚斯-卡内尔", "person:迪亚斯-卡内尔@CU"),
        ("法国经济与财政部长埃里克·隆巴尔表示，", "埃里克·隆巴尔", None),
        ("中国驻俄罗斯大使李辉到机场迎接", "李辉", None),
        ("中央组织部追授邹碧华同志全国优秀共产党员称号", "邹碧华", None),
        ("平昌县县长王强出席会议", "王强", "person:王强@511923"),
        # leaders of the state have one id, whatever they led
        ("中共中央政治局常委、全国政协主席汪洋出席会议", "汪洋", "person:汪洋"),
        ("国务院副总理汪洋出席会议", "汪洋", "person:汪洋"),
        ("丁薛祥、黄坤明、蔡奇、王毅、肖捷参加会见", "王毅", "person:王毅"),
        ("外交部部长王毅表示，", "王毅", "person:王毅"),
        ("村民王勇说，他家的玉米丰收了", "王勇", None),
    ],
)
def test_one_person_one_id(read: Read, body: str, name: str, identity: str | None) -> None:
    assert ids(read(f"{body}。"))[name] == identity


def test_a_common_name_of_a_leader_needs_their_company_or_organ(read: Read) -> None:
    assert ids(read("国务委员、国务院安委会副主任王勇主持会议。"))["王勇"] == "person:王勇"
    assert ids(read("习近平、李克强出席会议。村民王勇说，今年丰收。"))["王勇"] is None


def test_a_ministry_of_someone_from_abroad_is_no_chinese_one(read: Read) -> None:
    assert ids(read("伊朗副总统兼外交部长扎里夫说。"), "ORG") == {"外交部": "org:伊朗外交部"}
    assert ids(read("法国经济与财政部长埃里克·隆巴尔表示。"), "ORG") == {"财政部": None}
    assert ids(read("外交部部长王毅表示。"), "ORG") == {"外交部": "org:外交部"}


@pytest.mark.parametrize(
    ("body", "identity"),
    [
        ("美国总统大选中，共和党候选人表示", "org:美国共和党"),
        ("法国总统选举中，共和党候选人菲永表示", None),
        ("英国首相表示，工党将提出议案", "org:英国工党"),
    ],
)
def test_a_party_of_many_countries_is_that_of_the_country_told_last(
    read: Read, body: str, identity: str | None
) -> None:
    found = ids(read(body), "ORG")
    assert found.get("共和党", found.get("工党")) == identity


def test_country_of_organ() -> None:
    assert country_of("印度尼西亚外交部") == "ID"
    assert country_of("印度外交部") == "IN"
    assert country_of("外交部") is None
    assert country_of("中国外文局") is None
