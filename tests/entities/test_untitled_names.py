"""Persons whom neither post nor verb tells: behind a word for people, told again and again, at the head of a list."""

import pytest

from tasks.entities.organs.organs import find_organs
from tasks.entities.people.persons import find_persons


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("19岁的红军小号手罗广茂誓死保存下来的", ["罗广茂"]),
        ("作为专家，马凌擅长冠心病。晚上11点，马凌从驻地出发，其中马凌看到患者", ["马凌", "马凌", "马凌"]),
        ("国家主席习近平给包陪庆、曹其镛等祖籍宁波的企业家", ["习近平", "包陪庆", "曹其镛"]),
        ("涌现出包玉刚、邵逸夫等爱国爱乡知名人士，香港的邵逸夫说", ["包玉刚", "邵逸夫", "邵逸夫"]),
        (
            "出席座谈会的党外人士还有邵鸿、何报翔、王光谦、秦博勇、朱永新、杨震和张恩迪、李钺锋、方光华、杨文良等。",
            ["邵鸿", "何报翔", "王光谦", "秦博勇", "朱永新", "杨震", "张恩迪", "李钺锋", "方光华", "杨文良"],
        ),
        (
            "国家副主席韩正、李干杰、王小洪、洛桑江村、胡春华、王东峰出席",
            ["韩正", "李干杰", "王小洪", "洛桑江村", "胡春华", "王东峰"],
        ),
        ("钱三雄、胡菁菁、杨建新等市委理论学习中心组成员出席。", ["钱三雄", "胡菁菁", "杨建新"]),
        ("受到表彰的宫彬芳、李双愈等劳动模范登上领奖台", ["宫彬芳", "李双愈"]),
        ("教育、卫生等单位负责人参加。", []),
        ("会见老挝国家主席本扬。本扬表示，老方感谢中方", ["本扬", "本扬"]),
        ("俄防长绍伊古当天报告说", ["绍伊古"]),
        ("中国组合曹缘/谢思埸夺得冠军，100米/秒", ["曹缘", "谢思埸"]),
        # no typhoon, no masked name, no side, no street
        ("台风“莫兰蒂”登陆，受“莫兰蒂”影响，“莫兰蒂”减弱", []),
        ("发现穆某驾车，穆某被抓获，穆某住在宾馆", []),
        ("在曹家巷，有人说，曹家巷要拆迁，曹家巷里", []),
    ],
)
def test_names_that_no_post_tells(read, body: str, found: list[str]) -> None:
    reading = read(body)
    persons = find_persons(reading, find_organs(reading))
    assert [m.surface for m in sorted(persons, key=lambda m: m.start)] == found
