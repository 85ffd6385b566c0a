"""A raw document → an article: damage undone, furniture and header taken away, header fields read, one script."""

import re
from itertools import pairwise

from tasks.clean.article import Article, Said
from tasks.clean.header.header import read_header
from tasks.clean.html.attached import listed_files
from tasks.clean.html.html_page import take_article
from tasks.clean.layout.layout import read_page
from tasks.clean.layout.page import BODY, FURNITURE, METADATA, Page
from tasks.clean.layout.shapes import runs_on, title_forms
from tasks.clean.layout.site_lines import lines_of_site, names_of_site
from tasks.clean.repair.draft import Draft
from tasks.clean.repair.gaps import is_masked, take_hidden
from tasks.clean.repair.markdown import front_matter, marks_of_markdown
from tasks.clean.repair.mend import mend
from tasks.clean.repair.punctuation import typeset
from tasks.clean.repair.script import FOREIGN, simplified_beside
from tasks.clean.repair.signs import signs_in
from tasks.ingest.document import RawDocument, Reject
from tasks.ingest.record import MARKDOWN
from tasks.text import Edit, Text

_SPREAD = re.compile(r"(?:[\u4e00-\u9fff][ 　]){3,}[\u4e00-\u9fff]")

_SPREAD_WORD = re.compile(r"(?<=[\u4e00-\u9fff])([\u4e00-\u9fff])[ 　]{1,8}([\u4e00-\u9fff])$")


def clean(document: RawDocument) -> Article | Reject:
    """The article that the document holds; a Reject where it holds no Chinese text."""
    draft = Draft(document.raw_text)
    given = {name: Said(value, "given") for name, value in document.given.items()}
    facts = None
    if document.media_type == "text/html":
        facts = take_article(draft)
        given = facts.given | given
    elif document.media_type == MARKDOWN:
        draft.mend("metadata", front_matter(draft.chars))
        draft.mend("html_leftover", marks_of_markdown(draft.chars))
    script = mend(draft)
    if not draft.chars.strip():
        return _reject(document, "no_text", "nothing but white space")
    if script is None:
        return _reject(document, "not_chinese", "no Chinese character in it")
    if script == FOREIGN:
        return _reject(document, "not_chinese", "Japanese or Korean")
    signs = signs_in(draft.chars)
    missing, truncated = take_hidden(draft, signs)
    given_title = (
        Said(simplified_beside(given["title"].value, script), given["title"].rule) if "title" in given else None
    )
    of_site = lines_of_site(names_of_site(document, given))
    page = read_page(draft.chars, given_title.value if given_title else None, of_site)
    title, title_rule = _title(draft, page, given_title)
    draft.text = _body(draft, page)
    joined = bool(missing) or page.hard_wrapped  # what was apart may touch now
    draft.text, changed = typeset(draft.text, widths=signs.widths, doubled=signs.doubled or joined)
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
        redacted=(signs.masks and is_masked(draft.chars)) or is_masked(title.chars),
        damaged=draft.damaged or document.torn,
        truncated=truncated,
        repairs=draft.repairs(),
    )
    if title.chars:
        article.field_rules["title"] = title_rule
    read_header(article, page, given)
    may_list = "附" in page.text or "." in page.text
    listed = listed_files(["" if line.running else line.chars for line in page.lines]) if may_list else []
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
        document.declared,
    )


def _title(draft: Draft, page: Page, given: Said | None) -> tuple[Text, str]:
    """The title from its lines, in Chinese typography, and its rule; from the container where the text has none."""
    if not page.title:
        printed = page.first("title") or page.first("original_title")
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
    """国 家 粮 食 应 急 预 案 的 函 → 国家粮食应急预案的函, …工作的通　　知 → …工作的通知: blanks that only spread a line."""
    if " " not in title.chars and "　" not in title.chars:
        return title
    last = _SPREAD_WORD.search(title.chars)
    spread = [last] if last and last[1] + last[2] in title_forms() else list(_SPREAD.finditer(title.chars))
    return title.replace(
        [
            (match.start() + i, match.start() + i + 1, "")
            for match in spread
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
        if following.start == line.end + 1 and not page.hard_wrapped:
            continue
        feed = draft.chars.find("\n", line.end, following.start)
        if feed < 0:
            continue  # two that the page runs together, and neither is the title
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
