"""Why is a row there: the rules behind a sentence, the lexicons behind the rules."""

import subprocess
import sys
from pathlib import Path

import pytest

from flows.build import Settings, build
from flows.mapping import processes
from tasks import lexicons
from tasks.ingest.document import article_id_of
from tasks.lexicons import FOLDER, lexicon

TEXT = (
    "遂宁市召开关心下一代工作会议\n2023年5月15日，市委副书记张伟出席会议。\n"
    "会议传达了党的二十大精神。\n会议要求，各级关工委要认真贯彻《关于加强新时代关工委工作的意见》。\n"
)
URI = "pages/a.txt"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "pages").mkdir()
    (folder / "pages" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "pages" / "empty.txt").touch()
    build(Settings((str(folder / "pages"),), folder / "warehouse"), processes(1))
    return folder / "warehouse"


def words(line: str) -> list[str]:
    return line.replace("·", " ").split()


def test_every_sentence_is_shown_with_what_was_found_and_by_which_rule(command, warehouse: Path) -> None:
    ended = command("explain", URI, "--warehouse", str(warehouse))
    assert (ended.status, ended.err) == (0, "")
    lines = [words(line) for line in ended.out.splitlines()]
    assert [article_id_of(URI), URI] in lines
    assert ["title"] in lines
    assert ["DATE", "2023年5月15日", "→", "2023-05-15", "[date_full]"] in lines
    assert ["PERSON", "张伟", "→", "张伟", "person:张伟@510900", "[name_after_post]"] in lines
    (held,) = (line for line in lines if line[:1] == ["appointment"])
    assert held[1:6] == ["市委副书记张伟", "→", "张伟", "副书记", "中国共产党四川省遂宁市委员会"]
    (meeting,) = (line for line in lines if line[:2] == ["citation", "党的二十大"])
    assert meeting[3] == "conveys"
    (demand,) = (line for line in lines if line[:1] == ["directive"])
    assert {"会议", "要求", "要", "各级关工委:"} <= set(demand)


def test_one_sentence_by_its_number_or_the_title(command, warehouse: Path) -> None:
    for article in (URI, article_id_of(URI)):
        ended = command("explain", article, "1", "--warehouse", str(warehouse))
        assert "传达了党的二十大精神" in ended.out
        assert "张伟" not in ended.out
    title = command("explain", URI, "title", "--warehouse", str(warehouse)).out
    assert "关心下一代工作会议" in title
    assert "sentence" not in title


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("pages/b.txt",), "zhengling: no article 'pages/b.txt'; `zhengling query"),
        (("a.txt",), f"zhengling: no article 'a.txt'; there is {URI}"),
        ((article_id_of(URI)[:6],), f"zhengling: no article '{article_id_of(URI)[:6]}'; there is {URI}"),
        (("pages/empty.txt",), "zhengling: no article 'pages/empty.txt'; it was rejected, empty: 0 bytes"),
        ((URI, "99"), "zhengling: no sentence '99' in this article; it has sentences 0 to"),
        ((URI, "first"), "zhengling: no sentence 'first' in this article"),
    ],
)
def test_nothing_there_is_told_in_one_line(arguments: tuple[str, ...], message: str, command, warehouse: Path) -> None:
    ended = command("explain", *arguments, "--warehouse", str(warehouse))
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith(message)
    assert len(ended.err.splitlines()) == 1


def test_no_warehouse_is_told_in_one_line(command) -> None:
    ended = command("explain", URI)
    assert (ended.status, len(ended.err.splitlines())) == (1, 1)


def test_lexicons_are_listed_with_source_and_date() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "lexicons"],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    head, *listed, total = ended.stdout.splitlines()
    assert head.split() == ["lexicon", "entries", "conflicts", "date", "source"]
    assert [line.split()[0] for line in listed] == sorted(p.stem for p in FOLDER.glob("*.csv") if p.stem != "SOURCES")
    (posts,) = (line.split(maxsplit=4) for line in listed if line.startswith("posts "))
    assert int(posts[1]) == len(lexicon("posts"))
    assert posts[4] == next(row["source"] for row in lexicon("SOURCES") if row["file"] == "posts.csv")
    assert total.startswith(f"{len(listed)} lexicons, ")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "lexicons"
    made.mkdir()
    monkeypatch.setattr(lexicons, "FOLDER", made)
    lexicon.cache_clear()
    (made / "SOURCES.csv").write_text(
        "file,source,date,licence,note\nposts.csv,by hand,2026-11-22,MIT,what people are\n"
    )
    yield made
    lexicon.cache_clear()


def test_lines_that_tell_an_entry_differently(command, folder: Path) -> None:
    (folder / "posts.csv").write_text("post,kind\n书记,head\n主任,head\n书记,role\n", encoding="utf-8")
    ended = command("lexicons", "posts")
    assert ended.out.splitlines() == [
        "seeds/lexicons/posts.csv: 3 entries; by hand, 2026-11-22", "holds: what people are", "column post",
        "column kind: decoy, government, head, rank, role, state", "书记: lines 2, 4", "1 conflict",
    ]  # fmt: skip
    assert command("lexicons", "verbs").status == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("post,kind\n主任,head\n书记\n", "lexicon posts.csv, line 3: 1 fields where the header has 2; mend that line"),
        ("post,kind\n,head\n", "lexicon posts.csv, line 2: no post; mend that line"),
        ('post,kind\n主任,"he"ad\n', "lexicon posts.csv, line 2: "),
    ],
)
def test_a_broken_line_is_named(content: str, message: str, command, folder: Path) -> None:
    (folder / "posts.csv").write_text(content, encoding="utf-8")
    ended = command("lexicons")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith(f"zhengling: {message}")
    assert len(ended.err.splitlines()) == 1


def test_a_lexicon_without_source_is_named(command, folder: Path) -> None:
    (folder / "posts.csv").write_text("post\n书记\n", encoding="utf-8")
    (folder / "verbs.csv").write_text("verb\n要求\n", encoding="utf-8")
    ended = command("lexicons")
    assert (ended.status, ended.err) == (
        1,
        "zhengling: lexicon verbs.csv has no row in SOURCES.csv; say there where it comes from\n",
    )
