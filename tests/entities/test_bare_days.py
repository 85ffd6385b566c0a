"""Tests that a day without its month is found by the words around it, and no number of a thing is one."""

import pytest

from tasks.entities.dates.dates import find_dates


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("俄罗斯总统普京28号与美国总统奥巴马通电话", ["28号"]),
        ("北约7日宣布将暂停参与《欧洲常规武装力量条约》", ["7日"]),
        ("胡塞武装官员在巴格达5日说，附近17日晚发生枪击", ["5日", "17日"]),
        ("截至9号，全美已有三分之二的地区受到影响", ["9号"]),
        ("两天直到7号。", ["7号"]),
        ("方案于12号生效。", ["12号"]),
        ("已宣布17号到19号为哀悼日", ["17号到19号"]),
        ("17号和22号，两名队员的遗体已分别找到", ["17号", "22号"]),
        ("直到《每日邮报》5号披露了这一消息", ["5号"]),
        ("在今天（8号）的外交部例行记者会上", ["8号"]),
        ("拉夫罗夫10号公开批评说，美国应学会尊重", ["10号"]),
        ("巴基斯坦军方23号证实，已拘捕了5名同谋", ["23号"]),
        ("在24号整夜的骚乱后，当地学校25号暂时停课", ["24号", "25号"]),
        ("参数正常，20号天气以多云为主", ["20号"]),
        ("据法新社报道，27号，一些法国农场主赶着羊示威", ["27号"]),
        ("副总理刘国中8日夜赶赴宜宾市", ["8日"]),
    ],
)
def test_days(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_dates(read(body, published="2014-03-29"))] == found


@pytest.mark.parametrize(
    "body",
    [
        "住在5号楼，乘坐北京地铁3号线，2号航站楼正式启用",
        "四川省委在1号文件的新闻发布会上提出，贯彻中央1号文件",
        "庙儿沟水库、石门沟2号水库等重点水利工程全面开工",
        "今年第10号台风登陆，美浜核电站3号机组1976年开始运行",
        "北京复兴路乙11号梅地亚中心，位于人民路18号。",
        "设立新闻中心（北京复兴路乙11号），负责接待",
        "“雪龙2号”起航，雪龙2号抵达南极，北溪2号将投入使用",
        "“阳光动力”2号从缅甸曼德勒顺利飞抵重庆",
        "成功将荷鲁斯1号遥感卫星发射升空，目前，3号、4号发射工位正在建设中",
        "张文带领的1号网出鱼了，考古人员在6号坑发现了一个神秘木匣",
        "2011年福岛核事故中1号到3号机组严重受损",
        "公布2025年第19、20号公告，第5号",
        "达5日之久，长达7日，将近5日",
    ],
)
def test_numbers_and_spans(read, body: str) -> None:
    assert [m.surface for m in find_dates(read(body, published="2014-03-29")) if m.rule == "date_day"] == []


def test_a_day_lies_in_the_month_of_its_article_or_the_one_before(read) -> None:
    found = find_dates(read("总统普京28号与奥巴马通电话，将于2号会晤。", published="2014-03-01"))
    assert [(m.surface, m.canonical) for m in found] == [("28号", "2014-02-28"), ("2号", "2014-03-02")]
