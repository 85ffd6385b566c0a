"""The name of an organ → whether it speaks for the whole country: 共青团中央办公厅; not 国家税务总局四川省税务局."""

import re
from functools import cache, lru_cache

from tasks.clean.region.divisions import names_in
from tasks.lexicons import lexicon

_NATIONAL_ORGAN = re.compile(
    r"^(?:国务院|中共中央|中央|全国|中华人民共和国|最高人民(?:法院|检察院)|国家|教育部|财政部|公安部|民政部|司法部|商务部|科技部|外交部"
    r"|人力资源社会保障部|自然资源部|生态环境部|住房城乡建设部|交通运输部|水利部|农业农村部|文化和旅游部|应急管理部|审计署|海关总署|税务总局)"
)
_OF_STATE = frozenset({"government", "party", "mass", "congress", "cppcc", "court", "procuratorate"})
ORGAN_BEHIND = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}届)?(?:[省市县区州旗盟镇]?(?:直属?机关)?|中级|高级)"
    r"(?:委(?!员(?!会))|政府|人民政府|人大|人民代表大会|政协|纪委|监委|关工委|关心下一代|教育|法院|检察院|人民法院|人民检察院|[\u4e00-\u9fff]{1,12}?(?:局|厅|委员会|办公室|办公厅|委|院|中心|总队|支队|协会|联合会|工会))"
)


@lru_cache(maxsize=4096)
def is_national(organ: str) -> bool:
    """Whether an organ, or the one whose office it is, is of the whole country and no branch in a place."""
    return (_NATIONAL_ORGAN.match(organ) is not None or _is_central(organ)) and not _has_place(organ)


def opens_with_national_organ(title: str) -> bool:
    """Whether a title opens with an organ of the whole country: 最高人民法院关于…的解释."""
    return _NATIONAL_ORGAN.match(title) is not None and not _has_place(title.split("关于")[0])


@cache
def _central() -> frozenset[str]:
    """Names of organs of the whole country, media and companies apart."""
    rows = [row for row in lexicon("central_organs") if row["ambiguous"] == "0" and row["kind"] in _OF_STATE]
    return frozenset(name for row in rows for name in (row["name"], row["short"]) if len(name) > 2)


@lru_cache(maxsize=4096)
def _has_place(organ: str) -> bool:
    """Whether an organ of the country is that of one place: 国家税务总局四川省税务局."""
    return any(
        name.full and name.start and organ[name.start - 1] != "驻" and ORGAN_BEHIND.match(organ, name.end)
        for name in names_in(organ)
    )


def _is_central(organ: str) -> bool:
    """Whether an organ, or the one whose office it is, is of the whole country: 共青团中央办公厅; not 中国人民银行成都分行."""
    names = _central()
    for end in range(len(organ), 2, -1):
        if organ[:end] in names:
            return not names_in(organ[end:])
    return False
