"""The place of an article by organs, codes, sites, titles, replies and context."""

from typing import Any

import pytest

from tasks.clean.region.place_signs import places_of_address, places_of_code
from tasks.clean.region.regions import Evidence, region_of


@pytest.mark.parametrize(
    ("number", "names"),
    [
        ("川委办发〔2023〕1号", ["四川省"]),
        ("攀办发〔2020〕3号", ["攀枝花市"]),
        ("东委办发〔2019〕1号", ["广东省"]),  # only usual: no more than the province
        ("黔教函〔2020〕1号", ["贵州省"]),
        ("国函〔2018〕144号", []),
        ("宁政发〔2020〕3号", None),  # 宁夏 and 南京
        ("吉府办字〔2020〕3号", None),  # 吉安, not 吉林
        ("台内营字第1060807753号", None),
        ("第12号", None),
    ],
)
def test_places_of_codes(number: str, names: list[str] | None) -> None:
    found = places_of_code(number)
    assert (None if found is None else [place.name for place in found]) == names


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("http://jyj.panzhihua.gov.cn/a/1.html", ["攀枝花市"]),
        ("www.sc.gov.cn/x", ["四川省"]),
        ("http://www.suzhou.gov.cn/", []),  # 苏州 and 宿州
        ("http://www.gov.cn/zhengce/1.htm", []),
        ("http://panzhihua.example.com/", []),
        ("http://[", []),
    ],
)
def test_places_of_addresses(url: str, names: list[str]) -> None:
    assert [place.name for place in places_of_address(url)] == names


def placed(**known: Any) -> tuple[object, ...]:
    nothing = {
        "organs": [],
        "issuers": [],
        "title": "",
        "opening": "",
        "body": "",
        "codes": [],
        "sites": [],
        "url": None,
    }
    region, rule = region_of(Evidence(**(nothing | {"media": False, "reply": False} | known)))
    return region.province, region.city, region.county, region.scope, rule


@pytest.mark.parametrize(
    ("known", "place"),
    [
        ({"organs": ["鼓楼区教育局"]}, (None, None, None, "unknown", None)),
        ({"organs": ["鼓楼区教育局"], "body": "近日，南京市召开会议。"}, ("江苏省", "南京市", "鼓楼区", "local", "region_by_context")),
        ({"organs": ["鼓楼区教育局"], "body": "南京市、徐州市等地参加。"}, (None, None, None, "unknown", None)),
        ({"organs": ["南京市鼓楼区教育局"]}, ("江苏省", "南京市", "鼓楼区", "local", "region_of_organ")),
        ({"organs": ["市教育局"], "codes": ["攀办发〔2020〕3号"]}, ("四川省", "攀枝花市", None, "local", "region_of_code")),
        ({"codes": ["国办发〔2019〕3号"]}, (None, None, None, "national", "national_code")),
        ({"organs": ["国务院"], "title": "国务院关于同意辽宁省方案的批复", "reply": True},
         ("辽宁省", None, None, "local", "region_of_reply")),
        ({"organs": ["国务院"], "title": "国务院关于同意乌鲁木齐、昌吉、石河子高新区建设的批复", "reply": True},
         ("新疆维吾尔自治区", None, None, "local", "region_of_reply")),
        ({"organs": ["国务院"], "title": "国务院关于河北省、山西省方案的批复", "reply": True},
         (None, None, None, "national", "national_organ")),
        ({"organs": ["国务院"], "title": "国务院关于表扬辽宁省的通报"}, (None, None, None, "national", "national_organ")),
        ({"organs": ["吉林日报"], "title": "2026年吉林省政府工作报告"}, ("吉林省", None, None, "local", "region_in_title")),
        ({"url": "http://www.jixi.gov.cn/a"}, ("黑龙江省", "鸡西市", None, "local", "region_of_address")),
        ({"title": "【追踪】重庆：改革服务基层", "media": True}, ("重庆市", None, None, "local", "region_in_title")),
        ({"title": "福建石狮：当纺织遇上“智造”", "media": True},
         ("福建省", "泉州市", "石狮市", "local", "region_in_title")),
        ({"title": "优化营商环境 广东汕尾释放发展潜能", "opening": "广东省汕尾市持续优化营商环境。", "media": True},
         ("广东省", "汕尾市", None, "local", "region_in_title")),
        ({"title": "做足冰雪文章 吉林冰雪经济提档升级", "opening": "吉林省盘活寒地资源。", "media": True},
         ("吉林省", None, None, "local", "region_in_title")),
        ({"title": "守望相助 广东医疗队驰援", "opening": "广东医疗队抵达湖北武汉。", "media": True},
         (None, None, None, "unknown", None)),
        ({"sites": ["凤凰网"], "title": "女童眼睛受伤"}, (None, None, None, "unknown", None)),
        *[({"title": title, "media": True}, (None, None, None, "unknown", None)) for title in (
            "上海合作组织秘书长就恐怖袭击发表声明", "北京冬奥会赛程过半 各国选手奋勇争先",
            "张德江主持召开全国人大常委会党组会议", "王岐山在筹备中央纪委六次全会座谈会上强调", "党的二十大新闻中心启用",
            "丁薛祥同俄罗斯副总理共同主持中俄能源合作委员会会议", "澜沧江-湄公河合作首次领导人会议", "平昌冬奥会代表团成立",
            "中组部会同中央纪委机关启动督查工作", "习近平出席中国国际友好大会", "同心协力谋新局", "解放军总医院救助患儿",
        )],
    ],
)  # fmt: skip
def test_places(known: dict[str, object], place: tuple[object, ...]) -> None:
    assert placed(**known) == place
