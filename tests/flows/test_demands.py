"""A task list for one addressee, and demands in the notation of IG Parser."""

import csv
import io
from pathlib import Path

import pytest

from flows.build import Settings, build
from flows.mapping import processes
from tasks.ingest.document import article_id_of

NOTICE = (
    "四川省人民政府办公厅关于做好校园安全工作的通知\n川办发〔2023〕5号\n各市（州）人民政府：\n"
    "一、加强排查。各县（市、区）教育局要按照有关规定，于2023年6月底前制定排查方案(含时间表)，抓好落实。\n"
    "二、压实责任。市教育局必须加强指导。对落实不力的，要依法追究责任。\n"
    "三、强化保障。各级财政部门应当安排经费。\n"
    "四、分工负责。省财政、发展改革、商务等部门要加强配合。\n"
    "四川省人民政府办公厅\n2023年5月15日\n"
)
LAW = "校园安全条例\n第一章 总则\n第一条 县级以上人民政府教育行政部门应当定期检查。\n第二条 学校可以申请补助。\n"
ANSWER = (
    "国务院办公厅关于巴东县地质灾害险情有关问题的复函\n国办函〔2004〕90号\n湖北省人民政府：\n"
    "你省《关于地质险情有关问题的请示》收悉。经国务院同意，现函复如下：\n"
    "一、请你省抓紧落实资金。\n国务院办公厅\n2004年12月24日\n"
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demanded")
    (folder / "pages").mkdir()
    (folder / "pages" / "a.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "pages" / "b.txt").write_text(LAW, encoding="utf-8")
    (folder / "pages" / "c.txt").write_text(ANSWER, encoding="utf-8")
    build(Settings((str(folder / "pages"),), folder / "warehouse"), processes(1))
    return folder / "warehouse"


def listed(command, warehouse: Path, *options: str) -> list[dict[str, str]]:
    ended = command("demands", *options, "--csv", "--warehouse", str(warehouse))
    assert (ended.status, ended.err) == (0, "")
    return list(csv.DictReader(io.StringIO(ended.out)))


@pytest.mark.parametrize(
    ("options", "addressees"),
    [
        (("--on", "县教育局"), ["各县（市、区）教育局", "县级以上人民政府教育行政部门"]),
        (("--on", "市教育局"), ["市教育局", "县级以上人民政府教育行政部门"]),
        (("--on", "县财政局"), ["各级财政部门"]),
        (("--on", "省商务部门"), ["省财政、发展改革、商务等部门"]),
        (("--on", "发展改革委"), ["省财政、发展改革、商务等部门"]),
        (("--on", "县发展改革委"), []),
        (("--on", "教育部", "--written"), []),
        (("--on", "学校", "--force", "may"), ["学校"]),
        (("--on", "县教育局", "--since", "2023"), ["各县（市、区）教育局"]),
        (("--on", "县教育局", "--since", "2023", "--until", "2023"), ["各县（市、区）教育局"]),
        (("--on", "县教育局", "--until", "2023-04"), []),
        (("--on", "县教育局", "--in", "四川省"), ["各县（市、区）教育局"]),
        (("--on", "县教育局", "--in", "湖北省"), []),
        (("--on", "教育局", "--due-before", "2023-07-01"), ["各县（市、区）教育局"]),
        (("--on", "教育局", "--due-before", "2023-06"), []),
        (("--on", "教育局", "--by", "四川省人民政府"), ["各县（市、区）教育局", "市教育局"]),
        (("--on", "湖北省人民政府"), ["你省"]),
        (("--on", "湖北省人民政府", "--written"), ["你省"]),
        (("--on", "x' OR '1'='1"), []),
        (("--by", "%' --"), []),
    ],
)
def test_who_is_told_by_words_kind_and_level(
    options: tuple[str, ...], addressees: list[str], command, warehouse: Path
) -> None:
    assert [row["addressee"] for row in listed(command, warehouse, *options)] == addressees


def test_exact_words_source_and_deadline_are_printed(command, warehouse: Path) -> None:
    ended = command("demands", "--on", "县教育局", "--since", "2023-05", "--warehouse", str(warehouse))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "各县（市、区）教育局 ← 四川省人民政府办公厅  [should]  due 2023-06-30",
        "  各县（市、区）教育局要按照有关规定，于2023年6月底前制定排查方案（含时间表），抓好落实。",
        f"  2023-05-15  四川省人民政府办公厅关于做好校园安全工作的通知  pages/a.txt  {article_id_of('pages/a.txt')}:2",
        "",
        "1 demand",
    ]


def test_a_demand_that_stands_on_several_pages_is_listed_once(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "pages" / f"{name}.txt").write_text(NOTICE, encoding="utf-8")
    build(Settings((str(tmp_path / "pages"),), tmp_path / "warehouse"), processes(1))
    found = listed(command, tmp_path / "warehouse", "--on", "市教育局", "--written")
    assert [row["source_uri"] for row in found] == ["pages/a.txt"]
    every = listed(command, tmp_path / "warehouse", "--on", "市教育局", "--written", "--copies")
    assert [row["source_uri"] for row in every] == ["pages/a.txt", "pages/b.txt", "pages/c.txt"]


@pytest.mark.parametrize(
    "options",
    [
        ("--in", "某某省"),
        ("--on", ""),
        ("--by", " "),
        ("--csv", "--json"),
        ("--since", "昨天"),
        ("--since", "2023-13"),
        ("--force", "strong"),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(options: tuple[str, ...], command, warehouse: Path) -> None:
    ended = command("demands", *options, "--warehouse", str(warehouse))
    assert ended.status == 2
    assert options[1] in ended.err


def test_ig_script_of_an_article(command, warehouse: Path) -> None:
    ended = command("export", "ig", "pages/a.txt", "--warehouse", str(warehouse))
    assert (ended.status, ended.err) == (0, "")
    article = article_id_of("pages/a.txt")
    context = "Cex[context=means](按照有关规定) Cex[context=time](于2023年6月底前)"
    assert [line for line in ended.out.splitlines() if f"[id={article}:2" in line] == [
        f"A(各县（市、区）教育局) D(要) I(制定) Bdir(排查方案（含时间表）) {context} [id={article}:2.1]",
        f"A(各县（市、区）教育局) D(要) I(抓好) Bdir(落实) {context} [id={article}:2.2]",
    ]
    assert "O{I(要依法追究责任)}" in ended.out


def test_ig_script_as_columns_for_the_parsers_two_fields(command, warehouse: Path) -> None:
    ended = command("export", "ig", article_id_of("pages/b.txt"), "--tsv", "--warehouse", str(warehouse))
    rows = list(csv.DictReader(io.StringIO(ended.out), delimiter="\t"))
    assert [row["encoded statement"].partition(" [id")[0] for row in rows] == [
        "A(县级以上人民政府教育行政部门) D(应当) I(检查)",
        "A(学校) D(可以) I(申请) Bdir(补助)",
    ]
    assert rows[0]["original statement"] == "第一条 县级以上人民政府教育行政部门应当定期检查。"


def test_an_unknown_article_ends_with_one_line(command, warehouse: Path) -> None:
    ended = command("export", "ig", "nowhere.txt", "--warehouse", str(warehouse))
    assert (ended.status, len(ended.err.splitlines())) == (1, 1)
