"""Why something that came in cannot become an article: the codes that ingest writes into `rejects`, and their meaning."""

import hashlib

from tasks.ingest.document import Reject
from tasks.ingest.names import on_one_line

REASONS: dict[str, str] = {
    "symlink_outside": "a link that leads out of the folder that was named",
    "symlink_folder": "a link to a folder of the same source, which is read under its own name (circular links too)",
    "symlink_broken": "a link that leads nowhere, or to itself",
    "not_a_file": "a pipe, socket or device",
    "unreadable": "no permission, or the disk failed",
    "empty": "no character other than white space",
    "too_large": "longer than any document may be",
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
