"""Personal names: what licenses them, where they end, and what only looks like one."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.entities.find import find_mentions
from tasks.entities.organs.organs import find_organs
from tasks.entities.people.persons import find_persons
from tasks.entities.posts.appointments import find_appointments
from tasks.entities.reading import Reading

Read = Callable[..., Reading]


def persons(reading: Reading) -> list[str]:
    return [m.surface for m in find_persons(reading, find_organs(reading))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # posts before the name; where the name ends
        (
            "区委书记班宏主持会议并讲话，区人大常委会主任白春林、区政协主席李孝彬出席会议。",
            ["班宏", "白春林", "李孝彬"],
        ),
        ("农业农村部部长唐仁健在回答记者提问", ["唐仁健"]),
        ("中关村管委会主任郭洪是最早关注的", ["郭洪"]),
        ("国务委员魏凤和、王勇出席", ["魏凤和", "王勇"]),
        ("光大银行行长葛海蛟任河北省副省长", ["葛海蛟"]),
        ("中央军委后勤保障部副部长张小明和贵州省长李炳军发了言", ["张小明", "李炳军"]),
        ("名誉主任蒙健、蔡永贵及全体成员", ["蒙健", "蔡永贵"]),
        ("英国首相苏纳克可能在近期宣布，主持人萨维尔性侵丑闻", ["苏纳克", "萨维尔"]),
        # lists: of names with dots, closed by a count; of teams
        ("习近平、曹建明、艾力更·依明巴海、张春贤出席会议。", ["习近平", "曹建明", "艾力更·依明巴海", "张春贤"]),
        ("发布了孙泽洲、白玉晶、刘丽等10名同志的先进事迹", ["孙泽洲", "白玉晶", "刘丽"]),
        ("河南队的郝丽赟获得冠军，河北队的小将夺得金牌", ["郝丽赟"]),
        ("不辜负全国人大代表和全国各族人民的重托。", []),
        ("黎巴嫩总理萨拉姆强烈谴责以军，应舒尤克总统邀请", ["萨拉姆", "舒尤克"]),
        ("表示愿同范明政总理一道努力，作战舰艇“尤里·奥列菲连科”号，警察施暴引发骚乱", ["范明政"]),
        # posts and 同志 behind it
        ("顺德区金融业联合会陈伊芬秘书长等一行", ["陈伊芬"]),
        ("在大会上，黄坤明同志宣读", ["黄坤明"]),
        ("我和普京总统共同宣布", ["普京"]),
        # verbs and lists at the opening of a clause
        ("谢道全要求，全市各级关工委要牢牢把握", ["谢道全"]),
        ("刘金国出席会议。", ["刘金国"]),
        ("跳水比赛，陈佳、王壹包揽了冠亚军。", ["陈佳", "王壹"]),
        # foreign and minority names
        ("伊朗总统鲁哈尼15日表示", ["鲁哈尼"]),
        ("俄罗斯总理梅德韦杰夫来到中国", ["梅德韦杰夫"]),
        ("现任总理默克尔连任几乎没有悬念", ["默克尔"]),
        ("同阿塔姆巴耶夫总统会谈", ["阿塔姆巴耶夫"]),
        ("全国人大常委会副委员长艾力更·依明巴海出席", ["艾力更·依明巴海"]),
        ("还有德国的迈克尔·布兰德，他是", ["迈克尔·布兰德"]),
        ("国会主席阮氏金银会见", ["阮氏金银"]),
        ("建议；陈冯富珍常委建议", ["陈冯富珍"]),
        # Japanese names, where the text names the country
        (
            "日本首相岸田文雄会见前首相鸠山由纪夫、外务大臣河野太郎。高市早苗表示，福岛县、山口县受灾。岸田文雄政府认为",
            ["岸田文雄", "鸠山由纪夫", "河野太郎", "高市早苗", "岸田文雄"],
        ),
        ("日本自民党总裁安倍晋三连任，白井健三领跑，安倍政府声称", ["安倍晋三", "安倍"]),
        ("首相福田赳夫会见，福岛县、山口县受灾。", []),
        # offices license what nothing else does
        ("县委常委、常务副县长武建平，县委组织部部长王牮宣读", ["武建平", "王牮"]),
        ("副县长（挂职）尼玛扎西，县纪委书记严鹏程主持", ["尼玛扎西", "严鹏程"]),
        ("金融、外交等领导人陆续抵达，领事官员和其他人员", []),
        ("普布次仁，男，藏族，1980年3月出生", ["普布次仁"]),
        ("古巴国务委员会主席兼部长会议主席劳尔·卡斯特罗邀请", ["劳尔·卡斯特罗"]),
        ("俄罗斯外交部副部长格鲁什科今天表示", ["格鲁什科"]),
        # labels and notes
        ("（视频编辑：张贝龙 文字编辑：刘禛）", ["张贝龙", "刘禛"]),
        ("马兰花，女，回族，1970年生", ["马兰花"]),
        # from abroad: known by name, by the office of a country, told again by the last part
        ("俄罗斯前情报人员斯诺登提供的文件", ["斯诺登"]),
        ("泰国副总理巴金。马里驻华大使科内、记者", ["巴金", "科内"]),
        ("与保加利亚议长察切娃举行会谈", ["察切娃"]),
        ("应肯尼亚共和国总统肯雅塔、俄罗斯外交部第一副部长季托夫邀请", ["肯雅塔", "季托夫"]),
        ("致电比迪娅·戴维·班达里，祝贺班达里就任", ["比迪娅·戴维·班达里", "班达里"]),
        ("会见了埃里亚斯·豪阿。请豪阿转达问候", ["埃里亚斯·豪阿", "豪阿"]),
        ("让美国总统明白，贸易战绝不会有赢家", []),
        # those who come along at the end of a report
        ("刘延东参加会见，黄坤明参加会见并主持大会", ["刘延东", "黄坤明"]),
        ("石泰峰、王东峰等参加会见。许其亮等参加活动", ["石泰峰", "王东峰", "许其亮"]),
    ],
)
def test_names(read: Read, body: str, found: list[str]) -> None:
    assert persons(read(body)) == found


@pytest.mark.parametrize(
    "body",
    [
        "要高度重视，方向明确，张家口市各地",
        "两位功勋元老队员和卓越领导人",
        "习近平新时代中国特色社会主义思想，马克思主义",
        "书记员应当宣布，未经人民警察许可不得进入",
        "下列道路交通管理事项前，应当公告",
        "常务副主任可聘退休干部担任，关工委主任由领导担任",
        "公司职工福利费的提取，杨师傅一路狂奔",
        "韩方希望，中方表示，乌克兰总统已经提请",
        "主任***出席，副主任XX主持",
    ],
)
def test_no_names(read: Read, body: str) -> None:
    assert persons(read(body)) == []


def test_a_confirmed_name_is_found_everywhere(read: Read) -> None:
    reading = read("市委书记王化永出席。\n后来王化永却把砖厂卖了。", title="王化永的一天")
    assert [(m.field, m.surface, m.rule) for m in find_persons(reading, find_organs(reading))] == [
        ("title", "王化永", "known_name"),
        ("body", "王化永", "name_after_post"),
        ("body", "王化永", "known_name"),
    ]


def test_roster_lines_with_spaced_names(read: Read) -> None:
    body = "主  任：孙春兰　　国务院副总理\n（一）部门委员\n黄　卫　　科技部副部长\n成员：李四、王五"
    assert [m.canonical for m in find_persons(read(body), find_organs(read(body)))] == [
        "孙春兰",
        "黄卫",
        "李四",
        "王五",
    ]


@pytest.mark.parametrize("count", [1, 40, 400])
def test_long_lists_come_out_whole(read: Read, count: int) -> None:
    reading = read("委员王伟" + "、张敏、李强" * count + "出席。")
    assert len(persons(reading)) == 2 * count + 1


def test_ids_tell_bearers_of_one_name_apart(read: Read) -> None:
    reading = read("攀枝花市仁和区委书记王伟、遂宁市船山区委书记李伟出席，李伟发言。习近平总书记强调。")
    ids = {m.surface: m.entity_id for m in find_mentions(reading) if m.type == "PERSON"}
    assert ids == {"王伟": "person:王伟@510411", "李伟": "person:李伟@510903", "习近平": "person:习近平"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(body=st.text(alphabet="王李书记市委主任、和同志在，。：张伟国·尔　\n(女)，某省教育局", max_size=60))
def test_whatever_is_found_stands_where_it_says(read: Read, body: str) -> None:
    reading = read(body)
    mentions = find_mentions(reading)
    assert all(reading.text(m.field)[m.start : m.end] == m.surface for m in mentions)
    for row in find_appointments(reading, mentions):
        assert 0 <= row.start < row.end <= len(body)
        assert row.post in body


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "丁美珍、马琼、水柏年、邓宗全、欧阳陵江、郑万众、孟庆阳、胡嵘苹等24名同志光荣入选。",
            ["丁美珍", "马琼", "水柏年", "邓宗全", "欧阳陵江", "郑万众", "孟庆阳", "胡嵘苹"],
        ),
        ("经李克强总理签批，国务院日前印发《决定》。", ["李克强"]),
        ("古巴国家主席迪亚斯-卡内尔发表致辞。", ["迪亚斯-卡内尔"]),
        ("王小明、李大伟、成都、遂宁代表队参加。", ["王小明", "李大伟"]),
    ],
)
def test_names_of_lists_and_hyphens(read, body: str, names: list[str]) -> None:
    assert [m.surface for m in find_mentions(read(body)) if m.type == "PERSON"] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("副厅长刘年来出席开幕式。", ["刘年来"]),
        ("县人大常委会副主任张建生、朱团能、曾巍、吴友才出席会议。", ["张建生", "朱团能", "曾巍", "吴友才"]),
        ("免去卢炳椿遂宁市人民政府副市长、市公安局局长的职务。", ["卢炳椿"]),
        ("还有翁牛特旗旗委书记敖日格勒（蒙古族）、贵州省长顺县委书记张惠民（布依族）。", ["敖日格勒", "张惠民"]),
        ("镇党委副书记、工作队队长林华新，镇党委副书记李伟安陪同。", ["林华新", "李伟安"]),
        ("活动由学校党支部书记张运学主持，党支部书记张正文顶风违纪。", ["张运学", "张正文"]),
        ("会上，唐英宗校长作了介绍。", ["唐英宗"]),
        ("内政部次长吴堂安、立委吴琪铭、县长当选人陈光复出席。", ["吴堂安", "吴琪铭", "陈光复"]),
    ],
)  # fmt: skip
def test_names_whose_end_looks_like_a_word(read: Read, body: str, names: list[str]) -> None:
    assert [m.surface for m in find_mentions(read(body)) if m.type == "PERSON"] == names
