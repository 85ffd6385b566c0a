import pytest

from tasks.clean.repair.mend import mended


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("市關(guān)工委強(qiáng)調(diào)，學(xué)習(xí)", "市关工委强调，学习"),
        ("會(hui)(hui)議(yi)(yi)指出", "会议指出"),
        ("會（huì）議", "会议"),
        ("行(xing)業(ye)與銀行(hang)發(fa)展(zhan)", "行业与银行发展"),
        ("縣(xiàn)企業(yuan)同C(an)單位(dan)領(lǐng)導(dǎo)", "县企业(yuan)同C(an)单位(dan)领导"),
        ("綠(lǜ)色(sè)發(fā)展", "绿色发展"),
    ],
)
def test_notes_go_where_they_read_the_character_before(raw: str, text: str) -> None:
    draft, _ = mended(raw)
    assert draft.chars == text
    assert not draft.damaged


def test_a_single_note_on_a_rare_character_is_the_authors_gloss() -> None:
    assert mended("吉祥物砳(lè)砳亮相")[0].chars == "吉祥物砳(lè)砳亮相"


def test_every_note_is_on_record() -> None:
    draft, _ = mended("關(guān)工委會(huì)議")
    assert [(r.kind, r.before, r.after) for r in draft.repairs()] == [
        ("pinyin_note", "(guān)", ""),
        ("pinyin_note", "(huì)", ""),
    ]
