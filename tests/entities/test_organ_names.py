"""Full names, kinds and places of organs."""

import pytest

from tasks.clean.article import Region
from tasks.entities.organs.organ_names import names_home, organ_kind, resolve_organ
from tasks.entities.places.divisions import lies_in, place_named, region_of

NATIONAL = Region()
SUINING = Region("四川省", "遂宁市", None, "510900", "local")
RENHE = Region("四川省", "攀枝花市", "仁和区", "510411", "local")
BEIJING = Region("北京市", None, None, "110000", "local")


@pytest.mark.parametrize(
    ("name", "region", "full", "code"),
    [
        ("市关工委", SUINING, "四川省遂宁市关心下一代工作委员会", "510900"),
        ("和田地委", SUINING, "中国共产党新疆维吾尔自治区和田地区委员会", "653200"),
        ("省委", SUINING, "中国共产党四川省委员会", "510000"),
        ("十一届省委", SUINING, "中国共产党四川省委员会", "510000"),
        ("市关工委", RENHE, "四川省攀枝花市关心下一代工作委员会", "510400"),
        ("区人大常委会", RENHE, "四川省攀枝花市仁和区人民代表大会常务委员会", "510411"),
        ("仁和区关工委", NATIONAL, "四川省攀枝花市仁和区关心下一代工作委员会", "510411"),
        ("上海市政协", NATIONAL, "中国人民政治协商会议上海市委员会", "310000"),
        ("市委", BEIJING, "中国共产党北京市委员会", "110000"),
        ("教育局", SUINING, "四川省遂宁市教育局", "510900"),
        ("团市委", SUINING, "中国共产主义青年团四川省遂宁市委员会", "510900"),
        ("市委组织部", SUINING, "中国共产党四川省遂宁市委员会组织部", "510900"),
        ("黄浦区区委", NATIONAL, "中国共产党上海市黄浦区委员会", "310101"),
        ("市委", NATIONAL, None, None),
        ("教育局", NATIONAL, None, None),
        ("省市委", SUINING, None, None),
        ("江西法院", NATIONAL, None, None),
        ("国务院", SUINING, "国务院", None),
        ("党中央", NATIONAL, "中国共产党中央委员会", None),
        ("中国全国政协", NATIONAL, "中国人民政治协商会议全国委员会", None),
        ("中国外交部", NATIONAL, "外交部", None),
        ("紫金山实验室", NATIONAL, "紫金山实验室", None),
        ("中科院", NATIONAL, "中国科学院", None),
        ("中科院数学与系统科学研究院", NATIONAL, "中国科学院数学与系统科学研究院", None),
        ("发展改革委", NATIONAL, "国家发展和改革委员会", None),
        ("北京第二实验小学", NATIONAL, "北京第二实验小学", "110000"),
    ],
)
def test_full_name_and_place(name: str, region: Region, full: str | None, code: str | None) -> None:
    organ = resolve_organ(name, region)
    assert (organ.full, organ.region_code if full else None) == (full, code)
    assert organ.entity_id == (f"org:{full}" if full else None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市教育局", "education_bureau"),
        ("四川省教育厅", "education_bureau"),
        ("区委", "party_committee"),
        ("遂宁市人民政府", "people_government"),
        ("市关工委", "care_next_generation_committee"),
        ("团市委", "youth_league"),
        ("清华大学", "university"),
        ("天下第一", None),
    ],
)
def test_kind(name: str, kind: str | None) -> None:
    assert organ_kind(name) == kind


def test_a_place_that_several_have_is_the_one_near_by() -> None:
    assert place_named(["朝阳区"], NATIONAL) is None
    near = place_named(["朝阳区"], BEIJING)
    assert near is not None
    assert near.full == "北京市朝阳区"
    assert lies_in("510411", "510000")
    assert not lies_in("510411", "610000")


def test_region_of_a_code() -> None:
    assert region_of("510411") == RENHE
    assert region_of("999999") is None


@pytest.mark.parametrize(
    ("level", "told"), [("市", True), ("省", True), ("县", False), ("镇", False), ("开发区", False)]
)
def test_levels_that_name_a_place_of_the_region(level: str, told: bool) -> None:
    assert names_home(level, SUINING) is told
