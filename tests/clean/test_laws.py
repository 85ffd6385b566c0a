"""Issuer, number, title and force of laws, from the notes under their titles and their histories."""

import datetime as dt

import pytest

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.layout.given_title import printed_title
from tasks.ingest.document import RawDocument


def cleaned(text: str) -> Article:
    found = clean(RawDocument("test/a.txt", "0" * 64, len(text), "text/plain", "utf-8", text))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("order", "issuer", "number"),
    [
        ("法務部法令字第 11201048810  號令修正\n  發布第 3 條條文", "法务部", "法令字第11201048810号"),
        ("行政院農業委員會農林務字第 1061702245\n  號令修正發布", "行政院农业委员会", "农林务字第1061702245号"),
        ("行政院衛生署衛署藥字第 8912345 號令訂定發布", "行政院卫生署", "卫署药字第8912345号"),
        ("司法院院台廳行一字第 1120300253A  號令訂定發布", "司法院", "院台厅行一字第1120300253A号"),
        (
            "交通部臺灣鐵路管理局鐵人一字第 0950009\n  577 號令訂定發布",
            "交通部台湾铁路管理局",
            "铁人一字第0950009577号",
        ),
        ("財政部（64）臺財人第 37585 號令增訂發布", "财政部", "（64）台财人第37585号"),
        ("教育部（89）台參字第 89131762 號令修正發布", "教育部", "（89）台参字第89131762号"),
        ("交通部郵政總局（89）秘字第 8901700\n  1-002 號令修正發布", "交通部邮政总局", "（89）秘字第89017001-002号"),
    ],
)
def test_orders_in_the_history_of_a_law_of_taiwan(order: str, issuer: str | None, number: str | None) -> None:
    found = cleaned(f"申請許可辦法\n1.中華民國一百十二年八月九日{order}\n第 1 條 本辦法自發布日施行。\n")
    assert (found.title.chars, found.issuer, found.doc_number) == ("申请许可办法", issuer, number)
    assert found.published is not None
    assert found.published.day == dt.date(2023, 8, 9)
    assert found.effective_from == dt.date(2023, 8, 9)


def test_a_law_with_a_short_name_that_was_repealed() -> None:
    found = cleaned(
        "警察法\n1.中華民國四十二年六月十五日總統令制定公布全文 20 條\n2.中華民國九十三年五月五日廢止\n"
        "第 1 條 本法依憲法制定之。\n第 2 條 本法自公布日施行。\n"
    )
    assert found.title.chars == "警察法"
    assert (found.effective_from, found.effective_to) == (dt.date(1953, 6, 15), dt.date(2004, 5, 5))


def test_an_order_that_repeals_a_law_does_not_publish_it() -> None:
    found = cleaned(
        "融資協處辦法\n1.中華民國一百零七年八月十七日交通部交授觀宿字第 10709166964  號\n  令訂定發布全文 12 條\n"
        "2.中華民國一百十三年七月十二日交通部交授觀宿字第 11306004941  號\n  令發布廢止\n第 1 條 本辦法自發布日施行。\n"
    )
    assert found.published is not None
    assert (found.published.day, found.doc_number) == (dt.date(2018, 8, 17), "交授观宿字第10709166964号")
    assert (found.effective_from, found.effective_to) == (dt.date(2018, 8, 17), dt.date(2024, 7, 12))


def test_the_last_order_gives_the_number() -> None:
    found = cleaned(
        "生猪屠宰管理条例\n1997年12月19日 中华人民共和国国务院令第238号公布\n2016年2月6日 《关于废止和修改部分行政法规的决定》修订\n"
        "2021年6月25日 中华人民共和国国务院令第742号第四次修订）\n第一条 为了加强管理，制定本条例。\n第二条 本条例自2021年8月1日起施行。\n"
    )
    assert found.published is not None
    assert (found.doc_number, found.issuer, found.published.day) == ("国务院令第742号", "国务院", dt.date(2021, 6, 25))


def test_notes_of_adoption_are_no_lines_of_a_title_that_is_repeated_above_the_number() -> None:
    found = cleaned(
        "最高人民法院关于成渝金融法院案件管辖的规定\n2022年9月19日 最高人民法院审判委员会第1875次会议通过\n2023年1月1日 施行\n"
        "最高人民法院\n关于成渝金融法院案件管辖的规定\n法释〔2022〕20号\n为服务成渝地区双城经济圈建设，制定本规定。\n第一条 成渝金融法院管辖下列案件。\n"
    )
    assert found.title.chars == "最高人民法院关于成渝金融法院案件管辖的规定"
    assert (found.doc_number, found.effective_from) == ("法释〔2022〕20号", dt.date(2023, 1, 1))


def test_a_regulation_published_without_a_number() -> None:
    found = cleaned("房产税暂行条例\n1986年9月15日 国务院发布\n1986年10月1日 施行\n第一条 房产税在城市征收。\n")
    assert (found.issuer, found.doc_number, found.effective_from) == ("国务院", None, dt.date(1986, 10, 1))
    assert found.field_rules["effective_from"] == "note_of_force"


@pytest.mark.parametrize(
    ("lines", "given", "printed"),
    [
        (["下载", "2026年湖南省政府工作报告", "各位代表："], "2026湖南省政府工作报告", "2026年湖南省政府工作报告"),
        (["陕西省2026年政府工作报告"], "2026陕西省政府工作报告", "陕西省2026年政府工作报告"),
        (["政府工作报告", "省长 李炳军"], "2026贵州省政府工作报告", "政府工作报告"),
        (["七部门出台金融助推脱贫攻坚实施意见", "人民银行等七部门印发意见。"], "国内联播快讯", "国内联播快讯"),
        (
            ["国务院办公厅关于开展", "治理工作的通知"],
            "国务院办公厅关于开展治理工作的通知",
            "国务院办公厅关于开展治理工作的通知",
        ),
        ([], "", ""),
    ],
)
def test_a_given_title_is_found_as_the_text_has_it(lines: list[str], given: str, printed: str) -> None:
    assert printed_title(lines, given) == printed


def test_an_order_below_the_approval_that_it_needed_counts() -> None:
    found = cleaned(
        "出國講學辦法\n1.中華民國五十九年十二月二十二日行政院（59）台教字第 11524  號令核准修正\n"
        "  中華民國六十年一月八日教育部（60）台參字第 0459 號令修正發布\n第 1 條 本辦法自發布日施行。\n"
    )
    assert found.published is not None
    assert (found.published.day, found.issuer) == (dt.date(1971, 1, 8), "教育部")
    assert found.doc_number == "（60）台参字第0459号"


def test_an_order_that_only_tells_from_when_does_not() -> None:
    found = cleaned(
        "考選部組織法\n1.中華民國一百十二年五月三十一日總統華總一義字第 11200040951 號令修正公布全文 9 條；施行日期由考試院定之\n"
        "  中華民國一百十二年六月二十八日考試院考臺考一字第 11206001291 號令發布定自一百十二年七月一日施行\n"
        "第 1 條 考試院為辦理國家考試業務，特設考選部。\n"
    )
    assert (found.issuer, found.doc_number) == ("总统", "华总一义字第11200040951号")


@pytest.mark.parametrize(
    ("order", "issuer", "number"),
    [
        ("勞動部勞動綜 1  字第 1080156273 號令\n  訂定發布", "劳动部", "劳动综1字第1080156273号"),
        ("國家安全局（103） 開長字第 00087\n  61  號令訂定發布", "国家安全局", "（103）开长字第0008761号"),
        ("銓敘部退字第 0912134837 號函發布", "铨叙部", "退字第0912134837号"),
    ],
)
def test_orders_with_blanks_and_by_letter(order: str, issuer: str, number: str) -> None:
    found = cleaned(f"申請許可辦法\n1.中華民國一百零八年八月二日{order}\n第 1 條 本辦法自發布日施行。\n")
    assert (found.issuer, found.doc_number) == (issuer, number)


def test_the_day_that_a_law_prints_goes_before_that_of_its_database() -> None:
    text = "矿产资源补偿费征收管理规定\n1994年2月27日 中华人民共和国国务院令第150号发布\n第一条 为了保障发展，制定本规定。\n"
    found = clean(RawDocument("t/a", "0" * 64, len(text), "text/plain", "utf-8", text, given={"date": "1997-07-03"}))
    assert isinstance(found, Article)
    assert found.published is not None
    assert (found.published.day, found.published.rule) == (dt.date(1994, 2, 27), "adoption_note")
    assert (found.doc_type, found.document_form) == ("law", "规定")


def test_a_decree_of_two_organs() -> None:
    note = "2010年9月30日 中华人民共和国国务院、中华人民共和国中央军事委员会令第582号公布"
    found = cleaned(
        f"# 武器装备质量管理条例\n\n{note}\n\n第一条 为了加强管理，制定本条例。\n第二条 本条例适用于质量管理。\n"
    )
    assert (found.issuer, found.doc_number) == ("国务院、中央军事委员会", "国务院、中央军事委员会令第582号")


def test_a_mark_on_a_line_of_its_own_ends_the_line_above() -> None:
    found = cleaned(
        "補習教育規程\n1.中華民國七十二年八月十九日教育部（72）台參字第 32534 號令修正\n  發布\n第 6 條 各級補習學校之新生入學依左列之規定\n：\n"
        "二、國民中學補習學校，須年滿十五歲，並具有國民小學畢業或同等學力\n    。\n第 28 條 本規程自發布日施行，教育部得視需要另定之，各校應依其規定\n。"
    )
    assert found.body.chars == (
        "第 6 条 各级补习学校之新生入学依左列之规定：\n二、国民中学补习学校，须年满十五岁，并具有国民小学毕业或同等学力。\n"
        "第 28 条 本规程自发布日施行，教育部得视需要另定之，各校应依其规定。"
    )


def test_a_rule_that_was_approved_by_order_has_its_day_and_a_museum_its_number() -> None:
    approved = cleaned(
        "行政院中美經濟社會發展基金管理委員會辦事細則\n1.中華民國五十六年六月七日行政院（56）台財字第 4362 號令核定全文\n   16 條\n2.中華民國九十五年十二月六日行政院院臺經字第 0950047096 號令發布\n  廢止\n第 1 條 本細則依本會章程訂定之。"
    )
    assert approved.published is not None
    assert approved.published.day == dt.date(1967, 6, 7)
    museum = cleaned(
        "國立臺灣歷史博物館門票收費標準\n1.中華民國一百年十月二十六日國立臺灣歷史博物館臺史博行字第 10020\n  034191  號令訂定發布全文 3  條\n第 1 條 本標準依規費法訂定之。"
    )
    assert (museum.issuer, museum.doc_number) == ("国立台湾历史博物馆", "台史博行字第10020034191号")
