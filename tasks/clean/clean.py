"""A raw document → an article: damage undone, furniture and header taken away, header fields read, one script."""

import re
from itertools import pairwise

from tasks.clean.article import Article, Said
from tasks.clean.attached import listed_files
from tasks.clean.draft import Draft
from tasks.clean.header import read_header
from tasks.clean.html_page import take_article
from tasks.clean.layout import BODY, FURNITURE, METADATA, Page, read_page
from tasks.clean.mend import mend
from tasks.clean.punctuation import typeset
from tasks.clean.script import simplified_beside
from tasks.clean.shapes import runs_on
from tasks.ingest.document import RawDocument, Reject
from tasks.text import Edit, Text

_HIDDEN = re.compile(
    r"[-—－\s]{0,12}[（(【\[]?此处(?:隐藏|省略|已隐藏)\s?(\d{1,9})\s?字[^\n]{0,24}?(?:[-—－)）】\]]{1,12}|(?=\n)|$)"
)
_CUT_OFF = (
    "下载后查看", "点击下载全文", "（未完）", "(未完)", "（未完待续）", "未完待续", "以下略", "有删减", "有删节", "阅读剩余", "剩余内容", "查看剩余",
    "登录后查看", "登录后阅读", "全文共",
)  # fmt: skip
_MAY_BE_MASKED = re.compile("[*×✕XxＸ某□〇]")
_SPREAD = re.compile(r"(?:[\u4e00-\u9fff][ 　]){3,}[\u4e00-\u9fff]")
_SURE_MASK = re.compile(
    r"\*{2,}|[×✕]{2,}|(?<![A-Za-z0-9])[XxＸ]{2,3}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[XxＸ]{2,3}(?![A-Za-z0-9])|某某|□□|20[XxＸ×]{2}年|〇〇(?![一二三四五六七八九])"
)


def clean(document: RawDocument) -> Article | Reject:
    """The article that the document holds; a Reject where it holds no Chinese text."""
    draft = Draft(document.raw_text)
    given = {name: Said(value, "given") for name, value in document.given.items()}
    facts = None
    if document.media_type == "text/html":
        facts = take_article(draft)
        given = facts.given | given
    script = mend(draft)
    if not draft.chars.strip():
        return _reject(document, "no_text", "nothing but white space")
    if script is None:
        return _reject(document, "not_chinese", "no Chinese character in it")
    missing, truncated = _take_hidden(draft)
    given_title = Said(simplified_beside(given["title"].value, script), given["title"].rule) if "title" in given else None
    page = read_page(draft.chars, given_title.value if given_title else None)
    title, title_rule = _title(draft, page, given_title)
    draft.text = _body(draft, page)
    draft.text, changed = typeset(draft.text)
    draft.n_normalised += changed
    if not draft.chars and not title.chars:
        return _reject(document, "no_text", "nothing left but page furniture")
    article = Article(
        document=document,
        title=title,
        body=draft.text,
        script=script,
        n_normalised=draft.n_normalised,
        missing_chars=missing,
        redacted=_is_masked(draft.chars) or _is_masked(title.chars),
        damaged=draft.damaged or document.torn,
        truncated=truncated,
        repairs=draft.repairs(),
    )
    if title.chars:
        article.field_rules["title"] = title_rule
    read_header(article, page, given)
    listed = listed_files([line.chars for line in page.lines])
    linked = facts.attachments if facts else []
    article.attachments = linked + [
        file for file in listed if not any((file.name or "") in (each.name or "") for each in linked)
    ]
    article.images = facts.images if facts else []
    return article


def _reject(document: RawDocument, reason: str, detail: str) -> Reject:
    return Reject(
        document.source_uri,
        "clean",
        reason,
        detail,
        document.n_bytes,
        document.raw_sha256,
    )


def _take_hidden(draft: Draft) -> tuple[int, bool]:
    """---此处隐藏9301字,下载后查看--- → 9301 characters missing, and the notice gone."""
    text = draft.chars
    if "此处" not in text:
        return 0, _is_cut_off(text)
    found = list(_HIDDEN.finditer(text))
    missing = sum(int(match.group(1)) for match in found)
    truncated = bool(found) or _is_cut_off(text)
    draft.mend("hidden_passage", [_without_blanks(text, match) for match in found])
    return missing, truncated


def _is_cut_off(text: str) -> bool:
    return any(words in text for words in _CUT_OFF)


def _is_masked(text: str) -> bool:
    return _MAY_BE_MASKED.search(text) is not None and _SURE_MASK.search(text) is not None


def _without_blanks(text: str, match: re.Match[str]) -> Edit:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return start, match.end(), ""


def _title(draft: Draft, page: Page, given: Said | None) -> tuple[Text, str]:
    """The title from its lines, in Chinese typography, and its rule; from the container where the text has none."""
    if not page.title:
        printed = page.first("title")
        said = Said(printed, "field_title") if printed else given or Said("", "")
        chars = said.value.strip()
        return typeset(Text(chars, [(0, 0, 0, False)] if chars else []))[0], said.rule
    seen: list[int] = []
    for i in page.title:
        if page.lines[i].chars not in (page.lines[j].chars for j in seen):
            seen.append(i)
    parts = [draft.text.slice(page.lines[i].start, page.lines[i].end) for i in seen]
    return _unspaced(typeset(Text.join(parts, ""))[0]), _rule_of_lines(given)


def _rule_of_lines(given: Said | None) -> str:
    """The rule of a title that stands in the text: by its shape, or because container or head of the page name it."""
    if given is None:
        return "title_line"
    return "title_as_given" if given.rule == "given" else given.rule


def _unspaced(title: Text) -> Text:
    """国 家 粮 食 应 急 预 案 的 函 → 国家粮食应急预案的函: blanks that only spread a line over its width."""
    if " " not in title.chars and "　" not in title.chars:
        return title
    return title.replace(
        [
            (match.start() + i, match.start() + i + 1, "")
            for match in _SPREAD.finditer(title.chars)
            for i, char in enumerate(match.group())
            if char in " 　"
        ]
    )


def _body(draft: Draft, page: Page) -> Text:
    """The lines of the body, parted by one line feed each; the others go, and what was no title is on record."""
    for line in page.lines:
        if line.role in (FURNITURE, METADATA):
            draft.note(line.role, line.start, line.end, "")
    kept = [line for line in page.lines if line.role == BODY]
    if not kept:
        return draft.text.slice(0, 0)
    edits: list[Edit] = [(0, kept[0].start, "")] if kept[0].start else []
    for line, following in pairwise(kept):
        feed = draft.chars.index("\n", line.end)
        if page.hard_wrapped and runs_on(line.chars, following.chars):
            edits.append((line.end, following.start, ""))
            continue
        if line.end < feed:
            edits.append((line.end, feed, ""))
        if feed + 1 < following.start:
            edits.append((feed + 1, following.start, ""))
    if kept[-1].end < len(draft.chars):
        edits.append((kept[-1].end, len(draft.chars), ""))
    return draft.text.replace(edits)
