import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest.charset import Decoded, decode_bytes
from tasks.ingest.resync import read_in_step

HANS = "四川省人民政府办公厅关于进一步加强安全生产工作的通知，各县（市、区）人民政府要认真贯彻落实ABC会议精神。\n"
HANT = "四川省人民政府辦公廳關於進一步加強安全生產工作的通知，各縣（市、區）人民政府要認真貫徹落實ABC會議精神。\n"


def same_at_start(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@pytest.mark.parametrize(("text", "encoding"), [(HANS, "gb18030"), (HANT, "gb18030"), (HANT, "big5hkscs")])
@pytest.mark.parametrize("lost", range(2, 40))
def test_a_lost_byte_costs_a_character_and_not_the_line(text: str, encoding: str, lost: int) -> None:
    # in Big5 and in the traditional half of GBK second bytes are often letters, where a decoder comes back in step
    # by itself: 四川暀H民政府 for 四川省人民政府
    text = text * 3
    content = text.encode(encoding)
    decoded = decode_bytes(content[:lost] + content[lost + 1 :])
    assert isinstance(decoded, Decoded)
    assert decoded.encoding == encoding
    assert len(text) - same_at_start(text, decoded.text) - same_at_start(text[::-1], decoded.text[::-1]) <= 5
    assert decoded.torn == ("\ufffd" in decoded.text)


def test_a_tear_that_no_decoder_complains_of_is_found() -> None:
    content = HANS.encode("gb18030")
    torn = content[:66] + content[67:]
    assert "区┤嗣裾\ue47f\ue1a9\ue027险婀岢孤涫礎BC" in torn.decode("gb18030")
    assert read_in_step(torn, "gb18030").endswith("区\ufffd人民政府要认真贯彻落实ABC会议精神。\n")


@given(
    st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs"])), st.sampled_from(["gb18030", "big5hkscs"])
)
def test_what_is_not_torn_is_read_as_it_stands(text: str, encoding: str) -> None:
    content = text.encode(encoding, "ignore")
    assert read_in_step(content, encoding) == content.decode(encoding)


@given(st.binary(), st.sampled_from(["gb18030", "big5hkscs"]))
def test_any_bytes_are_read_to_their_end(content: bytes, encoding: str) -> None:
    assert len(read_in_step(content, encoding)) <= 2 * len(content)
