"""Bad input of every kind, taken in by the real command in one run: each ends in its own reject or in a right row.

Nothing of it raises, hangs, or takes memory without bound.
"""

import gzip
import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "各级要严格落实值班制度。"
TEXT = f"各县（市、区）人民政府：\n{SENTENCE}\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

MAX_MEMORY = 1_600_000_000
"""bytes that the run over all of it may hold at its peak; a run over one notice holds 0.4 GB, most of it libraries"""


def zipped(*members: tuple[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>通知</title></head><body>{body}</body></html>".encode()


def scan() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(600, 800)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def torn_gzip() -> bytes:
    rows = [{"id": number, "text": SENTENCE + random.Random(number).randbytes(60).hex()} for number in range(60)]
    content = gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode())
    return content[: len(content) // 2]


def long_line(path: Path) -> None:
    """200 MB without a line end, in pieces: the test shall not hold it either."""
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(200):
            file.write(b"a" * 1_000_000)
        file.write(f'"}}\n{{"id": 1, "text": "{SENTENCE}"}}\n'.encode())


def parquet(**columns: list[object]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


FILES: dict[str, bytes | str | Callable[[Path], None]] = {
    "zip.txt": zipped(("b.txt", TEXT), ("../../x.txt", TEXT), ("/x.txt", TEXT), ("a\nb\u202e.txt", TEXT)),
    "bomb.gz": gzip.compress(b"\0" * 100_000_000, 1),
    "bomb.jsonl.gz": gzip.compress(b"\0" * 100_000_000, 1),
    "bomb.zip": zipped(("a.txt", "a" * 70_000_000)),
    "line.jsonl": long_line,
    "tags.html": page("<div>" * 100_000 + SENTENCE + "</div>" * 100_000),
    "bold.html": page("<p>" + "<b>" * 100_000 + SENTENCE),
    "tables.html": page("<table><tr><td>" * 33_000 + SENTENCE),
    "attributes.html": page("<p " + " ".join(f"a{n}='{n}'" for n in range(80_000)) + f">{SENTENCE}</p>"),
    "attribute.html": page(f'<p title="{"x" * 1_000_000}">{SENTENCE}</p>'),
    "quotes.html": page(f"<p>{SENTENCE}</p>" + '<p title="<p a=" ' * 60_000),
    "torn.jsonl.gz": torn_gzip(),
    "torn.txt.gz": gzip.compress(TEXT.encode())[:-9],
    "bad.jsonl": f'{{"id": 1, "text": "{SENTENCE}"}}\n{{"id": 2, "text": \n{{"id": 3, "text": "{SENTENCE}"}}\n'
    f'{{"id": 4, "title": "通知"}}\n{{"id": 1, "text": "{SENTENCE}"}}\n{"[" * 100_000}\n',
    "stray.csv": f'id;text\n1;"{SENTENCE}"\n2;{SENTENCE}他说"要\n3;"{SENTENCE}\n4;{SENTENCE}\n',
    "caret.csv": f"编号^News-Body\n1^{SENTENCE}\n",
    "paragraphs.parquet": parquet(id=[1], text=[["各县（市、区）人民政府：", SENTENCE]]),
    "torn.parquet": parquet(id=[1], text=[SENTENCE])[:-9] + b"\0\0\0\0\0PAR1",
    "blocks.json": json.dumps({"newsTitle": "通知", "content": [{"type": "p", "text": SENTENCE}]}),
    "control.txt": "关于做好\u202e防汛\u202c工作的\u200b通知\n\x01各级\x7f要\u2066严格\u2069落实值班制度。\n",
    "surrogate.txt": "各级要\ud83d严格落实值班制度。\n".encode("utf-8", "surrogatepass"),
    "surrogate.jsonl": '{"id": 1, "text": "各级要\\ud83d严格落实值班制度。", "title": "\\udc00通知"}\n',
    "one.txt": "好" * 3_400_000,
    "demands.txt": "要" * 300_000,
    "latin.txt": "a" * 9_999_999,
    "blank.txt": "\u3000" * 3_400_000,
    "sentences.txt": "好。" * 1_700_000,
    "brackets.txt": "《" * 3_400_000,
    "angles.html": "<html>" + "<" * 9_000_000,
    "emoji.txt": "😀🎉🇨🇳👨‍👩‍👧" * 200,
    "english.html": page("<p>The State Council issued a notice on flood control.</p>" * 20),
    "japanese.html": page("<p>日本政府は新しい経済対策を発表しました。国民の生活を守るための措置です。</p>" * 9),
    "japanese.txt": ("日本政府は新しい経済対策を発表しました。" * 9).encode("shift_jis"),
    "uyghur.html": page("<p>شىنجاڭ ئۇيغۇر ئاپتونوم رايونلۇق خەلق ھۆكۈمىتى ئۇقتۇرۇش چىقاردى.</p>" * 9),
    "tibetan.txt": "བོད་རང་སྐྱོང་ལྗོངས་མི་དམངས་སྲིད་གཞུང་།" * 20,
    "old.doc": OLE,
    "old.wps": OLE,
    "new.ofd": zipped(("OFD.xml", "<x/>")),
    "scan.pdf": scan(),
    "sheet.xlsx": zipped(("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>")),
    "rich.rtf": r"{\rtf1 a}",
    "noise.txt": random.Random(1).randbytes(100_000),
}

REJECTED = {
    "zip.txt#../../x.txt": "unsafe_name",
    "zip.txt#/x.txt": "unsafe_name",
    "bomb.gz": "too_large",
    "bomb.jsonl.gz": "expands_too_much",
    "bomb.zip#a.txt": "too_large",
    "line.jsonl#line-1": "too_large",
    "torn.jsonl.gz": "broken_archive",
    "torn.txt.gz": "broken_archive",
    "bad.jsonl#line-2": "bad_record",
    "bad.jsonl#4": "no_text",
    "bad.jsonl#line-5": "duplicate_id",
    "bad.jsonl#line-6": "bad_record",
    "torn.parquet": "broken_archive",
    "latin.txt": "not_chinese",
    "blank.txt": "empty",
    "sentences.txt": "too_large",
    "brackets.txt": "not_chinese",
    "angles.html": "not_chinese",
    "emoji.txt": "not_chinese",
    "english.html": "not_chinese",
    "japanese.html": "not_chinese",
    "japanese.txt": "unknown_charset",
    "uyghur.html": "not_chinese",
    "tibetan.txt": "not_chinese",
    "old.doc": "doc_file",
    "old.wps": "wps_file",
    "new.ofd": "ofd_file",
    "scan.pdf": "scan",
    "sheet.xlsx": "office_file",
    "rich.rtf": "rtf_file",
    "noise.txt": "not_text",
    "loop": "symlink_folder",
    "self": "symlink_broken",
    "outside.txt": "symlink_outside",
    "pipe": "not_a_file",
}

NOTICE = f"各县（市、区）人民政府：\n{SENTENCE}"

TAKEN = {
    "zip.txt#b.txt": NOTICE,
    "zip.txt#a%0Ab\u202e.txt": NOTICE,
    "line.jsonl#1": SENTENCE,
    "tags.html": SENTENCE,
    "bold.html": SENTENCE,
    "tables.html": SENTENCE,
    "attributes.html": SENTENCE,
    "attribute.html": SENTENCE,
    "quotes.html": SENTENCE,
    "bad.jsonl#1": SENTENCE,
    "bad.jsonl#3": SENTENCE,
    "stray.csv#1": SENTENCE,
    "stray.csv#2": f'{SENTENCE}他说"要',
    "stray.csv#3": f'"{SENTENCE}',
    "stray.csv#4": SENTENCE,
    "caret.csv#1": SENTENCE,
    "paragraphs.parquet#1": NOTICE,
    "blocks.json": SENTENCE,
    "control.txt": SENTENCE,
    "surrogate.txt": "各级要\ufffd\ufffd\ufffd严格落实值班制度。",
    "surrogate.jsonl#1": "各级要\ufffd严格落实值班制度。",
    "one.txt": "好" * 3_400_000,
    "demands.txt": "要" * 300_000,
}


@dataclass(frozen=True)
class Taken:
    """What a run over all of it left."""

    bodies: dict[str, str]
    reasons: dict[str, str]
    peak: int
    said: str


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    place = tmp_path_factory.mktemp("hostile")
    pages = place / "p"
    pages.mkdir()
    for name, content in FILES.items():
        if callable(content):
            content(pages / name)
        else:
            (pages / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (pages / "loop").symlink_to(pages)
    (pages / "self").symlink_to("self")
    (pages / "outside.txt").symlink_to("/etc/hostname")
    os.mkfifo(pages / "pipe")
    command = [sys.executable, "-c", "from flows.cli import main; main()", "run", "p", "--jobs", "1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (place / "said").open("w+") as said:
        process = subprocess.Popen(command, cwd=place, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        printed = said.read()
    assert process.returncode == 0, printed
    tables = "SELECT source_uri, {} FROM read_parquet('" + str(place) + "/warehouse/current/{}/**/*.parquet')"
    bodies, reasons = (
        {uri.removeprefix("p/"): said for uri, said in duckdb.sql(tables.format(*columns)).fetchall()}
        for columns in (("body", "articles"), ("reason", "rejects"))
    )
    return Taken(bodies, reasons, used.ru_maxrss * 1024, printed)


def test_each_reject_has_its_reason(taken: Taken) -> None:
    assert taken.reasons == REJECTED


def test_each_row_has_its_text(taken: Taken) -> None:
    torn = {uri: body for uri, body in taken.bodies.items() if uri.startswith("torn.jsonl.gz#")}
    assert {uri: body for uri, body in taken.bodies.items() if uri not in torn} == TAKEN
    assert len(torn) > 10  # the records before the break stand
    assert all(body.startswith(SENTENCE) for body in torn.values())


def test_nothing_raises_and_memory_has_a_bound(taken: Taken) -> None:
    assert "Traceback" not in taken.said
    assert "internal_error" not in taken.said
    assert taken.peak < MAX_MEMORY
