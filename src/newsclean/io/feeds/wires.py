"""The formats of news agencies in XML: NITF 3 and NewsML-G2."""

from __future__ import annotations

from typing import Any

from newsclean.io.feeds.elements import Element
from newsclean.io.feeds.wire_fields import (
    attribute_at,
    byline_texts,
    first_element,
    text_at,
    wire_body,
    wire_date,
    wire_names,
)


def nitf_row(nitf: Element, _: Element | None = None) -> dict[str, Any]:
    """One article of NITF: headline and byline stand in body.head, the text in body.content.

    Source: NITF 3.6, iptc.org; `docdata` has the days of issue, release and expiry, and the corrections. Some agencies
    put `pubdata` beside it, some into it.
    """
    head, docdata = first_element(nitf, "body", "body.head"), first_element(nitf, "head", "docdata")
    content = first_element(nitf, "body", "body.content")
    issue = wire_date(attribute_at(docdata, "date.issue", "norm"))
    status = attribute_at(docdata, "management-status").casefold()
    source = (
        attribute_at(nitf, "head", "pubdata", "name")
        or attribute_at(docdata, "doc.copyright", "holder")
        or text_at(head, "distributor")
    )
    return {
        "id": attribute_at(docdata, "doc-id", "id-string"),
        "title": text_at(head, "hedline", "hl1") or text_at(head, "hedline") or nitf.text("head", "title"),
        "text": "\n\n".join(content.blocks()) if content else "",
        "date": issue
        or wire_date(attribute_at(head, "dateline", "story.date", "norm"))
        or wire_date(attribute_at(nitf, "head", "pubdata", "date.publication")),
        "source": source,
        "authors": wire_names(byline_texts(head.all("byline")), source) if head else [],
        "dateline": text_at(head, "dateline", "location"),
        "url": attribute_at(nitf, "head", "pubdata", "ex-ref"),
        "lang": nitf.attributes.get("baselang", ""),
        "embargo": _later(wire_date(attribute_at(docdata, "date.release", "norm")), issue),
        "correction": attribute_at(docdata, "correction", "info"),
        "status": "" if status == "usable" else status,
    }


def newsml_row(item: Element, _: Element | None = None) -> dict[str, Any]:
    """One item of NewsML-G2: what is said of it in itemMeta and contentMeta, the text in contentSet.

    Source: NewsML-G2 2.x, iptc.org. An item withheld until a time has `embargoed`; a canceled one says so in pubStatus.
    """
    meta, about = first_element(item, "itemMeta"), first_element(item, "contentMeta")
    nitf = next(item.deep("nitf"), None)
    inner = nitf_row(nitf) if nitf is not None else {}
    status = attribute_at(meta, "pubStatus", "qcode").partition(":")[2]
    source = (
        text_at(about, "infoSource", "name")
        or text_at(meta, "provider", "name")
        or attribute_at(meta, "provider", "literal")
        or item.text("rightsInfo", "copyrightHolder", "name")
    )
    made = text_at(about, "contentCreated") or text_at(meta, "firstCreated") or text_at(meta, "versionCreated")
    note = item.text("itemMeta", "edNote")
    return {
        "id": item.attributes.get("guid", ""),
        "title": text_at(about, "headline") or inner.get("title") or text_at(meta, "title"),
        **({"text": inner["text"]} if inner.get("text") else _inline(item)),
        "date": wire_date(made),
        "updated": wire_date(text_at(meta, "versionCreated")),
        "source": source,
        "authors": _creators(about, source) or inner.get("authors"),
        "dateline": text_at(about, "dateline"),
        "lang": item.attributes.get("lang", "") or attribute_at(about, "language", "tag"),
        "embargo": wire_date(text_at(meta, "embargoed")),
        "correction": note if "orrect" in note else "",
        "status": "" if status == "usable" else status,
    }


def _creators(about: Element | None, source: str) -> list[str]:
    """The names in the byline, else those of the creators."""
    if by := text_at(about, "by"):
        return wire_names([by], source)
    creators = about.all("creator") if about else []
    return wire_names([one.text("name") or one.attributes.get("literal", "") for one in creators], source)


def _inline(item: Element) -> dict[str, Any]:
    """The text of a contentSet: XHTML inside, or plain."""
    for name in ("inlineXML", "inlineData"):
        for one in item.all("contentSet", name):
            return wire_body(next(one.deep("body"), one))
    return {}


def _later(release: str | None, issue: str | None) -> str:
    """The release, when it is after the issue: only then does it hold anything back."""
    return release if release and issue and release > issue else ""
