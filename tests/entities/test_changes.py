"""Decisions on posts: who is given one, who leaves one, alone or in a list."""

import pytest

from tasks.clean.article import Region
from tasks.entities.find import find_mentions
from tasks.entities.posts.appointments import find_appointments

YANGXIN = Region("湖北省", "黄石市", "阳新县", "420222", "local")


def told(read, body: str) -> set[tuple[str, str, str, bool]]:
    """person, post, organ as written, and whether it is left."""
    reading = read(body, published="2023-05-05", region=YANGXIN)
    return {(row.person, row.post, row.org, row.former) for row in find_appointments(reading, find_mentions(reading))}


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "任命：\n柯于良为阳新县教育局局长；\n石教宏为阳新县公安局局长；\n明瑞华、费世鹏为阳新县人民法院审判员。",
            {
                ("柯于良", "局长", "阳新县教育局", False),
                ("石教宏", "局长", "阳新县公安局", False),
                ("明瑞华", "审判员", "阳新县人民法院", False),
                ("费世鹏", "审判员", "阳新县人民法院", False),
            },
        ),
        (
            "免去：\n罗赐泉的阳新县财政局局长职务；\n明瑞华、马行永的阳新县人民法院审判员职务。",
            {
                ("罗赐泉", "局长", "阳新县财政局", True),
                ("明瑞华", "审判员", "阳新县人民法院", True),
                ("马行永", "审判员", "阳新县人民法院", True),
            },
        ),
        (
            "任命张高丽、刘延东（女）、汪洋为国务院副总理；\n任命万钢为科学技术部部长。",
            {
                ("张高丽", "副总理", "国务院", False),
                ("刘延东", "副总理", "国务院", False),
                ("汪洋", "副总理", "国务院", False),
                ("万钢", "部长", "科学技术部", False),
            },
        ),
        (
            "张河荣同志任阳新县林业局四级调研员，免去其阳新县自然资源局副局长职务；",
            {("张河荣", "四级调研员", "阳新县林业局", False), ("张河荣", "副局长", "阳新县自然资源局", True)},
        ),
        ("伊启洪同志不再担任县教育局总督学职务。", {("伊启洪", "总督学", "县教育局", True)}),
        ("免去吴祥妹同志县民政局副局长职务，退休。", {("吴祥妹", "副局长", "县民政局", True)}),
        ("接受彭乐群辞去阳新县人民政府副县长职务的请求。", {("彭乐群", "副县长", "阳新县人民政府", True)}),
        ("任命王正伟（回族）为县教育局局长。", {("王正伟", "局长", "县教育局", False)}),
        ("雷应龙、巫升钢同志任县应急管理局副局长。",
         {("雷应龙", "副局长", "县应急管理局", False), ("巫升钢", "副局长", "县应急管理局", False)}),
        ("领导小组办公室主任由刘根平同志兼任。", {("刘根平", "主任", "", False)}),
        ("阿拉格希出任外交部长，县教育局局长由王强担任。",
         {("阿拉格希", "部长", "外交部", False), ("王强", "局长", "县教育局", False)}),
        ("时任阳新县县长的李大伟同志，曾担任阳新县教育局局长。",
         {("李大伟", "县长", "", True), ("李大伟", "局长", "阳新县教育局", True)}),
        ("李大伟曾担任阳新县教育局局长，他带领群众。", {("李大伟", "局长", "阳新县教育局", True)}),
        ("现任县委办公室主任任晓东。", {("任晓东", "主任", "县委办公室", False)}),
        ("县委宣传部副部长（兼）吕建军一同参加。", {("吕建军", "副部长", "县委宣传部", False)}),
        ("陈如根代表区委向全区党员致以问候。陈如根强调，要落实责任。", set()),
        ("段强代表建议，监督要有权威性。", {("段强", "代表", "", False)}),
    ],
)  # fmt: skip
def test_given_and_left(read, body: str, rows: set[tuple[str, str, str, bool]]) -> None:
    assert told(read, body) == rows


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "县教育局局长李金科任组长，县委宣传部副部长何辉、县民政局局长王成任副组长。",
            {
                ("李金科", "局长", "县教育局", False),
                ("李金科", "组长", "", False),
                ("何辉", "副部长", "县委宣传部", False),
                ("何辉", "副组长", "", False),
                ("王成", "局长", "县民政局", False),
                ("王成", "副组长", "", False),
            },
        ),
        (
            "办公室主任由县文明办主任马小娟兼任。",
            {("马小娟", "主任", "", False), ("马小娟", "主任", "县文明办", False)},
        ),
        (
            "县人大常委会主任高凤清、副主任段文选，县关工委主任向国平、县教育局局长么立松到会。",
            {
                ("高凤清", "主任", "县人大常委会", False),
                ("段文选", "副主任", "县人大常委会", False),
                ("向国平", "主任", "县关工委", False),
                ("么立松", "局长", "县教育局", False),
            },
        ),
        ("黎崇尚同志任县水务局副局长，免去其县移民局副局长职务；",
         {("黎崇尚", "副局长", "县水务局", False), ("黎崇尚", "副局长", "县移民局", True)}),
        ("班华祥同志任濛江街道办事处副主任（试用期一年）；", {("班华祥", "副主任", "濛江街道办事处", False)}),
    ],
)  # fmt: skip
def test_posts_shared_and_led(read, body: str, rows: set[tuple[str, str, str, bool]]) -> None:
    assert told(read, body) == rows
