"""Precision and recall of names and appointments on sixty items of news that were read whole.

python tests/accuracy/items.py FILE.jsonl.gz             the file that holds the items
python tests/accuracy/items.py FILE.jsonl.gz --misses    every difference, too

A mention is right where its type and its place in the text are, quotation marks at its edges aside; an appointment where
person, post and organ as written are. What stands in the title alone is not counted, nor what the annotation leaves open.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from corpus import rows_by_record
from score import CORE, Count, fold

from tasks.tabulate import Rows

ITEMS = Path(__file__).resolve().parent / "items" / "items.jsonl"
AROUND = 12
"""characters on either side that a difference is shown with"""

Post = tuple[str, str, str]


class Mention(NamedTuple):
    """A name in the text, without the signs at its edges."""

    start: int
    end: int
    type: str


@dataclass(slots=True)
class Scores:
    """Counts by type, pooled and of appointments; organs told in full; and what differs."""

    types: dict[str, Any] = field(default_factory=lambda: defaultdict(Count))
    appointments: Any = field(default_factory=Count)
    told: int = 0
    told_right: int = 0
    misses: list[str] = field(default_factory=list)


def mention(text: str, start: int, end: int, kind: str) -> Mention:
    """The mention without signs at its edges."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Mention(start, end, kind)


def annotated_mention(text: str, row: dict[str, Any], kind: str = "type") -> Mention:
    """A mention of the annotation. Raises ValueError where the text has another one."""
    end = row["start"] + len(row["text"])
    if text[row["start"] : end] != row["text"]:
        raise ValueError(f"{row['text']} does not stand at {row['start']}")
    return mention(text, row["start"], end, row[kind])


def post(row: dict[str, Any]) -> Post:
    """Person, post and organ as they are compared."""
    return fold(row["person"]), fold(row["post"]), fold(row["org"])


def count(scores: Scores, item: dict[str, Any], rows: Rows) -> None:
    """Adds what was found in an item."""
    count_mentions(scores, item, rows["sources"][0]["raw_text"], rows["entities"])
    count_appointments(scores, item, rows["appointments"])


def count_mentions(scores: Scores, item: dict[str, Any], text: str, rows: list[dict[str, Any]]) -> None:
    """Adds the mentions of an item."""
    wanted = {annotated_mention(text, row) for row in item["mentions"]}
    either = {
        annotated_mention(text, row, "or"): annotated_mention(text, row) for row in item["mentions"] if "or" in row
    }
    left_open = {annotated_mention(text, row) for row in item["open"]}
    of_body = [row for row in rows if row["field"] == "body" and row["type"] in CORE]
    found = {mention(text, row["raw_start"], row["raw_end"], row["type"]) for row in of_body} - left_open
    found = {either.get(each, each) for each in found}
    for kind in CORE:
        of_kind = [{each for each in mentions if each.type == kind} for mentions in (wanted, found)]
        scores.types[kind].add(*of_kind)
        scores.types["all"].add(*of_kind)
    for word, differing in (("missing", wanted - found), ("wrong", found - wanted)):
        for start, end, kind in sorted(differing):
            shown = f"{text[max(start - AROUND, 0) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
            scores.misses.append(f"{kind}\t{word}\t{item['id']}\t{shown!r}")


def count_appointments(scores: Scores, item: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """Adds the appointments of an item. One that the title tells, too, is found in either."""
    wanted = {post(row): fold(row["org_full"]) for row in item["appointments"]}
    left_open = {post(row) for row in item["open_appointments"]}
    found = {post(row): fold(row["org_full"]) for row in rows if row["field"] == "body" or post(row) in wanted}
    counted = found.keys() - left_open
    scores.appointments.add(list(wanted), list(counted))
    for key in sorted(wanted.keys() & counted):
        if wanted[key]:
            scores.told += 1
            scores.told_right += wanted[key] == found[key]
            if wanted[key] != found[key]:
                scores.misses.append(f"organ in full\t{found[key]}\t{item['id']}\t{wanted[key]}")
    for word, differing in (("missing", wanted.keys() - counted), ("wrong", counted - wanted.keys())):
        scores.misses += [f"appointment\t{word}\t{item['id']}\t{' | '.join(each)}" for each in sorted(differing)]


def score_items(path: Path) -> Scores:
    """Scores over the items of the file. Raises ValueError for an item that it lacks."""
    items = {item["id"]: item for item in map(json.loads, ITEMS.read_text(encoding="utf-8").splitlines())}
    scores = Scores()
    for record, rows in rows_by_record([path], items).items():
        count(scores, items[record], rows)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true", help="every difference")
    options = parser.parse_args()
    scores = score_items(options.file)
    print(f"{'':12} {'precision':>9} {'recall':>6} {'F1':>6} {'right':>6} {'wrong':>6} {'missing':>7}")
    for name, tally in {**scores.types, "appointment": scores.appointments}.items():
        figures = f"{tally.precision:9.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
        print(f"{name:12} {figures} {tally.tp:6} {tally.fp:6} {tally.fn:7}")
    print(f"organ in full: {scores.told_right} of {scores.told} right")
    if options.misses:
        print(*sorted(scores.misses), sep="\n")


if __name__ == "__main__":
    main()
