"""Places and their codes."""

import pytest

from tasks.clean.article import Region
from tasks.entities.places.gazetteer import divisions, full_name, lies_in, names
from tasks.entities.places.places import find_places

SUINING = Region("四川省", "遂宁市", None, "510900", "local")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("攀枝花市仁和区召开会议", [("攀枝花市仁和区", "四川省攀枝花市仁和区", "510411")]),
        ("奋力建设现代化四川", [("四川", "四川省", "510000")]),
        (
            "在广东、天津、福建推开",
            [("广东", "广东省", "440000"), ("天津", "天津市", "120000"), ("福建", "福建省", "350000")],
        ),
        ("深化上海自贸试验区改革", [("上海自贸试验区", "上海自贸试验区", "310000")]),
        ("中国（上海）自由贸易试验区设立一年多来", [("中国（上海）自由贸易试验区", "上海自贸试验区", "310000")]),
        (
            "在河北省阜平县龙泉关镇骆驼湾村",
            [("河北省阜平县龙泉关镇骆驼湾村", "河北省保定市阜平县龙泉关镇骆驼湾村", "130624")],
        ),
        ("江苏省长吴政隆", [("江苏", "江苏省", "320000")]),
        ("到众创金融街进行考察", [("众创金融街", None, None)]),
        ("抵达法国巴黎", [("法国巴黎", "巴黎", None)]),
        ("他走进丹波村", [("丹波村", None, None)]),
        ("美国印第安纳州发生枪击", [("美国印第安纳州", "印第安纳", None)]),
        ("卡卢加州的机场", [("卡卢加州", None, None)]),
        ("遂宁物流园建设", [("遂宁物流园", "四川省遂宁物流园", "510900")]),
        ("同外长沙伦赛会见", []),
        (
            "新疆乌鲁木齐、奎屯等地",
            [
                ("新疆乌鲁木齐", "新疆维吾尔自治区乌鲁木齐市", "650100"),
                ("奎屯", "新疆维吾尔自治区伊犁哈萨克自治州奎屯市", "654003"),
            ],
        ),
        ("支持石家庄国际陆港建设", [("石家庄国际陆港", "河北省石家庄国际陆港", "130100")]),
        ("唐山港货物吞吐量", [("唐山港", "河北省唐山港", "130200")]),
        ("天津港口岸通关", [("天津港口岸", "天津市天津港口岸", "120000")]),
        ("推动石家庄都市圈一体化", [("石家庄都市圈", "河北省石家庄都市圈", "130100")]),
        ("大运河文化带加快建设", [("大运河文化带", "大运河文化带", None)]),
        ("加快娄里水库等重点项目", [("娄里水库", None, None)]),
        ("马坦萨斯省储油基地", [("马坦萨斯省", "马坦萨斯", None)]),
        ("江苏盐城人工孵化丹顶鹤", [("江苏盐城", "江苏省盐城市", "320900")]),
        ("是山西临汾人", [("山西临汾", "山西省临汾市", "141000")]),
        (
            "推进“河北净菜”进京入津。",
            [("河北", "河北省", "130000"), ("京", "北京市", "110000"), ("津", "天津市", "120000")],
        ),
        ("会议28日上午在京开幕", [("京", "北京市", "110000")]),
        ("七国将加强对俄制裁", [("俄", "俄罗斯联邦", None)]),
        (
            "当天，美、英、法、德、加拿大",
            [
                ("美", "美利坚合众国", None),
                ("英", "大不列颠及北爱尔兰联合王国", None),
                ("法", "法兰西共和国", None),
                ("德", "德意志联邦共和国", None),
                ("加拿大", "加拿大", None),
            ],
        ),
        ("遂宁市乡村振兴", [("遂宁市", "四川省遂宁市", "510900")]),
    ],
)
def test_found_and_resolved(read, body: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert [(m.surface, m.canonical, m.region_code) for m in find_places(read(body))] == found


@pytest.mark.parametrize(
    "body",
    [
        "全市上下，我县各地",
        "世界大同，长治久安",
        "中国式现代化，中国梦",
        "东部地区",
        "日本人说",
        "朝阳产业",
        "发展中国家",
        "建成县级中心",
        "异国他乡",
        "在贫困村",
        "新建水库两座",
        "取用水库水源的",
        "应当充分考虑水库水源",
        "沿海地方各级人民政府",
        "相应城市公共汽车设施",
        "位于都市圈",
        "中方愿同俄方一道发展中俄关系",
        "对美好生活的向往",
        "除险加固病险水库",
        "振兴乡村，平安建设",
        "打造特色小镇，帮助乡亲，走进示范村，建设创业社区",
        "干部驻村，信息进村，返乡下乡，镇压叛乱",
        "新建口袋公园，旅游景区人气旺，走上康庄大道",
        "产业公司与村两委座谈，等乡镇企业发展",
    ],
)
def test_no_place(read, body: str) -> None:
    assert find_places(read(body)) == []


def test_a_name_of_several_places_is_the_one_of_the_article(read) -> None:
    chengdu = Region("四川省", "乐山市", None, "511100", "local")
    (here,) = find_places(read("在市中区调研", region=chengdu))
    assert here.entity_id == "place:511102"
    assert find_places(read("在鼓楼区调研"))[0].entity_id is None


def test_a_risky_short_name_needs_its_full_name_in_the_article(read) -> None:
    assert [m.surface for m in find_places(read("北京市朝阳区召开会议。朝阳发展很快。"))] == ["北京市朝阳区", "朝阳"]


def test_gazetteer() -> None:
    renhe, sichuan = divisions()["510411"], divisions()["510000"]
    assert full_name(renhe) == "四川省攀枝花市仁和区"
    assert lies_in(renhe, sichuan)
    assert not lies_in(sichuan, renhe)
    assert names()["吉林"].meanings[0].kind == "province"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("为辽宁振兴发展擘画宏伟蓝图，深化甘肃合作交流。", ["辽宁", "甘肃"]),
        ("更高标准推进美丽江西建设，来到浙江建德调研。", ["江西", "浙江建德"]),
        ("该州首府杰克逊市仍有约5000户没有正常供水。", ["杰克逊市"]),
        ("各地乌兰牧骑来到沿海城市，在合理均衡水平上基本稳定。", []),
        ("当代中国，江山壮丽；洛阳牡丹盛开；英德关系紧张。", ["中国", "洛阳"]),
        ("美国流入俄亥俄河的物质，刚果（金）姆班达卡市", ["美国", "俄亥俄河", "刚果（金）姆班达卡市"]),
        ("对山区水库、沿黄灌区加强巡查，中东欧最大水电站，丰满水电站投运。", ["中东欧", "丰满水电站"]),
        ("从青岛某军港起航，在北京特色商圈推出活动", ["青岛", "北京"]),
        ("我们村富裕了，通过社区平台，落实社区防控经费，走进岗托村", ["岗托村"]),
        ("航母辽宁舰起航，韩国舰艇，京港澳高速", ["韩国"]),
        ("将于2019年贯通的鸭池河特大桥攻克难题", ["鸭池河特大桥"]),
        ("缩短了城市和田间地头的距离，统筹发展和安全，投资江西，重要出海口，入海河流。", ["江西"]),
        ("安徽省长江干流全线通航，安徽省长王清宪，占了杭州市场的四分之一", ["安徽省", "长江", "安徽", "杭州"]),
        ("美国纽约市中心水管破裂，日本海上保安厅，韩国东海岸", ["美国纽约", "韩国"]),
        ("成功申建中国（新疆）自贸试验区，加强工业遗址利用", ["中国（新疆）自贸试验区"]),
        ("如果阿富汗安全部队反击，要进入大林村", ["阿富汗", "大林村"]),
    ],
)
def test_words_that_are_also_places(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_places(read(body))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # the part that is meant, and what lies in a place
        ("除美国西部，加拿大西部也遭遇林火，我国西北地区东部有雨", ["美国西部", "加拿大西部", "西北地区东部"]),
        ("为保护珠峰北坡，中国东部战区巡航，美国东部时间", ["珠峰北坡", "中国", "美国"]),
        ("包括氹仔岛和路环岛，日本岛根县", ["氹仔岛", "路环岛", "日本岛根县"]),
        ("在陕西秦岭主峰，在中南海紫光阁会见，在深圳华强北", ["陕西秦岭", "中南海紫光阁", "深圳华强北"]),
        ("美国田纳西州孟菲斯市，芜湖长江三桥", ["美国田纳西州孟菲斯市", "芜湖", "长江"]),
        ("佛山市民走上街头，日本国内舆论", ["佛山", "日本"]),
        # countries that are named before they are written by one character
        ("巴基斯坦方面说，习近平访巴取得成果，中巴关系，巴方", ["巴基斯坦", "巴"]),
        ("老挝总理说，支持企业赴老投资兴业，采访老专家", ["老挝", "老"]),
        ("俄罗斯称，向俄总统普京报告，到访的俄舰艇编队在俄东部", ["俄罗斯", "俄", "俄", "俄东部"]),
        ("支持企业赴老投资兴业", []),
        ("柬埔寨国会主席表示，愿同柬有关方面加强合作", ["柬埔寨", "柬"]),
        # capitals that are words, too, where their country is named; villages of games, estates
        ("9号在万象会见了老挝总理", ["万象", "老挝"]),
        ("走进郑州二七区祥云里小区，张家口奥运村开工", ["郑州二七区祥云里小区", "张家口奥运村"]),
        ("河南郑州一小区发生火灾", ["河南郑州"]),
        ("来到甘肃兰州晏家坪村，在长城站升旗", ["甘肃兰州晏家坪村", "长城站"]),
        ("受到美国人民支持，美国人说", ["美国"]),
        ("意大利米兰、特雷维索和威尼斯等地", ["意大利米兰", "特雷维索", "威尼斯"]),
    ],
)
def test_as_far_as_they_reach(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in sorted(find_places(read(body)), key=lambda m: m.start)] == found


def test_a_name_of_an_organisation_is_a_place_only_beside_the_full_name(read) -> None:
    assert find_places(read("阿盟秘书长阿拉比当天强调，阿盟呼吁制定国际公约。")) == []
    beside = find_places(read("阿拉善盟召开会议，阿盟将加快发展。"))
    assert [(m.surface, m.entity_id) for m in beside] == [("阿拉善盟", "place:152900"), ("阿盟", "place:152900")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("在内蒙古达里湖，每年4月", ["内蒙古达里湖"]),
        ("桂林小东江、桃花江等6条支流", ["桂林小东江", "桃花江"]),
        ("在肯塔基州路易斯维尔，抗议爆发冲突", ["肯塔基州路易斯维尔"]),
        ("位于天津宝坻区的京津中关村科技城里", ["天津宝坻区", "京津中关村科技城"]),
        ("跨越南通、泰州、扬州三地", ["南通", "泰州", "扬州"]),
        ("祝愿人民幸福安康", []),
        ("参观中国馆、缅甸馆", ["中国馆", "缅甸馆"]),
        ("苏州平江历史文化街区、江西吉安市泰和县沙村镇", ["苏州平江历史文化街区", "江西吉安市泰和县沙村镇"]),
        ("陕甘边革命根据地", ["陕甘边革命根据地"]),
    ],
)
def test_what_is_told_behind_a_place(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_places(read(body)) if m.type == "PLACE"] == found


def test_a_battle_is_an_event_of_its_own(read) -> None:
    (battle,) = find_places(read("向湘江战役烈士敬献花篮"))
    assert (battle.type, battle.surface, battle.entity_id) == ("EVENT", "湘江战役", "event:湘江战役")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("12日在安徽马鞍山市主持召开长江经济带现场会", ["安徽马鞍山市", "长江经济带"]),
        ("内蒙古阿拉善右旗位于沙漠边缘", ["内蒙古阿拉善右旗"]),
        ("香港旅游界强烈谴责机场暴力事件", ["香港"]),
        ("北京两大机场在做好检测", ["北京"]),
        ("从斯里兰卡科伦坡飞抵北京大兴国际机场", ["斯里兰卡科伦坡", "北京大兴国际机场"]),
        ("陕西镇安抽水蓄能电站、广西百色重点开发开放试验区", ["陕西镇安抽水蓄能电站", "广西百色重点开发开放试验区"]),
        ("打造了航天信息产业园，对皮革工业园区内企业", []),
        ("中共一大纪念馆国旗广场", []),
    ],
)
def test_what_stands_before_the_head_of_a_zone(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_places(read(body))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("巴西北部帕拉州的一座监狱29日发生暴动", ["巴西北部", "帕拉州"]),
        ("首都大马士革以南的基斯韦区拦截了导弹", ["大马士革", "基斯韦区"]),
        ("该国西北部赤道省再度出现疫情", ["赤道省"]),
        ("位于东京都千代田区的办事处", ["东京都千代田区"]),
        ("布林斯利在纽约布鲁克林区开枪", ["纽约布鲁克林区"]),
        ("惊悉瑞士瓦莱州发生火灾，美国得克萨斯州阿灵顿市", ["瑞士瓦莱州", "美国得克萨斯州阿灵顿市"]),
        ("美国多个州、叙利亚边境地区和希腊的欧元区地位", ["美国", "叙利亚", "希腊"]),
        ("美国主要城市、俄罗斯远东城市，在首都喀布尔市中心", ["美国", "俄罗斯", "远东", "喀布尔"]),
    ],
)
def test_what_lies_in_a_foreign_place(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_places(read(body))] == found
