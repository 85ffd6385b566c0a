"""A zip file → its members as streams. Nothing is written to disk under a member's name, whatever that name is."""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from tasks.ingest.charset import Decoded, decode_bytes
from tasks.ingest.containers.expand import Broken, Pieces

_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1

TORN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
"""what zipfile raises on bytes that are no zip, or were one: ValueError where a place in it lies before its beginning"""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    number: int
    """from 1, in the order of the archive"""
    name: str
    info: zipfile.ZipInfo


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """Raises Broken for what is no zip, or a torn one."""
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Broken("broken_archive", f"no zip file, or a torn one: {error}") from error


def zip_kind(archive: zipfile.ZipFile) -> str:
    """docx, or zip for an archive of other files. Raises Broken for ofd_file and office_file, which are zips too."""
    names = set(archive.namelist())
    if "word/document.xml" in names:
        return "docx"
    if "OFD.xml" in names:
        raise Broken("ofd_file", "an OFD file; save it as PDF with text, or .txt")
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise Broken("office_file", "a spreadsheet, presentation or OpenDocument file; save it as .docx, .csv or .txt")
    return "zip"


def members_of(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Its files in their order, without folders, hidden files and what macOS adds."""
    for number, info in enumerate(archive.infolist(), start=1):
        name = _name(info)
        parts = name.split("/")
        hidden = any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts
        if not info.is_dir() and not hidden:
            yield Member(number, name, info)


def open_member(archive: zipfile.ZipFile, member: Member) -> Pieces:
    """Raises Broken: unsafe_name, not_a_file, encrypted, broken_archive."""
    parts = member.name.split("/")
    if ".." in parts or not parts[0] or parts[0].endswith(":"):
        raise Broken("unsafe_name", f"a name that leads out of the archive: {member.name[:200]}")
    if stat.S_ISLNK(member.info.external_attr >> 16):
        raise Broken("not_a_file", "a link in an archive")
    if member.info.flag_bits & _ENCRYPTED:
        raise Broken("encrypted", "locked with a password")
    try:
        return cast(Pieces, archive.open(member.info))
    except TORN as error:
        raise Broken("broken_archive", f"cannot be unpacked: {error}") from error


def _name(info: zipfile.ZipInfo) -> str:
    r"""Chinese Windows writes names in GBK and does not say so (zipfile takes them for code page 437), some with \ for /."""
    name = info.filename
    if not (info.flag_bits & _UTF8_NAMES or name.isascii()):
        try:
            decoded = decode_bytes(name.encode("cp437"))
        except UnicodeEncodeError:
            return name
        name = decoded.text if isinstance(decoded, Decoded) else name
    return name.replace("\\", "/")
