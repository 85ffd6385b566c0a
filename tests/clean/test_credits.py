"""Whom a page credits: several authors under their roles, organs that sent a text in, media that tell it."""

import pytest

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.header.credits import names_in_byline
from tasks.ingest.document import RawDocument


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("记者 张三 通讯员 李四、王五", ["张三", "李四", "王五"]),
        ("张三 李四", ["张三", "李四"]),
        ("王 伟 李 强", ["王伟", "李强"]),
        ("南都见习记者 林子沛", ["林子沛"]),
        ("张三通讯员李四", ["张三", "李四"]),
        ("文/图 陈明", ["陈明"]),
        ("艾尔肯·吐尼亚孜", ["艾尔肯·吐尼亚孜"]),
        ("***", ["***"]),
        ("2023年", []),
    ],
)
def test_names_in_bylines(byline: str, names: list[str]) -> None:
    assert names_in_byline(byline) == names


TEXT = "近日，仁和区召开会议，研究部署供水保障工作，区直各部门负责同志参加会议并作了发言。"


@pytest.mark.parametrize(
    ("header", "source", "author"),
    [
        ("来源：仁和区关工委办公室 作者：张三、李四", "仁和区关工委办公室", "张三、李四"),
        ("记者：张三 通讯员：李四", None, "张三、李四"),
        ("供稿：仁和区教育局", "仁和区教育局", None),
        ("供稿：张三", None, "张三"),
        ("文：张三 图：李四", None, "张三"),
        ("来源：市关工委办公室庾光军", "市关工委办公室", "庾光军"),
        ("石佳/中国青年报", "中国青年报", "石佳"),
        ("【文/观察者网专栏作者 王文】", None, "王文"),
        ("（文/图 刘玺东 易赛楠）", None, "刘玺东、易赛楠"),
        ("（评论员 罗博 萧海川）", None, "罗博、萧海川"),
        ("( 2025-09-18 ) 稿件来源:新华每日电讯 要闻", "新华每日电讯", None),
        ("来源：人民日报海外版 中国青年网", "人民日报海外版", None),
        ("2023-05-15 10:30 四川日报 作者张三", "四川日报", "张三"),
        ("本报记者 张三 通讯员 李四", None, "张三、李四"),
        ("撰稿：张三　审核：李四", None, "张三"),
        ("来源：《四川日报》", "四川日报", None),
        ("来源：仁和区人民政府 发布开发区：东区工业园", "仁和区人民政府", None),
        ("墨新闻|记者张大文/台北报导", None, "张大文"),
        ("记者：张大文 / 台北 报导", None, "张大文"),
    ],
)
def test_credits(header: str, source: str | None, author: str | None) -> None:
    text = f"仁和区召开供水保障工作会议\n{header}\n{TEXT}\n"
    found = clean(RawDocument("test/a", "0" * 64, len(text), "text/plain", "utf-8", text))
    assert isinstance(found, Article)
    assert (found.source_name, found.author, found.body.chars) == (source, author, TEXT)


@pytest.mark.parametrize(
    ("opening", "source", "author"),
    [
        ("东北网绥化9月19日讯（张三军 李四平）", "东北网", "张三军、李四平"),
        ("本网讯（张三军 李四平）", None, "张三军、李四平"),
        ("央视网消息（焦点访谈）：", "央视网", None),
    ],
)
def test_credits_of_a_dateline(opening: str, source: str | None, author: str | None) -> None:
    text = f"仁和区召开供水保障工作会议\n{opening}{TEXT}\n"
    found = clean(RawDocument("test/a", "0" * 64, len(text), "text/plain", "utf-8", text))
    assert isinstance(found, Article)
    assert (found.source_name, found.author) == (source, author)
