import pytest

from tasks.clean.repair.mend import mended


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("要迅速掀起學(xué)習(xí)宣傳貫徹?zé)岢?。要充分發(fā)揮作用", "要迅速掀起学习宣传贯彻热潮。要充分发挥作用"),
        ("會議對工作作出安排部署??h委副書記主持會議", "会议对工作作出安排部署。县委副书记主持会议"),
        ("在跨境貿易、生?到y(tǒng)治理方面開展合作", "在跨境贸易、生系统治理方面开展合作"),
        ("就在記者到達前，醫院送來?慌_價值100萬元的儀器", "就在记者到达前，医院送来一台价值100万元的仪器"),
        ("一半沒有申請?(zhí)乩е鷮W(xué)金。這讓老師", "一半没有申请特困助学金。这让老师"),
        ("實現“?こ探ㄔO項目審批時間", "实现“工程建设项目审批时间"),
        ("?。ㄒ唬┘訌娊M織領導，促進經濟發展。", "（一）加强组织领导，促进经济发展。"),
        ("?。ǘ┩七M(jìn)東部石化基地建設(shè)。", "（二）推进东部石化基地建设。"),
        ("?。┘訌娊M織領導，促進經濟發展。", "（六）加强组织领导，促进经济发展。"),
    ],
)
def test_stretches_out_of_step_are_brought_back(raw: str, text: str) -> None:
    draft, _ = mended(raw)
    assert draft.chars == text
    assert draft.damaged


@pytest.mark.parametrize(
    "clean",
    [
        "陈叶翠会怎么处理呢？继续来看陈叶翠的故事",
        "消费就是花钱，那么这个市场的动力在哪里？",
        "吉祥物“砳砳”（音lèlè）近日正式与观众见面",
        "中国5G+工业互联网大会今天（11月20日）闭幕",
    ],
)
def test_clean_text_passes_unchanged(clean: str) -> None:
    draft, _ = mended(clean)
    assert draft.chars == clean
    assert draft.repairs() == []
    assert not draft.damaged


def test_what_does_not_clearly_win_is_marked_and_not_guessed() -> None:
    draft, _ = mended("形勢日益嚴??。他援引研究")
    assert draft.chars == "形势日益严□。他援引研究"
    assert draft.damaged
    assert [(r.kind, r.before, r.after) for r in draft.repairs()] == [("lost_byte", "??", "□")]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("提供了寶貴的經驗。?\n?\n會議要求", "提供了宝贵的经验。\n\n会议要求"),
        ("?5月10日，會議召開", "5月10日，会议召开"),
        ("怎么处理呢?继续来看", "怎么处理呢？继续来看"),
    ],
)
def test_stray_marks_are_blanks_or_questions_and_no_damage(raw: str, text: str) -> None:
    draft, _ = mended(raw)
    assert draft.chars == text
    assert not draft.damaged
