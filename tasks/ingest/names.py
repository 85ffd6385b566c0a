"""Names of files and records → parts of a source_uri: readable, on one line, and never two names for one uri.

    >>> uri_part("关于开展…的通知.txt"), uri_part("100%.txt"), uri_part("附件#1.txt")
    ('关于开展…的通知.txt', '100%.txt', '附件%231.txt')
    >>> uri_part("a\\udcff.txt"), uri_part("a%FF.txt")  # a byte that is no UTF-8, and a name that looks like one
    ('a%FF.txt', 'a%25FF.txt')

Percent-encoded are: bytes that are no UTF-8, control characters and line separators, `#` (the first one in a
source_uri parts the file from the record in it), and `%` where two hex digits follow. Nothing else is changed;
composed and decomposed Unicode stay as they are.
"""

import re
from pathlib import Path
from urllib.parse import unquote

_NOT_PLAIN = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_IN_PATH = re.compile(rf"[{_NOT_PLAIN}#]|%(?=[0-9A-Fa-f]{{2}})")
_PLACE = re.compile(r"(line|row|item|record|member)-\d+")
_IN_LINE = re.compile(rf"[{_NOT_PLAIN}]")
_IN_ID = re.compile(rf"[{_NOT_PLAIN}]|%(?=[0-9A-Fa-f]{{2}})")


def uri_part(name: str) -> str:
    """A file's name or relative path, as the system gives it → its place in the uri."""
    return _IN_PATH.sub(_percent, name)


def name_part(part: str) -> str:
    """A part of a path in the uri → the file's name, as the system gives it."""
    return unquote(part, errors="surrogateescape")


def uri_of_record(file_uri: str, record_id: str) -> str:
    """`news/2023.jsonl` and a record's id → `news/2023.jsonl#id`. An id may hold further `#`."""
    return f"{file_uri}#{_no_place(_IN_ID.sub(_percent, record_id))}"


def uri_of_member(file_uri: str, name: str) -> str:
    """`news/2023.zip` and a path in it → `news/2023.zip#县/a.txt`."""
    return f"{file_uri}#{_no_place(uri_part(name))}"


def _no_place(escaped: str) -> str:
    """An id that looks like a place (`line-7`) is escaped, so that it is never mistaken for one."""
    return escaped.replace("-", "%2D") if _PLACE.fullmatch(escaped) else escaped


def uri_of_place(file_uri: str, kind: str, number: int) -> str:
    """A record without an id of its own: `news/2023.jsonl#line-7`. Kinds: line, row, item, record, member."""
    return f"{file_uri}#{kind}-{number}"


def is_place(part: str) -> bool:
    """Whether the last part of a source_uri is the place of a record without an id: `line-7`."""
    return _PLACE.fullmatch(part) is not None


def name_in(source_uri: str) -> str:
    """The file name that ends the uri: `news/2023.zip#县/a.txt` → `a.txt`."""
    return source_uri.rpartition("#")[2].rpartition("/")[2]


def on_one_line(message: str) -> str:
    """A message that quotes names or bytes of strangers → one line that any terminal and table takes."""
    return _IN_LINE.sub(_percent, message)


def name_of(path: Path) -> str:
    """The file's own name; for `.` and `..` that of the folder they stand for."""
    return path.name if path.name not in ("", "..") else path.resolve().name


def _percent(match: re.Match[str]) -> str:
    char = match[0]
    escape = "surrogateescape" if "\udc80" <= char <= "\udcff" else "surrogatepass"
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", escape))
