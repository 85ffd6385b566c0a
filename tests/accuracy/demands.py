"""Precision and recall of `zhengling demands` on thirty questions with their right answers.

python tests/accuracy/demands.py CORPUS              the folder that holds laws.jsonl.gz and state_council.jsonl.gz
python tests/accuracy/demands.py CORPUS --misses     every wrong and missing answer, too
"""

import argparse
import datetime as dt
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from corpus import rows_by_record

from flows.commands.demands import Asked, demands
from schemas.arrow import arrow_schema

QUESTIONS = Path(__file__).resolve().parent / "demands" / "questions.json"
CORPORA = ("laws.jsonl.gz", "state_council.jsonl.gz")
TABLES = ("articles", "directives", "duplicates")
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
    """DuckDB over the rows of the records."""
    return opened(rows_by_record([corpus / name for name in CORPORA], records).values())


def opened(documents: Collection[dict[str, list[dict]]]) -> duckdb.DuckDBPyConnection:
    """DuckDB over the rows of documents, none of which is a copy of another."""
    connection = duckdb.connect()
    for table in TABLES:
        rows = [row for each in documents for row in each.get(table, [])]
        connection.register(table, pa.Table.from_pylist(rows, schema=arrow_schema(table)))
    return connection


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
