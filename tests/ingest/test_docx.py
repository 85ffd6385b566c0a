"""Word files: what a reader sees in them."""

import io
import zipfile
from pathlib import Path

import pytest

from tasks.ingest.containers.numbering import in_form
from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject, Source
from tasks.ingest.records import Record, records_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {W} {MC}><w:body>{body}</w:body></w:document>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    return file.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int, list_id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def read(path: Path, content: bytes) -> RawDocument | Reject:
    path.write_bytes(content)
    [record] = records_of(Source(f"docs/{path.name}", path))
    return decode(record) if isinstance(record, Record) else record


def text_of(tmp_path: Path, content: bytes) -> str:
    document = read(tmp_path / "a.docx", content)
    assert isinstance(document, RawDocument)
    return document.raw_text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("关于做好工作的通知") + p("") + p("各县："), "关于做好工作的通知\n\n各县："),
        ("<w:p><w:r><w:t>要</w:t></w:r><w:r><w:t>加强</w:t><w:tab/><w:t>领导</w:t><w:br/><w:t>。</w:t></w:r></w:p>", "要加强\t领导\n。"),
        ("<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "留"),
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice>{p('框')}</mc:Choice><mc:Fallback>{p('框')}</mc:Fallback></mc:AlternateContent><w:t>外</w:t></w:r></w:p>", "框\n外"),
        (f"<w:tbl><w:tr><w:tc>{p('序号')}</w:tc><w:tc>{p('责任')}{p('单位')}</w:tc></w:tr><w:tr><w:tc>{p('1')}</w:tc><w:tc>{p('教育局')}</w:tc></w:tr></w:tbl>", "序号\t责任 单位\n1\t教育局"),
        (f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{p('内')}</w:tc><w:tc>{p('层')}</w:tc></w:tr></w:tbl>{p('外')}</w:tc></w:tr></w:tbl>", "内\t层 外"),
        (f"<w:sdt><w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>", "目录"),
        ("<w:p><w:r><w:t>a &lt; b&#x3002;</w:t></w:r></w:p>", "a < b。"),
    ],
)  # fmt: skip
def test_paragraphs_and_tables(tmp_path: Path, body: str, text: str) -> None:
    assert text_of(tmp_path, docx(body)) == text


NUMBERING = """<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def test_automatic_numbers_are_text(tmp_path: Path) -> None:
    body = [
        numbered("总体要求", 0),
        numbered("指导思想。", 1),
        numbered("基本原则。", 1),
        numbered("坚持领导。", 2),
        numbered("坚持实干。", 2),
        numbered("圆点", 3),
        numbered("工作任务", 0),
        numbered("任务。", 1),
        p("样式", '<w:pStyle w:val="2"/>'),
        numbered("附件一", 0, 2),
        numbered("没有这种编号", 0, 9),
    ]
    styles = (
        '<w:style w:styleId="2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert text_of(tmp_path, docx("".join(body), numbering=NUMBERING, styles=styles)).split("\n") == [
        "一、总体要求",
        "（一）指导思想。",
        "（二）基本原则。",
        "3.坚持领导。",
        "4.坚持实干。",
        "圆点",
        "二、工作任务",
        "（一）任务。",
        "（二）样式",
        "一、附件一",
        "没有这种编号",
    ]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百〇五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千〇一"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "ideographTraditional", "乙"),
        (4, "upperRoman", "IV"),
        (2, "lowerLetter", "b"),
        (7, "decimal", "7"),
        (7, "hebrew1", "7"),
        (0, "chineseCounting", "0"),
    ],
)
def test_forms_of_numbers(number: int, form: str, text: str) -> None:
    assert in_form(number, form) == text


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + "好" * 1000 + '">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)  # fmt: skip


def test_entities_do_not_swell(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            BOMB + f"]><w:document {W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>",
        )
    made = read(tmp_path / "a.docx", file.getvalue())
    assert isinstance(made, Reject)
    assert made.reason in ("empty", "broken_archive")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (docx(p("好"))[:-30], "broken_archive"),
        (docx("<w:p>" * 3), "broken_archive"),
        (docx("<w:sdt>" * 100_000), "broken_archive"),
        (docx("<w:p/>" * 10), "empty"),
        (docx("</w:p></w:tr></w:tc>"), "broken_archive"),
        (docx(p("好" * 9_999_999) + p("好好")), "too_large"),
        (docx("<w:p/>" * 2_000_000), "too_large"),
        (docx("", styles="<!--" + "0" * 70_000_000 + "-->"), "expands_too_much"),
    ],
)
def test_bad_word_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    made = read(tmp_path / "a.docx", content)
    assert isinstance(made, Reject)
    assert made.reason == reason
