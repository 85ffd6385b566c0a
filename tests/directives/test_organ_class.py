"""What kind of organ an addressee is, and which organs it names."""

import pytest

from tasks.clean.article import Article
from tasks.directives.addressees.organ_class import organ_class, organs_named
from tasks.ingest.document import RawDocument
from tasks.text import Text

ARTICLE = Article(
    document=RawDocument("test/a.txt", "0" * 64, 0, "text/plain", "utf-8", ""),
    title=Text.empty(),
    body=Text.empty(),
    doc_type="notice",
)


@pytest.mark.parametrize(
    ("addressee", "kind", "level"),
    [
        ("各县（市、区）教育局", "education_bureau", "county"),
        ("各级党委", "party_committee", "all"),
        ("工业和信息化部、发展改革委、农业农村部", "several", "central"),
        ("农业农村部", "agriculture", "central"),
        ("市场监管、公安、海关、税务等有关部门", "several", None),
    ],
)
def test_what_an_addressee_is(addressee: str, kind: str | None, level: str | None) -> None:
    known = organ_class(addressee, [], ARTICLE)
    assert (known.kind, known.level) == (kind, level)


@pytest.mark.parametrize(
    ("addressee", "kind"),
    [
        ("各县（市、区）教育局", "education_bureau"),
        ("市、县人民政府", "government"),
        ("海关总署", "customs"),
        ("农业农村部", "agriculture"),
        ("文化和旅游部门", "culture_tourism"),
        ("教育局、教育厅", "education_bureau"),
        ("海关总署、商务部等", "several"),
        ("海关总署、国管局", "several"),
        ("各级党委和政府", "several"),
        ("财政、发展改革、教育等部门", "several"),
        ("公安机关和有关部门", "several"),
        ("大家", "person"),
    ],
)
def test_kind_of_a_list(addressee: str, kind: str) -> None:
    assert organ_class(addressee, [], ARTICLE).kind == kind


@pytest.mark.parametrize(
    ("addressee", "kinds"),
    [
        ("财政、发展改革、教育等部门", ["finance_bureau", "development_reform", "education_bureau", "department"]),
        ("工业和信息化、公安等有关部门", ["industry_information", "public_security", "department"]),
        ("省财政、教育部门", ["finance_bureau", "education_bureau"]),
        ("县级以上人民政府教育行政部门", ["education_bureau"]),
        ("教育质量监测部门", ["department"]),
    ],
)
def test_each_department_of_a_list_is_named(addressee: str, kinds: list[str]) -> None:
    assert [organ.kind for organ in organs_named(addressee)] == kinds


@pytest.mark.parametrize(
    ("addressee", "levels"),
    [
        ("浙江省教育局", {"province"}),
        ("资源县教育局", {"county"}),
        ("人力资源部门", set()),
        ("和平安建设有关的部门", set()),
        ("县财政、教育等部门", {"county"}),
    ],
)
def test_a_level_is_that_of_a_place_that_is_meant(addressee: str, levels: set[str]) -> None:
    assert all(organ.levels == levels for organ in organs_named(addressee))
