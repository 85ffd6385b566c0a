"""PDFs: lines become paragraphs again; scans have none."""

from pathlib import Path

import pytest

from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject, Source
from tasks.ingest.records import Record, records_of

Placed = tuple[int, int, str]
"""left, height above the foot of the page, text"""

HEAD = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
3 0 obj <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>> endobj
4 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R
/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>> endobj
5 0 obj <</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200
/CapHeight 700/StemV 80>> endobj
"""


def pdf(*pages: list[Placed]) -> bytes:
    """Text in 10 points where a glyph of any script is 10 points wide."""
    content = HEAD
    kids = b""
    for n, lines in enumerate(pages):
        drawn = "".join(f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj\n" for x, y, text in lines)
        stream = f"BT /F 10 Tf\n{drawn}ET".encode()
        page, body = 10 + 2 * n, 11 + 2 * n
        kids += b"%d 0 R " % page
        content += b"%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents %d 0 R" % (page, body)
        content += b"/Resources<</Font<</F 3 0 R>>>>>> endobj\n"
        content += b"%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n" % (body, len(stream), stream)
    content += b"2 0 obj <</Type/Pages/Kids[%s]/Count %d>> endobj\n" % (kids, len(pages))
    return content + b"trailer <</Root 1 0 R/Size 100>>\n%%EOF\n"


def read(path: Path, content: bytes) -> RawDocument | Reject:
    path.write_bytes(content)
    [record] = records_of(Source(f"docs/{path.name}", path))
    return decode(record) if isinstance(record, Record) else record


@pytest.mark.parametrize("name", ["a.pdf", "download"])
def test_lines_become_paragraphs_over_the_break_of_pages(tmp_path: Path, name: str) -> None:
    content = pdf(
        [
            (100, 560, "关于做好工作的通知"),
            (50, 540, "各县人民政府："),
            (70, 520, "为贯彻落实国务院关于进一步做好安全生产工作的决"),
            (50, 500, "策部署，现就有关事项通知如下，请认真组织实施工作。"),
            (70, 480, "一、要加强领导，各级各部门要高度重视安全生产工作"),
            (180, 20, "— 1 —"),
        ],
        [
            (50, 560, "，确保安全。"),
            (70, 540, "二、要落实责任，抓好各项任务的落实，不得有误，不得"),
            (50, 520, "推诿。"),
            (180, 20, "— 2 —"),
        ],
    )
    document = read(tmp_path / name, content)
    assert isinstance(document, RawDocument)
    assert document.media_type == "application/pdf"
    assert document.raw_text.split("\n") == [
        "关于做好工作的通知",
        "各县人民政府：",
        "为贯彻落实国务院关于进一步做好安全生产工作的决策部署，现就有关事项通知如下，请认真组织实施工作。",
        "一、要加强领导，各级各部门要高度重视安全生产工作，确保安全。",
        "二、要落实责任，抓好各项任务的落实，不得有误，不得推诿。",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([]), "scan"),
        (pdf([(180, 20, "— 1 —")], [(180, 20, "— 2 —")]), "scan"),
        (b"%PDF-1.4 not pdf", "broken_archive"),
        (pdf([(50, 500, "要加强领导，确保安全。")])[:200], "broken_archive"),
    ],
)
def test_what_has_no_text_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    made = read(tmp_path / "a.pdf", content)
    assert isinstance(made, Reject)
    assert made.reason == reason
