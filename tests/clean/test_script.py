"""Traditional → simplified characters, and the traps in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.repair.script import FOREIGN, in_simplified, simplified


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        # 著 is the particle 着, but not in 著名
        ("看著孩子，帶著問題", "看着孩子，带着问题"),
        ("著名作家的著作顯著提高了知名度，論著頗豐", "著名作家的著作显著提高了知名度，论著颇丰"),
        # 乾 is 干, but not in 乾隆, 乾坤; 幹 is 干, too
        ("乾旱地區的餅乾很乾淨，乾隆年間扭轉乾坤", "干旱地区的饼干很干净，乾隆年间扭转乾坤"),
        ("幹部要幹實事，若干問題不相干", "干部要干实事，若干问题不相干"),
        ("乾縣、乾安縣，旋乾轉坤，乾符年間", "乾县、乾安县，旋乾转坤，乾符年间"),
        ("財政部部長王丙乾同志、副縣長張乾、陳乾生主任", "财政部部长王丙乾同志、副县长张乾、陈乾生主任"),
        ("王主任乾杯，張局長風乾的魚乾，領導乾部", "王主任干杯，张局长风干的鱼干，领导干部"),
        # 裏 and 里, 麵 and 面, 徵 and 征, 鬆 and 松, 準 and 准 meet in one character
        ("鄰里和家裏，里程碑、公里數", "邻里和家里，里程碑、公里数"),
        ("麵條、麵包、見面、方面、面積", "面条、面包、见面、方面、面积"),
        ("徵收徵求徵兵，象徵長征，宮商角徵羽", "征收征求征兵，象征长征，宫商角徵羽"),
        ("輕鬆、鬆綁、松樹、松潘縣", "轻松、松绑、松树、松潘县"),
        ("準備、標準、不準、批准、准許", "准备、标准、不准、批准、准许"),
        ("皇后、太后、后羿，以後、後勤、後備", "皇后、太后、后羿，以后、后勤、后备"),
        ("著眼長遠，沿著道路，衣著樸素；編著、名著、昭著", "着眼长远，沿着道路，衣着朴素；编著、名著、昭著"),
        # 後 and 后, 裡 and 里, 髮 and 發, 鐘 and 鍾 meet in one character
        ("後天皇后在後臺", "后天皇后在后台"),
        ("公里以內的村裡，三里屯裏", "公里以内的村里，三里屯里"),
        ("理髮店發展，頭髮", "理发店发展，头发"),
        ("三點鐘，鍾情，鐘錶", "三点钟，钟情，钟表"),
        ("颱風、臺灣、台州、檯燈", "台风、台湾、台州、台灯"),
        ("面向麵粉，製造制度", "面向面粉，制造制度"),
        ("瞭解情況，瞭望塔", "了解情况，瞭望塔"),
        ("重覆、覆蓋、答覆", "重复、覆盖、答复"),
    ],
)
def test_traditional_text_is_simplified_by_its_words(text: str, simple: str) -> None:
    assert simplified(text) == simple


@pytest.mark.parametrize(
    "text",
    ["严禁破坏土地资源", "被打坏的设备", "一坏一好", "沈浮同志和沈重同志", "哪吒闹海", "昇腾芯片", "王丙乾", "乾县", "宫商角徵羽", "着手着力看着", "了望与瞭望"],
)  # fmt: skip
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert in_simplified(f"会议听取了汇报，研究了有关工作：{text}") == (
        f"会议听取了汇报，研究了有关工作：{text}",
        "hans",
    )


def test_a_stray_glyph_is_simplified_and_its_neighbours_are_not() -> None:
    text = "会议听取了汇报，研究了有关工作，严禁破坏土地资源，学习焦裕祿同志。"
    assert in_simplified(text)[0] == text.replace("祿", "禄")
    assert in_simplified(text + "各级各部门要认真贯彻落实这个决定，让企业发展、让农业丰收。" * 3)[1] == "hans"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("會議聽取了匯報，研究了有關工作", "hant"),
        ("会议听取了汇报，研究了有关工作", "hans"),
        ("会议聽取了汇报，研究了有關工作", "mixed"),
        ("日本政府は新しい経済対策を発表しました", FOREIGN),
        ("Hello, world", None),
    ],
)
def test_the_script_is_told_by_what_only_one_of_them_has(text: str, script: str | None) -> None:
    assert in_simplified(text)[1] == script


@given(st.text(st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), max_size=40))
def test_as_many_characters_as_before_and_once_is_enough(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once or "著" in once
