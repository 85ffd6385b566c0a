"""Damage of all kinds, made as faulty converters make it: each character of the result can be traced, and what is gone is on record."""

import re
from itertools import pairwise

import opencc
from cleaned import article
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from tasks.clean.article import Article
from tasks.clean.repair.script import simplified
from tasks.text import Text

SENTENCES = (
    "会议强调，要坚持以人民为中心，把各项任务落到实处。",
    "全年完成投资3.5亿元，同比增长12.8%，增速居全省第1位。",
    "市关工委主任张伟出席会议并讲话（全文另发）。",
    "活动于10:30开始，网址为http://www.example.gov.cn/list?id=3。",
    "各县（市、区）人民政府要认真贯彻落实《实施方案》，建立健全长效机制；严禁弄虚作假！",
    "他指出：“粮食增产的潜力从何而来？关键在良种。”",
    "看着孩子们的笑脸，他说，后天就到乾县去，里程约八十公里。",
    "**书记作了报告，XX局负责人参加。",
)
FURNITURE = ("图片14.png", "责任编辑：王五", "上一篇：下一篇：", "打印本页", "扫一扫在手机打开当前页", "Copyright©2024 版权所有", "您当前的位置：首页 > 新闻")  # fmt: skip
INVISIBLE = "\u200b\ufeff\u202e\x07\xad"
MARKS = "，。、；：,.;:?？!！"
HALF = str.maketrans("，：；（）？！", ",:;()?!")
TRADITIONAL = opencc.OpenCC("s2t")


def with_notes(text: str, chosen: set[int], *, toned: bool, doubled: bool) -> str:
    """Readings behind characters: 會(huì)議, 會(hui)(hui)議."""
    characters = sorted({char for char in text if "一" <= char <= "鿿"})
    noted = {characters[i % len(characters)] for i in chosen} if characters else set()
    style = Style.TONE if toned else Style.NORMAL
    return "".join(
        char + f"({pinyin(char, style=style)[0][0]})" * (1 + doubled) if char in noted else char for char in text
    )


def with_lost_bytes(text: str, places: set[int]) -> str:
    """First bytes of characters in GBK become ?, and a decoder reads on."""
    content = bytearray(text.encode("gbk", "replace"))
    leads = [i for i, byte in enumerate(content) if byte >= 0x81]
    for place in places if leads else ():
        content[leads[place % len(leads)]] = ord("?")
    return bytes(content).decode("gbk", "replace")


def misread(text: str) -> str:
    """UTF-8 read as GBK: 鍏充簬."""
    return text.encode("utf-8").decode("gbk", "replace")


@st.composite
def damaged_lines(draw: st.DrawFn) -> str:
    line = "".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)))
    if draw(st.booleans()):
        line = TRADITIONAL.convert(line)
    damage = draw(st.sampled_from(["none", "notes", "bytes", "half", "misread", "tags", "blanks", "invisible"]))
    some = draw(st.sets(st.integers(0, 400), max_size=4))
    if damage == "notes":
        line = with_notes(line, some, toned=draw(st.booleans()), doubled=draw(st.booleans()))
    elif damage == "bytes":
        line = with_lost_bytes(line, some)
    elif damage == "half":
        line = line.translate(HALF)
    elif damage == "misread":
        line = misread(line)
    else:
        piece = {
            "tags": ["<p>", "<br/>", "&nbsp;", "&lt;", "![](a.png)", "**", "/p>"],
            "blanks": ["　　", " ", "\xa0", "\t"],
            "invisible": list(INVISIBLE),
        }.get(damage, [""])
        for place in sorted(some, reverse=True):
            at = place % (len(line) + 1)
            line = line[:at] + draw(st.sampled_from(piece)) + line[at:]
    return line


@st.composite
def damaged_pages(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.one_of(damaged_lines(), st.sampled_from(FURNITURE), st.just("")), min_size=1, max_size=6))
    return draw(st.sampled_from(["\n", "\r\n", "\n\n"])).join([SENTENCES[0], *lines, SENTENCES[1]])


def comes_from(char: str, raw: str) -> bool:
    """Whether a character is the raw one, or is it in another script, width or form of its mark."""
    if char == raw or char in (simplified(raw), "着" if raw == "著" else ""):
        return True
    if raw.isspace():
        return char in " \n"
    if ord(raw) - 0xFEE0 == ord(char) or ord(char) - 0xFEE0 == ord(raw):
        return True
    return (raw, char) in {(".", "。"), ('"', "“"), ('"', "”")}


@given(damaged_pages())
def test_each_character_is_the_raw_one_or_maps_to_it_or_was_repaired(text: str) -> None:
    found = article(text)
    repaired = bytearray(len(text) + 1)
    for repair in found.repairs:
        assert text[repair.raw_start : repair.raw_end] == repair.before
        repaired[repair.raw_start : repair.raw_end] = b"\1" * (repair.raw_end - repair.raw_start)
    for part in (found.title, found.body):
        for char, (low, high) in zip(part.chars, part.origins(), strict=True):
            if high - low == 1 and comes_from(char, text[low]):
                continue
            assert high > low or char == "\n"
            assert all(repaired[low:high]), (char, text[low:high])


@given(damaged_pages())
def test_origins_never_decrease_and_lie_in_the_raw_text(text: str) -> None:
    for part in (article(text).title, article(text).body):
        origins = part.origins()
        assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(origins))
        assert all(0 <= low <= high <= len(text) for low, high in origins)


def covered(text: str, parts: list[Text], found: Article) -> bytearray:
    seen = bytearray(len(text))
    for low, high in [span for part in parts for span in part.origins()]:
        seen[low:high] = b"\1" * (high - low)
    for repair in found.repairs:
        seen[repair.raw_start : repair.raw_end] = b"\1" * (repair.raw_end - repair.raw_start)
    return seen


@given(damaged_pages())
def test_what_is_gone_is_on_record_or_is_blank_or_a_doubled_mark(text: str) -> None:
    found = article(text)
    seen = covered(text, [found.title, found.body], found)
    gone = {text[i] for i, there in enumerate(seen) if not there}
    assert all(char.isspace() or char in INVISIBLE + MARKS for char in gone), gone


@given(damaged_pages())
def test_a_cleaned_text_is_clean(text: str) -> None:
    first = article(text)
    again = article(first.body.chars)
    assert again.body.chars == first.body.chars
    assert [repair for repair in again.repairs if repair.kind not in ("furniture", "metadata", "unmended")] == []


@given(damaged_pages())
def test_slices_of_the_body_point_to_where_it_was_read(text: str) -> None:
    body = article(text).body
    for line in re.finditer(r"[^\n]+", body.chars):
        low, high = body.raw_span(line.start(), line.end())
        assert (low, high) == (body.origins()[line.start()][0], body.origins()[line.end() - 1][1])
        assert "\n" not in text[low:high].strip("\r\n") or len(text[low:high].split("\n")) <= 2
