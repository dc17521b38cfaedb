"""The formats of news agencies in XML: NITF 3 and NewsML-G2."""

from __future__ import annotations

from typing import Any

from newsclean.io.feeds.elements import Element


def nitf_row(nitf: Element, _: Element | None = None) -> dict[str, Any]:
    """One article of NITF: headline and byline stand in body.head, the text in body.content.

    Source: NITF 3.6, iptc.org; `docdata` has the days of issue, release and expiry, and the corrections.
    """
    head = _first(nitf, "body", "body.head")
    docdata = _first(nitf, "head", "docdata")
    content = _first(nitf, "body", "body.content")
    return {
        "id": _attribute(docdata, "doc-id", "id-string"),
        "title": _text(head, "hedline", "hl1") or _text(head, "hedline") or nitf.text("head", "title"),
        "text": "\n\n".join(content.blocks()) if content else "",
        "date": _date(
            _attribute(docdata, "date.issue", "norm")
            or (_attribute(head, "dateline", "story.date", "norm") if head else "")
            or next((one.attributes.get("date.publication", "") for one in nitf.all("head", "pubdata")), "")
        ),
        "source": next((name for one in nitf.all("head", "pubdata") if (name := one.attributes.get("name", ""))), "")
        or _attribute(docdata, "doc.copyright", "holder")
        or _text(head, "distributor"),
        "authors": _bylines(head.all("byline")) if head else [],
        "dateline": _text(head, "dateline", "location"),
        "url": next((one.attributes.get("ex-ref", "") for one in nitf.all("head", "pubdata")), ""),
        "embargo": _later(
            _date(_attribute(docdata, "date.release", "norm")), _date(_attribute(docdata, "date.issue", "norm"))
        ),
        "correction": _attribute(docdata, "correction", "info"),
    }


def newsml_row(item: Element, _: Element | None = None) -> dict[str, Any]:
    """One item of NewsML-G2: what is said of it in itemMeta and contentMeta, the text in contentSet.

    Source: NewsML-G2 2.x, iptc.org. An item withheld until a time has `embargoed`; a canceled one says so in pubStatus.
    """
    meta, about = _first(item, "itemMeta"), _first(item, "contentMeta")
    nitf = next(item.deep("nitf"), None)
    inner = nitf_row(nitf) if nitf is not None else {}
    status = _attribute(meta, "pubStatus", "qcode").partition(":")[2]
    note = item.text("itemMeta", "edNote")
    return {
        "id": item.attributes.get("guid", ""),
        "title": _text(about, "headline") or inner.get("title") or _text(meta, "title"),
        "text": inner.get("text") or _inline(item),
        "date": _date(_text(about, "contentCreated") or _text(meta, "firstCreated") or _text(meta, "versionCreated")),
        "updated": _date(_text(meta, "versionCreated")),
        "source": _text(about, "infoSource", "name")
        or _text(meta, "provider", "name")
        or _attribute(meta, "provider", "literal")
        or item.text("rightsInfo", "copyrightHolder", "name"),
        "authors": _creators(about) or inner.get("authors"),
        "dateline": _text(about, "dateline"),
        "lang": item.attributes.get("lang", "") or _attribute(about, "language", "tag"),
        "embargo": _date(_text(meta, "embargoed")),
        "correction": note if "orrect" in note else "",
        "status": "" if status == "usable" else status,
    }


def _creators(about: Element | None) -> list[str]:
    """The byline, else the names of the creators."""
    if by := _text(about, "by"):
        return [by.removeprefix("By ").strip()]
    creators = about.all("creator") if about else []
    return [name for one in creators if (name := one.text("name") or one.attributes.get("literal", ""))]


def _inline(item: Element) -> str:
    """The text of a contentSet: XHTML inside, or plain."""
    for name in ("inlineXML", "inlineData"):
        for one in item.all("contentSet", name):
            body = next(one.deep("body"), one)
            return "\n\n".join(body.blocks())
    return ""


def _bylines(lines: list[Element]) -> list[str]:
    names = [" ".join(one.plain().split()) for line in lines for one in line.deep("person")]
    plain = [" ".join(line.plain().split()) for line in lines]
    return [name for name in names if name] or [line.removeprefix("By ").removeprefix("by ") for line in plain if line]


def _first(element: Element, *names: str) -> Element | None:
    return next(iter(element.all(*names)), None)


def _text(element: Element | None, *names: str) -> str:
    return element.text(*names) if element else ""


def _attribute(element: Element | None, *path: str) -> str:
    """The attribute, last of the path, of the first element at the path that has it."""
    if element is None:
        return ""
    return next((one.attributes[path[-1]] for one in element.all(*path[:-1]) if path[-1] in one.attributes), "")


def _later(release: str | None, issue: str | None) -> str:
    """The release, when it is after the issue: only then does it hold anything back."""
    return release if release and issue and release > issue else ""


def _date(text: str) -> str:
    from newsclean.temporal.machine_dates import parse_date

    stamp = parse_date(text) if text else None
    return stamp.iso if stamp else ""
