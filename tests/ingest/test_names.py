import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest.names import on_one_line, uri_of_record, uri_part


@pytest.mark.parametrize(
    ("name", "part"),
    [
        (
            "关于做好2023年工作的通知（终稿）.txt",
            "关于做好2023年工作的通知（终稿）.txt",
        ),
        ("完成率100%.txt", "完成率100%.txt"),
        ("100%25.txt", "100%2525.txt"),
        ("附件#1.txt", "附件%231.txt"),
        ("通知\n二.txt", "通知%0A二.txt"),
        ("\udcb9\udcab\udcb8\udce6.txt", "%B9%AB%B8%E6.txt"),  # 公告.txt in GBK
        ("e\u0301.txt", "e\u0301.txt"),  # decomposed stays decomposed
        ("县/街道/a.txt", "县/街道/a.txt"),
    ],
)
def test_a_name_is_readable_in_its_uri(name: str, part: str) -> None:
    assert uri_part(name) == part


@given(
    st.text(st.characters(codec=None, exclude_characters="/")),
    st.text(st.characters(codec=None)),
)
def test_two_names_never_share_a_uri(one: str, other: str) -> None:
    assert (uri_part(one) == uri_part(other)) == (one == other)


@given(
    st.text(st.sampled_from("%25fF#\udcff\ud800a"), max_size=6),
    st.text(st.sampled_from("%25fF#\udcff\ud800a"), max_size=6),
)
def test_escapes_are_unambiguous(one: str, other: str) -> None:
    assert (uri_part(one) == uri_part(other)) == (one == other)


@given(st.text(st.characters(codec=None)))
def test_a_uri_is_one_line_of_unicode(name: str) -> None:
    part = uri_part(name)
    part.encode("utf-8")
    assert "#" not in part
    assert len(part.splitlines()) <= 1


def test_the_first_hash_parts_file_and_record() -> None:
    uri = uri_of_record("news/" + uri_part("a#b.jsonl"), "https://www.gov.cn/a.htm#top")
    assert uri.split("#", 1) == ["news/a%23b.jsonl", "https://www.gov.cn/a.htm#top"]


def test_messages_quote_strangers_on_one_line() -> None:
    assert on_one_line("leads to \udcff\nx") == "leads to %FF%0Ax"
