from tasks.clean.region.divisions import (
    children,
    division,
    lies_in,
    named,
    named_short,
    names_in,
    parents,
    province_by_abbreviation,
)


def test_names_lead_to_codes_and_up_to_the_province() -> None:
    county = named("仁和区")[0]
    assert county.code == "510411"
    assert [each.name for each in parents(county)] == ["仁和区", "攀枝花市", "四川省"]
    assert lies_in(county, named("四川省")[0])


def test_ambiguous_names_keep_all_their_meanings() -> None:
    assert {parents(each)[1].name for each in named("鼓楼区")} == {"南京市", "徐州市", "开封市", "福州市"}


def test_short_and_one_character_names() -> None:
    assert [each.name for each in named_short("遂宁")] == ["遂宁市"]
    chuan = province_by_abbreviation("川")
    assert chuan is not None
    assert chuan.name == "四川省"


def test_names_in_text_leftmost_longest() -> None:
    found = names_in("四川省攀枝花市仁和区召开会议")
    assert [(each.name, each.full) for each in found] == [("四川省", True), ("攀枝花市", True), ("仁和区", True)]


def test_short_former_names_are_no_ends_of_others() -> None:
    assert [each.name for each in names_in("云林县政府召开会议")] == []
    assert [each.name for each in names_in("陕西彬县召开会议")] == ["陕西", "彬县"]
    assert [each.name for each in names_in("彬县召开会议")] == ["彬县"]


def test_children_of_a_city_without_counties() -> None:
    assert children("442000") == ()
    assert "仁和区" in {each.name for each in children("510400")}
    assert division("999999") is None
