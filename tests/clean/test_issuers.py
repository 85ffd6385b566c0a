"""Number, issuers and title of official documents that come without a table of fields."""

import pytest
from cleaned import article

ADDRESSED = (
    "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n为加强管理，经国务院同意，现就有关事项通知如下。\n"
)


@pytest.mark.parametrize(
    ("head", "title", "number"),
    [
        (
            "国务院办公厅对十届全国人大\n四次会议第7264号建议的答复\n国办函〔2006〕69号\n",
            "国务院办公厅对十届全国人大四次会议第7264号建议的答复",
            "国办函〔2006〕69号",
        ),
        (
            "国务院办公厅关于全面推行\n行政执法公示制度执法全过程记录制度\n重大执法决定法制审核制度的指导意见\n国办发〔2018〕118号\n",
            "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
            "国办发〔2018〕118号",
        ),
        (
            "国务院关于在海南博鳌乐城国际医疗旅游先行区\n暂时调整实施《中华人民共和国药品管理法\n实施条例》有关规定的决定\n国发〔2018〕43号\n",
            "国务院关于在海南博鳌乐城国际医疗旅游先行区暂时调整实施《中华人民共和国药品管理法实施条例》有关规定的决定",
            "国发〔2018〕43号",
        ),
    ],
)
def test_title_over_several_lines_above_its_number(head: str, title: str, number: str) -> None:
    found = article(head + ADDRESSED)
    assert (found.title.chars, found.doc_number) == (title, number)
    assert found.body.chars.startswith("各省、自治区、直辖市人民政府")


def test_an_order_gives_number_issuer_and_title_of_what_it_proclaims() -> None:
    found = article(
        "中华人民共和国国务院令\n第706号\n《专利代理条例》已经2018年9月6日国务院第23次常务会议修订通过，现将修订后的《专利代理条例》公布，"
        "自2019年3月1日起施行。\n总理　　李克强\n2018年11月6日\n专利代理条例\n"
        "（1991年3月4日中华人民共和国国务院令第76号发布　2018年9月6日国务院第23次常务会议修订通过）\n"
        "第一章　总　　则\n第一条　为了规范专利代理行为，制定本条例。\n"
    )
    assert (found.title.chars, found.doc_number, found.issuer) == ("专利代理条例", "国务院令第706号", "国务院")
    assert "李克强" not in found.body.chars


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("国务院办公厅、中央军委办公厅关于加强管理工作的通知\n国办发〔1996〕25号\n" + ADDRESSED, {"国务院办公厅", "中央军委办公厅"}),
        ("教育部 财政部 国家发展改革委关于加强管理工作的通知\n教财〔2019〕25号\n" + ADDRESSED, {"教育部", "财政部", "国家发展改革委"}),
        (
            "关于加强管理工作的通知\n教财〔2019〕25号\n" + ADDRESSED + "教育部\n财政部\n2019年5月6日\n",
            {"教育部", "财政部"},
        ),
        (
            "关于加强管理工作的通知\n川教〔2019〕25号\n各市（州）教育局：\n现将有关事项通知如下。\n四川省教育厅　四川省财政厅\n2019年5月6日\n",
            {"四川省教育厅", "四川省财政厅"},
        ),
    ],
)  # fmt: skip
def test_all_joint_issuers_are_named(text: str, issuers: set[str]) -> None:
    assert set((article(text).issuer or "").split("、")) == issuers


def test_what_is_passed_on_has_a_signature_of_its_own() -> None:
    found = article(
        "关于加强防震减灾工作意见报告的通知\n" + ADDRESSED + "国务院办公厅\n一九九七年二月四日\n（本文有删减）\n"
        "关于1997年地震趋势和加强防震减灾工作意见的报告\n国务院：\n根据全国地震形势，现将意见报告如下。\n国家地震局\n一九九七年一月二十日\n"
    )
    assert found.issuer == "国务院办公厅"
    assert found.published is not None
    assert (found.published.day.isoformat(), found.published.rule) == ("1997-02-04", "signature")


def test_organs_above_guanyu_are_the_title_and_no_keywords() -> None:
    found = article(
        "主 题 词：\n国务院办公厅、中央军委办公厅\n关于加强调查和管理工作的通知\n国办发〔1996〕25号\n" + ADDRESSED
    )
    assert found.title.chars == "国务院办公厅、中央军委办公厅关于加强调查和管理工作的通知"
    assert (found.issuer, found.keywords) == ("国务院办公厅、中央军委办公厅", [])


@pytest.mark.parametrize(
    ("addressed", "province"), [("北京市人民政府：", "北京市"), ("民航总局：", None), ("你局请示收悉。", "北京市")]
)
def test_a_reply_is_about_the_place_that_it_goes_to(addressed: str, province: str | None) -> None:
    found = article(
        f"国务院关于同意组建北京奥运会机场协调委员会的批复\n国函〔2006〕38号\n{addressed}\n现批复如下，请认真执行。\n"
    )
    assert found.region.province == province


def test_a_speech_without_another_date_has_that_of_its_place() -> None:
    found = article(
        "政府工作报告\n——2026年1月27日在海南省第七届人民代表大会第五次会议上\n海南省省长 刘小明\n各位代表：\n现在，我向大会报告工作，请予审议。\n"
    )
    assert found.published is not None
    assert (found.published.day.isoformat(), found.published.rule) == ("2026-01-27", "place_of_speech")


def test_every_organ_of_a_joint_order_of_taiwan_is_named() -> None:
    found = article(
        "海關查扣侵害商標權物品實施辦法\n1.中華民國九十三年九月十五日經濟部經智字第 09304605620 號令、財\n  政部臺財關字第 09305504770 號令會銜訂定發布全文 8  條\n"
        "2.中華民國一百零一年八月二日經濟部經智字第 10104605310  號令、財\n  政部台財關字第 10105008230 號令會銜修正發布全文 9  條\n"
        "第 1 條 本辦法依商標法第七十八條規定訂定之。\n"
    )
    assert (found.issuer, found.doc_number) == ("经济部、财政部", "经智字第10104605310号")


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("攀枝花市人民政府关于同意米易县人民政府调整规划的批复\n攀府函〔2023〕3号\n米易县人民政府：\n现批复如下，请认真执行。\n攀枝花市人民政府\n2023年3月1日\n", None),
        ("近日，攀枝花市关工委在仁和区召开工作座谈会，会议要求各级要抓好落实。\n", None),
        ("近日，攀枝花市仁和区召开工作座谈会，会议要求各级要抓好落实。\n", "仁和区"),
    ],
)  # fmt: skip
def test_a_city_that_speaks_of_one_of_its_counties_stays_a_city(text: str, county: str | None) -> None:
    found = article(text)
    assert (found.region.city, found.region.county) == ("攀枝花市", county)
