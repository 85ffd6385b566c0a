"""Who holds which post: chains, shared posts, rosters, posts behind the name."""

import datetime as dt
from collections.abc import Callable

import pytest

from tasks.clean.article import Region
from tasks.entities.find import find_mentions
from tasks.entities.mention import Appointment
from tasks.entities.posts.appointments import find_appointments
from tasks.entities.reading import Reading

Read = Callable[..., Reading]
JIXI = Region("黑龙江省", "鸡西市", None, "230300", "local")


def appointments(reading: Reading) -> list[Appointment]:
    mentions = find_mentions(reading)
    return find_appointments(reading, mentions)


def rows(reading: Reading) -> list[tuple[str, str, str, str | None]]:
    return [(a.person, a.post, a.org, a.org_full) for a in appointments(reading)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "市委常委、秘书长、市直机关工委书记王景章指示",
            {
                ("王景章", "常委", "市委", "中国共产党黑龙江省鸡西市委员会"),
                ("王景章", "秘书长", "市委", "中国共产党黑龙江省鸡西市委员会"),
                ("王景章", "书记", "市直机关工委", "中国共产党黑龙江省鸡西市直属机关工作委员会"),
            },
        ),
        (
            "市委副书记、市长张建国出席",
            {
                ("张建国", "副书记", "市委", "中国共产党黑龙江省鸡西市委员会"),
                ("张建国", "市长", "", "黑龙江省鸡西市人民政府"),
            },
        ),
        (
            "全国政协委员、中国载人航天工程总设计师周建平应邀，大会主席团常务主席王晨主持",
            {("周建平", "委员", "全国政协", "中国人民政治协商会议全国委员会"),
             ("周建平", "总设计师", "中国载人航天工程", "中国载人航天工程"),
             ("王晨", "常务主席", "大会主席团", "大会主席团")},
        ),
        (
            "朝鲜劳动党委员长、国务委员会委员长金正恩，坚守一线的国网配电抢修班班长张黎明",
            {("金正恩", "委员长", "朝鲜劳动党", "朝鲜劳动党"), ("金正恩", "委员长", "国务委员会", None),
             ("张黎明", "班长", "国网配电抢修班", "国网配电抢修班")},
        ),
        (
            "甘肃省政府党组成员、副省长杨子兴出席，阿富汗最大反对党领袖阿卜杜拉说",
            {("杨子兴", "党组成员", "甘肃省政府", "甘肃省人民政府"),
             ("杨子兴", "副省长", "甘肃省政府", "甘肃省人民政府"),
             ("阿卜杜拉", "领袖", "", None)},
        ),
        ("市生态环境局法规科科长方芳介绍", {("方芳", "科长", "市生态环境局法规科", "黑龙江省鸡西市生态环境局法规科")}),
        (
            "副主席洪莲、金英姬（女，朝鲜族）、李炳龙出席",
            {("洪莲", "副主席", "", None), ("金英姬", "副主席", "", None), ("李炳龙", "副主席", "", None)},
        ),
        (
            "市禁毒委副主任：杨秀海（市公安局政委）、李正锋（市卫健委党组书记）。",
            {("杨秀海", "副主任", "市禁毒委", "黑龙江省鸡西市禁毒委员会"),
             ("李正锋", "副主任", "市禁毒委", "黑龙江省鸡西市禁毒委员会"),
             ("杨秀海", "政委", "市公安局", "黑龙江省鸡西市公安局"),
             ("李正锋", "党组书记", "市卫健委", "黑龙江省鸡西市卫生健康委员会")},
        ),
        (
            "密山市委副书记、市长李强民",
            {("李强民", "副书记", "密山市委", "中国共产党黑龙江省鸡西市密山市委员会"),
             ("李强民", "市长", "", "黑龙江省鸡西市密山市人民政府")},
        ),
        (
            "鸡东县委副书记、县长王伟",
            {("王伟", "副书记", "鸡东县委", "中国共产党黑龙江省鸡西市鸡东县委员会"),
             ("王伟", "县长", "", "黑龙江省鸡西市鸡东县人民政府")},
        ),
        (
            "市扶贫办主任（市乡村振兴局局长）韩立峰同志",
            {("韩立峰", "主任", "市扶贫办", "黑龙江省鸡西市扶贫开发办公室"),
             ("韩立峰", "局长", "市乡村振兴局", "黑龙江省鸡西市乡村振兴局")},
        ),
        (
            "名誉主任蒙健、蔡永贵参加",
            {("蒙健", "名誉主任", "", None), ("蔡永贵", "名誉主任", "", None)},
        ),
        ("省委书记王伟、省长李强民", {
            ("王伟", "书记", "省委", "中国共产党黑龙江省委员会"), ("李强民", "省长", "", "黑龙江省人民政府"),
        }),
        ("习近平总书记强调", {("习近平", "总书记", "", "中国共产党中央委员会")}),
        ("伊朗总统鲁哈尼表示", {("鲁哈尼", "总统", "", None)}),
        ("顺德区金融业联合会陈伊芬秘书长", {("陈伊芬", "秘书长", "顺德区金融业联合会", "广东省佛山市顺德区金融业联合会")}),
        ("外交部长王毅说", {("王毅", "部长", "外交部", "外交部")}),
        ("中央书记处书记刘云山出席", {("刘云山", "书记", "中央书记处", "中国共产党中央书记处")}),
        ("市委常委、纪委书记赵一德说", {
            ("赵一德", "常委", "市委", "中国共产党黑龙江省鸡西市委员会"),
            ("赵一德", "书记", "纪委", "中国共产党黑龙江省鸡西市纪律检查委员会"),
        }),
        ("俄罗斯外长拉夫罗夫表示", {("拉夫罗夫", "外长", "", "俄罗斯外交部")}),
        ("中国外长王毅表示", {("王毅", "外长", "", "外交部")}),
        ("俄罗斯国防部部长绍伊古说", {("绍伊古", "部长", "俄罗斯国防部", "俄罗斯国防部")}),
        ("曾培炎副总理批示", {("曾培炎", "副总理", "", "国务院")}),
        ("国际足联前执委贝肯鲍尔说", {("贝肯鲍尔", "执委", "国际足联", "国际足球联合会")}),
        ("转达对哇集拉隆功国王的诚挚慰问", {("哇集拉隆功", "国王", "", None)}),
        ("对诗丽吉王太后逝世深表哀悼", set()),
        ("全国劳动模范王进喜同志", set()),
        # units of an organ by the head that their leader has
        ("省财政厅预算处副处长刘洋说", {("刘洋", "副处长", "省财政厅预算处", "黑龙江省财政厅预算处")}),
        ("市教育局人事科科长王强说", {("王强", "科长", "市教育局人事科", "黑龙江省鸡西市教育局人事科")}),
        ("市政府办公室秘书一科科长王强说", {("王强", "科长", "市政府办公室秘书一科", "黑龙江省鸡西市人民政府办公室秘书一科")}),
        # posts of a Party group, and those that brackets tell of before
        ("黑龙江省政府党组成员王小明出席", {("王小明", "党组成员", "黑龙江省政府", "黑龙江省人民政府")}),
        ("兰州市委书记李荣灿（时任甘肃省委常委）", {
            ("李荣灿", "书记", "兰州市委", "中国共产党甘肃省兰州市委员会"), ("李荣灿", "常委", "甘肃省委", "中国共产党甘肃省委员会"),
        }),
        # who speaks for another, and for those who hold no post
        ("刘鹤当天上午，代表习近平总书记看望慰问", {("习近平", "总书记", "", "中国共产党中央委员会")}),
        ("全国工商联主席高云龙、无党派人士代表欧阳昌琼发言", {("高云龙", "主席", "全国工商联", "中华全国工商业联合会")}),
    ],
)  # fmt: skip
def test_appointments(read: Read, body: str, found: set[tuple[str, str, str, str | None]]) -> None:
    assert set(rows(read(body, region=JIXI))) == found


def test_roster(read: Read) -> None:
    body = "主  任：孙春兰　　国务院副总理\n委  员：\n（一）部门委员\n黄　卫　　科技部副部长\n（二）专家委员\n王　湛　　江苏省原副省长\n葛兆光　　教授、复旦大学"
    title = "国务院办公厅关于调整国家教材委员会组成人员的通知"
    assert set(rows(read(body, title=title))) == {
        ("孙春兰", "主任", "国家教材委员会", "国家教材委员会"),
        ("孙春兰", "副总理", "国务院", "国务院"),
        ("黄卫", "部门委员", "国家教材委员会", "国家教材委员会"),
        ("黄卫", "副部长", "科技部", "科学技术部"),
        ("王湛", "专家委员", "国家教材委员会", "国家教材委员会"),
        ("王湛", "副省长", "", "江苏省人民政府"),
        ("葛兆光", "专家委员", "国家教材委员会", "国家教材委员会"),
        ("葛兆光", "教授", "复旦大学", "复旦大学"),
    }


def test_former_posts_and_the_day_of_the_text(read: Read) -> None:
    found = appointments(
        read("教育部原部长陈宝生、时任鸡西市委书记张伟出席，教育部部长怀进鹏主持。", published="2022-03-05")
    )
    assert [(a.person, a.former, a.as_of) for a in found] == [
        ("陈宝生", True, None), ("张伟", True, None), ("怀进鹏", False, dt.date(2022, 3, 5)),
    ]  # fmt: skip


def test_rows_point_at_the_words_that_tell(read: Read) -> None:
    reading = read("会上，区委书记班宏讲话。")
    (row,) = appointments(reading)
    assert reading.text("body")[row.start : row.end] == "区委书记班宏"
    assert row.rule == "posts_before_name"


def test_appointed_and_removed(read: Read) -> None:
    body = "任命王小明为鸡西市教育局局长；李大伟任市财政局副局长；免去张建军的市交通运输局局长职务。"
    assert [(a.person, a.post, a.org, a.former) for a in appointments(read(body, region=JIXI))] == [
        ("王小明", "局长", "鸡西市教育局", False),
        ("李大伟", "副局长", "市财政局", False),
        ("张建军", "局长", "市交通运输局", True),
    ]


def test_career_with_periods(read: Read) -> None:
    body = "赵建国，男，汉族，1965年8月生。2010年5月至2013年8月任鸡西市教育局局长，2013年8月起任鸡西市副市长。"
    assert [(a.post, a.from_date, a.to_date, a.former) for a in appointments(read(body, region=JIXI))] == [
        ("局长", dt.date(2010, 5, 1), dt.date(2013, 8, 1), True),
        ("副市长", dt.date(2013, 8, 1), None, False),
    ]


@pytest.mark.parametrize(
    ("body", "former"),
    [
        ("鸡西市首任市长张伟出席会议。", True),
        ("鸡西市第一任市长张伟出席会议。", True),
        ("鸡西市上一任市长张伟出席会议。", True),
        ("鸡西市上任市长张伟出席会议。", True),
        ("鸡西市前任市长张伟出席会议。", True),
        ("鸡西市新上任市长张伟出席会议。", False),
        ("鸡西市市长张伟出席会议。", False),
    ],
)
def test_who_held_a_post_before(read: Read, body: str, former: bool) -> None:
    found = [a for a in appointments(read(body, region=JIXI, published="2022-03-05")) if a.person == "张伟"]
    assert [(a.post, a.former) for a in found] == [("市长", former)]


def test_long_lists_under_posts(read: Read) -> None:
    body = (
        "二、副主席（6名）\n"
        "石泰峰　沈跃跃（女）　帕巴拉·格列朗杰（藏族）　咸辉（女，回族）　何报翔\n"
        "三、秘书长\n"
        "王东峰（兼）\n"
        "四、常务委员（3名，按姓氏笔画排序）\n"
        "乙晓光　丁世忠（回族）　王宁（中共界）　阿不都·卡德尔"
    )
    found = {(a.person, a.post) for a in appointments(read(body, title="市政协常务委员会名单", region=JIXI))}
    assert found == {
        *((name, "副主席") for name in ("石泰峰", "沈跃跃", "帕巴拉·格列朗杰", "咸辉", "何报翔")),
        ("王东峰", "秘书长"),
        *((name, "常务委员") for name in ("乙晓光", "丁世忠", "王宁", "阿不都·卡德尔")),
    }


def test_lists_with_one_blank(read: Read) -> None:
    body = "先进个人（2名）\n程志刚　市教育局局长\n代红艳（女）　市公安局副局长"
    assert {(a.person, a.post, a.org) for a in appointments(read(body, region=JIXI))} == {
        ("程志刚", "局长", "市教育局"),
        ("代红艳", "副局长", "市公安局"),
    }


def test_a_town_named_like_a_district_elsewhere(read: Read) -> None:
    jidong = Region("黑龙江省", "鸡西市", "鸡东县", "230321", "local")
    body = "万山镇党委书记丁群、县卫健委党委书记洪定峰进行了述职。"
    assert set(rows(read(body, region=jidong))) == {
        ("丁群", "书记", "万山镇党委", "中国共产党黑龙江省鸡西市鸡东县万山镇委员会"),
        ("洪定峰", "党委书记", "县卫健委", "黑龙江省鸡西市鸡东县卫生健康委员会"),
    }


def test_heads_of_a_list_that_are_no_posts_in_prose(read: Read) -> None:
    body = "指    挥：施根宝（副市长）\n副 指 挥：杨治（市水利局局长）\n指挥部办公室设在市水利局，杨治兼任办公室主任。"
    found = {(a.person, a.post) for a in appointments(read(body, title="市防汛抗旱指挥部名单", region=JIXI))}
    assert found == {("施根宝", "指挥"), ("施根宝", "副市长"), ("杨治", "副指挥"), ("杨治", "局长"), ("杨治", "主任")}


@pytest.mark.parametrize(
    ("body", "held"),
    [
        (
            "任命陈建平为竹山县人民政府副县长、代理县长。",
            [("陈建平", "代理县长", "竹山县人民政府"), ("陈建平", "副县长", "竹山县人民政府")],
        ),
        (
            "区人大常委会主任颜建平主持会议，副主任刘海军、赵强出席会议。",
            [("刘海军", "副主任", "区人大常委会"), ("赵强", "副主任", "区人大常委会"), ("颜建平", "主任", "区人大常委会")],
        ),
        (
            "区人大常委会主任陆敏，副主任胡秀芳、赵昊，党组成员吴建国以及委员共28人出席了会议。",
            [("吴建国", "党组成员", "区人大常委会"), ("胡秀芳", "副主任", "区人大常委会"), ("赵昊", "副主任", "区人大常委会"), ("陆敏", "主任", "区人大常委会")],
        ),
        ("会上，县考核组组长王海峰作动员讲话。", [("王海峰", "组长", "县考核组")]),
        ("市委常委、市开发区党工委书记商振江带队调研。", [("商振江", "书记", "市开发区党工委"), ("商振江", "常委", "市委")]),
        ("副区长张婕，区法院院长祖鹏列席会议。", [("张婕", "副区长", ""), ("祖鹏", "院长", "区法院")]),
        ("会议由镇党委组织委员李杰主持。", [("李杰", "组织委员", "镇党委")]),
        (
            "会议接受了谢国正辞去武进区人民政府副区长、常州市公安局武进分局局长职务的请求。",
            [("谢国正", "副区长", "武进区人民政府"), ("谢国正", "局长", "常州市公安局武进分局")],
        ),
    ],
)  # fmt: skip
def test_posts_of_local_meetings(read: Read, body: str, held: list[tuple[str, str, str]]) -> None:
    assert sorted((a.person, a.post, a.org) for a in appointments(read(body))) == sorted(held)


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("县委副书记 、县政府县长李建军作了批示。", {("李建军", "副书记", "县委"), ("李建军", "县长", "县政府")}),
        ("县教育局局长李建军（白族）就被提拔为船山区委常委。", {("李建军", "局长", "县教育局"), ("李建军", "常委", "船山区委")}),
        (
            "县委书记李建军拟任遂宁市委常委、纪委书记。",
            {("李建军", "书记", "县委"), ("李建军", "常委", "遂宁市委"), ("李建军", "书记", "纪委")},
        ),
        (
            "县委书记张建国，拟任遂宁市财政局副局长。与张建国一样，区委书记李建军拟任遂宁市委常委。",
            {("张建国", "书记", "县委"), ("张建国", "副局长", "遂宁市财政局"), ("李建军", "书记", "区委"), ("李建军", "常委", "遂宁市委")},
        ),
        ("教育处长王小明、计划处长李建军出席。", {("王小明", "处长", "教育处"), ("李建军", "处长", "计划处")}),
        ("人大代表、政协委员和李建军局长出席。", {("李建军", "局长", "")}),
        ("乔红委员长期从事机器人技术攻关。", set()),
    ],
)  # fmt: skip
def test_chains_over_blanks_and_behind_verbs(read, body: str, rows: set[tuple[str, str, str]]) -> None:
    reading = read(body)
    assert {(r.person, r.post, r.org) for r in find_appointments(reading, find_mentions(reading))} == rows


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("委内瑞拉新闻和通信部部长罗德里格斯24日表示", ["委内瑞拉新闻和通信部"]),
        ("德国食品、农业与消费者保护部部长艾格纳宣布", ["德国食品、农业与消费者保护部"]),
        ("会见印度尼西亚人民协商会议主席祖尔基弗利", ["印度尼西亚人民协商会议"]),
        ("会见尼泊尔联邦院主席蒂米尔西纳", ["尼泊尔联邦院"]),
        ("中国快递协会原常务副会长兼秘书长李惠德超标准乘坐交通工具", ["中国快递协会", "中国快递协会"]),
        ("脸书公司创始人兼首席执行官扎克伯格等代表委员会", ["脸书公司"]),
        ("人力资源和社会保障部职业能力建设司司长张立新说", ["人力资源和社会保障部职业能力建设司"]),
        ("第三军医大学第一附属医院病理科主任卞修武介绍", ["第三军医大学第一附属医院病理科"]),
        ("世卫组织欧洲区域办事处主任克卢格4日说", ["世卫组织欧洲区域办事处"]),
        ("全国人大常委会法工委主任沈春耀和副主任郑淑娜答问", ["全国人大常委会法工委", "全国人大常委会法工委"]),
    ],
)
def test_organs_that_only_their_place_and_the_post_tell(read: Read, body: str, held: list[str]) -> None:
    assert [a.org for a in appointments(read(body))] == held


@pytest.mark.parametrize(
    ("body", "full"),
    [
        ("世卫组织欧洲区域办事处主任克卢格4日说", "世界卫生组织欧洲区域办事处"),
        ("第三军医大学第一附属医院病理科主任卞修武介绍", "第三军医大学第一附属医院病理科"),
    ],
)
def test_offices_of_named_organs_have_full_names(read: Read, body: str, full: str) -> None:
    assert [a.org_full for a in appointments(read(body))] == [full]
