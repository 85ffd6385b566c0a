"""Named meetings, congresses, anniversaries, festivals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.article import Region
from tasks.entities.event_ids import event_identity
from tasks.entities.events import events, find_events

SUINING = Region("四川省", "遂宁市", None, "510900", "local")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "近日，遂宁市关工委组织召开全市关工系统学习贯彻省第十二次党代会精神专题会议。",
            ["全市关工系统学习贯彻省第十二次党代会精神专题会议"],
        ),
        ("浙江省关工委召开主任常务会议，传达学习", ["主任常务会议"]),
        (
            "传达学习重要指示和纪念中国关工委成立30周年暨全国关心下一代工作表彰大会精神",
            ["纪念中国关工委成立30周年暨全国关心下一代工作表彰大会"],
        ),
        ("学习领会党的十九届五中全会、省委十四届八次全会精神", ["党的十九届五中全会", "省委十四届八次全会"]),
        ("全面贯彻党的十九大和十九届二中、三中全会精神", ["党的十九大", "十九届二中、三中全会"]),
        ("学习贯彻四中全会精神", ["四中全会"]),
        ("重要指示及中央、省、市关工委工作会议精神", ["中央、省、市关工委工作会议"]),
        ("要以遂宁市家庭、学校、社会协同育人工作现场会为契机", ["遂宁市家庭、学校、社会协同育人工作现场会"]),
        ("抓住建党100周年的历史契机", ["建党100周年"]),
        ("国务院总理李克强12月12日主持召开国务院常务会议，", ["国务院常务会议"]),
        ("我们举办庆六一暨校园科技节活动，", ["庆六一暨校园科技节活动"]),
        ("出席第二届“一带一路”国际合作高峰论坛开幕式", ["第二届“一带一路”国际合作高峰论坛开幕式"]),
        ("今天是世界气象日，今年世界气象日的主题是", ["世界气象日", "世界气象日"]),
        ("今年8月25日是全国残疾预防日", ["全国残疾预防日"]),
        ("2016年世界坐式排球洲际赛在杭州举行", ["世界坐式排球洲际赛"]),
        ("第三届全国曲艺木偶皮影优秀作品展演活动", ["第三届全国曲艺木偶皮影优秀作品展演"]),
        ("市委六届历次全会部署", ["市委六届历次全会"]),
        ("办好自治区第十六届运动会", ["自治区第十六届运动会"]),
        ("中国女篮小组头名晋级东京奥运会", ["东京奥运会"]),
        ("建立国务院职业教育工作部际联席会议制度", []),
        ("中国科学技术大学近日研制出一套系统", []),
        ("在庆祝改革开放40周年大会上的重要讲话", ["庆祝改革开放40周年大会"]),
        ("深入贯彻习近平生态文明思想和全国生态环境保护大会精神", ["全国生态环境保护大会"]),
        ("合理构建职业联赛分级制度", []),
        ("春节假期这两天", ["春节"]),
        ("古巴国务委员会第一副主席兼部长会议第一副主席", []),
        ("今年是中泰建交50周年", ["中泰建交50周年"]),
        ("和平共处五项原则发表60周年", ["和平共处五项原则发表60周年"]),
        ("出席全国精神文明建设表彰大会", ["全国精神文明建设表彰大会"]),
        ("国际奥委会投票决定2020年奥运会主办城市", ["奥运会"]),
        ("在北京2022年冬奥会上", ["北京2022年冬奥会"]),
        ("《湿地公约》第十四届缔约方大会在武汉举行", ["《湿地公约》第十四届缔约方大会"]),
        ("在第五届中国国际进口博览会上", ["第五届中国国际进口博览会"]),
        ("中华人民共和国第十三届全国人民代表大会第三次会议", ["中华人民共和国第十三届全国人民代表大会第三次会议"]),
    ],
)
def test_events(text: str, found: list[str]) -> None:
    assert [text[e.start : e.end] for e in events(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "会议强调，大会通过了决议",
        "在人民大会堂会见来宾",
        "召开紧急会议",
        "在会议室召开座谈会",
        "全国人民代表大会常务委员会",
        "通过召开协商议事会议、联席会议等",
        "成立20周年",
        "十大产业",
        "电视台推出专题节目",
        "中国人民政治协商会议全国委员会",
        "会见国民议会议长",
    ],
)
def test_no_event(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("surface", "canonical", "identity"),
    [
        ("党的二十大", "中国共产党第二十次全国代表大会", "event:二十大@2022-10-16"),
        ("中国共产党第二十次全国代表大会", "中国共产党第二十次全国代表大会", "event:二十大@2022-10-16"),
        ("党的二十届三中全会", "中国共产党第二十届中央委员会第三次全体会议", "event:二十届三中全会@2024-07-15"),
        ("省第十二次党代会", "四川省第十二次党代会", "event:四川省第十二次党代会"),
        ("全市关心下一代工作会议", "四川省遂宁市关心下一代工作会议", None),
        ("中央、省、市关工委工作会议", None, None),
        ("全县工作会议", None, None),
    ],
)
def test_identity(surface: str, canonical: str | None, identity: str | None) -> None:
    assert event_identity(surface, SUINING, None) == (canonical, identity)


@pytest.mark.parametrize(
    ("body", "identity"),
    [
        ("5月10日，市关工委召开全市关心下一代工作推进会。", "event:四川省遂宁市关心下一代工作推进会@2023-05-10"),
        ("近日，市关工委召开全市关心下一代工作会议。", "event:四川省遂宁市关心下一代工作会议@2023"),
        # there are many in a year, and nothing tells which
        ("近日，国务院召开国务院常务会议。", None),
        ("贯彻全市关心下一代工作会议精神。", None),
    ],
)
def test_a_meeting_held_has_its_day(read, body: str, identity: str | None) -> None:
    assert [m.entity_id for m in find_events(read(body, published="2023-05-15", region=SUINING))] == [identity]


@given(st.text(alphabet="党的二十大届三中全会议召开贯彻落实在、，“”《》（）第次\n和与周年成立", max_size=60))
def test_events_never_overlap(text: str) -> None:
    found = events(text)
    assert all(a.start < a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in text[e.start : e.end] for e in found)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("在河北沧州大运河边，人们打卡新春灯会，感受绚丽夜景。", ["新春灯会"]),
        ("出席“一带一路”国际合作高峰论坛，称赞北京世界园艺博览会开幕式精彩纷呈。",
         ["“一带一路”国际合作高峰论坛", "北京世界园艺博览会开幕式"]),
        ("这是继2020年服贸会全球服务贸易峰会习近平主席提出之后", ["2020年服贸会全球服务贸易峰会"]),
        ("将举办50多场分论坛、圆桌会、对话会等系列活动。", []),
        ("不得套开会议，严禁随意拔高会议规格。", []),
        ("中国运动员中19人为里约奥运会冠军。", ["里约奥运会"]),
        ("2025年世界工程组织联合会全体大会13日在上海开幕。", ["世界工程组织联合会全体大会"]),
        ("2025成都国际友城合作与发展大会开幕", ["2025成都国际友城合作与发展大会"]),
        ("近日，经中央全面深化改革领导小组会议审议，", ["中央全面深化改革领导小组会议"]),
        ("中共中央政治局常委、全国政协十四届一次会议主席团会议主持人", ["全国政协十四届一次会议主席团会议"]),
        ("张家口赛区冬奥会志愿者各项工作全部就绪", ["冬奥会"]),
        ("是日本最大右翼团体“日本会议”的高层成员，会见尼泊尔大会党主席德乌帕。", []),
        ("利比亚国民代表大会议员4号证实，", []),
        ("取消违法网站许可、关闭违法网站10946家。", []),
        ("今天在首都伊斯兰堡举行国庆日盛大阅兵。", ["国庆日"]),
    ],
)  # fmt: skip
def test_where_a_name_begins(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_events(read(body))] == found


def test_plenums_of_other_parties_are_theirs(read) -> None:
    (plenum,) = find_events(read("中国致公党第十六届中央委员会第四次全体会议在北京召开。"))
    assert plenum.surface == "中国致公党第十六届中央委员会第四次全体会议"
    assert plenum.entity_id == "event:中国致公党第十六届中央委员会第四次全体会议"
