"""F1 of the body of web pages, by the project's own reading and by trafilatura as it comes, against bodies written by hand.

python tests/accuracy/page_bodies.py CORPUS               CORPUS holds the pages (pages/*.html)
python tests/accuracy/page_bodies.py CORPUS --more FOLDER further pages: FOLDER/raw/NAME.html with FOLDER/NAME.body.txt

Compared are characters in order, without punctuation and white space, in simplified script. The pages that stand apart
(pages/README.md) are the measure; on the others the reading was developed.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura
from score import fold, same

from tasks.clean.clean import clean
from tasks.ingest.decode import decode
from tasks.ingest.document import Reject
from tasks.ingest.record import record_of

HERE = Path(__file__).resolve().parent
APART = (
    "html_gne_tests_163_8",
    "html_gne_tests_hexun_1",
    "html_gne_tests_thepaper_3",
    "html_gne_tests_xds_1",
    "html_gne_visiable_test_021news_1",
    "html_newspaper4k_tests_data_html_chinese_article_001",
)
"""pages whose bodies were drawn to be kept apart when the twelve were written"""


def own_body(page: bytes) -> str:
    """The body that ingest and clean make of a page; "" where they reject it."""
    document = decode(record_of("pages/page.html", page, "text/html"))
    article = document if isinstance(document, Reject) else clean(document)
    return "" if isinstance(article, Reject) else article.body.chars


def default_body(page: bytes) -> str:
    """The body that trafilatura makes of a page with its default settings."""
    return trafilatura.extract(page) or ""


READERS: dict[str, Callable[[bytes], str]] = {"ours": own_body, "trafilatura": default_body}


def body_f1(true: str, made: str) -> float:
    """Twice the characters in common over the characters of both; 1 for two empty texts."""
    wanted, got = fold(true), fold(made)
    return 2 * same(wanted, got) / (len(wanted) + len(got)) if wanted or got else 1.0


def written_bodies(corpus: Path, more: Path | None) -> Iterator[tuple[str, str, Path, Path]]:
    """Group, name, page and true body of every page."""
    for truth in sorted((HERE / "pages").glob("*.txt")):
        yield "apart" if truth.stem in APART else "developed on", truth.stem, corpus / f"pages/{truth.stem}.html", truth
    if more:
        for page in sorted((more / "raw").glob("*.html")):
            yield "more", page.stem, page, more / f"{page.stem}.body.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder that holds pages/")
    parser.add_argument("--more", type=Path, help="folder with raw/NAME.html and NAME.body.txt")
    arguments = parser.parse_args()
    figures: dict[str, list[list[float]]] = {}
    print(f"{'':14} {'page':40}", *(f"{name:>12}" for name in READERS))
    for group, name, page, truth in written_bodies(arguments.corpus, arguments.more):
        true, content = truth.read_text(encoding="utf-8"), page.read_bytes()
        found = [body_f1(true, reader(content)) for reader in READERS.values()]
        figures.setdefault(group, []).append(found)
        print(f"{group:14} {name.removeprefix('html_')[:40]:40}", *(f"{value:12.3f}" for value in found))
    for group, rows in figures.items():
        means = [sum(column) / len(column) for column in zip(*rows, strict=True)]
        print(f"{group:14} {f'mean of {len(rows)}':40}", *(f"{value:12.3f}" for value in means))


if __name__ == "__main__":
    main()
