"""Towns, villages, sites and roads that no gazetteer lists: where their names begin and end."""

import pytest

from tasks.entities.places.places import find_places


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("县委书记李世书到宁条梁镇、东坑镇、席麻湾镇调研", ["宁条梁镇", "东坑镇", "席麻湾镇"]),
        ("查看白霓镇浪口村花卉苗木基地、铜钟乡清水村产业园", ["白霓镇浪口村", "铜钟乡清水村"]),
        ("深入白霓、路口、铜钟、青山等乡镇开展调研", ["白霓", "路口", "铜钟", "青山"]),
        ("重点突出龙场镇、乐治镇省定示范镇和维新镇、化作乡市定示范镇", ["龙场镇", "乐治镇", "维新镇", "化作乡"]),
        ("先后来到开山屯镇弟洞水库、救灾物资储备库等地", ["开山屯镇弟洞水库"]),
        ("深入洪家关乡大垭口村、青龙街道走访", ["洪家关乡大垭口村", "青龙街道"]),
        ("来到才纳乡白堆村村民索朗的青稞地", ["才纳乡白堆村"]),
        ("包括舍烹村在内的8个村寨", ["舍烹村"]),
        ("走进林芝嘎拉村，走进前进村", ["林芝嘎拉村", "前进村"]),
        ("区长袁泉深入奉城镇，前往建城镇罗旁村。改善城镇环境，小城镇", ["奉城镇", "建城镇罗旁村"]),
        ("板浦镇召开村（社区）会议，哑柏社区组织召开社区会", ["板浦镇", "哑柏社区"]),
        ("到鹿苑街道北街村、古城村和张卜街道张家村", ["鹿苑街道北街村", "古城村", "张卜街道张家村"]),
        ("赴东港、黄家、新新三个街道调研", ["东港", "黄家", "新新"]),
        ("深入涔天河水库，如省道285线收尾、迎宾大道改造", ["涔天河水库", "省道285线", "迎宾大道"]),
        ("改造老旧小区。八角中里社区设施老化", ["八角中里社区"]),
        ("改善东坑镇的环境。东坑镇要完善设施", ["东坑镇", "东坑镇"]),
        ("周末到共驻共建单位森源社区，周田镇在镇大会议室开会，八所镇在六楼", ["森源社区", "周田镇", "八所镇"]),
        ("到西合营镇调研。付中权一行先后来西合营镇南大坪村、海子洼村", ["西合营镇", "西合营镇南大坪村", "海子洼村"]),
        ("打造总溪河片区，改造迎宾大道", ["总溪河片区", "迎宾大道"]),
        ("抓好320国道石江、江口公路沿线", ["320国道", "石江", "江口"]),
        ("县道洞口至高沙公路沿线，洞口至山门、石柱公路沿线", ["洞口", "高沙", "洞口", "山门", "石柱"]),
    ],
)  # fmt: skip
def test_places_that_no_gazetteer_lists(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_places(read(body))] == found


def test_a_village_behind_a_province_is_a_part_of_it(read) -> None:
    (village,) = find_places(read("走进陕西龙源村"))
    assert (village.surface, village.canonical, village.region_code) == ("陕西龙源村", "陕西省龙源村", "610000")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("在合川路，书记慰问了工人。今年灵青东路项目开工。", ["合川路", "灵青东路"]),
        ("他走上致富路，修建产业路、机耕路，在回家路上。", []),
        ("白塔寺、火神庙、镇江寺、文庙等。寺庙、教堂等场所。", ["白塔寺", "火神庙", "镇江寺", "文庙"]),
        ("一行先后到新化村和大围村，走进生态乡村。", ["新化村", "大围村"]),
        ("走进世界苗乡，品尝梁村味道。", []),
        ("潮河国家森林公园、昆冈工业园区建成", ["潮河国家森林公园", "昆冈工业园区"]),
    ],
)
def test_streets_temples_and_villages(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_places(read(body))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("- 遂宁湖：欣赏湖光山色", ["遂宁湖"]),
        ("沿遂西大道前往峨眉山", ["遂西大道", "峨眉山"]),
        ("仙乡有礼", []),
        ("正在修建白塔寺，在清真寺，总书记希望", []),
        ("浑源有悬空寺、觉山寺；", ["浑源", "悬空寺", "觉山寺"]),
    ],
)
def test_what_bears_the_name_of_a_place(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_places(read(body))] == found
