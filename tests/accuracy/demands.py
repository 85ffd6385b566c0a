"""Precision and recall of `zhengling demands` on thirty questions with their right answers.

python tests/accuracy/demands.py CORPUS              the folder that holds laws.jsonl.gz and state_council.jsonl.gz
python tests/accuracy/demands.py CORPUS --misses     every wrong and missing answer, too
"""

import argparse
import datetime as dt
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from flows.demands import Asked, demands  # noqa: E402  the project's root comes first
from schemas.arrow import arrow_schema  # noqa: E402
from tasks.ingest.document import RawDocument, Reject  # noqa: E402
from tasks.tabulate import tabulate  # noqa: E402

QUESTIONS = HERE / "demands" / "questions.json"
CORPORA = ("laws.jsonl.gz", "state_council.jsonl.gz")
TABLES = ("articles", "directives")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a question brought: right answers found, answers given, right answers there are."""

    question: str
    right: int
    given: int
    wanted: int
    misses: list[str]


def asked_for(options: dict[str, object]) -> Asked:
    """The options of a question as the command takes them."""
    days = {key: dt.date.fromisoformat(_whole(str(options[key]))) for key in ("since", "due_before") if key in options}
    return Asked(**{**options, **days})


def _whole(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else day


def open_documents(corpus: Path, records: set[str]) -> duckdb.DuckDBPyConnection:
    """DuckDB over the rows of the records. Raises ValueError for one that is rejected or not there."""
    rows: dict[str, list[dict]] = {table: [] for table in TABLES}
    found = set()
    for document in _documents(corpus, records):
        made = tabulate(document)
        if isinstance(made, Reject):
            raise ValueError(f"{document.source_uri} was rejected: {made.reason}")
        found.add(document.source_uri.rpartition("#")[2])
        for table in TABLES:
            rows[table] += made[table]
    if found != records:
        raise ValueError(f"{corpus} lacks {', '.join(sorted(records - found))}")
    connection = duckdb.connect()
    for table in TABLES:
        connection.register(table, pa.Table.from_pylist(rows[table], schema=arrow_schema(table)))
    return connection


def _documents(corpus: Path, records: set[str]) -> Iterator[RawDocument]:
    for name in CORPORA:
        with gzip.open(corpus / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] in records:
                    text = row["text"]
                    given = {key: str(row[key]) for key in ("title", "date", "url") if row.get(key)}
                    sha256 = hashlib.sha256(text.encode()).hexdigest()
                    uri = f"corpus/{name}#{row['id']}"
                    yield RawDocument(uri, sha256, len(text), "text/plain", "utf-8", text, given=given)


def answer(connection: duckdb.DuckDBPyConnection, question: dict) -> Answers:
    """What the command says to one question, beside what is right."""
    rows = demands(connection, asked_for(question["options"])).to_pylist()
    given = [(row["source_uri"].rpartition("#")[2], _BLANK.sub("", row["text"])) for row in rows]
    if "records" in question:
        given = [each for each in given if each[0] in question["records"]]
    right = [(record, _BLANK.sub("", words)) for record, words in question["right"]]
    hits = [each for each in given if any(each[0] == record and words in each[1] for record, words in right)]
    missing = [f"missing  {words}" for record, words in right if not any(r == record and words in t for r, t in given)]
    extra = [f"wrong    {text[:60]}" for record, text in given if (record, text) not in hits]
    return Answers(question["question"], len(right) - len(missing), len(given), len(right), missing + extra)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with the documents as *.jsonl.gz")
    parser.add_argument("--misses", action="store_true", help="every wrong and missing answer")
    options = parser.parse_args()
    asked = json.loads(QUESTIONS.read_text(encoding="utf-8"))
    connection = open_documents(options.corpus, set(asked["records"]))
    answers = [answer(connection, question) for question in asked["questions"]]
    for each in answers:
        print(f"{each.right:3} of {each.wanted:3} found, {each.given - each.right:3} wrong  {each.question}")
        for miss in each.misses if options.misses else ():
            print(f"      {miss}")
    right, given, wanted = (sum(getattr(each, name) for each in answers) for name in ("right", "given", "wanted"))
    print(f"precision {right / given:.3f}, recall {right / wanted:.3f} over {len(answers)} questions, {wanted} answers")


if __name__ == "__main__":
    main()
