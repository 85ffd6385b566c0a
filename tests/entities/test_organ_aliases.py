"""Short names that a text gives its organs."""

from collections.abc import Callable

import pytest

from tasks.entities.find import find_mentions
from tasks.entities.reading import Reading


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "同意组建国务院首都国际机场协调委员会（以下简称协调委）。协调委要定期召开会议。协调委办公室设在国家铁路局。协调委员会不刻制印章。",
            [
                ("协调委", "国务院首都国际机场协调委员会"),
                ("协调委", "国务院首都国际机场协调委员会"),
                ("协调委办公室", "国务院首都国际机场协调委员会办公室"),
            ],
        ),
        # a word for any such body is a name with its office only
        (
            "成立四川省深化改革领导小组（以下简称“领导小组”），领导小组要发挥作用，领导小组办公室负责日常工作。",
            [("领导小组办公室", "四川省深化改革领导小组办公室")],
        ),
        ("设立四川省人民政府研究中心（以下简称本中心），本中心负责研究。", []),
    ],
)
def test_aliases(read: Callable[..., Reading], body: str, found: list[tuple[str, str | None]]) -> None:
    mentions = find_mentions(read(body))
    assert [(m.surface, m.canonical) for m in mentions if m.rule == "organ_alias"] == found
