"""No text makes the finders work longer than in proportion to its length."""

import pytest

from tasks.entities.documents.citations import find_citations
from tasks.entities.find import find_mentions
from tasks.entities.posts.appointments import find_appointments
from tasks.entities.vocabulary import forgetting_texts

REPEATED = (
    "在", "《", "》", "《》", "《关于", "“", "“一", "年", "一", "1", "、", "市", "（", "，", "。", "\n", "王", "王、", "王伟，男，",
    "重要", "重要指示", "印发", "贯彻《意见》", "阿·", "·阿", "民国", "第一次会议", "第一届", "任", "主任", "主任：", "副", "的通知", "〔2019〕",
    "令第", "国发〔2018〕12号", "、国发〔2018〕12号《意见》", "（以下简称《意见》）", "A1", "日", "2019年", "至", "在村", "镇", "四川省",
    "有限公司", "实施", "和工程", "、行动", "大会", "庆祝", "党的", "、中", "中央、", "习近平总书记重要讲话精神", "斯", "斯斯州", "、美", "在京",
    "2010年至2013年任主任，", "　　王伟　　", "设下列科：\n一、", "一、科\n", "免去", "美国", "开发区", " ",
)  # fmt: skip


@pytest.mark.parametrize("repeated", REPEATED)
def test_work_grows_with_the_length(read, repeated: str, grows_in_proportion) -> None:
    def find_all(text: str) -> None:
        reading = read(text, published="2023-05-05")
        with forgetting_texts():
            mentions = find_mentions(reading)
            find_appointments(reading, mentions)
            find_citations(reading, mentions)

    assert grows_in_proportion(repeated, find_all)
