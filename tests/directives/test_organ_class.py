"""Kind and level of an addressee."""

import pytest

from tasks.clean.article import Article
from tasks.directives.organ_class import organ_class
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
        ("工业和信息化部、发展改革委、农业农村部", "industry_information", "central"),
        ("农业农村部", "agriculture", "central"),
        ("市场监管、公安、海关、税务等有关部门", "department", None),
    ],
)
def test_what_an_addressee_is(addressee: str, kind: str, level: str | None) -> None:
    known = organ_class(addressee, [], ARTICLE)
    assert (known.kind, known.level) == (kind, level)
