"""Why something that came in cannot become an article: the codes that ingest writes into `rejects`, and their meaning."""

import hashlib

from tasks.ingest.document import Reject
from tasks.ingest.names import on_one_line

REASONS: dict[str, str] = {
    "symlink_outside": "a link that leads out of the folder that was named",
    "symlink_folder": "a link to a folder of the same source, which is read under its own name (circular links too)",
    "symlink_broken": "a link that leads nowhere, or to itself",
    "not_a_file": "a pipe, socket or device, or a link in an archive",
    "unreadable": "no permission, or the disk failed",
    "empty": "no character other than white space",
    "too_large": "longer than any document may be",
    "broken_archive": "a compressed or structured file that cannot be read to its end; what came before the break is kept",
    "expands_too_much": "a compressed file out of which more comes than any honest one holds",
    "nested_too_deep": "containers in containers in containers",
    "encrypted": "locked with a password",
    "unsafe_name": "a name in an archive that leads out of it",
    "bad_record": "a line or row that breaks the rules of its format",
    "duplicate_id": "a record whose id another one of its file has",
    "no_text": "a page or record without a text: nothing but a frame, or no column of a usual name holds one (name it with --text-column)",
    "no_text_column": "a table without a column of a usual name for text; name it with --text-column",
    "http_error": "a page that its server did not give (404 and the like)",
    "doc_file": "an old Word, Excel or PowerPoint file",
    "wps_file": "an old WPS file",
    "ofd_file": "an OFD file",
    "rtf_file": "a Rich Text file",
    "office_file": "a spreadsheet, presentation or OpenDocument file",
    "scan": "a PDF of images without a text layer",
    "other_media": "a kind of file that holds no document: scripts, style sheets, fonts, sound",
    "internal_error": "a document on which the code failed; it is told with its traceback under --verbose",
    "not_chinese": "text in which nothing, or little, is Chinese: English, Japanese, Uyghur pages",
    "part_damaged": "a document whose rows were damaged, and which is neither in raw/ nor among the sources of the run",
    "not_text": "bytes that are no text in any charset",
    "unknown_charset": "text in a charset that neither its declaration nor its characters tell",
}


def refuse(source_uri: str, reason: str, detail: str, content: bytes | None = None) -> Reject:
    """A reject of this stage. Raises KeyError for a reason that REASONS does not list.

    `content`: the bytes that were refused, where they could be read.
    """
    if reason not in REASONS:
        raise KeyError(f"{reason} is no reason of ingest")
    detail = on_one_line(detail)
    if content is None:
        return Reject(source_uri, "ingest", reason, detail)
    return Reject(
        source_uri,
        "ingest",
        reason,
        detail,
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
