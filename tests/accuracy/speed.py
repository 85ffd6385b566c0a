"""How fast the stages are on one core: characters a second of running text, pages a second of a folder of pages.

python tests/accuracy/speed.py TEXTS…                 files of records, such as news.jsonl.gz
python tests/accuracy/speed.py TEXTS… --pages FOLDER  and HTML pages, each a file
python tests/accuracy/speed.py … --rounds 5           the best of so many (3)

Seconds are those of the processor in this one process, reading the file included, what is loaded once (lexicons) left
out; nothing is written. Directives stand on mentions, so that their time is taken behind that of entities.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from tasks.batch import BATCH_BYTES
from tasks.clean.clean import clean
from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument, Reject
from tasks.ingest.record import Record
from tasks.ingest.records import records_of
from tasks.ingest.sources import find_sources
from tasks.tabulate import tabulate_together
from tasks.timing import Seconds

_WARMING = 50
"""documents that are done once before the clock runs"""


class ProcessorSeconds(Seconds):
    """Seconds of the processor, so that other programs on the machine do not count."""

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        started = time.process_time()
        try:
            yield
        finally:
            self.add(stage, time.process_time() - started)


def records_in(paths: Sequence[str]) -> Iterator[Record]:
    """The records of files and folders."""
    for path in paths:
        for source in find_sources([path], "speed").sources:
            yield from (record for record in records_of(source) if not isinstance(record, Reject))


def decoded(records: Iterable[Record]) -> list[RawDocument]:
    return [document for document in map(decode, records) if isinstance(document, RawDocument)]


def in_batches(documents: Sequence[RawDocument]) -> Iterator[list[RawDocument]]:
    """As a run takes them: about a megabyte at a time."""
    held: list[RawDocument] = []
    size = 0
    for document in documents:
        held.append(document)
        size += document.n_bytes
        if size >= BATCH_BYTES:
            yield held
            held, size = [], 0
    yield held


def one_round(paths: Sequence[str], *, only_clean: bool) -> tuple[ProcessorSeconds, int, int]:
    """Seconds per stage, number of documents and characters."""
    seconds = ProcessorSeconds()
    with seconds.timing("ingest"):
        documents = decoded(records_in(paths))
    for batch in in_batches(documents):
        if only_clean:
            with seconds.timing("clean"):
                for document in batch:
                    clean(document)
        else:
            tabulate_together(batch, seconds)
    return seconds, len(documents), sum(len(document.raw_text) for document in documents)


def best_of(rounds: int, paths: Sequence[str], *, only_clean: bool) -> tuple[dict[str, float], int, int]:
    """The least seconds of each stage over several rounds."""
    for document in decoded(islice(records_in(paths), _WARMING)):
        tabulate_together([document])
    made = [one_round(paths, only_clean=only_clean) for _ in range(rounds)]
    least = {stage: min(seconds[stage] for seconds, _, _ in made) for stage in made[0][0]}
    return least, *made[0][1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", help="files of records with running text")
    parser.add_argument("--pages", help="a folder of HTML pages")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many")
    arguments = parser.parse_args()
    seconds, n_documents, n_chars = best_of(arguments.rounds, arguments.texts, only_clean=False)
    print(f"{n_documents} documents, {n_chars} characters")
    for name, stages in (
        ("ingest and clean", ("ingest", "clean")),
        ("  ingest alone", ("ingest",)),
        ("entities, appointments, citations", ("entities",)),
        ("segment and directives", ("segment", "directives")),
    ):
        took = sum(seconds[stage] for stage in stages)
        print(f"{name:36} {n_chars / took / 1e6:6.2f} million characters/s")
    if arguments.pages:
        seconds, n_pages, _ = best_of(arguments.rounds, [arguments.pages], only_clean=True)
        print(f"{f'ingest and clean of {n_pages} pages':36} {n_pages / sum(seconds.values()):6.1f} pages/s")


if __name__ == "__main__":
    main()
