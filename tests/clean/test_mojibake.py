"""Text decoded in the wrong charset says what it said; what was lost on the way is marked, and nothing is guessed."""

import pytest

from tasks.clean.repair.mend import mended


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("鍏充簬", "关于"),
        ("鍏充簬寮�灞曞伐浣滅殑閫氱煡", "关于□展工作的通知"),
        ("鍏充簬寮?灞曞伐浣滅殑閫氱煡", "关于□展工作的通知"),
        ("浼氳��寮鸿皟锛岃�佸潥鎸佷互浜烘皯涓轰腑蹇�", "会□强调，□坚持以人民为中□"),
        ("ÖÐ¹ú¹²²úµ³", "中国共产党"),
    ],
)
def test_what_was_read_in_the_wrong_charset_is_read_again(raw: str, text: str) -> None:
    draft, _ = mended(raw)
    assert draft.chars == text
    assert draft.damaged
    assert {repair.kind for repair in draft.repairs()} == {"mojibake"}


@pytest.mark.parametrize("text", ["圣保罗（São Paulo）的café", "锛是生僻字", "屯溪、烫金、锟铻", "面积3×5米，÷号"])
def test_rare_characters_are_no_mojibake(text: str) -> None:
    draft, _ = mended(text)
    assert (draft.chars, draft.repairs(), draft.damaged) == (text, [], False)
