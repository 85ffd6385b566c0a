"""Accuracy of the pipeline against annotation, figure by figure.

python tests/accuracy/measure.py                  the seeds, beside the floors
python tests/accuracy/measure.py --pin            raise the floors to what is reached; never lowers one
python tests/accuracy/measure.py --corpus DIR     the annotated documents whose text lies in DIR/*.jsonl.gz
python tests/accuracy/measure.py --misses         every difference, too
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from corpus import plain_text, records, rows_of
from floors import raise_floors, read_floors
from score import score

from schemas.arrow import arrow_schema
from schemas.tables import ARTICLE_TABLES

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds" / "documents"
FLOORS = HERE / "floors.json"
NEVER_TUNED_ON = (
    "govcn-15d39ad2717e",
    "govcn-4b31d37ba2f1",
    "govcn-aa7ca827ad91",
    "law-246541057bdb",
    "law-58bf5e25d17f",
    "law-7e208e041a62",
    "twlaw-M0040036",
    "xwlb-20150710-VIDE1436526896841848",
    "xwlb-20260211-VIDE8PMcbQyGvtrlMS9D9rwV260211",
)


def write_tables(documents: Iterable[Path], folder: Path) -> None:
    """Tables of UTF-8 text documents, one Parquet file a table. Raises ValueError for one that is rejected."""
    rows: dict[str, list] = {table: [] for table in ARTICLE_TABLES}
    for path in documents:
        text = path.read_bytes().decode("utf-8")
        for table, found in rows_of(plain_text(f"documents/{path.name}", text)).items():
            rows[table] += found
    for table, found in rows.items():
        (folder / table).mkdir()
        pq.write_table(pa.Table.from_pylist(found, schema=arrow_schema(table)), folder / table / "rows.parquet")


def seed_figures() -> tuple[dict[str, float], list[str]]:
    """Figures and differences of the five seeds."""
    with tempfile.TemporaryDirectory() as folder:
        write_tables(sorted(SEEDS.glob("*.txt")), Path(folder))
        return score(Path(folder), (SEEDS, HERE / "gold"))


def annotated_figures(corpus: Path, names: Iterable[str]) -> tuple[dict[str, float], list[str]]:
    """Figures and differences of the annotated documents of those names."""
    wanted = set(names)
    with tempfile.TemporaryDirectory() as scratch:
        raw, gold, tables = (Path(scratch) / name for name in ("raw", "gold", "tables"))
        for folder in (raw, gold, tables):
            folder.mkdir()
        for name, text in corpus_texts(corpus, wanted):
            (raw / f"{name}.txt").write_text(text, encoding="utf-8")
            (gold / f"{name}.json").write_bytes((HERE / "annotated" / f"{name}.json").read_bytes())
        write_tables(sorted(raw.glob("*.txt")), tables)
        return score(tables, (raw, gold))


def corpus_texts(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """The texts of those ids; a news item has its title put before it as a line of its own."""
    for path in sorted(corpus.glob("*.jsonl.gz")):
        for record in records(path):
            if record.get("id") in wanted:
                title = f"{record['title']}\n" if record["id"].startswith("xwlb-") else ""
                yield record["id"], title + record["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--corpus", type=Path, help="folder with the corpus that the annotated documents are from")
    parser.add_argument("--misses", action="store_true", help="list every difference")
    arguments = parser.parse_args()
    groups = {"seeds": seed_figures()}
    if arguments.corpus:
        names = sorted(path.stem for path in (HERE / "annotated").glob("*.json"))
        tuned = [name for name in names if name not in NEVER_TUNED_ON]
        groups["annotated"] = annotated_figures(arguments.corpus, names)
        groups["tuned on"] = annotated_figures(arguments.corpus, tuned)
        groups["never tuned on"] = annotated_figures(arguments.corpus, NEVER_TUNED_ON)
    if arguments.pin:
        raise_floors(FLOORS, groups["seeds"][0])
    print(f"{'':28} {'floor':>6}", *(f"{name:>15}" for name in groups))
    pinned = read_floors(FLOORS)
    for key in dict.fromkeys(key for figures, _ in groups.values() for key in figures):
        cells = [f"{figures[key]:15.3f}" if key in figures else " " * 15 for figures, _ in groups.values()]
        print(f"{key:28} {pinned.get(key, 0.0):6.3f}", *cells)
    if arguments.misses:
        for name, (_, misses) in groups.items():
            print(f"\n{name}", *misses, sep="\n")


if __name__ == "__main__":
    main()
