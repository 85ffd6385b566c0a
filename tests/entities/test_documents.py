"""Documents cited: titles, numbers, and which of them are the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.entities.documents.document_ids import is_rule, issuer_before, title_id, title_key
from tasks.entities.documents.documents import documents, find_documents, normal_number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "下发了《省直机关贯彻落实<关于加强工作的意见>和<黑龙江省工作细则>的通知》（黑关通字〔2022〕1号）",
            ["《省直机关贯彻落实<关于加强工作的意见>和<黑龙江省工作细则>的通知》", "黑关通字〔2022〕1号"],
        ),
        ("《关于贯彻《意见》的通知》", ["《关于贯彻《意见》的通知》"]),
        ("《中国火炬》《关爱明天》杂志", ["《中国火炬》", "《关爱明天》"]),
        ("《城市居住区规划设计标准》（GB 50180），", ["《城市居住区规划设计标准》", "GB 50180"]),
        ("按GB/T 2260—2007编码", ["GB/T 2260—2007"]),
        ("按照国办发[2019]第3号文件", ["国办发[2019]第3号"]),
        ("根据《关于加强管理的通知要求，各地", ["《关于加强管理的通知"]),
        ("根据关于加强管理的通知》，各地", ["关于加强管理的通知》"]),
        ("《甲办法和《乙办法》", ["《甲办法", "《乙办法》"]),
        ("中华人民共和国国务院令第142号发布", ["中华人民共和国国务院令第142号"]),
        ("主席令第三十九号", ["主席令第三十九号"]),
        ("李克强日前签署第665号国务院令，公布", ["第665号国务院令"]),
        ("国令第707号", ["国令第707号"]),
        ("对全国政协十届三次会议第2741号提案的答复", ["第2741号提案"]),
        ("马航MH370航班", []),
        ("百名红色通缉令第16号", []),
    ],
)
def test_documents(text: str, found: list[str]) -> None:
    assert [text[d.start : d.end] for d in documents(text)] == found


def test_a_number_has_one_normal_form() -> None:
    assert normal_number("国办发", "２０１９", "003") == "国办发〔2019〕3号"
    assert [d.number for d in documents("国办发[2019]第3号，国办发（2019）3号，国办发〔2019〕3号")] == [
        "国办发〔2019〕3号"
    ] * 3


@pytest.mark.parametrize(
    ("title", "identity"),
    [
        ("《中华人民共和国教育法》", "doc:教育法"),
        ("《教育法（2021年修正）》", "doc:教育法"),
        ("《意见》", None),
        ("《国务院办公厅关于开展治理工作的通知》", "doc:国务院办公厅关于开展治理工作的通知"),
        ("《2023年全市工作要点》", None),
    ],
)
def test_title_id(title: str, identity: str | None) -> None:
    assert title_id(title) == identity


def test_issuer_and_title_make_the_same_id_as_the_title_with_its_issuer() -> None:
    text = "结合国办《关于开展治理工作的通知》"
    assert issuer_before(text, text.index("《")) == "国务院办公厅"
    assert title_id("《关于开展治理工作的通知》", "国务院办公厅") == title_id("《国务院办公厅关于开展治理工作的通知》")
    joint = "结合中办、国办《关于加强工作的意见》"
    assert issuer_before(joint, joint.index("《")) == "中共中央办公厅国务院办公厅"


def test_versions_of_a_title_have_one_key() -> None:
    treaty = "中华人民共和国和老挝人民民主共和国引渡条约和协定"
    assert title_key(f"《{treaty}》") == treaty
    assert title_key("《关于贯彻〈意见〉的通知》") == title_key("《关于贯彻<意见>的通知》")
    assert is_rule("中华人民共和国个人所得税法实施条例")
    assert not is_rule("关于修改条例")


def test_a_document_has_one_id_however_it_is_cited(read) -> None:
    body = (
        "市关工委下发了《关于加强工作的通知》（鸡关联字〔2023〕1号）。\n各单位要落实《关于加强工作的通知》，按鸡关联字〔2023〕1号办理。\n"
        "学习《黑龙江省工作细则（试行）》（以下简称《细则》），《细则》和《通知》要落实。"
    )
    found = find_documents(read(body))
    assert [(m.surface, m.entity_id) for m in found] == [
        ("《关于加强工作的通知》", "doc:鸡关联字〔2023〕1号"),
        ("鸡关联字〔2023〕1号", "doc:鸡关联字〔2023〕1号"),
        ("《关于加强工作的通知》", "doc:鸡关联字〔2023〕1号"),
        ("鸡关联字〔2023〕1号", "doc:鸡关联字〔2023〕1号"),
        ("《黑龙江省工作细则（试行）》", "doc:黑龙江省工作细则（试行）"),
        ("《细则》", "doc:黑龙江省工作细则（试行）"),
        ("《细则》", "doc:黑龙江省工作细则（试行）"),
        ("《通知》", "doc:鸡关联字〔2023〕1号"),
    ]
    assert found[-1].canonical == "《关于加强工作的通知》"


def test_a_bare_title_is_nobodys(read) -> None:
    (found,) = find_documents(read("全会通过的《建议》，是总动员。"))
    assert (found.canonical, found.entity_id) == ("《建议》", None)


@given(st.text(alphabet="《》〈〉<>的通知意见关于\n，国发〔2019〕3号令第GB1 ", max_size=60))
def test_documents_never_overlap(text: str) -> None:
    found = documents(text)
    assert all(a.start < a.end <= b.start for a, b in pairwise(found) if a.title and b.title)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("《中华人民共和国森林法实施细则》", "《森林法实施细则》"),
        ("《中华人民共和国飞行基本规则》", "《飞行基本规则》"),
        ("《中华人民共和国企业法人登记管理办法（试行）》", "《企业法人登记管理办法（试行）》"),
        ("《浙江省实施〈中华人民共和国土地管理法〉办法》", "《浙江省实施〈土地管理法〉办法》"),
    ],
)
def test_a_national_rule_has_one_id_with_and_without_the_name_of_the_state(title: str, other: str) -> None:
    assert title_id(title) == title_id(other) is not None


def test_a_rule_of_a_province_is_not_that_of_the_state() -> None:
    assert title_id("《浙江省森林法实施办法》") != title_id("《中华人民共和国森林法实施办法》")
