"""Sentences are cut where the annotation cuts them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.segment.cut import paragraph_spans, sentence_spans

SIGNS = '。！？!?…“”‘’「」『』《》〈〉（）()"，要落实 \u3000'


def sentences(line: str) -> list[str]:
    return [line[start:end] for start, end in sentence_spans(line)]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (
            "会议要求，要提高站位。各级要抓好落实。",
            ["会议要求，要提高站位。", "各级要抓好落实。"],
        ),
        ("“要抓好落实。”他说。", ["“要抓好落实。”", "他说。"]),
        (
            "做到“党组织建到哪里？关工委就跟进哪里！”不断完善。",
            ["做到“党组织建到哪里？关工委就跟进哪里！”", "不断完善。"],
        ),
        (
            "印发《关于加强……的通知。》后执行。",
            ["印发《关于加强……的通知。》", "后执行。"],
        ),
        ("好！！真好……真的。", ["好！！", "真好……", "真的。"]),
        ("一、总体要求", ["一、总体要求"]),
        ("美好攀枝花建设。 ", ["美好攀枝花建设。"]),
        ("（此件公开发布。）特此通知。", ["（此件公开发布。）", "特此通知。"]),
    ],
)
def test_sentences_end_at_stops_outside_quotation(line: str, cut: list[str]) -> None:
    assert sentences(line) == cut


def test_paragraphs_are_lines_that_hold_something() -> None:
    text = "　第一段。\n\n \n第二段 \r\n第三段"
    assert [text[start:end] for start, end in paragraph_spans(text)] == [
        "第一段。",
        "第二段",
        "第三段",
    ]


@given(st.text(alphabet=SIGNS, max_size=60))
def test_cutting_loses_nothing_but_white_space(line: str) -> None:
    spans = list(sentence_spans(line))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(sentences(line)).split()) == "".join(line.split())


@given(st.text(alphabet=SIGNS + "\n\r\x0b\u2028", max_size=80))
def test_paragraphs_lose_nothing_but_white_space(text: str) -> None:
    kept = "".join(text[start:end] for start, end in paragraph_spans(text))
    assert "".join(kept.split()) == "".join(text.split())
