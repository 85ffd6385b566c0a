"""Offices that a rule sets up in a list."""

from collections.abc import Callable

import pytest

from tasks.entities.posts.listed_offices import find_listed_offices
from tasks.entities.reading import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "第三条　少年观护所得设下列科、室：\n一、辅导科。\n二、人事室。\n第四条　辅导科掌理下列事项：\n一、辅导计划之拟订。",
            ["辅导科", "人事室", "辅导科"],
        ),
        ("本局设下列各组：\n（一）企划组，分三科办事；\n（二）业务组，分二科办事。", ["企划组", "业务组"]),
        # no list of offices
        ("本局掌理下列事项：\n一、人事室。", []),
        ("设下列科室：\n依有关规定办理。\n一、辅导科。", []),
    ],
)
def test_listed_offices(read: Read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_listed_offices(read(body))] == found
