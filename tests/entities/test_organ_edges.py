"""Where organs begin and end beside verbs, persons, counts and classes, in sentences of the news."""

from collections.abc import Callable

import pytest

from tasks.entities.organs.organs import find_organs
from tasks.entities.reading import Reading

Read = Callable[..., Reading]


def organs(reading: Reading) -> list[str]:
    return [mention.surface for mention in find_organs(reading)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("王岐山会见国际行动理事会成员", []),
        ("李长春来到库布其沙漠，实地考察亿利资源集团治理沙漠生态", ["亿利资源集团"]),
        ("“八一”前夕，党中央严肃查处郭伯雄严重违纪问题", ["党中央"]),
        ("国务院速派工作组前往指导救援", ["国务院"]),
        ("在昨晚前方指挥部召开的第11次新闻发布会上", []),
        ("王沪宁代表政协第十四届全国委员会常务委员会，向大会报告工作", ["政协第十四届全国委员会常务委员会"]),
        ("委员长会议建议委托赵乐际委员长代表常委会向大会报告工作", []),
        ("来自2024年综合运输春运工作专班的数据显示", ["综合运输春运工作专班"]),
        ("3月1日英国皇家护理学会将组织护士罢工", ["英国皇家护理学会"]),
        ("新疆生产建设兵团12号会同中国气象局联合会商", ["新疆生产建设兵团", "中国气象局"]),
        ("第三届上合组织网络反恐联合演习在中国举行", ["上合组织"]),
        ("第十批在韩中国人民志愿军烈士遗骸", ["中国人民志愿军"]),
    ],
)
def test_no_verb_no_time_and_no_person_is_in_a_name(read: Read, body: str, found: list[str]) -> None:
    assert organs(read(body)) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "中国人民政治协商会议第九届、十届全国委员会副主席",
            ["中国人民政治协商会议第九届、十届全国委员会"],
        ),
        ("第七届、八届执行委员会名誉主席", ["第七届、八届执行委员会"]),
        ("国家体育总局反兴奋剂中心公布了这一消息", ["国家体育总局反兴奋剂中心"]),
        ("充电站在福州物联网产业创新发展中心投入使用", ["福州物联网产业创新发展中心"]),
        ("巴黎市政府在埃菲尔铁塔周围修建了防护墙", ["巴黎市政府"]),
        ("开罗刑事法院10号宣布", ["开罗刑事法院"]),
        ("中国人民银行上海总部宣布业务正式启动", ["中国人民银行上海总部"]),
        ("浦发行上海分行、上海银行5家实现开立", ["浦发行上海分行", "上海银行"]),
        ("联合国阿富汗援助团30日发布报告", ["联合国阿富汗援助团"]),
        ("经贵州援鄂医疗队连续多日的精心救治", ["贵州援鄂医疗队"]),
        ("她成为湖南支援黄冈医疗队的一员", []),
        ("他在三亚中科院深海所进行了检测", ["中科院深海所"]),
        ("赞赏中国为联合国千年发展目标所作的重要贡献", ["联合国"]),
    ],
)
def test_a_name_is_whole(read: Read, body: str, found: list[str]) -> None:
    assert organs(read(body)) == found


@pytest.mark.parametrize(
    "body",
    [
        "英国医院承受前所未有的压力",
        "俄罗斯、土耳其和叙利亚三国国防部长28日举行会谈",
        "上海合作组织成员国经贸部长".removeprefix("上海合作组织"),
        "地方党委宣传部负责同志参加会议",
        "他资助了12所山区学校",
        "贵州中小学、幼儿园全部实施春假",
        "引进了高档肉牛屠宰加工厂",
        "首个境外代表团抵达",
        "让“世界工厂”的体魄更加健康",
        "欢迎阿方银行机构加入支付清算系统",
        "今年中央冻猪肉储备合计投放41万吨",
        "钱海军是电工，钱海军说",
    ],
)
def test_one_of_many_is_no_name(read: Read, body: str) -> None:
    assert organs(read(body)) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("展览陈列了哈萨克斯坦国家艺术博物馆馆藏的艺术珍品", ["哈萨克斯坦国家艺术博物馆"]),
        ("参观了黄河博物馆，走进建川博物馆", ["黄河博物馆", "建川博物馆"]),
        (
            "全国政协农业和农村委员会、社会和法制委员会、民族和宗教委员会负责同志",
            ["全国政协农业和农村委员会", "社会和法制委员会", "民族和宗教委员会"],
        ),
        ("中国—东盟跨境金融服务中心揭牌", ["中国—东盟跨境金融服务中心"]),
        ("人民日报社论：肩负新使命", ["人民日报"]),
        ("听取和审议国务院政府工作报告", ["国务院"]),
        ("最高人民法院法院今天发布", ["最高人民法院"]),
        ("专门成立了由省智能制造专家委员会成员组成的数字赋能服务团", ["省智能制造专家委员会"]),
    ],
)
def test_museums_committees_and_centres_behind_a_dash(read: Read, body: str, found: list[str]) -> None:
    assert organs(read(body)) == found


@pytest.mark.parametrize(
    "body",
    [
        "使用“法塔赫”导弹成功突破了防御系统",
        "我国最大的海洋综合科考实习船“中山大学”号下水",
        "加强两国海关和质检工作",
        "戚继光舰是亚洲海军专业训练舰",
        "搭乘俄罗斯联盟号飞船升空",
    ],
)
def test_things_and_forces_of_anybody_are_none(read: Read, body: str) -> None:
    assert organs(read(body)) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("来到越秀区旧南海县社区和华南师范大学等地", ["华南师范大学"]),
        ("全县19个黎锦合作社齐头并进", []),
        ("兰州市对中铝兰州分公司处置不力", ["中铝兰州分公司"]),
        ("重点区域的公交线路每趟消毒，运营中车辆开窗", []),
    ],
)
def test_what_stands_before_and_is_another(read: Read, body: str, found: list[str]) -> None:
    assert organs(read(body)) == found
