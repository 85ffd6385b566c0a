"""Bytes → characters: which charset they are in, and what they say in it.

In this order: a byte order mark; UTF-8, which hardly anything else can be by chance; then how well the bytes read
as GB18030, Big5, UTF-16 or torn UTF-8, counted in common characters (的 国 …, 的 國 …). A declared charset is one
voice among the readings, since declarations lie: pages saved as UTF-8 still say gb2312, pages in GBK say utf-8.
Rightly read, official texts are 0.46 to 1 common; the same bytes in a wrong charset 0 to 0.17.

Bytes that the charset does not know become U+FFFD and the text is marked torn; they never tip the choice.
"""

import codecs
import re
from dataclasses import dataclass
from functools import cache

from tasks.ingest.resync import is_strange, read_in_step
from tasks.lexicons import lexicon

READS_WELL = 0.35
"""Share of common characters from which on bytes are taken for Chinese in that charset. Set between the lowest right
reading (0.46) and the highest wrong one (0.17; titles 0.38) of 850 news, laws and decrees in five charsets and both scripts."""

READS_AT_ALL = 0.2
"""Below that, with SURE_FROM or more characters to judge by, a reading is mojibake and not handed on."""

SURE_FROM = 20

MAX_TORN = 0.3
"""Share of torn or control characters from which on bytes are no text. A page torn at every tenth character still is."""

MAX_NUL = 0.001
"""Share of NUL characters up to which they are slips of a converter in a text, and no sign of a binary file."""

READS_SURELY = 0.5
"""With SURELY_FROM or more characters to judge by, no other charset needs to be asked."""

SURELY_FROM = 200

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_CHINESE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

_READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "hz": "hz",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    "euc_kr": "cp949",
    "cp949": "cp949",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    "cp1251": "cp1251",
    "cp1256": "cp1256",
    "koi8-r": "koi8-r",
    "iso8859-15": "iso8859-15",
}
"""A codec that pages declare, by Python's name, and the one that it means in practice: GB18030, Big5-HKSCS and the
Windows code pages contain their elders. Others (unicode_escape, idna …) are no charsets of pages."""

_LONG_UTF8 = re.compile(rb"[\xe0-\xf4]")
_BAD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_KANA_OR_HANGUL = re.compile(r"[\u3041-\u30fa\uac00-\ud7a3]")
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was read in, and whether bytes stood in it that the charset does not know."""

    text: str
    encoding: str
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that are no text here: the reason's code, and what exactly."""

    reason: str
    detail: str


def decode_bytes(content: bytes, declared: str | None = None) -> Decoded | Undecodable:
    """The text that the bytes hold.

    >>> decode_bytes("国务院关于…的通知".encode("gbk"), declared="utf-8")
    Decoded(text='国务院关于…的通知', encoding='gb18030', torn=False)
    """
    marked = _by_mark(content)
    if marked is not None:
        return marked
    if _few_nuls(content):
        if content.isascii():
            return _seven_bits(content, declared_codec(declared))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if _LONG_UTF8.search(content) or not _utf8_by_chance(content, text):
                return _unless_full_of_controls(content, text)
    return _by_evidence(content, declared)


def likeliest_text(content: bytes) -> str:
    """The text that a field of a table holds: what no charset reads is torn UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        decoded = decode_bytes(content)
        return decoded.text if isinstance(decoded, Decoded) else content.decode("utf-8", "replace")


def _few_nuls(content: bytes) -> bool:
    """Whether NUL bytes are as rare as slips are."""
    return content.count(b"\0") <= len(content) * MAX_NUL


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            decoded = _read(content, encoding)
            text = decoded.text.removeprefix("\ufeff")
            if _share_of_bad(text) <= MAX_TORN / 10:
                return Decoded(text, encoding, decoded.torn)
    return None


def _read(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, "replace"), encoding, torn=True)


def _back_in_step(content: bytes, decoded: Decoded) -> Decoded:
    """A reading in a charset of two bytes a character, mended behind torn ones."""
    if decoded.encoding in ("gb18030", "big5hkscs") and (decoded.torn or is_strange(decoded.text)):
        text = read_in_step(content, decoded.encoding)
        return Decoded(text, decoded.encoding, torn="\ufffd" in text)
    return decoded


def _seven_bits(content: bytes, codec: str | None) -> Decoded | Undecodable:
    """ASCII, and what hides in it: HZ (~{VP9z~} = 中国) and, where declared, ISO-2022-JP."""
    hiding = "hz" if b"~{" in content else codec if codec == "iso2022_jp" else None
    if hiding:
        decoded = _read(content, hiding)
        if not decoded.torn and (hiding == codec or commonness(decoded.text) > READS_WELL):
            return _unless_binary(decoded)
    return _unless_full_of_controls(content, content.decode("ascii"))


def _utf8_by_chance(content: bytes, text: str) -> bool:
    """Whether bytes that are UTF-8 were meant otherwise: 一些 in GBK (D2BB D0A9) is һЩ in UTF-8."""
    if commonness(text) > READS_WELL:
        return False
    readings = (_read(content, encoding) for encoding in _CHINESE)
    return any(not reading.torn and commonness(reading.text) > READS_WELL for reading in readings)


def _by_evidence(content: bytes, declared: str | None) -> Decoded | Undecodable:
    codec = declared_codec(declared)
    readings: list[Decoded] = []
    scores: list[float] = []
    for encoding in _likeliest_first(content):
        readings.append(_read(content, encoding))
        scores.append(commonness(readings[-1].text) + (0.05 if encoding == codec else 0))
        if scores[-1] >= READS_SURELY and _n_telling(readings[-1].text) >= SURELY_FROM:
            return _unless_binary(_back_in_step(content, readings[-1]))
    best = max(range(len(readings)), key=lambda n: scores[n])
    if scores[best] >= READS_WELL:
        return _unless_binary(_neighbouring(content, codec, readings[best]) or _back_in_step(content, readings[best]))
    if b"\0" in content and not _few_nuls(content):
        return Undecodable("not_text", "holds NUL bytes")
    foreign = _foreign(content, codec)
    if foreign is None and scores[best] < READS_AT_ALL and _n_telling(readings[best].text) >= SURE_FROM:
        return _unless_binary(
            readings[best],
            "unknown_charset",
            f"reads as Chinese in no charset; declared: {declared}",
        )
    return _unless_binary(foreign or readings[best])


def _likeliest_first(content: bytes) -> tuple[str, ...]:
    """UTF-8 first where it read some characters before the first torn byte."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if content[: error.start].isascii():
            return (*_CHINESE, "utf-8")
    return ("utf-8", *_CHINESE)


_NEIGHBOURS = {"cp932": 0.2, "euc_jp": 0.2, "cp949": 0.9}
"""Charsets of Japanese and Korean, and the share of kana and Hangul from which on a page is taken for what it declares.
Chinese in GB18030 reads in cp949 as Hangul, too, but half of it as rare Hanja, which Korean hardly ever has."""


def _neighbouring(content: bytes, codec: str | None, chinese: Decoded) -> Decoded | None:
    """A page declared Japanese or Korean that is: EUC-JP has its kana and commas where GB18030 has them."""
    if codec not in _NEIGHBOURS or chinese.encoding.startswith("utf"):
        return None
    decoded = _read(content, codec)
    n_kana = len(_KANA_OR_HANGUL.findall(decoded.text))
    return decoded if not decoded.torn and n_kana > _NEIGHBOURS[codec] * _n_telling(decoded.text) else None


def _foreign(content: bytes, codec: str | None) -> Decoded | None:
    """Pages that are not Chinese: as declared where all bytes fit, else Western ones with a few high bytes (café, ©)."""
    for encoding in (codec, "cp1252" if _mostly_ascii(content) else None):
        if encoding is not None and encoding not in _CHINESE:
            decoded = _read(content, encoding)
            if not decoded.torn:
                return decoded
    return None


def _mostly_ascii(content: bytes) -> bool:
    return len(content.translate(None, _HIGH)) > 0.9 * len(content)


_HIGH = bytes(range(0x80, 0x100))


def _unless_binary(decoded: Decoded, else_reason: str = "", else_detail: str = "") -> Decoded | Undecodable:
    if decoded.text.count("\0") > len(decoded.text) * MAX_NUL:
        return Undecodable("not_text", "holds NUL bytes")
    if _share_of_bad(decoded.text) > MAX_TORN:
        return Undecodable("not_text", f"mostly bytes that are no text in {decoded.encoding}")
    return Undecodable(else_reason, else_detail) if else_reason else decoded


def _unless_full_of_controls(content: bytes, text: str) -> Decoded | Undecodable:
    """As _unless_binary for UTF-8, where no byte is torn; ten times as fast, and most of what comes in is that."""
    decoded = Decoded(text, "utf-8")
    n_controls = len(content) - len(content.translate(None, _CONTROLS))
    return _unless_binary(decoded) if n_controls or "\ufffd" in text else decoded


def _share_of_bad(text: str) -> float:
    """Torn and control characters among all."""
    return len(_BAD.findall(text)) / max(1, len(text))


def commonness(text: str) -> float:
    """Share of common characters and Chinese punctuation among those outside ASCII; torn ones count against it."""
    n_bad = len(_BAD.findall(text))
    n_good = len(text) - len(_common().sub("", text))
    return (n_good - n_bad) / max(1, n_bad, _n_telling(text))


def _n_telling(text: str) -> int:
    """Characters that tell charsets apart: all outside ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


@cache
def _common() -> re.Pattern[str]:
    characters = "".join(row["character"] for row in lexicon("common_characters"))
    return re.compile(f"[{characters}，。、；：？！“”‘’（）《》〈〉【】〔〕—…·　]+")


def declared_codec(declared: str | None) -> str | None:
    """gb2312 → gb18030, utf8 → utf-8, big5 → big5hkscs; None for what no codec bears as a name."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(name)
