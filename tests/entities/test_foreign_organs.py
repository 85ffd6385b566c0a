"""Tests of organs of other countries that words without a lexicon make, and of groups in quotation marks."""

import pytest

from tasks.entities.find import find_mentions


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("菲律宾国家减灾管理委员会10号发布公告说", ["菲律宾国家减灾管理委员会"]),
        ("接受利比亚全国过渡委员会的权力移交", ["利比亚全国过渡委员会"]),
        ("主持了津巴布韦开放大学的毕业典礼", ["津巴布韦开放大学"]),
        ("将朝鲜侦察总局列入名单", ["朝鲜侦察总局"]),
        ("俄国防部并未说明，美国务院1日称", ["俄国防部", "美国务院"]),
        ("美国太空军发射卫星，俄罗斯空天军打击目标", ["美国太空军", "俄罗斯空天军"]),
        ("国家互联网应急中心发布，2012年", ["国家互联网应急中心"]),
        ("雏形是辽宁芭蕾舞团编排的独舞", ["辽宁芭蕾舞团"]),
        ("伊拉克民兵武装“伊斯兰抵抗组织”发表声明说", ["伊斯兰抵抗组织"]),
        ("“全国阵线党”领导人当选议长，核心子公司“TK控股”宣布破产", ["全国阵线党", "TK控股"]),
        ("执政党“津巴布韦非洲民族联盟－爱国阵线”呼吁", ["津巴布韦非洲民族联盟－爱国阵线"]),
        # classes and clauses
        ("多家韩国航空公司称停飞，美国知名大学的学者，法国成立委员会", []),
        ("党组织“三会一课”，“带动三亿人参与冰雪运动”的目标", []),
    ],
)
def test_organs(read, body: str, found: list[str]) -> None:
    assert [m.surface for m in find_mentions(read(f"{body}。")) if m.type == "ORG"] == found
