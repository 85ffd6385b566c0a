"""Raw records → the rows of each, or why it has none. All stages are imported with this module."""

import logging

from tasks.ingest.decode import decode
from tasks.ingest.document import INTERNAL_ERROR, RawDocument, Reject
from tasks.ingest.records import Record
from tasks.segment.numbering import numbering_warnings
from tasks.tabulate import Rows, StageFailed, stage, tabulate, tabulate_together
from tasks.timing import Seconds

logger = logging.getLogger(__name__)


def rows_of_records(records: list[Record], seconds: Seconds) -> list[Rows | Reject]:
    """The rows of records, or why they have none; one by one where the code fails on any of them."""
    spent = Seconds()
    try:
        with stage("ingest", spent):
            decoded = [decode(record) for record in records]
        made = iter(tabulate_together([each for each in decoded if isinstance(each, RawDocument)], spent))
    except StageFailed:
        return [_tabulate_record(record, seconds) for record in records]
    seconds.add_all(spent)
    return [next(made) if isinstance(each, RawDocument) else each for each in decoded]


def _tabulate_record(record: Record, seconds: Seconds) -> Rows | Reject:
    """The rows of one record, or why it has none."""
    try:
        with stage("ingest", seconds):
            document = decode(record)
        return document if isinstance(document, Reject) else tabulate(document, seconds)
    except StageFailed as failed:  # one document must never take its neighbours along, whatever is wrong with it
        logger.exception("%s: the code of stage %s failed on it", record.source_uri, failed.stage)
        detail = f"{type(failed.__cause__).__name__} in stage {failed.stage}; run it alone with --verbose and report it"
        return Reject(
            record.source_uri,
            failed.stage,
            INTERNAL_ERROR,
            detail,
            len(record.content),
            record.raw_sha256,
            record.declared,
        )


def warnings_of(rows: Rows) -> list[str]:
    """What does not add up in an article, after its source_uri."""
    (article,) = rows["articles"]
    return [f"{article['source_uri']}: {warning}" for warning in numbering_warnings(rows["sentences"])]
