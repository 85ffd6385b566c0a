"""A web archive (WARC) → the pages in it, with address and declared charset."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.ingest.containers.expand import Broken
from tasks.ingest.containers.seen import Seen
from tasks.ingest.document import Reject
from tasks.ingest.files import MAX_BYTES
from tasks.ingest.kinds import kind_of
from tasks.ingest.names import uri_of_place, uri_of_record
from tasks.ingest.reasons import refuse
from tasks.ingest.record import DOCX, PDF, Record, declare, record_of

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = frozenset({"response", "resource", "conversion"})
"""kinds of records that hold what a server gave, or its text; others tell about the crawl"""

_MEDIA = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/pdf": PDF,
    DOCX: DOCX,
}


def warc_pages(uri: str, stream: io.BufferedReader) -> Iterator[Record | Reject]:
    """A record per page, under the id that the archive gives it. Raises Broken where the stream does."""
    from warcio.archiveiterator import ArchiveIterator

    entries = iter(ArchiveIterator(_Pieces(stream)))
    number = 0
    with Seen() as seen:
        while True:
            number += 1
            try:
                entry = next(entries, None)
            except Broken:
                raise
            except Exception as error:  # warcio raises what its parsers happen to raise on bytes that are no WARC
                raise Broken("broken_archive", f"cannot be read beyond record {number}: {error}") from error
            if entry is None:
                return
            if entry.rec_type in _PAGES:
                yield _page(uri, number, entry, seen)


class _Pieces:
    """The stream as warcio reads it; `read` of a buffered stream would lose what it has when the stream breaks."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.read = stream.read1
        self.tell = stream.tell


def _page(uri: str, number: int, entry: "ArcWarcRecord", seen: Seen) -> Record | Reject:
    place = uri_of_place(uri, "record", number)
    try:
        content, media_type, charset = _payload(entry)
    except Broken as broken:
        return refuse(place, broken.reason, broken.detail)
    except Exception as error:  # as above, for what one page says of its length, chunks and compression
        return refuse(place, "broken_archive", f"cannot be unpacked: {error}")
    own_id = (entry.rec_headers.get_header("WARC-Record-ID") or "").strip("<> ").removeprefix("urn:uuid:")
    if own_id and not seen.add(own_id):
        return refuse(place, "duplicate_id", f"the id {own_id} was given before", content)
    address = entry.rec_headers.get_header("WARC-Target-URI") or ""
    declared = declare(media_type=media_type, charset=charset, url=address.strip("<> "))
    return record_of(uri_of_record(uri, own_id) if own_id else place, content, media_type, declared)


def _payload(entry: "ArcWarcRecord") -> tuple[bytes, str, str | None]:
    """Body, media type and declared charset of a page. Raises Broken for what is none."""
    headers = entry.http_headers or entry.rec_headers
    if entry.http_headers is not None and (entry.http_headers.get_statuscode() or "200") != "200":
        raise Broken("http_error", f"status {entry.http_headers.get_statuscode()[:20]}")
    declared = (headers.get_header("Content-Type") or "").lower()
    media, _, parameters = declared.partition(";")
    content = entry.content_stream().read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Broken("too_large", f"more than {MAX_BYTES} bytes")
    media_type = _MEDIA.get(media.strip()) if media.strip() else _sniffed(content)
    if media_type is None:
        raise Broken("other_media", media.strip()[:100] or "no kind of text")
    charset = parameters.partition("charset=")[2].strip("\"' ;") or None
    return content, media_type, charset


def _sniffed(content: bytes) -> str | None:
    """The media type of a page whose server named none."""
    return {"html": "text/html", "plain": "text/plain", "pdf": PDF}.get(kind_of(content[:4096], ""))
