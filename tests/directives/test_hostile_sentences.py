"""No text makes the finder of directives work longer than in proportion to its length."""

import time

import pytest

REPEATED = (
    "会议要求，", "会议要求要", "会议强调，要", "他要求，", "他指出，", "会议要求各地抓好落实，", "王伟要求，", "要", "应当", "不得", "请", "希望", "希望大家",
    "、", "各级", "教育局、", "各级党委、", "由市教育局", "（", "（一）", "一、", "一是", "1.", "；", "，", "抓好落实", "抓好落实，", "按照规定，",
    "为了", "对", "将", "把工作", "的", "的，", "对情况的，", "年内", "本通知", "自印发之日起", "12月", "2019年", "到2019年底", "责令", "依法",
    "教育、", "部门", "财政、教育等部门", "第一条", "\n", "要求：", "如下：", "应当履行下列职责：\n（一）", "“", "”", "？", "不", "和", "（责任单位：市教育局）",
)  # fmt: skip
SHORT, TIMES = 1000, 12
SLACK = 4
"""quadratic work would take 144 times as long for 12 times the text; 12 times 4 leaves room for a busy machine"""
NOTHING = 0.05
"""seconds that tell nothing"""


@pytest.mark.parametrize("doc_type", ["meeting_report", "notice"])
@pytest.mark.parametrize("repeated", REPEATED)
def test_work_grows_with_the_length(repeated: str, doc_type: str, directives_of) -> None:
    def seconds(length: int) -> float:
        text = repeated * (length // len(repeated)) + "。"
        started = time.process_time()
        directives_of(text, doc_type)
        return time.process_time() - started

    seconds(SHORT)
    short = min(seconds(SHORT) for _ in range(3))
    long = min(seconds(SHORT * TIMES) for _ in range(3))
    assert long < short * TIMES * SLACK + NOTHING
