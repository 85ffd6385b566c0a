"""Precision and recall of the table `duplicates`, on copies made from a folder of official texts (*.jsonl.gz).

    python tests/accuracy/duplicates.py CORPUS [--originals 300] [--seed 1]

A copy is found where it and its original are in one group (a page and those that are its duplicates). Precision is the
share of duplicates whose original they are copies of.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import duckdb
from copies import COPIES, Page, pages

from flows.build import Settings, build
from flows.mapping import processes


def found(made: Iterable[Page], folder: Path) -> list[tuple[str, str, float]]:
    """Rows of `duplicates` as names of pages, for a warehouse of these pages; copies of texts outside are none of ours."""
    source = folder / "pages"
    source.mkdir()
    for page in made:
        (source / page.name).write_bytes(page.content)
    build(Settings((str(source),), folder / "warehouse"), processes(1))
    tables = f"{folder}/warehouse/current"
    return duckdb.sql(
        f"SELECT a.source_uri[7:], o.source_uri[7:], similarity FROM read_parquet('{tables}/duplicates/**/*.parquet') d "
        f"JOIN read_parquet('{tables}/articles/**/*.parquet') a USING (article_id) "
        f"JOIN read_parquet('{tables}/articles/**/*.parquet') o ON o.article_id = d.duplicate_of ORDER BY ALL"
    ).fetchall()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--originals", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--misses", action="store_true", help="name what is found wrongly or not at all")
    asked = arguments.parse_args()
    made = {page.name: page for page in pages(asked.corpus, asked.originals, asked.seed)}
    with tempfile.TemporaryDirectory() as folder:
        rows = found(made.values(), Path(folder))
    wrong = [row for row in rows if made[row[0]].original != made[row[1]].original]
    group = {name: name for name in made} | {copy: first for copy, first, _ in rows}
    copies = [page for page in made.values() if page.kind in COPIES]
    missed = [page for page in copies if group[page.name] != group[f"{page.original}.txt"]]
    if asked.misses:
        for copy, first, similarity in wrong:
            print(f"wrong   {similarity:.3f}  {copy}  {first}")
        for page in missed:
            print(f"missed  {page.name}")
    print(f"{len(made)} pages, {len(copies)} of them copies, {len(rows)} duplicates found")
    print(f"precision {1 - len(wrong) / len(rows):.4f}  recall {1 - len(missed) / len(copies):.4f}")
    by_kind = Counter(page.kind for page in missed)
    for kind in COPIES:
        n = sum(page.kind == kind for page in copies)
        print(f"  {kind:<10}{1 - by_kind[kind] / n:.4f}  of {n}")


if __name__ == "__main__":
    main()
