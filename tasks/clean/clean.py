"""A raw document → an article: damage undone, furniture and header taken away, header fields read, one script."""

import re
from collections.abc import Mapping
from itertools import pairwise

from tasks.clean import header
from tasks.clean.article import Article, Region
from tasks.clean.doc_types import type_of
from tasks.clean.draft import Draft
from tasks.clean.html_page import take_article
from tasks.clean.layout import BODY, FURNITURE, METADATA, Page, read_page
from tasks.clean.mend import mend
from tasks.clean.punctuation import typeset
from tasks.clean.regions import region_of
from tasks.clean.script import simplified
from tasks.clean.shapes import form_of, organ_at_start, runs_on
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
    given = dict(document.given)
    if document.media_type == "text/html":
        given = take_article(draft).given | given
    script = mend(draft)
    if not draft.chars.strip():
        return _reject(document, "no_text", "nothing but white space")
    if script is None:
        return _reject(document, "not_chinese", "no Chinese character in it")
    missing, truncated = _take_hidden(draft)
    given_title = simplified(given["title"]) if given.get("title") else None
    page = read_page(draft.chars, given_title)
    title = _title(draft, page, given_title)
    draft.text = _body(draft, page)
    draft.text, changed = typeset(draft.text)
    draft.n_normalised += changed
    if not draft.chars and not title.chars:
        return _reject(document, "no_text", "nothing left but page furniture")
    article = Article(
        document=document,
        title=title,
        body=draft.text,
        subtitle=page.subtitle,
        script=script,
        n_normalised=draft.n_normalised,
        missing_chars=missing,
        redacted=_is_masked(draft.chars) or _is_masked(title.chars),
        damaged=draft.damaged or document.torn,
        truncated=truncated,
        repairs=draft.repairs(),
    )
    _read_header(article, page, given)
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


def _title(draft: Draft, page: Page, given: str | None) -> Text:
    """The title from its lines, in Chinese typography; from the container where the text has none."""
    if not page.title:
        chars = (page.first("title") or given or "").strip()
        return typeset(Text(chars, [(0, 0, 0, False)] if chars else []))[0]
    seen: list[int] = []
    for i in page.title:
        if page.lines[i].chars not in (page.lines[j].chars for j in seen):
            seen.append(i)
    parts = [draft.text.slice(page.lines[i].start, page.lines[i].end) for i in seen]
    return _unspaced(typeset(Text.join(parts, ""))[0])


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


def _read_header(article: Article, page: Page, given: Mapping[str, str]) -> None:
    """Fill the fields that header, title, signature and opening give."""
    title, body = article.title.chars, article.body.chars
    opening = body[: body.find("\n")] if "\n" in body else body
    article.doc_number = header.doc_number_of(page)
    official = bool(article.doc_number or page.first("issuer") or page.signed_by or organ_at_start(title))
    article.issuer = header.issuer_of(page, title, official=official)
    article.document_form = form_of(title) if title and (official or article.issuer) else None
    article.published = header.published_of(page, given.get("date"))
    article.source_name, article.author = header.source_and_author(page, opening)
    article.source_name = article.source_name or given.get("source") or None
    if not article.author and given.get("author") not in (None, "", article.source_name):
        article.author = simplified(given["author"])
    url, site = header.site_of(page)
    article.url, article.site = given.get("url") or url, given.get("site") or site
    media = header.is_medium(article.source_name)
    article.doc_type = type_of(title, body, official=official, media=media)
    article.region = _region(article, page, opening, media=media)


def _region(article: Article, page: Page, opening: str, *, media: bool) -> Region:
    organs = [
        article.issuer or "",
        *page.signed_by,
        article.source_name or "",
        page.subtitle or "",
    ]
    return region_of(
        organs=organs,
        title=article.title.chars,
        opening=opening,
        body=article.body.chars,
        codes=[article.doc_number] if article.doc_number else [],
        sites=[
            article.site or "",
            *(field.value for field in page.fields if field.name == "place"),
        ],
        media=media and article.doc_type not in ("work_summary", "law", "notice", "plan", "decision", "opinions"),
    )
