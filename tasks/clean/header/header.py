"""Header lines, signature, opening and head of a page → the header fields of the article, each with its rule."""

from collections.abc import Mapping

from tasks.clean.article import Article, Said
from tasks.clean.dates import dates_in
from tasks.clean.header.catalogue import abstract_of, index_number_of, keywords_of
from tasks.clean.header.credits import source_and_author
from tasks.clean.header.doc_types import type_of
from tasks.clean.header.force import in_force
from tasks.clean.header.header_dates import published_of, written_of
from tasks.clean.header.official import (
    doc_number_of,
    form_of_document,
    is_rule_of_masthead,
    is_titled_as_document,
    issuer_of,
)
from tasks.clean.layout import shapes
from tasks.clean.layout.fields import is_medium, url_in
from tasks.clean.layout.page import Page
from tasks.clean.region.regions import Evidence, region_of

_REPLIES = ("批复", "复函", "函", "答复")
_SHORT_OPENING = 16
_OFFICIAL_TYPES = ("work_summary", "law", "notice", "plan", "decision", "opinions")


def read_header(article: Article, page: Page, given: Mapping[str, Said]) -> None:
    """Fill the fields that header, title, signature and opening give; the title is there already."""
    title, body = article.title.chars, article.body.chars
    opening = _opening(body)
    article.say("subtitle", Said(page.subtitle, "line_under_title") if page.subtitle else None)
    article.say("doc_number", doc_number_of(page))
    source, author = source_and_author(page, opening, given)
    article.say("source_name", source)
    article.say("author", author)
    media = is_medium(article.source_name)
    reported = media and not (
        article.doc_number
        or page.first("issuer")
        or page.signed_by
        or is_titled_as_document(title)
        or (page.fields and is_rule_of_masthead(page, title))
    )
    official = not reported and bool(
        article.doc_number or page.first("issuer") or page.signed_by or shapes.organ_at_start(title)
    )
    if not reported:
        article.say("issuer", issuer_of(page, title, official=official))
    article.published = published_of(page, given.get("date"))
    if article.published:
        article.field_rules["published"] = article.published.rule
    written = written_of(page) if official or article.issuer else None
    if written and (article.published is None or written.day <= article.published.day):
        article.written = written
        article.field_rules["written"] = written.rule
    if (official or article.issuer) and article.field_rules.get("author") == "meta":
        article.author = None  # who put the page up: <meta name="author" content="马娟"> on a decision
        del article.field_rules["author"]
    url, site = site_of(page)
    article.say("url", given.get("url") or url)
    article.say("site", given.get("site") or site)
    adopted = bool(page.adoption_notes)
    article.say("doc_type", type_of(title, body, official=official, media=media, adopted=adopted))
    if official or article.issuer or article.doc_type == "law":
        article.say("document_form", form_of_document(page, title))
    _read_region(article, page, opening, media=media)
    article.say("index_number", index_number_of(page))
    article.say("abstract", abstract_of(page, given))
    article.keywords, rule = keywords_of(page, given)
    if article.keywords and rule:
        article.field_rules["keywords"] = rule
    _read_force(article, page)


def _opening(body: str) -> str:
    """The first paragraph, with the next one where it is but a word or two: 江苏省 / 江苏省盐城市射阳县委日前召开…"""
    end = body.find("\n")
    if 0 < end < _SHORT_OPENING and body[end - 1] not in "：。":
        end = body.find("\n", end + 1)
    return body if end < 0 else body[:end]


def _read_region(article: Article, page: Page, opening: str, *, media: bool) -> None:
    article.region, rule = region_of(
        Evidence(
            organs=[*filter(None, (article.issuer, *page.signed_by, article.source_name, page.subtitle))],
            issuers=tuple(filter(None, (article.issuer, *page.signed_by))),
            title=article.title.chars,
            opening=opening,
            body=article.body.chars,
            codes=[article.doc_number] if article.doc_number else [],
            sites=_sites(article, page),
            url=article.url,
            media=media and article.doc_type not in _OFFICIAL_TYPES,
            reply=article.document_form in _REPLIES,
        )
    )
    if rule:
        article.field_rules["region_scope"] = rule


def _sites(article: Article, page: Page) -> list[str]:
    """The name of the site, and paths down it."""
    paths = [each.value for each in page.fields if each.name == "place"] if page.fields else []
    return [article.site, *paths] if article.site else paths


def _read_force(article: Article, page: Page) -> None:
    """From when to when a law or another official document is in force."""
    if article.doc_type != "law" and not article.doc_number and not article.issuer:
        return
    force = in_force(page, article.body.chars)
    for name, found in (("effective_from", force.since), ("effective_to", force.until)):
        if found:
            setattr(article, name, found[0])
            article.field_rules[name] = found[1]


def site_of(page: Page) -> tuple[Said | None, Said | None]:
    """Address and name of the page's site, as printed in its header."""
    for line in page.lines[:12]:
        url = url_in(line.chars) if line.role in ("metadata", "furniture") else None
        if url:
            name = line.chars[: line.chars.index(url)].strip(" 　\xa0:：|")
            named = 2 <= len(name) <= 24 and not dates_in(name) and "：" not in name
            return Said(url, "header_line"), Said(name, "header_line") if named else None
    return None, None
