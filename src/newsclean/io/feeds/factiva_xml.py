"""The XML of Factiva: what its own interface of programs gives, and its archive exports."""

from __future__ import annotations

from typing import Any

from newsclean.io.feeds.elements import Element
from newsclean.io.feeds.wire_fields import first_element, text_at, wire_date


def factiva_row(item: Element, _: Element | None = None) -> dict[str, Any]:
    """One article of a PPSResponse: the text is the lead and the tail, each in paragraphs.

    Source: the samples of tm.plugin.factiva 1.8.1.
    """
    from newsclean.io.exports.bylines import export_authors  # for this format only

    article = first_element(item, "article") or item
    source = text_at(article, "sourceName")
    parts = [part for name in ("leadParagraph", "tailParagraphs", "tailParagraph") for part in article.all(name)]
    return {
        "id": text_at(article, "accessionNo"),
        "title": text_at(article, "headline"),
        "text": "\n\n".join(block for part in parts for block in part.blocks()),
        "date": wire_date(
            text_at(article, "publicationDate", "dateTime") or text_at(article, "publicationDate", "date")
        ),
        "source": source,
        "authors": export_authors(text_at(article, "byline"), source),
        "lang": text_at(article, "baseLanguage").lower(),
        "section": text_at(article, "sectionName") or text_at(article, "columnName"),
        "page": text_at(article, "pages"),
    }
