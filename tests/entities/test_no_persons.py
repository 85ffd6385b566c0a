"""Tests of what looks like a name of a person and is none."""

import pytest

from tasks.entities.find import find_mentions


@pytest.mark.parametrize(
    "body",
    [
        "/与会阿方领导人积极呼应。阿方希望通过此次峰会，进一步巩固关系，愿同阿方深化战略互信。",
        "随后会见马航负责人，要求马航照料好家属。",
        "巴方嘉宾表示，中国在国家治理和经济建设方面成就卓著。",
        "代表中共中央致贺词。贺词指出，过去的五年是极不寻常的五年。",
    ],
)
def test_sides_companies_and_words_are_no_persons(read, body: str) -> None:
    assert [m.surface for m in find_mentions(read(body)) if m.type == "PERSON"] == []
