import os
import socket
from pathlib import Path

import pytest

from tasks.ingest.sources import Found, UsageError, find_sources


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"关于{name}的通知", encoding="utf-8")


def uris(found: Found) -> list[str]:
    return [source.source_uri for source in found.sources]


def refused(found: Found) -> dict[str, str]:
    return {reject.source_uri: reject.reason for reject in found.rejects}


def test_a_folder_gives_its_files_at_all_depths_in_the_order_of_their_uris(
    here: Path,
) -> None:
    write("docs/b.txt", "docs/a.md", "docs/县/乡/c.html", "docs/B.txt")
    found = find_sources(["docs"])
    assert uris(found) == ["docs/B.txt", "docs/a.md", "docs/b.txt", "docs/县/乡/c.html"]
    assert (found.names, found.rejects, found.missing) == (["docs"], [], [])
    assert found.sources[1].path.read_text(encoding="utf-8") == "关于docs/a.md的通知"


def test_hidden_files_and_folders_are_passed_over(here: Path) -> None:
    write("docs/.git/config", "docs/.DS_Store", "docs/a.txt")
    assert uris(find_sources(["docs"])) == ["docs/a.txt"]


def test_the_warehouse_is_no_source(here: Path) -> None:
    write("docs/a.txt", "docs/warehouse/raw/ab.zst")
    assert uris(find_sources(["docs"], passing_over=Path("docs/warehouse"))) == ["docs/a.txt"]


@pytest.mark.parametrize(
    ("root", "name", "uri"),
    [
        ("docs", None, "docs/县/a.txt"),
        ("docs/", None, "docs/县/a.txt"),
        ("./docs", "gov", "gov/县/a.txt"),
        ("docs/县", None, "县/a.txt"),
        ("docs/县/a.txt", None, "a.txt/a.txt"),
        ("docs/县/a.txt", "gov", "gov/a.txt"),
        ("docs/*/a.txt", None, "docs/县/a.txt"),
        ("docs/*", None, "docs/县/a.txt"),
        ("docs/**/*.txt", "gov", "gov/县/a.txt"),
        ("d*/**", "gov", "gov/docs/县/a.txt"),
        ("docs/县/../县", None, "县/a.txt"),
    ],
)
def test_source_uri_is_name_and_relative_path(here: Path, root: str, name: str | None, uri: str) -> None:
    write("docs/县/a.txt")
    assert uris(find_sources([root], name)) == [uri]


def test_dot_is_named_by_the_folder_that_it_is(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("docs/县/a.txt")
    monkeypatch.chdir("docs/县")
    assert uris(find_sources(["."])) == ["县/a.txt"]
    assert uris(find_sources([".."])) == ["docs/县/a.txt"]
    assert uris(find_sources(["*.txt"])) == ["县/a.txt"]


@pytest.mark.parametrize(
    ("glob", "matched"),
    [
        ("docs/*.txt", ["docs/1.txt"]),
        ("docs/202[34]/*.txt", ["docs/2023/1.txt"]),
        ("docs/**/1.txt", ["docs/1.txt", "docs/2023/1.txt", "docs/2023/县/1.txt"]),
        ("docs/**/县/**", ["docs/2023/县/1.txt"]),
        ("docs/2023", ["2023/1.txt", "2023/县/1.txt"]),
        ("docs/20*", ["docs/2023/1.txt", "docs/2023/县/1.txt"]),
        ("docs/?.txt", ["docs/1.txt"]),
    ],
)
def test_globs(here: Path, glob: str, matched: list[str]) -> None:
    write("docs/1.txt", "docs/2023/1.txt", "docs/2023/县/1.txt")
    assert uris(find_sources([glob])) == matched


def test_what_exists_as_written_is_no_glob(here: Path) -> None:
    write("docs/通知[1].txt", "docs/通知1.txt")
    assert uris(find_sources(["docs/通知[1].txt"])) == ["通知[1].txt/通知[1].txt"]


def test_a_missing_root_does_not_keep_the_others_back(here: Path) -> None:
    write("docs/a.txt")
    found = find_sources(["gone", "docs", "docs/*.html", "gone/*.txt"])
    assert uris(found) == ["docs/a.txt"]
    assert (found.names, found.missing) == (
        ["docs"],
        ["gone", "docs/*.html", "gone/*.txt"],
    )


@pytest.mark.parametrize("roots", [[], ["gone"], ["gone", "gone/*.txt"], [""]])
def test_no_root_at_all_is_a_usage_error(here: Path, roots: list[str]) -> None:
    with pytest.raises(UsageError, match="no s"):
        find_sources(roots)


def test_an_empty_folder_is_a_source_without_documents(here: Path) -> None:
    Path("docs").mkdir()
    found = find_sources(["docs"])
    assert (found.sources, found.names, found.missing) == ([], ["docs"], [])


@pytest.mark.parametrize(
    ("roots", "name"),
    [
        (["a/docs", "b/docs"], None),
        (["a", "b"], "gov"),
        (["a/docs/1.txt", "b/docs/1.txt"], None),
        (["a/docs/1.txt", "b/docs/*.txt"], "gov"),
        (["a/docs", "docs/2.txt"], "docs"),
    ],
)
def test_two_roots_under_one_name_are_a_usage_error(here: Path, roots: list[str], name: str | None) -> None:
    write("a/docs/1.txt", "b/docs/1.txt", "docs/2.txt")
    with pytest.raises(UsageError, match="two sources bear the name") as raised:
        find_sources(roots, name)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "roots",
    [
        ["docs", "docs"],
        ["docs", "./docs/"],
        ["docs", "docs/*.txt"],
        ["docs/*.txt", "docs/1*"],
    ],
)
def test_one_root_named_twice_is_read_once(here: Path, roots: list[str]) -> None:
    write("docs/1.txt")
    found = find_sources(roots)
    assert (uris(found), found.names) == (["docs/1.txt"], ["docs"])


def test_overlapping_roots_have_names_of_their_own(here: Path) -> None:
    write("docs/2023/1.txt")
    assert uris(find_sources(["docs", "docs/2023"])) == [
        "2023/1.txt",
        "docs/2023/1.txt",
    ]


@pytest.mark.parametrize("name", ["", ".", "..", "a/b"])
def test_a_name_is_one_part_of_a_path(here: Path, name: str) -> None:
    write("docs/1.txt")
    with pytest.raises(UsageError, match="--name"):
        find_sources(["docs"], name)


def test_the_root_of_all_needs_a_name() -> None:
    with pytest.raises(UsageError, match="--name"):
        find_sources(["/"])


def test_bytes_that_are_no_utf8_are_percent_encoded(here: Path) -> None:
    Path("docs").mkdir()
    Path("docs", os.fsdecode("公告.txt".encode("gbk"))).write_bytes(b"x")
    found = find_sources(["docs"])
    assert uris(found) == ["docs/%B9%AB%B8%E6.txt"]
    assert found.sources[0].path.read_bytes() == b"x"


def test_links_never_lead_out_nor_in_circles(here: Path) -> None:
    write("docs/a.txt", "docs/县/b.txt", "outside/secret.txt")
    Path("docs/copy.txt").symlink_to("县/b.txt")
    Path("docs/out.txt").symlink_to("../outside/secret.txt")
    Path("docs/out").symlink_to("../outside")
    Path("docs/县/up").symlink_to("..")
    Path("docs/self").symlink_to("self")
    Path("docs/gone.txt").symlink_to("nowhere.txt")
    found = find_sources(["docs"])
    assert uris(found) == ["docs/a.txt", "docs/copy.txt", "docs/县/b.txt"]
    assert refused(found) == {
        "docs/out.txt": "symlink_outside",
        "docs/out": "symlink_outside",
        "docs/县/up": "symlink_folder",
        "docs/self": "symlink_broken",
        "docs/gone.txt": "symlink_broken",
    }


def test_folders_linked_crosswise_do_not_multiply(here: Path) -> None:
    for n in range(30):
        Path(f"docs/{n}").mkdir(parents=True)
        for link in ("x", "y"):
            Path(f"docs/{n}/{link}").symlink_to(f"../{n + 1}")
    write("docs/30/a.txt")
    assert uris(find_sources(["docs"])) == ["docs/30/a.txt"]


def test_a_link_that_was_named_is_followed(here: Path) -> None:
    write("docs/a.txt")
    Path("latest").symlink_to("docs")
    Path("latest.txt").symlink_to("docs/a.txt")
    assert uris(find_sources(["latest", "latest.txt"])) == [
        "latest.txt/latest.txt",
        "latest/a.txt",
    ]


def test_pipes_and_sockets_are_no_files(here: Path) -> None:
    Path("docs").mkdir()
    os.mkfifo("docs/pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("docs/socket")
        found = find_sources(["docs", "docs/pipe.txt"])
    assert refused(found) == {
        "docs/pipe.txt": "not_a_file",
        "docs/socket": "not_a_file",
        "pipe.txt/pipe.txt": "not_a_file",
    }
    assert [reject.detail.partition(",")[0] for reject in found.rejects] == ["a pipe", "a socket", "a pipe"]
    assert found.sources == []
