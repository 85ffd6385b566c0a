"""The place that a body speaks of as its own."""

import pytest

from tasks.clean.region.region_of_body import region_of_body
from tasks.clean.region.regions import Evidence, region_of


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("县委县政府认真落实部署，各部门要把教育优先落到实处，推动平昌教育高质量发展。", "平昌县"),
        ("打造我县特色小城镇，不断提升纳雍旅游美誉度和影响力。", "纳雍县"),
        ("7月15日，平凉市委常委王晓军主持会议。要维护全市政治安全。", "平凉市"),
        ("推动平昌教育高质量发展。", None),
        ("全县有平昌和纳雍两地参加。", None),
        ("县委和县政府要求，全县要抓好落实。", None),
        ("我县重点抓好山门、石柱公路沿线。", None),
        ("我区全面推进乡村振兴，建设平安老城区。", None),
        ("全市推进平昌县工作，平昌县成效明显，纳雍县、平昌县参加。", None),
    ],
)
def test_own_place(body: str, place: str | None) -> None:
    found = region_of_body(body)
    assert (found.name if found else None) == place


def test_a_medium_tells_only_of_its_own_place() -> None:
    body = "中共扬中市委召开常委会。张德军希望，立足扬中，推动全市工作再上新台阶。"
    evidence = Evidence(["江苏少年网"], "", "", body, [], [], None, media=True, reply=False)
    assert region_of(evidence)[0].county == "扬中市"
    assert region_of(evidence)[1] == "region_of_body"
    for medium in ("山东少年网", "新华社"):
        assert region_of(evidence._replace(organs=[medium]))[0].scope == "unknown"


def test_a_word_that_is_also_a_county_tells_no_place() -> None:
    assert region_of_body("区直各单位冒着严寒上街清扫积雪，区委要求抓好落实。") is None


def test_a_medium_without_a_place_tells_of_the_one_its_opening_is_about() -> None:
    opening = "9月15日，肇东市西园街道办事处党委书记走访老党员。"
    evidence = Evidence(["东北网"], "", opening, opening, [], [], None, media=True, reply=False)
    assert region_of(evidence)[0].county == "肇东市"
    two = "肇东市人民政府与仁和区人民政府签约。"
    assert region_of(evidence._replace(opening=two, body=two))[0].scope == "unknown"


def test_counties_of_taiwan() -> None:
    body = "云林县元长乡公所举行落成典礼，副县长出席，县府团队努力。"
    evidence = Evidence([], "", body, body, [], [], None, media=False, reply=False)
    region, rule = region_of(evidence)
    assert (region.province, region.county, region.code, rule) == ("台湾省", "云林县", "710000", "region_in_taiwan")
    mainland = "云林县与攀枝花市有来往。"
    assert region_of(evidence._replace(opening=mainland, body=mainland))[0].scope == "unknown"


def test_a_county_inside_the_name_of_a_town_is_none() -> None:
    assert region_of_body("县委副书记、县长前往石梁河镇，督查石梁河水库工程，县委要求抓好落实。") is None


def test_the_city_of_all_counties_that_are_named() -> None:
    found = region_of_body("省防汛办赴我市安乡县、汉寿县检查指导防汛工作。")
    assert found is not None
    assert found.name == "常德市"
