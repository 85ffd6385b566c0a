"""Each kind of repair has its entry: what stood in the raw text, and what stands there now."""

import pytest

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.ingest.document import RawDocument

AROUND = "会议强调，要坚持以人民为中心，把各项任务落到实处，认真抓好落实。"


def repairs(source: str, media_type: str) -> list[tuple[str, str, str]]:
    found = clean(RawDocument("test/a", "0" * 64, len(source), media_type, "utf-8", source))
    assert isinstance(found, Article)
    assert all(source[repair.raw_start : repair.raw_end] == repair.before for repair in found.repairs)
    return [(repair.kind, repair.before, repair.after) for repair in found.repairs]


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("關(guān)工委召開會議，研究有關工作。", [("pinyin_note", "(guān)", "")]),
        ("召開會(hui)(hui)議(yi)，研究有關工作。", [("pinyin_note", "(hui)(hui)", ""), ("pinyin_note", "(yi)", "")]),
        ("安排部署。??h委副書記張偉出席會議並講話，部署有關工作。", [("lost_byte", "??h", "。县")]),
        ("市委召開會議，掀起學習貫徹?zé)岢?。", [("split_note", "?zé)岢?", "热潮")]),
        ("王?伟出席会议并讲话。", [("unmended", "?", "?")]),
        ("会议<p>强调", [("html_leftover", "<p>", "\n")]),
        ("会议强调，要抓好&nbsp;落实。", [("html_leftover", "&nbsp;", " ")]),
        ("会议---此处隐藏9301字,下载后查看---结束。", [("hidden_passage", "---此处隐藏9301字,下载后查看---", "")]),
        ("图片14.png", [("furniture", "图片14.png", "")]),
        ("（此件公开发布）", [("metadata", "（此件公开发布）", "")]),
    ],
)
def test_repairs_of_a_line(line: str, entries: list[tuple[str, str, str]]) -> None:
    assert repairs(f"{AROUND}\n{line}\n{AROUND}\n", "text/plain") == entries


def test_text_in_a_wrong_charset() -> None:
    # Windows reads the byte 80 as €
    assert repairs("鍏充簬鍔犲己瀹夊叏鐢熶骇宸ヤ綔鐨勯€氱煡", "text/plain") == [
        ("mojibake", "鍏充簬鍔犲己瀹夊叏鐢熶骇宸ヤ綔鐨勯€氱煡", "关于加强安全生产工作的通知")
    ]
    garbled = "中国共产党委员会关于会议的通知".encode("gbk").decode("latin-1")
    assert repairs(garbled, "text/plain") == [("mojibake", garbled, "中国共产党委员会关于会议的通知")]


def test_entities_of_a_page() -> None:
    source = (
        f"<html><body><p>近日，街道&ldquo;一行&rdquo;到访。{AROUND}</p><div class='footer'>版权所有</div></body></html>"
    )
    assert repairs(source, "text/html") == [
        ("html_entity", "&ldquo;", "“"),
        ("html_entity", "&rdquo;", "”"),
        ("furniture", "版权所有", ""),
    ]
