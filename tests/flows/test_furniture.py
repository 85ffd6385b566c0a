"""What repeats on the pages of a site is proposed for the lexicon of sites, and known from there."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks import lexicons
from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.layout import site_lines
from tasks.ingest.document import RawDocument

PAGE = """<html><head><title>第{n}次会议召开_仁和新闻</title><meta name="url" content="http://www.renhe.example/{n}.html"></head>
<body><div id="zoom"><h1>第{n}次会议召开</h1><p>各县（区）人民政府：</p><p>第{n}次会议近日召开，部署了第{n}项任务，要求各级各部门抓好落实。</p>
<p>{more}</p><p>爱仁和，看仁和，尽在掌上仁和</p></div></body></html>"""


def write_pages(folder: Path, count: int) -> None:
    folder.mkdir()
    for n in range(count):
        more = "请持本页到服务大厅窗口领取纪念册" if n % 2 else f"会议还研究了第{n}号文件的办理情况。"
        (folder / f"{n}.html").write_text(PAGE.format(n=n, more=more), encoding="utf-8")
    (folder / "copy.html").write_text(PAGE.format(n=0, more="会议还研究了第0号文件的办理情况。"), encoding="utf-8")
    (folder / "empty.html").write_text("", encoding="utf-8")


def furniture(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from flows.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "furniture", *arguments], capture_output=True, text=True, check=False
    )


def test_lines_that_repeat_are_rows_for_the_lexicon(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", 8)
    ended = furniture(str(tmp_path / "pages"))
    assert ended.returncode == 0
    assert list(csv.DictReader(io.StringIO(ended.stdout))) == [
        {"site": "www.renhe.example", "line": "爱仁和，看仁和，尽在掌上仁和", "zone": "tail"},
        {"site": "www.renhe.example", "line": "请持本页到服务大厅窗口领取纪念册", "zone": "tail"},
    ]
    assert ended.stderr == "2 repeated lines on 9 pages of www.renhe.example\n"
    seldom = furniture(str(tmp_path / "pages"), "--least", "5", "--site", "仁和新闻")
    assert seldom.stdout.splitlines()[1:] == ["仁和新闻,爱仁和，看仁和，尽在掌上仁和,tail"]


@pytest.mark.parametrize(
    ("pages", "status", "message"),
    [
        ({}, 1, "zhengling: {folder} holds no page that could be read"),
        ({"a.txt": "各级要抓好落实。"}, 2, "Error: no page says which site it is of; name it with --site"),
    ],
)
def test_nothing_to_go_by_is_told_in_one_line(pages: dict[str, str], status: int, message: str, tmp_path: Path) -> None:
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ended = furniture(str(tmp_path))
    assert (ended.returncode, ended.stdout) == (status, "")
    assert ended.stderr.splitlines()[-1] == message.format(folder=tmp_path)


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    assert furniture(str(tmp_path / "none")).returncode == 2


TALL = """<html><head><meta name="url" content="http://www.renhe.example/{n}.html"></head><body><div id="zoom"><h1>第{n}次会议召开</h1>
<p>欢迎您到仁和区来</p>{told}<p>爱仁和，看仁和，尽在掌上仁和</p></div></body></html>"""


@pytest.mark.parametrize("zone", ["head", "tail"])
def test_what_is_proposed_may_be_added_as_it_stands(zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(4):
        told = "".join(f"<p>第{n}次会议研究了第{n}{k}号文件的办理情况，作出了部署。</p>" for k in range(20))
        (tmp_path / "pages" / f"{n}.html").write_text(TALL.format(n=n, told=told), encoding="utf-8")
    proposed = furniture(str(tmp_path / "pages")).stdout
    assert zone in {row["zone"] for row in csv.DictReader(io.StringIO(proposed))}
    (tmp_path / "site_furniture.csv").write_text(proposed, encoding="utf-8")
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    assert len(lexicons.numbered_rows("site_furniture")) == 2


def test_pages_of_another_site_are_left_out_and_counted(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", 8)
    for n in range(3):
        page = (
            PAGE.format(n=n + 20, more="欢迎您到东区来")
            .replace("www.renhe", "www.dongqu")
            .replace("掌上仁和", "掌上东区")
        )
        (tmp_path / "pages" / f"east{n}.html").write_text(page, encoding="utf-8")
    (tmp_path / "pages" / "unnamed.txt").write_text("会议研究了供水工作，作出了部署。", encoding="utf-8")
    ended = furniture(str(tmp_path / "pages"))
    assert "东区" not in ended.stdout
    assert ended.stderr.splitlines() == [
        "2 repeated lines on 10 pages of www.renhe.example",
        "among these without a site of their own: 1 page",
        "3 pages of other sites left out; give the pages of each a folder",
    ]


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    rows = (
        {"site": "www.renhe.example", "line": "爱仁和，看仁和，尽在 掌上仁和", "zone": "tail"},
        {"site": "renhe", "line": "服务大厅欢迎您", "zone": "head"},
    )
    monkeypatch.setattr(site_lines, "lexicon", lambda name: rows)
    site_lines._by_site.cache_clear()
    yield
    site_lines._by_site.cache_clear()


def cleaned(text: str, uri: str, media_type: str = "text/plain", **given: str) -> Article:
    found = clean(RawDocument(uri, "0" * 64, len(text), media_type, "utf-8", text, False, given))
    assert isinstance(found, Article)
    return found


def test_known_lines_are_furniture_on_pages_of_their_site_alone(known: None) -> None:
    page = PAGE.format(n=1, more="会议还研究了文件。")
    assert "掌上仁和" not in cleaned(page, "pages/a.html", "text/html").body.chars
    assert "掌上仁和" in cleaned(page.replace("www.renhe", "www.dongqu"), "pages/a.html", "text/html").body.chars
    dropped = [
        repair.before for repair in cleaned(page, "pages/a.html", "text/html").repairs if repair.kind == "furniture"
    ]
    assert "爱仁和，看仁和，尽在掌上仁和" in dropped


def test_a_source_can_be_the_site_and_a_zone_holds(known: None) -> None:
    told = [f"第{n}次会议研究了供水、供电、供气和道路养护等工作，作出了部署。" for n in range(9)]
    text = "\n".join(["供水工作会议召开", "服务大厅欢迎您", *told, "服务大厅欢迎您"])
    assert cleaned(text, "renhe/a.txt").body.chars == "\n".join([*told, "服务大厅欢迎您"])
    assert cleaned(text, "other/a.txt").body.chars == "\n".join(["服务大厅欢迎您", *told, "服务大厅欢迎您"])
