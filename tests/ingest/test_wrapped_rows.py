"""Documents wrapped in what interfaces and exports put around them, and Markdown with its front matter."""

import json
from pathlib import Path

import pytest

from tasks.ingest.containers.front_matter import end_of_front_matter, front_matter_fields
from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject, Source
from tasks.ingest.records import Record, records_of

ONE, TWO = {"title": "通知一", "content": "要加强领导。"}, {"title": "通知二", "content": "要抓好落实。"}


def read(path: Path) -> dict[str, RawDocument | Reject]:
    made = [
        decode(each) if isinstance(each, Record) else each for each in records_of(Source(f"docs/{path.name}", path))
    ]
    return {each.source_uri.partition(path.name)[2]: each for each in made}


def texts(path: Path) -> dict[str, str]:
    return {
        place: each.raw_text if isinstance(each, RawDocument) else each.reason for place, each in read(path).items()
    }


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"code": 0, "data": {"list": [ONE, TWO]}}, {"#item-1": "要加强领导。", "#item-2": "要抓好落实。"}),
        ({"a": ONE, "b": TWO}, {"#a": "要加强领导。", "#b": "要抓好落实。"}),
        ({"data": ONE}, {"#item-1": "要加强领导。"}),
        ({"title": "通知", "paragraphs": [{"text": "要加强领导。"}, {"text": "要抓好落实。"}]}, {"": "要加强领导。\n要抓好落实。"}),
        ({"newsTitle": "通知", "News Body": "要加强领导。"}, {"": "要加强领导。"}),
        ([{"标题": "通知", "段落": ["要加强领导。", "要抓好落实。"]}], {"#item-1": "要加强领导。\n要抓好落实。"}),
        ([{"title": "通知", "content": [{"type": "p", "text": "要加强领导。"}, {"type": "img"}]}], {"#item-1": "要加强领导。"}),
        ({"article": [ONE, TWO]}, {"#item-1": "要加强领导。", "#item-2": "要抓好落实。"}),
        ({"x": [ONE], "y": [TWO]}, {"": "no_text"}),  # which of the two?
        ({"a": {"b": {"c": {"d": {"e": {"f": {"g": ONE}}}}}}}, {"": "no_text"}),
    ],
)  # fmt: skip
def test_what_an_object_wraps(tmp_path: Path, value: object, found: dict[str, str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    assert texts(path) == found


@pytest.mark.parametrize("lines", [["{0},", "{1},"], ["[", "{0},", "{1}", "]"]])
def test_lines_of_an_array_are_json_lines(tmp_path: Path, lines: list[str]) -> None:
    rows = [json.dumps(each, ensure_ascii=False) for each in (ONE, TWO)]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(line.replace("{0}", rows[0]).replace("{1}", rows[1]) for line in lines), "utf-8")
    assert list(texts(path).values()) == ["要加强领导。", "要抓好落实。"]


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("---\ntitle: 关于“双减”的通知\ndate: 2023-05-15\nauthor: [张三, '李四']\ntags: [教育]\n---\n",
         {"title": "关于“双减”的通知", "date": "2023-05-15", "author": "张三、李四"}),
        ("---\n标题: \"通知\"\n作者:\n  - 张三\n  - 李四\n---\n", {"title": "通知", "author": "张三、李四"}),
        ("+++\ntitle = \"通知\"\ndate = 2023-05-15\n+++\n", {"title": "通知", "date": "2023-05-15"}),
        ("---\n要加强领导。\n", {}),  # a line of dashes and no front matter
        ("# 通知\n---\ntitle: 无\n---\n", {}),
    ],
)  # fmt: skip
def test_fields_of_front_matter(front: str, fields: dict[str, str]) -> None:
    assert front_matter_fields(f"{front}要加强领导。") == fields
    assert end_of_front_matter(f"{front}要加强领导。") == (len(front) if fields else 0)


def test_markdown_keeps_its_text_and_gives_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: 通知\n---\n要加强领导。\n", "utf-8")
    [document] = read(path).values()
    assert isinstance(document, RawDocument)
    assert document.raw_text == "---\ntitle: 通知\n---\n要加强领导。\n"
    assert document.given == {"title": "通知"}
    assert document.media_type == "text/markdown"
