"""What stands between the title and the text → roles and values: number, date, adoption note, place of a speech, who speaks.

——2026年2月3日在上海市第十六届人民代表大会第四次会议上
上海市市长 龚 正
"""

from tasks.clean.layout import shapes
from tasks.clean.layout.fields import Field, dated_line, is_medium, names_alone
from tasks.clean.layout.head_plan import tells_who_attends
from tasks.clean.layout.page import FURNITURE, METADATA, TITLE, Page, Signature, glued

_LONGEST_SUBTITLE = 40
_DASHES = ("——", "--", "――", "—")


def read_under_title(page: Page, i: int) -> bool:
    """What stands between title and body: number, date, adoption note, place of a speech, speaker."""
    line = page.lines[i]
    text = line.chars
    if shapes.is_doc_number(text):
        page.doc_numbers.append(text)
    elif shapes.is_date_line(text):
        page.head_dates.append(text)
    elif fields := dated_line(text):
        page.fields.extend(fields)
    elif shapes.opens_history(text):
        _read_history(page, i)
        return True
    elif page.adoption_notes and shapes.ends_adoption(text):
        page.adoption_notes[-1] += (
            text  # …关于修 / 改《青岛市海洋环境保护规定》的决定第一次修正根据2018年9月7日…第二次修正
        )
    elif text[:-1].isdecimal() and i + 1 < len(page.lines) and shapes.opens_history(page.lines[i + 1].chars):
        pass  # 1. / 2.中華民國六十四年四月九日…: an entry of which only the number is left
    elif shapes.is_adoption_note(text):
        page.adoption_notes.append(text)
    elif (
        text.startswith(_DASHES)
        and i + 1 < len(page.lines)
        and shapes.is_place_of_speech(text + page.lines[i + 1].chars)
    ):
        page.subtitle = (text + page.lines[i + 1].chars).strip("（）()—-―－ ")
        page.lines[i + 1].role = METADATA
    elif page.title and shapes.speech_and_speaker(text):
        page.subtitle, page.speaker = shapes.speech_and_speaker(text) or (None, None)
    elif shapes.is_place_of_speech(text) or (text.startswith(_DASHES) and len(text) < 80 and not text.endswith("。")):
        page.subtitle = page.subtitle or text.strip("（）()—-―－ ")
    elif shapes.is_note(text) or shapes.is_registration(text):
        if "录音" in text:
            page.head_dates.append(text)  # （2011年11月3日 根据录音整理）
    elif repeated := _lines_of_title(page, i):
        for j in range(i, i + repeated):
            page.lines[j].role = TITLE
        return True
    elif page.title and is_caption_before_salutation(page, i):
        line.role = FURNITURE
        return True
    elif not _read_who_speaks(page, i):
        return False
    line.role = METADATA
    return True


def _read_who_speaks(page: Page, i: int) -> bool:
    """A line that names the speaker, who attended, the organ that signs or the medium: 国务院总理 李强 | 刘建军出席并致辞."""
    text = page.lines[i].chars
    if i == 0 and page.lines[1:2] and page.lines[1].running and names_alone(text):
        page.fields.append(Field("author", "", text, 0))  # 王健, and the report below
    elif page.title and not page.speaker and shapes.speaker_of(text):
        page.speaker = shapes.speaker_of(text)
    elif page.title and page.title[-1] == i - 1 and not page.subtitle and tells_who_attends(text):
        page.subtitle = text
    elif page.title and shapes.is_personal_name(text):
        page.speaker = text
    elif not page.subtitle and _runs_over_two_lines(page, i):
        page.subtitle = text
    elif text.endswith("令") and shapes.is_title_like(text) and next_is_number(page, i):
        page.doc_numbers.append(text)
    elif shapes.is_organ(text) and _next_is_date(page, i):
        page.signatures.append(Signature(i, "", (text,)))
    elif (
        page.title
        and (shapes.is_organ(text) or is_medium(text))
        and i + 1 < len(page.lines)
        and dated_line(page.lines[i + 1].chars)
    ):
        page.fields.append(Field("source", "", text, 0))  # 攀枝花关工委 / 2023-05-15 08:00 发表于四川
    else:
        return False
    return True


def _runs_over_two_lines(page: Page, i: int) -> bool:
    """Whether a line right between the title and a dateline is a second title: 传达学习全国两会精神 / 本报讯（记者 李小龙）."""
    if not page.title or page.title[-1] != i - 1 or i + 1 >= len(page.lines):
        return False
    text, below = page.lines[i].chars, page.lines[i + 1].chars
    if not (len(text) <= _LONGEST_SUBTITLE and shapes.is_title_like(text)):
        return False
    return shapes.opens_with_dateline(below) and page.lines[i + 1].running


def _lines_of_title(page: Page, i: int) -> int:
    """How many lines from here are the title once more; 0 where they are not."""
    title, have = page.glued_title, ""
    if len(title) < 4:
        return 0
    for count in range(1, 7):
        if i + count > len(page.lines):
            return 0
        have += glued(page.lines[i + count - 1].chars)
        if have == title:
            return count
        if not title.startswith(have):
            return 0
    return 0


def is_caption_before_salutation(page: Page, i: int) -> bool:
    """A short line on who speaks, right above the salutation: 任振鹤作政府工作报告。新甘肃·甘肃日报记者 盛学卿."""
    text = page.lines[i].chars
    if len(text) >= 80 or i + 1 == len(page.lines):
        return False
    below = page.lines[i + 1].chars
    return below.endswith(("：", ":")) and len(below) < 20 and shapes.tells_who_speaks(text)


def _read_history(page: Page, i: int) -> None:
    """The history of a law of Taiwan, an entry over several lines that are indented: 1.中華民國九十二年一月一日行政院…號令訂定發布."""
    page.hard_wrapped = True
    text = page.text
    entries: list[str] = []
    parts: list[str] = []
    for j in range(i, len(page.lines)):
        line = page.lines[j]
        opens = shapes.opens_history(line.chars)
        if not opens and not text[: line.start].endswith("  "):
            break
        if opens and parts:
            entries.append("".join(parts))
            parts = []
        parts.append(line.chars)
        line.role = METADATA
    entries.append("".join(parts))
    numbered = [entry for entry in entries if entry[0].isdigit() or shapes.MADE_PUBLIC_BY_ORDER.search(entry)]
    page.adoption_notes.extend(numbered or entries)


def next_is_number(page: Page, i: int) -> bool:
    return i + 1 < len(page.lines) and shapes.is_doc_number(page.lines[i + 1].chars)


def _next_is_date(page: Page, i: int) -> bool:
    return i + 1 < len(page.lines) and shapes.is_date_line(page.lines[i + 1].chars)
