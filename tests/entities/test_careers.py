"""Careers: what is held, was held, and is only proposed."""

import datetime as dt

import pytest

from tasks.clean.article import Region
from tasks.entities.find import find_mentions
from tasks.entities.posts.appointments import find_appointments

SUINING = Region("四川省", "遂宁市", None, "510900", "local")
NOW = "2023-05-05"


def told(read, body: str) -> set[tuple[str, str, str, str]]:
    """person, post, organ as written, and how it is held."""
    reading = read(body, published=NOW, region=SUINING)
    rows = find_appointments(reading, find_mentions(reading))
    for row in rows:
        assert (row.as_of is None) == (row.former or row.rule in ("proposed_for_post", "period_of_career"))
    return {(row.person, row.post, row.org, _held(row)) for row in rows}


def _held(row) -> str:
    if row.rule == "proposed_for_post":
        return "proposed"
    period = f" {row.from_date or ''}/{row.to_date or ''}" if row.from_date else ""
    return ("former" if row.former else "now") + period


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "张伟，男，汉族，1970年5月出生，现任遂宁市财政局局长，拟任市委常委。",
            {("张伟", "局长", "遂宁市财政局", "now"), ("张伟", "常委", "市委", "proposed")},
        ),
        ("张伟，现任遂宁市财政局局长，拟提名为县长候选人。",
         {("张伟", "局长", "遂宁市财政局", "now"), ("张伟", "县长", "", "proposed")}),
        ("拟任市财政局副局长王小明同志公示如下。", {("王小明", "副局长", "市财政局", "proposed")}),
        ("王强同志拟任遂宁市教育局党组书记。", {("王强", "党组书记", "遂宁市教育局", "proposed")}),
        ("会议决定提名王强为遂宁市教育局局长。", {("王强", "局长", "遂宁市教育局", "proposed")}),
        ("会议决定任命王强为遂宁市教育局局长。", {("王强", "局长", "遂宁市教育局", "now")}),
        ("免去张建军的市交通运输局局长职务。", {("张建军", "局长", "市交通运输局", "former")}),
        (
            "王伟，男，1968年3月生。历任射洪县委书记、遂宁市副市长。",
            {("王伟", "书记", "射洪县委", "former"), ("王伟", "副市长", "", "former")},
        ),
        (
            "李江主持会议，原市委书记杨洪波，市政协原主席刘德福，时任副市长张勇出席。",
            {("杨洪波", "书记", "市委", "former"), ("刘德福", "主席", "市政协", "former"), ("张勇", "副市长", "", "former")},
        ),
    ],
)  # fmt: skip
def test_held_was_held_or_proposed(read, body: str, rows: set[tuple[str, str, str, str]]) -> None:
    assert told(read, body) == rows


def test_curriculum_vitae_line_by_line(read) -> None:
    body = (
        "张三，男，汉族，1965年8月出生，四川遂宁人，中共党员。\n"
        "1985年7月至1990年3月，遂宁市船山区教育局办事员；\n"
        "1990年3月至1995年6月，任遂宁市教育局副局长；\n"
        "2010.05—2013.08 遂宁市船山区委书记\n"
        "2013.08— 遂宁市副市长、市公安局局长\n"
        "2016年1月至今，任市委常委。"
    )
    assert told(read, body) == {
        ("张三", "办事员", "遂宁市船山区教育局", "former 1985-07-01/1990-03-01"),
        ("张三", "副局长", "遂宁市教育局", "former 1990-03-01/1995-06-01"),
        ("张三", "书记", "遂宁市船山区委", "former 2010-05-01/2013-08-01"),
        ("张三", "副市长", "", "now 2013-08-01/"),
        ("张三", "局长", "市公安局", "now 2013-08-01/"),
        ("张三", "常委", "市委", "now 2016-01-01/"),
    }


def test_a_proposed_post_is_held_at_no_time(read) -> None:
    reading = read("拟任市财政局副局长王小明同志公示如下。", published=NOW, region=SUINING)
    (row,) = find_appointments(reading, find_mentions(reading))
    assert (row.rule, row.former, row.from_date, row.to_date, row.as_of) == (
        "proposed_for_post", False, None, None, None,
    )  # fmt: skip
    held = read("市财政局副局长王小明讲话。", published=NOW, region=SUINING)
    assert [row.as_of for row in find_appointments(held, find_mentions(held))] == [dt.date(2023, 5, 5)]


@pytest.mark.parametrize(
    "private",
    [
        "身份证号510902197001011234", "身份证号码：51090219991231001X", "电话0825-2222222", "手机13800138000", "联系电话：010-58880000转8012",
        "账号6222021234567890123", "开户行账号2019 0305 1202 3405 123", "传真：（0825）2022-1212",
    ],
)  # fmt: skip
def test_private_numbers_are_no_entities(read, private: str) -> None:
    mentions = find_mentions(read(f"联系人：张三，{private}。", published=NOW, region=SUINING))
    assert {m.type for m in mentions} <= {"PERSON"}


def test_a_table_of_those_proposed(read) -> None:
    body = (
        "姓名 性别 民族 出生年月 现任职务 拟任职务\n"
        "李建华 男 汉 1975.03 县教育局副局长 县科技局局长\n"
        "王敏 女 汉 1980.12 龙凤镇党委副书记、镇长 龙凤镇党委书记"
    )
    reading = read(body)
    rows = {(r.person, r.post, r.org, r.rule) for r in find_appointments(reading, find_mentions(reading))}
    assert rows == {
        ("李建华", "副局长", "县教育局", "post_in_table"),
        ("李建华", "局长", "县科技局", "proposed_for_post"),
        ("王敏", "副书记", "龙凤镇党委", "post_in_table"),
        ("王敏", "镇长", "", "post_in_table"),
        ("王敏", "书记", "龙凤镇党委", "proposed_for_post"),
    }


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("陈  芳  女  1982年7月生  现任区妇联副主席  拟任区妇联主席", {("陈芳", "副主席"), ("陈芳", "主席")}),
        ("免去：\n吴海燕同志县科技局副局长职务。", {("吴海燕", "副局长")}),
        ("周建国同志任县水利局局长，不再担任县农业局局长职务；", {("周建国", "局长")}),
        ("提名吴海燕为县妇联主席候选人；", {("吴海燕", "主席")}),
        ("赵志刚，男，彝族，现任龙凤镇党委副书记、镇长。", {("赵志刚", "副书记"), ("赵志刚", "镇长")}),
    ],
)
def test_publicity_and_removals_in_lists(read, line: str, rows: set[tuple[str, str]]) -> None:
    reading = read(line)
    assert {(r.person, r.post) for r in find_appointments(reading, find_mentions(reading))} == rows
