"""--prune: articles whose source is no more go, of the names given in this run alone; what could not be read stays."""

import gzip
import json
import shutil
from pathlib import Path

import duckdb
import pytest

from flows.build import Report, Settings, build
from flows.mapping import processes
from tasks.ingest.sources import find_sources
from tasks.intake import Intake
from tasks.ledger import Ledger
from tasks.origins import Sources
from tasks.publish.index import Known

NOTICE = "关于做好防汛工作的通知\n\n各县（市、区）人民政府：\n各级要严格落实值班制度。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    for name in ("a.txt", "县/b.txt", "县/乡/c.txt", "空#.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(NOTICE if name != "空#.txt" else "")
    lines = [json.dumps({"id": number, "text": f"{NOTICE}{number}"}) for number in range(3)]
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    return folder


def run(*sources: Path, **settings: object) -> Report:
    warehouse = sources[0].parent / "warehouse"
    report = build(Settings(tuple(map(str, sources)), warehouse, **settings), processes(1))
    found = report.run
    assert found.n_in == found.n_new + found.n_changed + found.n_unchanged + found.n_rejected
    return report


def addresses(pages: Path, table: str = "articles") -> set[str]:
    current = (pages.parent / "warehouse" / "current").resolve()
    return {
        uri
        for (uri,) in duckdb.sql(f"SELECT source_uri FROM read_parquet('{current}/{table}/**/*.parquet')").fetchall()
    }


def test_what_is_gone_leaves_all_tables_and_only_where_it_was_asked_for(
    command, process, pages: Path, tmp_path: Path
) -> None:
    command("run", "pages", "other")
    everything = addresses(pages)
    assert len(everything) == 12
    for folder in (pages, tmp_path / "other"):
        (folder / "a.txt").unlink()
        (folder / "空#.txt").unlink()
        (folder / "rows.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": 1, "text": f"{NOTICE}1"}).encode()))
    command("run", "pages")
    assert addresses(pages) == everything
    assert addresses(pages, "rejects") == {"pages/空%23.txt", "other/空%23.txt"}
    ended = process("run", "pages", "--prune", "--jobs", "1")
    assert ended.out.startswith("3 documents: 0 new and 0 changed processed, 3 unchanged, 0 rejected\n")
    assert "no longer there, and taken away: 3\n" in ended.out
    left = everything - {"pages/a.txt", "pages/rows.jsonl.gz#0", "pages/rows.jsonl.gz#2"}
    assert addresses(pages) == addresses(pages, "sources") == left
    assert addresses(pages, "rejects") == {"other/空%23.txt"}
    ended = command("query", "SELECT DISTINCT a.source_uri FROM sentences JOIN articles a USING (article_id)", "--csv")
    assert set(ended.out.splitlines()[1:]) == left


def test_a_pruned_warehouse_is_that_of_a_fresh_run(pages: Path, tmp_path: Path) -> None:
    run(pages)
    (pages / "a.txt").unlink()
    (pages / "县" / "b.txt").write_text(NOTICE.replace("防汛", "防火"))
    report = run(pages, prune=True)
    assert (report.run.n_changed, report.run.n_unchanged, report.run.n_removed) == (1, 4, 1)
    fresh = build(Settings((str(pages),), tmp_path / "fresh"), processes(1))
    assert report.rows == fresh.rows
    again = run(pages, prune=True)
    assert (again.run.outcome, again.run.n_removed) == ("unchanged", 0)


def test_a_dry_run_tells_what_would_go(command, pages: Path, tmp_path: Path) -> None:
    command("run", "pages")
    (pages / "a.txt").unlink()
    ended = command("run", "pages", "--prune", "--dry-run")
    assert "no longer there, and taken away: 1\n" in ended.out
    assert "pages/a.txt" in addresses(pages)


@pytest.mark.parametrize(
    ("root", "gone"),
    [
        ("pages", {"pages/a.txt", "pages/县/b.txt", "pages/县/乡/c.txt", "pages/100%25.zip#x/y.txt"}),
        ("pages/*.txt", {"pages/a.txt"}),
        ("pages/县", set()),  # a source of the name 县
        ("pages/县*", {"pages/县/b.txt", "pages/县/乡/c.txt"}),
        ("pages/**/c.*", {"pages/县/乡/c.txt"}),
        ("pages/100%.*", {"pages/100%25.zip#x/y.txt"}),
        ("pages/a.txt", set()),
    ],
)
def test_a_source_answers_for_what_it_would_have_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str, gone: set[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("pages/a.txt", "pages/县/new.txt", "pages/县/乡/c.new", "pages/100%.new"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(NOTICE)
    if root != "pages/a.txt":
        Path("pages/a.txt").rename("pages/new.txt")
    known = ("pages/a.txt", "pages/县/b.txt", "pages/县/乡/c.txt", "pages/100%25.zip#x/y.txt", "other/a.txt")
    ledger = Ledger()
    ledger.know(Known(uri, None, fits=True, article_id=uri) for uri in known)
    intake = Intake(ledger, Sources(find_sources([root]), prune=True))
    list(intake.to_process())
    intake.close()
    assert {uri for uri in known if ledger.is_gone(uri)} == gone


@pytest.mark.parametrize("refused", ["pages/县", "pages/县/乡", "pages/rows.jsonl.gz"])
def test_what_could_not_be_read_has_not_vanished(pages: Path, refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission, a container that is torn now."""
    run(pages)
    before = addresses(pages)
    if refused.endswith(".gz"):
        (pages / "rows.jsonl.gz").write_bytes((pages / "rows.jsonl.gz").read_bytes()[:30])
    else:
        place = pages.parent / refused
        shutil.rmtree(place)
        place.symlink_to("/nowhere")
    report = run(pages, prune=True)
    assert report.run.n_removed == 0
    assert addresses(pages) == before
    assert refused in addresses(pages, "rejects")


def test_a_source_that_does_not_exist_prunes_nothing(command, pages: Path, tmp_path: Path) -> None:
    """It may be a disk that is not mounted."""
    command("run", "pages", "other")
    shutil.rmtree(pages)
    assert command("run", "pages", "--prune").status == 2
    assert "source pages does not exist" in command("run", "pages", "other", "--prune").out
    assert len(addresses(pages)) == 12


def test_prune_goes_with_sources(command, pages: Path) -> None:
    command("run", "pages")
    ended = command("run", "--reprocess", "--prune")
    assert ended.status == 2
    assert "--prune" in ended.err
