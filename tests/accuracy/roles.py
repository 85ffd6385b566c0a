"""Token F1 of the roles of directive sentences (Attribute, Deontic, Aim, Object, Context) against annotation by hand.

python tests/accuracy/roles.py CORPUS                 figures of both sets, of what is tuned on and of what is left out
python tests/accuracy/roles.py CORPUS --misses aim    every difference of a role, too; never of what is left out
python tests/accuracy/roles.py --pin                  raise the floors of what needs no corpus to what is reached

CORPUS is the folder that holds the annotated documents (DIR/*.jsonl.gz). A token is a word as jieba cuts the sentence,
with its place in it, punctuation left out; a role's tokens are those that its phrases cover. Counts are pooled over sentences.
Without CORPUS each sentence is read alone, as the only one of a law or a notice; what is reached there may not fall below
`roles/floors.json` (its names of people and organs are found, but no frame or heading of its document).
The table's deontic is the first marker of a sentence, so it is compared with the first one annotated. A sentence for which
no directive was found has no tokens of any role.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from corpus import plain_text, rows_by_record, rows_of
from floors import raise_floors, read_floors

from tasks.segment.words import tagged_words

FOLDER = Path(__file__).resolve().parent / "roles"
ANNOTATED = FOLDER / "roles.jsonl"
FLOORS = FOLDER / "floors.json"
OPENINGS = {
    "laws": "某市管理条例\n第一条 为了规范管理，制定本条例。\n",
    "": "某市人民政府关于做好有关工作的通知\n各单位：\n",
}
"""what stands before a sentence that is read alone, by the beginning of its corpus's name"""
SETS = {"first set": ANNOTATED, "second set": FOLDER / "more_roles.jsonl"}
CONTEXT_SLOTS = ("purpose", "means", "condition", "time", "place")
ROLES = ("attribute", "deontic", "aim", "object", "context")
_WORD = re.compile(r"\w")
_NOT_TEXT = re.compile(r"\W")

Span = tuple[int, int]
Tokens = frozenset[Span]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence as a reader annotated it: role → phrases as written."""

    corpus: str
    record: str
    text: str
    roles: dict[str, list[str]]
    later_context: list[str]
    """phrases that govern only later actions: right where they are found, not missed where they are not"""
    left_out: bool


@dataclass(slots=True)
class Tally:
    """Tokens of a role: found rightly, found, annotated."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    def add(self, other: "Tally") -> None:
        """Counts of another one are added."""
        self.right += other.right
        self.found += other.found
        self.annotated += other.annotated

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.annotated) if self.found + self.annotated else 1.0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.annotated if self.annotated else 1.0
        return f"{self.f1:.3f}  (precision {precision:.3f}, recall {recall:.3f}, {self.annotated} tokens)"


@dataclass(slots=True)
class Scores:
    """Tallies by role, over all and by corpus; and what differs."""

    roles: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    by_corpus: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    sentences: int = 0
    directives: int = 0
    misses: list[str] = field(default_factory=list)


def read_annotated(path: Path = ANNOTATED) -> list[Annotated]:
    """The sentences of the file, one JSON object a line."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        roles = {role: list(row[role]) for role in ROLES} | {"deontic": list(row["deontic"][:1])}
        later = list(row.get("context_more", []))
        found.append(Annotated(row["corpus"], row["id"], row["text"], roles, later, row["left_out"]))
    return found


def role_tokens(text: str, spans: Iterable[Span]) -> Tokens:
    """The words of the text that the spans cover, by their place."""
    spans = list(spans)
    covered, at = set(), 0
    for word in tagged_words(text)[0]:
        start = text.index(word, at)
        at = start + len(word)
        if _WORD.search(word) and any(low < at and start < high for low, high in spans):
            covered.add((start, at))
    return frozenset(covered)


def phrase_spans(text: str, phrases: Iterable[str], found: Iterable[Span] = ()) -> list[Span]:
    """Where the phrases stand; of several places of a phrase the one that `found` covers most, else the first.

    Raises ValueError for a phrase that the text does not hold.
    """
    found = list(found)
    spans: list[Span] = []
    for phrase in phrases:
        places = [(at, at + len(phrase)) for at in range(text.index(phrase), len(text)) if text.startswith(phrase, at)]
        spans.append(max(places, key=lambda span: sum(_shared(span, other) for other in found)))
    return spans


def _shared(one: Span, other: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def score(annotated: Iterable[Annotated], rows: dict[tuple[str, str], list[dict]]) -> Scores:
    """Scores of the directives (rows by corpus and record) over annotated sentences."""
    scores = Scores()
    for each in annotated:
        directive = _directive_of(each, rows.get((each.corpus, each.record), []))
        scores.sentences += 1
        scores.directives += directive is not None
        found = _found_spans(each, directive) if directive else {role: [] for role in ROLES}
        for role in ROLES:
            wanted = phrase_spans(each.text, each.roles[role], found[role])
            _count(scores, each, role, found[role], wanted)
    return scores


def _count(scores: Scores, each: Annotated, role: str, found: list[Span], wanted: list[Span]) -> None:
    """Adds the tokens of one role of one sentence."""
    got, gold = role_tokens(each.text, found), role_tokens(each.text, wanted)
    if role == "context":
        got -= role_tokens(each.text, phrase_spans(each.text, each.later_context, found)) - gold
    for tally in (scores.roles[role], scores.by_corpus[each.corpus, role]):
        tally.right += len(got & gold)
        tally.found += len(got)
        tally.annotated += len(gold)
    if got != gold:
        shown = " | ".join(each.text[slice(*span)] for span in found) or "-"
        scores.misses.append(f"{role}\t{shown}\t{' | '.join(each.roles[role]) or '-'}\t{each.text}")


def _directive_of(each: Annotated, rows: list[dict]) -> dict | None:
    """The directive whose sentence holds the annotated one, blanks and punctuation aside; or is held by it."""
    wanted = _NOT_TEXT.sub("", each.text)
    for row in rows:
        said = _NOT_TEXT.sub("", row["text"])
        if wanted == said:
            return row
    return next((row for row in rows if wanted in _NOT_TEXT.sub("", row["text"])), None)


def _found_spans(each: Annotated, row: dict) -> dict[str, list[Span]]:
    """Role → spans in the annotated text of what the directive holds."""
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    names = {"addressee": "attribute", "deontic": "deontic", "aim": "aim", "object": "object"}
    names |= dict.fromkeys(CONTEXT_SLOTS, "context")
    moved = _places_in(each.text, row["text"])
    for role in row["roles"]:
        name = names.get(role["role"])
        low, high = role["start"] - row["start"], role["end"] - row["start"]
        inside = [moved[k] for k in range(low, high) if moved[k] is not None]
        if name and inside:
            spans[name].append((inside[0], inside[-1] + 1))
    return spans


def _places_in(text: str, said: str) -> list[int | None]:
    """For each character of a directive where it stands in the annotated text, signs aside."""
    words = [k for k, char in enumerate(text) if _WORD.match(char)]
    kept = [k for k, char in enumerate(said) if _WORD.match(char)]
    shift = max("".join(said[k] for k in kept).find("".join(text[k] for k in words)), 0)
    places: list[int | None] = [None] * len(said)
    for k, where in zip(kept[shift:], words, strict=False):
        places[k] = where
    return places


def directive_rows(corpus: Path, annotated: Iterable[Annotated]) -> dict[tuple[str, str], list[dict]]:
    """The directives of the annotated documents, by corpus and record. Raises ValueError for a document that is rejected."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for each in annotated:
        wanted[each.corpus].add(each.record)
    made = {name: rows_by_record([corpus / name], records) for name, records in wanted.items()}
    return {(name, record): rows["directives"] for name, found in made.items() for record, rows in found.items()}


def rows_alone(each: Annotated) -> list[dict]:
    """The directives of a document that holds nothing but the sentence."""
    opening = next(text for start, text in OPENINGS.items() if each.corpus.startswith(start))
    return rows_of(plain_text("sentence", f"{opening}{each.text}\n"))["directives"]


def figures_alone() -> dict[str, float]:
    """F1 of each role over sentences that are read alone, by set and by whether they are left out."""
    found = {}
    for name, path in SETS.items():
        for left_out in (False, True):
            scores = [score([each], {(each.corpus, each.record): rows_alone(each)})
                      for each in read_annotated(path) if each.left_out is left_out]  # fmt: skip
            for role in ROLES:
                tally = Tally()
                for each in scores:
                    tally.add(each.roles[role])
                found[f"{name}.{'left out' if left_out else 'tuned on'}.{role}"] = tally.f1
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="folder with the annotated documents as *.jsonl.gz")
    parser.add_argument("--misses", choices=ROLES, action="append", default=[], help="every difference of a role")
    parser.add_argument("--pin", action="store_true", help="raise the floors of sentences that are read alone")
    given = parser.parse_args()
    if given.corpus is None:
        figures = figures_alone()
        if given.pin:
            raise_floors(FLOORS, figures)
        pinned = read_floors(FLOORS)
        print(*(f"{key:36} {value:.3f}  floor {pinned.get(key, 0.0):.3f}" for key, value in figures.items()), sep="\n")
        return
    for set_name, path in SETS.items():
        annotated = read_annotated(path)
        rows = directive_rows(given.corpus, annotated)
        for left_out, name in ((False, "tuned on"), (True, "left out")):
            scores = score([each for each in annotated if each.left_out is left_out], rows)
            print(f"{set_name}, {name}: {scores.sentences} sentences, {scores.directives} of them found as directives")
            _print(scores, [] if left_out else given.misses, by_kind=not left_out)


def _print(scores: Scores, misses: list[str], by_kind: bool) -> None:
    """The figures of each role, by kind of document where asked, and the differences of the roles in `misses`."""
    for role, tally in scores.roles.items():
        print(f"  {role:10} {tally}")
    if not by_kind:
        return
    for kind in sorted({corpus for corpus, _ in scores.by_corpus}):
        figures = "  ".join(f"{role} {scores.by_corpus[kind, role].f1:.3f}" for role in ROLES)
        print(f"    {kind:28} {figures}")
    shown = Counter(miss.split("\t")[0] for miss in scores.misses)
    print("    differences:", ", ".join(f"{role} {shown[role]}" for role in ROLES))
    print(*(miss for miss in scores.misses if miss.split("\t")[0] in misses), sep="\n")


if __name__ == "__main__":
    main()
