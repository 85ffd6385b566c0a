"""What is left of a text when copies are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rensa import RMinHash

from tasks.clean.fold import CHARACTERS, FEWEST_SHINGLES, PLACES, fold, prints

NOTICE = "关于做好今冬明春防火工作的通知各县区人民政府要严格落实值班制度"


@pytest.mark.parametrize(
    ("text", "folded"), [("会议强调，要…… ", "会议强调要"), ("Ｇ２０　ok！", "ｇ２０ok"), ("", "")]
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_signature_is_the_same_bytes_on_every_machine() -> None:
    # where this fails after an update of rensa, signatures of before and after cannot be compared: make all again
    text = "".join(chr(0x4E00 + number * 37 % 5000) for number in range(300))
    assert RMinHash.ALGORITHM_VERSION == 2
    assert prints("题", text).minhash == GOLDEN


GOLDEN = (
    "h1A1w7bVGJQZDxj4GrDltNj74Yp9B7-GbXsyMNdeRUKawdj96NZ5Cl7TXIxBYJizeN5RZMEK1imBSiUXI7Rfix0hY6"
    "Cyey5DajY4RQUqOyRijpkU5z8eniAi3XWPqfVIU8uH1BhuqJYPECzj5M5_t864xyXWpZxpjhY-GttzvebpJkd7UYN0"
    "DXHE-rSkihvC41YxKBS2nWT2fwM0F7cbyYhAlD-xZyeC2Lu09UNOcqOZjrJCjQblfxY-wdTZgzuo"
)


@given(st.text(max_size=400))
def test_signature_is_for_texts_that_are_long_enough(text: str) -> None:
    found = prints("", text)
    assert (found.minhash is not None) == (found.n_shingles >= FEWEST_SHINGLES)
    if found.minhash is not None:
        assert len(found.minhash) == PLACES
        assert set(found.minhash) <= set(CHARACTERS.decode())


def test_share_of_equal_places_is_the_share_of_the_texts() -> None:
    words = [chr(0x4E00 + number) for number in range(2000)]
    whole, cut = "".join(words), "".join(words[:1200])
    one, other = prints("", whole).minhash, prints("", cut).minhash
    assert one
    assert other
    agree = sum(a == b for a, b in zip(one, other, strict=True)) / PLACES
    assert agree == pytest.approx(0.6, abs=0.1)


def test_title_counts_for_exact_copies_alone() -> None:
    one, other = prints("通知", NOTICE * 5), prints("转发：通知", NOTICE * 5)
    assert one.body_sha256 != other.body_sha256
    assert (one.minhash, one.n_shingles) == (other.minhash, other.n_shingles)
