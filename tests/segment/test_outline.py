"""Item path and heading of sentences."""

import pytest

from tasks.segment.segment import cut_with_outline

Row = tuple[str | None, str | None, str]


def rows(text: str) -> list[Row]:
    return [(s.item, s.heading, s.text) for s in cut_with_outline(text)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "一、总体要求\n以此为指导。\n二、工作任务\n1.配建。各地要做好。\n2.移交。\n三、措施",
            "1 1 2 2.1 2.1 2.2 3",
        ),
        (
            "一、任务\n（一）甲。要抓。\n（二）乙。\n二、保障\n（一）丙。",
            "1 1.1 1.1 1.2 2 2.1",
        ),
        (
            "一、任务\n1、甲\n2、乙\n（1）丙\n（2）丁\n3、戊",
            "1 1.1 1.2 1.2.1 1.2.2 1.3",
        ),
        ("要求如下。一要提高认识。要落实。二要服务大局。三是创新。", "- 1 1 2 3"),
        ("四点意见。四是建立机制。", "- -"),
        (
            "一是甲。二是乙。首先是上下沟通。其次是议事。第三是保障。三是丙。",
            "1 2 2.1 2.2 2.3 3",
        ),
        ("一、二年级学生要读书。\n三、四线城市要发展。", "- -"),
        ("第一，抓学习。第二，抓落实。", "1 2"),
        ("第一要务是发展。第二产业要提质。", "- -"),
        ("首先，我向大家表示感谢。", "-"),
        ("首先，要学。其次，要干。最后，要总结。", "1 2 3"),
        ("一是甲；二是乙；三是丙。丁也要办。", "1 3"),
        (
            "第一条 甲：\n（一）子；\n（二）丑。\n第二条 乙。\n第三条 丙：\n（一）寅。",
            "- 1 2 - - 1",
        ),
        ("3.5亿元用于建设。\n2.1节", "- -"),
        ("1.甲\n2.乙\n（一）丙\n（二）丁\n3.戊", "1 2 2.1 2.2 3"),
    ],
)
def test_item_path(text: str, items: str) -> None:
    assert [item or "-" for item, _, _ in rows(text)] == items.split()


def test_headings_are_lines_of_their_own_run_in_ones_and_bare_ones() -> None:
    text = (
        "指导思想\n以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，落实决策部署。\n"
        "一、组织实施\n1.落实责任分工。教育行政部门要参与。\n第三章 法律责任\n第九条 违反本法的，处罚款。"
    )
    assert [(heading, text) for _, heading, text in rows(text)] == [
        (None, "指导思想"),
        (
            "指导思想",
            "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，落实决策部署。",
        ),
        ("指导思想", "一、组织实施"),
        ("组织实施", "1.落实责任分工。"),
        ("落实责任分工", "教育行政部门要参与。"),
        (None, "第三章 法律责任"),
        ("法律责任", "第九条 违反本法的，处罚款。"),
    ]


def test_counters_of_a_sentence_are_kept_with_their_depth() -> None:
    (sentence,) = cut_with_outline("会议要求，一是深化改革；二是推广经验。")
    assert [(c.depth, c.number, c.shape) for c in sentence.counters] == [
        (1, 1, "一是"),
        (1, 2, "一是"),
    ]
    assert sentence.item == "1"


def test_decimal_numbers_give_the_whole_path() -> None:
    text = "1　总则\n1.1　目的\n为做好工作。\n2　职责\n2.1　指挥部\n2.1.1　组成\n（1）甲。\n（2）乙。\n2.2　办公室"
    assert [item for item, _, _ in rows(text)] == ["1", "1.1", "1.1", "2", "2.1", "2.1.1", "2.1.1.1", "2.1.1.2", "2.2"]


def test_a_new_reporting_frame_ends_a_list() -> None:
    text = "会议强调，一是抓学习；二是抓落实。要坚持。\n会议要求，要加强领导。"
    assert [item for item, _, _ in rows(text)] == ["1", "2", None]


def test_a_wish_inside_a_spoken_list_does_not_end_it() -> None:
    text = "一是提高政治站位。当前，我国经济仍处关键阶段，希望大家深入学习。二是坚定发展信心。"
    assert [item for item, _, _ in rows(text)] == ["1", "1", "2"]


def test_numbers_of_a_tables_rows_are_items() -> None:
    text = "一、保护方面\n序号\n举措\n1\n审判三合一的机制\n整合审判资源，实行审判三合一。\n2\n跨市审理\n授权市级法院审理。\n二、激励方面\n3\n权属改革\n赋予所有权。"
    items = [item for item, _, _ in rows(text)]
    assert items == ["1", "1", "1", *["1.1"] * 3, *["1.2"] * 3, "2", *["2.3"] * 3]


def test_numbers_alone_are_no_items_without_a_column_of_numbers() -> None:
    assert [item for item, _, _ in rows("一、数据\n1\n2\n3\n要落实。")] == ["1"] * 5


def test_the_number_of_an_article_heads_the_path_of_its_items() -> None:
    text = "第一章 总则\n第七条 甲。乙。\n第十二条 丙：\n（一）丁；\n（二）戊。\n己。\n第二章 附则\n庚。"
    assert [(s.path, s.item) for s in cut_with_outline(text)] == [
        (None, None),
        ("7", None),
        ("7", None),
        ("12", None),
        ("12.1", "1"),
        ("12.2", "2"),
        ("12.2", "2"),
        (None, None),
        (None, None),
    ]


def test_articles_behind_the_hundredth_are_counted() -> None:
    text = "第九十九条 甲。\n第一百条 乙。\n第一百零一条 丙：\n（一）丁。\n第一百一十一条 戊。\n第一千二百五十九条 己。"
    assert [s.path for s in cut_with_outline(text)] == ["99", "100", "101", "101.1", "111", "1259"]


def test_headings_above_articles_are_chapters_however_they_are_counted() -> None:
    text = "七、特种买卖\n第三十条 甲：\n（一）乙；\n（二）丙。\n八、其他问题\n第三十一条 丁。"
    assert [(s.path, s.heading) for s in cut_with_outline(text)] == [
        (None, None),
        ("30", "特种买卖"),
        ("30.1", "特种买卖"),
        ("30.2", "特种买卖"),
        (None, None),
        ("31", "其他问题"),
    ]


def test_the_last_item_of_an_article_is_no_chapter() -> None:
    text = "第四条 程序如下：\n一、由本会核办。\n二、驻外馆处得函转本会核办。\n第五条 由本会审查。"
    sentences = cut_with_outline(text)
    assert [(s.path, s.is_heading) for s in sentences] == [("4", False), ("4.1", False), ("4.2", False), ("5", False)]


def test_a_formula_is_no_heading() -> None:
    text = "第八条 下列税额准予抵扣：\n（一）甲。计算公式：\n进项税额＝买价×扣除率\n（二）自境外单位购进劳务、服务、无形资产或者境内的不动产。"
    assert [s.path for s in cut_with_outline(text)] == ["8", "8.1", "8.1", "8.1", "8.2"]


def test_a_year_behind_the_point_of_a_counter_is_no_decimal() -> None:
    text = "19.政策：甲。\n20.2026年10件民生实事：乙。\n2.5亿元用于丙。"
    assert [s.path for s in cut_with_outline(text)] == ["19", "20", "20"]
