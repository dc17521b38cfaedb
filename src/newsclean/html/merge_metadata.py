"""What a page tells beside its text, put into the article: dates, authors, outlet, kind, and where each was read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.core.article import Article
    from newsclean.html.page import HtmlPage

CAPTION_WORDS = 3


def told_by_page(article: Article, page: HtmlPage) -> Article:
    """The article with the page's metadata; what was known before, and what its lines told, comes first where it can.

    Authors are the declared ones, else those of the removed bylines; a date that was given stays.
    """
    meta = page.told.read()
    published = meta.published
    return replace(
        article,
        source=page.source,
        title=article.title or page.title,
        authors=meta.authors or article.authors,
        captions=tuple(dict.fromkeys(filter(_says_something, (*article.captions, *meta.captions)))),
        agency=article.agency or meta.agency,
        section=meta.section,
        url=article.url or meta.url,
        date=article.date or (published.iso if published else None),
        lang=article.lang or meta.lang,
        kind=page.kind,
        published=published,
        modified=meta.modified,
        outlet=meta.outlet,
        canonical=meta.url,
        paywalled=meta.paywalled,
        found={"kind": "visible", **meta.found, **({"body": "json-ld"} if page.declared else {})},
    )


def _says_something(caption: str) -> bool:
    """Captions are sentences, or names and places; what an image bears besides is "View gallery" or a full stop."""
    return caption.count(" ") >= CAPTION_WORDS - 1 or caption[:1] > "\u2e7f"
