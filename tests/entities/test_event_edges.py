"""Where names of events begin behind verbs and persons, in sentences of the news."""

from collections.abc import Callable

import pytest

from tasks.entities.events.events import find_events
from tasks.entities.reading import Reading

Read = Callable[..., Reading]


def events(reading: Reading) -> list[str]:
    return [mention.surface for mention in find_events(reading)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("以B组第一的成绩进军东京奥运会。", ["东京奥运会"]),
        ("已有近百家企业申请连签未来三届进博会。", ["进博会"]),
        ("距离G20杭州峰会开幕只有5天时间了", ["G20杭州峰会"]),
        ("高校率先发起拉歌活动，号召青年学子们献歌新中国70周年华诞。", ["新中国70周年"]),
        ("李长春勉励代表团全体成员大力弘扬残奥会形成的宝贵精神财富", ["残奥会"]),
        ("全力推动雄安新区规划建设和北京冬奥会筹办", ["北京冬奥会"]),
        ("栗战书与全国人大常委会会议列席代表座谈", ["全国人大常委会会议"]),
        ("高度评价海中关系和首届海中峰会，都认为", ["首届海中峰会"]),
        ("在今天（12月16日）国新办政策例行吹风会上", ["国新办政策例行吹风会"]),
        ("第五届丝绸之路（敦煌）国际文博会开幕", ["第五届丝绸之路（敦煌）国际文博会"]),
        ("他第二次闯进自由式滑雪空中技巧世界杯决赛", ["自由式滑雪空中技巧世界杯"]),
        ("第二次全国高校统战工作会议24号在京召开", ["第二次全国高校统战工作会议"]),
        ("李克强主持召开部分地方政府主要负责人座谈会", ["部分地方政府主要负责人座谈会"]),
        (
            "国务院召开全国深化“放管服”改革着力培育和激发市场主体活力电视电话会议。",
            ["全国深化“放管服”改革着力培育和激发市场主体活力电视电话会议"],
        ),
        ("在人民大会堂举行林俊德同志先进事迹报告会", ["林俊德同志先进事迹报告会"]),
        ("为纪念邓小平同志诞辰120周年", ["邓小平同志诞辰120周年"]),
        ("欧洲央行4号召开例行货币政策会议，决定", ["例行货币政策会议"]),
    ],
)
def test_a_name_begins_behind_what_is_done(read: Read, body: str, found: list[str]) -> None:
    assert events(read(body)) == found


@pytest.mark.parametrize(
    "body",
    [
        "进驻见面会上，各中央指导组作了动员",
        "现场采访部分大会议程",
        "主要活动包括大会开幕式、成就展等",
        "14位委员围绕经济建设和生态文明建设作大会发言。",
        "由于拖欠2024年会费，美国代表失去资格",
        "江苏、浙江重点整治雨中超速、违停等行为",
        "在老乡家，李克强与村民会议代表围坐交谈",
    ],
)
def test_what_is_no_event(read: Read, body: str) -> None:
    assert events(read(body)) == []
