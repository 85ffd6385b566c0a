"""A source → its records: a plain file or a page is one, a container holds many. Nothing is decoded yet.

It streams: one record is in memory at a time, and one that fails is refused alone. What breaks a container ends
it with one refusal under the container's own address; the records before the break stand.

What is refused is a record too, where its bytes can be had: they are kept, and can be tried again without the source.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tasks.ingest.containers.csv_rows import csv_rows
from tasks.ingest.containers.expand import MAX_DEPTH, Broken, Budget, guarded, gunzip, seekable, unzstd
from tasks.ingest.containers.json_rows import json_lines, json_values, row_again
from tasks.ingest.containers.parquet_rows import parquet_rows
from tasks.ingest.containers.seen import Seen
from tasks.ingest.containers.warc import warc_pages
from tasks.ingest.containers.zip_members import members_of, open_member, open_zip, zip_kind
from tasks.ingest.document import INTERNAL_ERROR, Reject, Source
from tasks.ingest.files import MAX_BYTES, open_file, sha256_of
from tasks.ingest.kinds import HEAD, kind_of
from tasks.ingest.names import name_in, uri_of_member, uri_of_place
from tasks.ingest.reasons import refuse
from tasks.ingest.record import DOCX, MARKDOWN, OPAQUE, PDF, ROW, Record, declarations, declare, record_of
from tasks.lexicons import LexiconError

logger = logging.getLogger(__name__)

__all__ = ["Record", "records_again", "records_of"]

MAX_OFFICE_BYTES = 100_000_000
"""Bytes of a Word or PDF file: pictures make them large."""

_WHOLE = {
    "plain": ("text/plain", MAX_BYTES),
    "markdown": (MARKDOWN, MAX_BYTES),
    "html": ("text/html", MAX_BYTES),
    "pdf": (PDF, MAX_OFFICE_BYTES),
    "docx": (DOCX, MAX_OFFICE_BYTES),
}
"""kinds that are one document: media type, and how many bytes it may have"""

_NESTING = frozenset({"gzip", "zstd", "zip", "parquet"})
"""kinds that are unpacked into something that has a kind of its own, or swell"""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file, or a member of one, that is about to be read."""

    uri: str
    name: str
    """by which its kind is told, without endings such as .gz"""
    stream: io.BufferedReader
    budget: Budget
    text_column: str | None
    depth: int = 0


def records_of(source: Source, text_column: str | None = None) -> Iterator[Record | Reject]:
    """The documents in the source, or why there is none. Never raises for what the source holds.

    `text_column`: the column of tables and JSON that holds the text, where its name is not a usual one.
    """
    try:
        file = open_file(source.path)
    except OSError as error:
        yield refuse(source.source_uri, "unreadable", error.strerror or str(error))
        return
    with file:
        opened = _Opened(source.source_uri, _unpacked(source.path.name), file, Budget(_size_of(file)), text_column)
        yield from _records_in(opened)


def records_again(
    source_uri: str, content: bytes, declared: str | None, text_column: str | None = None
) -> Iterator[Record | Reject]:
    """What records_of gives for a source or record whose bytes were kept: what kind it is, is told anew.

    `declared`: the record's; `text_column`: in place of the one that was named when it came.
    """
    said = declarations(declared)
    if said.get("media_type") == ROW:
        yield row_again(record_of(source_uri, content, ROW, declared), text_column)
    elif "media_type" in said:
        yield record_of(source_uri, content, said["media_type"], declared)
    else:
        file: io.BufferedReader = io.BufferedReader(io.BytesIO(content))
        name = _unpacked(name_in(source_uri))
        column = text_column or said.get("text_column")
        yield from _records_in(
            _Opened(source_uri, name, file, Budget(len(content)), column, depth=int(said.get("depth", 0)))
        )


def _unpacked(name: str) -> str:
    """a.jsonl.gz → a.jsonl, whether or not it still is compressed: who fetches files often unpacks them on the way."""
    while name.endswith((".gz", ".zst", ".zstd")):
        name = name.rpartition(".")[0]
    return name


def _size_of(file: io.BufferedReader) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def _records_in(opened: _Opened) -> Iterator[Record | Reject]:
    """The records of a file or member; whatever breaks it becomes one reject of its own."""
    n_records = 0
    try:
        for record in _records_by_kind(opened):
            n_records += 1
            yield record
        if not n_records:
            yield _refused(opened, Broken("empty", "holds no records"))
    except Broken as broken:
        yield _refused(opened, broken)
    except OSError as error:  # the disk, or a file that shrank while it was read
        yield refuse(opened.uri, "unreadable", error.strerror or str(error))
    except (MemoryError, LexiconError):  # no fault of the file
        raise
    except Exception as error:  # a library that fails on one file must not take the others along
        logger.exception("%s: cannot be read", opened.uri)
        detail = f"{type(error).__name__} while it was read; run it alone with --verbose and report it"
        yield refuse(opened.uri, INTERNAL_ERROR, detail)


def _refused(opened: _Opened, broken: Broken) -> Record | Reject:
    """The whole file, refused: a record where it can be read from its beginning and is no larger than a document."""
    reject = refuse(opened.uri, broken.reason, broken.detail)
    if not opened.stream.seekable():
        return reject
    try:
        opened.stream.seek(0)
        content = opened.stream.read(MAX_BYTES + 1)
        if len(content) <= MAX_BYTES and broken.reason != "other_media":
            return _kept(opened, content, broken)
        opened.stream.seek(0)
        sha256, n_bytes = sha256_of(opened.stream)
    except OSError:
        return reject
    return replace(reject, raw_sha256=sha256, n_bytes=n_bytes)


def _kept(opened: _Opened, content: bytes, broken: Broken) -> Record:
    declared = declare(depth=str(opened.depth or ""), text_column=opened.text_column)
    return record_of(opened.uri, content, OPAQUE, declared, refused=(broken.reason, broken.detail))


def _records_by_kind(opened: _Opened) -> Iterator[Record | Reject]:
    head = opened.stream.peek(HEAD)
    try:
        kind = kind_of(head, opened.name) if head else "plain"
        if kind in _NESTING and opened.depth >= MAX_DEPTH:
            raise Broken("nested_too_deep", f"more than {MAX_DEPTH} containers in one another")
    except Broken as broken:
        if broken.reason == "other_media":
            raise
        yield _whole_refused(opened, broken)
        return
    if kind in _WHOLE:
        yield _whole(opened, kind)
    elif kind == "jsonl":
        yield from json_lines(opened.uri, opened.stream, opened.text_column)
    elif kind == "json":
        yield from json_values(opened.uri, opened.stream, opened.text_column)
    elif kind == "csv":
        yield from csv_rows(opened.uri, opened.stream, opened.text_column)
    elif kind == "warc":
        yield from warc_pages(opened.uri, opened.stream)
    elif kind in ("gzip", "zstd"):
        stream = (gunzip if kind == "gzip" else unzstd)(opened.stream, opened.budget)
        yield from _records_by_kind(replace(opened, stream=stream, depth=opened.depth + 1))
    else:
        with seekable(opened.stream) as file:
            inside = replace(opened, stream=file)
            try:
                if kind == "parquet":
                    yield from parquet_rows(opened.uri, file, opened.budget, opened.text_column)
                else:
                    yield from _in_zip(inside)
            except Broken as broken:
                yield _refused(inside, broken)


def _whole(opened: _Opened, kind: str) -> Record:
    media_type, limit = _WHOLE[kind]
    content = opened.stream.read(limit + 1)
    if len(content) > limit:
        raise Broken("too_large", f"more than {limit} bytes")
    return record_of(opened.uri, content, media_type)


def _whole_refused(opened: _Opened, broken: Broken) -> Record | Reject:
    """A file or member that is known to be no text before any of it is read."""
    content = opened.stream.read(MAX_BYTES + 1)
    if len(content) <= MAX_BYTES:
        return _kept(opened, content, broken)
    return _refused(opened, broken)


def _in_zip(opened: _Opened) -> Iterator[Record | Reject]:
    archive = open_zip(opened.stream)
    with archive, Seen() as seen:
        if zip_kind(archive) == "docx":
            opened.stream.seek(0)
            yield _whole(opened, "docx")
            return
        for member in members_of(archive):
            if not seen.add(member.name):
                place = uri_of_place(opened.uri, "member", member.number)
                yield refuse(place, "duplicate_id", f"{member.name} is in the archive twice")
                continue
            uri = uri_of_member(opened.uri, member.name)
            try:
                stream = guarded(open_member(archive, member), opened.budget)
            except Broken as broken:
                yield refuse(uri, broken.reason, broken.detail)
                continue
            with stream:
                inner = replace(opened, uri=uri, name=_unpacked(member.name), stream=stream, depth=opened.depth + 1)
                yield from _records_in(inner)
