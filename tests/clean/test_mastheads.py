"""What official papers print above and below their titles: name of the organ, issue, secrecy, editor and date."""

import pytest
from cleaned import article, day_of

from tasks.clean.layout.masthead import is_issue


def test_the_name_of_the_organ_and_the_number_above_the_title() -> None:
    found = article(
        "000012\n特急\n遂宁市人民政府办公室文件\n遂府办发〔2023〕12号\n遂宁市人民政府办公室\n关于印发《遂宁市“十四五”教育发展规划》的通知\n"
        "各县（市、区）人民政府，市级各部门：\n《规划》已经市政府审议通过，现印发给你们，请认真贯彻执行。\n"
        "遂宁市人民政府办公室\n2023年3月15日\n遂宁市“十四五”教育发展规划\n为加快推进教育现代化，制定本规划。\n"
    )
    assert found.title.chars == "遂宁市人民政府办公室关于印发《遂宁市“十四五”教育发展规划》的通知"
    assert (found.doc_number, found.issuer, found.document_form) == (
        "遂府办发〔2023〕12号",
        "遂宁市人民政府办公室",
        "通知",
    )
    assert found.body.chars.startswith("各县（市、区）人民政府，市级各部门：\n")
    assert (day_of(found), found.region.city) == ("2023-03-15", "遂宁市")


def test_the_organ_of_the_masthead_issues_what_does_not_say_who() -> None:
    found = article(
        "中共遂宁市委文件\n遂委发〔2023〕3号\n关于加强关心下一代工作的意见\n各县（市、区）党委：\n现提出如下意见，请认真贯彻落实。\n"
    )
    assert (found.title.chars, found.issuer) == ("关于加强关心下一代工作的意见", "中共遂宁市委")
    assert found.field_rules["issuer"] == "masthead"


def test_issue_editor_and_date_of_minutes_and_bulletins() -> None:
    minutes = article(
        "攀枝花市人民政府常务会议纪要\n第12期\n攀枝花市人民政府办公室　　　　2023年4月3日\n"
        "2023年3月31日，市长主持召开市政府第12次常务会议。\n会议议定以下事项：\n一、会议原则同意《方案》。\n"
    )
    assert minutes.body.chars.startswith("2023年3月31日，")
    assert (day_of(minutes), minutes.issuer, minutes.doc_type) == (
        "2023-04-03",
        "攀枝花市人民政府办公室",
        "meeting_report",
    )
    bulletin = article(
        "工作简报\n第8期（总第98期）\n攀枝花市关心下一代工作委员会办公室编　　2023年6月30日\n市关工委召开五老座谈会\n"
        "6月28日，市关工委召开五老座谈会，市关工委主任谢道全出席并讲话。\n会议指出，要发挥五老作用。\n"
    )
    assert bulletin.title.chars == "市关工委召开五老座谈会"
    assert (day_of(bulletin), bulletin.region.city) == ("2023-06-30", "攀枝花市")


def test_a_form_alone_is_a_title() -> None:
    found = article(
        "倡议书\n全市广大青少年朋友们：\n文明是城市的灵魂，我们发出如下倡议：\n一、讲文明。\n共青团遂宁市委\n2023年4月15日\n"
    )
    assert (found.title.chars, found.document_form, found.doc_type) == ("倡议书", "倡议书", "notice")
    found = article("公　告\n为做好招生工作，现将有关事项公告如下：\n一、报名时间。\n遂宁市教育局\n2023年5月6日\n")
    assert (found.document_form, found.issuer) == ("公告", "遂宁市教育局")


def test_organs_of_a_title_stand_a_line_each() -> None:
    found = article(
        "中共遂宁市委\n遂宁市人民政府\n关于表彰先进集体的决定\n（2023年1月20日）\n市委、市政府决定，对先进集体予以表彰，希望再接再厉。\n"
    )
    assert (found.issuer, found.doc_type, day_of(found)) == ("中共遂宁市委、遂宁市人民政府", "decision", "2023-01-20")


def test_the_day_of_an_order_stands_below_its_signer() -> None:
    found = article(
        "四川省人民政府令\n第356号\n《四川省行政规范性文件管理办法》已经省人民政府审议通过，现予公布，自2022年1月1日起施行。\n省长　黄强\n"
        "2021年11月10日\n四川省行政规范性文件管理办法\n第一章　总则\n第一条　为了加强行政规范性文件管理，制定本办法。\n"
    )
    assert (found.doc_number, day_of(found)) == ("四川省人民政府令第356号", "2021-11-10")
    assert found.title.chars == "四川省行政规范性文件管理办法"


@pytest.mark.parametrize("line", ["第8期", "（第8期）", "〔2023〕第12期", "2023年第3期（总第98期）", "第 十二 期"])
def test_issues(line: str) -> None:
    assert is_issue(line)


@pytest.mark.parametrize("line", ["第8期开班", "学期", "第一学期", "各期", "8期的工作", "（近期）"])
def test_no_issues(line: str) -> None:
    assert not is_issue(line)


def test_the_number_beside_who_signs_for_it() -> None:
    found = article(
        "仁和区教育局关于解决维修经费的请示\n攀仁教〔2023〕18号　　　　签发人：王强\n区人民政府：\n特申请解决维修经费50万元。\n妥否，请批示。\n"
    )
    assert (found.doc_number, found.document_form) == ("攀仁教〔2023〕18号", "请示")
    assert found.body.chars.startswith("区人民政府：")


def test_the_number_of_an_announcement_is_that_of_its_organ() -> None:
    found = article(
        "四川省第十四届人民代表大会常务委员会公告\n（第12号）\n《四川省数据条例》已于2022年12月2日通过，现予公布，自2023年1月1日起施行。\n"
        "四川省人民代表大会常务委员会\n2022年12月2日\n"
    )
    assert found.doc_number == "四川省第十四届人民代表大会常务委员会公告第12号"


def test_who_gave_the_text_stands_in_brackets_below_it() -> None:
    report = "7月18日，省关工委召开主任会议，研究部署下半年工作，各级关工委负责人参加会议。\n会议要求，扎实开展主题教育，确保取得实效。\n"
    found = article(f"省关工委召开主任会议\n{report}（四川省关工委办公室供稿）\n")
    assert (found.source_name, found.author, found.region.province) == ("四川省关工委办公室", None, "四川省")
    found = article(f"省关工委召开主任会议\n{report}（张伟 供稿）\n")
    assert (found.source_name, found.author) == (None, "张伟")
    assert "供稿" not in found.body.chars
