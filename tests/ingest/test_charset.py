import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest.charset import Decoded, Undecodable, declared_codec, decode_bytes

HANS = "各县（市、区）人民政府，市政府各部门：\n现将《2023年重点工作安排》印发给你们，请认真组织实施。\n"
HANT = "各縣（市、區）人民政府，市政府各部門：\r\n現將《2023年重點工作安排》印發給你們，請認真組織實施。\r\n"


@pytest.mark.parametrize(
    ("text", "written_in", "encoding"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANS, "utf-8-sig", "utf-8-sig"),
        (HANS, "utf-16", "utf-16"),
        (HANS, "utf-16-le", "utf-16-le"),
        (HANS, "utf-16-be", "utf-16-be"),
        (HANS, "utf-32", "utf-32"),
        (HANS, "gb2312", "gb18030"),
        (HANS, "gbk", "gb18030"),
        (HANS + "𠮷林", "gb18030", "gb18030"),
        (HANT, "utf-8", "utf-8"),
        (HANT, "gbk", "gb18030"),
        (HANT, "big5", "big5hkscs"),
        (HANT + "啟德邨", "big5hkscs", "big5hkscs"),
        (HANT, "utf-16-le", "utf-16-le"),
        ("一些", "gbk", "gb18030"),  # D2BB D0A9 is valid UTF-8 too: һЩ
        ("关于2023年的通知", "gbk", "gb18030"),
        ("plain ASCII", "ascii", "utf-8"),
        ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى", "utf-8", "utf-8"),
        ("日本国憲法を公布せしめる", "utf-8", "utf-8"),
        ("The café’s menu, and what else its owner writes © 2023", "cp1252", "cp1252"),
        ("~各县人民政府", "hz", "hz"),
    ],
)
def test_charset_by_evidence(text: str, written_in: str, encoding: str) -> None:
    assert decode_bytes(text.encode(written_in)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    "declared",
    [
        None,
        "gb2312",
        "utf-8",
        "big5",
        "iso-8859-1",
        "shift_jis",
        "no such charset",
        "base64",
    ],
)
@pytest.mark.parametrize("written_in", ["utf-8", "gbk", "utf-16-le"])
def test_a_declaration_that_lies_is_not_believed(written_in: str, declared: str | None) -> None:
    decoded = decode_bytes(HANS.encode(written_in), declared)
    assert isinstance(decoded, Decoded)
    assert (decoded.text, decoded.torn) == (HANS, False)


@pytest.mark.parametrize("declared", ["euc-kr", "shift_jis", "big5", "iso-8859-1"])
@pytest.mark.parametrize("written_in", ["gb18030", "big5", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize(
    "text",
    ["第二屆全球可持續交通大會將於今年10月14日至16日在北京", "中央、國務院批准，並在1996年被授牌"],
)
def test_a_declaration_that_lies_is_not_believed_of_a_short_text_either(
    text: str, written_in: str, declared: str
) -> None:
    decoded = decode_bytes(text.encode(written_in), declared)
    assert isinstance(decoded, Decoded)
    assert (decoded.text, decoded.torn) == (text, False)


@pytest.mark.parametrize("written_in", ["shift_jis", "euc_jp", "iso2022_jp"])
def test_a_declaration_is_believed_of_pages_that_are_not_chinese(
    written_in: str,
) -> None:
    text = "すべての国民は、個人としてそんちょうされる。"
    decoded = decode_bytes(text.encode(written_in), written_in)
    assert isinstance(decoded, Decoded)
    assert decoded.text == text


@pytest.mark.parametrize("written_in", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le"])
def test_a_torn_byte_does_not_tip_the_charset(written_in: str) -> None:
    text = HANT * 5
    content = text.encode(written_in)
    middle = len(content) // 2
    torn = decode_bytes(content[:middle] + content[middle + 1 :])
    whole = decode_bytes(content)
    assert isinstance(torn, Decoded)
    assert isinstance(whole, Decoded)
    assert torn.encoding == whole.encoding
    assert torn.text[: len(text) // 3] == text[: len(text) // 3]


def test_a_torn_byte_in_utf8_is_replaced_and_told() -> None:
    content = "安排部署。".encode() + b"\xe7\xb8" + "委副书记".encode()
    assert decode_bytes(content) == Decoded("安排部署。\ufffd委副书记", "utf-8", torn=True)


def test_what_the_text_itself_marks_as_lost_is_not_torn() -> None:
    assert decode_bytes("这里是\ufffd个文件。".encode()) == Decoded("这里是\ufffd个文件。", "utf-8")


def test_a_surrogate_without_its_partner_is_replaced() -> None:
    decoded = decode_bytes(b"\xff\xfe" + HANS.encode("utf-16-le") + b"\x3d\xd8" + "。".encode("utf-16-le"))
    assert decoded == Decoded(HANS + "\ufffd。", "utf-16", torn=True)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_text"),
        (HANS.encode() + b"\0" + HANS.encode(), "not_text"),
        (HANS.encode("gbk") + b"\0", "not_text"),
        (bytes(range(1, 256)) * 20, "unknown_charset"),
        (bytes([1, 2, 3, 4]) * 20, "not_text"),
        (
            "すべての国民は個人として尊重される".encode("shift_jis") * 3,
            "unknown_charset",
        ),
        (
            "Все люди рождаются свободными и равными".encode("koi8-r") * 3,
            "unknown_charset",
        ),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: str) -> None:
    refused = decode_bytes(content)
    assert isinstance(refused, Undecodable)
    assert refused.reason == reason


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("GB2312", "gb18030"),
        (" gbk ", "gb18030"),
        ("x-gbk", "gb18030"),
        ("big5", "big5hkscs"),
        ("UTF8", "utf-8"),
        ("x-sjis", "cp932"),
        ("rot13", None),
        ("unicode_escape", None),
        ("", None),
        (None, None),
        ("utf-8\0", None),
    ],
)
def test_what_a_declared_name_means(declared: str | None, codec: str | None) -> None:
    assert declared_codec(declared) == codec


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).map(lambda text: text + "。的国"))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    text = text.replace("\ufeff", "")
    decoded = decode_bytes(text.encode())
    assert isinstance(decoded, Decoded)
    assert decoded.text == text


@given(st.binary(), st.sampled_from([None, "gbk", "utf-16", "big5", "iso2022_jp", "hz"]))
def test_no_bytes_break_it(content: bytes, declared: str | None) -> None:
    decoded = decode_bytes(content, declared)
    if isinstance(decoded, Decoded):
        decoded.text.encode("utf-8")
        assert "\0" not in decoded.text
