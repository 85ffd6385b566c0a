"""What cleaning changes in text that needs no repair: running text as an editorial office published it.

python tests/accuracy/false_repairs.py TEXTS…   files of records, such as news.jsonl.gz

Counted and listed, one a line: every repair but page furniture, every character changed by script, every character that
is gone without a record (white space, marks that stood twice and the lines of the title apart). Furniture and header lines
are listed as well, since they are to be looked at, but not counted. The exit status is 1 where anything was counted.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from speed import decoded, records_in

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.ingest.document import RawDocument

_LINES = ("furniture", "metadata")
_MARKS = frozenset("，。、；：,.;: ")


def changes_of(article: Article) -> Iterator[tuple[str, str]]:
    """Kind and wording of everything that cleaning did to a text."""
    raw = article.document.raw_text
    for repair in article.repairs:
        kind = repair.kind if repair.kind in _LINES else f"repair {repair.kind}"
        yield kind, f"{repair.before!r} → {repair.after!r} in {_around(raw, repair.raw_start, repair.raw_end)}"
    kept = bytearray(len(raw))
    for repair in article.repairs:
        kept[repair.raw_start : repair.raw_end] = b"\1" * (repair.raw_end - repair.raw_start)
    for text in (article.title, article.body):
        for char, (low, high) in zip(text.chars, text.origins(), strict=True):
            kept[low:high] = b"\1" * (high - low)
            if high - low == 1 and char != raw[low] and char.isalpha() and raw[low].isalpha():
                yield "script", f"{raw[low]} → {char} in {_around(raw, low, high)}"
    title = {line.strip() for line in raw.split("\n")} & {article.title.chars, article.document.given.get("title")}
    for line in title:
        at = raw.find(line or "\n")
        kept[at : at + len(line or "")] = b"\1" * len(line or "")
    gone = [i for i, there in enumerate(kept) if not there and not raw[i].isspace() and raw[i] not in _MARKS]
    for i in gone:
        yield "gone", f"{raw[i]} in {_around(raw, i, i + 1)}"


def _around(raw: str, start: int, end: int) -> str:
    return repr(raw[max(0, start - 12) : end + 12])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", help="files of records with running text that needs no repair")
    counts: Counter[str] = Counter()
    n_texts = n_chars = n_damaged = 0
    for record in records_in(parser.parse_args().texts):
        for document in decoded([record]):
            n_texts += 1
            n_chars += len(document.raw_text)
            article = clean(document)
            if not isinstance(article, Article):
                counts["rejected"] += 1
                print("rejected", document.source_uri, article.reason, sep="\t")
                continue
            n_damaged += article.damaged
            for kind, wording in changes_of(article):
                counts[kind] += 1
                print(kind, _name(document), wording, sep="\t")
    false = sum(n for kind, n in counts.items() if kind not in _LINES)
    print(f"{n_texts} texts, {n_chars} characters; {false} changes that may be false, {n_damaged} taken for damaged")
    print(", ".join(f"{kind} {n}" for kind, n in counts.most_common()) or "nothing changed")
    return 1 if false else 0


def _name(document: RawDocument) -> str:
    return document.source_uri.rpartition("#")[2]


if __name__ == "__main__":
    sys.exit(main())
