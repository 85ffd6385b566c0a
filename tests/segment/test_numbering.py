"""Points that were announced and do not follow, and gaps in numbering, are noted; nothing is renumbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.segment.numbering import numbering_warnings
from tasks.segment.segment import cut_with_outline


def warnings(text: str) -> list[str]:
    return numbering_warnings(
        [
            {"sentence_no": s.sentence_no, "paragraph_no": s.paragraph_no, "text": s.text, "item": s.item}
            for s in cut_with_outline(text, reported=False)
        ]
    )


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("下面，我讲三点意见。\n一、提高认识\n要加强学习。\n二、抓好落实\n要压实责任。", ["sentence 0 announces 3 points, 2 follow"]),
        ("下面，我讲两点意见。\n一、提高认识\n要加强学习。\n二、抓好落实\n要压实责任。", []),
        ("张蕾提三点要求：一要提高认识；二要服务大局；三要主动创新。", []),
        ("他提出四点希望：第一，好好学习。第二，认真工作。", ["sentence 0 announces 4 points, 2 follow"]),
        ("我讲两点意见。\n首先，要提高认识。\n其次，要抓好落实。\n最后，要总结。", ["sentence 0 announces 2 points, 3 follow"]),
        ("1.加强领导。\n2.压实责任。\n5.抓好落实。", ["sentence 2: item 5 follows item 2"]),
        (
            "一、总体要求\n（一）加强领导。要有力。\n（四）压实责任。要有效。\n二、保障措施\n要到位。",
            ["sentence 3: item 1.4 follows item 1.1"],
        ),
        ("一是提高认识；二是加强学习。\n三是抓好落实。", []),
        ("会议指出，三点意见很重要。", []),
    ],
)  # fmt: skip
def test_what_does_not_add_up(text: str, noted: list[str]) -> None:
    assert warnings(text) == noted


@given(st.integers(2, 9))
def test_a_list_without_gaps_is_not_noted(count: int) -> None:
    numerals = "一二三四五六七八九"[:count]
    lines = [f"{numeral}、第{numeral}项工作要抓好落实。" for numeral in numerals]
    assert warnings(f"我讲{numerals[-1]}点意见。\n" + "\n".join(lines)) == []
    assert warnings("\n".join(lines[:1] + lines[2:])) == ([] if count == 2 else ["sentence 1: item 3 follows item 1"])
