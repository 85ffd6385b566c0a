"""Lexicons: every file can be read, names its source, and holds each entry once."""

import csv
import re
from pathlib import Path

import pytest

from tasks import lexicons
from tasks.lexicon_columns import CLOSED
from tasks.lexicons import FOLDER, LexiconError, lexicon, lexicon_version, words_with_role

NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.mark.parametrize("name", NAMES)
def test_lexicon_can_be_read_and_holds_each_row_once(name: str) -> None:
    rows = lexicon(name)
    assert rows
    assert len({tuple(row.items()) for row in rows}) == len(rows)
    assert all(value == value.strip() for row in rows for value in row.values())


def test_every_lexicon_names_its_source() -> None:
    sources = {row["file"]: row for row in lexicon("SOURCES")}
    files = {f"{name}.csv" for name in NAMES} - {"SOURCES.csv"}
    assert set(sources) == files
    assert all(row["source"] and row["date"] and row["licence"] for row in sources.values())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    lexicon.cache_clear()
    lexicon_version.cache_clear()
    yield tmp_path
    lexicon.cache_clear()
    lexicon_version.cache_clear()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "post,kind\n主任,head\n书记\n",
            r"lexicon posts\.csv, line 3: 1 fields where the header has 2; mend that line",
        ),
        ("post,kind\n主任,head,x\n", r"lexicon posts\.csv, line 2: 3 fields where the header has 2; mend that line"),
        ("", r"lexicon posts\.csv has no header line"),
        ('post,kind\n"主任,head\n', r"lexicon posts\.csv, line 2: unexpected end of data; mend that line"),
        ("post,kind\n主任,head\n,head\n", r"lexicon posts\.csv, line 3: no post; mend that line"),
    ],
)
def test_broken_line_is_named(content: str, message: str, folder: Path) -> None:
    (folder / "posts.csv").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        lexicon("posts")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "deontics",
            "marker,polarity,force,listed\n要,positive,should,yes\n必须,positive,most,yes\n",
            "lexicon deontics.csv, line 3: 'most' is no force; there are encourage, may, must, should",
        ),
        ("posts", "post,kind,shared\n主任,haed,0\n", "lexicon posts.csv, line 2: 'haed' is no kind; there are"),
        ("reporting_verbs", "verb,class\n要求,comand\n", "lexicon reporting_verbs.csv, line 2: 'comand' is no class;"),
        ("addressee_heads", "head,kind,level\n教育局,education_bureau,town\n", "line 2: 'town' is no level; there are"),
    ],
)
def test_a_value_that_the_code_does_not_know_is_named(name: str, content: str, message: str, folder: Path) -> None:
    (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)):
        lexicon(name)


def test_every_closed_column_is_one_of_its_lexicon_and_uses_each_value() -> None:
    for name, columns in CLOSED.items():
        for column, known in columns.items():
            assert {row[column] for row in lexicon(name)} | UNUSED >= known


UNUSED = {"1", "head"}
"""a flag and a zone that no row of some lexicon has yet"""


def test_missing_or_foreign_bytes_are_named(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"lexicon posts\.csv cannot be read: .*No such file"):
        lexicon("posts")
    (folder / "posts.csv").write_bytes(b"post\n" + "主任\n".encode() + "书记\n".encode("gb18030"))
    with pytest.raises(LexiconError, match=r"lexicon posts\.csv, line 3: no UTF-8"):
        lexicon("posts")


def test_version_changes_with_any_lexicon(folder: Path) -> None:
    (folder / "a.csv").write_text("x\n1\n")
    before = lexicon_version()
    lexicon_version.cache_clear()
    with (folder / "a.csv").open("a", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(["2"])
    after = lexicon_version()
    assert after != before
    (folder / "SOURCES.csv").write_text("file,source,date,licence,note\n")
    lexicon_version.cache_clear()
    assert lexicon_version() == after


def test_every_lexicon_is_read_somewhere() -> None:
    files = set((FOLDER.parents[1] / "tasks").rglob("*.py")) - {FOLDER.parents[1] / "tasks" / "lexicon_columns.py"}
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [name for name in NAMES if f'"{name}"' not in code] == []


def test_every_role_is_asked_for_somewhere_and_told_once_what_it_is() -> None:
    rows = lexicon("word_roles")
    told = [row["role"] for row in rows if row["note"]]
    assert sorted(told) == sorted({row["role"] for row in rows})
    code = "".join(path.read_text(encoding="utf-8") for path in (FOLDER.parents[1] / "tasks").rglob("*.py"))
    assert [role for role in told if f'words_with_role("{role}")' not in code] == []


def test_a_role_that_no_word_has_is_an_error() -> None:
    with pytest.raises(LexiconError, match=r"word_roles\.csv has no word with the role lihgt"):
        words_with_role("lihgt")
