"""Who issued a document, and its number, where the page's own table of fields has been cut off.

python tests/accuracy/issuers.py FILE.jsonl.gz       records with text, issuer and docnum; every miss is printed
"""

import argparse
import re
from pathlib import Path
from typing import NamedTuple

from corpus import plain_text, records

from tasks.clean.clean import clean
from tasks.entities.documents.document_ids import normal_order
from tasks.ingest.document import Reject

LAST_FIELD = re.compile(r"^主 ?题 ?词：?\n?", re.MULTILINE)
FIELD = re.compile(r"^(?:索 ?引 ?号|主题分类|发文机关|成文日期|标\s*题|发文字号|发布日期)：", re.MULTILINE)
BLANK = re.compile(r"\s")


class Case(NamedTuple):
    """A document without its table, and what the table said."""

    name: str
    text: str
    issuers: tuple[str, ...]
    number: str


def without_table(record: dict[str, str]) -> Case:
    """The record's text behind its table of fields. Raises ValueError where none of it is left off."""
    text = record["text"]
    last = LAST_FIELD.search(text)
    if last is None or not FIELD.match(text):
        raise ValueError(f"{record['id']} has no table of fields")
    rest = text[last.end() :].split("\n")
    # the keywords stand alone on the line behind their label, the title comes next
    if rest and ("　" in rest[0] or " " in rest[0]) and not record["title"].startswith(BLANK.sub("", rest[0])[:6]):
        rest = rest[1:]
    return Case(record["id"], "\n".join(rest), tuple(record["issuer"].split("、")), record["docnum"])


def stands_in(number: str, text: str) -> bool:
    """Whether the number is told elsewhere in the text; 国令第707号 as 国务院令 and 第707号."""
    plain = BLANK.sub("", text)
    order = re.fullmatch(r"国令(第\d+号)", number)
    return f"国务院令{order[1]}" in plain if order else number in plain


def measure(cases: list[Case]) -> dict[str, float]:
    """Share of issuers and numbers that clean reads right; prints those that it does not."""
    right = {"issuer": 0, "joint_issuer": 0, "number": 0}
    of = {"issuer": len(cases), "joint_issuer": 0, "number": 0}
    for case in cases:
        article = clean(plain_text(case.name, case.text))
        if isinstance(article, Reject):
            raise ValueError(f"{case.name} was rejected: {article.reason}")
        found = tuple((article.issuer or "").split("、"))
        of["joint_issuer"] += len(case.issuers) > 1
        if set(found) == set(case.issuers):
            right["issuer"] += 1
            right["joint_issuer"] += len(case.issuers) > 1
        else:
            print(f"{case.name}: issuer {article.issuer} where the table has {'、'.join(case.issuers)}")
        if stands_in(case.number, case.text):
            of["number"] += 1
            if normal_order(article.doc_number or "") == normal_order(case.number):
                right["number"] += 1
            else:
                print(f"{case.name}: number {article.doc_number} where the table has {case.number}")
    print(*(f"{name} {right[name]} of {of[name]}" for name in of), sep="\n")
    return {name: right[name] / of[name] for name in of if of[name]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    measure([without_table(record) for record in records(parser.parse_args().file)])
