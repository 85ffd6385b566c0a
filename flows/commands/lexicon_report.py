"""What was loaded of the lexicons → lines on the terminal."""

from collections.abc import Iterator, Sequence

from flows.command import counted
from tasks.lexicon_columns import CLOSED
from tasks.lexicons import LexiconReport


def lexicon_lines(reports: Sequence[LexiconReport]) -> Iterator[str]:
    """One line a lexicon, and their sum."""
    width = max(len(report.name) for report in reports)
    yield f"{'lexicon':<{width}}  entries  conflicts  date        source"
    for report in reports:
        counts = f"{report.n_entries:>7}  {len(report.conflicts):>9}"
        yield f"{report.name:<{width}}  {counts}  {report.date:<10}  {report.source}"
    entries, conflicts = (sum(each) for each in zip(*((r.n_entries, len(r.conflicts)) for r in reports), strict=True))
    yield f"{len(reports)} lexicons, {entries} entries, {conflicts} of them told differently by several lines"


def conflict_lines(report: LexiconReport) -> Iterator[str]:
    """Where a lexicon lies, what it holds, its columns, and the entries that several lines tell differently."""
    yield f"seeds/lexicons/{report.name}.csv: {report.n_entries} entries; {report.source}, {report.date}"
    yield f"holds: {report.note}"
    for column in report.columns:
        values = sorted(filter(None, CLOSED.get(report.name, {}).get(column, ())))
        yield f"column {column}{': ' if values else ''}{', '.join(values)}"
    for conflict in report.conflicts:
        yield f"{conflict.entry}: lines {', '.join(map(str, conflict.lines))}"
    yield counted(len(report.conflicts), "conflict")
