"""No text makes the finder of directives work longer than in proportion to its length."""

import pytest

from tasks.directives.grammar.predicate import MOST_ADVERBS, skip_adverbs

REPEATED = (
    "会议要求，", "会议要求要", "会议强调，要", "他要求，", "他指出，", "会议要求各地抓好落实，", "王伟要求，", "要", "应当", "不得", "请", "希望", "希望大家",
    "、", "各级", "教育局、", "各级党委、", "由市教育局", "（", "（一）", "一、", "一是", "1.", "；", "，", "抓好落实", "抓好落实，", "按照规定，",
    "为了", "对", "将", "把工作", "的", "的，", "对情况的，", "年内", "本通知", "自印发之日起", "12月", "2019年", "到2019年底", "责令", "依法",
    "教育、", "部门", "财政、教育等部门", "第一条", "\n", "要求：", "如下：", "应当履行下列职责：\n（一）", "“", "”", "？", "不", "和", "（责任单位：市教育局）",
)  # fmt: skip


@pytest.mark.parametrize("doc_type", ["meeting_report", "notice"])
@pytest.mark.parametrize("repeated", REPEATED)
def test_work_grows_with_the_length(repeated: str, doc_type: str, directives_of, grows_in_proportion) -> None:
    assert grows_in_proportion(repeated, lambda text: directives_of(f"{text}。", doc_type))


@pytest.mark.parametrize("count", [1, MOST_ADVERBS, MOST_ADVERBS + 1, 1000])
def test_a_row_of_adverbs_without_end_is_not_followed(count: int) -> None:
    assert skip_adverbs("进一步" * count, 0) == 3 * min(count, MOST_ADVERBS)
