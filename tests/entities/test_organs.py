"""Organs: which words name one, where its name begins and ends, and what is only a class."""

from collections.abc import Callable

import pytest

from tasks.clean.article import Region
from tasks.entities.find import find_mentions
from tasks.entities.organs.organs import find_organs
from tasks.entities.organs.quoted_groups import find_quoted_groups
from tasks.entities.places.places import find_places
from tasks.entities.reading import Reading

Read = Callable[..., Reading]
SHANGHAI = Region("上海市", None, None, "310000", "local")


def organs(reading: Reading) -> list[str]:
    return [m.surface for m in find_organs(reading)]


def test_the_letter_of_a_country_belongs_to_its_organ(read: Read) -> None:
    reading = read("叙利亚媒体说，叙政府军同孟加拉国军方会谈。俄罗斯说，据孟议会和俄财政部")
    assert [m.surface for m in find_organs(reading, find_places(reading))] == ["叙政府军", "孟议会", "俄财政部"]


def test_a_letter_before_what_a_country_has_many_of_is_no_name(read: Read) -> None:
    reading = read("俄罗斯说，俄医院争抢护士资源，俄财政部说")
    assert [m.surface for m in find_organs(reading, find_places(reading))] == ["俄财政部"]


def test_an_organ_begins_where_its_place_does(read: Read) -> None:
    mentions = find_mentions(read("俄罗斯罗斯托夫州顿涅茨克法院22号判处，在肯尼亚内罗毕大学"))
    assert [m.surface for m in mentions if m.type == "ORG"] == ["俄罗斯罗斯托夫州顿涅茨克法院", "肯尼亚内罗毕大学"]


def test_a_quoted_group_is_one_wherever_it_is_quoted(read: Read) -> None:
    reading = read("“博科圣地”袭击两城市\n极端组织“博科圣地”6号发动袭击，“一带一路”沿线")
    assert [(m.surface, m.start) for m in find_quoted_groups(reading)] == [("博科圣地", 1), ("博科圣地", 17)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # relative ones, and organs inside posts
        ("市委常委、秘书长、市直机关工委书记王景章指示", ["市委", "市直机关工委"]),
        ("决定成立丹徒区推进“百村示范、千村整治”工程领导小组，", ["丹徒区推进“百村示范、千村整治”工程领导小组"]),
        ("兰州海关驻临夏办事处主任，中央纪委驻民政部纪检组", ["兰州海关驻临夏办事处", "中央纪委驻民政部纪检组"]),
        ("对照中央第四生态环境保护督察组反馈意见", ["中央第四生态环境保护督察组"]),
        ("双水街道中心校校长，世业镇卫生院，粤海街道办事处主任", ["双水街道中心校", "世业镇卫生院", "粤海街道办事处"]),
        ("各市、县（区）党委宣传部、统战部，教育局，妇联：\n市教育局要落实", ["市教育局"]),
        ("由乡镇人民政府提出，从乡镇卫生院到村卫生室，各镇党委", []),
        ("拟任县政协副主席，邱爱华同志任县教育局党组成员", ["县政协", "县教育局"]),
        ("市防汛抗旱指挥部办公室主任邓建新", ["市防汛抗旱指挥部办公室"]),
        ("街道经济和科技促进局局长潘卓辉", ["街道经济和科技促进局"]),
        ("会议通过了把十一届省委所作的报告", ["十一届省委"]),
        ("要认真贯彻落实中央、省市委关于调查研究的部署", ["中央", "省市委"]),
        ("团市委等成员单位，只有教育局建立了组织", ["团市委", "教育局"]),
        # teams and federations of a country, its government and its army, no army affairs
        ("美国女队战胜中国女队，德国足协表示", ["美国女队", "中国女队", "德国足协"]),
        ("俄方向乌克兰临时政府提出几个步骤", ["乌克兰临时政府"]),
        ("俄军打击乌军用车间，动用俄军事力量", ["俄军"]),
        # of a country sent to another one, of a house of history with its place, behind many words
        ("中国驻埃及使馆已派应急小组，我驻多国使馆举办活动", ["中国驻埃及使馆"]),
        ("在山西长治八路军太行纪念馆、中国人民抗日战争纪念馆", ["山西长治八路军太行纪念馆", "中国人民抗日战争纪念馆"]),
        ("包括支持建设海南国际文物艺术品交易中心、", ["海南国际文物艺术品交易中心"]),
        ("参观梁家河村史馆。委内瑞拉最高法院和屯门区议会表示", ["梁家河村史馆", "委内瑞拉最高法院", "屯门区议会"]),
        ("授予航天科技集团四院7416厂职工，由中科院物理所建设", ["航天科技集团四院7416厂", "中科院物理所"]),
        ("香港胜景游公司召开发布会，沈阳九一八历史博物馆", ["香港胜景游公司", "沈阳九一八历史博物馆"]),
        ("美国一家公司，武汉市地方定点医院，伊拉克发生医院火灾", []),
        ("机构包括深圳市中执资本投资有限公司等", ["深圳市中执资本投资有限公司"]),
        ("据叙利亚国家电视台报道", ["叙利亚国家电视台"]),
        ("会见老挝人民革命党中央总书记，在中国共产党领导下", ["老挝人民革命党中央", "中国共产党"]),
        ("坚持中国共产党领导，俄海军舰艇编队", ["俄海军"]),
        ("以色列国防部长说。来到永清街道办", ["以色列国防部", "永清街道办"]),
        ("为中央红军主力的转移；加入同盟会，推翻清政府", ["中央红军", "同盟会", "清政府"]),
        # a long name that the dictionary joins with the word behind it
        ("作为联合国安理会常任理事国", ["联合国安理会"]),
        ("记者从国家林业和草原局亚洲象研究中心了解到", ["国家林业和草原局亚洲象研究中心"]),
        ("纳入国家自主创新示范区部际协调小组统筹指导", ["国家自主创新示范区部际协调小组"]),
        ("研究需提交联席会议议定的事项", []),
        ("河北省政府工作报告", ["河北省政府"]),
        ("审议政府工作报告，由中央主管机关所定，发动机总装基地开工", []),
        # with places, down to townships and villages
        ("佛山顺德区大良街道党工委委员", ["佛山顺德区大良街道党工委"]),
        ("甘肃天水市清水县土门镇梁山村党支部书记冯小明", ["甘肃天水市清水县土门镇梁山村党支部"]),
        ("黄浦区区委书记周伟等人", ["黄浦区区委"]),
        ("中共重庆市委、共青团四川省委", ["中共重庆市委", "共青团四川省委"]),
        # organs of organs
        ("由教育部教材局承担办公室工作", ["教育部教材局"]),
        ("中科院数学与系统科学研究院学术委员会主任", ["中科院数学与系统科学研究院学术委员会"]),
        ("教育部原党组成员、吉林大学原党委书记", ["教育部", "吉林大学"]),
        # open names
        ("走访了中山零壹金服，参观了金融街服务中心", ["中山零壹金服", "金融街服务中心"]),
        ("成立城镇小区配套幼儿园治理工作小组", ["城镇小区配套幼儿园治理工作小组"]),
        ("现已委托中国地质大学对地质情况", ["中国地质大学"]),
        ("来宾市公安局刑侦支队联合城西派出所", ["来宾市公安局刑侦支队", "城西派出所"]),
        ("美国国防部长赫格塞思", ["美国国防部"]),
        # a named body before a class
        ("国务院有关部门和国务院交通主管部门", ["国务院", "国务院"]),
        ("30天内，国民议会将会提名，众议院通过", ["国民议会", "众议院"]),
        ("同阿联酋联邦国民议会的友好合作", ["阿联酋联邦国民议会"]),
        ("据朝中社报道，俄外交部发言人", ["朝中社", "俄外交部"]),
        ("95年来中国共产党领导人民大众进行的革命", ["中国共产党"]),
        ("评级机构穆迪上调展望，汗血宝马参赛", ["穆迪"]),
    ],
)
def test_named_organs(read: Read, body: str, found: list[str]) -> None:
    assert organs(read(body)) == found


@pytest.mark.parametrize(
    "body",
    [
        "各级党委、有关部门、各乡镇和19家单位",
        "各县（市、区）人民政府和县级以上人民政府",
        "省、自治区、直辖市的人民政府部门",
        "31个省市电视台的负责人",
        "合作区管理委员会同意",
        "由村民委员会、居民委员会协调",
        "教育部门、宣传部门牵头，生态环境部门责令改正",
        "安全部队击退了",
        "新增上市公司6家，普通高中招生",
        "推动经济中心和科技创新中心建设",
        "工程承包中行贿的",
        "社区卫生服务中心和会计师事务所",
        "大学生、干部、合作协议",
    ],
)
def test_classes_are_no_organs(read: Read, body: str) -> None:
    assert organs(read(body)) == []


def test_a_level_in_a_law_names_an_organ_only_where_the_law_is_of_such_a_place(read: Read) -> None:
    body = "市人民政府应当加强领导。区、县人民政府按照规定执行。"
    assert organs(read(body, doc_type="law", region=SHANGHAI)) == ["市人民政府"]
    assert organs(read(body, doc_type="law")) == []


def test_every_organ_stands_where_it_says(read: Read) -> None:
    reading = read("市教育局、市公安局。\n王伟任省委书记。", title="四川省委召开会议")
    assert [(m.field, m.surface) for m in find_organs(reading)] == [
        ("title", "四川省委"), ("body", "市教育局"), ("body", "市公安局"), ("body", "省委"),
    ]  # fmt: skip
    assert all(reading.text(m.field)[m.start : m.end] == m.surface for m in find_organs(reading))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("健全中央和地方、实物和产能的储备体系，贯彻中央决策部署。", ["中央"]),
        ("取消中资银行外资持股比例限制。", []),
        ("厄瓜多尔国民代表大会议员证实，", ["厄瓜多尔国民代表大会"]),
        ("各民主党派中央、全国工商联负责人", ["全国工商联"]),
        ("该国北部塔哈尔省境内一处政府军营地", []),
        ("新舟700的总装生产，总装机容量达1040万千瓦", []),
        ("日本总务省公布，苏丹全国大会党主席、总统巴希尔", ["日本总务省", "苏丹全国大会党"]),
        ("出席第十七次中国欧盟领导人会晤", ["欧盟"]),
        ("日本冲绳县美军嘉手纳基地周边", ["美军"]),
        ("应约同新一届欧洲理事会主席图斯克通电话，俄罗斯与乌克兰两国代表团结束谈判", ["欧洲理事会"]),
        ("在政府的支持下，今年仁发合作社减掉了，落实好两国议会间合作备忘录", ["仁发合作社"]),
        ("愿用好尼雷尔领导力学院，教育部健全小学升入初中制度", ["尼雷尔领导力学院", "教育部"]),
        ("总结推广塞罕坝林场建设的成功经验，英国仍然是世界金融中心", ["塞罕坝林场"]),
        ("奥巴马政府计划，“最美浙江人大型公益活动”", []),
        ("经空间实验室飞行任务总指挥部研究决定", ["空间实验室飞行任务总指挥部"]),
        ("主题教育中央第二十指导组有关负责同志参加，当天一架叙政府军直升机坠毁", ["中央第二十指导组"]),
        ("实施攻坚行动，启动杨柳青电厂改造，完善“管委会＋公司”模式，入选工信部5G工厂名录", ["杨柳青电厂", "工信部"]),
        ("苏丹武装部队称取得进展，派出15个疫情防控工作组，会见蒙古国大呼拉尔主席", ["苏丹武装部队", "蒙古国大呼拉尔"]),
        ("这家德国公司同美国科技公司签约，中国全国政协愿同智利众议院", ["中国全国政协", "智利众议院"]),
        ("美国约翰斯·霍普金斯大学的数据", ["美国约翰斯·霍普金斯大学"]),
    ],
)
def test_classes_and_levels_of_government_are_no_organs(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_organs(read(body))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("要建立健全行业协会商会改革，党中央重大决策部署落到实处。", ["党中央"]),
        ("巴布亚新几内亚总理奥尼尔和时代公司代表", []),
        ("这几年万安中心小学新进了教师", ["万安中心小学"]),
        ("中国全国人大愿同坦议会加强交流", ["中国全国人大"]),
        ("建设世界一流大学，广西第一家铝厂投产", []),
    ],
)
def test_a_name_begins_behind_verbs_counts_and_persons(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_organs(read(body))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("先后来到礼乐派出所和文昌派出所", ["礼乐派出所", "文昌派出所"]),
        ("前往川北街道山三居委、宝安居委走访", ["川北街道山三居委", "宝安居委"]),
        ("辖区派出所、当地派出所", []),
        ("肇东市西园街道办事处召开会议", ["肇东市西园街道办事处"]),
        ("被补选为湖山乡中心小学党支部委员", ["湖山乡中心小学"]),
        ("代表街道党工委表示感谢", ["街道党工委"]),
        ("中共邵阳县委邵阳县人民政府关于表彰的通报", ["中共邵阳县委", "邵阳县人民政府"]),
        ("在社区党群中心，两地海关查获", []),
        ("各县、区人民政府，各乡、镇人民政府", []),
    ],
)
def test_local_offices_by_their_area(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_organs(read(body))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("西部战区空军组织飞行训练", ["西部战区空军"]),
        ("解放军东部战区组织兵力演练", ["解放军东部战区"]),
        ("中国佛教协会西藏分会会长出席", ["中国佛教协会西藏分会"]),
        ("乌兹别克斯坦最高会议立法院主席出席", ["乌兹别克斯坦最高会议立法院"]),
        ("维护宪法的最高法律地位，我国网络安全，最高法发布解释", ["最高法"]),
    ],
)
def test_a_branch_belongs_to_its_organ(read: Read, body: str, found: list[str]) -> None:
    assert organs(read(body)) == found
