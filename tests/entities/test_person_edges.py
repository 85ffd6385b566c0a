"""Where names of persons end beside verbs and particles, and what only looks like one, in sentences of the news."""

from collections.abc import Callable

import pytest

from tasks.entities.organs.organs import find_organs
from tasks.entities.people.persons import find_persons
from tasks.entities.reading import Reading

Read = Callable[..., Reading]


def persons(reading: Reading) -> list[str]:
    return [mention.surface for mention in find_persons(reading, find_organs(reading))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("以色列总理内塔尼亚胡提前结束在纽约的行程", ["内塔尼亚胡"]),
        ("会议宣读了国务院总理李强关于人选的提名信", ["李强"]),
        ("美国国务卿蒂勒森连日来一直在中东国家斡旋", ["蒂勒森"]),
        ("54岁的蓬佩奥于当天宣誓就职", ["蓬佩奥"]),
        ("国际法院前法官阿卜杜勒·科罗马多次在仲裁机构任法官", ["阿卜杜勒·科罗马"]),
        ("欢迎巴基斯坦总理伊姆兰·汗对我国进行工作访问", ["伊姆兰·汗"]),
        ("解放军总医院主任医师、教授王鲁宁记二等功", ["王鲁宁"]),
        ("全国政协副主席罗富和等出席欢迎仪式", ["罗富和"]),
        ("副行长李鹏总是第一个上前热情接待", ["李鹏"]),
    ],
)
def test_a_name_ends_before_what_is_done(read: Read, body: str, found: list[str]) -> None:
    assert persons(read(body)) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("哈马斯政治局领导人伊斯梅尔·哈尼亚今天抵达埃及", ["伊斯梅尔·哈尼亚"]),
        ("任命56岁的旅游部长曼努埃尔·马雷罗为古巴总理", ["曼努埃尔·马雷罗"]),
        ("选举喀麦隆前总理菲勒蒙·扬为第79届联大主席", ["菲勒蒙·扬"]),
        ("国际奥委会发言人马克·亚当斯同一天表示", ["马克·亚当斯"]),
    ],
)
def test_a_name_with_dots_begins_behind_titles(read: Read, body: str, found: list[str]) -> None:
    assert persons(read(body)) == found


def test_the_longer_name_of_a_text_is_meant_wherever_it_stands(read: Read) -> None:
    body = "陈忠贵是北斗三号卫星的总设计师。这时候，老党员陈忠贵成了他的督导师。"
    assert persons(read(body)) == ["陈忠贵", "陈忠贵"]


@pytest.mark.parametrize(
    "body",
    [
        "4位学员代表作了发言",
        "让黑龙江农民的钱袋子缩水不少",
        "沙特王储兼首相",
        "当地时间30日上午，应阿根廷总统夫人邀请",
        "习近平总书记多次考察横琴".removeprefix("习近平"),
        "今年第5号台风“杜苏芮”造成内涝。“杜苏芮”登陆后向西北方向移动，杜苏芮强调不了",
        "法国“戴高乐”号航母已抵达",
        "当前，白中两国合作。白中建立全面战略伙伴关系。白中友好",
    ],
)
def test_what_only_looks_like_a_name_is_none(read: Read, body: str) -> None:
    assert persons(read(body)) == []
